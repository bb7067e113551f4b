"""Sparse rows of weighted terms and dense sketches of character n-grams, with the dot products of many pairs at once.

Only numpy: a row is a run of (term, weight) entries; the entries of all rows stand behind each other, sorted, so that a
term of one row is found in another by binary search, for all pairs together.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

PAIRS_AT_ONCE = 100_000
SKETCH = 1024  # width of the character sketch: a standard error of 1/32 in a cosine
SHORTEST_GRAM, LONGEST_GRAM = 3, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Sets of terms. `starts[r]`..`starts[r+1]` are row r's entries; `keys` are row * width + term, sorted."""

    starts: Ints
    terms: Ints
    keys: Ints
    width: int
    idf: Floats
    weights: Floats  # tf-idf, each row of length 1

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.starts) - 1


def rows_of(bags: Sequence[Iterable[str]], weights: Sequence[int] | None = None) -> Rows:
    """The bags of terms as rows. idf is smoothed, over these rows; `weights`: how many passages a row stands for."""
    counts = [Counter(bag) for bag in bags]
    times = weights or [1] * len(counts)
    frequency: Counter[str] = Counter()
    for bag, often in zip(counts, times, strict=True):
        for term in bag:
            frequency[term] += often
    number = {term: index for index, term in enumerate(sorted(frequency))}
    total = sum(times)
    idf = np.array([1 + math.log((1 + total) / (1 + frequency[term])) for term in number], dtype=np.float32)
    width = max(1, len(number))
    lengths = np.array([len(bag) for bag in counts], dtype=np.int64)
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])
    rows = np.repeat(np.arange(len(counts), dtype=np.int64), lengths)
    terms = np.fromiter((number[term] for bag in counts for term in bag), dtype=np.int64, count=int(starts[-1]))
    often_in_row = np.fromiter((n for bag in counts for n in bag.values()), dtype=np.float32, count=int(starts[-1]))
    order = np.argsort(rows * width + terms, kind="stable")
    terms, often_in_row = terms[order], often_in_row[order]
    raw = (1 + np.log(np.maximum(often_in_row, 1))) * (idf[terms] if len(terms) else np.empty(0, np.float32))
    norms = np.sqrt(np.bincount(rows, weights=raw * raw, minlength=len(counts)))
    return Rows(
        starts=starts,
        terms=terms,
        keys=rows * width + terms,
        width=width,
        idf=idf,
        weights=(raw / np.maximum(norms[rows], 1e-9)).astype(np.float32),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What each pair of rows has in common: number of terms, sum of their idf, cosine."""

    count: Ints
    idf: Floats
    cosine: Floats


def shared_terms(rows: Rows, left: Ints, right: Ints) -> Shared:
    """The common terms of the rows `left[k]` and `right[k]`, for every k."""
    count = np.zeros(len(left), dtype=np.int64)
    idf = np.zeros(len(left), dtype=np.float32)
    cosine = np.zeros(len(left), dtype=np.float32)
    if not len(rows.keys):
        return Shared(count=count, idf=idf, cosine=cosine)
    for begin in range(0, len(left), PAIRS_AT_ONCE):
        here = slice(begin, min(begin + PAIRS_AT_ONCE, len(left)))
        a, b = left[here], right[here]
        swap = (rows.starts[a + 1] - rows.starts[a]) > (rows.starts[b + 1] - rows.starts[b])
        a, b = np.where(swap, b, a), np.where(swap, a, b)  # look the shorter row up in the longer one
        lengths = rows.starts[a + 1] - rows.starts[a]
        pair = np.repeat(np.arange(len(a), dtype=np.int64), lengths)
        before = np.cumsum(lengths) - lengths
        entry = np.arange(len(pair), dtype=np.int64) - before[pair] + rows.starts[a][pair]
        wanted = b[pair] * rows.width + rows.terms[entry]
        place = np.minimum(np.searchsorted(rows.keys, wanted), len(rows.keys) - 1)
        hit = rows.keys[place] == wanted
        pair, entry, place = pair[hit], entry[hit], place[hit]
        size = len(a)
        count[here] = np.bincount(pair, minlength=size)
        idf[here] = np.bincount(pair, weights=rows.idf[rows.terms[entry]], minlength=size)
        cosine[here] = np.bincount(pair, weights=rows.weights[entry] * rows.weights[place], minlength=size)
    return Shared(count=count, idf=idf, cosine=cosine)


def character_sketch(bags: Sequence[Sequence[str]]) -> Floats:
    """One dense row of length 1 a bag of words: its character 3-5-grams inside words, weighted by idf.

    They are hashed with signs to `SKETCH` columns (Weinberger et al., "Feature Hashing for Large Scale Multitask
    Learning", 2009). Grams are taken once for each distinct word.
    """
    words = sorted({word for bag in bags for word in bag})
    number = {word: index for index, word in enumerate(words)}
    frequency = Counter(word for bag in bags for word in set(bag))
    grams = [_grams(word) for word in words]
    rows_with: Counter[str] = Counter()
    for word, found in zip(words, grams, strict=True):
        for gram in found:
            rows_with[gram] += frequency[word]
    total = max(1, len(bags))
    table = np.zeros((max(1, len(words)), SKETCH), dtype=np.float32)
    lengths = [len(found) for found in grams]
    hashes = {gram: crc32(gram.encode("utf-8", "surrogatepass")) for gram in rows_with}
    weight = {gram: 1 + math.log((1 + total) / (1 + min(often, total))) for gram, often in rows_with.items()}
    entries = sum(lengths)
    hashed = np.fromiter((hashes[gram] for found in grams for gram in found), dtype=np.int64, count=entries)
    weights = np.fromiter((weight[gram] for found in grams for gram in found), dtype=np.float32, count=entries)
    signs = np.where((hashed >> 20) & 1, 1, -1).astype(np.float32)
    np.add.at(table, (np.repeat(np.arange(len(words)), lengths), hashed % SKETCH), weights * signs)
    sketch = np.zeros((len(bags), SKETCH), dtype=np.float32)
    for row, bag in enumerate(bags):
        if bag:
            sketch[row] = table[[number[word] for word in bag]].sum(axis=0)
    norms = np.linalg.norm(sketch, axis=1, keepdims=True)
    unit: Floats = (sketch / np.maximum(norms, 1e-9)).astype(np.float32)
    return unit


def dense_cosine(sketch: Floats, left: Ints, right: Ints) -> Floats:
    """The cosine of the dense rows `left[k]` and `right[k]`, for every k; never below 0."""
    cosine = np.zeros(len(left), dtype=np.float32)
    step = 8_192
    for begin in range(0, len(left), step):
        here = slice(begin, begin + step)
        cosine[here] = np.einsum("ij,ij->i", sketch[left[here]], sketch[right[here]])
    return np.maximum(cosine, 0)


def _grams(word: str) -> list[str]:
    padded = f" {word} "
    return [
        padded[at : at + size]
        for size in range(SHORTEST_GRAM, LONGEST_GRAM + 1)
        for at in range(len(padded) - size + 1)
    ] or [padded]
