"""Saved web pages: the article's text taken out of the page, and what the page says of it.

The text is found by trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15), asked for precision: of
its modes the one that leaves least of the rest in. Captions are taken out before, since they stand inside the article
and are none of its sentences. Everything else the page shows is left out by name: nothing is lost unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml.etree import LxmlError, XPath, _Element, iterwalk, strip_elements
from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from generator.errors import UnreadableFile
from generator.options import ReadingOptions
from generator.reading.bylines import is_byline
from generator.reading.decoding import repair
from generator.reading.languages import is_english, language_of
from generator.reading.lines import Piece, Pieces, drop, folded
from generator.reading.page import Page
from generator.reading.stamps import is_stamp
from generator.reading.web_blocks import blocks_of
from generator.reading.web_decoding import decode_web
from generator.reading.web_metadata import metadata_of

_MOST_ELEMENTS = 200_000
_ENOUGH = 0.35  # of the page's running text
_TOO_SHORT = 200  # characters: below it the careful way may have missed the text
_CAPTION = re.compile(
    r"(?:^|[-_ ])(?:fig)?captions?(?:$|[-_ ])|(?:^|[-_ ])(?:photo|image|img)-?credits?(?:$|[-_ ])", re.IGNORECASE
)
_LONGEST_CAPTION = 800
# One look through the tree in C; what it finds is looked at closely.
_COUNT = XPath("count(//*)")
_MAYBE_CAPTIONS = XPath(
    "//*[self::div or self::p or self::span or self::small or self::em or self::dd]"
    "[contains(@class, 'apt') or contains(@class, 'redit') or contains(@id, 'apt')]"
)
_PROSE = 120  # characters: shorter blocks outside the article are told in one line together
_LONGEST_TOLD = 1_000
_BREAK = "\n"
_DIGIT = re.compile(r"\d")
_ANY_SPACE = re.compile(r"\s+")
_BLOCKS = frozenset(("p", "head", "list", "item", "quote", "table", "row", "div", "code", "ab", "fw"))
_LONGEST_LABEL = 200
_OPENING = 40  # characters that tell one paragraph from another
_HEAD = 20  # blocks above the text among which the by-line and the date stand


def read_html(data: bytes, *, name: str, options: ReadingOptions) -> tuple[Page, ...]:  # noqa: ARG001 one interface
    """The article in a saved web page. Raises `UnreadableFile`."""
    return (page_of_html(decode_web(data)),)


def page_of_html(text: str) -> Page:
    """The article in the source of a web page. Raises `UnreadableFile`."""
    try:
        tree = load_html(text) if text.strip() else None
        if tree is None and "<" in text:  # a piece of a page
            tree = load_html(f"<html><body>{text}</body></html>")
        if tree is None:
            raise UnreadableFile("empty", "The page holds no text of an article.")
        return _page(tree, text)
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, AssertionError) as error:
        detail = "The page is damaged so that its text cannot be found; save its text as a plain text file."
        raise UnreadableFile("unreadable", detail) from error


def _page(tree: HtmlElement, text: str) -> Page:
    if _COUNT(tree) > _MOST_ELEMENTS:
        detail = f"The page has more than {_MOST_ELEMENTS:,} elements; save its text as a plain text file."
        raise UnreadableFile("too_large", detail)
    own = metadata_of(tree, text)
    strip_elements(tree, "script", "style", "svg", with_tail=False)  # trafilatura copies the tree several times
    blocks = tuple(blocks_of(tree))
    captions = _take_captions(tree)
    lines = tuple(_lines(_body(tree, sum(len(block) for block in blocks if len(block) >= _PROSE))))
    if not lines:
        lines = tuple(_line(block) for block in blocks if len(block) >= _PROSE)
    body = " ".join(line.text for line in lines)
    detected = language_of(body)
    declared = own.language if own.language and not is_english(own.language) else detected
    language = detected if is_english(detected) else declared  # a template's language says little
    head, rest = _around(blocks, lines, captions)
    return Page(
        lines=(*head, *lines, *rest),
        own=replace(own, language=language),
        whole=all(line.gap for line in lines),
    )


def _body(tree: HtmlElement, prose: int) -> _Element | None:
    """The elements of the article, in trafilatura's own tags; None where it finds none.

    `prose`: characters of running text that the page has. The quick way first; where that leaves much of the page out,
    the thorough one, which asks other methods too; where hardly anything is found, the one that leaves less out.
    """
    text, body = _extracted(tree, precise=True, fast=True)
    if len(text) >= max(_TOO_SHORT, _ENOUGH * prose):
        return body
    text, body = _extracted(tree, precise=True)
    if len(text) >= _TOO_SHORT:
        return body
    wider, other = _extracted(tree, precise=False)
    return body if len(text) >= len(wider) else other


def _extracted(tree: HtmlElement, *, precise: bool, fast: bool = False) -> tuple[str, _Element | None]:
    """The text that trafilatura finds, and its elements."""
    found = bare_extraction(tree, include_comments=False, favor_precision=precise, fast=fast)
    return (found.text or "", found.body) if isinstance(found, Document) else ("", None)


def _take_captions(tree: HtmlElement) -> Pieces:
    """Captions and credits of pictures, taken out of the tree."""
    found = list(tree.iter("figcaption"))
    for element in _MAYBE_CAPTIONS(tree):
        words = element.text_content()
        label = f"{element.get('class', '')} {element.get('id', '')}"
        if len(words) <= _LONGEST_CAPTION and _CAPTION.search(label) and element.find(".//h1") is None:
            found.append(element)
    texts = dict.fromkeys(words for element in found if (words := " ".join(element.text_content().split())))
    for element in found:
        if element.getparent() is not None:
            element.drop_tree()
    return tuple(Piece(text=piece, gap=True, rule="caption") for words in texts if (piece := repair(words).strip()))


def _lines(body: _Element | None) -> Iterator[Piece]:
    """The paragraphs, headings, items and rows of an extracted body, in order; loose text is a paragraph too."""
    if body is None:
        return
    words: list[str] = []
    hint: str | None = None
    for event, element in iterwalk(body, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "lb":
            words.append(_BREAK if event == "start" else "")
        elif tag == "cell":
            # Cells that are paragraphs stay apart, others are one line: "Lisbon | 12".
            words.append("" if event == "start" else _BREAK * 2 if len(words[-1] if words else "") >= _PROSE else " | ")
        elif tag in _BLOCKS:
            yield from _split("".join(words), hint=hint)
            words.clear()
            hint = "heading" if tag == "head" and event == "start" else None
        text = element.text if event == "start" else element.tail if element is not body else None
        if text:
            words.append(_ANY_SPACE.sub(" ", text))
    yield from _split("".join(words))


def _split(text: str, *, hint: str | None = None) -> Iterator[Piece]:
    """A block's lines: two line breaks end a paragraph, one may be a wrapped line."""
    gap = True
    for line in text.split(_BREAK):
        if line.strip(" |"):
            yield _line(line.strip(" |"), gap=gap, hint=hint)
            gap = False
        else:
            gap = True


