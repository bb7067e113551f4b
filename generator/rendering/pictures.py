"""Pictures made at build time from the briefing's data, for the pages and for print: what people would rather look at.

They need no network and no script, print as they are, and say nothing that the page does not also say in words.
Each function gives a `Picture`, or None where there is too little to show; `drawing` makes a figure or a file of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.language.fixed_words import fixed
from generator.model import edtf
from generator.model.briefing import Briefing, Statement, TimelineEntry
from generator.rendering import words
from generator.rendering.drawing import WIDTH, Picture, arc, dot, label, line, short, width_of, wrapped

MOST_COLUMNS = 12
MOST_ROWS = 24
_MOST_LABEL, _LEAST_LABEL = 380, 270  # width of the row labels
_COLUMN = 78  # width of a column whose head stands upright
_TURNED = 60  # how far the last head reaches beyond its column where heads are turned
_ROW, _STEP, _LINE = 22, 13, 15
_AHEAD = ("planned", "possible", "demanded")
_ABSENT = ("presence_not_stated", "speaks_about", "not_attending")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A mark in a matrix: filled or hollow, with the words a pointer shows; `tie` joins equal ones of a row."""

    row: int
    column: int
    note: str
    hollow: bool = False
    tie: str | None = None


def timeline_picture(briefing: Briefing) -> Picture | None:
    """Dated events along one axis, newer ones further apart; None where fewer than three have a day to stand on."""
    dated = [(middle, entry) for entry in briefing.timeline if (middle := _middle(entry.edtf)) is not None]
    if len(dated) < 3:
        return None
    newest = max(middle for middle, _ in dated)
    spread = max((newest - middle).days for middle, _ in dated) or 1
    stacks: dict[int, int] = {}
    marks: list[str] = []
    days: dict[str, float] = {}
    for middle, entry in dated:
        column = round(_place((newest - middle).days, spread) / _STEP)
        stacks[column] = level = stacks.get(column, -1) + 1
        days.setdefault(_tick(entry.edtf, middle), column * _STEP)
        marks.append(dot(column * _STEP, -level * _STEP, _told(entry), hollow=entry.status in _AHEAD))
    top = max(stacks.values()) * _STEP + 14
    ticks = [
        line(x, 10, x, 16) + label(x, 30, told, anchor="end" if x > WIDTH - 40 else "start" if x < 40 else "middle")
        for told, x in _apart(days)
    ]
    return Picture(
        key="timeline",
        box=(-12, -top, WIDTH + 24, top + 38),
        body="".join((line(0, 10, WIDTH, 10, "axis"), *ticks, *marks)),
        title=fixed("labels.picture_timeline"),
        text=f"{words.count(len(dated), 'dated event')}, listed below. Hollow marks: planned, possible or demanded.",
    )


def meetings_picture(briefing: Briefing) -> Picture | None:
    """Who is at which meeting; None where fewer than two meetings have somebody at them."""
    meetings = [meeting for meeting in briefing.meetings if meeting.attendees][:MOST_COLUMNS]
    if len(meetings) < 2:
        return None
    ids = dict.fromkeys(attendee.participant for meeting in meetings for attendee in meeting.attendees)
    names = {each.id: each.name for each in briefing.participants if each.id in ids}
    rows = [ident for ident in ids if ident in names][:MOST_ROWS]
    cells = [
        Cell(
            row=rows.index(attendee.participant),
            column=column,
            note=f"{names[attendee.participant]}: {words.label({}, attendee.part)}, {meeting.name}",
            hollow=attendee.part in _ABSENT,
        )
        for column, meeting in enumerate(meetings)
        for attendee in meeting.attendees
        if attendee.participant in rows
    ]
    return _matrix(
        key="meetings",
        columns=[meeting.name for meeting in meetings],
        rows=[names[ident] for ident in rows],
        cells=cells,
        title=fixed("labels.picture_meetings"),
        text=fixed("labels.picture_meetings_note"),
    )


def coverage_picture(briefing: Briefing) -> Picture | None:
    """Which source reports what, copies of one text tied together; only statements that several sources report."""
    used = [source for source in briefing.sources if source.set_aside is None]
    place = {origin.id: number for number, origin in enumerate(briefing.origins)}
    used.sort(key=lambda source: (place.get(source.origin, len(place)), source.id))
    shared = [each for each in briefing.statements if each.reports > 1 and each.rank == "main"][:MOST_ROWS]
    if not shared or not 1 < len(used) <= MOST_COLUMNS:
        return None
    columns = [source.id for source in used]
    labels = {source.id: source.label for source in used}
    cells = [
        Cell(row=row, column=columns.index(source), note=f"{labels[source]}: {statement.text}", tie=origin)
        for row, statement in enumerate(shared)
        for source, origin in _reporting(statement)
        if source in columns
    ]
    return _matrix(
        key="coverage",
        columns=[source.label for source in used],
        rows=[statement.text for statement in shared],
        cells=cells,
        title=fixed("labels.picture_coverage"),
        text=fixed("labels.picture_coverage_note"),
    )


