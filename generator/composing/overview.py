"""The overview's own parts: what the bottom line must hold, the weakest claims."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from generator.composing.bottom_line import is_whole
from generator.composing.coverage import fewest_articles
from generator.composing.happening import state_of_event
from generator.composing.index import Index
from generator.composing.meetings import RankedMeeting
from generator.composing.newest import (
    coming,
    end_of,
    last_day,
    newest_counts,
    newest_leads,
)
from generator.composing.verbs import lets_be
from generator.model.briefing import AgendaItem, Meeting, OpenIssue, Statement
from generator.model.corpus import MergedStatement

_ISSUES = 3  # of which the bottom line tells, where there is room
_WEAKEST = 4
_REPEATED = 2  # articles a concept must stand in, in a folder where repetition tells little


def key_slots(
    index: Index,
    ranked: tuple[RankedMeeting, ...],
    meetings: tuple[Meeting, ...],
    issues: tuple[OpenIssue, ...],
    *,
    told: tuple[str, ...],
) -> tuple[tuple[str, ...], ...]:
    """What the bottom line of a meeting must hold, best statements first. `told`: the `main_statements`.

    That is the meeting, what the newest articles open with, its agenda, the meeting beside it and what is contested.
    Of an event that is no meeting it is the newest count, what is new, how the event stands and what is due next, in a
    folder so small that what articles repeat tells little; in a larger one coverage alone decides.
    """
    main = next((item.seed for item in ranked if item.role == "main"), None)
    today = last_day(index)
    if main is None:
        if fewest_articles(len(index.corpus.sources)) > _REPEATED:
            return ()
        new = tuple((name,) for name in newest_leads(index, after=None))
        stands = state_of_event(index)[:1]
        return (told, newest_counts(index)[:1], *new, stands, coming(index, today=today))
    agenda = [item for meeting in meetings if meeting.role == "main" for item in meeting.agenda if item.announced]
    beside = [item.seed for item in ranked if item.role == "parallel" and item.seed.status != "held"]
    ended = end_of(main)
    news = tuple((name,) for name in newest_leads(index, after=ended)) if ended is not None else ()
    due = coming(index, today=today) if news and not beside else ()
    openly = {
        item.id
        for item in index.corpus.statements
        if item.status == "demanded" or (item.status == "denied" and not lets_be(index.shown(item).sentence))
    }
    return (
        told,
        () if ended is not None else newest_counts(index)[:1],  # what a hearing that is still to come is about
        *news,
        due[:1],
        _agenda_slot(index, agenda),
        tuple(name for seed in beside for name in seed.statements if name in index.statements),
        tuple(dict.fromkeys(name for issue in issues for name in issue.statements if name in openly)),
        *(_issue_slot(issue, openly) for issue in (issues[:_ISSUES] if ended is not None else ())),
    )


def _issue_slot(issue: OpenIssue, openly: AbstractSet[str]) -> tuple[str, ...]:
    """Ids of the statements that tell what an issue is about: a demand or refusal first, then a side's position."""
    stated = [name for position in issue.positions for name in position.statements]
    return tuple(dict.fromkeys([*(name for name in issue.statements if name in openly), *stated]))


def _agenda_slot(index: Index, agenda: list[AgendaItem]) -> tuple[str, ...]:
    """Ids of the statements that announce the agenda: those of several origins, and what names most of it, first."""
    named: dict[str, int] = {}
    for item in agenda:
        for name in item.statements:
            named[name] = named.get(name, 0) + len(item.topic.split())
    return tuple(sorted(named, key=lambda name: (_origins(index.statements[name]) < 2, -named[name], name)))


def weakest(statements: tuple[Statement, ...]) -> tuple[str, ...]:
    """Ids of the statements in the body that rest on one origin and on somebody's judgement, or are contested."""
    found = [
        (statement.agreement != "conflict", statement.voice == "claim", statement.section == "background", statement.id)
        for statement in statements
        if statement.rank == "main"
        and statement.origins == 1
        and statement.voice != "fact"
        and is_whole(statement.text)
    ]
    return tuple(name for *_, name in sorted(found)[:_WEAKEST])


def _origins(statement: MergedStatement) -> int:
    return len({citation.origin for citation in statement.citations})
