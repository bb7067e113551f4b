"""Copies are not confirmations: which articles reuse one text, and which sentences were copied from another article.

Reuse is measured by shared word 5-grams (containment: the share of the shorter text's 5-grams that the other has too;
Broder, "On the resemblance and containment of documents", 1997).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from generator.model.article import Article
from generator.model.briefing import Origin, Overlap

GRAM = 5
SAME_TEXT = 0.25  # more than a few borrowed background sentences
SAME_AGENCY = 0.15  # enough where both name the same agency
LEAST_SHOWN = 0.01
MOST_GRAMS = 20_000  # beyond, overlaps are estimated from the grams with the smallest hashes
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MIX = np.uint64(0x9E3779B97F4A7C15)

Grams = NDArray[np.uint64]


def word_grams(text: str, size: int = GRAM) -> Grams:
    """The sorted distinct hashes of all runs of `size` words of `text`, punctuation and case apart."""
    words = np.fromiter(
        (crc32(word.replace("’", "'").encode("utf-8", "surrogatepass")) for word in _WORD.findall(text.lower())),
        dtype=np.uint64,
    )
    if len(words) < size:
        return np.empty(0, dtype=np.uint64)
    hashes = np.zeros(len(words) - size + 1, dtype=np.uint64)
    for offset in range(size):
        hashes = (hashes ^ words[offset : len(words) - size + 1 + offset]) * _MIX
        hashes ^= hashes >> np.uint64(29)
    return np.unique(hashes)


def overlaps_of(articles: Sequence[Article]) -> tuple[Overlap, ...]:
    """How much text each two articles share, pairs that share next to nothing left out; `articles` in order of id."""
    grams = [word_grams(article.text) for article in articles]
    sizes = np.array([len(found) for found in grams], dtype=np.float64)
    if len(articles) < 2 or not sizes.any():
        return ()
    distinct, holders = np.unique(np.concatenate(grams), return_counts=True)
    shared = distinct[holders > 1]
    scale = 1.0
    if len(shared) > MOST_GRAMS:  # a sample by smallest hash is unbiased and the same for any order of the articles
        scale = len(shared) / MOST_GRAMS
        shared = shared[:MOST_GRAMS]
    incidence = np.zeros((len(articles), len(shared)), dtype=np.float32)
    for row, found in enumerate(grams):
        incidence[row, np.searchsorted(shared, found[np.isin(found, shared, assume_unique=True)])] = 1
    common = (incidence @ incidence.T).astype(np.float64) * scale
    shorter = np.maximum(np.minimum(sizes[:, None], sizes[None, :]), 1)
    share = np.minimum(common / shorter, 1.0)
    return tuple(
        Overlap(first=articles[a].id, second=articles[b].id, shared=round(float(share[a, b]), 3))
        for a, b in zip(*np.nonzero(np.triu(share >= LEAST_SHOWN, k=1)), strict=True)
    )


def group_origins(articles: Sequence[Article], overlaps: Sequence[Overlap]) -> tuple[Origin, ...]:
    """The articles grouped by the text they reuse, numbered in order of their first article's id."""
    agency = {article.id: article.agency for article in articles}
    groups = Groups(article.id for article in articles)
    for overlap in overlaps:
        marks = {agency[overlap.first], agency[overlap.second]}
        same_agency = len(marks) == 1 and None not in marks
        if overlap.shared >= (SAME_AGENCY if same_agency else SAME_TEXT):
            groups.join(overlap.first, overlap.second)
    found = []
    for number, members in enumerate(groups.all(), start=1):
        inside = set(members)
        shares = [each.shared for each in overlaps if each.first in inside and each.second in inside]
        named = sorted({mark for member in members if (mark := agency[member])})
        found.append(
            Origin(
                id=f"o{number}",
                sources=tuple(members),
                agency=named[0] if named else None,
                shared=max(shares, default=1.0) if len(members) > 1 else 1.0,
            )
        )
    return tuple(found)


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
