"""When each article was published and written, and so what day every expression of time in it means.

The two days differ: a page's stamp may be later than its text. What words like "on Wednesday" mean hangs on the day of
writing; where that is known to a few days only, an expression gets a date only if it means the same on all of them.
A wrong date is worse than none: everything downstream trusts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from generator.language.calendar import weekdays
from generator.merging.dating.context import with_context
from generator.merging.dating.evidence import (
    Equation,
    Fact,
    FactIndex,
    Limits,
    facts,
    likely_days,
    limits,
    on_days,
    own_equations,
    shared_equations,
)
from generator.model.annotation import AnnotatedArticle, TimeExpression
from generator.model.article import Dated
from generator.model.corpus import ResolvedTime
from generator.model.edtf import bounds, is_edtf, of_days, parse, precision, shifted
from generator.model.offsets import resolve_offset

# A stamp contradicted by the text's own words is believed to be late by at most this many days.
_LATE = 7
# What is published again is believed to be at most so many days old.
_AGAIN = 366
# The likeliest day alone is taken from this share of the likelihood on, else the days that together have `_MOST`.
_SURE, _MOST = 0.6, 0.9


def date_sources(articles: Sequence[AnnotatedArticle]) -> tuple[tuple[Dated, Dated], ...]:
    """The days (published, written) of each article, in the order given, each with its evidence.

    What is given is never overridden. An article without a date gets one from its own dates and weekdays and then from
    the articles beside it that date the same events; where nothing tells it, it stays unknown.
    """
    found: dict[int, tuple[Dated, Dated]] = {}
    beside, nobody = FactIndex(), FactIndex()
    told = [facts(annotated) for annotated in articles]
    for place, annotated in enumerate(articles):
        if _day(annotated.article.published):
            written = _written_of_stamped(annotated, told[place])
            found[place] = (annotated.article.published, written)
            beside.add_day(bounds(str(written.edtf))[1])
        resolved = resolve(annotated, found[place][1] if place in found else Dated())
        dated = {time.start: time.edtf for time in resolved if time.edtf}
        beside.add(on_days(told[place], dated), annotated.article.file)
    for place, annotated in enumerate(articles):
        if place not in found:
            alone = _inferred(annotated, told[place], nobody)
            known = alone is not None and _one_day(alone)
            found[place] = _undated(annotated, alone if known else _inferred(annotated, told[place], beside) or alone)
    return tuple(found[place] for place in range(len(articles)))


def resolve(article: AnnotatedArticle, written: Dated) -> tuple[ResolvedTime, ...]:
    """Every expression of time of `article` tied to its days, in order, given the day or days it was written."""
    span = _finite(written.edtf)
    quotations = [(one.start, one.end) for one in article.quotations if one.direct and not one.scare]
    resolved = [_resolved(time, span, quotations) for time in article.times]
    return with_context(article, resolved, span[0] if span else _earliest(written.edtf))


def resolve_alone(article: AnnotatedArticle) -> tuple[ResolvedTime, ...]:
    """`resolve` with nothing but the article itself to date it by."""
    ((_, written),) = date_sources((article,))
    return resolve(article, written)


def _resolved(
    time: TimeExpression, span: tuple[date, date] | None, quotations: Sequence[tuple[int, int]]
) -> ResolvedTime:
    made = ResolvedTime(
        start=time.start,
        end=time.end,
        text=time.text,
        edtf=None,
        how="resolved",
        bound=time.bound,
        quoted=any(start <= time.start < end for start, end in quotations),
    )
    if time.value is None or time.relative_to_event:
        return made
    if is_edtf(time.value):
        return replace(made, edtf=time.value, how="stated")
    return replace(made, edtf=_offset(time, span))


def _offset(time: TimeExpression, span: tuple[date, date] | None) -> str | None:
    """The days of an offset form, if they are the same for the first and the last day of writing.

    Every form moves forward or stands still as the day of writing moves forward, so the days between agree too.
    """
    if span is None or time.value is None:
        return None
    first, last = (resolve_offset(time.value, time.direction, day) for day in span)
    return _on_its_weekday(time, first) if first and first == last else None


def _on_its_weekday(time: TimeExpression, edtf: str) -> str | None:
    """A day told with its weekday and without a year ("Tuesday, May 3"), in the year near by that has both.

    A text published again long after it was written tells by this that its "will" is past. None where no year fits.
    """
    told = time.text.replace(",", " ").split()[0].rstrip(".")
    if told not in weekdays() or not str(time.value).startswith("monthday:") or precision(edtf) != "day":
        return edtf
    day = bounds(edtf)[0]
    years = (resolve_offset(f"{time.value}@year:{shift:+d}", None, day) for shift in (0, -1, 1))
    return next((each for each in years if each and bounds(each)[0].weekday() == weekdays()[told]), None)


def _day(dated: Dated) -> date | None:
    """The one day a date tells, if it tells one."""
    if dated.edtf is None or not is_edtf(dated.edtf) or precision(dated.edtf) != "day":
        return None
    return parse(dated.edtf).bounds()[0]


def _one_day(dated: Dated) -> bool:
    return _day(dated) is not None


def _finite(edtf: str | None) -> tuple[date, date] | None:
    if edtf is None or not is_edtf(edtf):
        return None
    first, last = bounds(edtf)
    return None if first == date.min or last == date.max else (first, last)


def _earliest(edtf: str | None) -> date | None:
    """The first day of an interval without an end."""
    if edtf is None or not is_edtf(edtf):
        return None
    first = bounds(edtf)[0]
    return None if first == date.min else first


def _written_of_stamped(annotated: AnnotatedArticle, known: Sequence[Fact]) -> Dated:
    """The day of the stamp, or the earlier day or days that the article's own words say it was written on."""
    stamp = annotated.article.published
    day = _day(stamp)
    if day is None or stamp.how == "given":
        return replace(stamp, edtf=day.isoformat() if day else stamp.edtf)
    known = on_days(known, _month_days(annotated, day))
    told = {_written_by(equation): equation for equation in reversed(own_equations(known, day))}
    if len(told) == 1:
        ((other, equation),) = told.items()
        if 0 < (day - other).days <= _LATE:
            evidence = f"“{equation.time.text}” and “{equation.told}” tell of one event"
            return _before_stamp(of_days(other), evidence, day)
    limit = limits(known)
    # A weekday beside the date makes sure of its year, and so of a text published again long after it was written.
    sure = str(limit.latest_words).split()[0].rstrip(",.") in weekdays()
    if limit.latest and 0 < (day - limit.latest).days <= (_AGAIN if sure else _LATE):
        first = max(limit.earliest or date.min, shifted(limit.latest, -6))
        span = _likeliest(likely_days(known, (), replace(limit, earliest=first)))
        if span:
            return _before_stamp(of_days(*span), f"“{limit.latest_words}” was still to come", day)
    return replace(stamp, edtf=day.isoformat())


