"""The sources: the list with what they share, and a page an article with its text and every use made of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.language.fixed_words import fixed
from generator.model.article import Dated
from generator.model.briefing import PassageEntry, SourceEntry
from generator.options import SourceText
from generator.rendering import words
from generator.rendering.drawing import as_figure
from generator.rendering.escaping import address_of_words, anchor, web_address
from generator.rendering.pictures import coverage_picture
from generator.rendering.views import Index, Link, published, views

if TYPE_CHECKING:
    from markupsafe import Markup

Context = Mapping[str, Any]

MATRIX_LIMIT = 10  # sources; above, a list of pairs is easier to read than a table
MOST_PAIRS = 40  # pairs in that list, the closest first
WITHHELD = "…"
MOST_COPIES = 8  # sources of the same text named on a source's page; all of them are on the page of sources
_EMPTY_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of an article's text: a passage with the statements made from it, or the words between two passages.

    A passage that is not published has no text. `original` is the article's address with the passage's words, for a
    double-quoted attribute.
    """

    text: str
    id: str | None = None
    used: tuple[Link, ...] = ()
    original: Markup | None = None
    unused: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, heading or caption of an article in runs."""

    kind: str
    runs: tuple[Run, ...]


def sources(records: Index) -> Context:
    """The list of articles, who shares a text with whom, what was set aside or not readable, and the accounts."""
    briefing = records.briefing
    used = [source for source in briefing.sources if source.set_aside is None]
    shared = {frozenset((overlap.first, overlap.second)): overlap.shared for overlap in briefing.overlaps}
    return {
        "used": tuple(_line(source) for source in used),
        "set_aside": tuple(
            (_line(source), words.label({}, source.set_aside or "")) for source in briefing.sources if source.set_aside
        ),
        "rejected": tuple((each, words.label({}, each.rule)) for each in briefing.rejected),
        "counts": briefing.counts,
        "origins": tuple(
            {
                "sources": tuple(_link(records.sources[each]) for each in origin.sources),
                "agency": origin.agency,
                "shared": _percent(origin.shared),
            }
            for origin in briefing.origins
            if len(origin.sources) > 1
        ),
        "matrix": _matrix(used, shared) if 1 < len(used) <= MATRIX_LIMIT else (),
        "pairs": tuple(
            (_link(records.sources[each.first]), _link(records.sources[each.second]), _percent(each.shared))
            for each in sorted(briefing.overlaps, key=lambda each: (-each.shared, each.first, each.second))[:MOST_PAIRS]
            if len(used) > MATRIX_LIMIT
        ),
        "picture": as_figure(coverage_picture(briefing)),
    }


def source(records: Index, entry: SourceEntry, source_text: SourceText = "full") -> Context:
    """One article: what is known of it and how, its text with the uses of each passage, what was left out."""
    origin = next((each for each in records.briefing.origins if each.id == entry.origin), None)
    listed = records.briefing.sources
    place = next(place for place, each in enumerate(listed) if each.id == entry.id)
    others = [each for each in (origin.sources if origin else ()) if each != entry.id]
    return {
        "source": entry,
        "title": entry.title or entry.label,
        "publisher": _publisher(entry),
        "address": web_address(entry.url),
        "published": _dated(entry.published),
        "written": _dated(entry.written) if entry.written != entry.published else None,
        "shares_with": tuple(
            Link(label=records.sources[each].label, target=f"{anchor(each)}.md") for each in others[:MOST_COPIES]
        ),
        "shares_with_more": max(len(others) - MOST_COPIES, 0),
        "shared": _percent(origin.shared) if origin else "",
        "set_aside": words.label({}, entry.set_aside) if entry.set_aside else None,
        "source_text": source_text,
        "paragraphs": () if source_text == "none" else tuple(paragraphs(records, entry)),
        "passages": tuple(_passages(records, entry)) if source_text == "none" else (),
        "dropped": tuple((each.text, words.label({}, each.rule)) for each in entry.dropped if each.text),
        "used_count": sum(1 for passage in entry.passages if passage.statements),
        "before": _neighbour(listed[place - 1]) if place else None,
        "after": _neighbour(listed[place + 1]) if place + 1 < len(listed) else None,
    }


def _neighbour(entry: SourceEntry) -> Link:
    return Link(label=entry.label, target=f"{anchor(entry.id)}.md", tooltip=entry.title or "")


def paragraphs(records: Index, entry: SourceEntry) -> Iterator[Paragraph]:
    """The article's text, whole and in order: the runs of all paragraphs joined give its words.

    Of an article that is published in part, what is withheld inside a paragraph is one "…".
    """
    start = 0
    starts = records.starts[entry.id]
    for end, following in _paragraph_spans(entry.text):
        first, last = bisect_left(starts, start), bisect_left(starts, max(end, following))
        inside = entry.passages[first:last]
        kinds = {passage.kind for passage in inside}
        kind = kinds.pop() if len(kinds) == 1 else "sentence"
        runs = tuple(_runs(records, entry, start, end, inside))
        if any(run.id or run.text.strip(f" \n{WITHHELD}") for run in runs):
            yield Paragraph(kind=kind, runs=runs)
        start = following


def _passages(records: Index, entry: SourceEntry) -> Iterator[Run]:
    """The passages cited, without their words: what was made of them, and where the original has them."""
    for passage in entry.passages:
        text = entry.text[passage.start : passage.end]
        if text.strip():
            original = address_of_words(entry.url, text)
            yield Run(text="", id=str(anchor(passage.id)), used=_uses(records, passage), original=original)


def _paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    for found in _EMPTY_LINE.finditer(text):
        yield found.start(), found.end()
    yield len(text), len(text)


def _runs(records: Index, entry: SourceEntry, start: int, end: int, inside: Sequence[PassageEntry]) -> Iterator[Run]:
    text, at = entry.text, start
    for passage in inside:
        first, last = min(max(passage.start, at), end), min(max(passage.end, at), end)
        if first > at:
            yield Run(text=text[at:first])
        if not text[passage.start : passage.end].strip():
            yield Run(text=WITHHELD)
        else:
            yield Run(
                text=text[first:last],
                id=str(anchor(passage.id)),
                used=_uses(records, passage),
                original=address_of_words(entry.url, text[first:last]) if passage.statements else None,
                unused=None if passage.statements or passage.unused in (None, passage.kind) else passage.unused,
            )
        at = last
    if at < end:
        yield Run(text=text[at:end])


def _uses(records: Index, passage: PassageEntry) -> tuple[Link, ...]:
    """A link to each statement made from the passage, named by its page."""
    return tuple(
        Link(label=each.home.label, target=f"../{each.home.target}", tooltip=each.text)
        for each in views(records, passage.statements)
    )


def _dated(date: Dated) -> dict[str, str | None]:
    how = words.label(words.DATE_HOW, date.how) if date.edtf else None
    return {
        "day": published(date.edtf) or fixed("words.unknown"),
        "how": how,
        "evidence": None if date.how == "url" else date.evidence,
    }


def _publisher(entry: SourceEntry) -> str:
    """Who published it and who wrote it, each once."""
    outlet = entry.outlet or entry.label
    agency = f" ({entry.agency})" if entry.agency and entry.agency != outlet else ""
    author = f" · {entry.author}" if entry.author and entry.author != outlet else ""
    return outlet + agency + author


def _link(entry: SourceEntry) -> Link:
    return Link(label=entry.label, target=f"sources/{anchor(entry.id)}.md", tooltip=entry.title or "")


def _line(entry: SourceEntry) -> dict[str, Any]:
    used = sum(1 for passage in entry.passages if passage.statements)
    return {
        "link": _link(entry),
        "title": entry.title,
        "agency": entry.agency,
        "published": published(entry.published.edtf) or fixed("words.unknown"),
        "how": words.label(words.DATE_HOW, entry.published.how) if entry.published.edtf else None,
        "used": f"{used} of {len(entry.passages)}",
    }


def _matrix(
    used: list[SourceEntry], shared: Mapping[frozenset[str], float]
) -> tuple[tuple[Link, tuple[str, ...]], ...]:
    """A row a source: the share of the shorter text that both have, as percentages; "—" on the diagonal."""
    return tuple(
        (
            _link(row),
            tuple(
                "—" if row is column else _percent(shared.get(frozenset((row.id, column.id)), 0.0)) for column in used
            ),
        )
        for row in used
    )


def _percent(share: float) -> str:
    if 0 < share < 0.005:
        return "under 1\N{NO-BREAK SPACE}%"
    return f"{round(share * 100)}\N{NO-BREAK SPACE}%"
