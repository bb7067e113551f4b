"""Names."""

from __future__ import annotations

from generator.model.annotation import Name
from generator.model.article import Article
from generator.understanding.parsing import ParsedSentence


def find_names(article: Article, sentences: tuple[ParsedSentence, ...]) -> tuple[Name, ...]:
    """First draft to be written."""
    return ()
