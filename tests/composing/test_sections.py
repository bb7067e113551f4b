"""Sentences of other events and the sections they belong to: `sections.yml`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.composing.event_days import Setting
from generator.composing.index import index_corpus
from generator.composing.sections import ORDER, place_statements, score_passage
from generator.composing.setting import setting_of
from generator.model.corpus import Corpus

Build = Callable[..., Corpus]

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("sections.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_sections(build: Build, case: dict[str, Any]) -> None:
    told = [{"text": text, "when": _year(text)} if _year(text) else text for text, _ in case["sentences"]]
    corpus = build([{"title": case["title"], "written": case["event"].isoformat(), "sentences": told}])
    index = index_corpus(corpus)
    found = setting_of(index, ())
    setting = Setting(first=case["event"], last=case["event"], leads=found.leads, lengths=found.lengths)
    wrong = []
    for passage, (text, wanted) in zip(corpus.passages, case["sentences"], strict=True):
        score = score_passage(passage, setting)
        if score.section not in ([wanted] if isinstance(wanted, str) else wanted):
            wrong.append(f"{text}: {score.section}, not {wanted} {score.reasons}")
    assert not wrong, "\n".join(wrong)


def test_there_are_enough_cases() -> None:
    assert sum(len(case["sentences"]) for case in CASES) >= 40


def test_each_origin_has_one_vote(build: Build) -> None:
    """Two prints of one text do not outvote two texts."""
    copied = "The union demands a rise of six percent."
    corpus = build(
        [
            {"id": "a", "origin": "wire", "sentences": ["Drivers walked out.", {"text": copied, "same": "x"}]},
            {"id": "b", "origin": "wire", "sentences": ["Drivers walked out.", {"text": copied, "same": "x"}]},
            {"id": "c", "origin": "own", "sentences": [{"text": "The union wants six percent more.", "same": "x"}]},
        ]
    )
    index = index_corpus(corpus)
    placement = next(item for item in place_statements(index, Setting()) if len(item.votes) == 3)
    sections = [vote.section for vote in placement.votes]
    assert sections[0] == sections[1] == "open_issues"
    assert placement.section in {sections[0], sections[2]}


def test_scores_are_given_for_every_section(build: Build) -> None:
    corpus = build([{"sentences": ["The two sides met on Monday."]}])
    score = score_passage(corpus.passages[0], Setting(first=date(2020, 1, 1), last=date(2020, 1, 1)))
    assert tuple(section for section, _ in score.scores) == ORDER
    assert score.reasons


def _year(text: str) -> str | None:
    return next(
        (word.strip(".,") for word in text.split() if word.strip(".,").isdigit() and len(word.strip(".,")) == 4), None
    )


def test_a_forecast_told_on_from_what_somebody_said_is_a_part_of_it(build: Build) -> None:
    forecast = "He expects the weavers to walk out again by the summer."
    told = ["Weavers walked out.", "It rained.", "Nobody came.", "Tom Lee said he was sorry for the weavers.", forecast]
    before, passage = build([{"sentences": told}, {"sentences": ["Weavers struck."]}]).passages[3:5]
    assert score_passage(passage, Setting(), before=before).section == "developments"
    assert score_passage(passage, Setting(), before=None).section == "open_issues"


def test_a_promise_and_what_an_accord_settles_are_news_among_several_articles(build: Build) -> None:
    told = ["Weavers walked out.", "It rained.", "Nobody came.", "The mill pledged to pay them until June."]
    told += [
        "The looms are to be handed over by June, according to a joint communique.",
        "The owner plans to sell the mill.",
    ]
    corpus = build([{"sentences": told}, {"sentences": ["Weavers struck."]}])
    found = {one.exact: score_passage(one, Setting(lengths={"a0": 6, "a1": 1})).section for one in corpus.passages}
    assert [found[text] for text in told[3:]] == ["developments", "developments", "open_issues"]


def test_the_outcome_votes_not_the_plan_it_has_overtaken(build: Build) -> None:
    plan = {"text": "The two sides are expected to sign an accord in June.", "same": "x", "status": "done"}
    done = {"text": "The two sides signed an accord in Elbing.", "same": "x", "status": "done"}
    articles: list[dict[str, Any]] = [
        {"id": "a", "origin": "a", "sentences": ["Weavers met the mill.", "It rained.", "Nobody came.", plan]},
        {"id": "b", "origin": "b", "sentences": ["Weavers met the mill.", done]},
    ]
    index = index_corpus(build(articles))
    placement = next(item for item in place_statements(index, Setting()) if len(item.votes) == 2)
    assert [vote.section for vote in placement.votes] == ["open_issues", "developments"]
    assert placement.section == "developments"
