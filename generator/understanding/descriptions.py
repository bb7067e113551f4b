"""Descriptions."""

from __future__ import annotations

from generator.model.annotation import Description, Name
from generator.model.article import Article
from generator.understanding.parsing import ParsedSentence


def find_descriptions(sentences: tuple[ParsedSentence, ...], names: tuple[Name, ...]) -> tuple[Description, ...]:
    """First draft to be written."""
    return ()
