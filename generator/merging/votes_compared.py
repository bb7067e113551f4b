"""One vote that two articles report with other numbers: "by four votes to one", "carried by three votes to two".

The same number of voters, told by two articles of the same days that each know of one vote only, makes it one vote. In
a large house, where many votes have like sums, both sentences must also name the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from generator.language.data_files import tree_of
from generator.merging.acts_compared import AGAIN
from generator.merging.features import Features
from generator.merging.findings import Finding, readings_of
from generator.model.corpus import Passage, Source
from generator.model.edtf import bounds

_WORDS = {
    word: int(value)
    for word, value in tree_of("number_words.yml")["cardinals"].items()
    if value < 100 and word not in {"a", "an"}
}
_NUMBER = r"\d{1,3}|" + "|".join(sorted(_WORDS, key=len, reverse=True))
_VOTE = re.compile(
    rf"\b(?P<one>{_NUMBER})(?P<votes>\s+votes?)?(?:\s+to\s+|\s?[-–—]\s?|\s+votes?\s+against\s+|\s+against\s+)"
    rf"(?P<two>{_NUMBER})\b(?!\s?%|\s+per\s?cent|\s+points?\b|[-–:/.]\d)",
    re.IGNORECASE,
)
_VOTED = re.compile(r"\bvot(?:e|es|ed|ing)\b", re.IGNORECASE)
_NEAR = 24  # characters in which the word "vote" stands that makes two numbers a result
_BOARD = 25  # voters, up to whom they are a board or a bench
_LEAST_SHARED = 3  # content words of two sentences on a vote of more
_DAYS = 4
_MONTH = 31

Vote = tuple[int, int, str, Passage]


def compare_votes(
    passages: Sequence[Passage], features: Mapping[str, Features], sources: Sequence[Source]
) -> list[Finding]:
    """Votes with one sum that are reported differently."""
    written = {source.annotated.article.id: source.written.edtf or "" for source in sources}
    told: dict[str, list[Vote]] = defaultdict(list)
    for passage in sorted(passages, key=lambda one: (one.source, one.start)):
        if written.get(passage.source) and _VOTED.search(passage.exact):
            told[passage.source].extend(_votes(passage))
    single = [own for own in told.values() if own and len({vote[:2] for vote in own}) == 1]
    return [
        Finding(
            nature="conflict",
            kind="figure",
            severity="medium",
            subject="the vote",
            readings=readings_of([(vote[2], vote[3]) for own in pair for vote in own]),
        )
        for pair in combinations(single, 2)
        if _differ(pair[0][0], pair[1][0], features, written)
    ]


def _votes(passage: Passage) -> list[Vote]:
    found = []
    for match in _VOTE.finditer(passage.exact):
        beside = passage.exact[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        high, low = _value(match["one"]), _value(match["two"])
        if high >= low and (match["votes"] or _VOTED.search(beside)):
            found.append((high, low, match[0], passage))
    return found


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def _differ(a: Vote, b: Vote, features: Mapping[str, Features], written: Mapping[str, str]) -> bool:
    one, two = features[a[3].id], features[b[3].id]
    first, second = (bounds(written[each[3].source])[0] for each in (a, b))
    if a[:2] == b[:2] or a[0] + a[1] != b[0] + b[1] or abs((first - second).days) > _DAYS:
        return False
    if AGAIN & (set(one.lemmas) ^ set(two.lemmas)) or any(
        each.periods and max(period.last for period in each.periods) < day.toordinal() - _MONTH
        for each, day in ((one, first), (two, second))
    ):
        return False
    return a[0] + a[1] <= _BOARD or len(set(one.lemmas) & set(two.lemmas)) >= _LEAST_SHARED
