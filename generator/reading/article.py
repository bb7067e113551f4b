"""A cleaned page and what is said of it, put together as one `Article`: the last step of every reader."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from slugify import slugify

from generator.model.article import Article, Dated, Rejection
from generator.options import Metadata
from generator.reading.cleaning import Cleaned, assemble
from generator.reading.languages import is_english, language_of
from generator.reading.metadata import found_in, merged, said_date

_LONGEST_ID = 80  # characters: ids become file names, and those have limits
_DIGEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file's path inside the folder, what the editor says of it (`given`), what its format says (`own`)."""

    name: str
    given: Metadata
    own: Metadata


def article_of(source: Source, cleaned: Cleaned) -> Article | Rejection:
    """The article a cleaned page holds; a rejection `empty` where no word of text is left."""
    text, blocks, dropped = assemble(cleaned.pieces)
    if not any(sign.isalnum() for sign in text):
        detail = "The file holds no text of an article" + (", only page furniture." if dropped else ".")
        return Rejection(file=source.name, rule="empty", detail=detail)
    found, published, place = found_in(cleaned)
    known = merged(merged(source.given, source.own), found)
    code = known.language or language_of(text)
    return Article(
        id=article_id(source.name),
        file=source.name,
        text=text,
        blocks=blocks,
        title=known.title,
        outlet=known.outlet,
        agency=known.agency,
        author=known.author,
        url=known.url,
        language="en" if is_english(code) else code,
        published=_published(source, published),
        dateline=place,
        dropped=dropped,
        set_aside=None if is_english(code) else "language",
    )


def article_id(name: str) -> str:
    """The id of the article in file `name`: its path's slug without the extension, short enough for a file name."""
    path = PurePosixPath(name)
    slug = slugify(str(path.with_suffix("")) if path.suffix else name)
    if 0 < len(slug) <= _LONGEST_ID:
        return str(slug)
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:_DIGEST]
    return f"{slug[: _LONGEST_ID - _DIGEST - 1].strip('-') or 'article'}-{digest}"


def _published(source: Source, found: Dated) -> Dated:
    if source.given.published:
        said = said_date(source.given.published, "given")
        if said.edtf:
            return said
    if source.own.published:
        said = said_date(source.own.published, "metadata")
        if said.edtf or not found.edtf:
            return said
    return found
