"""Plain text and Markdown articles: front matter, then the page as it was pasted."""

from __future__ import annotations

from dataclasses import replace

from generator.options import ReadingOptions
from generator.reading.decoding import decode, repair
from generator.reading.front_matter import split_front_matter
from generator.reading.lines import drop, split_lines
from generator.reading.markdown import unmarked
from generator.reading.page import Page


def read_text(data: bytes, *, name: str, options: ReadingOptions) -> tuple[Page, ...]:  # noqa: ARG001 one interface
    """The article in a `.txt` file. Raises `UnreadableFile`."""
    return (page_of_text(decode(data), name=name),)


def read_markdown(data: bytes, *, name: str, options: ReadingOptions) -> tuple[Page, ...]:
    """The article in a `.md` file: as text, with the marks of Markdown taken off. Raises `UnreadableFile`."""
    (page,) = read_text(data, name=name, options=options)
    return (replace(page, lines=unmarked(page.lines)),)


def page_of_text(text: str, *, name: str) -> Page:
    """The page in decoded text, which may begin with front matter. `name` stands in the messages."""
    split = split_front_matter(repair(text), name=name)
    unused = tuple(drop(line, "front-matter") for words in split.unused for line in split_lines(words))
    return Page(lines=(*unused, *split_lines(split.body)), own=split.metadata)
