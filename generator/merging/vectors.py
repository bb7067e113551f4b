"""Sparse rows of weighted terms and dense sketches of character n-grams, with the dot products of many pairs at once.

Only numpy: a row is a run of (term, weight) entries, and the entries of all rows stand behind each other, sorted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

PAIRS_AT_ONCE = 100_000
CELLS_AT_ONCE = 1 << 20  # a table that stays in the processor's cache
DENSE_AT_ONCE = 256  # the same for dense rows
NOWHERE = -1
NARROWEST, WIDEST = 1024, 16_384  # columns of the character sketch: a standard error of 1/32 to 1/128 in a cosine
CELLS = 1 << 24  # cells that all rows of the sketch may have together before it gets narrower
ROWS_AT_ONCE = 256
SHORTEST_GRAM, LONGEST_GRAM = 3, 5
_FNV = np.uint64(0x100000001B3)  # the prime of the FNV-1a hash (Fowler, Noll, Vo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Sets of terms. `starts[r]`..`starts[r+1]` are row r's entries; `keys` are row * width + term, sorted.

    A term is the place of its word in `vocabulary`, which is in order.
    """

    vocabulary: Sequence[str]
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


def rows_of(bags: Sequence[Collection[str]], weights: Sequence[int] | None = None) -> Rows:
    """The distinct terms of each bag as a row; a word said twice in a sentence says nothing twice.

    idf is smoothed, over these rows; `weights`: how many passages a row stands for.
    """
    every = list(chain.from_iterable(bags))
    vocabulary = sorted(set(every))
    number = {term: index for index, term in enumerate(vocabulary)}
    width = max(1, len(number))
    sizes = np.fromiter(map(len, bags), dtype=np.int64, count=len(bags))
    owner = np.repeat(np.arange(len(bags), dtype=np.int64), sizes)
    keys = np.sort(owner * width + np.fromiter(map(number.__getitem__, every), dtype=np.int64, count=len(every)))
    keys = keys[np.diff(keys, prepend=-1) > 0]
    rows, terms = keys // width, keys % width
    times = np.array(weights or [1] * len(bags), dtype=np.int64)
    frequency = np.bincount(terms, weights=times[rows], minlength=len(vocabulary))
    idf = (1 + np.log((1 + times.sum()) / (1 + frequency))).astype(np.float32)
    raw = idf[terms] if len(terms) else np.empty(0, np.float32)
    norms = np.sqrt(np.bincount(rows, weights=raw * raw, minlength=len(bags)))
    return Rows(
        vocabulary=vocabulary,
        starts=np.searchsorted(rows, np.arange(len(bags) + 1)).astype(np.int64),
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
    for pairs, owner, one, two in _hits(rows, left, right):
        size = len(pairs)
        count[pairs] = np.bincount(owner, minlength=size)
        idf[pairs] = np.bincount(owner, weights=rows.idf[rows.terms[one]], minlength=size)
        cosine[pairs] = np.bincount(owner, weights=rows.weights[one] * rows.weights[two], minlength=size)
    return Shared(count=count, idf=idf, cosine=cosine)


def shared_cosine(rows: Rows, left: Ints, right: Ints) -> Floats:
    """The cosine of the rows `left[k]` and `right[k]`, for every k."""
    cosine = np.zeros(len(left), dtype=np.float32)
    for pairs, owner, one, two in _hits(rows, left, right):
        cosine[pairs] = np.bincount(owner, weights=rows.weights[one] * rows.weights[two], minlength=len(pairs))
    return cosine


def shared_count(rows: Rows, left: Ints, right: Ints) -> Ints:
    """How many terms the rows `left[k]` and `right[k]` have in common, for every k."""
    count = np.zeros(len(left), dtype=np.int64)
    for pairs, owner, _, _ in _hits(rows, left, right):
        count[pairs] = np.bincount(owner, minlength=len(pairs))
    return count


def _hits(rows: Rows, left: Ints, right: Ints) -> Iterator[tuple[Ints, Ints, Ints, Ints]]:
    """For runs of pairs with few left rows: the pairs, which of them each common term is of, and its two entries.

    The entries of the left rows are laid out in a table, a column a term, where those of the right rows are looked up:
    several times as fast as to search for them.
    """
    sizes = np.diff(rows.starts)
    filled = np.flatnonzero((sizes[left] > 0) & (sizes[right] > 0))
    filled = filled[np.argsort(left[filled], kind="stable")]
    lefts = left[filled]
    several = min(rows.count, max(1, CELLS_AT_ONCE // rows.width))
    table = np.full(several * rows.width, NOWHERE, dtype=np.int32)
    begin = 0
    while begin < len(filled):
        low = int(lefts[begin])
        end = min(begin + PAIRS_AT_ONCE, int(np.searchsorted(lefts, low + several)))
        own = np.arange(rows.starts[low], rows.starts[lefts[end - 1] + 1])
        cells = rows.keys[own] - low * rows.width
        table[cells] = own
        pairs = filled[begin:end]
        owner, entry = _spread(rows.starts[right[pairs]], sizes[right[pairs]])
        place = table[(lefts[begin:end] - low)[owner] * rows.width + rows.terms[entry]]
        table[cells] = NOWHERE
        hit = np.flatnonzero(place != NOWHERE)
        yield pairs, owner[hit], place[hit], entry[hit]
        begin = end


def _spread(starts: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """The entries `starts[k]`..`starts[k] + lengths[k]` of every k behind each other: their k, and their places."""
    owner = np.repeat(np.arange(len(starts), dtype=np.int64), lengths)
    return owner, np.arange(len(owner), dtype=np.int64) + np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)


def character_sketch(rows: Rows) -> Floats:
    """One dense row of length 1 a row of words: the character 3-5-grams inside its words, weighted by idf.

    They are hashed with signs to columns (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning",
    2009), the more of them the fewer rows there are. Grams are taken once for each distinct word, of all words at once.
    """
    words = rows.vocabulary
    word, gram = _grams(words)
    hashes, of = np.unique(gram, return_inverse=True)
    total = max(1, rows.count)
    often = np.bincount(of, weights=np.bincount(rows.terms, minlength=len(words))[word], minlength=len(hashes))
    weights = (1 + np.log((1 + total) / (1 + np.minimum(often, total))))[of]
    weights *= np.where((gram >> np.uint64(40)) & np.uint64(1), 1, -1)
    width = min(WIDEST, max(NARROWEST, 1 << (CELLS // total).bit_length() - 1))
    column = (gram % np.uint64(width)).astype(np.int64)
    starts = np.searchsorted(word, np.arange(len(words) + 1))
    sketch = np.empty((rows.count, width), dtype=np.float32)
    for begin in range(0, rows.count, ROWS_AT_ONCE):
        some = sketch[begin : begin + ROWS_AT_ONCE]
        bounds = rows.starts[begin : begin + len(some) + 1]
        held = rows.terms[bounds[0] : bounds[-1]]
        owner, entry = _spread(starts[held], starts[held + 1] - starts[held])
        cells = np.repeat(np.arange(len(some)) * width, np.diff(bounds))[owner] + column[entry]
        some[:] = np.bincount(cells, weights=weights[entry], minlength=some.size).reshape(some.shape)
        some /= np.maximum(np.linalg.norm(some, axis=1, keepdims=True), 1e-9)
    return sketch


def dense_cosine(sketch: Floats, left: Ints, right: Ints) -> Floats:
    """The cosine of the dense rows `left[k]` and `right[k]`, for every k; never below 0."""
    cosine = np.zeros(len(left), dtype=np.float32)
    for begin in range(0, len(left), DENSE_AT_ONCE):
        here = slice(begin, begin + DENSE_AT_ONCE)
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
