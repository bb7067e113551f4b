"""Who said what, case by case: `quotations.yml` beside this file reads like examples and needs no Python to grow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.language.model import LanguageModel
from generator.model.article import Article, Block
from generator.understanding.parsing import parse
from generator.understanding.quotations import find_quotations

if TYPE_CHECKING:
    from pysbd import Segmenter

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "quotations.yml").read_text(encoding="utf-8"))


def article(text: str) -> Article:
    blocks = []
    at = 0
    for paragraph in text.split("\n\n"):
        start = text.index(paragraph, at)
        at = start + len(paragraph)
        blocks.append(Block(start=start, end=at))
    return Article(id="a", file="a.txt", text=text, blocks=tuple(blocks))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_quotations(case: dict[str, Any], model: LanguageModel, rules: Segmenter) -> None:
    read = article(case["text"])
    found = find_quotations(read, parse(read, model.nlp, rules), (), ())
    told = []
    for quotation in found:
        entry: dict[str, Any] = {"words": read.text[quotation.start : quotation.end]}
        entry |= {} if quotation.direct else {"reported": True}
        entry |= {"scare": True} if quotation.scare else {}
        entry |= {"speaker": quotation.speaker} if quotation.speaker else {}
        entry |= {"cue": quotation.cue_lemma} if quotation.cue_lemma else {}
        told.append(entry)
        if quotation.speaker is not None:
            assert read.text[quotation.speaker_start : quotation.speaker_end] == quotation.speaker
    assert told == case["expected"]
