"""PDF articles: lines in reading order, without running heads and page numbers, joined to paragraphs.

Where a paragraph ends is told by the page: white space above a line, another size of type, an indent, or a last line
that stops short. A paragraph that a column or a page breaks is joined again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

import pypdfium2

from generator.errors import UnreadableFile
from generator.options import Metadata, ReadingOptions
from generator.reading.bylines import is_byline
from generator.reading.decoding import repair
from generator.reading.lines import Piece, Pieces, drop, ends_sentence, folded, is_prose
from generator.reading.mastheads import masthead_of
from generator.reading.page import Page
from generator.reading.pdf_lines import Line, lines_of
from generator.reading.stamps import is_stamp
from generator.reading.wraps import glued

_MARGIN = 0.12  # of the page's height, at its head and at its foot
_OUTER = 2  # rows at the head and the foot of a page that may be its running head, wherever they stand
_REPEATS = 2  # pages on which a line stands in the margin before it is a running head
_SPACED = 1.25  # times the distance of the lines inside a paragraph
_CLOSE = 0.25  # the quantile of all distances of lines that is taken for that: most texts have longer paragraphs
_OTHER_SIZE = 0.08  # relative difference of two sizes of type
_HEADING = 1.12  # times the size of the text
_TITLE = 1.3
_LONGEST_HEADING = 250
_LONGEST_LABEL = 120
_SHORT = 0.12  # of the column's width that a last line leaves free
_INDENT = 0.8  # times the size of the type
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page |p\. ?|seite |- ?)?\d{1,4}(?: ?(?:/|of|von|-) ?\d{0,4})?", re.IGNORECASE)
_PRINTED = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?\b.{0,200}", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s]{4,2000}")


def read_pdf(data: bytes, *, name: str, options: ReadingOptions) -> tuple[Page, ...]:  # noqa: ARG001 one interface
    """The article in a PDF. Raises `UnreadableFile`."""
    if b"%PDF-" not in data[:1024]:
        raise UnreadableFile("unreadable", "The file is no PDF, whatever its name says.")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile("unreadable", _why(error)) from error
    try:
        lines = lines_of(document, most=3 * options.max_passages)
        said = document.get_metadata_dict().get("Title", "") if lines else ""
    finally:
        document.close()
    if not lines:
        detail = "The PDF holds no text, only pictures of pages; run text recognition (OCR) over it first."
        raise UnreadableFile("empty", detail)
    return (_page(lines, said),)


def _why(error: Exception) -> str:
    if "password" in str(error).casefold():
        return "The PDF is protected by a password; save it without one."
    return "The PDF is damaged and cannot be opened; print it to a new PDF, or save its text as a plain text file."


def _page(lines: Sequence[Line], said: str) -> Page:
    heads = _running_heads(lines)
    text = [line for line in lines if line not in heads]
    body = _body_size(text)
    runs = _paragraphs(text, body)
    words = glued([[" ".join(repair(line.text).split()) for line in run] for run in runs])
    pieces = tuple(
        Piece(text=paragraph, gap=True, hint=_hint(run, paragraph, body))
        for run, paragraph in zip(runs, words, strict=True)
    )
    left_out = tuple(
        Piece(text=words, gap=True, rule=rule)
        for (words, rule) in dict.fromkeys((" ".join(repair(line.text).split()), rule) for line, rule in heads.items())
    )
    title = _title(runs, words, body, said)
    own = Metadata(title=title, url=_own_address(heads))
    return Page(lines=(*_above_title(pieces, title), *left_out), own=own, whole=True)


def _above_title(pieces: Sequence[Piece], title: str | None) -> Pieces:
    """The pieces, with what stands above the headline left out: the outlet's name, the section, the date."""
    at = next((number for number, piece in enumerate(pieces) if piece.text == title), 0)
    if any(is_prose(piece.text) for piece in pieces[:at]):
        return tuple(pieces)
    return (*(drop(piece, _head_rule(piece.text)) for piece in pieces[:at]), *pieces[at:])


def _head_rule(words: str) -> str:
    if is_stamp(words):
        return "time-stamp"
    if is_byline(words):
        return "byline"
    named = masthead_of(words)
    return "site-name" if named and named.outlet else "running-head"


def _running_heads(lines: Sequence[Line]) -> dict[Line, str]:
    """Lines in the margins that repeat from page to page, page numbers, and what a browser prints there."""
    margin = [line for page in _pages(lines) for line in _outer(page)]
    counts = Counter(key for key, _ in {(_key(line), line.page) for line in margin})
    out: dict[Line, str] = {}
    for line in margin:
        words = line.text.strip()
        named = masthead_of(words)
        if _PAGE_NUMBER.fullmatch(words):
            out[line] = "page-number"
        elif counts[_key(line)] >= _REPEATS or _PRINTED.fullmatch(words):
            out[line] = "site-name" if named and named.outlet else "running-head"
        elif _ADDRESS.match(words):
            out[line] = "address"
    return out


