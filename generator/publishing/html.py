"""The briefing to send: one HTML file, the same bytes for the same briefing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from generator.model.briefing import Briefing
from generator.options import PrintOptions
from generator.publishing.fonts import CONTROLS, REPLACEMENT, report
from generator.rendering import templates_folder
from generator.rendering.document import html_document


def make_html(briefing: Briefing, *, templates: Path, options: PrintOptions) -> tuple[bytes, tuple[str, ...]]:
    """The HTML file of `briefing` by the templates in `templates`/document, and notes on what no page can show.

    Control characters, halves of characters and marks that turn the direction of the text are replaced and reported.
    """
    own = (templates / "document").is_dir()
    text = html_document(
        briefing, templates=templates if own else templates_folder(), paper=options.paper, full_texts=options.full_texts
    )
    counts = Counter(item for item in text if item != "\n" and (item in CONTROLS or "\ud800" <= item <= "\udfff"))
    if counts:
        text = text.translate({ord(item): REPLACEMENT for item in counts})
    return text.encode(), report(counts)
