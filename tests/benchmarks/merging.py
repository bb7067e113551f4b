"""Merging alone, beside the bare language model on the same text in the same process (`make bench`).

    python -m tests.benchmarks.merging FOLDER       prints the figures of `Merging` but kind and articles as JSON

The articles are read and understood first, which is not timed. Then come, in this order and once each, the merging,
with nothing remembered from before, and the bare model, which the understanding has warmed up.
"""

from __future__ import annotations

import contextlib
import json
import math
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from generator.language.model import LanguageModel
from generator.merging import merge
from generator.options import load_options
from generator.pipeline import Workshop, collector_at_rest, understand_all
from generator.reading import read_folder
from tests.benchmarks.corpora import Kind, Samples, write_corpus
from tests.benchmarks.measure import run
from tests.support import ROOT

MERGING_TARGET, GROWTH_TARGET = 0.1, 2.3
LENGTH = 2  # times the samples' length: 500 such articles have about 20,000 passages
KINDS_OF_MEMORY = ("VmRSS:", "VmHWM:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """One corpus merged. `merging` and `model` are seconds of wall clock, memory is in MB (Linux; else 0).

    `before_mb` is what the process holds when merging begins, the model and the articles understood; `peak_mb` the most
    it holds while it merges.
    """

    kind: str
    articles: int
    passages: int
    statements: int
    tokens: int
    merging: float
    model: float
    before_mb: float
    peak_mb: float

    @property
    def against_model(self) -> float:
        """Merging beside the bare model."""
        return self.merging / self.model


def measure_merging(work: Path, samples: Samples, *, kind: Kind, count: int) -> Merging:
    """Merging `count` long articles of `kind`, made in `work`, in a process of its own."""
    write_corpus(work / "articles", samples, count=count, kind=kind, times=LENGTH)
    done = run((sys.executable, "-m", "tests.benchmarks.merging", work / "articles"), cwd=ROOT)
    return Merging(kind=kind, articles=count, **json.loads(done.output))


def growths(rows: Sequence[Merging]) -> list[tuple[str, int, int, float]]:
    """Between each two sizes of a kind: kind, passages, passages, and what doubling the passages does to the time.

    Sizes that are not exactly doubles are brought to a doubling by the power law through both.
    """
    found = []
    for kind in dict.fromkeys(row.kind for row in rows):
        sizes = sorted((row for row in rows if row.kind == kind), key=lambda row: row.passages)
        for small, large in pairwise(sizes):
            doublings = math.log2(large.passages / small.passages)
            doubled = (large.merging / small.merging) ** (1 / doublings)
            found.append((kind, small.passages, large.passages, doubled))
    return found


def merging_data(rows: Sequence[Merging]) -> dict[str, object]:
    """Everything as JSON-ready data."""
    return {
        "targets": {"model": MERGING_TARGET, "doubling": GROWTH_TARGET},
        "rows": [{**asdict(row), "against_model": row.against_model} for row in rows],
        "doubling": [
            {"kind": kind, "from": small, "to": large, "times": doubled}
            for kind, small, large, doubled in growths(rows)
        ],
    }


def merging_markdown(rows: Sequence[Merging]) -> str:
    """The table people read."""
    heads = ("corpus", "articles", "passages", "statements", "tokens", "merging", "bare model", "ratio")
    memory = ("MB before", "peak MB while merging")
    lines = ["| " + " | ".join((*heads, *memory)) + " |", "|" + "---|" * len((*heads, *memory))]
    lines += ["| " + " | ".join(_cells(row)) + " |" for row in rows]
    doubled = [
        f"- {kind}, {small:,} to {large:,} passages: {times:.2f} times the time for twice the passages"
        + (" (missed)" if times > GROWTH_TARGET else "")
        for kind, small, large, times in growths(rows)
    ]
    targets = (
        f"Targets: merging at most {MERGING_TARGET} of the bare model's time on the same text; twice the passages at "
        f"most {GROWTH_TARGET} times the time."
    )
    return "\n".join(["## Merging", "", *lines, "", *doubled, "", targets, ""])


def main(folder: Path) -> None:
    """Merge the articles of `folder`, run the bare model on their paragraphs, and print the figures."""
    articles, rejections = read_folder(folder, load_options(folder).reading)
    workshop = Workshop()
    annotated, _ = understand_all(articles, workshop)
    paragraphs = [part for each in articles for part in each.text.split("\n\n") if part.strip()]
    before, _ = _memory(restart=True)
    started = time.perf_counter()
    with collector_at_rest():
        corpus = merge(annotated, rejections)
    merged = time.perf_counter()
    _, peak = _memory()
    tokens, model = _bare(workshop.language, paragraphs)
    sys.stdout.write(
        json.dumps(
            {
                "passages": len(corpus.passages),
                "statements": len(corpus.statements),
                "tokens": tokens,
                "merging": merged - started,
                "model": model,
                "before_mb": before,
                "peak_mb": peak,
            }
        )
    )


def _bare(language: LanguageModel, paragraphs: Sequence[str]) -> tuple[int, float]:
    """The tokens of the paragraphs and the seconds the bare model needs for them."""
    started = time.perf_counter()
    tokens = sum(len(document) for document in language.nlp.pipe(paragraphs))
    return tokens, time.perf_counter() - started


def _memory(*, restart: bool = False) -> tuple[float, float]:
    """Megabytes this process holds, and the most it has held since the last restart."""
    held = dict.fromkeys(KINDS_OF_MEMORY, 0.0)
    with contextlib.suppress(OSError):
        if restart:
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # proc(5): resets the peak
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith(KINDS_OF_MEMORY):
                held[line.split()[0]] = int(line.split()[1]) / 1024
    return held["VmRSS:"], held["VmHWM:"]


def _cells(row: Merging) -> list[str]:
    return [
        row.kind,
        f"{row.articles}",
        f"{row.passages:,}",
        f"{row.statements:,}",
        f"{row.tokens:,}",
        f"{row.merging:.2f} s",
        f"{row.model:.2f} s",
        f"{row.against_model:.3f}×" + (" (missed)" if row.against_model > MERGING_TARGET else ""),
        f"{row.before_mb:,.0f}",
        f"{row.peak_mb:,.0f}",
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
