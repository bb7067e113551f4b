"""Figures of one thing that differ, inside a statement and between statements: finer, later, or not both true."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import floor, log10

from generator.merging.features import Features
from generator.merging.findings import Finding, Nature, Severity, Told, readings_of
from generator.merging.measures import DURATIONS, LENGTHS, Measure, Measured, is_money
from generator.merging.pairing import pairs_of
from generator.model.annotation import Figure
from generator.model.edtf import bounds

FAR_APART = 1.5  # a figure this many times the other is more than a matter of counting
ROUNDED = 0.05  # figures this near are one, rounded, if the finer one rounds to the other
MOST_OF_ONE = 150  # measures of one key; of more they are compared inside statements only
LONG_AGO = 92  # days
MONTH = 31
LEAST_SHARED = 3  # content words that sentences of two statements share besides the figure
SHARE = 0.3  # of the shorter sentence's content words
NEARLY_ALL = 0.5  # the same for how long, how far and how old, which much else is told of

_COUNTING = re.compile(
    r"\b(?:preliminary|provisional|revised|updated|recount"
    r"|(?:partial|final)\s+(?:count|tally|toll|results?|figures?)"
    r"|(?:votes?|ballots?|districts|stations)\s+(?:\w+\s+)?(?:counted|reporting|in))\b",
    re.IGNORECASE,
)
SQUARE = "square "

Pair = tuple[Measure, Measure]


def compare_figures(
    told: Sequence[Told], measured: Measured, features: Mapping[str, Features], written: Mapping[str, str]
) -> list[Finding]:
    """Figures of one thing that differ. `written`: source id -> day of writing, which tells a toll that has risen."""
    homes: dict[str, set[str]] = defaultdict(set)
    for each in told:
        for passage in each.passages:
            homes[passage.id].add(each.statement.id)
    by_key: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    for measures in measured.values():
        for measure in measures:
            by_key[measure.key].append(measure)
    findings = []
    for key in sorted(by_key):
        measures = by_key[key]
        wide = len(measures) <= MOST_OF_ONE
        pairs = [
            (a, b)
            for a, b in pairs_of(measures, lambda measure: homes[measure.passage.id], MOST_OF_ONE)
            if a.passage.id != b.passage.id
            and not (_is_past(a, b, written) or _is_past(b, a, written))
            and (homes[a.passage.id] & homes[b.passage.id] or not _seasons_apart(a, b, written))
            and _same_thing(a, b, features, homes=homes, wide=wide)
        ]
        findings.extend(_findings(measures, pairs, homes, written))
    return findings


def _same_thing(
    a: Measure, b: Measure, features: Mapping[str, Features], *, homes: Mapping[str, set[str]], wide: bool
) -> bool:
    """Whether two measures of one key measure one thing: nothing told beside them says that they do not."""
    together = bool(homes[a.passage.id] & homes[b.passage.id])
    if _told_apart(a, b, together=together):
        return False
    colour = a.figure.unit in DURATIONS | LENGTHS
    alike = _alike(features[a.passage.id], features[b.passage.id], NEARLY_ALL if colour else SHARE)
    if together:
        return alike or not colour
    return alike and wide and (a.ids <= b.ids or b.ids <= a.ids) and bool(a.ids & b.ids or a.words & b.words)


def _told_apart(a: Measure, b: Measure, *, together: bool) -> bool:
    """Whether what is told beside two figures says that they measure two things."""
    within = a.passage.source == b.passage.source
    colour = a.figure.unit in DURATIONS | LENGTHS
    exactly = within or a.figure.unit == "percent" or (colour and not together)
    described = a.words == b.words if exactly else a.words <= b.words or b.words <= a.words
    return (
        not described
        or (a.real, a.frame) != (b.real, b.frame)
        or _periods_apart(a, b, together=together)
        or bool(a.subjects and b.subjects and not a.subjects & b.subjects)
        or (within and (a.ids != b.ids or not a.ids))
        or (colour and a.act != b.act)
    )


def _periods_apart(a: Measure, b: Measure, *, together: bool) -> bool:
    """Whether two times are told that do not meet; what is told as one fact anyhow is parted by sure dates only."""
    if together and not all(period.sure for period in (*a.periods, *b.periods)):
        one, two = _weekdays(a), _weekdays(b)
        return bool(one and two) and not one & two
    return bool(a.periods and b.periods) and not any(
        one.first <= two.last and two.first <= one.last for one in a.periods for two in b.periods
    )


def _weekdays(measure: Measure) -> frozenset[str]:
    """The weekdays named for what is told: a count of Wednesday is not one of Thursday."""
    days = {period.first for period in measure.periods}
    named = (t.text.lower() for t in measure.passage.times if t.edtf and bounds(t.edtf)[0].toordinal() in days)
    return frozenset(word for text in named for word in text.split() if word.endswith("day"))


def _is_past(dated: Measure, other: Measure, written: Mapping[str, str]) -> bool:
    """Whether only one is dated, and that long before its article: what the other tells is then of another time."""
    return not other.periods and _is_past_of(dated, written, LONG_AGO)


def _is_past_of(measure: Measure, written: Mapping[str, str], days: int = MONTH) -> bool:
    """Whether a figure is of a time so many days before its article."""
    day = written.get(measure.passage.source, "")
    if not measure.periods or not day:
        return False
    return max(period.last for period in measure.periods) < bounds(day)[0].toordinal() - days


def _seasons_apart(a: Measure, b: Measure, written: Mapping[str, str]) -> bool:
    """Whether their articles were written so long apart that an undated count of each is of its own time."""
    first, second = written.get(a.passage.source, ""), written.get(b.passage.source, "")
    return bool(first and second) and abs((bounds(first)[0] - bounds(second)[0]).days) > LONG_AGO


def _alike(one: Features, two: Features, least: float) -> bool:
    """Whether two sentences share enough of what they say to speak of one thing."""
    first, second = set(one.lemmas), set(two.lemmas)
    shared = len(first & second)
    return shared >= LEAST_SHARED and shared >= least * min(len(first), len(second))


def _findings(
    measures: Sequence[Measure], pairs: Sequence[Pair], homes: Mapping[str, set[str]], written: Mapping[str, str]
) -> list[Finding]:
    """One finding for each group of measures of one thing of which some differ."""
    group = {measure.passage.id: {measure.passage.id} for measure in measures}
    for a, b in pairs:
        joined = group[a.passage.id] | group[b.passage.id]
        for each in joined:
            group[each] = joined
    findings = []
    seen: set[int] = set()
    for measure in measures:
        members = group[measure.passage.id]
        if id(members) in seen:
            continue
        seen.add(id(members))
        own = [pair for pair in pairs if pair[0].passage.id in members]
        differing = [pair for pair in own if _values(pair[0]) != _values(pair[1])]
        if differing:
            findings.append(_finding([m for m in measures if m.passage.id in members], own, homes, written))
    return findings


def _finding(
    members: Sequence[Measure], pairs: Sequence[Pair], homes: Mapping[str, set[str]], written: Mapping[str, str]
) -> Finding:
    apart = [pair for pair in pairs if excluding(pair[0].figure, pair[1].figure)]
    nature, severity = weighed(apart, written)
    involved = {each.passage.id for pair in apart for each in pair}
    told = [
        each
        for each in members
        if not apart
        or each.passage.id in involved
        or any(
            each.passage.id in (a.passage.id, b.passage.id) for a, b in pairs if {a.passage.id, b.passage.id} & involved
        )
    ]
    shared = frozenset.intersection(*(frozenset(homes[each.passage.id]) for each in told))
    return Finding(
        nature=nature,
        kind="figure",
        severity=severity,
        subject=max((each.label for each in told), key=lambda label: (len(label), label)),
        readings=readings_of([(each.figure.text, each.passage) for each in told]),
        within=tuple(sorted(shared)[:1]),
    )


def _values(measure: Measure) -> tuple[float, float]:
    return measure.figure.low, measure.figure.high


def excluding(a: Figure, b: Figure) -> bool:
    """Whether both cannot be true: their intervals lie apart, and the one is not the other rounded."""
    low, high = sorted((a, b), key=lambda figure: (figure.low, figure.high))
    if high.low <= low.high:
        return False
    near, far = low.high, high.low
    return far - near > ROUNDED * abs(far) or not (_rounds(near, far) or _rounds(far, near))


def _rounds(fine: float, coarse: float) -> bool:
    """Whether `coarse` is `fine` rounded to the digits that `coarse` is told with."""
    if not fine or not coarse or fine != fine // 1 or coarse != coarse // 1:
        return round(fine) == coarse
    digits = len(str(int(coarse)).rstrip("0"))
    return round(fine, digits - 1 - floor(log10(abs(fine)))) == coarse


def weighed(apart: Sequence[Pair], written: Mapping[str, str]) -> tuple[Nature, Severity]:
    """How much hangs on figures that cannot both be true: nothing without any, little where a toll has risen.

    Only figures in digits that lie far apart are a grave conflict: "thousands" is too weak a witness against a count.
    How long, how far and how old is colour.
    """
    if not apart:
        return "precision", "low"
    unit = apart[0][0].figure.unit or ""
    colour = unit in DURATIONS | LENGTHS
    lasting = colour or unit.startswith(SQUARE)  # how large a thing is does not rise from day to day
    if not lasting and all(_rises(a, b, written) or _is_counting(a, b) for a, b in apart):
        return "update", "low"
    if colour:
        return "conflict", "low"
    weighty = is_money(unit) or apart[0][0].key[0] in {"deaths", "injured people", "percent", "magnitude"}
    grave = any(
        max(a.figure.low, b.figure.low) >= FAR_APART * max(1, min(a.figure.high, b.figure.high))
        and all(any(sign.isdigit() for sign in each.figure.text) for each in (a, b))
        for a, b in apart
    )
    return "conflict", "high" if grave and weighty else "medium"


def _is_counting(a: Measure, b: Measure) -> bool:
    """Whether one of two figures is that of a count not yet done, or the last of it."""
    return any(_COUNTING.search(each.passage.exact) for each in (a, b)) and a.passage.source != b.passage.source


def _rises(a: Measure, b: Measure, written: Mapping[str, str]) -> bool:
    """Whether the later article has the higher figure, and of what was not over long before."""
    if _is_past_of(a, written) and _is_past_of(b, written):
        return False
    first, second = written.get(a.passage.source, ""), written.get(b.passage.source, "")
    if not first or not second or first == second:
        return False
    return (first < second) == (a.figure.high < b.figure.low)
