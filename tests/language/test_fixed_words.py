"""The briefing's own words, and the word lists that composing reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import generator
from generator.errors import BriefingError
from generator.language.fixed_words import fixed, group, number
from generator.language.section_cues import cues_in, found_cues, joined, words_of
from generator.language.subjects import subjects, subjects_by_word

PACKAGE = Path(generator.__file__).parent
_LOOKED_UP = re.compile(r"""\bfixed\(\s*"([a-z_.]+)["]""")


def keys_in_the_code() -> list[str]:
    found = {key for file in PACKAGE.rglob("*.py") for key in _LOOKED_UP.findall(file.read_text(encoding="utf-8"))}
    return sorted(found)


@pytest.mark.parametrize("key", keys_in_the_code())
def test_every_key_in_the_code_has_its_words(key: str) -> None:
    name, _, word = key.rpartition(".")
    assert (group(name)[word] if name else fixed(key, title="x", n="1")).strip()


def test_values_are_filled_in() -> None:
    assert fixed("status.held", day="26 May 2019") == "Held 26 May 2019."


def test_a_missing_value_and_an_unknown_key_are_faults() -> None:
    with pytest.raises(BriefingError, match="need a value for 'day'"):
        fixed("status.held")
    with pytest.raises(BriefingError, match=r"no fixed words under 'status\.nothing'"):
        fixed("status.nothing")


def test_numbers_are_words_up_to_twelve() -> None:
    assert [number(count) for count in (0, 1, 2, 12, 13)] == ["No", "One", "Two", "Twelve", "13"]


def test_the_pages_in_their_order() -> None:
    assert list(group("pages")) == [
        "overview",
        "participants",
        "agenda",
        "open_issues",
        "background",
        "developments",
        "timeline",
        "differences",
        "changes",
        "sources",
        "decisions",
    ]


def test_cues_are_whole_words_in_a_row() -> None:
    assert found_cues(["they", "fail", "to", "agree"], "open_strong") == ("fail to",)
    assert found_cues(["they", "failed", "to", "agree"], "open_strong") == ()
    assert cues_in(joined(["undemanding"]), "open_strong") == ()


def test_word_lists_hold_texts_only() -> None:
    for name in ("stop_words", "calendar_words", "weak_openings", "stance_verbs", "title_filler", "noun_only"):
        assert all(word and word == word.lower() for word in words_of(name))
    assert {"on", "off", "no"} <= words_of("stop_words")  # YAML would read them as true and false


def test_subjects_have_titles_and_words() -> None:
    for subject in subjects().values():
        assert subject.title[0].isupper()
        assert subject.words
        assert bool(subject.heads) == (subject.split == "group")
    assert set(subjects_by_word()["earthquake"]) == {"disaster"}
