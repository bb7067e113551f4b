"""The blocks of words that a web page shows, in reading order: what is not in the article is told from what is."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import iterwalk
from lxml.html import HtmlElement

_SILENT = frozenset(
    ("script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select", "textarea")
)
_INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
        "tt", "u", "var", "wbr",
    )
)  # fmt: skip


def blocks_of(tree: HtmlElement) -> Iterator[str]:
    """The blocks of text under `tree`, with single spaces, in the order of the document."""
    words: list[str] = []
    silent = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag not in _INLINE and words:
            text = " ".join("".join(words).split())
            words.clear()
            if text:
                yield text
        if event == "start":
            silent += tag in _SILENT
            text = element.text
        else:
            silent -= tag in _SILENT
            text = element.tail
        if text and not silent and tag:
            words.append(text)
    text = " ".join("".join(words).split())
    if text:
        yield text
