"""The overview's own parts: the main event, who wants what, what comes next, the weakest claims."""

from __future__ import annotations

from generator.composing.index import Index
from generator.composing.meetings import name_meeting
from generator.composing.stance import stances
from generator.model.briefing import OpenIssue, Position, Statement
from generator.model.corpus import MeetingSeed, MergedStatement
from generator.model.edtf import bounds, sort_key
from generator.model.main_event import MainEvent

_WANTS_EACH = 2
_PARTIES = 8
_NEXT = 6
_WEAKEST = 4


def main_statements(index: Index, main: MeetingSeed | None) -> tuple[str, ...]:
    """Ids of the statements that tell the event, the best to name it first.

    They are the main meeting's, by how many leads tell them; else the one statement that most leads tell.
    """
    if main is not None:
        own = [index.statements[name] for name in main.statements if name in index.statements]
    else:
        own = list(index.corpus.statements)
    ranked = sorted((-_lead_origins(index, item), -_origins(item), item.id) for item in own)
    names = tuple(name for *_, name in ranked)
    return names if main is not None else names[:1]


def main_event(index: Index, main: MeetingSeed | None, *, other: str | None) -> MainEvent | None:
    """What the briefing is about; None where there is no statement at all."""
    told = main_statements(index, main)
    if not told:
        return None
    statement = index.statements[told[0]]
    if main is not None:
        return MainEvent(
            name=name_meeting(index, main),
            when=main.when,
            place=main.place,
            parties=tuple(item for item in main.parties if item in index.parties),
            participants=tuple(item for item in main.participants if item in index.participants),
            meeting=main.id,
            statements=told,
            other=other,
        )
    passages = index.of(statement)
    people = dict.fromkeys(
        mention.participant
        for passage in passages
        for mention in passage.mentions
        if mention.participant in index.participants
    )
    return MainEvent(
        name=statement.text,
        when=statement.when.edtf if statement.when else None,
        place=_place(index, statement),
        parties=tuple(dict.fromkeys(party for passage in passages for party in index.parties_in(passage))),
        participants=tuple(item for item in people if item is not None),
        meeting=None,
        statements=told,
        other=other,
    )


def who_wants_what(
    index: Index, statements: tuple[Statement, ...], issues: tuple[OpenIssue, ...], main: MeetingSeed | None
) -> tuple[Position, ...]:
    """A line a party: up to two statements that tell its position, none where it is not stated.

    The main meeting's parties come first, then those that the open issues involve.
    """
    involved = list(main.parties) if main is not None else []
    involved += [position.party for issue in issues for position in issue.positions]
    parties = [party for party in dict.fromkeys(involved) if party in index.parties][:_PARTIES]
    best: dict[str, list[tuple[float, str]]] = {party: [] for party in parties}
    for statement in statements:
        merged = index.statements[statement.id]
        for stance in stances(index, merged):
            if stance.party in best:
                best[stance.party].append((-_wanting(statement, stance.verb), statement.id))
    return tuple(
        Position(party=party, statements=tuple(name for _, name in sorted(best[party])[:_WANTS_EACH]))
        for party in parties
    )


def next_steps(statements: tuple[Statement, ...], main: MeetingSeed | None) -> tuple[str, ...]:
    """Ids of what is planned or possible beside the main meeting, dated first, in the order of their days."""
    after = bounds(main.when)[0] if main is not None and main.when else None
    found = []
    for statement in statements:
        if statement.status not in {"planned", "possible"}:
            continue
        if main is not None and statement.meeting == main.id:
            continue
        if after is not None and statement.when is not None and bounds(statement.when.edtf)[1] < after:
            continue
        key = (statement.when is None, sort_key(statement.when.edtf if statement.when else None), -statement.origins)
        found.append((key, statement.id))
    return tuple(name for _, name in sorted(found)[:_NEXT])


def weakest(statements: tuple[Statement, ...]) -> tuple[str, ...]:
    """Ids of the statements in the body that rest on one origin and on somebody's judgement, or are contested."""
    found = [
        (statement.agreement != "conflict", statement.voice == "claim", statement.section == "background", statement.id)
        for statement in statements
        if statement.rank == "main" and statement.origins == 1 and statement.voice != "fact"
    ]
    return tuple(name for *_, name in sorted(found)[:_WEAKEST])


def _wanting(statement: Statement, verb: str) -> float:
    plain = {"say", "tell", "state", "declare", "announce", "see", "consider"}
    return statement.origins + (0 if verb in plain else 3) + (1 if statement.section == "open_issues" else 0)


def _lead_origins(index: Index, statement: MergedStatement) -> int:
    return len({passage.origin for passage in index.of(statement) if passage.order == 0})


def _origins(statement: MergedStatement) -> int:
    return len({citation.origin for citation in statement.citations})


def _place(index: Index, statement: MergedStatement) -> str | None:
    """The place that most sources of the statement name in it, else the dateline most of them share."""
    counts: dict[str, int] = {}
    for citation in statement.citations:
        source = index.sources[citation.source].annotated
        for name in source.names:
            if name.kind == "place" and citation.start <= name.start and name.end <= citation.end:
                counts[name.text] = counts.get(name.text, 0) + 1
    if not counts:
        for citation in statement.citations:
            dateline = index.sources[citation.source].annotated.article.dateline
            if dateline:
                counts[dateline] = counts.get(dateline, 0) + 1
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None