def _line(text: str, *, gap: bool = True, hint: str | None = None) -> Piece:
    return Piece(text=" ".join(repair(text).split()), gap=gap, hint=hint)


def _around(blocks: tuple[str, ...], lines: Pieces, captions: Pieces) -> tuple[Pieces, Pieces]:
    """What the page shows besides the article: by-line and date above it, then all the rest with the rule for it."""
    plain = " ".join(line.text for line in (*lines, *captions)).casefold()
    inside = folded(plain)
    first = lines[0].text[:_OPENING].casefold() if lines else ""
    start = next((number for number, block in enumerate(blocks) if first and block.casefold().startswith(first)), 0)
    head: list[Piece] = []
    prose: list[Piece] = []
    short: dict[str, None] = {}
    for number, block in enumerate(blocks):
        words = block.casefold()
        if words in plain or (len(words) >= _OPENING and folded(words) in inside):
            continue
        rule = _head_rule(block) if start - _HEAD <= number < start and len(block) <= _LONGEST_LABEL else None
        if rule:
            head.append(drop(_line(block), rule))
        elif len(block) >= _PROSE:
            prose.append(drop(_line(block[:_LONGEST_TOLD]), "page-furniture"))
        else:
            short.setdefault(block)
    return tuple(head), (*captions, *prose, *_together(short))


def _head_rule(words: str) -> str | None:
    """The rule for a line above the text that says when the article was published or who wrote it."""
    if _DIGIT.search(words) and is_stamp(words):
        return "time-stamp"
    return "byline" if is_byline(words) else None


def _together(short: Iterable[str]) -> Iterator[Piece]:
    """The labels, links and buttons of a page, in one piece."""
    words = " | ".join(short)
    if words:
        yield drop(_line(words[: 4 * _LONGEST_TOLD]), "page-furniture")
