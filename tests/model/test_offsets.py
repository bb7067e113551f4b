"""Offset forms: examples of each, and that none moves back when the day of writing moves on."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.edtf import bounds
from generator.model.offsets import resolve_offset

WEDNESDAY = date(2024, 5, 15)
FORMS = re.findall(
    r"\S+",
    """
    day:-1 day:+1 day:-1/+0 week:-1 week:+0 weekend:0 weekend:-1 month:-2 month:5 month:12 month:12@year:-1 quarter:1
    quarter:-1 quarter:3@year:-1 season:2 season:4 year:-3~ decade:-1 century:+0 weekday:2 weekday:4< weekday:4>
    weekday:0@week:+1 monthday:05-15 monthday:12-31 monthday:02-29 monthday:03-15/03-16 easter:-2 nthweekday:11-3-4
    nthweekday:12-0--1 years:12.. months:3.. weeks:2.. days:10.. years:10..~
    """,
)
SIDES = st.sampled_from(["past", "future", None])


@pytest.mark.parametrize(
    ("value", "direction", "edtf"),
    [
        ("2023-03-15", None, "2023-03-15"),
        ("day:-1/+0", None, "2024-05-14/2024-05-15"),
        ("week:-1", None, "2024-05-06/2024-05-12"),
        ("weekend:0", "past", "2024-05-11/2024-05-12"),
        ("weekend:0", "future", "2024-05-18/2024-05-19"),
        ("month:-5", None, "2023-12"),
        ("month:12", "past", "2023-12"),
        ("month:12", "future", "2024-12"),
        ("month:5", "past", "2024-05"),
        ("month:5<", "past", "2023-05"),
        ("quarter:-1", None, "2024-01/2024-03"),
        ("quarter:3@year:-1", None, "2023-07/2023-09"),
        ("season:4", "past", "2023-12~/2024-02~"),
        ("weekday:2", "past", "2024-05-15"),
        ("weekday:2<", "past", "2024-05-08"),
        ("weekday:4", "past", "2024-05-10"),
        ("weekday:4", "future", "2024-05-17"),
        ("weekday:4>", "future", "2024-05-24"),
        ("weekday:4@week:-1", None, "2024-05-10"),
        ("monthday:02-06", None, "2024-02-06"),
        ("monthday:12-28", "past", "2023-12-28"),
        ("monthday:02-29", "future", "2028-02-29"),
        ("monthday:06-09", "past", "2024-06-09"),  # "was scheduled for June 9": near ahead beats most of a year ago
        ("easter:+0", "past", "2024-03-31"),
        ("nthweekday:11-3-4", "future", "2024-11-28"),
        ("nthweekday:12-0--1", "past", "2023-12-25"),
        ("years:12..", None, "2012/.."),
        ("years:10..~", None, "2014~/.."),
        ("weeks:2..", None, "2024-05-01/.."),
        ("year:-3~", None, "2021~"),
    ],
)
def test_example(value: str, direction: Literal["past", "future"] | None, edtf: str) -> None:
    assert resolve_offset(value, direction, WEDNESDAY) == edtf


@given(
    st.sampled_from(FORMS), SIDES, st.dates(min_value=date(1910, 1, 1), max_value=date(2090, 1, 1)), st.integers(1, 800)
)
def test_no_form_moves_back(value: str, direction: Literal["past", "future"] | None, day: date, later: int) -> None:
    """What `merging.dating` stands on: the same at both ends of an interval is the same inside it."""
    one = resolve_offset(value, direction, day)
    other = resolve_offset(value, direction, day + timedelta(days=later))
    assert one is not None
    assert other is not None
    assert bounds(one)[0] <= bounds(other)[0]


@pytest.mark.parametrize("value", ["", "tomorrow", "day:", "weekdays:2", "2023-02-30", "month:12@decade:+1"])
def test_what_is_no_form(value: str) -> None:
    with pytest.raises(ValueError, match="neither EDTF nor an offset form"):
        resolve_offset(value, None, WEDNESDAY)


@pytest.mark.parametrize(
    "value", ["monthday:02-30", "monthday:02-29@year:+1", "year:-3000", "month:13", "years:9999.."]
)
def test_days_that_do_not_exist(value: str) -> None:
    assert resolve_offset(value, None, WEDNESDAY) is None
