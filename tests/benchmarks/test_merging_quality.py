"""The figures that `merging_quality` prints, on groups small enough to count by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.merging_quality import quality

GROUPS = st.lists(st.sets(st.integers(0, 7), min_size=1), max_size=5)


def test_pairs_and_sentences_are_counted() -> None:
    found = quality(told=[{0, 1, 2}], right=[{0, 1}, {2, 3}], count=4)
    assert found.pairwise[:2] == (1 / 3, 1 / 2)  # (0, 1) of three told; of two right ones
    assert found.b_cubed[:2] == ((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, (1 + 1 + 1 / 2 + 1 / 2) / 4)


@given(GROUPS)
def test_the_right_groups_are_right(groups: list[set[int]]) -> None:
    assert quality(groups, groups, 8).b_cubed[:2] == (1, 1)


@given(GROUPS, GROUPS)
def test_precision_of_one_is_recall_of_the_other(one: list[set[int]], two: list[set[int]]) -> None:
    assert quality(one, two, 8).b_cubed[0] == quality(two, one, 8).b_cubed[1]
