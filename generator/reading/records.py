"""JSON and JSON Lines: one article an entry, in the field names that agencies, publishers and feeds use.

Understood are ninjs 1 to 3 (https://iptc.org/standards/ninjs), schema.org's NewsArticle, JSON Feed 1.1, WordPress' and
news services' answers, and whatever else calls a text "text" or "body". The first name of a list that an entry has
counts; a value may be a text, an object that has one, or a list of them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from lxml.html import fromstring
from slugify import slugify

from generator.errors import UnreadableFile
from generator.options import Metadata, ReadingOptions
from generator.reading.datelines import agency_of
from generator.reading.decoding import decode, repair
from generator.reading.lines import Piece, Pieces, split_lines
from generator.reading.page import Page
from generator.reading.web_blocks import blocks_of

_MOST_ENTRIES = 5_000
_LONGEST_NAME = 40  # characters of an entry's name
_LONGEST_VALUE = 500
_LISTS = (
    "articles", "items", "entries", "results", "docs", "stories", "news", "posts", "data", "hits", "@graph", "feed",
)  # fmt: skip
_WRAPPED = ("response", "data", "result", "feed", "article", "item", "_source", "fields")
_TEXT = (
    "body_text", "bodytext", "bodyText", "body_xhtml", "body_html", "bodies", "articleBody", "article_body",
    "content_text", "content_html", "full_text", "fulltext", "fullText", "maintext", "main_text", "text", "body",
    "content", "story", "transcript",
)  # fmt: skip
_SHORT_TEXT = ("description_text", "description", "abstract", "summary", "excerpt", "lead_paragraph", "snippet")
_TITLE = ("headline", "headlines", "title", "name", "webTitle", "head", "alternativeHeadline")
_PUBLISHED = (
    "datePublished", "date_published", "published", "publishedAt", "published_at", "publication_date",
    "publicationDate", "publish_date", "publishDate", "pubDate", "pub_date", "webPublicationDate",
    "first_published", "firstcreated", "firstCreated", "versioncreated", "versionCreated", "contentcreated", "date",
    "dateCreated", "created_at", "created", "timestamp", "time",
)  # fmt: skip
_OUTLET = (
    "outlet", "publisher", "site_name", "siteName", "sitename", "publication", "newspaper", "source", "provider",
    "infosources", "infosource", "copyrightholder", "copyrightHolder",
)  # fmt: skip
_AUTHOR = ("author", "authors", "byline", "bylines", "by", "creator", "creators", "contributors")
_URL = (
    "url", "link", "webUrl", "web_url", "canonical", "canonical_url", "permalink", "mainEntityOfPage", "uri",
    "external_url",
)  # fmt: skip
_LANGUAGE = ("language", "lang", "inLanguage", "language_code")
_ID = ("id", "_id", "uri", "guid", "@id", "article_id", "url", "link")
_INSIDE = ("value", "rendered", "name", "text", "title", "literal", "content", "@value", "url", "@id", "$t", "#text")
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|h[1-6]|ul|ol|li|a|strong|em|b|i|blockquote|figure|img)\b[^<>]{0,2000}>", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def read_json(data: bytes, *, name: str, options: ReadingOptions) -> tuple[Page, ...]:  # noqa: ARG001 one interface
    """The articles of a JSON or JSON Lines file. Raises `UnreadableFile`."""
    entries = _entries(decode(data))
    if len(entries) > _MOST_ENTRIES:
        detail = f"The file has {len(entries):,} entries; the most that are read from one file are {_MOST_ENTRIES:,}."
        raise UnreadableFile("too_large", detail)
    if len(entries) == 1:
        return (_page(entries[0], own_name=None),)
    names = _names(entries)
    return tuple(_page(entry, own_name=own) for entry, own in zip(entries, names, strict=True))


def _entries(text: str) -> list[object]:
    """The entries of the file, whether it is one value or one a line."""
    try:
        return _unfolded(json.loads(text, strict=False))
    except ValueError as error:
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].lstrip().startswith("{"):
            raise _no_json(error) from error
        entries: list[object] = []
        for number, line in lines:
            try:
                entries.append(json.loads(line, strict=False))
            except ValueError as fault:
                if number == 1:  # one value over several lines, and broken
                    raise _no_json(error) from error
                entries.append(fault)
        return entries


def _no_json(error: ValueError) -> UnreadableFile:
    where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
    return UnreadableFile("unreadable", f"The file is no JSON that can be read: there is a fault{where}.")


def _unfolded(value: object, depth: int = 0) -> list[object]:
    """The entries in a value: itself, or those in the list that it, or what it wraps, holds."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return [value]
    if any(key in value for key in _TEXT if not isinstance(value.get(key), list | dict)) or depth > 3:
        return [value]
    for key in _LISTS:
        inner = value.get(key)
        if isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
            return inner
    for key in _WRAPPED:
        if isinstance(value.get(key), dict) and not any(name in value for name in _TITLE):
            return _unfolded(value[key], depth + 1)
    return [value]


