"""An editor's decisions applied to the corpus, before anything is composed from it."""

from __future__ import annotations

from dataclasses import replace

from generator.model.briefing import Agreement, Discrepancy
from generator.model.corpus import Corpus, MergedStatement
from generator.options import EditingOptions

HIDDEN = "hidden by the editor"


def edit(corpus: Corpus, options: EditingOptions) -> Corpus:
    """`corpus` without the statements that `options.hide` names by id or by alias.

    The accounts stay right: a passage that no other statement uses becomes unused, with the editor as the reason;
    meetings and discrepancies forget the hidden statements, and a discrepancy with none left goes with them. An id that
    no statement has any more (its article was taken out) changes nothing.
    """
    named = frozenset(options.hide)
    aliases = named.difference(item.id for item in corpus.statements)  # an id means its own statement and no other
    hidden = frozenset(item.id for item in corpus.statements if item.id in named or aliases.intersection(item.aliases))
    if not hidden:
        return corpus
    discrepancies = _without(corpus.discrepancies, hidden)
    known = frozenset(item.id for item in discrepancies)
    statements = tuple(_forget(item, known) for item in corpus.statements if item.id not in hidden)
    used = frozenset(passage for item in statements for passage in item.passages)
    freed = frozenset(passage for item in corpus.statements if item.id in hidden for passage in item.passages) - used
    return replace(
        corpus,
        statements=statements,
        discrepancies=discrepancies,
        passages=tuple(
            replace(item, unused=HIDDEN) if item.id in freed and item.unused is None else item
            for item in corpus.passages
        ),
        meetings=tuple(
            replace(item, statements=tuple(one for one in item.statements if one not in hidden))
            for item in corpus.meetings
        ),
    )


def unknown_ids(corpus: Corpus, options: EditingOptions) -> tuple[str, ...]:
    """The ids of `options.hide` that no statement of `corpus` has, as id or as alias, each once, in order.

    Hiding them changes nothing, so the editor should be told: the words may stand in the briefing under another id.
    """
    known = {name for item in corpus.statements for name in (item.id, *item.aliases)}
    return tuple(name for name in dict.fromkeys(options.hide) if name not in known)


def _without(discrepancies: tuple[Discrepancy, ...], hidden: frozenset[str]) -> tuple[Discrepancy, ...]:
    left = (
        replace(item, statements=tuple(one for one in item.statements if one not in hidden)) for item in discrepancies
    )
    return tuple(item for item in left if item.statements)


def _forget(statement: MergedStatement, known: frozenset[str]) -> MergedStatement:
    """`statement` without the discrepancies that are gone; it disagrees with nobody where none is left."""
    kept = tuple(item for item in statement.discrepancies if item in known)
    if kept == statement.discrepancies:
        return statement
    several = len({citation.source for citation in statement.citations}) > 1
    agreement: Agreement = statement.agreement if kept else ("agreed" if several else "single")
    return replace(statement, discrepancies=kept, agreement=agreement)
