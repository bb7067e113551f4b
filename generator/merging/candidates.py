"""Which pairs of passages are compared at all (blocking).

Up to `EXHAUSTIVE` passages every pair is. Above, each passage is looked up in an inverted index by its rarest terms and
keys (persons, parties, dates and predicates are terms too), and goes on with those that share most idf with it. The
postings read for a passage are bounded, so the work grows in proportion to the number of passages.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from generator.merging.vectors import Doubles, Ints, Rows

EXHAUSTIVE = 300
POSTINGS = 1_500
NEIGHBOURS = 32
STEPS_OF_IDF = 1024  # shared idf is compared in steps of 1/1024
ROW_BITS, WEIGHT_BITS = 30, 22
MOST_WEIGHT = (1 << WEIGHT_BITS) - 1
_ROWS_AT_ONCE = 32
_GROUP = 64  # rows of which only the best counts when the least weight that can be among the nearest is sought


def candidate_pairs(rows: Rows) -> tuple[Ints, Ints]:
    """The pairs to compare, as two arrays of row numbers, first < second, in order."""
    if rows.count < 2:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    if rows.count <= EXHAUSTIVE:
        first, second = np.triu_indices(rows.count, k=1)
        return first.astype(np.int64), second.astype(np.int64)
    return indexed_pairs(rows)


def indexed_pairs(rows: Rows) -> tuple[Ints, Ints]:
    """The same through the inverted index, whatever the number of rows."""
    if not len(rows.terms):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    by_term = np.argsort(rows.terms, kind="stable")
    frequency = np.bincount(rows.terms, minlength=rows.width)
    first_posting = np.concatenate([[0], np.cumsum(frequency)])
    row_of = (rows.keys // rows.width)[by_term]
    index = (first_posting, frequency, row_of)
    owner, terms = _read(rows, frequency)
    starts = np.searchsorted(owner, np.arange(0, rows.count + _ROWS_AT_ONCE, _ROWS_AT_ONCE)).tolist()
    found = [_nearest(rows, owner[begin:end], terms[begin:end], index) for begin, end in pairwise(starts)]
    keys = np.sort(np.concatenate(found))
    keys = keys[np.diff(keys, prepend=-1) > 0]
    return keys // rows.count, keys % rows.count


def _read(rows: Rows, frequency: Ints) -> tuple[Ints, Ints]:
    """The rows and the terms whose postings are read for each, by row: the rarest, to `POSTINGS` postings in all."""
    owner = rows.keys // rows.width
    rarest = np.lexsort((rows.terms, frequency[rows.terms], owner))
    terms = rows.terms[rarest]  # the owners are in order as they are
    read = np.concatenate([[0], np.cumsum(frequency[terms])])
    kept = (read[1:] - read[rows.starts[owner]] <= POSTINGS) & (frequency[terms] > 1)
    return owner[kept], terms[kept]


def _nearest(rows: Rows, owner: Ints, terms: Ints, index: tuple[Ints, Ints, Ints]) -> Ints:
    """For each owner the rows that share most idf with it over these terms, as keys first * count + second."""
    first_posting, frequency, row_of = index
    if not len(owner):
        return np.empty(0, dtype=np.int64)
    lengths = frequency[terms]
    place = np.arange(lengths.sum()) + np.repeat(first_posting[terms] - (np.cumsum(lengths) - lengths), lengths)
    low = int(owner[0])
    groups = -(-rows.count // _GROUP)
    width = groups * _GROUP
    cells = np.repeat((owner - low) * width, lengths) + row_of[place]
    weights = np.repeat(rows.idf[terms].astype(np.float64), lengths)
    size = (int(owner[-1]) - low + 1) * width
    shared: Doubles = (
        np.bincount(cells, weights=weights, minlength=size).reshape(-1, width).astype(np.float64, copy=False)
    )
    shared[owner - low, owner] = 0
    filled = np.flatnonzero(shared >= _least(shared, groups)[:, None])
    # Row, weight and other row in one integer: whole integers sort several times as fast as their positions do, and the
    # order is total, so that ties are broken alike on every machine.
    weight = MOST_WEIGHT - np.minimum((shared.ravel()[filled] * STEPS_OF_IDF).astype(np.int64), MOST_WEIGHT)
    packed = np.sort((filled // width << WEIGHT_BITS | weight) << ROW_BITS | filled % width)
    mine = packed >> (WEIGHT_BITS + ROW_BITS)
    first_of = np.searchsorted(mine, np.arange(_ROWS_AT_ONCE))
    kept = np.arange(len(mine)) - first_of[mine] < NEIGHBOURS
    a, b = mine[kept] + low, packed[kept] & ((1 << ROW_BITS) - 1)
    nearest: Ints = np.minimum(a, b) * rows.count + np.maximum(a, b)
    return nearest


def _least(shared: Doubles, groups: int) -> Doubles:
    """For each row of `shared` a weight above 0 that its `NEIGHBOURS`th greatest is not below.

    As many groups of columns have a greatest weight of that much. So next to all that is not among the nearest is left
    out by two passes over the weights, and only the rest has to be sorted.
    """
    least_at_all = 1 / STEPS_OF_IDF
    if groups <= NEIGHBOURS:
        return np.full(len(shared), least_at_all)
    greatest = shared.reshape(len(shared), -1, groups).max(axis=1)
    bound = np.partition(greatest, groups - NEIGHBOURS, axis=1)[:, groups - NEIGHBOURS]
    # What is as much in whole steps may be nearer, by its row number.
    least: Doubles = np.maximum(np.floor(bound * STEPS_OF_IDF) / STEPS_OF_IDF, least_at_all)
    return least
