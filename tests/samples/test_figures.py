"""The samples' figures that differ: compared as same, finer or in conflict (gold section 8: DX02, DX03, DX04)."""

from __future__ import annotations

import pytest

from generator.language.model import LanguageModel
from generator.model.briefing import Discrepancy
from generator.model.corpus import Corpus
from generator.pipeline import Workshop, make_briefing
from tests.support import ROOT


@pytest.fixture(scope="module")
def corpus(model: LanguageModel) -> Corpus:
    return make_briefing(ROOT / "seeds", Workshop(language=model)).corpus


def comparing(corpus: Corpus, *values: str) -> list[Discrepancy]:
    """The comparisons of figures in which all `values` stand side by side."""
    figures = [each for each in corpus.discrepancies if each.kind == "figure"]
    return [each for each in figures if set(values) <= {reading.value for reading in each.readings}]


def test_dx02_nearly_500_000_and_around_half_a_million_are_compatible(corpus: Corpus) -> None:
    assert [each.nature for each in comparing(corpus, "nearly 500,000", "around half a million")] == ["precision"]


def test_dx03_a_share_of_the_population_and_millions_are_different_measures(corpus: Corpus) -> None:
    values = {reading.value for each in corpus.discrepancies for reading in each.readings}
    assert not values & {"half", "millions"}
    figures = {(figure.text, figure.unit, figure.of) for passage in corpus.passages for figure in passage.figures}
    assert ("half", "percent", "the country’s prewar population") in figures
    assert ("millions", "people", None) in figures


def test_dx04_a_bare_thousand_conflicts_and_is_not_grave(corpus: Corpus) -> None:
    """50,000 lies inside "tens of thousands": only the slip of one article makes it a conflict, and no grave one."""
    (found,) = comparing(corpus, "50,000", "thousand")
    assert (found.nature, found.severity) == ("conflict", "medium")
    assert {reading.value for reading in found.readings} == {"50,000", "tens of thousands", "thousand"}


def test_nothing_else_is_compared(corpus: Corpus) -> None:
    assert len([each for each in corpus.discrepancies if each.kind == "figure"]) == 2


def test_no_two_statements_show_the_same_words(corpus: Corpus) -> None:
    shown = [(c.source, c.start, c.end) for each in corpus.statements for c in [each.citations[each.shown]]]
    assert len(set(shown)) == len(shown)
