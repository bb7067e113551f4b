"""Figures."""

from __future__ import annotations

from generator.model.annotation import Figure, TimeExpression
from generator.model.article import Article
from generator.understanding.parsing import ParsedSentence


def find_figures(sentences: tuple[ParsedSentence, ...], times: tuple[TimeExpression, ...]) -> tuple[Figure, ...]:
    """First draft to be written."""
    return ()
