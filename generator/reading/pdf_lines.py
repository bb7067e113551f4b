"""The lines of a PDF with where they stand, in the order in which they are read.

PDFium gives characters with their boxes. A line ends where PDFium says so, and at a gap too wide for a space: there
another column begins. Programs write a page's text in reading order nearly always; where they have written row by row
across columns, the order is found by recursive cuts through white space (the X-Y cut of Nagy and Seth 1984).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

_GUTTER = 1.2  # times the font's size: a gap inside a line that no space is wide enough for
_COLUMN_GAP = 0.7  # the least white space between two columns, likewise
_RISE = 0.5  # the least distance of two rows, likewise
_ROWS = 3  # times that the text runs across a gutter before the order of the file is given up
_MOST_LINES = 600  # on one page: more are no page of an article, and the cuts cost quadratic time
_HYPHENS = frozenset((0x02, 0xFFFE))  # what PDFium puts for a hyphen that breaks a word
_LINE_ENDS = frozenset((0x0A, 0x0D))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words on one line of a page; positions in points from the lower left corner.

    `base`: the line that the letters stand on. `height`: of the page.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float
    page: int
    height: float


def lines_of(document: pypdfium2.PdfDocument, *, most: int) -> tuple[Line, ...]:
    """The lines of all pages in reading order; not much more than `most` of them."""
    lines: list[Line] = []
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        try:
            lines.extend(in_reading_order(tuple(_lines(text, number, page.get_height()))))
        finally:
            text.close()
            page.close()
        if len(lines) > most:
            break
    return tuple(lines)


def _lines(text: pypdfium2.PdfTextPage, page: int, height: float) -> Iterator[Line]:
    signs: list[str] = []
    line: Line | None = None
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        sign = "-" if code in _HYPHENS else chr(code)
        if code in _LINE_ENDS or sign.isspace():
            if line is not None:
                signs.append(" ")
            continue
        letter = _letter(text, at, page, height)
        if line is not None and _apart(line, letter):
            yield replace(line, text="".join(signs))
            signs, line = [], None
        signs.append(sign)
        line = letter if line is None else _with(line, letter)
    if line is not None:
        yield replace(line, text="".join(signs))


def _letter(text: pypdfium2.PdfTextPage, at: int, page: int, height: float) -> Line:
    """Where one character stands, as a line without words yet."""
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    pdfium.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    pdfium.FPDFText_GetCharOrigin(text, at, x, y)
    matrix = pdfium.FS_MATRIX()
    size = float(pdfium.FPDFText_GetFontSize(text, at))
    if pdfium.FPDFText_GetMatrix(text, at, matrix):  # Chromium sets everything in one size and scales it
        size *= (matrix.c**2 + matrix.d**2) ** 0.5
    return Line(
        text="", left=left.value, right=right.value, bottom=bottom.value, top=top.value, base=y.value,
        size=size if size > 0 else max(top.value - bottom.value, 1.0), page=page, height=height,
    )  # fmt: skip


def _with(line: Line, letter: Line) -> Line:
    return replace(
        line,
        left=min(line.left, letter.left),
        right=max(line.right, letter.right),
        bottom=min(line.bottom, letter.bottom),
        top=max(line.top, letter.top),
    )


def _apart(line: Line, letter: Line) -> bool:
    """Whether a character belongs to another line: in another row, or beyond a gap no space is as wide as.

    A small letter half a line up or down is a note's number.
    """
    if abs(letter.base - line.base) > _RISE * line.size:
        return True
    return letter.left - line.right > _GUTTER * line.size or letter.left < line.left - line.size


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """One page's lines as they are read."""
    lines = [line for line in lines if line.text.strip()]
    across = sum(
        _same_row(first, second) and second.left > first.right and third.left < second.left and third.top < second.top
        for first, second, third in zip(lines, lines[1:], lines[2:], strict=False)
    )
    if across < _ROWS or len(lines) > _MOST_LINES:
        return lines
    return _cut(lines, gap=_COLUMN_GAP * median(line.size for line in lines))


def _same_row(first: Line, second: Line) -> bool:
    shared = min(first.top, second.top) - max(first.bottom, second.bottom)
    return shared > 0.5 * min(first.top - first.bottom, second.top - second.bottom)


def _cut(lines: list[Line], *, gap: float) -> list[Line]:
    """The lines, cut at the widest white column from top to bottom, else at the widest white row, and so on."""
    if len(lines) < 2:
        return lines
    size, at = _widest([(line.left, line.right) for line in lines])
    if size >= gap:
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.right > at]
        return _cut(left, gap=gap) + _cut(right, gap=gap)
    size, at = _widest([(line.bottom, line.top) for line in lines])
    if size > 0:
        upper = [line for line in lines if line.bottom >= at]
        lower = [line for line in lines if line.bottom < at]
        return _cut(upper, gap=gap) + _cut(lower, gap=gap)
    return sorted(lines, key=lambda line: (-line.top, line.left, line.text))


def _widest(spans: list[tuple[float, float]]) -> tuple[float, float]:
    """The size of the widest gap that no span covers, and its middle; 0 where there is none."""
    best, at = 0.0, 0.0
    end: float | None = None
    for low, high in sorted(spans):
        if end is not None and low - end > best:
            best, at = low - end, (low + end) / 2
        end = high if end is None else max(end, high)
    return best, at
