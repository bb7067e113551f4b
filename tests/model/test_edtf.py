"""Laws and examples of EDTF strings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import edtf
from generator.model.edtf import Point

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
ABOUT = st.sampled_from(["", "~"])


def points() -> st.SearchStrategy[str]:
    shapes = st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"])
    plain = st.builds(lambda day, shape, about: day.strftime(shape) + about, DAYS, shapes, ABOUT)
    spans = st.builds(lambda year, cut: str(year)[:cut] + "X" * (4 - cut), st.integers(1000, 2999), st.integers(2, 3))
    return st.one_of(plain, spans)


def strings() -> st.SearchStrategy[str]:
    closed = st.builds(lambda a, b: "/".join(sorted((a, b), key=edtf.sort_key)), points(), points())
    opened = st.one_of(points().map(lambda one: f"{one}/.."), points().map(lambda one: f"../{one}"))
    return st.one_of(points(), closed, opened)


@given(strings())
def test_parse_then_format_is_the_same(text: str) -> None:
    assert edtf.parse(text).format() == text


@given(strings())
def test_bounds_are_ordered(text: str) -> None:
    first, last = edtf.bounds(text)
    assert first <= last


@given(strings(), strings())
def test_overlaps_is_symmetric(one: str, other: str) -> None:
    assert edtf.overlaps(one, other) == edtf.overlaps(other, one)


@given(strings())
def test_everything_overlaps_and_contains_itself(text: str) -> None:
    assert edtf.overlaps(text, text)
    assert edtf.contains(text, text)


@given(strings(), strings())
def test_what_contains_overlaps(one: str, other: str) -> None:
    assert not edtf.contains(one, other) or edtf.overlaps(one, other)


@given(st.lists(strings(), max_size=6))
def test_order_is_total(texts: list[str]) -> None:
    assert sorted(texts, key=edtf.sort_key) == sorted([*texts[1:], *texts[:1]], key=edtf.sort_key)


@given(DAYS, DAYS)
def test_days_give_their_bounds_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert edtf.bounds(edtf.of_days(first, last)) == (first, last)


@given(strings())
def test_human_words_hold_no_signs_of_the_format(text: str) -> None:
    words = edtf.human(text)
    assert words
    assert not set("~/X") & set(words)
    assert ".." not in words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023-03-15", "15 March 2023"),
        ("2023-03-15T14:32:32", "15 March 2023"),
        ("2022-12", "December 2022"),
        ("2011", "2011"),
        ("199X", "the 1990s"),
        ("18XX", "the 19th century"),
        ("20XX", "the 21st century"),
        ("10XX", "the 11th century"),
        ("2023-01~", "about January 2023"),
        ("2023-03-15/2023-03-16", "15–16 March 2023"),
        ("2023-03-30/2023-04-02", "30 March – 2 April 2023"),
        ("2022-12-30/2023-01-02", "30 December 2022 – 2 January 2023"),
        ("2024-01/2024-03", "January–March 2024"),
        ("2023-06~/2023-08~", "about June–August 2023"),
        ("2011/2013", "2011–2013"),
        ("2011/..", "since 2011"),
        ("../2011", "until 2011"),
        ("2024-05-15/2024-05-15", "15 May 2024"),
    ],
)
def test_human(text: str, words: str) -> None:
    assert edtf.human(text) == words


@pytest.mark.parametrize(
    "text", ["", "2023-13", "2023-02-30", "0000", "../..", "2024/2023", "yesterday", "2023-3-1", "202X-05", "2023/"]
)
def test_what_is_no_date(text: str) -> None:
    assert not edtf.is_edtf(text)
    with pytest.raises(ValueError, match=r"interval|date|day|month"):
        edtf.parse(text)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("2023-03-15", "2023-03", True),
        ("2023-03-15", "2023-03-16", False),
        ("2011/..", "2015-09", True),
        ("2011/..", "2010", False),
        ("../2011", "2010", True),
        ("2013~", "2012", True),
        ("2013~", "2010", False),
        ("199X", "1999-12-31", True),
        ("199X", "2000", False),
    ],
)
def test_overlaps(one: str, other: str, both: bool) -> None:  # noqa: FBT001
    assert edtf.overlaps(one, other) is both


def test_open_ends_reach_as_far_as_the_calendar() -> None:
    assert edtf.bounds("2011/..") == (date(2011, 1, 1), date.max)
    assert edtf.bounds("../2011") == (date.min, date(2011, 12, 31))


def test_precision_since_and_until() -> None:
    assert [edtf.precision(text) for text in ("2011", "2011-05", "2011-05-02", "201X", "20XX", "2011/..")] == [
        "year",
        "month",
        "day",
        "decade",
        "century",
        "interval",
    ]
    assert edtf.since("2011-05") == "2011-05/.."
    assert edtf.until("2011/2012") == "../2012"
    assert edtf.since("../2012") is None


def test_no_date_comes_last() -> None:
    assert sorted([None, "2999", "2011/..", "2011"], key=edtf.sort_key) == ["2011", "2011/..", "2999", None]


def test_a_point_knows_how_fine_it_is() -> None:
    assert Point(year=1990, years=10).precision == "decade"
