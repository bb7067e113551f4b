"""Points at issue, bodies as parties, spelt-out agendas, what sources say is not known: on a small invented event."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.language.model import LanguageModel
from generator.model.briefing import Briefing
from generator.pipeline import Workshop, make_briefing

FIRST = """Library closures divide Larkton

LARKTON, May 6, 2024 (Plains News) - Librarians protested on Monday against the closure of two libraries.

The Readers' Association demanded that the town keep the mobile van. The town council refused.

A spokeswoman for the Small Publishers' Forum asked that the archive stay open on Saturdays.

The council has named three matters it wants to hear about: the mobile van, the archive, and opening hours on Sundays.

The association said 300 people had come. Police put the number at 180. The council gave no figure for the cost.
"""
SECOND = """Council to meet over Larkton libraries

LARKTON, May 7, 2024 (Valley Post) - The Larkton council will meet on Thursday to decide on the libraries.

The Readers' Association wants the mobile van to run until 2027. The council has not said who would drive it.

Joan Petrie, 61, has run the van since 1999.
"""


@pytest.fixture(scope="module")
def briefing(model: LanguageModel, tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    folder: Path = tmp_path_factory.mktemp("larkton")
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    return make_briefing(folder, Workshop(language=model)).briefing


def test_a_noun_that_open_statements_share_is_an_issue(briefing: Briefing) -> None:
    texts = {item.id: item.text for item in briefing.statements}
    van = [issue for issue in briefing.open_issues if any("mobile van" in texts[name] for name in issue.statements)]
    assert van
    names = {party.id: party.name for party in briefing.parties}
    assert any("Association" in names[one.party] and one.statements for issue in van for one in issue.positions)


def test_a_body_that_asks_is_a_party(briefing: Briefing) -> None:
    assert any("Publishers" in party.name for party in briefing.parties)


def test_what_a_source_says_is_not_known_is_a_gap(briefing: Briefing) -> None:
    assert any("gave no figure for the cost" in gap.text for gap in briefing.gaps if gap.about == "untold")


def test_a_spelt_out_agenda_is_no_missing_one(briefing: Briefing) -> None:
    assert not any(gap.about == "agenda" for gap in briefing.gaps)


def test_a_number_put_otherwise_is_a_conflict(briefing: Briefing) -> None:
    assert any([one.value for one in item.readings] == ["300", "180"] for item in briefing.discrepancies)


def test_at_most_a_dozen_issues(briefing: Briefing) -> None:
    assert len(briefing.open_issues) <= 12
