"""Openings of articles of different days: each tells what is new on its day, so alike as they are they tell two facts.

Only where the days of writing are known and nothing says that both tell one event: no run of wording, no quotation, no
meeting, no awaited decision, and no act in the main clauses of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from generator.merging.features import OPENING, Features
from generator.merging.similarity import Scored
from generator.merging.telling_apart import ANCHORS
from generator.merging.vectors import rows_of, shared_count
from generator.model.corpus import Passage, Source
from generator.model.edtf import bounds, precision

OTHER_NEWS = -0.3
SAME_WORDING = 0.5  # from here on one text is likely the other rewritten


def with_news_apart(
    scored: Scored, features: Sequence[Features], passages: Sequence[Passage], sources: Sequence[Source]
) -> Scored:
    """The scores of `passages` (`features` in their order) with less for two openings written on different days."""
    if not len(scored.first):
        return scored
    days = {source.annotated.article.id: _day(source) for source in sources}
    day = np.array([days.get(each.source, 0) if each.order < OPENING else 0 for each in passages], dtype=np.int64)
    a, b = day[scored.first], day[scored.second]
    anchored = shared_count(rows_of([each.main_predicates for each in features]), scored.first, scored.second) > 0
    for anchor in ANCHORS:
        anchored |= scored.parts[anchor] > 0
    apart = (a > 0) & (b > 0) & (a != b) & (scored.lexical < SAME_WORDING) & ~anchored
    weight = np.where(apart, OTHER_NEWS, 0).astype(np.float32)
    return replace(scored, score=scored.score + weight, parts={**scored.parts, "news of another day": weight})


def _day(source: Source) -> int:
    """The day the article was written, or published where only that is known, as an ordinal; 0 where no day is."""
    for dated in (source.written, source.published):
        if (
            dated.edtf is not None
            and dated.how != "unknown"
            and precision(dated.edtf) == "day"
            and "/" not in dated.edtf
        ):
            return bounds(dated.edtf)[0].toordinal()
    return 0
