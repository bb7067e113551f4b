"""Titles of issues: noun phrases of the sources that say what is unresolved; no day, no vehicle, no bare pointer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.composing import compose
from generator.composing.index import index_corpus
from generator.composing.points import is_pending, nouns_of
from generator.composing.titles import fits_as_title, telling_title, title_of_point
from generator.model.corpus import Corpus
from generator.options import ComposingOptions

Build = Callable[..., Corpus]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Closure of the library", True),
        ("Ferry fares", True),
        ("Vote on it", False),
        ("Meeting on Monday", False),
        ("Cost of repairs between them", False),
        ("14 buses", False),
        ("Their licence", False),
    ],
)
def test_what_fits_as_a_title(text: str, *, fits: bool) -> None:
    assert fits_as_title(text) is fits


@pytest.mark.parametrize(
    ("sentences", "noun", "title"),
    [
        (["The islanders demanded a cap on ferry fares.", "The owners refused to lower the fares."], "fare", "Cap on"),
        (["The board took no decision on the night trams.", "The trams are loud."], "tram", "Decision on"),
        (["Ana Ruiz's licence was suspended."], "licence", "Ana Ruiz's licence"),
        (["Every burnt barn will be rebuilt.", "The insurer paid for no barn."], "barn", "Barn"),
    ],
)
def test_a_point_is_titled_by_what_is_unresolved(build: Build, sentences: list[str], noun: str, title: str) -> None:
    index = index_corpus(build([{"sentences": sentences}]))
    opened = frozenset(index.statements)
    found = title_of_point(index, noun, index.corpus.statements, taken=frozenset(), opened=opened)
    assert (found or "").startswith(title)


def test_nouns_that_name_no_matter(build: Build) -> None:
    sentences = [
        "The lorries queued all weekend.",
        "The harbour agency's chair spoke of the river toll.",
        'He told them to "keep the trumpets quiet" about the toll, the tariffs and the whole of the new timetable.',
    ]
    index = index_corpus(build([{"sentences": sentences}]))
    nouns = frozenset[str]().union(*(nouns_of(index, passage) for passage in index.corpus.passages))
    assert "toll" in nouns
    assert not nouns & {"lorry", "weekend", "chair", "harbour", "trumpet"}


def test_a_statement_alone_is_titled_only_by_what_it_leaves_open(build: Build) -> None:
    told = ["The council took no decision on night flights.", "The mayor did not say who would drive."]
    index = index_corpus(build([{"sentences": told}]))
    titles = {one.text: telling_title(index, one) for one in index.corpus.statements}
    assert titles == {told[0]: "Decision on night flights", told[1]: None}


def test_what_has_not_come_about_is_open(build: Build) -> None:
    told = ["No boats had reached the outer islands by noon.", "No trace of poison had been found."]
    index = index_corpus(build([{"sentences": told}]))
    assert [is_pending(index, index.statements[one.id]) for one in index.corpus.statements if one.text == told[0]] == [
        True
    ]
    assert not any(is_pending(index, one) for one in index.corpus.statements if one.text == told[1])


def test_two_titles_of_one_matter_are_one_issue(build: Build) -> None:
    articles = [
        {
            "sentences": [
                "Brewers want the duty on imported hops to go.",
                "The minister refused to drop the duty on hops.",
                "Growers demanded that the duty on hops be kept.",
            ]
        }
    ]
    briefing = compose(build(articles), ComposingOptions())
    titles = [issue.title for issue in briefing.open_issues]
    assert sum("hops" in title for title in titles) == 1
