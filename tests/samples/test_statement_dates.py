"""The samples' relative dates as the dates of the statements that cite them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.language.model import LanguageModel
from generator.model.briefing import Briefing
from generator.pipeline import Workshop, make_briefing
from tests.support import ROOT

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "statement_dates.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def briefing(model: LanguageModel) -> Briefing:
    return make_briefing(ROOT / "seeds", Workshop(language=model)).briefing


@pytest.mark.parametrize("case", CASES, ids=[f"{case['article']} {case['expression']}" for case in CASES])
def test_statement(briefing: Briefing, case: dict[str, Any]) -> None:
    dates = [
        statement.when.edtf if statement.when else None
        for statement in briefing.statements
        for citation in statement.citations
        if citation.source.startswith(case["article"]) and citation.exact.startswith(case["passage"])
    ]
    assert case["edtf"] in dates
    # Words cited twice may have no date in the other place, but never another one.
    assert set(dates) <= {case["edtf"], None}
