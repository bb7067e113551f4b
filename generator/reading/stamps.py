"""Time stamps: lines that hold a date or a time and nothing but the words that stand beside one, in many languages.

"Published: March 3, 2021 | Updated 14:38 GMT", "2021-03-03 14:32 | Son Güncelleme : …", "Publié le 3 mars 2021".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.reading.word_lists import month_numbers, weekdays, word_map

Role = Literal["published", "updated"]

_LONGEST = 200
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:\.[^\W\d_])*|[^\w\s]")
_CLOCK = re.compile(
    r"(?<!\d)(?<!\d[./-])\d{1,2} ?[:h] ?\d{2}(?: ?: ?\d{2})?(?!\d)(?: ?[ap]\.? ?m\b\.?)?"
    r"|(?<!\d)(?<!\d[./-])\d{1,2}[.] ?\d{2}(?![./-]?\d)(?: ?[ap]\.? ?m\b\.?)?"
    r"|(?<!\d)\d{1,2} ?[ap]\.? ?m\b\.?"
    r"|\b(?:gmt|utc) ?[+-] ?\d{1,2}(?: ?: ?\d{1,2})?|[+-]\d{2}:?\d{2}\b",
    re.IGNORECASE,
)
_CJK = re.compile(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "º", "ª"})
_AGO = frozenset({"ago"})
_BETWEEN = frozenset({"of", "de", "del", "the", ".", ",", "-", "/", "–", "'", "’"})
_AMERICAN = frozenset({"et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "akdt", "akst"})
_MONTHS = frozenset(range(1, 13))
_NAME = r"(?!By\b)[A-ZÀ-Þ][\w.'’]*(?:[ -][A-ZÀ-Þ][\w.'’]*){0,3}"
_PLACE_AFTER = re.compile(rf"(?:,| [-–—|•·/]) ?{_NAME}(?:, {_NAME})?$")
_CAPITALS_BEFORE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,40}(?:,| ?[-–—|•·:/]) ?(?=\w)")
_OUTLET_BEFORE = re.compile(rf"^{_NAME}, (?=\w)")
_BYLINE_AFTER = re.compile(rf",? [Bb]y (?:(?:Dr|Prof|Sir)\.? )?{_NAME}$")
_ZONE = re.compile(r"\(?\b[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:[Ss]tandard |[Ll]ocal )?[Tt]ime\b\)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date a line states: `day` is EDTF (a day or a month), `role` what the line calls it, where it does."""

    day: str
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    text: str
    number: int | None = None
    month: int | None = None


def is_stamp(words: str) -> bool:
    """Whether the line is a time stamp and nothing else but the place it is the time of ("…, 10:31, UK").

    Or the outlet before it and the author behind it: "Andean Review, Thursday 12 June 2025, by Ana Ruiz".
    """
    if len(words) > _LONGEST or not any(sign.isdigit() for sign in words):
        return False
    if _is_plain_stamp(words):
        return True
    if not words[0].isalnum():
        return False
    signed = _BYLINE_AFTER.sub("", words)
    if signed != words:
        signed = _OUTLET_BEFORE.sub("", signed)
        if stamps_in(signed) and _is_plain_stamp(signed) and _is_exact(signed):
            return True
    shorter = _ZONE.sub("", words)
    after = _PLACE_AFTER.search(shorter)
    before = _CAPITALS_BEFORE.match(shorter)
    if after and not any(map(str.isdigit, after.group())):
        cut = shorter[: after.start()]
    else:
        cut = shorter[before.end() :] if before else shorter
    return cut != words and bool(stamps_in(cut)) and _is_plain_stamp(cut) and _is_exact(cut)


def _is_exact(words: str) -> bool:
    """Whether a stamp names a weekday, a time of day or a deed; "March 4, 2021, Lisbon" can be a heading."""
    tokens = _TOKEN.findall(words.casefold())
    return has_clock_or_label(words) or any(token in weekdays() for token in tokens)


def _is_plain_stamp(words: str) -> bool:
    """Whether a line holds a date or a time and nothing but the words that stand beside one."""
    beside, months, days = word_map("stamp_words.txt"), month_numbers(), weekdays()
    dated = _CLOCK.search(words) is not None or _CJK.search(words) is not None
    labelled = False
    for token in _TOKEN.findall(_CLOCK.sub(" ", _CJK.sub(" ", words)).casefold()):
        known = token in beside or token in days or token in _ORDINALS
        labelled = labelled or beside.get(token, "other") != "other" or token in _AGO
        if token in months:
            dated = True
        elif token[0].isalpha() and not known:
            return False
    return dated or labelled or bool(_numeric(words))


