"""Quotations."""

from __future__ import annotations

from generator.model.annotation import Description, Name, Quotation
from generator.model.article import Article
from generator.understanding.parsing import ParsedSentence


def find_quotations(
    article: Article,
    sentences: tuple[ParsedSentence, ...],
    names: tuple[Name, ...],
    descriptions: tuple[Description, ...],
) -> tuple[Quotation, ...]:
    """First draft to be written."""
    return ()
