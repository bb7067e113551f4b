"""Statements left out of the briefing, with the accounts kept right."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from generator.model.briefing import Agreement, Discrepancy
from generator.model.corpus import Corpus, MergedStatement

HIDDEN = "hidden by the editor"


def hide(corpus: Corpus, hidden: AbstractSet[str]) -> Corpus:
    """`corpus` without the statements of these ids.

    A passage that no other statement uses becomes unused, with the editor as the reason, and what is quoted from such
    passages alone goes; meetings and discrepancies forget the hidden statements, and a discrepancy with none left goes
    with them.
    """
    if not hidden:
        return corpus
    discrepancies = _without(corpus.discrepancies, hidden)
    known = frozenset(item.id for item in discrepancies)
    statements = tuple(_forget(item, known) for item in corpus.statements if item.id not in hidden)
    used = frozenset(passage for item in statements for passage in item.passages)
    freed = frozenset(passage for item in corpus.statements if item.id in hidden for passage in item.passages) - used
    spans = [(item.source, item.start, item.end) for item in corpus.passages if item.id in freed]
    return replace(
        corpus,
        statements=statements,
        discrepancies=discrepancies,
        passages=tuple(
            replace(item, unused=HIDDEN) if item.id in freed and item.unused is None else item
            for item in corpus.passages
        ),
        quotations=tuple(
            item
            for item in corpus.quotations
            if not all(
                any(one.source == source and start <= one.start and one.end <= end for source, start, end in spans)
                for one in item.citations
            )
        ),
        meetings=tuple(
            replace(item, statements=tuple(one for one in item.statements if one not in hidden))
            for item in corpus.meetings
        ),
    )


def _without(discrepancies: tuple[Discrepancy, ...], hidden: AbstractSet[str]) -> tuple[Discrepancy, ...]:
    left = (
        replace(item, statements=tuple(one for one in item.statements if one not in hidden)) for item in discrepancies
    )
    return tuple(item for item in left if item.statements)


def _forget(statement: MergedStatement, known: AbstractSet[str]) -> MergedStatement:
    """`statement` without the discrepancies that are gone; it disagrees with nobody where none is left."""
    kept = tuple(item for item in statement.discrepancies if item in known)
    if kept == statement.discrepancies:
        return statement
    several = len({citation.source for citation in statement.citations}) > 1
    agreement: Agreement = statement.agreement if kept else ("agreed" if several else "single")
    return replace(statement, discrepancies=kept, agreement=agreement)
