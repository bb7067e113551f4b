"""The overview's own parts: what the bottom line must hold, who wants what, what comes next, the weakest claims."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date

from generator.composing.bottom_line import FEWEST, is_personal, is_whole
from generator.composing.coverage import fewest_articles
from generator.composing.doubt import doubtful
from generator.composing.hanging import hanging
from generator.composing.happening import state_of_event
from generator.composing.index import Index
from generator.composing.main_event import main_statements
from generator.composing.meetings import RankedMeeting
from generator.composing.newest import (
    coming,
    end_of,
    last_day,
    newest_counts,
    newest_leads,
    outdated,
    written_day,
)
from generator.composing.stance import Stance, stances
from generator.composing.verbs import lets_be, main_modal
from generator.language.section_cues import words_of
from generator.model.briefing import AgendaItem, Meeting, OpenIssue, Position, Statement
from generator.model.corpus import MeetingSeed, MergedStatement
from generator.model.edtf import bounds, sort_key

_WANTS_EACH = 2
_PARTIES = 8
_NEXT = 6
_ISSUES = 3  # of which the bottom line tells, where there is room
_WEAKEST = 4
_OLD = 7  # days after which an undated plan no longer tells what comes next
_FORESEEING = frozenset({"expect", "see", "consider", "regard", "view"})  # what somebody foresees is no wish
_PROMISES = frozenset({"will", "shall", "would"})
_REPEATED = 2  # articles a concept must stand in, in a folder where repetition tells little


def key_slots(
    index: Index, ranked: tuple[RankedMeeting, ...], meetings: tuple[Meeting, ...], issues: tuple[OpenIssue, ...]
) -> tuple[tuple[str, ...], ...]:
    """What the bottom line of a meeting must hold, best statements first.

    That is the meeting, what the newest articles open with, its agenda, the meeting beside it and what is contested.
    Of an event that is no meeting it is the newest count, what is new, how the event stands and what is due next, in a
    folder so small that what articles repeat tells little; in a larger one coverage alone decides.
    """
    main = next((item.seed for item in ranked if item.role == "main"), None)
    today = last_day(index)
    if main is None:
        if fewest_articles(len(index.corpus.sources)) > _REPEATED:
            return ()
        told = tuple((name,) for name in newest_leads(index, after=None))
        stands = state_of_event(index)[:1]
        return (main_statements(index, None), newest_counts(index)[:1], *told, stands, coming(index, today=today))
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
        main_statements(index, main),
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


def who_wants_what(
    index: Index, statements: tuple[Statement, ...], issues: tuple[OpenIssue, ...], main: MeetingSeed | None
) -> tuple[Position, ...]:
    """A line a party: up to two statements that tell its position, none where it is not stated.

    The main meeting's parties come first, then those of the open issues, these only where they have a stated position.
    A sentence with a date or figure that most sources contradict is left to the pages that show both, and so is one
    that looks forward to a day that has come.
    """
    involved = list(main.parties) if main is not None else []
    involved += [position.party for issue in issues for position in issue.positions]
    parties = [party for party in dict.fromkeys(involved) if party in index.parties][:_PARTIES]
    best: dict[str, list[tuple[float, str]]] = {party: [] for party in parties}
    doubted = doubtful(index) | outdated(index) | hanging(index)
    for statement in statements:
        merged = index.statements[statement.id]
        if statement.id in doubted or is_personal(index, merged):
            continue
        for stance in stances(index, merged, shown_only=True):
            if stance.party in best and _wanting(statement, stance) > 0:
                best[stance.party].append((-_wanting(statement, stance), statement.id))
    meets = frozenset(main.parties) if main is not None else frozenset()
    return tuple(
        Position(party=party, statements=tuple(name for _, name in sorted(best[party])[:_WANTS_EACH]))
        for party in parties
        if best[party] or party in meets
    )


def next_steps(
    index: Index, statements: tuple[Statement, ...], main: MeetingSeed | None, *, as_of: str | None
) -> tuple[str, ...]:
    """Ids of what is planned or possible beside the main meeting, dated first, in the order of their days.

    Nothing whose day has come, and no undated plan of an article that is a week older than the newest or that was
    written before the main meeting was held.
    """
    after = bounds(main.when)[1] if main is not None and main.when else None
    today = bounds(as_of)[0] if as_of is not None else None
    old, found = outdated(index) | hanging(index), []
    for statement in statements:
        if statement.status not in {"planned", "possible"} or statement.section == "agenda":
            continue
        edtf = _day_planned(index, statement)
        later = _is_later(statement, edtf, after)
        if statement.section == "background" and not (edtf is not None and _is_later(statement, edtf, after or today)):
            continue
        if not is_whole(statement.text) or (edtf is None and _is_no_step(index, statement)):
            continue
        if is_personal(index, index.statements[statement.id]):
            continue
        if main is not None and statement.meeting in {None, main.id} and not later:
            continue
        if statement.id in old or (edtf is None and _is_old_plan(index, statement.id, main)):
            continue
        if edtf is not None and any(day is not None and bounds(edtf)[1] < day for day in (after, today)):
            continue
        key = (edtf is None, sort_key(edtf), -statement.origins)
        found.append((key, statement.id))
    return tuple(name for _, name in sorted(found)[:_NEXT])


def with_coming(steps: tuple[str, ...], index: Index) -> tuple[str, ...]:
    """The steps, after them what else is due on a day after the newest article ("a ruling is due by 1 May").

    Also what a sentence about something done says will follow ("broke up and will resume on Monday"), where no step is
    of that day already.
    """
    today = last_day(index)
    unclear = hanging(index)
    further = [name for name in coming(index, today=today) if is_whole(index.statements[name].text, shortest=FEWEST)]
    due = [name for name in dict.fromkeys([*steps, *further]) if name not in unclear]
    days = [day for name in due for day in _days_after(index, name, today)]
    for statement in index.corpus.statements:
        following = _days_after(index, statement.id, today, promised=True)
        if (
            following
            and statement.id not in {*due, *unclear}
            and not set(following) & set(days)
            and is_whole(statement.text)
        ):
            due.append(statement.id)
            days += following
    return tuple(due[:_NEXT])


def _days_after(index: Index, name: str, today: date | None, *, promised: bool = False) -> list[date]:
    """The days after `today` that a statement (id) names; `promised`: only those after a "will" or "would"."""
    shown = index.shown(index.statements[name])
    will = [token.start for token in shown.sentence.tokens if token.tag == "MD" and token.lemma in _PROMISES]
    return [
        bounds(time.edtf)[0]
        for time in shown.times
        if time.edtf is not None and not time.quoted and today is not None and bounds(time.edtf)[0] > today
        if not promised or (will and min(will) < time.start)
    ]


def _is_old_plan(index: Index, name: str, main: MeetingSeed | None) -> bool:
    """Whether every article that tells an undated plan (id) is old by now."""
    passages = index.of(index.statements[name])
    days = [day for passage in passages if (day := written_day(index, passage.source)) is not None]
    last, ended = last_day(index), end_of(main)
    if not days or last is None:
        return False
    if any(time.edtf is not None and bounds(time.edtf)[1] > last for passage in passages for time in passage.times):
        return False  # it names a day that is still to come
    return (last - max(days)).days >= _OLD or (ended is not None and max(days) < ended)


def _day_planned(index: Index, statement: Statement) -> str | None:
    """The day or days a statement looks forward to: its own, else those of the meeting it tells of."""
    if statement.when is not None:
        return statement.when.edtf
    held = index.meetings.get(statement.meeting or "")
    return held.when if held is not None else None


def _is_no_step(index: Index, statement: Statement) -> bool:
    """Whether an undated plan is told among what was done, or is what a proposal "would" bring and nobody announces."""
    shown = index.shown(index.statements[statement.id])
    proposed = main_modal(shown.sentence) == "would" and statement.attribution is None
    return statement.section == "developments" or proposed


def _is_later(statement: Statement, edtf: str | None, after: date | None) -> bool:
    """Whether a statement looks forward to a day after `after`, or to none at all."""
    if edtf is None:
        return statement.meeting is None
    return after is None or bounds(edtf)[1] > after


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


def _wanting(statement: Statement, stance: Stance) -> float:
    """How plainly a statement tells what a party wants; 0 or less where it only tells that it spoke."""
    wants = bool(stance.verbs & words_of("want_verbs"))
    open_point = statement.section == "open_issues" and not stance.verbs <= _FORESEEING
    demands = statement.status == "demanded" or open_point
    return 3 * wants + 2 * demands + 0.5 * statement.origins - (0 if wants or demands else 3)


def _origins(statement: MergedStatement) -> int:
    return len({citation.origin for citation in statement.citations})
