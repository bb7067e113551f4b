"""How well sentences are told as one statement: pairwise and B-cubed figures, an ablation, and the blocking's recall.

    python -m tests.benchmarks.merging_quality [--articles seeds] [--clusters tests/samples/clusters.yml]

Run by hand; not run by pytest. `--clusters` is a YAML list of groups of sentences, each sentence by the beginning of
its article's file name and its own beginning. Measured are the stars over all passages, before clauses are parted.

Pairwise: of the pairs told as one, the share that is right (precision); of the right pairs, the share told as one
(recall). B-cubed (Bagga and Baldwin, "Algorithms for scoring coreference chains", 1998): the same per sentence, over
all those it is told with; a sentence of two groups counts with both.

The ablation starts from wording alone, with no names made one, and adds one kind of evidence after the other. Where a
kind is left out its parts of the score are nothing, and the threshold stays, so a row tells what the rest can do alone.
The blocking's recall is the share of all pairs at or above the star threshold that the inverted index proposes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np
import yaml

from generator.merging import merge
from generator.merging.candidates import indexed_pairs
from generator.merging.clauses import hubs_of
from generator.merging.features import STOP_POS, Features, features_of
from generator.merging.similarity import Scored, score_pairs
from generator.merging.stars import THRESHOLD, stars_of
from generator.merging.vectors import rows_of
from generator.model.annotation import AnnotatedArticle
from generator.model.corpus import Passage
from generator.options import ReadingOptions
from generator.pipeline import Workshop, understand_all
from generator.reading import read_folder
from tests.support import ROOT

WORDING = ("wording", "one article", "negated")
KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("names", ("other persons", "other speaker", "opposed")),
    ("dates", ("same date", "other date")),
    ("figures", ("same quantity", "other quantity")),
    ("events", ("same event word", "other event words", "same meeting", "other rank")),
    ("quotations", ("same quotation", "running quotation")),
)
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Precision, recall and their harmonic mean, pairwise and B-cubed."""

    pairwise: tuple[float, float, float]
    b_cubed: tuple[float, float, float]


def quality(told: Iterable[Iterable[int]], right: Iterable[Iterable[int]], count: int) -> Quality:
    """The figures of groups of the rows 0..count-1 against the right groups; groups may overlap."""
    found, wanted = _companions(told, count), _companions(right, count)
    mine, gold = _pairs(found), _pairs(wanted)
    common = len(mine & gold)
    precision = [len(found[row] & wanted[row]) / len(found[row]) for row in range(count)]
    recall = [len(found[row] & wanted[row]) / len(wanted[row]) for row in range(count)]
    return Quality(
        pairwise=_with_mean(common / max(1, len(mine)), common / max(1, len(gold))),
        b_cubed=_with_mean(sum(precision) / max(1, count), sum(recall) / max(1, count)),
    )


def _companions(groups: Iterable[Iterable[int]], count: int) -> list[set[int]]:
    """Row -> the rows it shares a group with, itself among them."""
    found = [{row} for row in range(count)]
    for group in groups:
        members = set(group)
        for row in members:
            found[row] |= members
    return found


def _pairs(companions: Sequence[set[int]]) -> set[Pair]:
    return {(row, other) for row, others in enumerate(companions) for other in others if row < other}


def _with_mean(precision: float, recall: float) -> tuple[float, float, float]:
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def only(scored: Scored, parts: Sequence[str]) -> Scored:
    """The pairs scored by some parts of the score alone. Raises `KeyError` for a part that there is not."""
    unknown = set(parts) - scored.parts.keys()
    if unknown:
        raise KeyError(sorted(unknown))
    kept = {name: values if name in parts else np.zeros_like(values) for name, values in scored.parts.items()}
    return replace(scored, parts=kept, score=np.sum(list(kept.values()), axis=0).astype(np.float32))