def has_clock_or_label(words: str) -> bool:
    """Whether a stamp says more than a bare date: a time of day, "Updated", "2 hours ago"."""
    beside = word_map("stamp_words.txt")
    tokens = _TOKEN.findall(words.casefold())
    return _CLOCK.search(words) is not None or any(
        token in _AGO or beside.get(token, "other") != "other" for token in tokens
    )


def stamps_in(words: str, *, month_said: Mapping[int, bool] | None = None) -> tuple[Stamp, ...]:
    """The dates of a stamp line in order. Where 03/04/2021 can be two days it is no date, unless something decides.

    What decides: an American time zone, a label in another language than English, or `month_said`, which months the
    article names.
    """
    if len(words) > _LONGEST:
        return ()
    found = [Stamp(day=day) for match in _CJK.finditer(words) if (day := _day(*map(int, match.groups())))]
    tokens = _tokens(_CLOCK.sub(" ; ", words))
    american = any(token.text in _AMERICAN for token in _tokens(words))
    foreign = any(not token.text.isascii() and token.number is None for token in tokens)
    order = "mdy" if american else "dmy" if foreign else None
    role: Role | None = None
    number = 0
    labels = word_map("stamp_words.txt")
    while number < len(tokens):
        said = labels.get(tokens[number].text)
        if said == "updated":
            role = "updated"
        elif said == "published" and tokens[number].text not in {"first", "originally"}:
            role = "published"
        day, used = _date_at(tokens, number, order=order, month_said=month_said or {})
        if day:
            found.append(Stamp(day=day, role=role))
            role = None
        number += max(used, 1)
    return tuple(found)


def _tokens(words: str) -> list[_Token]:
    months = month_numbers()
    out = []
    for text in _TOKEN.findall(words.casefold()):
        if text.isdecimal() and text.isascii():
            out.append(_Token(text=text, number=int(text) if len(text) <= 8 else None))
        else:
            out.append(_Token(text=text, month=months.get(text)))
    return out


def _date_at(
    tokens: list[_Token], start: int, *, order: str | None, month_said: Mapping[int, bool]
) -> tuple[str | None, int]:
    """The EDTF date that begins at token `start`, and how many tokens it takes."""
    parts: list[_Token] = []
    signs: list[str] = []
    at = start
    while at < len(tokens) and len(parts) < 3:
        token = tokens[at]
        if token.number is not None or token.month is not None:
            parts.append(token)
        elif not parts or not (token.text in _BETWEEN or token.text in _ORDINALS or token.text in weekdays()):
            break
        else:
            signs.append(token.text)
        at += 1
    if len(parts) == 3:
        day = _three(parts, signs, order=order, month_said=month_said)
        if day:
            return day, at - start
    if len(parts) >= 2 and parts[0].month and _is_year(parts[1]):
        return f"{parts[1].number:04d}-{parts[0].month:02d}", 2
    return None, 1


def _three(parts: list[_Token], signs: list[str], *, order: str | None, month_said: Mapping[int, bool]) -> str | None:
    first, second, third = parts
    if second.month and first.number is not None and third.number is not None:
        year, day = (first.number, third.number) if _is_year(first) else (_year(third), first.number)
        return _day(year, second.month, day)
    if first.month and second.number is not None and third.number is not None:
        return _day(_year(third), first.month, second.number)
    if first.number is None or second.number is None or third.number is None or not {"/", "-", "."} & set(signs):
        return None
    if _is_year(first):
        return _day(first.number, second.number, third.number)
    plain = _is_year(third) or len(third.text) == 2
    order = "dmy" if "." in signs else order
    return _numeric_day(first.number, second.number, _year(third), order=order, said=month_said) if plain else None


def _numeric_day(one: int, two: int, year: int, *, order: str | None, said: Mapping[int, bool]) -> str | None:
    if one > 12 or one == two:
        return _day(year, two, one)
    if two > 12 or order == "mdy":
        return _day(year, one, two)
    if order == "dmy":
        return _day(year, two, one)
    if said.get(one, False) != said.get(two, False):
        return _day(year, one, two) if said.get(one, False) else _day(year, two, one)
    return None


def _numeric(words: str) -> tuple[Stamp, ...]:
    return stamps_in(words, month_said=dict.fromkeys(_MONTHS, False) | {1: True}) or stamps_in(words + " est")


def _is_year(token: _Token) -> bool:
    return token.number is not None and len(token.text) == 4 and 1800 <= token.number <= 2100


def _year(token: _Token) -> int:
    number = token.number or 0
    return 2000 + number if len(token.text) == 2 and number < 70 else 1900 + number if len(token.text) == 2 else number


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if 1800 <= year <= 2100 else None
    except ValueError:
        return None
