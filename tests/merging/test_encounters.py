"""Meetings told in one sentence, and words of meeting that tell of none: `encounters.yml` needs no Python to grow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.merging import merge
from generator.merging.encounters import meeting_told
from generator.model.annotation import AnnotatedArticle

CASES: list[Mapping[str, Any]] = yaml.safe_load((Path(__file__).parent / "encounters.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_meeting(case: Mapping[str, Any], read: Callable[..., AnnotatedArticle]) -> None:
    corpus = merge([read("a", case["text"], published="2019-05-06")], ())
    told = meeting_told(corpus.passages[0], {}, {})
    assert (told.kind if told else None) == case["kind"]
    if told is not None:
        assert told.ranks == frozenset(case.get("ranks", ()))
