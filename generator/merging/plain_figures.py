"""Figures that contradict each other plainly, though the sentences share few words.

Somebody puts a number just told otherwise ("The union said 300 had come. The police put the number at 120."); two
origins each count one thing once, nearly alike; one gives a person another age; one sentence stands in two articles
with another date or another part of a whole in it ("two of 9 seats").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from generator.merging.counts import counts_of
from generator.merging.features import Features
from generator.merging.figure_distance import may_share, meet, of_the_same_days, ratio
from generator.merging.figures_compared import SQUARE, weighed
from generator.merging.findings import Finding, readings_of
from generator.merging.measures import DURATIONS, LENGTHS, Measure, Measured, is_money
from generator.merging.sums_compared import compare_sums
from generator.model.annotation import Figure
from generator.model.corpus import Passage
from generator.model.edtf import bounds

_PUT = re.compile(
    r"\b(?:puts?|putting|gave|given|gives|sets?|estimates?|estimated)\s+(?:it|its|the\s+(?P<noun>\w+(?:\s+(?:of\s+)?\w+){0,4}))?\s*(?:first\s+)?(?:at|as)\s+(?:about\s+|around\s+)?$"
    r"|\b(?:is|was|were|are)\s+(?:closer|nearer)\s+to\s+$"
)
_EARLIER = re.compile(r"\bhad\s+(?:\w+\s+)?$")  # what somebody "had put at" a number he puts at another now
_AGED = re.compile(
    r"(?:,\s+|,?\s+who\s+is\s+|,\s+aged\s+)(\d{2})(?=[,.\s])(?!\s*(?:per|percent|of|people|years? (?:in|to|of)))"
)
_PART = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) of (?:the |its )?(\d+) ([a-z]{4,})",
    re.IGNORECASE,
)
_WHOLE = re.compile(r" of (?:the |its )?\d")  # what all of these hold: several times as fast to look for
_NUMBER = re.compile(r"\bthe\s+(?:number|figure|crowd|turnout|attendance)\b")
_COUNTING = frozenset(
    {"number", "figure", "crowd", "turnout", "attendance", "total", "toll", "count", "sum", "cost", "damage"}
)
_FAR = 10  # how many times the police's count the organisers' may be
_NEAR = 1.3  # how many times the other a count of one thing may be, and
_TOLLS_NEAR = 2.0  # a toll, which rises
_LEAST = 20  # counts below this are of anything
_MONTH = 31  # days
_ONE_DAY = 1.1  # how many times the other a toll told the same day may be and still have risen
_STILL = frozenset({"leave", "sit", "stand", "lie", "wait", "remain", "hold", "strand", "pile", "queue"})
_ROUNDS = frozenset({"session", "talk", "talks", "meeting", "negotiation", "round", "summit", "hearing"})
_SHARED = 2  # lemmas


def compare_plainly(
    used: Sequence[Passage],
    measured: Measured,
    features: Mapping[str, Features],
    written: Mapping[str, str],
) -> list[Finding]:
    """All such findings. `used`: the passages that statements cite; `written`: source id -> day of writing."""
    return [
        *_put_otherwise(used, features),
        *_counted_once(measured, written),
        *_lasted(measured, written),
        *compare_sums(used, written),
        *_aged(used),
        *_parts(used, features),
    ]


def _finding(subject: str, told: Sequence[tuple[str, Passage]], *, grave: bool = True) -> Finding:
    return Finding(
        nature="conflict",
        kind="figure",
        severity="medium" if grave else "low",
        subject=subject,
        readings=readings_of(list(told)),
    )


def _put_otherwise(passages: Sequence[Passage], features: Mapping[str, Features]) -> list[Finding]:
    """A number without a noun that is put, given or set: the other is that right before it."""
    found: dict[tuple[str, str, str], list[tuple[str, Passage]]] = {}
    last: Passage | None = None
    kinds: dict[tuple[str, int], str] = {}  # the dead are not compared with the missing
    for passage in sorted(passages, key=lambda one: (one.source, one.start, one.end)):
        earlier = [(each, last) for each in last.figures] if last is not None and last.source == passage.source else []
        counts = counts_of(passage, features[passage.id]) if passage.figures else ()
        kinds.update(((passage.source, each.figure.start), each.kind) for each in counts)
        for figure in passage.figures:
            own = kinds.get((passage.source, figure.start))
            before = passage.exact[max(0, figure.start - passage.start - 60) : figure.start - passage.start]
            put = _PUT.search(before)
            counted = put is not None and _NUMBER.search(before) is not None
            told = [
                (other, home)
                for other, home in earlier
                if home is not None
                and _comparable(other, figure, counted=counted)
                and figure.unit in {None, other.unit}
                and (figure.unit or put is None or _is_named(put["noun"], home))
                and (own is None or kinds.get((passage.source, other.start), own) == own)
            ]
            if put and told and not _EARLIER.search(before, 0, put.start()) and told[-1][0].text != figure.text:
                other, home = told[-1]
                noun = other.unit or ""
                many = noun if noun == "people" else f"{noun}s"
                label = f"number of {many}" if noun.isalpha() and noun.islower() else "the figure"
                readings = found.setdefault((label, other.text, figure.text), [])
                readings += [(other.text, home), (figure.text, passage)]
            earlier.append((figure, passage))
        last = passage
    return [_finding(key[0], readings) for key, readings in sorted(found.items())]


def _is_named(noun: str | None, passage: Passage) -> bool:
    """Whether what is put at a number is the number itself, or what a passage tells of: not "the magnitude" there."""
    words = set((noun or "number").lower().split())
    return bool(words & _COUNTING) or bool(words & {token.lemma for token in passage.sentence.tokens})


def _comparable(one: Figure, two: Figure, *, counted: bool) -> bool:
    """Whether both can count one thing; `counted`: the words say outright that it is "the number" of what was told."""
    if one.unit in DURATIONS | LENGTHS | {"percent"} or meet(one, two):
        return False
    low, high = sorted((one.low, two.low))
    if two.unit is not None and two.unit != one.unit:
        return False
    if counted and one.unit is not None and one.unit.isalpha():
        return 0 < low < high <= _FAR * low
    return one.low == one.high and two.low == two.high and 0 < low < high <= 2 * low


def _counted_once(measured: Measured, written: Mapping[str, str]) -> list[Finding]:
    """One thing that each of several origins counts once."""
    by_key: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    for measures in measured.values():
        for measure in measures:
            if measure.figure.unit not in DURATIONS | LENGTHS:
                still = measure.key[1] == measure.act and measure.act in _STILL
                by_key[(measure.key[0], "") if still else measure.key].append(measure)
    found = []
    for key in sorted(by_key):
        measures = by_key[key]
        pairs = [
            (a, b)
            for a, b in combinations(measures, 2)
            if _one_thing(a, b, written) and _alone(a, b, measures) and _alone(b, a, measures)
        ]
        found += [_weighed_once(key[0], group, measures, written) for group in _connected(pairs)]
    return found


def _connected(pairs: Sequence[tuple[Measure, Measure]]) -> list[list[tuple[Measure, Measure]]]:
    """The pairs in groups that share a measure: two fires in one folder have a toll each."""
    groups: list[list[tuple[Measure, Measure]]] = []
    for pair in pairs:
        touched = [group for group in groups if any(one in pair for other in group for one in other)]
        groups = [group for group in groups if group not in touched]
        groups.append([*(each for group in touched for each in group), pair])
    return groups


def _weighed_once(
    kind: str, pairs: Sequence[tuple[Measure, Measure]], measures: Sequence[Measure], written: Mapping[str, str]
) -> Finding:
    risen = kind == "deaths" and all(_later(a, b, written) for a, b in pairs)
    nature, severity = weighed(pairs, written)
    if all(meet(a.figure, b.figure, roughly=True) for a, b in pairs):
        severity = "low"
    involved = [each for each in measures if any(each in pair for pair in pairs)]
    return Finding(
        nature="update" if risen else nature,
        kind="figure",
        severity="low" if risen else severity,
        subject=involved[0].label,
        readings=readings_of([(each.figure.text, each.passage) for each in involved]),
    )


def _one_thing(a: Measure, b: Measure, written: Mapping[str, str]) -> bool:
    if a.passage.origin == b.passage.origin or not of_the_same_days(a.passage, b.passage, written):
        return False
    if not a.key[0].startswith(SQUARE) and _is_long_past(a, written) != _is_long_past(b, written):
        return False  # how large a thing is stays the same
    toll = a.key[0] == "deaths"
    if is_money(a.key[0]) and not may_share(a.ids, b.ids):
        return False
    described = a.words <= b.words or b.words <= a.words
    timed = _of_other_times(a, b) if toll else bool(a.periods and b.periods) and a.periods != b.periods
    if not described or timed or (a.real, a.frame) != (b.real, b.frame) or meet(a.figure, b.figure):
        return False
    least = min(a.figure.low, b.figure.low)
    return least >= (1 if toll else _LEAST) and ratio(a.figure, b.figure) <= (_TOLLS_NEAR if toll else _NEAR)


def _of_other_times(a: Measure, b: Measure) -> bool:
    """Whether two tolls are dated more than a month apart."""
    return not any(
        one.first - two.last <= _MONTH and two.first - one.last <= _MONTH for one in a.periods for two in b.periods
    ) and bool(a.periods and b.periods)


def _is_long_past(measure: Measure, written: Mapping[str, str]) -> bool:
    day = bounds(written[measure.passage.source])[0].toordinal()
    return bool(measure.periods) and max(period.last for period in measure.periods) < day - _MONTH


def _alone(one: Measure, other: Measure, measures: Sequence[Measure]) -> bool:
    """Whether no other measure of the article of `one` comes near `other`."""
    rest = [each for each in measures if each.passage.source == one.passage.source and each is not one]
    return not any(ratio(each.figure, other.figure) <= _NEAR and each.figure.text != one.figure.text for each in rest)


def _later(a: Measure, b: Measure, written: Mapping[str, str]) -> bool:
    """Whether the higher toll is that of the later article, or nearly the other's of one day."""
    low, high = sorted((a, b), key=lambda each: each.figure.low)
    first, second = written.get(low.passage.source, ""), written.get(high.passage.source, "")
    return first < second or (first == second and ratio(low.figure, high.figure) <= _ONE_DAY)


