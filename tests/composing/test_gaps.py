"""A gap is claimed only where nothing in the articles bears on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.composing import compose
from generator.composing.status import tells_outcome
from generator.language.fixed_words import fixed
from generator.model.briefing import Briefing, Discrepancy
from generator.model.corpus import Corpus
from generator.options import ComposingOptions

Build = Callable[..., Corpus]

OUTCOMES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("outcomes.yml").read_text(encoding="utf-8"))
HELD = {
    "text": "President Ana Ruiz of Chile met Prime Minister Tom Lee of Norway in Oslo on 2 September 2021.",
    "same": "met",
    "meeting": "m-talks",
    "when": "2021-09-02",
    "status": "done",
}
MORE = {
    "parties": {"Chile": ["Santiago"], "Norway": ["Oslo"]},
    "people": {"Ana Ruiz": ("Chile", ["Ruiz"]), "Tom Lee": ("Norway", ["Lee"]), "Eva Dahl": ("Norway", [])},
    "meetings": {
        "m-talks": {
            "when": "2021-09-02",
            "place": "Oslo",
            "parties": ["Chile", "Norway"],
            "participants": ["Ana Ruiz", "Tom Lee"],
        }
    },
}


def brief(build: Build, *more: str | dict[str, Any]) -> Briefing:
    return compose(build([{"written": "2021-09-03", "sentences": [HELD, *more]}], **MORE), ComposingOptions())


def about(briefing: Briefing) -> set[str]:
    return {gap.about for gap in briefing.gaps}


@pytest.mark.parametrize("case", OUTCOMES, ids=[case["text"] for case in OUTCOMES])
def test_what_tells_an_outcome(build: Build, case: dict[str, Any]) -> None:
    corpus = build([{"sentences": [case["text"]]}])
    assert tells_outcome(corpus.passages[0]) is case["tells"]


def test_an_outcome_told_in_a_statement_of_its_own_is_one(build: Build) -> None:
    told = brief(build, "The two sides did not sign the fishing treaty.")
    assert "outcome" not in about(told)
    assert fixed("status.no_outcome") not in told.status_line
    silent = brief(build, "The leaders shook hands before the cameras.")
    assert "outcome" in about(silent)
    assert fixed("status.no_outcome") in silent.status_line


def test_what_was_signed_long_before_is_no_outcome(build: Build) -> None:
    assert "outcome" in about(brief(build, {"text": "They signed their first treaty in 1995.", "when": "1995"}))


def test_what_comes_next_is_told_by_any_later_day(build: Build) -> None:
    later = {"text": "The next session will be held in Santiago in 2023.", "when": "2023", "status": "planned"}
    assert "next" not in about(brief(build, later))
    assert "next" in about(brief(build, "The leaders shook hands before the cameras."))


def test_a_companion_with_a_name_is_some_of_the_delegation(build: Build) -> None:
    assert "delegation" not in about(brief(build, "Trade minister Eva Dahl also took part."))
    assert "delegation" in about(brief(build, "The leaders shook hands before the cameras."))


def test_a_clock_time_is_a_time(build: Build) -> None:
    timed = {"text": "The talks in Oslo began at 9:30 and lasted two hours.", "meeting": "m-talks"}
    assert "time" not in about(brief(build, timed))
    assert "time" in about(brief(build))


def test_what_is_open_is_listed_and_no_gap(build: Build) -> None:
    corpus = build(
        [{"sentences": ["The jury found the banker guilty.", "A second trial is scheduled for the spring."]}]
    )
    briefing = compose(corpus, ComposingOptions())
    if any(item.section == "open_issues" for item in briefing.statements):
        assert "issues" not in about(briefing)
        assert briefing.open_issues


def test_differences_of_precision_are_told_as_such(build: Build) -> None:
    corpus = build([{"sentences": ["The storm killed twelve people.", "The storm killed about a dozen people."]}])
    difference = Discrepancy(
        id="d-1", nature="precision", kind="figure", severity="low", subject="x", statements=(), readings=()
    )
    assert fixed("gaps.differences") in {gap.text for gap in compose(corpus, ComposingOptions()).gaps}
    told = {gap.text for gap in compose(replace(corpus, discrepancies=(difference,)), ComposingOptions()).gaps}
    assert fixed("gaps.differences") not in told
    assert fixed("gaps.differences_precision") in told
    grave = replace(corpus, discrepancies=(replace(difference, nature="conflict"),))
    assert "differences" not in about(compose(grave, ComposingOptions()))


@pytest.mark.parametrize("key", ["gaps.differences", "gaps.differences_precision"])
def test_only_what_was_compared_is_said_not_to_differ(key: str) -> None:
    assert "were compared" in fixed(key)
