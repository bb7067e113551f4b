"""Sparse rows of weighted terms and dense sketches of character n-grams, with the dot products of many pairs at once.

Only numpy: a row is a run of (term, weight) entries; the entries of all rows stand behind each other, sorted, so that a
term of one row is found in another by binary search, for all pairs together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

PAIRS_AT_ONCE = 100_000
NARROWEST, WIDEST = 1024, 16_384  # columns of the character sketch: a standard error of 1/32 to 1/128 in a cosine
CELLS = 1 << 24  # cells that all rows of the sketch may have together before it gets narrower
ROWS_AT_ONCE = 256
SHORTEST_GRAM, LONGEST_GRAM = 3, 5
_FNV = np.uint64(0x100000001B3)  # the prime of the FNV-1a hash (Fowler, Noll, Vo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Sets of terms. `starts[r]`..`starts[r+1]` are row r's entries; `keys` are row * width + term, sorted."""

    starts: Ints
    terms: Ints
    keys: Ints
    width: int
    idf: Floats
    weights: Floats  # idf, each row of length 1

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.starts) - 1


def rows_of(bags: Sequence[Iterable[str]], weights: Sequence[int] | None = None) -> Rows:
    """The distinct terms of each bag as a row; a word said twice in a sentence says nothing twice.

    idf is smoothed, over these rows; `weights`: how many passages a row stands for.
    """
    held = [frozenset(bag) for bag in bags]
    vocabulary = sorted(set().union(*held))
    number = {term: index for index, term in enumerate(vocabulary)}
    width = max(1, len(number))
    sizes = np.fromiter(map(len, held), dtype=np.int64, count=len(held))
    flat = np.fromiter(map(number.__getitem__, chain.from_iterable(held)), dtype=np.int64, count=int(sizes.sum()))
    keys = np.sort(np.repeat(np.arange(len(held), dtype=np.int64), sizes) * width + flat)
    rows, terms = keys // width, keys % width
    times = np.array(weights or [1] * len(held), dtype=np.int64)
    frequency = np.bincount(terms, weights=times[rows], minlength=len(vocabulary))
    idf = (1 + np.log((1 + times.sum()) / (1 + frequency))).astype(np.float32)
    raw = idf[terms] if len(terms) else np.empty(0, np.float32)
    norms = np.sqrt(np.bincount(rows, weights=raw * raw, minlength=len(held)))
    return Rows(
        starts=np.searchsorted(rows, np.arange(len(held) + 1)).astype(np.int64),
        terms=terms,
        keys=keys,
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
    for here, pair, entry, place in _hits(rows, left, right):
        size = here.stop - here.start
        count[here] = np.bincount(pair, minlength=size)
        idf[here] = np.bincount(pair, weights=rows.idf[rows.terms[entry]], minlength=size)
        cosine[here] = np.bincount(pair, weights=rows.weights[entry] * rows.weights[place], minlength=size)
    return Shared(count=count, idf=idf, cosine=cosine)


def shared_count(rows: Rows, left: Ints, right: Ints) -> Ints:
    """How many terms the rows `left[k]` and `right[k]` have in common, for every k."""
    count = np.zeros(len(left), dtype=np.int64)
    for here, pair, _, _ in _hits(rows, left, right):
        count[here] = np.bincount(pair, minlength=here.stop - here.start)
    return count


def _hits(rows: Rows, left: Ints, right: Ints) -> Iterator[tuple[slice, Ints, Ints, Ints]]:
    """For each run of pairs (a slice): the pair counted from its start, and both entries, of every common term."""
    sizes = np.diff(rows.starts)
    filled = np.flatnonzero((sizes[left] > 0) & (sizes[right] > 0)) if len(rows.keys) else np.empty(0, dtype=np.int64)
    bounds = np.searchsorted(filled, np.arange(0, len(left) + PAIRS_AT_ONCE, PAIRS_AT_ONCE))
    for number, (low, high) in enumerate(pairwise(bounds.tolist())):
        if low == high:
            continue
        begin = number * PAIRS_AT_ONCE
        chosen = filled[low:high]
        a, b = left[chosen], right[chosen]
        swap = sizes[a] > sizes[b]
        a, b = np.where(swap, b, a), np.where(swap, a, b)  # look the shorter row up in the longer one
        lengths = sizes[a]
        owner = np.repeat(np.arange(len(a), dtype=np.int64), lengths)
        entry = np.arange(len(owner), dtype=np.int64) + np.repeat(
            rows.starts[a] - (np.cumsum(lengths) - lengths), lengths
        )
        wanted = b[owner] * rows.width + rows.terms[entry]
        place = np.minimum(np.searchsorted(rows.keys, wanted), len(rows.keys) - 1)
        hit = rows.keys[place] == wanted
        yield slice(begin, min(begin + PAIRS_AT_ONCE, len(left))), chosen[owner[hit]] - begin, entry[hit], place[hit]


def character_sketch(bags: Sequence[Sequence[str]]) -> Floats:
    """One dense row of length 1 a bag of words: the character 3-5-grams inside its distinct words, weighted by idf.

    They are hashed with signs to columns (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning",
    2009), the more of them the fewer rows there are. Grams are taken once for each distinct word, of all words at once.
    """
    words = sorted({word for bag in bags for word in bag})
    number = {word: index for index, word in enumerate(words)}
    word, gram = _grams(words)
    held = np.fromiter((number[word] for bag in bags for word in set(bag)), dtype=np.int64)
    hashes, of = np.unique(gram, return_inverse=True)
    total = max(1, len(bags))
    often = np.bincount(of, weights=np.bincount(held, minlength=len(words))[word], minlength=len(hashes))
    weights = (1 + np.log((1 + total) / (1 + np.minimum(often, total))))[of]
    weights *= np.where((gram >> np.uint64(40)) & np.uint64(1), 1, -1)
    width = min(WIDEST, max(NARROWEST, 1 << (CELLS // total).bit_length() - 1))
    column = (gram % np.uint64(width)).astype(np.int64)
    starts = np.searchsorted(word, np.arange(len(words) + 1))
    sketch = np.zeros((len(bags), width), dtype=np.float32)
    for begin in range(0, len(bags), ROWS_AT_ONCE):
        some = [sorted(set(bag)) for bag in bags[begin : begin + ROWS_AT_ONCE]]
        each = np.fromiter((number[word] for bag in some for word in bag), dtype=np.int64)
        row = np.repeat(np.arange(len(some)), [len(bag) for bag in some])
        lengths = starts[each + 1] - starts[each]
        entry = np.arange(lengths.sum()) + np.repeat(starts[each] - (np.cumsum(lengths) - lengths), lengths)
        cells = np.repeat(row * width, lengths) + column[entry]
        summed = np.bincount(cells, weights=weights[entry], minlength=len(some) * width)
        sketch[begin : begin + len(some)] = summed.reshape(len(some), width)
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


def _grams(words: Sequence[str]) -> tuple[Ints, NDArray[np.uint64]]:
    """Every gram of every word, one space before and after it: the number of its word, in order, and its hash."""
    padded = [f" {word} " for word in words]
    letters = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    sizes = np.fromiter(map(len, padded), dtype=np.int64, count=len(padded))
    owner = np.repeat(np.arange(len(padded), dtype=np.int64), sizes)
    left = np.repeat(np.cumsum(sizes), sizes) - np.arange(len(letters))  # letters from here to the word's end
    found_words, found = [], []
    hashes = np.zeros(len(letters), dtype=np.uint64)
    for size in range(1, LONGEST_GRAM + 1):
        inside = np.zeros(len(letters), dtype=np.uint64)
        inside[: max(0, len(letters) - size + 1)] = letters[size - 1 :]
        hashes = (hashes ^ inside) * _FNV
        if size >= SHORTEST_GRAM:
            whole = left >= size
            found_words.append(owner[whole])
            found.append(hashes[whole])
    word, gram = np.concatenate(found_words), np.concatenate(found)
    order = np.argsort(word, kind="stable")
    return word[order], gram[order] ^ (gram[order] >> np.uint64(31))
