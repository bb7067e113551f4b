"""What is raised without being announced, and what is no item of an agenda."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.composing import compose
from generator.composing.agenda import topics_of
from generator.composing.index import index_corpus
from generator.model.briefing import AgendaItem
from generator.model.corpus import Corpus
from generator.options import ComposingOptions

Build = Callable[..., Corpus]
MEETING = {"m": {"when": "2019-06-05", "status": "planned", "kind": "summit", "parties": ("Peru", "Chile")}}


def items_of(corpus: Corpus) -> list[AgendaItem]:
    return [item for meeting in compose(corpus, ComposingOptions()).meetings for item in meeting.agenda]


def test_what_is_wanted_or_said_not_to_be_on_the_agenda_is_raised(build: Build) -> None:
    told = [
        {"text": "Peru and Chile will hold a summit in Lima on 5 June 2019.", "meeting": "m", "status": "planned"},
        {"text": "Anglers want a third item on the agenda, the tax on nets.", "meeting": "m"},
        {"text": "The price of copper was not on the agenda, she said.", "meeting": "m"},
    ]
    corpus = build([{"sentences": told}], parties={"Peru": (), "Chile": ()}, meetings=MEETING)
    items = items_of(corpus)
    assert {(item.topic, item.announced) for item in items} == {("Tax on nets", False), ("Price of copper", False)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The duty on wool was not discussed in the plenary session.",
        "The company's offer remained on the table.",
    ],
)
def test_no_topic(build: Build, sentence: str) -> None:
    index = index_corpus(build([{"sentences": [sentence]}]))
    assert [topics_of(passage) for passage in index.corpus.passages] == [()]


def test_a_fact_about_a_delegation_is_no_item(build: Build) -> None:
    told = [
        {"text": "Peru and Chile will hold a summit in Lima on 5 June 2019.", "meeting": "m", "status": "planned"},
        {"text": "Chile's negotiating team will be led by its envoy, Mia Holm.", "meeting": "m", "status": "planned"},
    ]
    corpus = build([{"sentences": told}], parties={"Peru": (), "Chile": ()}, meetings=MEETING)
    assert not any("team" in item.topic for item in items_of(corpus))
