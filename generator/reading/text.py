"""Plain text and Markdown articles: front matter, then the page as it was pasted."""

from __future__ import annotations

from dataclasses import replace

from generator.model.article import Article, Rejection
from generator.options import Metadata
from generator.reading.article import Source, article_of
from generator.reading.cleaning import clean_lines
from generator.reading.decoding import decode, repair
from generator.reading.front_matter import split_front_matter
from generator.reading.lines import drop, split_lines
from generator.reading.markdown import unmarked
from generator.reading.metadata import merged


def read_text(data: bytes, *, name: str, given: Metadata) -> Article | Rejection:
    """The article in a `.txt` file. `given` is what the editor says of it."""
    return _read(data, name=name, given=given, marked=False)


def read_markdown(data: bytes, *, name: str, given: Metadata) -> Article | Rejection:
    """The article in a `.md` file: as text, with the marks of Markdown taken off."""
    return _read(data, name=name, given=given, marked=True)


def _read(data: bytes, *, name: str, given: Metadata, marked: bool) -> Article | Rejection:
    decoded = decode(data, name=name)
    if isinstance(decoded, Rejection):
        return decoded
    split = split_front_matter(repair(decoded), name=name)
    if isinstance(split, Rejection):
        return split
    lines = split_lines(split.body)
    if marked:
        lines = unmarked(lines)
    title = merged(given, split.metadata).title
    cleaned = clean_lines(lines, title=title)
    unused = tuple(drop(line, "front-matter") for words in split.unused for line in split_lines(words))
    if unused:
        cleaned = replace(cleaned, pieces=(*unused, *cleaned.pieces))
    return article_of(Source(name=name, given=given, own=split.metadata), cleaned)
