"""Dates an article's own other dates make clear where the day of writing does not: years left out, rough durations.

Both are inferences (`how: inferred`), made only where exactly one reading fits.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from generator.language.calendar import cues
from generator.merging.dating.evidence import is_birth, is_past_year
from generator.model.annotation import AnnotatedArticle, Sentence, TimeExpression
from generator.model.corpus import ResolvedTime
from generator.model.edtf import bounds, is_edtf, parse, precision
from generator.model.offsets import TOLD, resolve_offset

# Dates this close together tell what year a date beside them is in.
_CLOSE = 45
# "A decade" and "more than a decade" are said of what has lasted from one year less to one decade more.
_LESS, _MORE = 1, 9
# In which units one may count from a date that is told so finely.
_COUNTED_FROM = {"day": ("day", "week", "month", "year"), "month": ("month", "year"), "year": ("year",)}
_BEGIN = frozenset({"begin", "start", "erupt", "break", "outbreak", "beginning", "onset", "since", "launch"})


def with_context(
    annotated: AnnotatedArticle, resolved: Sequence[ResolvedTime], anchor: date | None
) -> tuple[ResolvedTime, ...]:
    """`resolved` with what its neighbours make clear; `anchor` is the day of writing, or the earliest it can be."""
    made = list(resolved)
    around = None if anchor else _cluster(annotated, made)
    starts: Sequence[_Beginning] | None = None
    for place, (time, one) in enumerate(zip(annotated.times, resolved, strict=True)):
        value = str(time.value)
        if one.edtf is None and around and value.startswith(("month:", "monthday:")):
            made[place] = _of_the_year(time, one, around)
        elif value.startswith(TOLD):
            made[place] = _counted_from(annotated, made, place, anchor)
        elif value.startswith("years:") and value.endswith("..~"):
            starts = _beginnings(annotated, resolved) if starts is None else starts
            until = anchor or (around[0] if around else None)
            made[place] = _of_the_event(_sentence(annotated, time), one, int(value[6:-3]), (starts, until))
    return tuple(made)


def _counted_from(
    annotated: AnnotatedArticle, made: Sequence[ResolvedTime], place: int, anchor: date | None
) -> ResolvedTime:
    """The time counted from the date told before it: the only one of its sentence, or else of the sentence before.

    Years and months are not counted from a weekday or "yesterday", and nothing told so lies after the day of writing.
    """
    one = made[place]
    value = str(annotated.times[place].value).removeprefix(TOLD)
    unit = value.partition(":")[0] if "@" not in value else "year"
    sentence = _sentence(annotated, annotated.times[place])
    if sentence is None:
        return one
    index = annotated.sentences.index(sentence)
    begin = annotated.sentences[index - 1].start if index else sentence.start
    before = [
        (made[step], time)
        for step, time in enumerate(annotated.times[:place])
        if time.start >= begin and made[step].edtf and ".." not in str(made[step].edtf)
    ]
    before = [told for told in before if told[1].start >= sentence.start] or before
    references = {told.edtf for told, _ in before}
    near = any(str(time.value).startswith(("weekday:", "day:")) for _, time in before)
    if len(references) != 1 or (near and unit in {"month", "year"}):
        return one
    reference = str(references.pop())
    if unit not in _COUNTED_FROM.get(precision(reference), ()):
        return one
    edtf = resolve_offset(value, None, bounds(reference)[0])
    if edtf is None or (anchor is not None and bounds(edtf)[0] > anchor):
        return one
    return replace(one, edtf=edtf, how="inferred")


class _Beginning(NamedTuple):
    """A year in which something that lasts began, and the nouns that name it."""

    year: int
    nouns: frozenset[str]


def _cluster(annotated: AnnotatedArticle, resolved: Sequence[ResolvedTime]) -> tuple[date, date] | None:
    """The first and last of the days that are told in full, if they lie close together.

    Days of birth aside; and none where the article tells of a later year: what has no year then belongs to that.
    """
    days, years = [], []
    for time, one in zip(annotated.times, resolved, strict=True):
        sentence = _sentence(annotated, time)
        if one.edtf is None or sentence is None:
            continue
        if precision(one.edtf) == "day" and not is_birth(sentence, time):
            days.append(bounds(one.edtf)[0])
        elif is_past_year(sentence, time):
            years.append(bounds(one.edtf)[0])
    if not days or (max(days) - min(days)).days > _CLOSE or max(years, default=date.min) > max(days):
        return None
    return min(days), max(days)


def _of_the_year(time: TimeExpression, one: ResolvedTime, around: tuple[date, date]) -> ResolvedTime:
    first, last = (resolve_offset(str(time.value), time.direction, day) for day in around)
    return replace(one, edtf=first, how="inferred") if first and first == last else one


def _of_the_event(
    sentence: Sentence | None, one: ResolvedTime, years: int, known: tuple[Sequence[_Beginning], date | None]
) -> ResolvedTime:
    """The interval from when the event began, for "a decade-long war" in an article that tells its beginning."""
    starts, until = known
    if sentence is None or until is None:
        return one
    nouns = _lasting_nouns(sentence)
    found = {
        start.year
        for start in starts
        if start.nouns & nouns and years - _LESS <= until.year - start.year <= years + _MORE
    }
    return replace(one, edtf=f"{found.pop()}/..", how="inferred") if len(found) == 1 else one


def _beginnings(annotated: AnnotatedArticle, resolved: Sequence[ResolvedTime]) -> tuple[_Beginning, ...]:
    made = []
    for time, one in zip(annotated.times, resolved, strict=True):
        if one.edtf is None or not is_edtf(one.edtf) or str(time.value).endswith("~"):
            continue
        parsed = parse(one.edtf)
        sentence = _sentence(annotated, time)
        if sentence is None or parsed.first is None or parsed.first.years > 1:
            continue
        reaching_back = parsed.interval and parsed.last is None
        begins = reaching_back or any(token.lemma in _BEGIN for token in sentence.tokens)
        if begins and (reaching_back or precision(one.edtf) != "interval"):
            made.append(_Beginning(parsed.first.year, _lasting_nouns(sentence)))
    return tuple(made)


def _lasting_nouns(sentence: Sentence) -> frozenset[str]:
    nouns = cues("lasting")
    return frozenset(
        token.lemma for token in sentence.tokens if token.pos in {"NOUN", "PROPN"} and token.lemma in nouns
    )


def _sentence(annotated: AnnotatedArticle, time: TimeExpression) -> Sentence | None:
    place = bisect_right([sentence.start for sentence in annotated.sentences], time.start) - 1
    return annotated.sentences[place] if place >= 0 else None
