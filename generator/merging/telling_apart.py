"""What speaks against one fact in two passages that are alike: other acts, another state, strangers, names alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from generator.merging.features import Features
from generator.merging.pair_flags import Truths, common, disjoint, flags, weigh
from generator.merging.vectors import Floats, Ints, rows_of, shared_count

TOPICAL = 0.1  # an event word of more than this share of a folder's passages is what it is about, and tells none apart
FEWEST_TOPICAL = 4
OTHER_STATE = -0.1
ONLY_NAMES = -0.1
ANCHORS = ("same meeting", "same quotation", "same decision")  # each is enough to tell that both tell one event


def other_acts(features: Sequence[Features], first: Ints, second: Ints) -> Truths:
    """Whether two passages tell of different acts and share no event word but what the whole folder is about.

    In a folder about an earthquake "the quake struck" and "soldiers pulled a girl from the rubble after the quake" are
    no nearer to one another than any two of its sentences.
    """
    counts = Counter(word for each in features for word in each.predicates)
    most = max(FEWEST_TOPICAL - 1, TOPICAL * len(features))
    topic = frozenset(word for word, count in counts.items() if count > most)
    acts = flags(features, lambda each: not each.main_predicates <= topic)
    other: Truths = (
        acts[first] & acts[second] & (common(features, lambda each: each.predicates - topic, first, second) == 0)
    )
    return other


def strangers(features: Sequence[Features], first: Ints, second: Ints) -> Truths:
    """Whether two passages stand in two articles that both name people and have nobody in common.

    Such articles mostly tell of two events, however alike: two trials, two storms.
    """
    sources = sorted({each.source for each in features})
    number = {source: index for index, source in enumerate(sources)}
    people: list[set[str]] = [set() for _ in sources]
    for each in features:
        people[number[each.source]].update(each.persons)
    rows = rows_of(people)
    article = np.array([number[each.source] for each in features], dtype=np.int64)
    named = np.array([bool(each) for each in people], dtype=bool)
    a, b = article[first], article[second]
    strangers: Truths = named[a] & named[b] & (a != b) & (shared_count(rows, a, b) == 0)
    return strangers


def another_state(features: Sequence[Features], first: Ints, second: Ints, parts: Mapping[str, Floats]) -> Floats:
    """Less for a plan beside what was done, and for a topic beside the thing itself: two acts are two facts.

    Not where a main verb, meeting or quotation ties them.
    """
    apart = disjoint(features, lambda each: each.states, first, second)
    listed = flags(features, lambda each: "listed" in each.topic)
    things = flags(features, lambda each: "things" in each.topic)
    apart |= (listed[first] & things[second]) | (listed[second] & things[first])
    apart &= common(features, lambda each: each.main_verbs, first, second) == 0
    for anchor in ANCHORS:
        apart &= parts[anchor] <= 0
    return weigh(apart, OTHER_STATE)


def only_names(features: Sequence[Features], first: Ints, second: Ints, parts: Mapping[str, Floats]) -> Floats:
    """Less for two that have only names, offices and days in common: of one person many things are told."""
    has = flags(features, lambda each: bool(each.matter))
    apart: Truths = has[first] & has[second] & (common(features, lambda each: each.matter, first, second) == 0)
    for anchor in (*ANCHORS, "both open", "same date", "same quantity"):
        apart &= parts[anchor] <= 0
    return weigh(apart, ONLY_NAMES)
