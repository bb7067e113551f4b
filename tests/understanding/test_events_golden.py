"""What happens, and whether it did, case by case: `events.yml` beside this file needs no Python to grow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.language.model import LanguageModel
from generator.model.article import Article, Block
from generator.understanding.events import find_clauses
from generator.understanding.parsing import parse
from generator.understanding.quotations import find_quotations

if TYPE_CHECKING:
    from pysbd import Segmenter

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "events.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_clauses(case: dict[str, Any], model: LanguageModel, rules: Segmenter) -> None:
    text = case["text"]
    block = Block(start=0, end=len(text), kind=case.get("kind", "paragraph"))
    article = Article(id="a", file="a.txt", text=text, blocks=(block,))
    sentences = parse(article, model.nlp, rules)
    quotations = find_quotations(article, sentences, (), ())
    told = []
    for clause in (clause for sentence in sentences for clause in find_clauses(sentence, quotations)):
        entry: dict[str, Any] = {"words": text[clause.start : clause.end], "verb": clause.verb}
        entry |= {"subject": clause.subject} if clause.subject else {}
        entry |= {"status": clause.status} if clause.status else {}
        entry |= {"main": True} if clause.main else {}
        entry |= {"reported": True} if clause.reported else {}
        told.append(entry | {"predicates": list(clause.predicates)})
        assert clause.start <= clause.verb_start < clause.verb_end <= clause.end
        if clause.subject is not None:
            assert text[clause.subject_start : clause.subject_end] == clause.subject
    assert told == case["expected"]