def _reporting(statement: Statement) -> tuple[tuple[str, str], ...]:
    """Each source that reports a statement, with the origin of its first citation."""
    first = {citation.source: citation.origin for citation in reversed(statement.citations)}
    return tuple(sorted(first.items()))


def _matrix(
    *, key: str, columns: Sequence[str], rows: Sequence[str], cells: Sequence[Cell], title: str, text: str
) -> Picture:
    side = min(_MOST_LABEL, 24 + max(map(width_of, rows)), max(WIDTH - _COLUMN * len(columns), _LEAST_LABEL))
    step = min(150.0, (WIDTH - side) / len(columns))
    turned = any(width_of(word) > step for name in columns for word in name.split())
    heads, head = _heads(columns, side, step, turned=turned)
    parts = [*heads, line(0, head, WIDTH, head)]
    for place, row in enumerate(rows):
        y = head + (place + 0.5) * _ROW
        parts.append(line(0, y + _ROW / 2, WIDTH, y + _ROW / 2))
        parts.append(label(0, y + 4, short(row, int((side - 12) / 6.1)), kind="words"))
    for one, other in _ties(cells):
        y = head + (one.row + 0.5) * _ROW
        x1, x2 = (side + (cell.column + 0.5) * step for cell in (one, other))
        parts.append(line(x1, y, x2, y, "tie") if other.column == one.column + 1 else arc(x1, x2, y))
    for cell in cells:
        x, y = side + (cell.column + 0.5) * step, head + (cell.row + 0.5) * _ROW
        parts.append(dot(x, y, cell.note, hollow=cell.hollow))
    return Picture(
        key=key,
        box=(0, 0, WIDTH + (_TURNED if turned else 0), head + len(rows) * _ROW + 2),
        body="".join(parts),
        title=title,
        text=text,
    )


def _heads(columns: Sequence[str], side: float, step: float, *, turned: bool) -> tuple[list[str], float]:
    """The heads of columns and how high they are: in lines above each other, or turned where there is no room."""
    if not turned:
        lines = [wrapped(name, step - 4, 4) for name in columns]
        most = max(map(len, lines))
        return [
            label(side + (place + 0.5) * step, (most - len(told) + row + 1) * _LINE - 2, text, anchor="middle")
            for place, told in enumerate(lines)
            for row, text in enumerate(told)
        ], most * _LINE + 6
    names = [short(name, 24) for name in columns]
    head = 16 + 0.75 * max(map(width_of, names))
    return [label(side + (place + 0.5) * step + 3, head - 6, name, turn=-55) for place, name in enumerate(names)], head


def _ties(cells: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """Neighbouring cells of one row that share a tie."""
    last: dict[tuple[int, str], Cell] = {}
    ties: list[tuple[Cell, Cell]] = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        if cell.tie is None:
            continue
        before = last.get((cell.row, cell.tie))
        if before is not None:
            ties.append((before, cell))
        last[cell.row, cell.tie] = cell
    return ties


def _told(entry: TimelineEntry) -> str:
    return f"{edtf.human(entry.edtf)}: {entry.text}"


def _tick(value: str, middle: date) -> str:
    """What stands below the axis for an entry: its day, month or year, as exactly as it is known."""
    first, last = edtf.bounds(value)
    days = (last - first).days if date.min < first and last < date.max else 400
    if days > 31:
        return str(middle.year)
    told = edtf.human(f"{middle:%Y-%m}" if days > 3 else middle.isoformat())
    return " ".join(word if word.isdigit() else word[:3] for word in told.split())


def _middle(value: str) -> date | None:
    """The day an entry stands on: the middle of what its date may mean, the known end of an open interval."""
    if not edtf.is_edtf(value):
        return None
    first, last = edtf.bounds(value)
    if first == date.min or last == date.max:
        return last if first == date.min else first
    return date.fromordinal((first.toordinal() + last.toordinal()) // 2)


def _place(days: int, spread: int) -> float:
    """Where a day stands on the axis: by the logarithm of its distance from the newest, in weeks."""
    return WIDTH * (1 - math.log1p(days / 7) / math.log1p(spread / 7))


def _apart(days: dict[str, float]) -> list[tuple[str, float]]:
    """Days with their places, the newest first, without those whose label would touch another."""
    kept: list[tuple[str, float]] = []
    edge = math.inf
    for told, x in sorted(days.items(), key=lambda item: (-item[1], item[0])):
        width = width_of(told)
        right = x if x > WIDTH - 40 else x + width if x < 40 else x + width / 2
        if right < edge:
            kept.append((told, x))
            edge = right - width - 10
    return kept
