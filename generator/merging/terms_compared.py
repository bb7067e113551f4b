"""For how long a person was sent to prison, where two articles name two terms.

A term is somebody's only where the sentence names nobody else, and not where it is asked for, threatened or changed.
One can be sent to prison twice: so both must tell of the same crime, or of years that are next to each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from generator.merging.features import Features
from generator.merging.figure_distance import of_the_same_days
from generator.merging.findings import Finding, readings_of
from generator.model.annotation import Figure
from generator.model.corpus import Passage

_BEFORE = re.compile(r"\b(?:sentenced|jailed|imprisoned)\b[^,;.]{0,40}\b(?:to|for)\s+$|\b(?:sentence|term)\s+of\s+$")
_AFTER = re.compile(r"(?:\s+years?)?(?:\s+in\s+(?:prison|jail)|[\s-]+(?:prison|jail)\s+(?:sentence|term))\b")
_OTHER = re.compile(
    r"\b(?:up to|maximum|minimum|at least|suspended|fac(?:e|es|ed|ing)|could|would|may|might|asked|asks|sought|seeks?"
    r"|demand\w*|request\w*|call\w*|appeal\w*|reduc\w*|cut|rais\w*|increas\w*|halv\w*|carr(?:y|ies)|punishable|earlier"
    r"|previous\w*|another|also|each|both)\b",
    re.IGNORECASE,
)

_PRISON = frozenset({"sentence", "jail", "prison", "year", "month", "term", "court", "custody"})
_NEXT = 400  # days: a slip of a year

Told = tuple[Figure, Passage]


def compare_terms(
    passages: Sequence[Passage], features: Mapping[str, Features], written: Mapping[str, str]
) -> list[Finding]:
    """Terms that differ. `written`: source id -> day of writing."""
    told: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for passage in passages:
        terms = [each for each in passage.figures if _is_term(passage, each)]
        named = {each.participant for each in passage.mentions if each.participant} if terms else set()
        if len(named) == 1 and len(terms) == 1 and not _OTHER.search(passage.exact):
            who = next(iter(named))
            told[who][passage.source].append((terms[0], passage))
            own = [each.text for each in passage.mentions if each.participant == who and each.form == "name"]
            names[who] = max([names.get(who, ""), *own], key=len)
    findings = []
    for who, by_source in sorted(told.items()):
        single = [own for own in by_source.values() if len({each[0].low for each in own}) == 1]
        involved = [
            each
            for pair in combinations(single, 2)
            if _differ(pair[0][0], pair[1][0], features, written)
            for own in pair
            for each in own
        ]
        if involved and len(single) == len(by_source):
            findings.append(
                Finding(
                    nature="conflict",
                    kind="figure",
                    severity="medium",
                    subject=f"prison term of {names[who]}" if names[who] else "prison term",
                    readings=readings_of([(figure.text, passage) for figure, passage in involved]),
                )
            )
    return findings


def _differ(one: Told, two: Told, features: Mapping[str, Features], written: Mapping[str, str]) -> bool:
    """Whether two terms of one person can be one, and are not the same."""
    if one[0].unit != two[0].unit or one[0].low == two[0].low or not of_the_same_days(one[1], two[1], written):
        return False
    first, second = features[one[1].id].periods, features[two[1].id].periods
    if first and second:
        return any(abs(a.first - b.first) < _NEXT for a in first for b in second)
    return bool(_crime(one) & _crime(two))


def _crime(told: Told) -> frozenset[str]:
    """The nouns that follow a term: what it was for."""
    figure, passage = told
    return frozenset(
        token.lemma for token in passage.sentence.tokens if token.start >= figure.end and token.pos == "NOUN"
    ).difference(_PRISON)


def _is_term(passage: Passage, figure: Figure) -> bool:
    """Whether a number of years or months is a term in prison, told exactly."""
    if figure.unit not in {"year", "month"} or figure.low != figure.high:
        return False
    start, end = figure.start - passage.start, figure.end - passage.start
    led = _BEFORE.search(passage.exact, max(0, start - 70), start) is not None
    return led or _AFTER.match(passage.exact, end) is not None
