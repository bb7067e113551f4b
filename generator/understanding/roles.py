"""Roles."""

from __future__ import annotations

from generator.model.annotation import Description, Name, Role
from generator.model.article import Article
from generator.understanding.parsing import ParsedSentence


def find_roles(
    article: Article,
    sentences: tuple[ParsedSentence, ...],
    names: tuple[Name, ...],
    descriptions: tuple[Description, ...],
) -> tuple[Role, ...]:
    """First draft to be written."""
    return ()
