"""Events."""

from __future__ import annotations

from generator.model.annotation import Clause, Quotation
from generator.model.article import Article
from generator.understanding.parsing import ParsedSentence


def find_clauses(sentence: ParsedSentence, quotations: tuple[Quotation, ...]) -> tuple[Clause, ...]:
    """First draft to be written."""
    return ()
