"""Which reader reads which kind of file. A new format is a module with a reader, and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from generator.options import ReadingOptions
from generator.reading.page import Page
from generator.reading.text import read_markdown, read_text


class Reader(Protocol):
    """Turns the bytes of the file `name` into a page for each article in it.

    Raises `UnreadableFile` and nothing else: whatever its library raises at a damaged file becomes that.
    """

    def __call__(self, data: bytes, *, name: str, options: ReadingOptions) -> tuple[Page, ...]:
        """The pages, in the order of the file; () where it holds none."""
        ...


# In the order of seniority: of two files with one id, the first kind keeps it.
READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_text,
        ".text": read_text,
        ".md": read_markdown,
        ".markdown": read_markdown,
    }
)
PLAIN = frozenset((".txt", ".text", ".md", ".markdown"))  # read by our own code alone


def reader_for(suffix: str) -> Reader | None:
    """The reader for a file name's suffix, whatever its case; None for a format nobody reads."""
    return READERS.get(suffix.casefold())
