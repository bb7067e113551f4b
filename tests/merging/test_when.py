"""Golden cases of the date a statement is given (`whens.yml`)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.merging import merge
from generator.model.annotation import AnnotatedArticle

CASES: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("whens.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_date_of_a_statement(case: dict[str, Any], read: Callable[..., AnnotatedArticle]) -> None:
    corpus = merge((read("a", case["text"], published="2024-05-15"),), ())
    dates = {statement.when.edtf for statement in corpus.statements if statement.when}
    assert dates == (set() if case["when"] == "none" else {case["when"]})
