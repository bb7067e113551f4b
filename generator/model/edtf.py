"""Days, months, years and intervals as EDTF strings (Extended Date/Time Format, ISO 8601-2): the form all dates take.

The part of the format in use: days `2023-03-15` (a time of day may follow: `2023-03-15T14:32`), months `2022-12`, years
`2011`, decades `199X`, centuries `18XX`, each of them approximate with a final `~`; closed intervals such as
`2023-03-15/2023-03-16` and intervals open at one end, `2011/..` and `../2011`. What words like "tomorrow" give before
the day of writing is known is described in `model.offsets`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "year", "decade", "century", "interval"]

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?(?P<about>~?)"
)
_SPAN_OF_YEARS = re.compile(r"(?:(?P<decade>\d{3})X|(?P<century>\d\d)XX)(?P<about>~?)")
# How far "about" may be off, in days, where two dates are compared: one unit of what is told.
_SLACK: dict[Precision, int] = {"day": 3, "month": 31, "year": 366, "decade": 0, "century": 0, "interval": 0}
_MONTHS = tuple(calendar.month_name)
# The same few dates are asked for again and again: so many are kept taken apart. More than a folder tells.
_KEPT = 1 << 14


@lru_cache(maxsize=_KEPT)
def parse(edtf: str) -> Edtf:
    """The parts of an EDTF string. Raises `ValueError` for what is not in the part of the format in use."""
    head, slash, tail = edtf.partition("/")
    if not slash:
        return Edtf(first=_parse_point(head), last=None, interval=False)
    first = None if head == ".." else _parse_point(head)
    last = None if tail == ".." else _parse_point(tail)
    if first is None and last is None:
        raise ValueError(f"an interval open at both ends says nothing: {edtf!r}")
    if first and last and first.bounds()[0] > last.bounds()[1]:
        raise ValueError(f"an interval that ends before it begins: {edtf!r}")
    return Edtf(first=first, last=last, interval=True)


@lru_cache(maxsize=_KEPT)
def is_edtf(text: str) -> bool:
    """Whether `text` is in the part of the format in use."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=_KEPT)
def bounds(edtf: str) -> tuple[date, date]:
    """The first and the last day `edtf` may mean; an open end is `date.min` or `date.max`. "About" widens nothing."""
    return parse(edtf).bounds()


def overlaps(one: str, other: str) -> bool:
    """Whether both can be true of the same day: their days meet, an approximate end giving one unit of slack."""
    first, last = _wide(one)
    begin, end = _wide(other)
    return first <= end and begin <= last


def contains(whole: str, part: str) -> bool:
    """Whether every day of `part` is one of `whole`."""
    first, last = bounds(whole)
    begin, end = bounds(part)
    return first <= begin and end <= last


@lru_cache(maxsize=_KEPT)
def precision(edtf: str) -> Precision:
    """How fine a date is; every interval is "interval"."""
    parsed = parse(edtf)
    if parsed.interval or parsed.first is None:
        return "interval"
    return parsed.first.precision


def sort_key(edtf: str | None) -> tuple[int, int, str]:
    """A total order: by first day, then the finer date first, then by the string; what has no date comes last."""
    if edtf is None:
        return (date.max.toordinal() + 1, 0, "")
    first, last = bounds(edtf)
    return (first.toordinal(), last.toordinal(), edtf)


def human(edtf: str) -> str:
    """The date in words: "15 March 2023", "December 2022", "15–16 March 2023", "since 2011", "about January 2023"."""
    parsed = parse(edtf)
    first, last = parsed.first, parsed.last
    if not parsed.interval:
        return first.human() if first else ""
    if first is None or last is None:
        return f"since {first.human()}" if first else f"until {last.human()}" if last else ""
    if first == last:
        return first.human()
    if first.about and last.about:
        return f"about {_human_range(replace(first, about=False), replace(last, about=False))}"
    if first.about or last.about:
        return f"{first.human()} – {last.human()}"
    return _human_range(first, last)


def of_days(first: date, last: date | None = None) -> str:
    """The EDTF string of one day, or of the days from `first` to `last`: a whole month or year is told as such."""
    if last is None or first == last:
        return first.isoformat()
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and first.year == last.year:
        if (first.month, last.month) == (1, 12):
            return f"{first.year:04d}"
        if first.month == last.month:
            return f"{first.year:04d}-{first.month:02d}"
    if whole_months:
        return f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def since(edtf: str) -> str | None:
    """The open interval that begins where `edtf` begins: "2011" -> "2011/..". None where it has no beginning."""
    first = parse(edtf).first
    return f"{first.format()}/.." if first else None


