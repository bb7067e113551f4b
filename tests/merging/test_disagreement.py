from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.merging import merge
from generator.model.annotation import AnnotatedArticle

CASES: list[Mapping[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "disagreements.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_disagreement(case: Mapping[str, Any], read: Callable[..., AnnotatedArticle]) -> None:
    corpus = merge([read(each["id"], each["text"], published=str(each["published"])) for each in case["articles"]], ())
    found = [(each.kind, each.nature, {reading.value for reading in each.readings}) for each in corpus.discrepancies]
    for wanted in case["found"]:
        sought = (wanted["kind"], wanted["nature"], set(wanted["values"]))
        assert sought in found
        if "severity" in wanted:
            assert corpus.discrepancies[found.index(sought)].severity == wanted["severity"]
    if not case["found"]:
        assert [each for each in found if each[1] == "conflict"] == []
    for discrepancy in corpus.discrepancies:
        assert discrepancy.id.startswith("d-")
        assert len(discrepancy.readings) >= 2
        assert all(reading.citations for reading in discrepancy.readings)


def test_a_statement_shows_what_its_sources_make_of_a_figure(read: Callable[..., AnnotatedArticle]) -> None:
    articles = [
        read("a", "The earthquake in Yushu killed 600 people on Wednesday, officials said.", published="2010-04-15"),
        read("b", "The earthquake in Yushu killed 1,400 people on Wednesday, officials said.", published="2010-04-15"),
    ]
    corpus = merge(articles, ())
    assert [statement.agreement for statement in corpus.statements] == ["conflict"]
    assert corpus.statements[0].discrepancies == tuple(each.id for each in corpus.discrepancies)
