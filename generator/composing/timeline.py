"""Every dated event once, in the order of its day."""

from __future__ import annotations

from dataclasses import dataclass

from generator.composing.index import Index
from generator.composing.newest import has_come, last_day
from generator.composing.staleness import is_stale
from generator.composing.verbs import tells_an_act
from generator.language.section_cues import words_of
from generator.model.annotation import Status, TimeHow
from generator.model.briefing import Citation, Discrepancy, Statement, TimelineEntry, When
from generator.model.corpus import MeetingSeed, Passage, ResolvedTime
from generator.model.edtf import bounds, contains, overlaps, sort_key

_MONTH, _YEAR = 31, 366  # days
_AHEAD = frozenset({"planned", "possible"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    edtf: str
    how: TimeHow
    statement: Statement


def timeline(index: Index, statements: tuple[Statement, ...], main: MeetingSeed | None) -> tuple[TimelineEntry, ...]:
    """The dated statements as entries; those about one meeting are one entry, told by the one most origins tell.

    Left out: a day that most sources contradict, a plan for the main event once it has been held, and spans without a
    stated beginning ("for more than a decade").
    """
    rejected = _rejected_days(index.corpus.discrepancies)
    held, today = main is not None and main.status == "held", last_day(index)
    groups: dict[str, list[_Dated]] = {}
    for statement in statements:
        dated = _date(index, statement)
        if (
            dated is None
            or (statement.id, dated.edtf) in rejected
            or is_stale(index, index.statements[statement.id], main)
            or (held and has_come(index, index.statements[statement.id], today))
        ):
            continue
        groups.setdefault(_about(index, statement, dated, main), []).append(dated)
    entries = [_entry(index, members) for members in groups.values()]
    entries += _apart(index, statements, {(entry.edtf, name) for entry in entries for name in entry.statements}, main)
    entries.sort(key=lambda entry: (sort_key(entry.edtf), entry.statements[0]))
    return tuple(entries)


def _apart(
    index: Index, statements: tuple[Statement, ...], told: set[tuple[str, str]], main: MeetingSeed | None
) -> list[TimelineEntry]:
    """Further days of a statement: of a passage that tells another day than the others, or of what a clause plans."""
    found: dict[tuple[str, str], TimelineEntry] = {}
    rejected = _rejected_days(index.corpus.discrepancies)
    for statement in statements:
        merged = index.statements[statement.id]
        if is_stale(index, merged, main):
            continue
        meets = statement.meeting is not None  # the days its articles tell are one entry
        known = [day for day, name in told if name == statement.id]
        for citation, name in zip(merged.citations, merged.passages, strict=True):
            passage = index.passages[name]
            own = () if meets else _own_day(passage, alone=len(merged.citations) == 1)
            for time, status in (*own, *_planned_days(passage), *_deadlines(passage), *_told_beside(passage)):
                day = time.edtf or ""
                if (statement.id, day) in rejected or any(overlaps(day, other) for other in known):
                    continue
                known.append(day)
                shown = merged.citations[merged.shown] == citation
                found[day, statement.id] = TimelineEntry(
                    edtf=day,
                    how=time.how,
                    status=_status(index, status, day, (citation,)),
                    text=statement.text if shown else citation.exact,
                    statements=(statement.id,),
                    citations=(citation,),
                )
    return [found[key] for key in sorted(found)]


def _own_day(passage: Passage, *, alone: bool) -> list[tuple[ResolvedTime, Status | None]]:
    """The one day or month that a passage tells an act of, by its main clause."""
    times = [time for time in passage.times if time.edtf is not None and not time.quoted and time.bound is None]
    main = [clause for clause in passage.sentence.clauses if clause.main]
    if any(item.direct and not item.scare for item in passage.quotations):
        return []  # what somebody says is no dated act of its own
    if alone or len({time.edtf for time in times}) != 1 or not main or passage.kind != "sentence":
        return []
    if _length(times[0].edtf or "") > _MONTH or main[0].status not in {"done", "planned"}:
        return []
    return [(times[0], main[0].status)]


def _planned_days(passage: Passage) -> list[tuple[ResolvedTime, Status | None]]:
    """The days of what a later clause of a sentence plans: "broke up on Friday and will resume on Monday"."""
    clauses = passage.sentence.clauses
    return [
        (time, "planned")
        for clause in clauses
        if clause.main and clause.status == "planned" and clause is not clauses[0]
        for time in passage.times
        if time.edtf is not None
        and not time.quoted
        and time.bound is None
        and clause.verb_start < time.start
        and not any(clause.verb_start < other.verb_start < time.start for other in clauses)
        and _length(time.edtf) <= _MONTH
    ]


def _deadlines(passage: Passage) -> list[tuple[ResolvedTime, Status | None]]:
    """The days by which something is to be done: "are to leave by 5 June", "a ruling is due by 1 May"."""
    ahead = [one for one in passage.sentence.clauses if one.main and not one.negated and one.tense != "past"]
    return [
        (time, "planned")
        for time in passage.times
        if time.edtf is not None and not time.quoted and time.bound == "until" and _length(time.edtf) == 0
        if passage.exact[: time.start - passage.start].rstrip().endswith(" by")
        if any(one.start <= time.start < one.end and (one.status == "planned" or one.verb == "be") for one in ahead)
    ]


def _told_beside(passage: Passage) -> list[tuple[ResolvedTime, Status | None]]:
    """The days that a clause beside the main one tells as past: "The truce, which took effect on 1 May, is over"."""
    found: list[tuple[ResolvedTime, Status | None]] = []
    for time in passage.times:
        inside = [each for each in passage.sentence.clauses if each.start <= time.start < each.end]
        clause = min(inside, key=lambda each: each.end - each.start, default=None)
        if clause is None or clause.main or clause.reported or clause.negated or clause.status != "done":
            continue
        written_out = time.how == "stated" or (time.how == "resolved" and any(sign.isdigit() for sign in time.text))
        told = time.edtf is not None and not time.quoted and time.bound is None and written_out
        if told and clause.subject is not None and _length(time.edtf or "") <= _MONTH:
            found.append((time, "done"))
    return found


def _status(index: Index, status: Status | None, day: str, citations: tuple[Citation, ...]) -> Status | None:
    """What lies after the writing of all who tell it is planned, whatever the tense ("parliament meets on Friday").

    A refusal is none of a day to come, and what was said or agreed to do is not planned for the day it was said on.
    """
    written = [index.sources[citation.source].written.edtf for citation in citations]
    if status in _AHEAD and all(each is not None and bounds(day)[1] < bounds(each)[0] for each in written):
        return None  # it was said then, what is to come lies elsewhere: "said on Tuesday that prices would rise"
    if status in {None, "under_way", "done", "denied"} and all(
        each is not None and bounds(day)[0] > bounds(each)[1] for each in written
    ):
        return None if status == "denied" else "planned"
    return status


def _status_of(index: Index, statement: Statement, day: str) -> Status | None:
    """The status of what a statement tells of `day`: done where its main verb tells an act of a day that had come."""
    shown = index.shown(index.statements[statement.id])
    written = index.sources[shown.source].written.edtf
    come = written is not None and bounds(day)[0] <= bounds(written)[1]
    tokens = shown.sentence.tokens
    said = any(token.head == place and token.lemma in words_of("say") for place, token in enumerate(tokens))
    if statement.status in _AHEAD and come and tells_an_act(shown.sentence):
        return None if said else "done"  # "agreed on Tuesday to build a bridge", "said on Tuesday that it would"
    return _status(index, statement.status, day, statement.citations)


def _about(index: Index, statement: Statement, dated: _Dated, main: MeetingSeed | None) -> str:
    """What an entry is about: its meeting, also where it only says what is to be discussed that day; else itself."""
    announces = statement.meeting is None and statement.section in {"agenda", "participants"}
    if announces and main is not None and main.when is not None and contains(main.when, dated.edtf):
        return main.id
    held = index.meetings.get(statement.meeting or "")
    if held is not None and held.when is not None and bounds(dated.edtf)[0] > bounds(held.when)[1]:
        return statement.id  # what it brings about later
    return statement.meeting or statement.id


def _date(index: Index, statement: Statement) -> _Dated | None:
    """The day of a statement: the finest that any of its passages gives inside the one it is dated with."""
    when = statement.when or _only_time(index, statement)
    if when is None or (when.edtf.endswith("/..") and when.how == "inferred"):
        return None
    best, how = when.edtf, when.how
    if best.endswith("/.."):
        return _Dated(edtf=best.removesuffix("/.."), how=how, statement=statement)
    for passage in index.of(index.statements[statement.id]):
        for time in passage.times:
            if time.edtf is None or time.bound or time.quoted or not contains(best, time.edtf):
                continue
            if _length(time.edtf) < _length(best):
                best, how = time.edtf, time.how
    return _Dated(edtf=best, how=how, statement=statement)


def _only_time(index: Index, statement: Statement) -> When | None:
    """The one day or year that the shown words of an undated statement name, None where there are more.

    A decade seldom dates what is told: "the 1950s singer has died".
    """
    times = [
        time for time in index.shown(index.statements[statement.id]).times if time.edtf is not None and not time.quoted
    ]
    if len({time.edtf for time in times}) != 1 or _length(times[0].edtf or "") > _YEAR:
        return None
    return When(edtf=times[0].edtf or "", how=times[0].how, expression=times[0].text)


def _entry(index: Index, members: list[_Dated]) -> TimelineEntry:
    first = min(
        members,
        key=lambda one: (
            one.statement.rank != "main",
            -one.statement.origins,
            -one.statement.reports,
            one.statement.id,
        ),
    )
    finest = min(members, key=lambda one: (not contains(first.edtf, one.edtf), _length(one.edtf), one.edtf))
    citations: dict[tuple[str, int, int], Citation] = {}
    for member in members:
        for citation in member.statement.citations:
            citations.setdefault((citation.source, citation.start, citation.end), citation)
    others = sorted(one.statement.id for one in members if one is not first)
    return TimelineEntry(
        edtf=finest.edtf,
        how=finest.how,
        status=_status_of(index, first.statement, finest.edtf),
        text=first.statement.text,
        statements=(first.statement.id, *others),
        citations=tuple(citations[key] for key in sorted(citations)),
    )


def _rejected_days(discrepancies: tuple[Discrepancy, ...]) -> frozenset[tuple[str, str]]:
    """The days, by statement, that fewer passages give than another reading of the same thing."""
    rejected: set[tuple[str, str]] = set()
    for item in discrepancies:
        if item.kind != "date" or item.nature != "conflict":
            continue
        most = max((len(reading.citations) for reading in item.readings), default=0)
        for reading in item.readings:
            if len(reading.citations) < most:
                rejected.update((name, reading.value) for name in item.statements)
    return frozenset(rejected)


def _length(edtf: str) -> int:
    first, last = bounds(edtf)
    return (last - first).days
