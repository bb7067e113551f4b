"""One count that each article takes up: how it rose from day to day, or where two articles put it differently.

An article's count is that of its opening, or the one it calls the toll or the number, or its only one. Counts that rise
with the day of writing (of the missing, any that change) are one update with all steps in the order of time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from generator.language.folding import fold
from generator.merging.counts import AREA, FREED, Count, counts_of
from generator.merging.features import Features
from generator.merging.figures_compared import excluding
from generator.merging.findings import Finding
from generator.model.corpus import Passage, Source
from generator.model.edtf import bounds

_OPENING = 2  # sentences
_STEP = 5.0  # how many times the last count the next of a series may be
_ONE_DAY = 1.1  # the same on one day
_FEW = 10  # up to so many any number may follow
_DAYS = 10  # between two steps
_MONTH = 31
_NEAR = 1.5  # how many times the other a count of the same days may be
_CLAIMED = 2.5  # a toll that somebody claims, the article's own
_PUTTING = frozenset({"put", "list", "count", "claim", "estimate"})
_FREED_NEAR = 1.3
_SOON = 4  # days between two counts that contradict each other
_FALLING = frozenset({"missing people"})
_SETTLED = frozenset({"people out of their homes", FREED})  # kinds of which a lower later count is no correction

Written = Mapping[str, str]


def compare_series(
    passages: Sequence[Passage], features: Mapping[str, Features], sources: Sequence[Source]
) -> list[Finding]:
    """Counts of one kind over time, and those that two articles give differently."""
    written = {source.annotated.article.id: source.written.edtf or "" for source in sources}
    passages = _of_places_known(passages, sources)
    told: dict[tuple[str, str], dict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for passage in sorted(passages, key=lambda one: (one.source, one.start, one.end)):
        for count in counts_of(passage, features[passage.id]) if passage.figures else ():
            if written.get(passage.source) and not _is_of_the_past(count, written):
                unit = count.figure.unit or "" if count.kind == AREA else ""
                told[count.kind, unit][passage.source].append(count)
    findings: list[Finding] = []
    for (kind, _), by_source in sorted(told.items()):
        chosen = [each for own in by_source.values() if (each := _of_article(own))]
        falls = -1 if kind in _FALLING else 1
        chosen.sort(key=lambda one: (written[one.passage.source], falls * one.figure.low, one.passage.id))
        everyone = [each for own in by_source.values() for each in own]
        if kind != FREED:
            findings.extend(_chains(kind, chosen, everyone, written))
        findings.extend(_apart(kind, chosen, written))
        if kind == "deaths":
            findings.extend(_claimed(kind, by_source, chosen, written))
    return findings


def _of_places_known(passages: Sequence[Passage], sources: Sequence[Source]) -> list[Passage]:
    """The passages that open an article, and those that name no place, or one that another article names too."""
    naming: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        for name in source.annotated.names:
            if name.kind == "place":
                naming[fold(name.text)].add(source.annotated.article.id)
    places = {
        source.annotated.article.id: [name for name in source.annotated.names if name.kind == "place"]
        for source in sources
    }
    found = []
    for passage in passages:
        named = [each for each in places[passage.source] if passage.start <= each.start < passage.end]
        if passage.order < _OPENING or not named or any(len(naming[fold(each.text)]) > 1 for each in named):
            found.append(passage)
    return found


def _is_of_the_past(count: Count, written: Written) -> bool:
    day = bounds(written[count.passage.source])[0].toordinal()
    return bool(count.periods) and max(period.last for period in count.periods) < day - _MONTH


def _of_article(counts: Sequence[Count]) -> Count | None:
    """The count an article gives for the whole event; None where it is not plain which of several it is."""
    opening = [each for each in counts if each.passage.order < _OPENING and each.passage.kind == "sentence"]
    if opening:
        return opening[0]
    named = [each for each in counts if each.total]
    for those in (named, counts):
        if those and len({each.figure.low for each in those}) == 1:
            return those[0] if those[0].general or (those[0].kind == FREED and len(counts) == 1) else None
    return counts[0] if counts[0].kind == AREA else None


def _chains(kind: str, chosen: Sequence[Count], everyone: Sequence[Count], written: Written) -> list[Finding]:
    """The steps of a count from day to day, each run of them one update."""
    runs: list[list[Count]] = []
    for count in chosen:
        if runs and (_follows(kind, runs[-1][-1], count, written) or _same(runs[-1][-1], count)):
            runs[-1].append(count)
        else:
            runs.append([count])
    return [_update(kind, run, everyone) for run in runs if len({each.figure.low for each in run}) > 1]


def _same(one: Count, two: Count) -> bool:
    return one.figure.low == two.figure.low


def _follows(kind: str, before: Count, after: Count, written: Written) -> bool:
    """Whether a count can be the next step of a series: later, higher, not by too much, of no other place or day."""
    first, second = written[before.passage.source], written[after.passage.source]
    low, high = before.figure.low, after.figure.low
    days = (bounds(second)[0] - bounds(first)[0]).days
    if days > _DAYS or before.passage.source == after.passage.source:
        return False
    if kind in _FALLING:
        return low > high if days == 0 else low != high
    if days == 0:
        return low < high <= _ONE_DAY * low
    return low < high <= max(_FEW, _STEP * low)


def _update(kind: str, run: Sequence[Count], everyone: Sequence[Count]) -> Finding:
    steps: dict[float, tuple[str, list[Passage]]] = {}
    sources = {each.passage.source for each in run}
    for each in run:
        steps.setdefault(each.figure.low, (each.figure.text, []))
    for each in everyone:
        if each.passage.source in sources and each.figure.low in steps:
            steps[each.figure.low][1].append(each.passage)
    return Finding(
        nature="update",
        kind="figure",
        severity="low",
        subject=_label(kind),
        readings=tuple((text, tuple(dict.fromkeys(told))) for text, told in steps.values()),
    )


def _label(kind: str) -> str:
    if kind == FREED:
        return "number of people to be set free"
    return "burnt area" if kind == AREA else f"number of {kind}"


def _apart(kind: str, chosen: Sequence[Count], written: Written) -> list[Finding]:
    """Two articles of the same days that put a count differently where it cannot have changed so."""
    if kind not in _SETTLED:
        return []
    found = []
    for a, b in combinations(chosen, 2):
        days = (bounds(written[b.passage.source])[0] - bounds(written[a.passage.source])[0]).days
        low, high = sorted((a.figure.low, b.figure.low))
        freed = kind == FREED
        if days > _SOON or a.coming != b.coming or (freed and not a.coming):
            continue
        if (a.figure.low < b.figure.low and days and not freed) or not excluding(a.figure, b.figure):
            continue
        if high <= (_FREED_NEAR if freed else _NEAR) * low:
            found.append(_conflict(kind, (a, b), _of_those_days(a, chosen, written), grave=freed))
    return found


def _claimed(
    kind: str, told: Mapping[str, Sequence[Count]], chosen: Sequence[Count], written: Written
) -> list[Finding]:
    """A toll that somebody in an article puts higher than the article itself, which gives the newest."""
    found = []
    for own in chosen:
        for other in told[own.passage.source]:
            if other.passage.id == own.passage.id or not other.general or other.figure.low <= own.figure.low:
                continue
            near = other.figure.low <= (_NEAR if other.total else _CLAIMED) * own.figure.low
            if near and _is_claimed(other.passage) and not other.periods:
                same = _of_those_days(own, chosen, written)
                found.append(_conflict(kind, (own, other), same, grave=other.total and own.total))
    return found


def _is_claimed(passage: Passage) -> bool:
    """Whether somebody is named whose number it is."""
    return any(each.speaker for each in passage.quotations) or any(
        token.lemma in _PUTTING and token.pos == "VERB" for token in passage.sentence.tokens
    )


def _conflict(kind: str, pair: tuple[Count, Count], same: Sequence[Count], *, grave: bool) -> Finding:
    """Two counts that differ, each with the articles of those days (`same`) that give it too."""
    told = [(each, [one.passage for one in same if one.figure.low == each.figure.low]) for each in pair]
    return Finding(
        nature="conflict",
        kind="figure",
        severity="medium" if grave else "low",
        subject=_label(kind),
        readings=tuple((each.figure.text, tuple(passages or [each.passage])) for each, passages in told),
    )


def _of_those_days(count: Count, chosen: Sequence[Count], written: Written) -> list[Count]:
    day = bounds(written[count.passage.source])[0]
    return [each for each in chosen if abs((bounds(written[each.passage.source])[0] - day).days) <= _SOON]
