from __future__ import annotations

import math
from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.merging.candidates import candidate_pairs, indexed_pairs
from generator.merging.vectors import character_sketch, dense_cosine, rows_of, shared_terms

BAGS = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6), min_size=1, max_size=8)


@given(BAGS)
def test_shared_terms_are_those_of_plain_counting(bags: list[list[str]]) -> None:
    rows = rows_of(bags)
    first, second = (found.astype(np.int64) for found in np.triu_indices(len(bags), k=1))
    shared = shared_terms(rows, first, second)
    frequency = Counter(term for bag in bags for term in set(bag))
    idf = {term: 1 + math.log((1 + len(bags)) / (1 + often)) for term, often in frequency.items()}

    def weights(bag: list[str]) -> dict[str, float]:
        raw = {term: idf[term] for term in bag}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1
        return {term: weight / length for term, weight in raw.items()}

    for place, (a, b) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        common = set(bags[a]) & set(bags[b])
        assert shared.count[place] == len(common)
        assert math.isclose(shared.idf[place], sum(idf[term] for term in common), abs_tol=1e-4)
        one, two = weights(bags[a]), weights(bags[b])
        assert math.isclose(shared.cosine[place], sum(one[term] * two[term] for term in common), abs_tol=1e-4)


def test_likeness_of_spelling() -> None:
    sketch = character_sketch(rows_of([["negotiations", "stalled"], ["negotiation", "stalling"], ["ferry", "crews"]]))
    first, second = np.array([0, 0, 0]), np.array([0, 1, 2])
    same, alike, other = dense_cosine(sketch, first, second).tolist()
    assert same > 0.99
    assert 0.4 < alike < 0.95
    assert other < 0.15


@given(BAGS)
def test_blocking_finds_every_pair_of_a_small_folder_that_shares_a_term(bags: list[list[str]]) -> None:
    rows = rows_of(bags)
    first, second = indexed_pairs(rows)
    found = set(zip(first.tolist(), second.tolist(), strict=True))
    wanted = {(a, b) for a in range(len(bags)) for b in range(a + 1, len(bags)) if set(bags[a]) & set(bags[b])}
    assert found == wanted
    assert len(candidate_pairs(rows)[0]) == len(bags) * (len(bags) - 1) // 2
