"""Times told from the day of writing or from another event: "yesterday", "two weeks ago", "soon after …"."""

from __future__ import annotations

import re
from functools import cache

from generator.understanding.times.patterns import (
    PART,
    UNIT,
    Form,
    Match,
    Rule,
    alternatives,
    compiled,
    count,
    count_value,
    ordinal,
    ordinal_value,
    plain,
    shift,
)

# How many of which smaller unit a unit is counted in.
_FACTORS = {
    "decade": (10, "year"),
    "century": (100, "year"),
    "centurie": (100, "year"),
    "quarter": (3, "month"),
    "fortnight": (2, "week"),
    "night": (1, "day"),
    "weekend": (1, "week"),
}
_DAYS = {
    "the day before yesterday": "day:-2",
    "the day after tomorrow": "day:+2",
    "yesterday": "day:-1",
    "today": "day:+0",
    "tomorrow": "day:+1",
    "tonight": "day:+0",
    "last night": "day:-1",
    "last evening": "day:-1",
    "this morning": "day:+0",
    "this afternoon": "day:+0",
    "this evening": "day:+0",
    "overnight": "day:-1/+0",
}
_MOD = (
    r"(?P<mod>(?:just|only|exactly|about|around|roughly|nearly|almost|some|over|(?:more|less|fewer)\s+than"
    r"|at\s+least|barely|up\s+to)\s+)?"
)
_SHARP = frozenset({"just", "only", "exactly"})


@cache
def relative_rules() -> tuple[Rule, ...]:
    """All forms, the more telling before the less."""
    units = ("day", "night", "week", "month", "quarter", "year", "decade", "centur")
    return (
        *compiled(_days(), ("today", "yesterday", "tomorrow", "night", "evening", "morning", "afternoon")),
        *compiled(_units(), ("week", "month", "quarter", "year", "decade", "century")),
        *compiled(_weekends(), ("weekend",)),
        *compiled(_ago(), (" ago",)),
        *compiled(_hence(), ("from now", "hence", " time")),
        *compiled(_durations(), units),
        *compiled(_anniversaries(), ("anniversary",)),
        *compiled(_after(), ("after", "before", "following", "since", "into", "prior")),
        *compiled(_since(), ("since", "until")),
    )


def _days() -> list[Form]:
    clock = r"(?:\s+(?:morning|afternoon|evening|night))?"
    led = r"(?:(?:earlier|later|early|late)\s+)?"
    words = rf"(?i:(?<!\bof\s)\b{led}(?P<day>{alternatives(_DAYS)})\b{clock})"
    return [("day", words, lambda m: _DAYS[plain(m["day"])])]


def _units() -> list[Form]:
    which = r"(?P<rel>last|this|next|the\s+current|the\s+coming|this\s+past|this\s+coming)"
    part = r"(?:end|beginning|start|close|remainder|rest)"
    return [
        (
            "unit",
            rf"(?i:\b{PART}{which}\s+(?P<unit>week|weekend|month|quarter|year|decade|century)\b(?!-|\s+of\s+(?:the\b|(?-i:[A-Z])|\d)))",
            lambda m: f"{plain(m['unit'])}:{shift(m['rel']):+d}",
        ),
        (
            "unit",
            rf"(?i:\b(?:the\s+)?{part}\s+of\s+the\s+(?P<unit>week|month|year|decade|century)\b)",
            lambda m: f"{plain(m['unit'])}:+0",
        ),
        (
            "unit",
            r"(?i:\b(?:by|at|before|around|until|through)\s+(?:the\s+)?year[\s-]end\b)",
            lambda _: "month:12@year:+0",
        ),
    ]


def _weekends() -> list[Form]:
    return [
        ("weekend", r"(?i:\b(?:over|during|at|on)\s+the\s+weekend\b)", lambda _: "weekend:0"),
        ("weekend", r"(?i:\bthis\s+past\s+weekend\b)", lambda _: "weekend:-1"),
    ]


def _number() -> str:
    return rf"{_MOD}{count('n')}(?P<half>\s+and\s+a\s+half)?[\s-]+{UNIT}s?(?P<orso>\s+or\s+(?:so|more))?"


def _ago() -> list[Form]:
    return [
        ("ago", rf"(?i:\b{_number()}\s+ago\b)", lambda m: _away(m, -1)),
        ("ago", r"(?i:\bhalf\s+a\s+(?P<unit>century|decade)\s+ago\b)", _half_ago),
    ]


