"""Bytes of a web page -> its text, by the rules browsers follow (WHATWG Encoding, HTML 13.2.3), and one more.

A byte order mark wins. Bytes that are valid UTF-8 are UTF-8, whatever the page declares: pages saved from a browser are
often converted and keep their old declaration. Then what the page declares, then Windows-1252.
"""

from __future__ import annotations

import codecs
import re

from generator.errors import UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})""", re.IGNORECASE
)
_SEARCHED = 8_192  # bytes: browsers look at 1,024, some pages say it later
_FALLBACK = "cp1252"
# What browsers take these labels for: the wider encoding that includes the named one.
_WIDER = {"iso-8859-1": _FALLBACK, "latin-1": _FALLBACK, "ascii": _FALLBACK, "gb2312": "gb18030", "gbk": "gb18030"}
# Never believed of a page: text in UTF-7 hides markup, and UTF-16 could not have declared itself in these letters.
_REFUSED = ("utf-7", "utf-16", "utf-32", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined")
_MOST_NULS = 8


def decode_web(data: bytes) -> str:
    """The text of a web page. Raises `UnreadableFile` (`not_text`) for bytes that are no text at all."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if data.startswith((b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")):
        raise UnreadableFile("not_text", "The file is no web page, whatever its name says; give it its own extension.")
    if data.count(b"\x00") > _MOST_NULS:
        raise UnreadableFile("not_text", "The file holds no text that can be read; save the page again.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(declared_encoding(data) or _FALLBACK, errors="replace")


def declared_encoding(data: bytes) -> str | None:
    """The encoding a page declares, by the name Python knows it; None where there is none that Python knows."""
    found = _DECLARED.search(data[:_SEARCHED])
    return known_encoding(found.group(1).decode("ascii")) if found else None


def known_encoding(label: str) -> str | None:
    """Python's name of the encoding with this label; None for unknown ones and for what is no text encoding."""
    try:
        name = codecs.lookup(label).name
        "".encode(name)
    except (LookupError, ValueError):
        return None
    if name.startswith(_REFUSED):
        return None
    return _WIDER.get(label.casefold()) or _WIDER.get(name) or name
