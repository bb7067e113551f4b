"""Bytes of a file -> text, with the damage of copying repaired; and what cannot be text told apart.

Unicode marks (BOM) win, then UTF-8, then Windows-1252, which is what a text file that is not UTF-8 nearly always is.
Mojibake is repaired by ftfy (Speer 2019); quotation marks and dashes stay as the article has them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from types import MappingProxyType

import ftfy

from generator.errors import UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: Mapping[bytes, str] = MappingProxyType(
    {
        b"%PDF-": "a PDF document",
        b"PK\x03\x04": "a zip archive (a Word document is one)",
        b"\x89PNG": "a picture",
        b"\xff\xd8\xff": "a picture",
        b"GIF8": "a picture",
        b"\x1f\x8b": "a packed file",
        b"\x7fELF": "a program",
        b"{\\rtf": "a document in Rich Text Format",
        b"\xd0\xcf\x11\xe0": "a document of an old version of Word",
    }
)
_SNIFFED = 4096
_CONTROL_SHARE = 0.02  # of the first bytes: a text has a stray control character at most

_REPAIR = ftfy.TextFixerConfig(
    uncurl_quotes=False, fix_character_width=False, remove_terminal_escapes=True, explain=False, unescape_html=True
)
_LINE_ENDS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Invisible characters, and marks that change reading direction: with them a page could show other words than it holds.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u180e\U000e0000-\U000e007f]")
_SOFT_HYPHEN = re.compile("\xad\n?")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")


def decode(data: bytes) -> str:
    """The text that `data` holds, unrepaired. Raises `UnreadableFile` (`not_text`) where it is no text."""
    kind = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    if kind:
        raise UnreadableFile("not_text", f"The file is {kind}, whatever its name says; give it its own extension.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _not_text() from error
    head = data[:_SNIFFED]
    if b"\x00" in data or _controls(head) > _CONTROL_SHARE * len(head):
        raise _not_text()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def repair(text: str) -> str:
    """`text` with mojibake mended, one kind of line end and of space, and without invisible characters."""
    text = _LINE_ENDS.sub("\n", text)
    if not text.isascii() or _ENTITY.search(text):
        text = "\n".join(map(_mend, text.split("\n")))
    text = _SOFT_HYPHEN.sub("", text)
    return _CONTROLS.sub("", _INVISIBLE.sub("", _SPACES.sub(" ", text)))


def _mend(line: str) -> str:
    # Line by line: damage in one line says nothing about the next, and plain lines cost nothing.
    if line.isascii() and "&" not in line:
        return line
    return ftfy.fix_text(line, _REPAIR).replace("\n", " ")


def _controls(head: bytes) -> int:
    return sum(byte < 32 and byte not in b"\t\n\r\f\v\x1b\x1c\x1d\x1e" for byte in head)


def _not_text() -> UnreadableFile:
    detail = "The file holds no text that can be read; save the article as plain text (UTF-8)."
    return UnreadableFile("not_text", detail)
