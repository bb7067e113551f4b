"""Which reader reads which kind of file. A new format is a module with a reader, and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Protocol, cast

from generator.errors import UnreadableFile
from generator.options import ReadingOptions
from generator.reading.page import Page


class Reader(Protocol):
    """Turns the bytes of the file `name` into a page for each article in it.

    Raises `UnreadableFile` and nothing else, whatever its library raises at a damaged file.
    """

    def __call__(self, data: bytes, *, name: str, options: ReadingOptions) -> tuple[Page, ...]:
        """The pages, in the order of the file; () where it holds none."""
        ...


def _reader(module: str, function: str, what: str) -> Reader:
    """The reader `function` of `module`, loaded with its library when first needed. `what` it reads, for messages."""

    def read(data: bytes, *, name: str, options: ReadingOptions) -> tuple[Page, ...]:
        reader = cast("Reader", getattr(import_module(f"generator.reading.{module}"), function))
        try:
            return reader(data, name=name, options=options)
        except UnreadableFile:
            raise
        except (MemoryError, RecursionError) as error:
            detail = f"This {what} is nested so deeply, or grows so large when it is opened, that no article is in it."
            raise UnreadableFile("too_large", detail) from error
        except Exception as error:
            # Parsers raise what they like at damaged files: there is no list of it, and no file may stop the others.
            detail = f"This {what} is damaged and cannot be read; save its text as a plain text file (.txt)."
            raise UnreadableFile("unreadable", detail) from error

    return read


# In the order of seniority: of two files with one id, the first kind keeps it.
READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": _reader("text", "read_text", "text"),
        ".text": _reader("text", "read_text", "text"),
        ".md": _reader("text", "read_markdown", "text"),
        ".markdown": _reader("text", "read_markdown", "text"),
        ".html": _reader("html", "read_html", "web page"),
        ".htm": _reader("html", "read_html", "web page"),
        ".xhtml": _reader("html", "read_html", "web page"),
        ".mhtml": _reader("mail", "read_web_archive", "web archive"),
        ".mht": _reader("mail", "read_web_archive", "web archive"),
        ".pdf": _reader("pdf", "read_pdf", "PDF"),
        ".docx": _reader("word", "read_word", "Word document"),
        ".eml": _reader("mail", "read_mail", "e-mail"),
        ".json": _reader("records", "read_json", "JSON file"),
        ".jsonl": _reader("records", "read_json", "JSON file"),
        ".ndjson": _reader("records", "read_json", "JSON file"),
    }
)
PLAIN = frozenset((".txt", ".text", ".md", ".markdown"))  # read by our own code alone


def reader_for(suffix: str) -> Reader | None:
    """The reader for a file name's suffix, whatever its case; None for a format nobody reads."""
    return READERS.get(suffix.casefold())
