"""What a report says of who came counts more than what was announced; and who received whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pytest

from generator.composing import compose
from generator.options import ComposingOptions

if TYPE_CHECKING:
    from generator.model.corpus import Corpus

Build = Callable[..., "Corpus"]

PEOPLE = {"Ida Holm": ("Norway", ["Holm"]), "Lars Moen": ("Norway", ["Moen"]), "Ana Ruiz": ("Chile", ["Ruiz"])}
PREVIEW: dict[str, Any] = {
    "id": "before",
    "written": "2019-05-04",
    "sentences": [
        {"text": "Ida Holm will lead the Norwegian delegation at the talks with Ana Ruiz in Oslo.", "meeting": "m"},
        "Herring is the first subject.",
    ],
}


def report(*sentences: str, written: str = "2019-05-07") -> dict[str, Any]:
    told = {"text": "Ana Ruiz and the Norwegians held talks in Oslo on Monday.", "meeting": "m"}
    return {
        "id": "after",
        "written": written,
        "sentences": [told, *[f"The sun shone on pier {number}." for number in range(12)], *sentences],
    }


def parts(build: Build, *articles: Mapping[str, Any]) -> dict[str, str]:
    corpus = build(
        articles,
        people=PEOPLE,
        parties={"Norway": ["Norwegian", "Norwegians"], "Chile": []},
        meetings={"m": {"when": "2019-05-06", "parties": ["Norway", "Chile"], "participants": ["Ana Ruiz"]}},
    )
    (meeting,) = compose(corpus, ComposingOptions()).meetings
    names = {one.id: one.name for one in corpus.participants}
    return {names[one.participant]: one.part for one in meeting.attendees}


@pytest.mark.parametrize(
    "sentence",
    [
        "Lars Moen stood in for Ida Holm.",
        "Norway had sent Lars Moen in place of Ida Holm.",
        "Ida Holm stayed in Bergen because of a cold and was replaced by Lars Moen.",
    ],
)
def test_whoever_stayed_away_is_not_there_and_the_substitute_is(build: Build, sentence: str) -> None:
    told = parts(build, PREVIEW, report(sentence))
    assert told["Ida Holm"] == "not_attending"
    assert told["Lars Moen"] == "attends"


def test_an_absence_told_further_on_counts(build: Build) -> None:
    assert parts(build, PREVIEW, report("Ida Holm was not on board."))["Ida Holm"] == "not_attending"


def test_a_replacement_that_nobody_ties_to_the_meeting_says_nothing(build: Build) -> None:
    assert parts(build, PREVIEW, report("Lars Moen replaced Ida Holm in March."))["Ida Holm"] == "heads_delegation"


def test_an_absence_from_long_before_is_from_another_meeting(build: Build) -> None:
    old = {"id": "old", "written": "2019-03-01", "sentences": ["Ida Holm was not present."]}
    assert parts(build, PREVIEW, report("All went well."), old)["Ida Holm"] == "heads_delegation"


def test_a_foretold_absence_does_not_outweigh_a_report(build: Build) -> None:
    foretold = {
        "id": "eve",
        "written": "2019-05-05",
        "sentences": [{"text": "Ida Holm will not attend the talks in Oslo.", "meeting": "m"}],
    }
    came = "Ida Holm took part in the talks after all."
    assert parts(build, foretold, report())["Ida Holm"] == "not_attending"
    assert parts(build, foretold, report(came))["Ida Holm"] == "not_attending"  # told too far from the meeting
    near = {"id": "near", "written": "2019-05-07", "sentences": [{"text": came, "meeting": "m"}]}
    assert parts(build, foretold, near)["Ida Holm"] != "not_attending"


def test_who_is_called_the_host_is_it(build: Build) -> None:
    article = {
        "id": "report",
        "written": "2019-05-07",
        "sentences": [
            {"text": "Ana Ruiz met Ida Holm in Lugano on Monday.", "meeting": "m"},
            "Both thanked the Norwegian hosts.",
        ],
    }
    corpus = build(
        [article],
        people=PEOPLE,
        parties={"Norway": ["Norwegian"], "Chile": []},
        meetings={"m": {"when": "2019-05-06", "place": "Lugano", "participants": ["Ana Ruiz", "Ida Holm"]}},
    )
    (meeting,) = compose(corpus, ComposingOptions()).meetings
    names = {one.id: one.name for one in corpus.participants}
    assert {names[one.participant]: one.part for one in meeting.attendees} == {"Ida Holm": "host", "Ana Ruiz": "guest"}
