"""A quality number is a test: pairs of sentences told as one statement, held against an annotated event."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.merging import merge
from generator.model.article import Article, Block, Dated
from generator.understanding import understand

if TYPE_CHECKING:
    from pysbd import Segmenter

    from generator.language.model import LanguageModel

EVENTS = sorted(Path(__file__).parent.glob("*.yml"))


def article_of(entry: dict[str, Any]) -> Article:
    blocks, start = [], 0
    for sentence in entry["sentences"]:
        blocks.append(Block(start=start, end=start + len(sentence)))
        start += len(sentence) + 2
    return Article(
        id=entry["id"],
        file=f"{entry['id']}.txt",
        text="\n\n".join(entry["sentences"]),
        blocks=tuple(blocks),
        published=Dated(edtf=str(entry["published"]), how="given"),
    )


def pairs_of(groups: list[list[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2)}


@pytest.mark.parametrize("path", EVENTS, ids=lambda path: path.stem)
def test_pairs_told_as_one_statement(path: Path, model: LanguageModel, rules: Segmenter) -> None:
    event = yaml.safe_load(path.read_text(encoding="utf-8"))
    articles = [article_of(entry) for entry in event["articles"]]
    corpus = merge([understand(article, model.nlp, rules) for article in articles], ())
    place = {passage.id: f"{passage.source} {passage.sentence.block}" for passage in corpus.passages}
    told = pairs_of([[place[item] for item in statement.passages] for statement in corpus.statements])
    wanted = pairs_of(event["same"])
    precision = len(told & wanted) / max(1, len(told))
    recall = len(told & wanted) / len(wanted)
    wrong = sorted(map(sorted, told - wanted)), sorted(map(sorted, wanted - told))
    assert precision >= event["floors"]["precision"], wrong
    assert recall >= event["floors"]["recall"], wrong
