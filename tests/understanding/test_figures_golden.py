"""Numbers with what they count, case by case: `figures.yml` beside this file needs no Python to grow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.language.model import LanguageModel
from generator.model.annotation import TimeExpression
from generator.model.article import Article, Block
from generator.understanding.figures import find_figures
from generator.understanding.numerals import modified, numerals_in, widened
from generator.understanding.parsing import parse

if TYPE_CHECKING:
    from pysbd import Segmenter

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "figures.yml").read_text(encoding="utf-8"))


def article(text: str) -> Article:
    return Article(id="a", file="a.txt", text=text, blocks=(Block(start=0, end=len(text)),))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_figures(case: dict[str, Any], model: LanguageModel, rules: Segmenter) -> None:
    read = article(case["text"])
    told = []
    for figure in find_figures(parse(read, model.nlp, rules), ()):
        assert read.text[figure.start : figure.end] == figure.text
        entry: dict[str, Any] = {"words": figure.text, "low": figure.low, "high": figure.high}
        entry |= {"unit": figure.unit} if figure.unit else {}
        told.append(entry | ({"of": figure.of} if figure.of else {}))
    assert told == case["expected"]


def test_dates_are_no_figures(model: LanguageModel, rules: Segmenter) -> None:
    text = "On 12 May 2021 the court fined 12 firms."
    time = TimeExpression(start=3, end=14, text="12 May 2021", value="2021-05-12")
    found = find_figures(parse(article(text), model.nlp, rules), (time,))
    assert [(figure.text, figure.unit) for figure in found] == [("12", "firm")]


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_are_read_back(number: int) -> None:
    assert [numeral.low for numeral in numerals_in(f"They saw {number:,} birds.")] == [float(number)]


@given(
    low=st.floats(min_value=0, max_value=1e12),
    more=st.floats(min_value=0, max_value=1e6),
    kind=st.sampled_from(["near", "under", "over", "least", "most", "below"]),
)
def test_widening_keeps_an_interval(low: float, more: float, kind: str) -> None:
    wide_low, wide_high = widened(low, low + more, kind)
    assert wide_low <= wide_high + 1e-6
    assert wide_high >= low - 1e-6


@given(st.sampled_from(["nearly", "about", "more than", "at least", "up to", "almost"]), st.integers(2, 10**9))
def test_modifiers_belong_to_the_figure(word: str, number: int) -> None:
    text = f"There were {word} {number:,} of them."
    wide = modified(text, numerals_in(text)[0])
    assert text[wide.start : wide.end] == f"{word} {number:,}"


@given(st.text(max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    for numeral in numerals_in(text):
        assert 0 <= numeral.start < numeral.end <= len(text)
        assert numeral.low <= numeral.high
