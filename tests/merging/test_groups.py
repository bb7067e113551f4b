"""Golden cases: which sentences are told as one statement. Each file in `groups/` needs no Python to add."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.merging import merge
from generator.model.annotation import AnnotatedArticle
from generator.model.corpus import Corpus

NAMES = sorted(path.stem for path in (Path(__file__).parent / "groups").glob("*.yml"))


def homes(corpus: Corpus, place: str) -> set[str]:
    """The statements that cite the words `place` ("source: words") stands for."""
    source, _, words = place.partition(": ")
    found = {
        statement.id
        for statement in corpus.statements
        for citation in statement.citations
        if citation.source == source and words in citation.exact
    }
    assert found, f"no statement cites {place!r}"
    return found


@pytest.mark.parametrize("name", NAMES)
def test_what_says_the_same_is_one_statement(
    name: str, merged: Callable[[str], Corpus], case: Callable[[str], Mapping[str, Any]]
) -> None:
    corpus = merged(name)
    for places in case(name)["together"]:
        shared = set.intersection(*(homes(corpus, place) for place in places))
        assert shared, f"not one statement: {places}"


@pytest.mark.parametrize("name", NAMES)
def test_what_says_something_else_stays_apart(
    name: str, merged: Callable[[str], Corpus], case: Callable[[str], Mapping[str, Any]]
) -> None:
    corpus = merged(name)
    for places in case(name)["apart"]:
        shared = set.intersection(*(homes(corpus, place) for place in places))
        assert not shared, f"told as one statement: {places}"


@pytest.mark.parametrize(("one", "two"), list(zip(NAMES, [*NAMES[1:], NAMES[0]], strict=True)))
def test_two_unrelated_events_in_one_folder_share_no_statement(
    one: str, two: str, case_articles: Callable[[str], tuple[AnnotatedArticle, ...]]
) -> None:
    first, second = case_articles(one), case_articles(two)
    corpus = merge((*first, *second), ())
    of_first = {each.article.id for each in first}
    for statement in corpus.statements:
        sources = {citation.source for citation in statement.citations}
        assert sources <= of_first or not sources & of_first, statement.text
    assert all(len({source in of_first for source in origin.sources}) == 1 for origin in corpus.origins)


@pytest.mark.parametrize(
    ("name", "discrepancy"),
    [(name, each) for name in NAMES for each in ("conflict",)],
)
def test_no_false_alarm_of_high_severity(name: str, discrepancy: str, merged: Callable[[str], Corpus]) -> None:
    found = merged(name).discrepancies
    assert not [each for each in found if each.nature == discrepancy and each.severity == "high"]
