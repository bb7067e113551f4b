"""Sentences copied from another article, whatever else is original in the one that prints them.

A copied sentence counts with the wire it came from: the origin whose articles bear an agency's mark, else the one with
most articles, else the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from generator.merging.origins import Grams, Groups, word_grams_of
from generator.merging.similarity import Scored
from generator.model.briefing import Origin
from generator.model.corpus import Passage

ALIKE = 0.55  # lexical likeness below which two sentences are not looked at
COPIED = 0.5  # share of the shorter sentence's word 5-grams that the other has too
LEAST_GRAMS = 3


def with_copied_origins(passages: Sequence[Passage], scored: Scored, origins: Sequence[Origin]) -> tuple[Passage, ...]:
    """The passages, those with copies in other articles given the origin of the text they came from."""
    groups = Groups(passage.id for passage in passages)
    alike = scored.lexical >= ALIKE
    pairs = [
        (passages[a], passages[b])
        for a, b in zip(scored.first[alike].tolist(), scored.second[alike].tolist(), strict=True)
        if passages[a].origin != passages[b].origin
    ]
    looked_at = {passage.id: passage for pair in pairs for passage in pair}
    grams = dict(zip(looked_at, _grams_of(tuple(looked_at.values())), strict=True))
    for one, two in pairs:
        if _is_copy(grams[one.id], grams[two.id]):
            groups.join(one.id, two.id)
    by_id = {passage.id: passage for passage in passages}
    known = {origin.id: origin for origin in origins}
    rank = {origin.id: number for number, origin in enumerate(origins)}
    source_of: dict[str, str] = {}
    for members in groups.all():
        if len(members) > 1:
            candidates = sorted({by_id[member].origin for member in members}, key=lambda origin: rank[origin])
            wire = min(candidates, key=lambda o: (known[o].agency is None, -len(known[o].sources), rank[o]))
            source_of.update(dict.fromkeys(members, wire))
    return tuple(
        replace(passage, origin=source_of[passage.id]) if passage.id in source_of else passage for passage in passages
    )


def _grams_of(passages: Sequence[Passage]) -> list[tuple[Grams, Grams]]:
    """The word 5-grams of each passage: of what stands outside quotation marks, and of all of it."""
    outside = word_grams_of([outside_quotations(passage) for passage in passages])
    return list(zip(outside, word_grams_of([passage.exact for passage in passages]), strict=True))


def _is_copy(one: tuple[Grams, Grams], two: tuple[Grams, Grams]) -> bool:
    """Whether two sentences are one text.

    Words inside quotation marks prove nothing where enough stand outside: two reporters who heard one speaker print
    the same words.
    """
    for a, b in zip(one, two, strict=True):
        if min(len(a), len(b)) >= LEAST_GRAMS:
            common = len(np.intersect1d(a, b, assume_unique=True))
            return common >= COPIED * min(len(a), len(b))
    return False


def outside_quotations(passage: Passage) -> str:
    """The passage's words but for those in quotation marks."""
    kept, cursor = [], passage.start
    for quotation in sorted(passage.quotations, key=lambda q: q.start):
        if quotation.direct and not quotation.scare:
            kept.append(passage.exact[max(0, cursor - passage.start) : max(0, quotation.start - passage.start)])
            cursor = max(cursor, quotation.end)
    kept.append(passage.exact[max(0, cursor - passage.start) :])
    return " ".join(kept)
