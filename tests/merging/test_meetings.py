from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.merging import merge
from generator.model.annotation import AnnotatedArticle

CASES: list[Mapping[str, Any]] = yaml.safe_load((Path(__file__).parent / "meetings.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_meetings(case: Mapping[str, Any], read: Callable[..., AnnotatedArticle]) -> None:
    articles = [
        read(f"a{number}", each["text"], published=str(each["published"]))
        for number, each in enumerate(case["articles"])
    ]
    corpus = merge(articles, ())
    assert [(each.when, each.status) for each in corpus.meetings] == [(str(day), was) for day, was in case["meetings"]]
    # A plan and its report told as one fact are an update, folded away; never an alarm.
    told = [each for each in corpus.discrepancies if each.subject == "planned, then done"]
    assert all((each.nature, each.severity) == ("update", "low") for each in told)
