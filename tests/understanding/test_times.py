"""Golden cases of times in sentences (`times.yml`), and what holds of every text."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.article import Article, Block
from generator.model.offsets import resolve_offset
from generator.understanding.parsing import parse
from generator.understanding.times import find_times

if TYPE_CHECKING:
    from pysbd import Segmenter

    from generator.language.model import LanguageModel
    from generator.model.annotation import TimeExpression

CASES = yaml.load(Path(__file__).with_name("times.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
WRITTEN = date(2024, 5, 15)


def times_of(text: str, model: LanguageModel, rules: Segmenter) -> tuple[TimeExpression, ...]:
    article = Article(id="a", file="a.txt", text=text, blocks=(Block(start=0, end=len(text)),))
    return find_times(parse(article, model.nlp, rules))


def told(time: TimeExpression) -> str:
    edtf = resolve_offset(time.value, time.direction, WRITTEN) if time.value else None
    return f"{time.bound} {edtf or 'another event'}" if time.bound else (edtf or "another event")


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_sentence(case: dict[str, Any], model: LanguageModel, rules: Segmenter) -> None:
    found = times_of(case["text"], model, rules)
    assert {time.text: told(time) for time in found} == (case["times"] if case["times"] != "{}" else {})


def test_spans_count_in_the_article_text(model: LanguageModel, rules: Segmenter) -> None:
    first = "Türkiye’s strike — the longest — began on Monday."
    second = "It will end on 3 June 2024."
    text = f"{first}\n\n{second}"
    blocks = (Block(start=0, end=len(first)), Block(start=len(first) + 2, end=len(text)))
    article = Article(id="a", file="a.txt", text=text, blocks=blocks)
    found = find_times(parse(article, model.nlp, rules))
    assert [text[time.start : time.end] for time in found] == [time.text for time in found] == ["Monday", "3 June 2024"]


def test_headings_look_ahead_where_they_say_to(model: LanguageModel, rules: Segmenter) -> None:
    text = "Ministers to meet in Oslo on Thursday"
    article = Article(id="a", file="a.txt", text=text, blocks=(Block(start=0, end=len(text), kind="heading"),))
    (time,) = find_times(parse(article, model.nlp, rules))
    assert time.direction == "future"


def test_captions_tell_the_past_in_the_present(model: LanguageModel, rules: Segmenter) -> None:
    text = "The president greets supporters on Saturday."
    article = Article(id="a", file="a.txt", text=text, blocks=(Block(start=0, end=len(text), kind="caption"),))
    (time,) = find_times(parse(article, model.nlp, rules))
    assert time.direction == "past"


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        """
        in on since 2011 1999 May March 15 15-16 Monday last next week year years two three ago the a of by will met to
        , . - ( ) '90s 31 February 30 Sept. tomorrow today's 12-year war 1/2/2020 quarter first fiscal summer Easter
        """,
    )
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, min_size=1, max_size=14))
def test_any_heap_of_time_words_is_read_without_fault(words: list[str], model: LanguageModel, rules: Segmenter) -> None:
    text = " ".join(words)
    found = times_of(text, model, rules)
    for time in found:
        assert text[time.start : time.end] == time.text
        assert time.relative_to_event == (time.value is None)
        if time.value:
            resolve_offset(time.value, time.direction, WRITTEN)
    assert all(one.end <= other.start for one, other in pairwise(found))