def _key(line: Line) -> str:
    """What the copies of a running head have in common: all but the number of the page."""
    return _DIGITS.sub("#", folded(line.text))


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    return [list(page) for _, page in groupby(lines, key=lambda line: line.page)]


def _outer(page: Sequence[Line]) -> list[Line]:
    """The lines of a page that stand in its margins, or in its outermost rows."""
    rows = sorted({round(line.base) for line in page})
    ends = {*rows[:_OUTER], *rows[-_OUTER:]}
    height = max(page[0].height, 1.0)
    return [line for line in page if not _MARGIN < line.base / height < 1 - _MARGIN or round(line.base) in ends]


def _own_address(heads: dict[Line, str]) -> str | None:
    """The address that a browser prints at the foot of each page."""
    found = (_ADDRESS.match(line.text.strip()) for line in heads)
    return next((address.group() for address in found if address), None)


def _body_size(lines: Sequence[Line]) -> float:
    """The size of type in which most of the text is set."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sorted(sizes), key=lambda size: sizes[size]) if sizes else 1.0


def _paragraphs(lines: Sequence[Line], body: float) -> list[list[Line]]:
    """The lines in runs, one a paragraph."""
    steps = [first.base - second.base for first, second in pairwise(lines) if first.size == second.size]
    steps = sorted(step for step in steps if body / 2 < step < 3 * body) or [1.2 * body]
    usual = steps[int(_CLOSE * len(steps))]
    rights = _column_rights(lines)
    runs: list[list[Line]] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        after = lines[number + 1] if number + 1 < len(lines) else None
        usual_here = usual * max(1.0, line.size / body)
        if before is not None and _goes_on(before, line, after, usual=usual_here, right=rights[number - 1]):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _column_rights(lines: Sequence[Line]) -> list[float]:
    """For each line, where its column ends: the furthest that a line goes which begins at the same place."""
    ends: dict[tuple[int, int, int], float] = {}
    for line in lines:
        for near in (-1, 0, 1):
            place = (line.page, round(line.size), round(line.left / 20) + near)
            ends[place] = max(ends.get(place, 0.0), line.right)
    return [ends[line.page, round(line.size), round(line.left / 20)] for line in lines]


def _goes_on(before: Line, line: Line, after: Line | None, *, usual: float, right: float) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    other = abs(before.size - line.size) > _OTHER_SIZE * max(before.size, line.size)
    if other or _stands_alone(before.text) or _stands_alone(line.text):
        return False
    free = (right - before.right) / max(right - before.left, 1.0)
    finished = ends_sentence(before.text.strip())
    if before.page != line.page or line.base > before.base + line.size:  # the next page or column
        return not finished and free < 3 * _SHORT
    step = before.base - line.base
    if step > _SPACED * max(usual, line.size):
        return False
    if step < 0.3 * line.size:  # beside it: a tab, not a column
        return line.left - before.right < 4 * line.size
    indented = line.left - before.left > _INDENT * line.size and (
        after is None or after.page != line.page or line.left - after.left > _INDENT * line.size
    )
    if indented and (finished or free < _SHORT):
        return False
    return not (finished and free > _SHORT)


def _stands_alone(words: str) -> bool:
    """Whether a line names the writer or the day and nothing else."""
    words = words.strip()
    return len(words) <= _LONGEST_LABEL and (is_stamp(words) or is_byline(words))


def _hint(run: Sequence[Line], words: str, body: float) -> str | None:
    return "heading" if run[0].size >= _HEADING * body and len(words) <= _LONGEST_HEADING else None


def _title(runs: Sequence[Sequence[Line]], words: Sequence[str], body: float, said: str) -> str | None:
    """The headline: what stands largest on the first page, else what the file calls itself if it says so too."""
    first = [
        (run[0].size, -number, paragraph)
        for number, (run, paragraph) in enumerate(zip(runs, words, strict=True))
        if run[0].page == runs[0][0].page and len(paragraph) <= _LONGEST_HEADING and len(paragraph.split()) >= 3
    ]
    size, _, largest = max(first, default=(0.0, 0, ""))
    said = " ".join(repair(said).split())[:_LONGEST_HEADING]
    own = folded(said)
    if own and any(folded(paragraph) == own for _, _, paragraph in first):
        return said
    return largest if size >= _TITLE * body else None