def _lasted(measured: Measured, written: Mapping[str, str]) -> list[Finding]:
    """How many hours one round of talks took: "met for 9 hours", "the session went on for 7"."""
    told = [
        measure
        for measures in measured.values()
        for measure in measures
        if measure.figure.unit == "hour" and (measure.act == "meet" or measure.key[1] in _ROUNDS)
    ]
    pairs = [
        (a, b)
        for a, b in combinations(told, 2)
        if a.passage.origin != b.passage.origin
        and of_the_same_days(a.passage, b.passage, written)
        and not meet(a.figure, b.figure)
    ]
    involved = [each for each in told if any(each in pair for pair in pairs)]
    readings = [(each.figure.text, each.passage) for each in involved]
    return [_finding("hours the talks took", readings, grave=False)] if pairs else []


def _parts(passages: Sequence[Passage], features: Mapping[str, Features]) -> list[Finding]:
    """Another part of one whole, told in like words of the same parties: "gives it two of 9 seats"."""
    told: dict[tuple[str, str], list[tuple[re.Match[str], Passage]]] = defaultdict(list)
    for passage in (passage for passage in passages if _WHOLE.search(passage.exact.lower())):
        for found in _PART.finditer(passage.exact):
            told[found[2], found[3]].append((found, passage))
    return [
        _finding(f"part of the {one[2]} {one[3]}", [(one[0], a), (two[0], b)])
        for parts in told.values()
        for (one, a), (two, b) in combinations(parts, 2)
        if a.source != b.source
        and one[1].lower() != two[1].lower()
        and len(set(features[a.id].lemmas) & set(features[b.id].lemmas)) >= _SHARED
        and _getting(a, one.start()) == _getting(b, two.start())
    ]


def _getting(passage: Passage, at: int) -> str | None:
    """Whom a part is given to: the party named last before the place `at` in the passage's words, if any."""
    named = [(each.end, each.party) for each in passage.mentions if each.party and each.end - passage.start <= at]
    return max(named)[1] if named else None


def _aged(passages: Sequence[Passage]) -> list[Finding]:
    """A person whom the articles give two ages more than a year apart."""
    ages: dict[str, list[tuple[str, Passage]]] = defaultdict(list)
    names: dict[str, str] = {}
    for passage in passages:
        for mention in passage.mentions:
            after = _AGED.match(passage.exact, mention.end - passage.start)
            if mention.participant and mention.form == "name" and after:
                ages[mention.participant].append((after[1], passage))
                names[mention.participant] = max(names.get(mention.participant, ""), mention.text, key=len)
    return [
        _finding(f"age of {names[who]}", told, grave=False)
        for who, told in sorted(ages.items())
        if max(int(age) for age, _ in told) - min(int(age) for age, _ in told) > 1
    ]
