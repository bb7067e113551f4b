"""Times that hang on what stands beside them: "a year earlier", "the same day", "from May to July", "in ’98".

A value that begins with `told:` is counted from the date told before it (`merging.dating.context`), not from the day of
writing.
"""

from __future__ import annotations

from functools import cache

from generator.language.calendar import months
from generator.understanding.times.patterns import (
    DASH,
    Form,
    Match,
    Rule,
    compiled,
    count,
    count_value,
    full_month,
    plain,
)

_UNIT = r"(?P<unit>day|week|month|year)"
_SHIFTS = {"same": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1, "prior": -1}
# Two figures after an apostrophe are a year up to this one of the present century, or from that one of the last.
_NEW, _OLD = 29, 40


@cache
def told_rules() -> tuple[Rule, ...]:
    """All forms, the more telling before the less."""
    units = ("day", "week", "month", "year")
    sides = tuple(f"{unit}{many} {side}" for unit in units for many in ("", "s") for side in ("earlier", "later"))
    beside = tuple(f"{which} {unit}" for which in (*_SHIFTS, "that") for unit in units)
    return (
        *compiled(_month_ranges(), tuple(sorted({name[:3] for name in months()}))),
        *compiled(_short_years(), ("'", "’", "‘")),
        *compiled(_away(), sides),
        *compiled(_beside(), beside),
    )


def _month_ranges() -> list[Form]:
    between = r"(?i:\b(?P<lead>between|from)\s+)"
    joined = rf"(?:{DASH}|\s+(?:to|through|until|till|and)\s+)"

    def spanned(match: Match) -> str:
        return f"month:{months()[match['m1']]}/{months()[match['m2']]}"

    return [("month", rf"{between}(?P<m>{full_month('m1')}){joined}{full_month('m2')}(?!,?\s+\d)", spanned)]


def _short_years() -> list[Form]:
    words = ("in", "since", "until", "of", "by", "before", "after", "during", "summer", "spring", "autumn", "winter")
    led = "|".join(rf"(?<=\b{word}\s)" for word in words)
    return [("date", rf"(?:{led})['’‘](?P<y>\d\d)\b(?!['’]?s|\d|-)", _short_year)]


def _short_year(match: Match) -> str | None:
    year = int(match["y"])
    if year <= _NEW:
        return f"20{year:02d}"
    return f"19{year}" if year >= _OLD else None


def _away() -> list[Form]:
    words = rf"(?i:\b{count('n')}\s+{_UNIT}s?\s+(?P<side>earlier|later)\b)"

    def away(match: Match) -> str | None:
        number = count_value(match["n"])
        if number is None:
            return None
        sign = -1 if plain(match["side"]) == "earlier" else 1
        return f"told:{plain(match['unit'])}:{sign * number:+d}"

    return [("told", words, away)]


def _beside() -> list[Form]:
    which = r"(?P<which>same|next|following|previous|preceding|prior)"
    month = rf"\b{full_month('m')},?\s+(?:of\s+)?(?:the\s+same|that)\s+year\b"
    return [
        ("told", month, lambda m: f"told:month:{months()[m['m']]}@year:+0"),
        (
            "told",
            rf"(?i:\bthe\s+{which}\s+{_UNIT}\b)(?!['’]s|-|\s+(?:of|as|when|that|after|before)\b)",
            lambda m: f"told:{plain(m['unit'])}:{_SHIFTS[plain(m['which'])]:+d}",
        ),
        ("told", r"(?i:\b(?:later|earlier)\s+(?:in\s+)?that\s+(?P<unit>day|week|month|year)\b)", _same),
    ]


def _same(match: Match) -> str:
    return f"told:{plain(match['unit'])}:+0"
