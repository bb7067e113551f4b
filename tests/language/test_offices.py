"""Words for people: the lists load, and singular and plural mean one office."""

from __future__ import annotations

import pytest

from generator.language import offices
from generator.language.folding import fold


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("President", "state"),
        ("ministers", "minister"),
        ("spokesmen", "speaker"),
        ("Gen.", "force"),
        ("secretaries", "minister"),
        ("midfielder", "sport"),
        ("press", None),
        ("government", None),
        ("table", None),
    ],
)
def test_the_class_of_an_office(word: str, kind: str | None) -> None:
    assert offices.office_class(word) == kind


@pytest.mark.parametrize(("word", "one"), [("Ministers", "minister"), ("deputies", "deputy"), ("boss", "boss")])
def test_singular(word: str, one: str) -> None:
    assert offices.singular(word) == one


def test_lists_are_filled() -> None:
    assert "Mrs." in offices.addresses()
    assert "Jr." in offices.suffixes()
    assert "QC" in offices.postnominals()
    assert "van" in offices.particles()
    assert offices.organisation_words()["Ministry"] == "state"
    assert "Park" in offices.surnames_too()
    assert "reuters" in offices.outlets()
    assert "robert" in offices.nicknames()["bob"]


@pytest.mark.parametrize(
    ("words", "folded"), [("Çelik", "celik"), ("O’Neill", "oneill"), ("ŁÓDŹ", "lodz"), ("Işık", "isik")]
)
def test_folding(words: str, folded: str) -> None:
    assert fold(words) == folded
