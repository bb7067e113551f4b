"""Two unrelated events dropped into one folder: whatever they have in common, no fact is told of both."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from generator.merging import merge
from generator.options import Options
from generator.reading import read_folder
from generator.understanding import understand
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from pysbd import Segmenter

    from generator.language.model import LanguageModel
    from generator.model.annotation import AnnotatedArticle

EVENTS = ROOT / "tests" / "events"
NAMES = sorted(path.parent.name for path in EVENTS.glob("*/articles"))


@pytest.fixture(scope="module")
def event(model: LanguageModel, rules: Segmenter) -> Callable[[str], tuple[AnnotatedArticle, ...]]:
    @cache
    def read(name: str) -> tuple[AnnotatedArticle, ...]:
        articles, _ = read_folder(EVENTS / name / "articles", Options().reading)
        return tuple(understand(article, model.nlp, rules) for article in articles)

    return read


@pytest.mark.parametrize(("one", "two"), list(combinations(NAMES, 2)))
def test_no_statement_and_no_difference_is_of_both(
    one: str, two: str, event: Callable[[str], tuple[AnnotatedArticle, ...]]
) -> None:
    first = event(one)
    of_first = {each.article.id for each in first}
    corpus = merge((*first, *event(two)), ())
    groups = [
        *({citation.source for citation in each.citations} for each in corpus.statements),
        *({c.source for reading in each.readings for c in reading.citations} for each in corpus.discrepancies),
        *({*origin.sources} for origin in corpus.origins),
    ]
    assert all(group <= of_first or not group & of_first for group in groups)
