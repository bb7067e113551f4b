"""The printed briefing: a PDF set by Typst from the briefing's data, tagged (PDF/UA-1) and the same bytes each time."""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any, Final

import typst

from generator.errors import PublishingError
from generator.model.briefing import Briefing
from generator.options import PrintOptions
from generator.publishing.fonts import fonts, replaced, report, texts, unprintable
from generator.rendering.pdf_data import pdf_data

STANDARD: Final = "ua-1"
# Typst writes no other clock into the file than this one; the document's own date is the briefing's.
CLOCK = 0
DEFAULTS: Final = PrintOptions()


def make_pdf(briefing: Briefing, *, templates: Path, options: PrintOptions = DEFAULTS) -> tuple[bytes, tuple[str, ...]]:
    """The PDF of `briefing` by the templates in `templates`/pdf, and notes on what could not be printed as it stands.

    No article's text stops it: what no font can show is replaced by a mark and reported. Raises `PublishingError` for a
    faulty template.
    """
    data = pdf_data(briefing, full_texts=options.full_texts)
    data["head"]["paper"] = options.paper
    characters = frozenset(chain.from_iterable(texts(data)))
    missing = unprintable(characters)
    printed, counts = replaced(data, missing)
    try:
        return _compile(printed, counts, templates), report(counts)
    except typst.TypstError:
        # A combination that no single character announced: plain letters are left, and what they stand for is reported.
        printed, counts = replaced(data, frozenset(item for item in characters if not _is_plain(item)))
    try:
        return _compile(printed, counts, templates), report(counts)
    except typst.TypstError as error:
        raise PublishingError(f"the PDF template is at fault: {error.diagnostic}") from error


def _compile(data: dict[str, Any], counts: Counter[str], templates: Path) -> bytes:
    folder = templates / "pdf"
    compiler = typst.Compiler(
        folder / "briefing.typ",
        root=folder,
        font_paths=fonts(),
        sys_inputs={"briefing": json.dumps({**data, "replaced": " ".join(report(counts))})},
    )
    made = compiler.compile(format="pdf", pdf_standards=[STANDARD], timestamp=CLOCK)
    if not isinstance(made, bytes):
        raise PublishingError("Typst made no PDF")
    return made


def _is_plain(character: str) -> bool:
    """Whether every font has it, alone and in any company: ASCII, letters of Latin-1, the punctuation of news."""
    return (character.isascii() and character.isprintable()) or character in _SAFE


_SAFE = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ–—‘’“”…·\u200b□")
