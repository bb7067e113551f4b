from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.language.model import LanguageModel
from generator.merging.voice import voice_of
from generator.model.annotation import Sentence
from generator.model.article import Article, Block
from generator.understanding.events import find_clauses
from generator.understanding.parsing import parse, tokens_of
from generator.understanding.quotations import find_quotations

if TYPE_CHECKING:
    from pysbd import Segmenter

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "voices.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_voice(case: dict[str, Any], model: LanguageModel, rules: Segmenter) -> None:
    text = case["text"]
    article = Article(id="a", file="a.txt", text=text, blocks=(Block(start=0, end=len(text)),))
    parsed = parse(article, model.nlp, rules)
    quotations = find_quotations(article, parsed, (), ())
    (first,) = parsed
    sentence = Sentence(
        start=first.start,
        end=first.end,
        kind=first.kind,
        block=first.block,
        tokens=tokens_of(first),
        clauses=find_clauses(first, quotations),
    )
    assert voice_of(sentence, quotations) == case["voice"]