def until(edtf: str) -> str | None:
    """The open interval that ends where `edtf` ends. None where it has no end."""
    parsed = parse(edtf)
    last = parsed.last if parsed.interval else parsed.first
    return f"../{last.format()}" if last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One end of a date: a day, a month, a year, or the ten or hundred years that begin with `year` (`unit`)."""

    year: int
    month: int | None = None
    day: int | None = None
    time: str = ""
    years: Literal[1, 10, 100] = 1
    about: bool = False

    @property
    def precision(self) -> Precision:
        """How fine it is."""
        if self.years > 1:
            return "decade" if self.years == 10 else "century"
        if self.day:
            return "day"
        return "month" if self.month else "year"

    def bounds(self) -> tuple[date, date]:
        """Its first and last day."""
        if self.month and self.day:
            day = date(self.year, self.month, self.day)
            return day, day
        if self.month:
            return date(self.year, self.month, 1), date(
                self.year, self.month, calendar.monthrange(self.year, self.month)[1]
            )
        return date(max(self.year, 1), 1, 1), date(self.year + self.years - 1, 12, 31)

    def format(self) -> str:
        """As EDTF."""
        about = "~" if self.about else ""
        if self.years == 10:
            return f"{self.year // 10:03d}X{about}"
        if self.years == 100:
            return f"{self.year // 100:02d}XX{about}"
        month = f"-{self.month:02d}" if self.month else ""
        day = f"-{self.day:02d}" if self.day else ""
        return f"{self.year:04d}{month}{day}{self.time}{about}"

    def human(self) -> str:
        """In words."""
        about = "about " if self.about else ""
        if self.years == 10:
            return f"{about}the {self.year}s"
        if self.years == 100:
            return f"{about}the {_ordinal(self.year // 100 + 1)} century"
        parts = [str(self.day or ""), _MONTHS[self.month] if self.month else "", str(self.year)]
        return about + " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edtf:
    """A parsed EDTF string: one point (`first`), or an interval whose missing end is open."""

    first: Point | None
    last: Point | None
    interval: bool

    def bounds(self) -> tuple[date, date]:
        """Its first and last day, `date.min` and `date.max` where it is open."""
        if not self.interval and self.first:
            return self.first.bounds()
        return (
            self.first.bounds()[0] if self.first else date.min,
            self.last.bounds()[1] if self.last else date.max,
        )

    def format(self) -> str:
        """As an EDTF string; `parse` gives the same parts back."""
        first = self.first.format() if self.first else ".."
        if not self.interval:
            return first
        return f"{first}/{self.last.format() if self.last else '..'}"


def _parse_point(text: str) -> Point:
    if found := _SPAN_OF_YEARS.fullmatch(text):
        about = bool(found["about"])
        if found["decade"]:
            return Point(year=int(found["decade"]) * 10, years=10, about=about)
        return Point(year=int(found["century"]) * 100, years=100, about=about)
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(f"not an EDTF date: {text!r}")
    point = Point(
        year=int(found["year"]),
        month=int(found["month"]) if found["month"] else None,
        day=int(found["day"]) if found["day"] else None,
        time=found["time"] or "",
        about=bool(found["about"]),
    )
    if point.year == 0 or point.month == 0 or point.day == 0 or (point.month or 1) > 12:
        raise ValueError(f"no such day: {text!r}")
    point.bounds()  # raises for 30 February
    return point


@lru_cache(maxsize=_KEPT)
def _wide(edtf: str) -> tuple[date, date]:
    parsed = parse(edtf)
    first, last = parsed.bounds()
    begin, end = parsed.first, parsed.last if parsed.interval else parsed.first
    before = _SLACK[begin.precision] if begin and begin.about else 0
    after = _SLACK[end.precision] if end and end.about else 0
    return shifted(first, -before), shifted(last, after)


def shifted(day: date, days: int) -> date:
    """`day` moved by `days`, held inside the calendar."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.min + timedelta(days=ordinal - 1)


def _human_range(first: Point, last: Point) -> str:
    if first.day and last.day and (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.human()}"
    if first.year != last.year or first.month is None or last.month is None:
        joint = "–" if first.precision == last.precision == "year" else " – "
        return f"{first.human()}{joint}{last.human()}"
    if first.day is None and last.day is None:
        return f"{_MONTHS[first.month]}–{last.human()}"
    start = f"{first.day} {_MONTHS[first.month]}" if first.day else _MONTHS[first.month]
    return f"{start} – {last.human()}"


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