def _before_stamp(edtf: str, evidence: str, stamp: date) -> Dated:
    words = f"{evidence}, so the text was written on {edtf}, before its stamp of {stamp.isoformat()}"
    return Dated(edtf=edtf, how="inferred", evidence=words)


def _month_days(annotated: AnnotatedArticle, anchor: date) -> dict[int, str]:
    """The days told without a year, by start of the expression, in the year that `anchor` gives them."""
    found = {}
    for time in annotated.times:
        if time.value and time.value.startswith("monthday:"):
            edtf = resolve_offset(time.value, None, anchor)
            edtf = _on_its_weekday(time, edtf) if edtf else None
            if edtf:
                found[time.start] = edtf
    return found


def _written_by(equation: Equation) -> date:
    """The day of writing that an equation of a day counted from it gives."""
    return shifted(equation.day, -int(str(equation.time.value).removeprefix("day:")))


def _likeliest(days: Sequence[tuple[date, float]]) -> tuple[date, date] | None:
    """The likeliest day alone if it is likely enough, else the first and last of those that together are."""
    if not days:
        return None
    if days[0][1] >= _SURE:
        return days[0][0], days[0][0]
    taken, share = [], 0.0
    for day, weight in days:
        taken.append(day)
        share += weight
        if share >= _MOST:
            break
    return min(taken), max(taken)


def _inferred(annotated: AnnotatedArticle, known: Sequence[Fact], beside: FactIndex) -> Dated | None:
    """The day or days of writing that an undated article's own words, and the days known beside it, leave open."""
    stamp = _finite(annotated.article.published.edtf)
    anchor = limits(known).earliest or limits(known).latest or beside.latest or (stamp[0] if stamp else None)
    if anchor:
        known = on_days(known, _month_days(annotated, anchor))
    limit = limits(known)
    equations = (*own_equations(known, anchor), *shared_equations(known, beside))
    days = [one for one in likely_days(known, equations, limit) if stamp is None or stamp[0] <= one[0] <= stamp[1]]
    evidence = _evidence(equations, limit)
    span = _likeliest(days) if equations or limit.latest else None
    if span:
        return Dated(edtf=of_days(*span), how="inferred", evidence=evidence)
    if limit.earliest and stamp is None:
        return Dated(edtf=f"{limit.earliest}/..", how="inferred", evidence=evidence)
    return None


def _evidence(equations: Sequence[Equation], limit: Limits) -> str:
    parts = []
    if limit.earliest_words and not equations:
        parts.append(f"past tense with “{limit.earliest_words}”")
    if limit.latest_words and not equations:
        parts.append(f"future tense with “{limit.latest_words}”")
    for equation in equations:
        place = f" in {equation.file}" if equation.file else ""
        parts.append(f"“{equation.time.text}” is “{equation.told}”{place} ({equation.day.isoformat()})")
    return "; ".join(dict.fromkeys(parts))


def _undated(annotated: AnnotatedArticle, written: Dated | None) -> tuple[Dated, Dated]:
    published = annotated.article.published
    if written is None:
        return published, replace(published)
    return (published if published.edtf else written), written
