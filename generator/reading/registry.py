"""Which reader reads which kind of file. A new format is a module with a reader, and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from generator.model.article import Article, Rejection
from generator.options import Metadata
from generator.reading.text import read_markdown, read_text


class Reader(Protocol):
    """Turns the bytes of the file `name` into an article; `given` is what the editor says of it."""

    def __call__(self, data: bytes, *, name: str, given: Metadata) -> Article | Rejection:
        """The article, or why there is none."""
        ...


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_text,
        ".text": read_text,
        ".md": read_markdown,
        ".markdown": read_markdown,
    }
)


def reader_for(suffix: str) -> Reader | None:
    """The reader for a file name's suffix, whatever its case; None for a format nobody reads."""
    return READERS.get(suffix.casefold())
