"""Times told from the day of writing, as `TimeExpression.value` holds them until that day is known.

A value is an EDTF string (`model.edtf`) or one of these forms. A signed number counts from the unit that holds the day
of writing, a number without a sign names a member of the calendar.

    day:-1  week:+0  weekend:+0  month:-1  quarter:-1  year:+1  decade:-1  century:+0
        yesterday, this week (Monday to Sunday), the weekend, last month, …; day:-1/+0 all of these days
    weekday:2  month:12  monthday:03-15  monthday:03-15/03-16  quarter:3  season:2  weekend:0
        Wednesday (Monday is 0), December, 15 March, two days of March, the third quarter, summer (spring is 1; the
        months of the northern half of the earth, so approximate), the weekend.
    easter:-2  nthweekday:11-3-4
        days from Easter Sunday; the fourth Thursday of November (-1: the last).
        All of these mean the nearest by direction. A final < or > takes the one before or after the day (or month) of
        writing, that one excluded: "last Friday" is weekday:4<. For weekdays > means that of the next week.
    weekday:2@week:+1  month:12@year:-1  monthday:03-15@year:+0  quarter:3@year:-1  season:2@year:-1
        a member inside the week or year counted from the day of writing.
    month:5/7  told:year:-1  told:month:6@year:+0
        May to July; a form counted from the date told before it ("a year earlier"), which gives none by itself.
    years:12..  months:3..  weeks:2..  days:10..
        reaching back from the day of writing: the open interval that begins then.

A final ~ makes the result approximate ("about three years ago": year:-3~).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from generator.model.edtf import is_edtf, of_days, parse, shifted

Direction = Literal["past", "future"]

TOLD = "told:"
_FORM = re.compile(
    r"(?P<name>[a-z]+):(?P<number>[^@~<>.]+)(?P<open>\.\.)?(?P<strict>[<>])?"
    r"(?:@(?P<unit>week|year):(?P<shift>[+-]\d+))?(?P<about>~?)"
)
# A date without a year goes with the tense, unless that puts it most of a year away while the other side is near.
_NEAR, _FAR = 31, 300


def resolve_offset(value: str, direction: Direction | None, anchor: date) -> str | None:
    """The EDTF string of `value` in a text written on `anchor`; an EDTF value is returned as it is.

    None where the calendar has no such day (monthday:02-29 in a common year that is named) or runs out. Raises
    `ValueError` for what is no form described above.
    """
    if is_edtf(value):
        return value
    if value.startswith(TOLD):
        return None
    form = _FORM.fullmatch(value)
    if not form or form["name"] not in _HOW:
        raise ValueError(f"neither EDTF nor an offset form: {value!r}")
    name, number = form["name"], form["number"]
    try:
        if form["open"]:
            return _about(_begin(name, int(number), anchor), about=bool(form["about"])) + "/.."
        if name == "day" and "/" in number:
            first, last = (anchor + timedelta(days=int(shift)) for shift in number.split("/"))
            found: str | None = of_days(first, last)
        elif number[0] in "+-" and name != "easter":
            found = _unit(name, int(number), anchor)
        else:
            found = _member(form, direction, anchor)
    except (ValueError, OverflowError):
        return None
    return _about(found, about=bool(form["about"])) if found else None


def _about(edtf: str, *, about: bool) -> str:
    return "/".join(f"{end}~" for end in edtf.split("/")) if about else edtf


def _unit(name: str, shift: int, anchor: date) -> str:
    """The unit `shift` units from the one that holds `anchor`."""
    if name == "day":
        return of_days(anchor + timedelta(days=shift))
    if name in {"week", "weekend"}:
        monday = anchor + timedelta(days=7 * shift - anchor.weekday())
        return of_days(monday + timedelta(days=5 if name == "weekend" else 0), monday + timedelta(days=6))
    if name in {"month", "quarter"}:
        months = anchor.year * 12 + anchor.month - 1
        if name == "month":
            months += shift
            return _checked(f"{months // 12:04d}-{months % 12 + 1:02d}")
        quarter = months // 3 + shift
        return _quarter(quarter // 4, quarter % 4 + 1)
    year = anchor.year
    if name == "year":
        return _checked(f"{year + shift:04d}")
    return _checked(f"{year // 10 + shift:03d}X" if name == "decade" else f"{year // 100 + shift:02d}XX")


def _begin(name: str, count: int, anchor: date) -> str:
    """The day, month or year `count` units before `anchor`, told as finely as the unit lets one."""
    if name == "days":
        return of_days(anchor - timedelta(days=count))
    if name == "weeks":
        return of_days(anchor - timedelta(days=7 * count))
    return _unit(name.removesuffix("s"), -count, anchor)


def _member(form: re.Match[str], direction: Direction | None, anchor: date) -> str | None:
    """The named day, month, quarter or season inside the year or week told, else the nearest by direction."""
    name, number = form["name"], form["number"]
    shift = int(form["shift"]) if form["unit"] else None
    if name == "weekend":
        saturday = _weekday(5, direction, anchor, strict=None, week=None)
        return of_days(date.fromisoformat(saturday), date.fromisoformat(saturday) + timedelta(days=1))
    if name == "weekday":
        return _weekday(int(number), direction, anchor, strict=form["strict"], week=shift)
    within = _HOW[name]
    if shift is not None:
        return within(number, anchor.year + shift)
    found = []
    for year in range(anchor.year - 4, anchor.year + 5):  # four years either way hold a 29 February
        try:
            found.append(within(number, year))
        except ValueError:
            continue
    found = [edtf for edtf in found if edtf]
    if form["strict"]:
        return _strictly(found, anchor, after=form["strict"] == ">")
    return _nearest(found, direction, anchor)


def _weekday(number: int, direction: Direction | None, anchor: date, *, strict: str | None, week: int | None) -> str:
    monday = anchor - timedelta(days=anchor.weekday())
    if week is not None:
        return of_days(monday + timedelta(days=7 * week + number))
    if strict == ">":
        return of_days(monday + timedelta(days=7 + number))
    if strict == "<":
        return of_days(anchor - timedelta(days=(anchor.weekday() - number - 1) % 7 + 1))
    if direction == "future":
        return of_days(anchor + timedelta(days=(number - anchor.weekday()) % 7))
    return of_days(anchor - timedelta(days=(anchor.weekday() - number) % 7))


def _strictly(found: list[str], anchor: date, *, after: bool) -> str | None:
    spans = [(parse(edtf).bounds(), edtf) for edtf in found]
    if after:
        return next((edtf for (first, _), edtf in spans if first > anchor), None)
    return next((edtf for (_, last), edtf in reversed(spans) if last < anchor), None)


def _nearest(found: list[str], direction: Direction | None, anchor: date) -> str | None:
    """Of the same date in several years the one the tense allows, or without a tense the one nearest to `anchor`."""
    past: tuple[int, str] | None = None
    future: tuple[int, str] | None = None
    for edtf in found:
        first, last = parse(edtf).bounds()
        if first <= anchor <= last:
            return edtf
        if last < anchor:
            past = ((anchor - last).days, edtf)
        elif future is None:
            future = ((first - anchor).days, edtf)
    if past is None or future is None:
        return (past or future or (0, None))[1]
    wanted, other = (future, past) if direction == "future" else (past, future)
    if direction is None:
        return min(past, future)[1]
    return other[1] if other[0] <= _NEAR and wanted[0] >= _FAR else wanted[1]


def _checked(edtf: str) -> str:
    parse(edtf)
    return edtf


def _month(number: str, year: int) -> str:
    first, _, last = number.partition("/")
    if last:
        return _checked(f"{year - (int(first) > int(last)):04d}-{int(first):02d}/{year:04d}-{int(last):02d}")
    return _checked(f"{year:04d}-{int(number):02d}")


def _monthday(number: str, year: int) -> str:
    return _checked("/".join(f"{year:04d}-{day}" for day in number.split("/")))


def _quarter(year: int, number: int) -> str:
    return _checked(f"{year:04d}-{3 * number - 2:02d}/{year:04d}-{3 * number:02d}")


def _season(number: str, year: int) -> str:
    first = 3 * int(number)
    end = f"{year + 1:04d}-02" if first == 12 else f"{year:04d}-{first + 2:02d}"
    return _checked(f"{year:04d}-{first:02d}~/{end}~")


def _nth_weekday(number: str, year: int) -> str:
    month, weekday, nth = (int(part) for part in number.split("-", 2))
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return of_days(last - timedelta(days=(last.weekday() - weekday) % 7))
    first = date(year, month, 1)
    return of_days(first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1)))


def _easter(number: str, year: int) -> str:
    """Days from Easter Sunday of the Gregorian calendar ("Anonymous Gregorian algorithm", Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    month, day = divmod(h + i - 7 * m + 114, 31)
    return of_days(shifted(date(year, month, day + 1), int(number)))


def _counted(number: str, year: int) -> str:
    raise ValueError(f"counted units need a sign: {number!r} ({year})")


_HOW: dict[str, Callable[[str, int], str]] = {
    "month": _month,
    "monthday": _monthday,
    "quarter": lambda number, year: _quarter(year, int(number)),
    "season": _season,
    "nthweekday": _nth_weekday,
    "easter": _easter,
    "weekday": _counted,
    "weekend": _counted,
    **dict.fromkeys(("day", "week", "year", "decade", "century", "days", "weeks", "months", "years"), _counted),
}
