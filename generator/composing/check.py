"""Proof that a briefing keeps its promises: what is published can be traced, undone and counted.

`check` returns faults as sentences a reader understands; an empty tuple means that everything holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.model.briefing import Briefing, Citation, PassageEntry, SourceEntry, Statement
from generator.model.edits import undo


def check(briefing: Briefing) -> tuple[str, ...]:
    """Every broken promise of `briefing`, in the order of the record.

    Proved: each citation slices to its words; a statement's edits undone give its shown citation; each passage is used
    or has a reason; ids are unique; references resolve; order is total; the counts add up.
    """
    return (
        *_citations(briefing),
        *_edits(briefing),
        *_passages(briefing),
        *_ids(briefing),
        *_references(briefing),
        *_order(briefing),
        *_counts(briefing),
    )


def _citations(briefing: Briefing) -> Iterator[str]:
    texts = {source.id: source.text for source in briefing.sources}
    origins = {origin.id for origin in briefing.origins}
    for where, citation in _all_citations(briefing):
        text = texts.get(citation.source)
        if text is None:
            yield f"{where} cites {citation.source}, which is no source"
        elif not 0 <= citation.start < citation.end <= len(text):
            yield f"{where} cites {citation.source} {citation.start}-{citation.end}, outside its {len(text)} characters"
        elif text[citation.start : citation.end] != citation.exact:
            yield f"{where} cites {citation.source} {citation.start}-{citation.end}, where other words stand"
        if citation.origin not in origins:
            yield f"{where} counts a citation with {citation.origin}, which is no origin"


def _edits(briefing: Briefing) -> Iterator[str]:
    for statement in briefing.statements:
        if not 0 <= statement.shown < len(statement.citations):
            yield f"statement {statement.id} shows citation {statement.shown} of {len(statement.citations)}"
            continue
        try:
            words = undo(statement.text, statement.edits)
        except ValueError as fault:
            yield f"statement {statement.id}: its edits cannot be undone ({fault})"
            continue
        if words != statement.citations[statement.shown].exact:
            yield f"statement {statement.id}: undoing its edits does not give the words of its shown citation"


def _passages(briefing: Briefing) -> Iterator[str]:
    made = {statement.id: statement for statement in briefing.statements}
    cited: dict[str, list[tuple[int, int]]] = {}
    for statement in briefing.statements:
        for citation in statement.citations:
            cited.setdefault(citation.source, []).append((citation.start, citation.end))
    for source in briefing.sources:
        if source.set_aside is not None and source.passages:
            yield f"source {source.id} is set aside ({source.set_aside}) but has passages"
        for passage in source.passages:
            yield from _passage(source, passage, made, cited.get(source.id, []))


def _passage(
    source: SourceEntry, passage: PassageEntry, made: Mapping[str, Statement], cited: list[tuple[int, int]]
) -> Iterator[str]:
    where = f"passage {passage.id} of {source.id}"
    if not 0 <= passage.start < passage.end <= len(source.text):
        yield f"{where} lies outside the text"
    if bool(passage.statements) == (passage.unused is not None):
        yield f"{where} must have either statements or the reason why it has none"
    for item in passage.statements:
        if item in made and not _supports(made[item], source.id, passage.start, passage.end):
            yield f"{where} is said to support {item}, which does not cite it"
    if not passage.statements and any(start < passage.end and passage.start < end for start, end in cited):
        yield f"{where} is cited but counted as unused"


def _ids(briefing: Briefing) -> Iterator[str]:
    kinds: tuple[tuple[str, list[str]], ...] = (
        ("source", [item.id for item in briefing.sources]),
        ("label", [item.label for item in briefing.sources]),
        ("passage", [item.id for source in briefing.sources for item in source.passages]),
        ("origin", [item.id for item in briefing.origins]),
        ("statement", [item.id for item in briefing.statements]),
        ("meeting", [item.id for item in briefing.meetings]),
        ("agenda item", [item.id for meeting in briefing.meetings for item in meeting.agenda]),
        ("participant", [item.id for item in briefing.participants]),
        ("party", [item.id for item in briefing.parties]),
        ("issue", [item.id for item in briefing.open_issues]),
        ("quotation", [item.id for item in briefing.quotations]),
        ("discrepancy", [item.id for item in briefing.discrepancies]),
        ("gap", [item.id for item in briefing.gaps]),
        ("decision", [item.id for item in briefing.decisions]),
    )
    for kind, ids in kinds:
        for name, times in Counter(ids).items():
            if times > 1:
                yield f"{kind} id {name} stands {times} times"
    own = {item.id for item in briefing.statements}
    for statement in briefing.statements:
        for alias in statement.aliases:
            if alias in own and alias != statement.id:
                yield f"statement {statement.id} has the alias {alias}, which is another statement"


def _references(briefing: Briefing) -> Iterator[str]:
    statements = {item.id for item in briefing.statements}
    lines = statements | {item.id for item in briefing.discrepancies} | {item.id for item in briefing.gaps}
    known = {
        "statement": statements,
        "line": lines,
        "origin": {item.id for item in briefing.origins},
        "discrepancy": {item.id for item in briefing.discrepancies},
        "meeting": {item.id for item in briefing.meetings},
        "participant": {item.id for item in briefing.participants},
        "party": {item.id for item in briefing.parties},
        "source": {item.id for item in briefing.sources},
        "decision": {item.id for item in briefing.decisions},
    }
    for where, kind, name in _all_references(briefing):
        if name is not None and name not in known[kind]:
            yield f"{where} refers to the {kind} {name}, which does not exist"
    names = {item.name for item in briefing.parties}
    for participant in briefing.participants:
        if participant.party is not None and participant.party not in names:
            yield f"participant {participant.id} belongs to {participant.party}, which is no party"


def _all_references(briefing: Briefing) -> Iterator[tuple[str, str, str | None]]:
    for source in briefing.sources:
        yield f"source {source.id}", "origin", source.origin or None
        for passage in source.passages:
            yield from _each(f"passage {passage.id}", "statement", passage.statements)
    for origin in briefing.origins:
        yield from _each(f"origin {origin.id}", "source", origin.sources)
    for statement in briefing.statements:
        where = f"statement {statement.id}"
        yield from _each(where, "discrepancy", statement.discrepancies)
        yield where, "meeting", statement.meeting
        yield where, "participant", statement.attribution.participant if statement.attribution else None
    yield from _meeting_references(briefing)
    yield from _overview_references(briefing)
    for person in briefing.participants:
        yield from _each(f"participant {person.id}", "statement", person.statements)
    for issue in briefing.open_issues:
        where = f"issue {issue.id}"
        yield from _each(where, "statement", (*issue.statements, *issue.state, *issue.next))
        yield from _each(where, "party", [position.party for position in issue.positions])
        yield from _each(where, "statement", [item for position in issue.positions for item in position.statements])
    for entry in briefing.timeline:
        yield from _each(f"timeline entry {entry.edtf}", "statement", entry.statements)
    for quotation in briefing.quotations:
        yield f"quotation {quotation.id}", "participant", quotation.participant
    for discrepancy in briefing.discrepancies:
        yield from _each(f"discrepancy {discrepancy.id}", "statement", discrepancy.statements)
    yield from _editorial_references(briefing)


def _editorial_references(briefing: Briefing) -> Iterator[tuple[str, str, str | None]]:
    for decision in briefing.decisions:
        if decision.kind != "hide":  # what is hidden keeps the id it had
            yield from _each(f"decision {decision.id}", "statement", decision.statements)
    for statement in briefing.statements:
        if statement.editor is not None:
            yield from _each(f"statement {statement.id}", "decision", statement.editor.decisions)
    if (changes := briefing.changes) is not None:
        yield from _each("what is new", "source", changes.articles)
        yield from _each("what is new", "statement", [item.statement for item in changes.new])
        yield from _each("what is new", "statement", [item.statement for item in changes.changed])
        yield from _each("what is new", "participant", [item.participant for item in changes.participants])
        for conflict in changes.contested:
            yield "what is new", "discrepancy", conflict.discrepancy
            yield from _each("what is new", "statement", conflict.statements)


def _meeting_references(briefing: Briefing) -> Iterator[tuple[str, str, str | None]]:
    for meeting in briefing.meetings:
        where = f"meeting {meeting.id}"
        yield from _each(where, "party", meeting.parties)
        yield from _each(where, "participant", [item.participant for item in meeting.attendees])
        for item in meeting.agenda:
            yield from _each(f"agenda item {item.id}", "statement", item.statements)


def _overview_references(briefing: Briefing) -> Iterator[tuple[str, str, str | None]]:
    yield from _each("the bottom line", "line", briefing.bottom_line)
    yield from _each("what comes next", "statement", briefing.next_steps)
    yield from _each("weakest claims", "statement", briefing.weakest)
    for position in briefing.wants:
        yield "who wants what", "party", position.party
        yield from _each("who wants what", "statement", position.statements)
    if briefing.event is not None:
        yield "the main event", "meeting", briefing.event.meeting
        yield from _each("the main event", "statement", briefing.event.statements)
        yield from _each("the main event", "party", briefing.event.parties)
        yield from _each("the main event", "participant", briefing.event.participants)


def _order(briefing: Briefing) -> Iterator[str]:
    for kind, keys in (
        ("sources", [item.id for item in briefing.sources]),
        ("origins", [_counting(item.id) for item in briefing.origins]),
        ("overlaps", [(item.first, item.second) for item in briefing.overlaps]),
        ("rejected files", [(item.file, item.rule, item.detail) for item in briefing.rejected]),
    ):
        if keys != sorted(keys):
            yield f"the {kind} are not in order"
    for source in briefing.sources:
        spans = [(item.start, item.end, item.id) for item in source.passages]
        if spans != sorted(spans):
            yield f"the passages of {source.id} are not in order"
    for statement in briefing.statements:
        if len({(item.source, item.start, item.end) for item in statement.citations}) != len(statement.citations):
            yield f"statement {statement.id} cites one span twice"


def _counting(name: str) -> str:
    """An id with its numbers padded, so that o10 comes after o9."""
    return re.sub(r"\d+", lambda found: found.group().zfill(9), name)


def _counts(briefing: Briefing) -> Iterator[str]:
    counts = briefing.counts
    passages = [passage for source in briefing.sources for passage in source.passages]
    used = sum(bool(passage.statements) for passage in passages)
    for name, told, found in (
        ("articles", counts.articles, len(briefing.sources)),
        ("articles set aside", counts.set_aside, sum(item.set_aside is not None for item in briefing.sources)),
        ("rejected files", counts.rejected, len(briefing.rejected)),
        ("passages", counts.passages, len(passages)),
        ("used passages", counts.used, used),
        ("unused passages", counts.unused, len(passages) - used),
        ("dropped pieces", counts.dropped, sum(len(item.dropped) for item in briefing.sources)),
        ("statements", counts.statements, len(briefing.statements)),
        ("origins", counts.origins, len(briefing.origins)),
    ):
        if told != found:
            yield f"the briefing counts {told} {name} where there are {found}"
    for statement in briefing.statements:
        reports = len({item.source for item in statement.citations})
        origins = len({item.origin for item in statement.citations})
        if (statement.reports, statement.origins) != (reports, origins):
            claim = f"{statement.reports} reports of {statement.origins} origins"
            yield f"statement {statement.id} counts {claim}, not {reports} of {origins}"


def _supports(statement: Statement, source: str, start: int, end: int) -> bool:
    return any(item.source == source and item.start < end and start < item.end for item in statement.citations)


def _each(where: str, kind: str, names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for name in names:
        yield where, kind, name


def _all_citations(briefing: Briefing) -> Iterator[tuple[str, Citation]]:
    holders: list[tuple[str, tuple[Citation, ...]]] = [
        *((f"statement {item.id}", item.citations) for item in briefing.statements),
        *((f"meeting {item.id}", item.citations) for item in briefing.meetings),
        *((f"meeting {item.id}", one.citations) for item in briefing.meetings for one in item.attendees),
        *((f"participant {item.id}", item.citations) for item in briefing.participants),
        *((f"participant {item.id}", one.citations) for item in briefing.participants for one in item.roles),
        *((f"timeline entry {item.edtf}", item.citations) for item in briefing.timeline),
        *((f"quotation {item.id}", item.citations) for item in briefing.quotations),
        *((f"discrepancy {item.id}", one.citations) for item in briefing.discrepancies for one in item.readings),
    ]
    for where, citations in holders:
        for citation in citations:
            yield where, citation