def without_names(passages: Sequence[Passage], features: Sequence[Features]) -> tuple[Features, ...]:
    """The features with the words as they stand instead of ids of people and parties."""
    plain = []
    for passage, each in zip(passages, features, strict=True):
        tokens = [token for token in passage.sentence.tokens if token.pos not in STOP_POS]
        words = [passage.exact[t.start - passage.start : t.end - passage.start].casefold() for t in tokens]
        plain.append(replace(each, words=tuple(words), lemmas=tuple(token.lemma.casefold() for token in tokens)))
    return tuple(plain)


def compared(articles: Sequence[AnnotatedArticle]) -> tuple[tuple[Passage, ...], tuple[Features, ...]]:
    """The passages that are compared, and their features, made as `merge` makes them."""
    corpus = merge(articles, ())
    content = tuple(passage for passage in corpus.passages if passage.unused is None)
    return content, features_of(content, corpus.participants, corpus.parties)


def right_groups(clusters: Sequence[Sequence[Mapping[str, str]]], passages: Sequence[Passage]) -> list[list[int]]:
    """The groups of a clusters file as rows of `passages`. Raises `ValueError` for a sentence that there is not."""
    groups = []
    for cluster in clusters:
        rows = []
        for wanted in cluster:
            row = next(
                (
                    number
                    for number, passage in enumerate(passages)
                    if passage.source.startswith(wanted["article"]) and wanted["begins"] in passage.exact
                ),
                None,
            )
            if row is None:
                message = f"no passage of {wanted['article']} begins: {wanted['begins']}"
                raise ValueError(message)
            rows.append(row)
        groups.append(sorted(rows))
    return groups


def blocking_recall(features: Sequence[Features], scored: Scored) -> tuple[int, int]:
    """How many of the pairs at or above the star threshold the inverted index proposes, and how many there are."""
    rows = rows_of([(*each.lemmas, *each.keys) for each in features])
    first, second = indexed_pairs(rows)
    proposed = set(zip(first.tolist(), second.tolist(), strict=True))
    near = np.flatnonzero(scored.score >= THRESHOLD).tolist()
    return sum((int(scored.first[pair]), int(scored.second[pair])) in proposed for pair in near), len(near)


def ablation(
    passages: Sequence[Passage], features: Sequence[Features], right: Sequence[Sequence[int]]
) -> list[tuple[str, Quality]]:
    """Wording alone, then with each kind of evidence added in turn."""
    hubs = hubs_of(passages)
    plain = only(score_pairs(without_names(passages, features), blocked=False), WORDING)
    rows = [("wording only", plain)]
    scored = score_pairs(features, blocked=False)
    parts: tuple[str, ...] = WORDING
    for name, added in KINDS:
        parts = (*parts, *added)
        rows.append((f"+ {name}", only(scored, parts)))
    return [
        (name, quality([star.members for star in stars_of(len(passages), each, hubs)], right, len(passages)))
        for name, each in rows
    ]


def main() -> None:
    """Measure and print a Markdown table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.merging_quality")
    parser.add_argument("--articles", type=Path, default=ROOT / "seeds", help="the folder of articles")
    parser.add_argument("--clusters", type=Path, default=ROOT / "tests/samples/clusters.yml", help="the right groups")
    asked = parser.parse_args()
    articles, _ = read_folder(asked.articles, ReadingOptions())
    annotated, _ = understand_all(articles, Workshop())
    passages, features = compared(annotated)
    right = right_groups(yaml.safe_load(asked.clusters.read_text(encoding="utf-8")), passages)
    lines = ["| evidence | pairwise P | R | F1 | B³ P | R | F1 |", "|---|---|---|---|---|---|---|"]
    for name, each in ablation(passages, features, right):
        figures = " | ".join(f"{value:.3f}" for value in (*each.pairwise, *each.b_cubed))
        lines.append(f"| {name} | {figures} |")
    kept, near = blocking_recall(features, score_pairs(features, blocked=False))
    pairs = len(list(combinations(range(len(passages)), 2)))
    lines.append(f"\n{len(passages)} passages, {pairs} pairs; blocking keeps {kept} of {near} pairs at the threshold")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