def _page(entry: object, *, own_name: str | None) -> Page:
    """One entry's page; without lines where it holds no text, so that it is reported."""
    if not isinstance(entry, dict):
        return Page(lines=(), entry=own_name)
    fields = _flat(entry)
    outlet, author = _value(fields, _OUTLET), ", ".join(_values(fields, _AUTHOR))
    author = re.sub(r"^by:?\s+", "", author, flags=re.IGNORECASE)
    agency = (agency_of(outlet) if outlet else None) or (agency_of(author) if author else None)
    own = Metadata(
        title=_value(fields, _TITLE),
        outlet=None if outlet and agency_of(outlet) else outlet,
        agency=agency,
        author=None if agency_of(author) else author or None,
        published=_published(fields),
        url=next((value for key in _URL for value in _texts(fields.get(key)) if _ADDRESS.match(value)), None),
    )
    lines, whole = _lines(fields)
    return Page(lines=lines, own=own, whole=whole, entry=own_name)


def _flat(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """An entry's fields, with those of the objects that some services wrap them in; its own come first."""
    fields = dict(entry)
    for key in _WRAPPED:
        inner = entry.get(key)
        if isinstance(inner, dict):
            fields = {**inner, **{name: value for name, value in fields.items() if name != key or name in _TEXT}}
    return fields


def _lines(fields: Mapping[str, Any]) -> tuple[Pieces, bool]:
    """The paragraphs of an entry's text, and whether they are whole: marked up, not wrapped."""
    for key in (*_TEXT, *_SHORT_TEXT):
        texts = [text for text in _bodies(fields.get(key)) if text.strip()]
        if not texts:
            continue
        if _MARKUP.search(texts[0]):
            tree = fromstring(f"<div>{texts[0]}</div>")
            blocks = (" ".join(repair(block).split()) for block in blocks_of(tree))
            return tuple(Piece(text=block, gap=True) for block in blocks if block), True
        return split_lines(repair("\n\n".join(texts))), False
    return (), False


def _bodies(value: object) -> list[str]:
    """The texts of a body: several paragraphs, or (ninjs) one text in several renditions, of which one is taken."""
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        best = sorted(
            (item for item in value if isinstance(item, dict)),
            key=lambda item: "html" in str(item.get("contenttype") or item.get("contentType") or "text"),
        )
        return _texts(best[0], longest=None)
    return _texts(value, longest=None)


def _published(fields: Mapping[str, Any]) -> str | None:
    for key in _PUBLISHED:
        value = fields.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and 1e8 < value < 1e14:
            seconds = value / 1000 if value > 1e11 else value  # JavaScript counts milliseconds
            return datetime.fromtimestamp(seconds, tz=UTC).date().isoformat()
        found = _texts(value)
        if found:
            return found[0]
    return None


def _value(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next(iter(_values(fields, names)), None)


def _values(fields: Mapping[str, Any], names: tuple[str, ...]) -> list[str]:
    """The texts under the first of the names that has any; addresses are no names."""
    for name in names:
        found = [text for text in _texts(fields.get(name)) if not _ADDRESS.match(text)]
        if found:
            return found
    return []


def _texts(value: object, *, longest: int | None = _LONGEST_VALUE, depth: int = 0) -> list[str]:
    """All texts that a value is, or holds in one of the usual places; on one line where they are short values."""
    if isinstance(value, str):
        if longest is None:
            return [value]
        words = " ".join(repair(value[: 4 * longest]).split())[:longest]
        return [words] if words else []
    if isinstance(value, dict) and depth < 4:
        inner = (_texts(value[key], longest=longest, depth=depth + 1) for key in _INSIDE if key in value)
        return next((texts for texts in inner if texts), [])
    if isinstance(value, list) and depth < 4:
        return [text for item in value[:1_000] for text in _texts(item, longest=longest, depth=depth + 1)]
    return []


def _names(entries: list[object]) -> list[str]:
    """A name for each entry, its own wherever it has one, so that it stays when others come before it."""
    taken: set[str] = set()
    out = []
    for number, entry in enumerate(entries, 1):
        name = next(candidate for candidate in _candidates(entry, number) if candidate not in taken)
        taken.add(name)
        out.append(name)
    return out


def _candidates(entry: object, number: int) -> Iterator[str]:
    said = [str(entry[key]) for key in _ID if isinstance(entry, dict) and isinstance(entry.get(key), str | int)]
    for value in said[:1]:
        slug = slugify(value)
        if slug and len(slug) <= _LONGEST_NAME:
            yield slug
        digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()
        yield digest[:10]
    yield str(number)
    yield f"entry-{number}"
