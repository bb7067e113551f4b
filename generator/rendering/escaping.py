"""Untrusted text into Markdown: on the page it comes out as the same text, whatever characters it holds.

Every character with a meaning to Markdown, its extensions, HTML or a template becomes a numeric character reference.
References survive Python-Markdown untouched (its own syntax never sees the character) and are decoded by the browser
alone, so there is no list of constructs to keep up with. Only what HTML cannot hold at all is replaced, by U+FFFD:
control characters without a meaning, surrogates and noncharacters (HTML Living Standard, 13.2.5.80).
"""

from __future__ import annotations

import html
import re

from markupsafe import Markup

_REPLACEMENT = "\ufffd"
# What HTML cannot hold. NEL (U+0085) is a line end; a reference to it would be read as U+2026.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# ASCII punctuation but for commas, semicolons, question marks, a hyphen inside a word and a full stop that ends one;
# white space other than single blanks inside; whatever could open a list or heading at the start.
_SPECIAL = re.compile(
    r"""[!"\#$%&'()*+/:<=>@\[\\\]^_`{|}~]"""
    r"|(?<![^\W_])-|-(?![^\W_])|\.(?=\S)"
    r"|^[ \-.,;?]|[ ]$|(?<=[ ])[ ]|(?<=^\d)\.|(?<=^\d\d)\.|(?<=^\d\d\d)\."
    r"|[^\S ]"  # line ends, tabs, blanks of other widths
)
_ATTRIBUTE = re.compile(r"""[^\w ,.;?—–…“”‘’-]|_|[^\S ]|^[ ]|[ ]$|(?<=[ ])[ ]""")
_NOT_YAML = re.compile(r'["\\]|[^ -~]')
_ANCHOR = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]*")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+", re.IGNORECASE)
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]")
_ADDRESS_SAFE = re.compile(r"[^A-Za-z0-9:/?#@!$&'*+,;=._~%-]")


def text(value: str) -> Markup:
    """`value` as Markdown that renders to exactly these characters inside a paragraph, cell, heading or link label."""
    return Markup(_SPECIAL.sub(_reference, _printable(value)))  # noqa: S704  # escaped just here


def attribute(value: str) -> Markup:
    """`value` for a double-quoted attribute: a link's title, or an attribute of a tag inside Markdown."""
    return Markup(_ATTRIBUTE.sub(_reference, _printable(value)))  # noqa: S704  # escaped just here


def front_matter(value: str) -> Markup:
    """`value` as a double-quoted YAML scalar on one line, of ASCII alone, that reads back as `value` escaped for HTML.

    Not JSON, though YAML 1.2 contains it: JSON writes a character beyond U+FFFF as two surrogates, which YAML 1.1 takes
    for two characters (YAML 1.1, 5.6 Escape Sequences).
    """
    escaped = html.escape(_printable(value))
    return Markup(f'"{_NOT_YAML.sub(_yaml_escape, escaped)}"')  # noqa: S704  # escaped just here


def anchor(value: str) -> Markup:
    """An id of ours as an anchor or part of a path. Raises `ValueError` for one that a link could not hold."""
    if not _ANCHOR.fullmatch(value):
        raise ValueError(f"not usable as an anchor: {value!r}")
    return Markup(value)  # noqa: S704  # letters, digits, dots and hyphens


def web_address(value: str | None) -> Markup | None:
    """A source's address if it is one of the web, for a double-quoted attribute; None for any other scheme."""
    if value is None or not _WEB_ADDRESS.match(value.strip()):
        return None
    encoded = _ADDRESS_SAFE.sub(lambda found: _percent(found[0]), _printable(value.strip()))
    return attribute(encoded)


def address_of_words(value: str | None, words: str) -> Markup | None:
    """A source's address at these words: a text fragment (WICG, Text Fragments), or None where there is no web address.

    Long passages are named by their first and last four words.
    """
    if web_address(value) is None or value is None:
        return None
    parts = words.split()
    ends = [" ".join(parts)] if len(parts) <= 10 else [" ".join(parts[:4]), " ".join(parts[-4:])]
    fragment = ",".join(_NOT_PLAIN.sub(lambda found: _percent(found[0]), _printable(end)) for end in ends)
    return web_address(f"{value.strip().partition('#')[0]}#:~:text={fragment}")


def _printable(value: str) -> str:
    return _UNPRINTABLE.sub(_REPLACEMENT, value).replace("\x85", "\n")


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _yaml_escape(found: re.Match[str]) -> str:
    return f"\\U{ord(found[0]):08X}"


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8"))
