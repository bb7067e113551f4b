"""Questions about all pairs of passages at once: what both have, what neither shares, which are of one article."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.merging.features import Features
from generator.merging.vectors import Floats, Ints, rows_of, shared_count

Truths = NDArray[np.bool_]


def one_article(features: Sequence[Features], first: Ints, second: Ints) -> Truths:
    """Whether both stand in one article."""
    number = {source: index for index, source in enumerate(sorted({each.source for each in features}))}
    source = np.array([number[each.source] for each in features], dtype=np.int64)
    return np.asarray(source[first] == source[second])


def common(features: Sequence[Features], of: Callable[[Features], frozenset[str]], first: Ints, second: Ints) -> Ints:
    """How many of these both have."""
    return shared_count(rows_of([of(each) for each in features]), first, second)


def disjoint(
    features: Sequence[Features], of: Callable[[Features], frozenset[str]], first: Ints, second: Ints
) -> Truths:
    """Whether both have some of it and nothing in common."""
    has = flags(features, lambda each: bool(of(each)))
    disjoint: Truths = has[first] & has[second] & (common(features, of, first, second) == 0)
    return disjoint


def flags(features: Sequence[Features], of: Callable[[Features], bool]) -> Truths:
    """What `of` says of each passage."""
    return np.fromiter((of(each) for each in features), dtype=bool, count=len(features))


def weigh(truths: Truths, weight: float) -> Floats:
    """`weight` where it is true, else nothing."""
    return (truths * np.float32(weight)).astype(np.float32)
