"""The runs of words that stand inside quotation marks: two passages that share one tell of one remark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from generator.merging.origins import word_grams_of
from generator.model.corpus import Passage

QUOTED_RUN = 6


def quoted_runs(passages: Sequence[Passage], left_out: Sequence[Collection[int]]) -> list[frozenset[str]]:
    """Of each passage, hashes of its runs of `QUOTED_RUN` words inside quotation marks; of all passages at once.

    `left_out`: the indices of each passage's tokens that do not count, as names are written in many ways.
    """
    held = [(row, words) for row, each in enumerate(passages) for words in _quoted(each, left_out[row])]
    runs: dict[int, set[str]] = defaultdict(set)
    for (row, _), grams in zip(held, word_grams_of([words for _, words in held], QUOTED_RUN), strict=True):
        runs[row].update(map(str, grams.tolist()))
    return [frozenset(runs.get(row, ())) for row in range(len(passages))]


def _quoted(passage: Passage, left_out: Collection[int]) -> list[str]:
    tokens, exact, offset = passage.sentence.tokens, passage.exact, passage.start
    return [
        " ".join(
            exact[token.start - offset : token.end - offset]
            for index, token in enumerate(tokens)
            if quotation.start <= token.start and token.end <= quotation.end and index not in left_out
        )
        for quotation in passage.quotations
        if quotation.direct and not quotation.scare
    ]
