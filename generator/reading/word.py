"""Word documents (.docx): the paragraphs of the main text, with headings, captions and tables as Word marks them.

A docx is a zip archive of XML. Both can be made to grow without end, so the archive's own list of sizes is checked
before anything is unpacked, the sizes are checked again while unpacking, and a part that declares a document type
(which no Word document has) is refused: without one there are no entities to expand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from generator.errors import UnreadableFile
from generator.options import Metadata, ReadingOptions
from generator.reading.decoding import repair
from generator.reading.lines import Piece
from generator.reading.page import Page

_MOST_PARTS = 5_000
_UNPACKED = 10  # times the largest file that may be read: text packs to about a fifth
_CHUNK = 1_000_000
_TEXT, _BREAKS, _TAB = qn("w:t"), (qn("w:br"), qn("w:cr")), qn("w:tab")
_HYPHEN = qn("w:noBreakHyphen")
_HIDDEN = (
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:txbxContent"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
_HEADING = re.compile(r"heading|subtitle|title", re.IGNORECASE)
_LONGEST_HEADING = 300
_LONG_CELL = 120


def read_word(data: bytes, *, name: str, options: ReadingOptions) -> tuple[Page, ...]:  # noqa: ARG001 one interface
    """The article in a Word document. Raises `UnreadableFile`."""
    _check(data, limit=_UNPACKED * options.max_bytes)
    try:
        document = Document(BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise UnreadableFile("unreadable", "The file is no Word document, or a damaged one; save it again.") from error
    styles = _styles(document)
    lines: list[Piece] = []
    title = None
    for block in document.iter_inner_content():
        if len(lines) > 2 * options.max_passages + 1_000:
            break  # too long for an article, and to be rejected as such
        if isinstance(block, Table):
            lines.extend(_rows(block))
        else:
            style = styles.get(block._p.style or "", "")  # noqa: SLF001 the library's own look-up is slow
            if title is None and style in {"title", "heading 1"} and not any(len(line.text) > 200 for line in lines):
                title = " ".join(_text(block).split())[:_LONGEST_HEADING] or None
            lines.extend(_paragraph(block, style))
    return (Page(lines=tuple(lines), own=Metadata(title=title), whole=all(line.gap for line in lines)),)


def _check(data: bytes, *, limit: int) -> None:
    """Refuse what is no archive, an archive that unpacks to more than `limit` bytes, and XML with a document type."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        detail = "This is a document of an old version of Word, or one with a password; save it as .docx without one."
        raise UnreadableFile("unreadable", detail)
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > limit:
                raise _bomb(limit)
            left = limit
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as stream:
                        head = stream.read(_CHUNK)
                        size = len(head)
                        if b"<!DOCTYPE" in head or b"<!ENTITY" in head or _wide(head):
                            detail = "The document declares a document type, as no program writes it; save it again."
                            raise UnreadableFile("unsafe", detail)
                        while more := stream.read(_CHUNK):
                            size += len(more)
                            if size > left:
                                raise _bomb(limit)
                    left -= size
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:  # all of them zipfile's own
        raise UnreadableFile("unreadable", "The file is no Word document, or a damaged one; save it again.") from error


def _wide(head: bytes) -> bool:
    """Whether XML is written in an encoding in which the checks above would see nothing; Word writes UTF-8."""
    return b"\x00" in head[:200]


def _bomb(limit: int) -> UnreadableFile:
    return UnreadableFile("too_large", f"The document unpacks to more than {limit:,} bytes: that is no article.")


def _styles(document: WordDocument) -> Mapping[str, str]:
    """The names of a document's styles by their ids, in lower case. (The library looks each up anew: that is slow.)"""
    return {style.style_id: (style.name or "").casefold() for style in document.styles}


def _paragraph(paragraph: Paragraph, style: str) -> Iterator[Piece]:
    """A paragraph's lines: a line break inside it may be the wrap of pasted text."""
    hint = "heading" if _HEADING.match(style) else None
    rule = "caption" if style.startswith("caption") else None
    gap = True
    for line in _text(paragraph).split("\n"):
        words = " ".join(repair(line).split())
        if words:
            short = len(words) <= _LONGEST_HEADING
            yield Piece(text=words, gap=gap, hint=hint if short else None, rule=rule)
        gap = not words


def _text(paragraph: Paragraph) -> str:
    """The words that Word shows: insertions are in, deletions are out, text boxes are no part of the paragraph."""
    parts: list[str] = []
    skipped = None
    for element in paragraph._p.iter():  # noqa: SLF001 the library's own text leaves out insertions
        if skipped is not None:
            if any(ancestor is skipped for ancestor in element.iterancestors()):
                continue
            skipped = None
        if element.tag in _HIDDEN:
            skipped = element
        elif element.tag == _TEXT:
            parts.append(element.text or "")
        elif element.tag in _BREAKS:
            parts.append("\n")
        elif element.tag == _TAB:
            parts.append(" ")
        elif element.tag == _HYPHEN:
            parts.append("-")
    return "".join(parts)


def _rows(table: Table) -> Iterator[Piece]:
    """A table's rows, a line each; cells that are paragraphs stay apart: tables are used to lay out pages."""
    for row in table._tbl.tr_lst:  # noqa: SLF001 the library's own rows cost quadratic time
        cells = []
        for cell in row.tc_lst:
            texts = ("".join(node.text or "" for node in p.iter(_TEXT)) for p in cell.iter(qn("w:p")))
            cells.append([words for text in texts if (words := " ".join(repair(text).split()))])
        if any(len(words) >= _LONG_CELL for cell in cells for words in cell):
            yield from (Piece(text=words, gap=True) for cell in cells for words in cell)
        elif line := " | ".join(" ".join(cell) for cell in cells if cell):
            yield Piece(text=line, gap=True)
