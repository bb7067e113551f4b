"""Twelve events: every item of an expert's outline stands in the briefing (README.md, known_misses.yml)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from generator.language.model import LanguageModel
from generator.pipeline import Workshop, make_briefing
from tests.events.checks import RULES, fault
from tests.events.outline import EVENTS, HERE, Check, checks_of, known_misses
from tests.events.view import View

CHECKS = [check for event in EVENTS for check in checks_of(event)]
HARD = [check for check in CHECKS if not check.soft]  # soft ones are only reported, by `python -m tests.events`
KNOWN = known_misses()


@pytest.fixture(scope="session")
def briefed(model: LanguageModel) -> Callable[[str], View]:
    """The briefing of an event, made once."""

    @cache
    def brief(event: str) -> View:
        return View(make_briefing(HERE / event / "articles", Workshop(language=model)).briefing)

    return brief


@pytest.mark.parametrize("check", [pytest.param(check, id=check.id) for check in HARD if check.id not in KNOWN])
def test_outline(check: Check, briefed: Callable[[str], View]) -> None:
    wrong = fault(briefed(check.event), check)
    assert wrong is None, wrong


@pytest.mark.parametrize("check", [pytest.param(check, id=check.id) for check in HARD if check.id in KNOWN])
def test_what_is_known_to_be_missed_is_still_missed(check: Check, briefed: Callable[[str], View]) -> None:
    assert fault(briefed(check.event), check) is not None, "passes now: take it out of known_misses.yml"


def test_known_misses_are_hard_checks_with_a_reason() -> None:
    assert set(KNOWN) <= {check.id for check in HARD}
    assert all(KNOWN.values())


def test_each_id_stands_once() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)


def test_every_field_has_its_rule() -> None:
    assert {check.field for check in CHECKS} <= set(RULES)
