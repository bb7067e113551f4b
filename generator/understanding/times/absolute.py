"""Dates told by the calendar: days, months, years, seasons, decades and their ranges, British and American."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from generator.language.calendar import holidays, months, ordinals, seasons, weekdays
from generator.understanding.times.patterns import (
    CLOCK,
    DASH,
    DIGITS,
    PART,
    SHIFTS,
    TO,
    YEAR,
    Form,
    Match,
    Rule,
    alternatives,
    compiled,
    day_of_month,
    full_month,
    full_weekday,
    known,
    month,
    month_pieces,
    ordinal,
    ordinal_value,
    plain,
    shift,
    strict,
    weekday,
)

_YEAR = rf"(?:,?\s+(?P<y>{YEAR})\b)?"
_END = r"(?!\d|[.,:]\d|%)"


@cache
def absolute_rules() -> tuple[Rule, ...]:
    """All forms, the more telling before the less."""
    named = month_pieces()
    return (
        *compiled(_figures(), DIGITS),
        *compiled(_days(), named),
        *compiled(_ranges(), named),
        *compiled(_wide_ranges(), (*named, *DIGITS)),
        *compiled(_months(), named),
        *compiled([*_years(), *_plain_years()], DIGITS),
        *compiled(_spelled_decades(), ("ties",)),
        *compiled(_centuries(), ("century",)),
        *compiled(_seasons(), tuple(seasons())),
        *compiled(_parts_of_years(), ("quarter", "half of", *(f"Q{number}" for number in range(1, 5)))),
        *compiled(_weekdays(), ("day",)),
        *compiled(_holidays(), tuple(sorted({name.split()[0] for name in holidays()}))),
    )


def _md(match: Match, month_group: str, day_group: str) -> str:
    return f"{months()[match[month_group]]:02d}-{int(match[day_group]):02d}"


def _days() -> list[Form]:
    led = rf"(?:\b{weekday('wd')},?\s+(?:the\s+)?)?"
    year = rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR})\b|,(?P<y2>{YEAR})\b)"
    nothing = r"(?P<y>(?!))?(?P<y2>(?!))?"
    which = r"(?:(?:early|late)\s+(?:on\s+)?)?(?:(?P<rel>last|next|this(?:\s+coming)?)\s+)?"
    no_figure = (
        r"(?!\d|[.,:]\d|%|st\b|nd\b|rd\b|th\b|[-–/]\d|\s+(?:percent|per\s+cent|million|billion|people|points)\b)"
    )

    def day(match: Match) -> str | None:
        told = match["y"] or match["y2"]
        month_day = _md(match, "m", "d")
        return known(f"{told}-{month_day}" if told else f"monthday:{month_day}")

    def led_day(match: Match) -> str | None:
        told = day(match)
        return told + strict(match["rel"]) if told else None

    return [
        ("date", rf"{led}\b{month('m')}\s*{day_of_month('d')}{year}", day),
        (
            "date",
            rf"{led}\b{day_of_month('d')}(?:\s+(?:day\s+)?of\s+|[\s-]+){month('m')}(?:{year}|-(?P<y3>{YEAR})\b)",
            lambda m: known(f"{m['y'] or m['y2'] or m['y3']}-{_md(m, 'm', 'd')}"),
        ),
        ("date", rf"{which}{led}\b{month('m')}\s+{day_of_month('d')}\b{no_figure}{nothing}", led_day),
        ("date", rf"{led}(?<![\d.,$€£])\b{day_of_month('d')}(?:\s+of\s+|\s+){month('m')}(?!\w){nothing}", day),
        (
            "date",
            rf"{led}\b{month('m')}\s+(?P<o>{alternatives(ordinals())})\b",
            lambda m: known(f"monthday:{months()[m['m']]:02d}-{ordinals()[plain(m['o'])]:02d}"),
        ),
    ]


def _figures() -> list[Form]:
    return [
        ("date", rf"\b(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", lambda m: known(f"{m['y']}-{m['m']}-{m['d']}")),
        ("date", rf"\b(?P<a>\d\d?)(?P<sep>[/.])(?P<b>\d\d?)(?P=sep)(?P<y>{YEAR})\b", _numeric),
        # The one day that news names by its date alone for ever after.
        (
            "date",
            r"\b(?:Sept\.?|September)\s+11(?:th)?(?=,?\s+(?:terror|attack|hijack))|\b9/11\b",
            lambda _: "2001-09-11",
        ),
    ]


def _numeric(match: Match) -> str | None:
    """A date in figures: a number above twelve makes it clear, dots mean day first; else only the year is sure."""
    a, b = int(match["a"]), int(match["b"])
    dots = match["sep"] == "."
    if not dots and a <= 12 and b <= 12 and a != b:
        return match["y"]
    day, month_number = (a, b) if dots or a > 12 else (b, a)
    return known(f"{match['y']}-{month_number:02d}-{day:02d}")


def _ranged(match: Match, *pairs: tuple[str, str]) -> str | None:
    """The days of `pairs` (month group, day group) in the year of group y, or in a year still to be found."""
    first, last = (_md(match, *pair) for pair in pairs)
    year = match["y"]
    if not year:
        return known(f"monthday:{first}/{last}")
    return known(f"{int(year) - (first > last)}-{first}/{year}-{last}")


def _ranges() -> list[Form]:
    d1, d2 = day_of_month("d1"), day_of_month("d2")
    m1, m2 = month("m1"), month("m2")
    joined = rf"(?:{TO}|\s+(?:and|&)\s+)"
    between = r"(?i:\b(?:between|from)\s+)"
    and_to = rf"(?:{TO}|\s+and\s+)"

    def one_month(match: Match) -> str | None:
        return _ranged(match, ("m", "d1"), ("m", "d2"))

    def two_months(match: Match) -> str | None:
        return _ranged(match, ("m1", "d1"), ("m2", "d2"))

    return [
        ("date", rf"\b{month('m')}\s+{d1}{joined}{d2}\b{_YEAR}{_END}", one_month),
        (
            "date",
            rf"\b{d1}{joined}(?:the\s+)?{d2}\s+(?:of\s+)?{month('m')}{_YEAR}{_END}",
            one_month,
        ),
        ("date", rf"\b{m1}\s+{d1}{TO}{m2}\s+{d2}\b{_YEAR}{_END}", two_months),
        ("date", rf"\b{d1}\s+{m1}{TO}{d2}\s+{m2}{_YEAR}{_END}", two_months),
        ("date", rf"{between}{m1}\s+{d1}{and_to}{m2}\s+{d2}\b{_YEAR}{_END}", two_months),
        ("date", rf"{between}{d1}\s+{m1}{and_to}{d2}\s+{m2}{_YEAR}{_END}", two_months),
    ]


def _wide_ranges() -> list[Form]:
    between = r"(?i:\b(?:between|from)\s+)"
    joined = rf"(?:{TO}|\s+and\s+)"
    two_days = rf"{full_weekday('w1')}(?:\s+(?:and|&|to|through)\s+|{DASH}){full_weekday('w2')},?\s+(?:the\s+)?"
    return [
        ("date", rf"\b{two_days}{month('m')}\s+{day_of_month('d')}\b{_YEAR}{_END}", _weekdays_to_date),
        ("date", rf"\b{two_days}{day_of_month('d')}\s+{month('m')}{_YEAR}{_END}", _weekdays_to_date),
        ("date", rf"(?<![\d©/.-])(?P<y1>{YEAR}){DASH}(?P<y2>{YEAR}|\d\d)(?![\d/-]|\.\d)", _year_range),
        ("date", rf"{between}(?P<y1>{YEAR}){joined}(?P<y2>{YEAR})(?!\d)", _year_range),
        (
            "date",
            rf"{between}{full_month('m1')},?\s+(?P<y1>{YEAR}){joined}{full_month('m2')},?\s+(?P<y2>{YEAR})\b",
            lambda m: known(f"{m['y1']}-{months()[m['m1']]:02d}/{m['y2']}-{months()[m['m2']]:02d}"),
        ),
        (
            "date",
            rf"\b{full_month('m1')}{joined}{full_month('m2')},?\s+(?P<y>{YEAR})\b",
            lambda m: known(f"{m['y']}-{months()[m['m1']]:02d}/{m['y']}-{months()[m['m2']]:02d}"),
        ),
    ]


def _weekdays_to_date(match: Match) -> str | None:
    """Two weekdays and the date of the second: both days ("Wednesday and Thursday, March 16, 2023")."""
    try:
        last = date(int(match["y"] or 2023), months()[match["m"]], int(match["d"]))
    except ValueError:
        return None
    first = last - timedelta(days=(weekdays()[match["w2"]] - weekdays()[match["w1"]]) % 7)
    if match["y"]:
        return f"{first.isoformat()}/{last.isoformat()}"
    return f"monthday:{first:%m-%d}/{last:%m-%d}"


def _year_range(match: Match) -> str | None:
    first, last = match["y1"], match["y2"]
    last = first[:2] + last if len(last) == 2 else last
    return f"{first}/{last}" if first < last else None


def _months() -> list[Form]:
    led = rf"\b{PART}{full_month('m')}"
    relative = r"(?P<rel>last|this|next)\s+year\b"
    which = r"(?:(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his\s+(?:coming|past))\s+)?"
    return [
        (
            "date",
            rf"\b{PART}{month('m')}(?:,|\s+of|\s+in)?\s+(?P<y>{YEAR})\b(?![,.]?\d)",
            lambda m: f"{m['y']}-{months()[m['m']]:02d}",
        ),
        ("date", rf"{led},?\s+(?:of\s+)?{relative}", lambda m: f"month:{months()[m['m']]}@year:{shift(m['rel']):+d}"),
        (
            "month",
            rf"\b{PART}{which}{full_month('m')}(?!\s+\d\d?\b|-\d)",
            lambda m: f"month:{months()[m['m']]}{strict(m['rel'])}",
        ),
    ]


def _years() -> list[Form]:
    part = r"(?:(?i:early|mid|late)(?:\s+|-))?"
    return [
        ("date", rf"\b(?i:fiscal|financial)\s+(?:(?i:year)\s+)?(?P<y>{YEAR})\b", lambda m: m["y"]),
        ("date", rf"(?:\b(?i:the)\s+)?\b{part}(?P<d>(?:1[5-9]|20)\d)0['’]?s\b", lambda m: f"{m['d']}X"),
        ("date", rf"\b(?i:the)\s+{part}['’](?P<d>[2-9])0['’]?s\b", lambda m: f"19{m['d']}X"),
    ]


def _spelled_decades() -> list[Form]:
    tens = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    words = rf"\b(?i:the)\s+(?:(?i:early|mid|late)(?:\s+|-))?(?P<d>{'|'.join(tens)})\b"
    return [("date", words, lambda m: f"19{tens.index(m['d']) + 2}X")]


def _plain_years() -> list[Form]:
    money = r"(?!\s*(?:%|percent|[-–]\s*\d))"
    return [
        (
            "year",
            rf"(?<![\d$€£¥.,/#:©-])\b{PART}(?:(?i:(?:the\s+)?year)\s+)?(?P<y>{YEAR})\b(?![,.]?\d){money}",
            lambda m: m["y"],
        ),
    ]


def _centuries() -> list[Form]:
    # "a 19th-century house" is a kind of house.
    return [("date", rf"\b{PART}{ordinal('o')}\s+(?i:century)\b", _century)]


def _century(match: Match) -> str | None:
    told = ordinal_value(match["o"])
    return f"{told - 1:02d}XX" if told and 1 < told <= 22 else None


def _seasons() -> list[Form]:
    seasonal = rf"(?P<s>{alternatives(seasons())})"
    which = r"(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he)"
    return [
        (
            "date",
            rf"\b{PART}(?:[Tt]he\s+)?(?i:{seasonal})(?:\s+of)?\s+(?P<y>{YEAR})\b",
            lambda m: _season(m, int(m["y"])),
        ),
        (
            "season",
            rf"\b{PART}{which}\s+(?i:{seasonal})\b",
            lambda m: f"season:{seasons()[plain(m['s'])]}{strict(m['rel'])}",
        ),
    ]


def _parts_of_years() -> list[Form]:
    year = rf"(?P<y>{YEAR})\b"
    quarter = r"(?P<q>(?i:first|second|third|fourth|1st|2nd|3rd|4th))[\s-]+(?:fiscal[\s-]+)?quarter\b"
    relative = r"(?P<rel>last|this|next)\s+year\b"

    def quarter_near(match: Match) -> str:
        within = f"@year:{SHIFTS[match['rel']]:+d}" if match["rel"] else ""
        return f"quarter:{_quarter_number(match)}{within}"

    return [
        ("date", rf"\b{quarter},?\s+(?:of\s+)?(?:fiscal\s+)?{year}", _quarter_of),
        ("date", rf"\bQ(?P<q>[1-4]),?\s+{year}", _quarter_of),
        (
            "date",
            rf"\b(?P<q>(?i:first|second))\s+half\s+of\s+{year}",
            lambda m: f"{m['y']}-01/{m['y']}-06" if plain(m["q"]) == "first" else f"{m['y']}-07/{m['y']}-12",
        ),
        ("quarter", rf"\b{quarter}(?:\s+of\s+{relative})?", quarter_near),
    ]


def _season(match: Match, year: int) -> str:
    first = 3 * seasons()[plain(match["s"])]
    return f"{year}-12~/{year + 1}-02~" if first == 12 else f"{year}-{first:02d}~/{year}-{first + 2:02d}~"


def _quarter_number(match: Match) -> int:
    told = plain(match["q"])
    return int(told[0]) if told[0].isdigit() else ordinals()[told]


def _quarter_of(match: Match) -> str:
    last = 3 * _quarter_number(match)
    return f"{match['y']}-{last - 2:02d}/{match['y']}-{last:02d}"


def _weekdays() -> list[Form]:
    which = r"(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:coming|past))?|[Cc]oming|[Pp]ast)\s+)?"
    of_week = r"(?P<week>(?:\s+of)?\s+(?P<wrel>last|this|next)\s+week)?"

    def day(match: Match) -> str:
        told = f"weekday:{weekdays()[match['w']]}"
        return told + (f"@week:{SHIFTS[match['wrel']]:+d}" if match["week"] else strict(match["rel"]))

    nth = r"(?:the\s+)?(?P<n>(?i:first|second|third|fourth|last))"

    def nth_day(match: Match) -> str:
        nth_number = -1 if plain(match["n"]) == "last" else ordinals()[plain(match["n"])]
        form = f"nthweekday:{months()[match['m']]}-{weekdays()[match['w']]}-{nth_number}"
        return f"{form}|{match['y']}" if match["y"] else form

    return [
        ("nth", rf"\b{nth}\s+{full_weekday('w')}\s+(?:of|in)\s+{full_month('m')}{_YEAR}", nth_day),
        ("weekday", rf"\b{PART}{which}{full_weekday('w')}\b{CLOCK}{of_week}", day),
    ]


def _holidays() -> list[Form]:
    which = r"(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:coming|past))?)\s+)?"
    feast = rf"(?P<h>{alternatives(holidays())})"
    return [
        ("date", rf"\b{feast},?\s+(?P<y>{YEAR})\b", lambda m: f"{_holiday(m)}|{m['y']}"),
        (
            "holiday",
            rf"\b{which}{feast}(?!\s+(?:Island|Rising|holidays?)|\w)",
            lambda m: f"{_holiday(m)}{strict(m['rel'])}",
        ),
    ]


def _holiday(match: Match) -> str:
    return holidays()[" ".join(match["h"].replace("’", "'").split())]
