"""What is owed, offered or aimed at, where two origins give nearly one sum for the same parties."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from generator.merging.figure_distance import may_share, meet, of_the_same_days, ratio
from generator.merging.findings import Finding, readings_of
from generator.merging.measures import is_money
from generator.model.annotation import Figure
from generator.model.corpus import Passage

# Words by which a sum is one thing, told by noun or verb, and what each is called.
_SUMS = {
    "the debt": frozenset({"owe", "debt", "arrears"}),
    "the offer": frozenset({"offer"}),
    "the goal": frozenset({"goal", "target"}),
}
_COMPARED = re.compile(r"\b(?:from|against|than|compared\s+(?:to|with))\s+(?:the\s+)?(?:about\s+|some\s+)?[$€£¥]?$")
_NEAR = 1.3  # how many times the other one sum may be
_SOON = 12  # characters from a word to its sum, where a sentence gives several

Told = tuple[Figure, Passage]


def compare_sums(passages: Sequence[Passage], written: Mapping[str, str]) -> list[Finding]:
    """One finding a thing and currency. `written`: source id -> day of writing."""
    found = []
    for subject, nouns in _SUMS.items():
        told = [(figure, passage) for passage in passages if (figure := _sum_told(passage, nouns)) is not None]
        for unit in sorted({figure.unit or "" for figure, _ in told}):
            own = [each for each in told if each[0].unit == unit]
            pairs = [pair for pair in combinations(own, 2) if _differ(*pair, written, offered=subject == "the offer")]
            involved = [each for each in own if any(each in pair for pair in pairs)]
            if involved:
                found.append(
                    Finding(
                        nature="conflict",
                        kind="figure",
                        severity="medium",
                        subject=subject,
                        readings=readings_of([(figure.text, passage) for figure, passage in involved]),
                    )
                )
    return found


def _differ(one: Told, two: Told, written: Mapping[str, str], *, offered: bool) -> bool:
    """Whether two sums can be of one thing and are not the same; of offers, which many make, where a party is named."""
    first, second = _parties(one[1]), _parties(two[1])
    return (
        one[1].origin != two[1].origin
        and of_the_same_days(one[1], two[1], written)
        and not meet(one[0], two[0])
        and ratio(one[0], two[0]) <= _NEAR
        and (bool(first & second) if offered else may_share(first, second))
    )


def _parties(passage: Passage) -> frozenset[str]:
    return frozenset(one.party or one.participant or "" for one in passage.mentions) - {""}


def _sum_told(passage: Passage, nouns: frozenset[str]) -> Figure | None:
    """The sum a passage gives for what one of `nouns` names: its only one, or of several the next behind the word."""
    money = [each for each in passage.figures if is_money(each.unit or "") and not _is_beside(passage, each)]
    word = next((token for token in passage.sentence.tokens if token.lemma in nouns), None)
    if word is None or not money:
        return None
    if len(money) == 1:
        return money[0]
    return next((each for each in money if 0 < each.start - word.end <= _SOON), None)


def _is_beside(passage: Passage, figure: Figure) -> bool:
    """Whether a figure is what another is set against: "up from $220 billion"."""
    start = figure.start - passage.start
    return _COMPARED.search(passage.exact, max(0, start - 24), start) is not None
