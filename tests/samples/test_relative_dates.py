"""The samples' relative dates: what each expression means with the other articles, and in its article alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.language.model import LanguageModel
from generator.model.corpus import Corpus
from generator.pipeline import Workshop, inspect_file, make_briefing
from tests.support import ROOT

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "relative_dates.yml").read_text(encoding="utf-8"))
NAMES = [f"{case['article']} {case['words']} ({number})" for number, case in enumerate(CASES)]


@pytest.fixture(scope="module")
def corpus(model: LanguageModel) -> Corpus:
    return make_briefing(ROOT / "seeds", Workshop(language=model)).corpus


@pytest.fixture(scope="module")
def alone(model: LanguageModel) -> dict[str, Any]:
    files = sorted((ROOT / "seeds").glob("*.txt"))
    return {file.name[:3]: json.loads(inspect_file(file, Workshop(language=model))) for file in files}


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_with_the_other_articles(corpus: Corpus, case: dict[str, Any]) -> None:
    passages = [
        passage
        for passage in corpus.passages
        if passage.source.startswith(case["article"]) and passage.exact.startswith(case["passage"])
    ]
    assert len(passages) == 1
    found = [time for time in passages[0].times if case["words"] in time.text]
    assert [time.edtf for time in found] == [case["edtf"]], [(time.text, time.edtf) for time in passages[0].times]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_in_its_article_alone(alone: dict[str, Any], case: dict[str, Any]) -> None:
    understood = alone[case["article"]]
    start = understood["source"]["text"].index(case["passage"])
    end = next(item["end"] for item in understood["sentences"] if item["start"] == start)
    found = [item for item in understood["dates"] if start <= item["start"] < end and case["words"] in item["text"]]
    assert [item["edtf"] for item in found] == [case["alone"]]
