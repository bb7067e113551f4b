"""The calendar's words: numbers, names, and that every holiday has a day."""

from __future__ import annotations

from datetime import date

import pytest

from generator.language import calendar
from generator.model.offsets import resolve_offset


def test_names_and_abbreviations() -> None:
    assert calendar.months()["September"] == calendar.months()["Sept"] == calendar.months()["SEP"] == 9
    assert calendar.weekdays()["Monday"] == 0
    assert calendar.weekdays()["SUN"] == 6
    assert len(calendar.full_names("months")) == 12
    assert calendar.seasons()["fall"] == calendar.seasons()["autumn"] == 3


@pytest.mark.parametrize(("words", "value"), [("a", 1), ("twelve", 12), ("twenty-five", 25), ("ninety nine", 99)])
def test_cardinals(words: str, value: int) -> None:
    assert calendar.cardinals()[words] == value


@pytest.mark.parametrize(("words", "value"), [("first", 1), ("twentieth", 20), ("thirty-first", 31)])
def test_ordinals(words: str, value: int) -> None:
    assert calendar.ordinals()[words] == value


@pytest.mark.parametrize("form", sorted(calendar.holidays().values()))
def test_every_holiday_has_a_day(form: str) -> None:
    assert resolve_offset(form, "past", date(2024, 5, 15)) is not None


@pytest.mark.parametrize(
    "kind", ["forward", "planning", "extending", "done_nouns", "coming_nouns", "saying", "lasting"]
)
def test_cue_words_are_lemmas_in_small_letters(kind: str) -> None:
    assert all(word == word.lower() and " " not in word for word in calendar.cues(kind))
