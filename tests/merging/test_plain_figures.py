"""Figures that contradict each other plainly, though the sentences share few words; and those that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.language.model import LanguageModel
from generator.model.briefing import Briefing
from generator.pipeline import Workshop, make_briefing

FIRST = """Bus drivers and city meet

OSTROW, June 3, 2024 (Plains News) - Bus drivers and the city met for 9 hours on Monday about a new depot.

The blockade has left some 400 buses in the old yard, according to the city.

The plan gives the drivers two of 9 seats on the board, a mediator from Slovakia said. Lena Marek, 51, leads them.

Talks on the new depot will go on at the labour office in Ostrow in September. The depot would cost 40 million euros.
"""
SECOND = """Depot dispute goes on

OSTROW, June 4, 2024 (Valley Post) - Monday's session on the depot went on for 7 hours and brought no result.

About 330 buses are sitting in the old yard, the drivers say.

The plan gives the drivers three of 9 seats on the board. Lena Marek, who is 48, called that a start.

Talks on the new depot will go on at the labour office in Ostrow in October. The old depot cost 11 million euros in
1987.
"""


@pytest.fixture(scope="module")
def briefing(model: LanguageModel, tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    folder: Path = tmp_path_factory.mktemp("ostrow")
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    return make_briefing(folder, Workshop(language=model)).briefing


@pytest.mark.parametrize(
    ("one", "other"), [("9", "7"), ("some 400", "About 330"), ("two of 9", "three of 9"), ("51", "48")]
)
def test_they_contradict(briefing: Briefing, one: str, other: str) -> None:
    values = [" / ".join(reading.value for reading in item.readings) for item in briefing.discrepancies]
    assert any(one in value and other in value for value in values), values


def test_one_sentence_with_another_month(briefing: Briefing) -> None:
    dates = [item for item in briefing.discrepancies if item.kind == "date"]
    assert any({reading.value for reading in item.readings} == {"September", "October"} for item in dates)


def test_what_another_thing_cost_long_ago_is_no_conflict(briefing: Briefing) -> None:
    values = [reading.value for item in briefing.discrepancies for reading in item.readings]
    assert not any("million" in value for value in values)
