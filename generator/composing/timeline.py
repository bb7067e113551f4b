"""Every dated event once, in the order of its day."""

from __future__ import annotations

from dataclasses import dataclass

from generator.composing.index import Index
from generator.composing.staleness import is_stale
from generator.model.annotation import TimeHow
from generator.model.briefing import Citation, Discrepancy, Statement, TimelineEntry, When
from generator.model.corpus import MeetingSeed
from generator.model.edtf import bounds, contains, sort_key


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
    groups: dict[str, list[_Dated]] = {}
    for statement in statements:
        dated = _date(index, statement)
        if (
            dated is None
            or (statement.id, dated.edtf) in rejected
            or is_stale(index, index.statements[statement.id], main)
        ):
            continue
        groups.setdefault(_about(statement, dated, main), []).append(dated)
    entries = [_entry(members) for members in groups.values()]
    entries.sort(key=lambda entry: (sort_key(entry.edtf), entry.statements[0]))
    return tuple(entries)


def _about(statement: Statement, dated: _Dated, main: MeetingSeed | None) -> str:
    """What an entry is about: its meeting, also where it only says what is to be discussed that day; else itself."""
    announces = statement.meeting is None and statement.section in {"agenda", "participants"}
    if announces and main is not None and main.when is not None and contains(main.when, dated.edtf):
        return main.id
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
    """The one day that the shown words of an undated statement name, with how it was got; None where there are more."""
    times = [
        time for time in index.shown(index.statements[statement.id]).times if time.edtf is not None and not time.quoted
    ]
    if len({time.edtf for time in times}) != 1:
        return None
    return When(edtf=times[0].edtf or "", how=times[0].how, expression=times[0].text)


def _entry(members: list[_Dated]) -> TimelineEntry:
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
        status=first.statement.status,
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
