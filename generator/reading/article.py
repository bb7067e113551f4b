"""A page and what is said of it, cleaned and put together as one `Article`: the step after every reader."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from slugify import slugify

from generator.model.article import Article, Dated, Dropped, Rejection
from generator.options import Metadata, ReadingOptions
from generator.reading.addresses import day_in, host_of
from generator.reading.cleaning import Cleaned, assemble, clean_lines
from generator.reading.languages import is_english, language_of
from generator.reading.lines import Pieces
from generator.reading.metadata import found_in, merged, said_date
from generator.reading.page import Page

_LONGEST_ID = 80  # characters: ids become file names, and those have limits
_DIGEST = 8
_PASSAGE = 300  # characters: a passage is hardly ever longer, so a longer paragraph counts as several
_LONGEST_PARAGRAPH = 100_000  # characters: the language model takes a gigabyte for so many, and a million stop it
_ENDS = (". ", "? ", "! ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file's path inside the folder, what the editor says of it (`given`), what its format says (`own`).

    `entry` tells the articles of one file apart; None where the file is one article.
    """

    name: str
    given: Metadata
    own: Metadata
    entry: str | None = None

    @property
    def file(self) -> str:
        """What the article's place is called: the file, and the entry in it ("feed.jsonl#2041")."""
        return self.name if self.entry is None else f"{self.name}#{self.entry}"


def read_page(page: Page, *, name: str, given: Metadata, options: ReadingOptions) -> Article | Rejection:
    """The article that a reader's page of the file `name` holds, or why there is none."""
    source = Source(name=name, given=given, own=page.own, entry=page.entry)
    lines = tuple(line for line in page.lines if line.text)
    if len(lines) > 2 * options.max_passages + 1_000 or _passages(lines) > options.max_passages:
        detail = (
            f"The article has more than {options.max_passages:,} paragraphs or sentences; split the file, "
            "or raise the limit (option max_passages)."
        )
        return Rejection(file=source.file, rule="too_long", detail=detail)
    cleaned = clean_lines(lines, title=merged(given, page.own).title, whole=page.whole)
    return article_of(source, cleaned)


def _passages(lines: Pieces) -> int:
    """About how many passages the kept lines will be."""
    texts = [line.text for line in lines if line.rule is None]
    return sum(max(1 + len(text) // _PASSAGE, *map(text.count, _ENDS)) for text in texts)


def article_of(source: Source, cleaned: Cleaned) -> Article | Rejection:
    """The article a cleaned page holds; or why none: no word left, a paragraph without end."""
    text, blocks, dropped = assemble(cleaned.pieces)
    if not any(sign.isalnum() for sign in text):
        detail = "The file holds no text of an article" + (", only page furniture." if dropped else ".")
        return Rejection(file=source.file, rule="empty", detail=detail)
    if any(block.end - block.start > _LONGEST_PARAGRAPH for block in blocks):
        detail = f"A paragraph has more than {_LONGEST_PARAGRAPH:,} characters; break it into paragraphs."
        return Rejection(file=source.file, rule="too_long", detail=detail)
    found, published, place = found_in(cleaned)
    known = merged(merged(source.given, source.own), found)
    said = tuple(url for url in (source.given.url, source.own.url) if url)
    refused = tuple(Dropped(text=url, rule="bad-address") for url in said if not is_web_address(url))
    url = next((address for value in (*said, found.url) if (address := _web_address(value))), None)
    code = known.language or language_of(text)
    return Article(
        id=article_id(source.name, entry=source.entry),
        file=source.file,
        text=text,
        blocks=blocks,
        title=known.title,
        outlet=known.outlet,
        agency=known.agency,
        author=known.author,
        url=url,
        language="en" if is_english(code) else code,
        published=_published(source, published),
        dateline=place,
        dropped=(*refused, *dropped),
        set_aside=None if is_english(code) else "language",
    )


def article_id(name: str, *, entry: str | None = None) -> str:
    """The id of the article in file `name`: its path's slug without the extension, short enough for a file name.

    An entry of a file that holds several adds its own name.
    """
    path = PurePosixPath(name)
    slug = slugify(str(path.with_suffix("")) if path.suffix else name)
    if entry is not None:
        slug, name = f"{slug}-{entry}".strip("-"), f"{name}#{entry}"
    if 0 < len(slug) <= _LONGEST_ID:
        return str(slug)
    return f"{slug[: _LONGEST_ID - _DIGEST - 1].strip('-') or 'article'}-{_digest(name)[:_DIGEST]}"


def longer_ids(article: Article) -> Iterator[str]:
    """Ids for an article whose own one is taken: with ever more of the digest of its file's full name."""
    digest = _digest(article.file)
    for length in range(_DIGEST, len(digest) + 1):
        yield f"{article.id[: _LONGEST_ID - length - 1].strip('-')}-{digest[:length]}"


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()


def is_web_address(value: str) -> bool:
    """Whether a `url` somebody gives can be used: an address of the web."""
    return _web_address(value) is not None


def _web_address(value: str | None) -> str | None:
    """An address that a reader can follow: http or https with a host; "www." without a scheme gets one."""
    value = (value or "").strip()
    if value.casefold().startswith("www."):
        value = f"https://{value}"
    plain = value.casefold().startswith(("http://", "https://")) and not any(sign.isspace() for sign in value)
    return value if plain and host_of(value) else None


def _published(source: Source, found: Dated) -> Dated:
    if source.given.published:
        said = said_date(source.given.published, "given")
        if said.edtf:
            return said
    if source.own.published:
        said = said_date(source.own.published, "metadata")
        if said.edtf or not found.edtf:
            return said
    return found if found.edtf else _by_address(source) or found


def _by_address(source: Source) -> Dated | None:
    """The day in the address that the editor or the format gives, where nothing else says one."""
    for url in (source.given.url, source.own.url):
        day = day_in(url) if url and is_web_address(url) else None
        if day:
            return Dated(edtf=day.isoformat(), how="url", evidence=url)
    return None
