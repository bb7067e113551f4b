"""How the tests here come from a few lines of text to a merged corpus."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.merging import merge
from generator.model.annotation import AnnotatedArticle
from generator.model.article import Article, Block, BlockKind, Dated
from generator.model.corpus import Corpus
from generator.understanding import understand

if TYPE_CHECKING:
    from pysbd import Segmenter

    from generator.language.model import LanguageModel

GROUPS = Path(__file__).parent / "groups"


def article_of(
    name: str, text: str, *, outlet: str | None = None, published: str | None = None, kinds: Sequence[BlockKind] = ()
) -> Article:
    """An article whose paragraphs are parted by empty lines."""
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    blocks, start = [], 0
    for index, paragraph in enumerate(paragraphs):
        kind = kinds[index] if index < len(kinds) else "paragraph"
        blocks.append(Block(start=start, end=start + len(paragraph), kind=kind))
        start += len(paragraph) + 2
    return Article(
        id=name,
        file=f"{name}.txt",
        text="\n\n".join(paragraphs),
        blocks=tuple(blocks),
        outlet=outlet,
        published=Dated(edtf=published, how="given") if published else Dated(),
    )


Read = Callable[..., AnnotatedArticle]
Case = Callable[[str], Mapping[str, Any]]


@pytest.fixture(scope="session")
def read(model: LanguageModel, rules: Segmenter) -> Read:
    """A function from an article's name, text and metadata to the article understood."""

    @cache
    def understood(name: str, text: str, **known: Any) -> AnnotatedArticle:
        return understand(article_of(name, text, **known), model.nlp, rules)

    return understood


@pytest.fixture(scope="session")
def case() -> Case:
    """A function from the name of a golden case to what its file holds."""

    @cache
    def loaded(name: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = yaml.safe_load((GROUPS / f"{name}.yml").read_text(encoding="utf-8"))
        return found

    return loaded


@pytest.fixture(scope="session")
def case_articles(read: Read, case: Case) -> Callable[[str], tuple[AnnotatedArticle, ...]]:
    """A function from the name of a golden case to its articles, understood."""

    def articles(name: str) -> tuple[AnnotatedArticle, ...]:
        return tuple(
            read(each["id"], each["text"], outlet=each.get("outlet"), published=str(each["published"]))
            for each in case(name)["articles"]
        )

    return articles


@pytest.fixture(scope="session")
def merged(case_articles: Callable[[str], tuple[AnnotatedArticle, ...]]) -> Callable[[str], Corpus]:
    """A function from the name of a golden case to its corpus."""

    @cache
    def corpus(name: str) -> Corpus:
        return merge(case_articles(name), ())

    return corpus
