"""Statements that read as a fact of ours where they are not: kept out of the overview, told on their own pages.

Their shown words give the reading that fewer passages give, where the sources contradict each other; or they take a
side in a loaded word ("the enemy") that is neither quoted nor anybody's whom the sentence names.
"""

from __future__ import annotations

from generator.composing.index import Index
from generator.language.section_cues import cues_in, joined
from generator.model.briefing import Reading
from generator.model.corpus import MergedStatement


def doubtful(index: Index) -> frozenset[str]:
    """Ids of the statements that are loaded, or show a date or figure that most passages contradict."""
    found = {item.id for item in index.corpus.statements if is_loaded(index, item)}
    for item in index.corpus.discrepancies:
        if item.nature != "conflict" or item.kind not in {"date", "figure"}:
            continue
        most = max((len(reading.citations) for reading in item.readings), default=0)
        for reading in item.readings:
            if len(reading.citations) < most:
                found.update(name for name in item.statements if _shows(index, name, reading))
    return frozenset(found)


def is_loaded(index: Index, statement: MergedStatement) -> bool:
    """Whether the shown words, with no speaker named, use a loaded word outside quotation marks."""
    passage = index.shown(statement)
    if statement.speaker is not None:
        return False
    free = [
        token.lemma
        for token in passage.sentence.tokens
        if not any(item.direct and item.start <= token.start < item.end for item in passage.quotations)
    ]
    return bool(cues_in(joined(free), "loaded"))


def _shows(index: Index, statement: str, reading: Reading) -> bool:
    if statement not in index.statements:
        return False
    shown = index.shown(index.statements[statement])
    return any(one.source == shown.source and shown.start <= one.start < shown.end for one in reading.citations)
