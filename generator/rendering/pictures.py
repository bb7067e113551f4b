"""Pictures made at build time from the briefing's data: inline SVG without a script, each with a text alternative.

They need no network, print as they are, follow the page's colours (`currentcolor`), and say nothing that the page
does not also say in words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.language.fixed_words import fixed
from generator.model import edtf
from generator.model.briefing import Briefing, Statement, TimelineEntry
from generator.rendering import words
from generator.rendering.escaping import attribute

WIDTH = 720
MOST_COLUMNS = 12
MOST_ROWS = 24
_MOST_LABEL = 400  # width of the row labels, at most
_ROW, _DOT = 22, 5.5
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


def timeline_picture(briefing: Briefing) -> Markup:
    """Dated events along one axis, newer ones further apart; empty where fewer than three have a day to stand on."""
    dated = [(middle, entry) for entry in briefing.timeline if (middle := _middle(entry.edtf)) is not None]
    if len(dated) < 3:
        return Markup()
    newest = max(middle for middle, _ in dated)
    spread = max((newest - middle).days for middle, _ in dated) or 1
    stacks: dict[int, int] = {}
    marks: list[str] = []
    years: dict[int, float] = {}
    for middle, entry in dated:
        x = _place((newest - middle).days, spread)
        column = round(x / (2 * _DOT + 2))
        stacks[column] = level = stacks.get(column, -1) + 1
        years.setdefault(middle.year, x)
        y = -level * (2 * _DOT + 2)
        marks.append(_dot(column * (2 * _DOT + 2), y, _told(entry), hollow=entry.status in _AHEAD))
    top = max(stacks.values()) * (2 * _DOT + 2) + 14
    ticks = [
        f'<line x1="{x:.0f}" x2="{x:.0f}" y1="10" y2="16"/><text x="{x:.0f}" y="30" text-anchor="middle">{year}</text>'
        for year, x in _apart(years)
    ]
    body = f'<line class="axis" x1="0" x2="{WIDTH}" y1="10" y2="10"/>' + "".join((*ticks, *marks))
    return _figure(
        key="timeline",
        box=(-12, -top, WIDTH + 24, top + 38),
        body=body,
        title=fixed("labels.picture_timeline"),
        text=f"{words.count(len(dated), 'dated event')}, listed below. Hollow marks: planned, possible or demanded.",
    )


def meetings_picture(briefing: Briefing) -> Markup:
    """Who is at which meeting; empty where fewer than two meetings have somebody at them."""
    meetings = [meeting for meeting in briefing.meetings if meeting.attendees][:MOST_COLUMNS]
    if len(meetings) < 2:
        return Markup()
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


def coverage_picture(briefing: Briefing) -> Markup:
    """Which source reports what, copies of one text tied together; only statements that several sources report."""
    used = [source for source in briefing.sources if source.set_aside is None]
    place = {origin.id: number for number, origin in enumerate(briefing.origins)}
    used.sort(key=lambda source: (place.get(source.origin, len(place)), source.id))
    shared = [each for each in briefing.statements if each.reports > 1 and each.rank == "main"][:MOST_ROWS]
    if not shared or not 1 < len(used) <= MOST_COLUMNS:
        return Markup()
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
) -> Markup:
    heads = [_short(label, 30 if len(columns) <= 6 else 18) for label in columns]
    head = 30 + 4.6 * max(map(len, (label.unescape() for label in heads)))
    side = min(_MOST_LABEL, 24 + 6.6 * max(map(len, rows)))
    step = (WIDTH - 60 - side) / len(columns)
    parts: list[str] = []
    for place, label in enumerate(heads):
        x = side + (place + 0.5) * step
        parts.append(f'<text transform="translate({x:.1f} {head - 10:.1f}) rotate(-38)">{label}</text>')
    for place, row in enumerate(rows):
        y = head + (place + 0.5) * _ROW
        parts.append(f'<line class="row" x1="0" x2="{WIDTH - 60}" y1="{y + _ROW / 2:.1f}" y2="{y + _ROW / 2:.1f}"/>')
        parts.append(f'<text class="words" x="0" y="{y + 4:.1f}">{_short(row, 62)}</text>')
    for one, other in _ties(cells):
        y = head + (one.row + 0.5) * _ROW
        x1, x2 = (side + (cell.column + 0.5) * step for cell in (one, other))
        parts.append(f'<line class="tie" x1="{x1:.1f}" x2="{x2:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>')
    for cell in cells:
        x, y = side + (cell.column + 0.5) * step, head + (cell.row + 0.5) * _ROW
        parts.append(_dot(x, y, cell.note, hollow=cell.hollow))
    box = (0, 0, WIDTH + 60, head + len(rows) * _ROW + 4)
    return _figure(key=key, box=box, body="".join(parts), title=title, text=text)


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


def _figure(*, key: str, box: tuple[float, float, float, float], body: str, title: str, text: str) -> Markup:
    view = " ".join(f"{number:.0f}" for number in box)
    return Markup(  # noqa: S704  # our own markup; every text in it went through `attribute`
        f'<figure class="picture" data-search-exclude="" tabindex="0" role="group" aria-label="{attribute(title)}">'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" role="img" aria-labelledby="{key}-text">{body}</svg>'
        f'<figcaption id="{key}-text">{attribute(title)}. {attribute(text)}</figcaption></figure>'
    )


def _dot(x: float, y: float, note: str, *, hollow: bool) -> str:
    kind = "hollow" if hollow else "filled"
    return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{_DOT}"><title>{attribute(note)}</title></circle>'


def _told(entry: TimelineEntry) -> str:
    return f"{edtf.human(entry.edtf)}: {entry.text}"


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


def _apart(years: dict[int, float]) -> list[tuple[int, float]]:
    """Years with their places, without those whose label would touch the one after it."""
    kept: list[tuple[int, float]] = []
    for year, x in sorted(years.items(), reverse=True):
        if not kept or kept[-1][1] - x > 38:
            kept.append((year, x))
    return kept


def _short(text: str, most: int) -> Markup:
    """The start of `text`, cut at a word where it is longer than `most` characters."""
    if len(text) <= most:
        return attribute(text)
    head = text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—")
    return attribute(f"{head}…")