def _hence() -> list[Form]:
    return [
        ("ahead", rf"(?i:\b{_number()}\s+(?:from\s+now|hence)\b)", lambda m: _away(m, 1)),
        ("ahead", rf"(?i:\bin\s+{_number()}['’]?s?\s+time\b)", lambda m: _away(m, 1)),
    ]


def _durations() -> list[Form]:
    past = r"(?i:\b(?:over|in|during|for|within|throughout)\s+the\s+(?:past|last)\s+)"
    return [
        ("back", rf"{past}(?i:(?:{count('n')}\s+)?{UNIT}s?\b)", lambda m: back(m["n"] or "1", m["unit"])),
        ("within", rf"(?i:\bin\s+{_number()}\b(?!['’]))", _back_about),
        ("for", rf"(?i:\bfor\s+{_number()}\b)", _back_about),
        ("lasting", rf"(?i:\b{count('n')}-{UNIT}(?:-(?:long|old))?(?=[\s-]))", _lasting),
        ("lasting", r"(?i:\b(?P<unit>decade|year|month|week)-(?:long|old)\b)", _lasting),
    ]


def _anniversaries() -> list[Form]:
    words = rf"\b{ordinal('o')}[\s-]+(?i:anniversary)\b"
    return [("anniversary", words, lambda m: f"years:{ordinal_value(m['o'])}..")]


def _after() -> list[Form]:
    """What hangs on another event; the match ends where the words of that event begin."""
    after = r"(?:after|before|following|since|into|prior\s+to)"
    vague = r"(?:soon|shortly|immediately|right|long|hours|days|weeks|months|years|decades)"
    return [
        ("event", rf"(?i:\b(?:{vague}|{_number()})\s+{after}\s+)(?!midnight|noon|dawn|dusk|\d)(?=\S)", lambda _: None)
    ]


def _since() -> list[Form]:
    moment = r"(?:beginning|start|outbreak|onset|end|fall|collapse|death|eruption|launch|founding|establishment|height)"
    return [
        ("event", rf"(?i:\b(?:since|until)\s+(?:the\s+)?{moment}\s+of\s+)(?=\S)", lambda _: None),
        ("event", r"(?i:\bsince\s+)(?=(?:the|his|her|its|their)\s)", lambda _: None),
    ]


def back(words: str, unit: str) -> str | None:
    """The open interval that begins so many units before the day of writing ("two", "decade": "years:20..")."""
    told, name = count_value(words), unit.lower()
    if told is None:
        return None
    factor, name = _FACTORS.get(name, (1, name))
    return f"{name}s:{told * factor}.."


def ahead(value: str) -> str:
    """The moment as far ahead as the interval `value` reaches back ("weeks:3.." -> "week:+3~")."""
    name, _, number = value.rstrip("~").removesuffix("..").partition("s:")
    return f"{name}:{int(number):+d}~"


def _away(match: Match, sign: int) -> str | None:
    told = count_value(match["n"])
    if told is None:
        return None
    unit = match["unit"].lower()
    factor, name = _FACTORS.get(unit, (1, unit))
    about = "~" if factor > 3 or match["half"] or match["orso"] or _is_vague(match["mod"]) else ""
    return f"{name}:{sign * told * factor:+d}{about}"


def _half_ago(match: Match) -> str:
    return "year:-50~" if plain(match["unit"]) == "century" else "year:-5~"


def _is_vague(words: str | None) -> bool:
    return bool(words) and plain(words or "") not in _SHARP


def _back_about(match: Match) -> str | None:
    value = back(match["n"], match["unit"])
    vague = match["half"] or match["orso"] or _is_vague(match["mod"]) or match["unit"].lower() in {"decade", "century"}
    return value + "~" if value and vague else value


def _lasting(match: Match) -> str | None:
    value = back(match["n"] if "n" in match.re.groupindex else "1", match["unit"])
    return value + "~" if value and match["unit"].lower() in {"decade", "century"} else value


def reads_as_event(words: str) -> re.Match[str] | None:
    """The word that ties a time to an event: since, until, after, before."""
    return re.search(r"\b(since|until|after|before|following|prior)\b", words, re.IGNORECASE)
