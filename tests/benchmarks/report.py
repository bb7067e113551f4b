"""The figures as a table beside their targets, and as JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

MODEL_TARGET, BUILD_TARGET, SAVE_TARGET, WARM_TARGET = 1.6, 1.2, 1.8, 5.0
TARGETS = (
    f"Targets: generator / bare model at most {MODEL_TARGET} at 50 and 500 articles; mkdocs with plugin, the generator "
    f"taken off, at most {BUILD_TARGET} times bare mkdocs; for 5 articles warm at most {WARM_TARGET:.0f} s and save to "
    f"page at most {SAVE_TARGET} s; one build a save."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One corpus. Seconds unless said otherwise; None where it was not measured.

    `export` is a whole `briefing export` with one process, `generator` the same without loading Python and the model,
    `model` the bare language model on the same text after loading; `export_all` uses every core. `write` makes the
    pages alone, `plugin_build` is a `mkdocs build` with our plugin, both with a full cache.
    """

    kind: str
    articles: int
    tokens: int
    statements: int
    export: float
    export_all: float
    generator: float
    model: float
    peak_mb: float
    cold: float | None = None
    warm: float | None = None
    changed: float | None = None
    write: float | None = None
    plugin_build: float | None = None
    bare_build: float | None = None
    save: float | None = None
    builds_a_save: int | None = None

    @property
    def against_model(self) -> float:
        """The generator beside the bare model."""
        return self.generator / self.model

    @property
    def against_mkdocs(self) -> float | None:
        """What a `mkdocs build` with our plugin needs beside the generator, against MkDocs alone."""
        if self.plugin_build is None or self.write is None or self.bare_build is None:
            return None
        return (self.plugin_build - self.write) / self.bare_build


def growth(rows: Sequence[Row]) -> dict[str, float]:
    """For each kind the worst exponent of time over tokens between two sizes, after an n log n share is taken out.

    At or below 1 the generator grows no worse than n log n.
    """
    worst: dict[str, float] = {}
    for kind in dict.fromkeys(row.kind for row in rows):
        sizes = sorted((row for row in rows if row.kind == kind), key=lambda row: row.tokens)
        for small, large in pairwise(sizes):
            allowed = large.tokens * math.log(large.tokens) / (small.tokens * math.log(small.tokens))
            worst[kind] = max(worst.get(kind, 0.0), math.log(large.generator / small.generator) / math.log(allowed))
    return worst


def as_data(rows: Sequence[Row], machine: Mapping[str, str]) -> dict[str, object]:
    """Everything as JSON-ready data."""
    return {
        "machine": dict(machine),
        "targets": {"model": MODEL_TARGET, "build": BUILD_TARGET, "save": SAVE_TARGET, "warm": WARM_TARGET},
        "rows": [
            {**asdict(row), "against_model": row.against_model, "against_mkdocs": row.against_mkdocs} for row in rows
        ],
        "growth": growth(rows),
    }


def as_markdown(rows: Sequence[Row], machine: Mapping[str, str]) -> str:
    """The table people read."""
    heads = (
        *("corpus", "articles", "tokens", "statements", "export", "export, all cores", "generator", "bare model"),
        *(
            "ratio",
            "tokens/s",
            "peak MB",
            "cold site",
            "warm",
            "one changed",
            "pages alone",
            "mkdocs with plugin",
            "bare mkdocs",
        ),
        *("ratio", "save to page", "builds a save"),
    )
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(_cells(row)) + " |" for row in rows]
    grown = ", ".join(f"{kind} {value:.2f}" for kind, value in growth(rows).items()) or "one size only"
    return "\n".join(
        [
            "# Benchmarks",
            "",
            *(f"- {name}: {value}" for name, value in machine.items()),
            "",
            *lines,
            "",
            TARGETS,
            f"Growth beside n log n (at most 1): {grown}.",
            "",
        ]
    )


def _cells(row: Row) -> list[str]:
    return [
        row.kind,
        f"{row.articles}",
        f"{row.tokens:,}",
        f"{row.statements:,}",
        _seconds(row.export),
        _seconds(row.export_all),
        _seconds(row.generator),
        _seconds(row.model),
        _times(row.against_model, MODEL_TARGET if row.articles >= 50 else None),
        f"{row.tokens / row.generator:,.0f}",
        f"{row.peak_mb:,.0f}",
        _seconds(row.cold),
        _seconds(row.warm),
        _seconds(row.changed),
        _seconds(row.write),
        _seconds(row.plugin_build),
        _seconds(row.bare_build),
        _times(row.against_mkdocs, BUILD_TARGET),
        _seconds(row.save),
        "–" if row.builds_a_save is None else str(row.builds_a_save),
    ]


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f} s"


def _times(value: float | None, target: float | None) -> str:
    if value is None:
        return "–"
    missed = " (missed)" if target is not None and value > target else ""
    return f"{value:.2f}×{missed}"
