"""The days on which what a passage tells happens: those its clauses name, not the day on which somebody said it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.language.cues import SAYING_VERBS
from generator.model.corpus import Passage, ResolvedTime
from generator.model.edtf import bounds

PAST_TAGS = frozenset({"VBD", "VBN"})
SPECIFIC_DAYS = 31  # a month or finer is a date that tells events apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """First and last day (proleptic ordinals) of what a passage tells. `sure`: not a bare weekday or inferred."""

    first: int
    last: int
    sure: bool


def continues(before: Passage, passage: Passage) -> bool:
    """Whether an undated past sentence goes on with what the one before it tells: it opens with a pronoun."""
    if before.source != passage.source or before.sentence.block + 1 < passage.sentence.block:
        return False
    tokens = passage.sentence.tokens
    if passage.times or not any(token.tag in PAST_TAGS for token in tokens):
        return False
    opening = tokens[0] if tokens else None
    return opening is not None and opening.pos == "PRON" and opening.tag in {"PRP", "PRP$", "DT"}


def periods_of(passage: Passage) -> tuple[Period, ...]:
    """When what the passage tells happens: dates of its clauses, but not the day on which somebody said it."""
    found = []
    for time in passage.times:
        if time.edtf is None or time.bound is not None or said_when(passage, time):
            continue
        first, last = bounds(time.edtf)
        if date.min < first and last < date.max:
            sure = time.how == "stated" or (time.how == "resolved" and not _weekday(time.text))
            found.append(Period(first=first.toordinal(), last=last.toordinal(), sure=sure))
    return tuple(dict.fromkeys(found))


def said_when(passage: Passage, time: ResolvedTime) -> bool:
    """Whether the time belongs to a verb of saying that has something else to report ("said on Tuesday that …")."""
    tokens = passage.sentence.tokens
    inside = [index for index, token in enumerate(tokens) if token.start < time.end and token.end > time.start]
    if not inside:
        return False
    index = inside[-1]
    for _ in range(len(tokens)):
        head = tokens[index].head
        if tokens[index].pos == "VERB" or head == index:
            break
        index = head
    verb = tokens[index]
    return verb.lemma in SAYING_VERBS and any(token.head == index and token.dep == "ccomp" for token in tokens)


def _weekday(text: str) -> bool:
    return text.lower().split()[-1].endswith("day") if text else False


def inherited(period: Period) -> Period:
    """The period for a sentence that goes on with the one it was given for: no longer sure."""
    return Period(first=period.first, last=period.last, sure=False)
