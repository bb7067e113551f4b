"""Repaired text of a page -> the article's words, and everything else with the rule that left it out.

The order of the steps is the method: lines that are furniture go before wraps are joined (a control must not become
part of a sentence), everything that needs to know where the running text begins comes after.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.article import Block, Dropped
from generator.reading.addresses import drop_addresses
from generator.reading.bylines import take_desk_notes, take_signatures
from generator.reading.captions import captions_before_datelines, mark_captions, take_agency_credit
from generator.reading.datelines import take_datelines
from generator.reading.footers import drop_footers
from generator.reading.furniture import drop_furniture, is_control
from generator.reading.headlines import Headline, drop_headline, find_headline, mark_headings
from generator.reading.lines import Pieces, split_lines
from generator.reading.mastheads import drop_mastheads
from generator.reading.stamps import is_stamp
from generator.reading.wraps import join_wraps

PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A page taken apart: all its `pieces` with their fate, and the headline found above the text."""

    pieces: Pieces
    headline: Headline | None


def clean(text: str, *, title: str | None = None) -> Cleaned:
    """`text`, repaired, taken apart. A `title` known from elsewhere is looked for instead of a headline."""
    return clean_lines(split_lines(text), title=title)


def clean_lines(lines: Pieces, *, title: str | None = None, whole: bool = False) -> Cleaned:
    """Lines, with what their format says of them (`hint`), taken apart. `whole`: each is a paragraph already."""
    pieces = drop_addresses(lines)
    if not whole:
        pieces = join_wraps(pieces, is_furniture=_stands_alone)
    pieces = drop_footers(drop_furniture(take_desk_notes(pieces)))
    pieces = drop_mastheads(take_signatures(pieces))
    headline = Headline(text=title) if title else find_headline(pieces)
    pieces = drop_headline(pieces, headline)
    pieces = captions_before_datelines(take_datelines(mark_captions(pieces)))
    pieces = mark_headings(take_agency_credit(drop_footers(pieces)))
    return Cleaned(pieces=pieces, headline=headline)


def _stands_alone(words: str) -> bool:
    return is_control(words) is not None or is_stamp(words)


def assemble(pieces: Pieces) -> tuple[str, tuple[Block, ...], tuple[Dropped, ...]]:
    """The kept words as one text with its blocks, and what was left out, both in the order of the page."""
    texts: list[str] = []
    blocks: list[Block] = []
    dropped: list[Dropped] = []
    at = 0
    for piece in pieces:
        if piece.rule is not None:
            dropped.append(Dropped(text=piece.text, rule=piece.rule))
            continue
        blocks.append(Block(start=at, end=at + len(piece.text), kind=piece.kind))
        texts.append(piece.text)
        at += len(piece.text) + len(PARAGRAPH_BREAK)
    return PARAGRAPH_BREAK.join(texts), tuple(blocks), tuple(dropped)
