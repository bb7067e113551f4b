"""Times."""

from __future__ import annotations

from generator.model.annotation import TimeExpression
from generator.model.article import Article
from generator.understanding.parsing import ParsedSentence


def find_times(sentences: tuple[ParsedSentence, ...]) -> tuple[TimeExpression, ...]:
    """First draft to be written."""
    return ()
