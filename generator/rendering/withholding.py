"""How much of other people's articles is published: all, the passages used, or only the words cited.

What is withheld becomes blanks, so that every span of the published data still holds: `text[start:end] == exact`.
`export` writes the data whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.model.briefing import Briefing, Citation, SourceEntry
from generator.options import SourceText

Span = tuple[int, int]


def publishable(briefing: Briefing, source_text: SourceText) -> Briefing:
    """`briefing` with as much of its sources' text as may be published.

    "full": everything. "used": passages from which a statement is made, and whatever is cited. "none": only what is
    cited, without which a statement could not be checked. Lines that reading dropped go with all else that is not used.
    """
    if source_text == "full":
        return briefing
    cited: dict[str, list[Span]] = defaultdict(list)
    for citation in _citations(briefing):
        cited[citation.source].append((citation.start, citation.end))
    return replace(briefing, sources=tuple(_withheld(each, cited[each.id], source_text) for each in briefing.sources))


def _withheld(source: SourceEntry, cited: Iterable[Span], source_text: SourceText) -> SourceEntry:
    kept = list(cited)
    if source_text == "used":
        kept += [(each.start, each.end) for each in source.passages if each.statements]
    parts: list[str] = []
    at = 0
    for start, end in sorted(kept):
        parts += (_blank(source.text[at : max(at, start)]), source.text[max(at, start) : max(at, end)])
        at = max(at, end)
    text = "".join((*parts, _blank(source.text[at:])))
    return replace(source, text=text, dropped=tuple(replace(each, text="") for each in source.dropped))


def _blank(text: str) -> str:
    return "".join(character if character.isspace() else " " for character in text)


def _citations(briefing: Briefing) -> Iterator[Citation]:
    for statement in briefing.statements:
        yield from statement.citations
    for meeting in briefing.meetings:
        yield from meeting.citations
        for attendee in meeting.attendees:
            yield from attendee.citations
    for participant in briefing.participants:
        yield from participant.citations
        for role in participant.roles:
            yield from role.citations
    for entry in briefing.timeline:
        yield from entry.citations
    for quotation in briefing.quotations:
        yield from quotation.citations
    for discrepancy in briefing.discrepancies:
        for reading in discrepancy.readings:
            yield from reading.citations
