"""Every expression of time in one article, in a form that needs only the day of writing to become a date.

Own detector over compiled patterns, since general date parsers read "15-16 March" as 2016 (value F1 on news: .14 to
.18). The language model's parse decides on which side of the day of writing a date lies (`tense`), and what is no
date at all (`checks`): durations and frequencies are none, except those that reach back from the article.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from generator.model.annotation import TimeExpression
from generator.model.offsets import resolve_offset
from generator.understanding.parsing import ParsedSentence
from generator.understanding.times.absolute import absolute_rules
from generator.understanding.times.checks import DURATIONS, Found, duration_value, is_time, lead
from generator.understanding.times.patterns import Rule
from generator.understanding.times.relative import reads_as_event, relative_rules
from generator.understanding.times.tense import Reading, read_deadline, read_tense
from generator.understanding.times.told import told_rules

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

Bound = Literal["since", "until", "before", "after"]

_BOUND = re.compile(
    r"\b(?P<word>since|until|till|before|after|by|prior\s+to|ahead\s+of|following)\s+"
    r"(?:the\s+|a\s+|early\s+|late\s+|mid-?\s*|\w+ly\s+)*$",
    re.IGNORECASE,
)
_BOUNDS: dict[str, Bound] = {
    "since": "since",
    "until": "until",
    "till": "until",
    "before": "before",
    "after": "after",
    "by": "until",
    "prior": "before",
    "ahead": "before",
    "following": "after",
}
_AHEAD = re.compile(
    r"\b(?:as\s+(?:soon|early)\s+as|no\s+later\s+than|effective|starting|from\s+now\s+(?:to|until|till|through)"
    r"|between\s+now\s+and|(?:scheduled|set|due|slated|planned)\s+(?:for|on))\s+$"
)
_DEADLINE = re.compile(
    r"\b(?P<word>until|till|through|by)\s+(?:(?:noon|midnight|late|early|\d[\d:.]*\s*[ap]\.?m\.?(?:\s+[A-Z]{2,4})?)\s+)*$"
)
_SHORT = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.$", re.IGNORECASE
)
# An event named in more words than this is told, not named.
_EVENT_WORDS = 10
_EVENT_HEAD = re.compile(rf"(?:\s*\S+){{{_EVENT_WORDS}}}")
_CLAUSE_END = re.compile(r"[,;:.!?—()\"”]|\s--?\s|$")
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_DANGLING = frozenset({"in", "on", "of", "at", "the", "during", "by", "from"})


def find_times(sentences: tuple[ParsedSentence, ...]) -> tuple[TimeExpression, ...]:
    """All expressions of time in `sentences` in order, none overlapping another."""
    found: list[TimeExpression] = []
    for sentence in sentences:
        text = sentence.words.text
        taken = _matches(text)
        if not taken:
            continue
        base = sentence.words.start_char
        inside = _Inside(sentence, text, base, [word.idx - base for word in sentence.words])
        made = (_expression(inside, one, taken) for one in taken)
        found.extend(expression for expression in made if expression)
    return tuple(found)


def _matches(text: str) -> list[Found]:
    """The matches of all forms that stand beside one another: the first, then the longest, dates before events."""
    both = f"{text}\n{text.lower()}"
    candidates: list[tuple[bool, int, int, int, Rule, re.Match[str]]] = []
    asked: tuple[str, ...] = ()
    held = False
    for order, rule in enumerate((*absolute_rules(), *told_rules(), *relative_rules())):
        if rule.needs is not asked:
            asked, held = rule.needs, any(piece in both for piece in rule.needs)
        if held:
            event = rule.name == "event"
            candidates.extend((event, m.start(), -m.end(), order, rule, m) for m in rule.pattern.finditer(text))
    candidates.sort(key=lambda candidate: candidate[:4])
    taken: list[Found] = []
    events: list[Found] = []
    for event, start, minus_end, _, rule, match in candidates:
        beside = events if event else taken
        if (beside and start < beside[-1].end) or (event and _meets(taken, start, -minus_end)):
            continue
        value = rule.value(match)
        if value is not None or event:
            beside.append(Found(start, -minus_end, rule, match, _with_year(value)))
    return sorted([*taken, *events], key=lambda one: one.start)


def _meets(taken: list[Found], start: int, end: int) -> bool:
    """Whether one of `taken`, in order and beside one another, overlaps the characters from `start` to `end`."""
    place = bisect_left(taken, end, key=lambda one: one.start) - 1
    return place >= 0 and taken[place].end > start


def _with_year(value: str | None) -> str | None:
    """A holiday whose year is told ("easter:+0|2023") as the day it is."""
    if value is None or "|" not in value:
        return value
    form, year = value.split("|")
    return resolve_offset(f"{form}@year:+0", None, date(int(year), 7, 1))


class _Inside(NamedTuple):
    """A sentence with what would be dear to ask it for once an expression: its text, where it and its words start."""

    sentence: ParsedSentence
    text: str
    base: int
    starts: list[int]


def _expression(inside: _Inside, found: Found, taken: list[Found]) -> TimeExpression | None:
    """The expression a match stands for, or None where it is no time."""
    text = inside.text
    event = found.rule.name == "event"
    end = _event_end(text, found, taken) if event else found.end
    if end is None:
        return None
    start, end = _trimmed(text, found.start, end)
    words = inside.sentence.words[bisect_right(inside.starts, start) - 1 : bisect_right(inside.starts, end - 1)]
    if event:
        told = reads_as_event(text[start:end])
        bound = _BOUNDS[told[1].lower()] if told else None
        return _made(inside, (start, end), None, bound=bound)
    if not is_time(found, text, words):
        return None
    if found.rule.name in DURATIONS:
        value = duration_value(found, text, words)
        return _made(inside, (start, end), value) if value else None
    before = lead(text, start)
    reading = _reading(found, before, words, inside.sentence)
    return _made(inside, (start, end), found.value, bound=_bound(before, words), direction=reading.direction)


def _made(
    inside: _Inside,
    span: tuple[int, int],
    value: str | None,
    *,
    bound: Bound | None = None,
    direction: Literal["past", "future"] | None = None,
) -> TimeExpression:
    offset = inside.sentence.offset + inside.base
    return TimeExpression(
        start=offset + span[0],
        end=offset + span[1],
        text=inside.text[span[0] : span[1]],
        value=value,
        direction=direction,
        bound=bound,
        relative_to_event=value is None,
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    if text[end - 1] == "." and not _SHORT.search(text, start, end):
        end -= 1  # the full stop of the sentence, not of an abbreviation
    return start, end


def _reading(found: Found, before: str, words: Words, sentence: ParsedSentence) -> Reading:
    """On which side it lies, by words like "as soon as" and "until" first, then by the verb."""
    name = found.rule.name
    if name in {"year", "day", "unit", "told"}:
        return Reading()
    coming = "coming" in found.group("rel").lower()
    if coming or _AHEAD.search(before):
        return Reading("future")
    if name in {"weekday", "month", "date"} and (deadline := _DEADLINE.search(before)):
        return read_deadline(words, by=deadline["word"] == "by")
    reading = read_tense(words, sentence.kind)
    return Reading("future") if found.group("rel").lower() == "this" and reading.direction is None else reading


def _bound(before: str, words: Words) -> Bound | None:
    if told := _BOUND.search(before):
        return _BOUNDS[told["word"].lower().split()[0]]
    # "since the start of the strike in March": the month hangs, over nouns, on "since".
    word = words.root
    for _ in range(6):
        word = word.head
        if word.lower_ == "since":
            return "since"
        if word.pos_ not in {"ADP", "NOUN", "PROPN", "SCONJ"}:
            return None
    return None


def _event_end(text: str, found: Found, taken: list[Found]) -> int | None:
    """Where the event ends that a time hangs on; None where the words after "since" are a date themselves."""
    stop = _CLAUSE_END.search(text, found.end)
    end = stop.start() if stop else len(text)
    for other in taken[bisect_left(taken, found.end - 1, key=lambda one: one.start) :]:
        if other.start >= end:
            break
        if other.rule.name != "event":
            end = other.start
    words = text[found.end : end].split()
    if head := _EVENT_HEAD.match(text, found.end, end):
        end, words = head.end(), words[:_EVENT_WORDS]
    if not words or (len(words) == 1 and words[0].lower() in _DETERMINERS):
        return None
    if words[-1].lower() == "of":
        return None  # "since the early hours of Sunday" is Sunday
    if words[-1].lower() in _DANGLING:
        return text.rindex(words[-1], found.end, end) if len(words) > 1 else None
    return end
