"""The pieces of which the patterns for times are made, and how the words of a match become numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.language.calendar import cardinals, full_names, months, ordinals, weekdays
from generator.model.edtf import is_edtf

Match = re.Match[str]
Value = Callable[[Match], str | None]
Form = tuple[str, str, Value]

UNIT = r"(?P<unit>day|night|weekend|week|fortnight|month|quarter|year|decade|century|centurie)"
DIGITS = tuple("0123456789")
YEAR = r"(?:1[5-9]|20)\d\d"
DASH = r"\s*[-–—]\s*"
TO = rf"(?:{DASH}|\s+(?:to|through|thru|until|till)\s+)"
# "late on Tuesday", "early in 2020", "the end of March": part of a day, month or year is told as the whole of it.
PART = (
    r"(?:(?i:early|late|mid|earlier|later)(?:\s+(?:on|in)(?:\s+the)?)?\s+|(?i:mid|late|early)-"
    r"|(?i:(?:the\s+)?(?:beginning|start|end|middle|close)\s+of\s+))?"
)
CLOCK = r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon))?"
SHIFTS = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "same": 0, "next": 1, "coming": 1}


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of time: its name (what the checks go by), its pattern, and the value of a match.

    `needs` are pieces of text, capitals as in the text or all small, of which any match holds at least one: looking
    for them first costs a hundredth of trying the pattern.
    """

    name: str
    pattern: re.Pattern[str]
    value: Value
    needs: tuple[str, ...]


def compiled(forms: Iterable[Form], needs: Iterable[str]) -> tuple[Rule, ...]:
    """The rules of `forms`, in order, to be tried where one of `needs` is found."""
    pieces = tuple(needs)
    return tuple(Rule(name, re.compile(pattern), value, pieces) for name, pattern, value in forms)


def alternatives(names: Iterable[str]) -> str:
    """A pattern for any of `names`, the longest first, whatever white space stands inside."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)


def month_pieces() -> tuple[str, ...]:
    """What any month holds one of, for `compiled`."""
    return tuple(sorted({name[:3] for name in months()}))


def month(group: str) -> str:
    """A month by name or abbreviation."""
    return rf"(?P<{group}>{alternatives(months())})\.?"


def full_month(group: str) -> str:
    """A month by name, or by an abbreviation that is no other word."""
    names = full_names("months")
    short = "Jan|Feb|Aug|Oct|Nov|Dec"
    stop = rf"(?:(?<=\b(?:{short}))\.|(?<=\bSept)\.)?"  # a full stop after "March" ends the sentence
    return rf"(?P<{group}>{alternatives([*names, *(name.upper() for name in names)])}|(?:{short})\b(?=\.)|Sept)\b{stop}"


def weekday(group: str) -> str:
    """A weekday by name or abbreviation."""
    return rf"(?P<{group}>{alternatives(weekdays())})\b\.?"


def full_weekday(group: str) -> str:
    """A weekday by its full name."""
    names = full_names("weekdays")
    return rf"(?P<{group}>{alternatives([*names, *(name.upper() for name in names)])})"


def day_of_month(group: str) -> str:
    """A day of the month in figures."""
    return rf"(?P<{group}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"


def count(group: str) -> str:
    """A number in figures or words."""
    words = [word for word in cardinals() if " " not in word] + ["a couple of", "a couple", "a dozen"]
    return rf"(?P<{group}>\d{{1,3}}|(?i:{alternatives(words)}))"


def ordinal(group: str) -> str:
    """An ordinal in figures or words."""
    return rf"(?P<{group}>\d{{1,3}}(?:st|nd|rd|th)|(?i:{alternatives(ordinals())}))"


def plain(words: str) -> str:
    """Lower case with single spaces."""
    return " ".join(words.lower().split())


def count_value(words: str) -> int | None:
    """The value of a number in figures or words ("twenty-five", "a couple of")."""
    told = plain(words)
    return int(told) if told.isdigit() else cardinals().get(told, cardinals().get(told + " of"))


def ordinal_value(words: str) -> int | None:
    """The value of an ordinal in figures or words."""
    told = plain(words)
    return ordinals().get(told) if told[0].isalpha() else int(re.sub(r"\D", "", told))


def known(value: str) -> str | None:
    """`value`, EDTF or "monthday:", if the calendar has it ("2023-02-30" has not)."""
    tail = value.removeprefix("monthday:")
    if tail != value:
        return value if all(is_edtf(f"2024-{day}") for day in tail.split("/")) else None
    return value if is_edtf(value) else None


def strict(words: str | None) -> str:
    """The mark of a member strictly before ("last Friday") or after ("next May") the day of writing."""
    told = plain(words or "").split()
    if not told:
        return ""
    if "past" in told or told[0] == "last":
        return "<"
    return ">" if told[0] == "next" else ""


def shift(words: str) -> int:
    """How many units "last", "this past", "next" and the like are from the one that holds the day of writing."""
    told = plain(words).split()
    if "past" in told:
        return -1
    return 1 if told == ["this", "coming"] else SHIFTS[told[-1]]
