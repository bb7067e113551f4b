"""What every reader gives: one page for each article it finds in a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.options import Metadata
from generator.reading.lines import Pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The words of one article as its format has them, before cleaning.

    `lines`: the lines or paragraphs in reading order, with what the format says of each (`hint`: "heading", "caption")
    and those the reader itself left out (`rule`). `own`: what the format says of the article. `whole`: each line is a
    paragraph of its own, so that nothing is to be joined. `entry`: its name among the articles of one file, else None.
    """

    lines: Pieces
    own: Metadata = field(default_factory=Metadata)
    whole: bool = False
    entry: str | None = None
