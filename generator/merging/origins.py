"""Copies are not confirmations: which articles reuse one text, and which sentences were copied from another article.

Reuse is measured by shared word 5-grams (containment: the share of the shorter text's 5-grams that the other has too;
Broder, "On the resemblance and containment of documents", 1997).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from generator.model.article import Article
from generator.model.briefing import Origin, Overlap

GRAM = 5
SAME_TEXT = 0.25  # more than a few borrowed background sentences
SAME_AGENCY = 0.15  # enough where both name the same agency
NEARLY_WHOLE = 0.6
LEAST_SHOWN = 0.01
MOST_GRAMS = 20_000  # beyond, overlaps are estimated from the grams with the smallest hashes
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MIX = np.uint64(0x9E3779B97F4A7C15)

Grams = NDArray[np.uint64]


def word_grams(text: str, size: int = GRAM) -> Grams:
    """The sorted distinct hashes of all runs of `size` words of `text`, punctuation and case apart."""
    return word_grams_of((text,), size)[0]


def word_grams_of(texts: Sequence[str], size: int = GRAM) -> list[Grams]:
    """`word_grams` of each text; of many short ones several times as fast as one by one."""
    found = [_WORD.findall(text.lower().replace("’", "'")) for text in texts]
    hash_of = {word: crc32(word.encode("utf-8", "surrogatepass")) for word in set().union(*found)}
    counts = [len(each) for each in found]
    every = map(hash_of.__getitem__, chain.from_iterable(found))
    words = np.fromiter(every, dtype=np.uint64, count=sum(counts))
    hashes = np.zeros(max(0, len(words) - size + 1), dtype=np.uint64)
    for offset in range(size):
        hashes = (hashes ^ words[offset : offset + len(hashes)]) * _MIX
        hashes ^= hashes >> np.uint64(29)
    ends = np.cumsum(counts, dtype=np.int64).tolist()
    return [
        np.unique(hashes[end - count : max(end - count, end - size + 1)])
        for end, count in zip(ends, counts, strict=True)
    ]


def overlaps_of(articles: Sequence[Article]) -> tuple[Overlap, ...]:
    """How much text each two articles share, pairs that share next to nothing left out; `articles` in order of id."""
    grams = word_grams_of([article.text for article in articles])
    sizes = np.array([len(found) for found in grams], dtype=np.float64)
    if len(articles) < 2 or not sizes.any():
        return ()
    distinct, which, holders = np.unique(np.concatenate(grams), return_inverse=True, return_counts=True)
    column = np.where(holders > 1, np.cumsum(holders > 1) - 1, len(distinct))  # a gram of one article has none
    shared = int(np.count_nonzero(holders > 1))
    width = min(shared, MOST_GRAMS)  # a sample by smallest hash is unbiased and the same for any order of the articles
    scale = max(1.0, shared / MOST_GRAMS)
    rows = np.repeat(np.arange(len(articles)), [len(found) for found in grams])
    kept = column[which] < width
    incidence = np.zeros((len(articles), width), dtype=np.float32)
    incidence[rows[kept], column[which[kept]]] = 1
    common = (incidence @ incidence.T).astype(np.float64) * scale
    shorter = np.maximum(np.minimum(sizes[:, None], sizes[None, :]), 1)
    share = np.minimum(common / shorter, 1.0)
    first, second = np.nonzero(np.triu(share >= LEAST_SHOWN, k=1))
    return tuple(
        Overlap(first=articles[a].id, second=articles[b].id, shared=round(each, 3))
        for a, b, each in zip(first.tolist(), second.tolist(), share[first, second].tolist(), strict=True)
    )


def group_origins(articles: Sequence[Article], overlaps: Sequence[Overlap]) -> tuple[Origin, ...]:
    """The articles grouped by the text they reuse, numbered in order of their first article's id.

    An article that is set aside confirms nothing: it stands with the article it shares most with, if any, joins no two
    others, and makes no origin of its own.
    """
    agency = {article.id: article.agency for article in articles}
    size = {article.id: max(1, len(article.text)) for article in articles}
    aside = {article.id for article in articles if article.set_aside is not None}
    groups = Groups(article.id for article in articles if article.id not in aside)
    nearest: dict[str, tuple[float, str]] = {}
    for overlap in overlaps:
        marks = {agency[overlap.first], agency[overlap.second]}
        same_agency = len(marks) == 1 and None not in marks
        if not _one_text(overlap, SAME_AGENCY if same_agency else SAME_TEXT, size):
            continue
        left_out = aside & {overlap.first, overlap.second}
        if not left_out:
            groups.join(overlap.first, overlap.second)
        elif len(left_out) == 1:
            (other,) = left_out
            partner = overlap.second if overlap.first == other else overlap.first
            nearest[other] = min(nearest.get(other, (0.0, "")), (-overlap.shared, partner))
    most: dict[str, float] = {}  # by the smallest id of a group: how much two of it share at most
    for overlap in overlaps:
        if not aside.isdisjoint((overlap.first, overlap.second)):
            continue
        home = groups.find(overlap.first)
        if overlap.shared > most.get(home, 0.0) and groups.find(overlap.second) == home:
            most[home] = overlap.shared
    beside: dict[str, list[str]] = defaultdict(list)
    for other, (share, partner) in nearest.items():
        home = groups.find(partner)
        beside[home].append(other)
        most[home] = max(most.get(home, 0.0), -share)
    found = []
    for number, members in enumerate(groups.all(), start=1):
        home = groups.find(members[0])
        everyone = sorted([*members, *beside.get(home, ())])
        named = sorted({mark for member in members if (mark := agency[member])})
        found.append(
            Origin(
                id=f"o{number}",
                sources=tuple(everyone),
                agency=named[0] if named else None,
                shared=most.get(home, 1.0) if len(everyone) > 1 else 1.0,
            )
        )
    return tuple(found)


def _one_text(overlap: Overlap, least: float, size: Mapping[str, int]) -> bool:
    """Whether two articles are one text: the shorter one nearly whole, or a good part of both.

    A long article of its own that prints a few sentences of a short dispatch is none: those count by themselves.
    """
    short, long = sorted((size[overlap.first], size[overlap.second]))
    return overlap.shared >= least and (overlap.shared >= NEARLY_WHOLE or overlap.shared * short / long >= least / 2)


class Groups:
    """Disjoint sets of ids that can be joined (union-find). A class because it holds who belongs together so far."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent: dict[str, str] = {each: each for each in ids}

    def find(self, member: str) -> str:
        """The smallest id of the set that `member` belongs to."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, first: str, second: str) -> None:
        """Make one set of the two that hold `first` and `second`."""
        a, b = sorted((self.find(first), self.find(second)))
        self._parent[b] = a

    def all(self) -> list[list[str]]:
        """All sets, each in order, in the order of their smallest id."""
        members: Mapping[str, list[str]] = defaultdict(list)
        for each in sorted(self._parent):
            members[self.find(each)].append(each)
        return [members[key] for key in sorted(members)]
