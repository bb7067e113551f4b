"""Time and memory of the generator and the site beside named references (`make bench`).

    python -m tests.benchmarks [--sizes 5 50 500] [--kinds copies distinct] [--merging 250 500] [--rounds 10]
                               [--no-pages] [--json FILE]

`--sizes` and `--merging` without a number leave that part out. Prints Markdown tables, then the same figures as JSON.
Not run by pytest.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.corpora import KINDS, Kind, load_samples, write_corpus
from tests.benchmarks.machine import machine
from tests.benchmarks.measure import run
from tests.benchmarks.merging import Merging, measure_merging, merging_data, merging_markdown
from tests.benchmarks.reading import measure_reading, reading_markdown, write_pages
from tests.benchmarks.report import Row, as_data, as_markdown
from tests.benchmarks.serving import measure_serve
from tests.benchmarks.sites import measure_site, project_of
from tests.support import ROOT

GENERATOR = (sys.executable, "-m", "generator")
# An interpreter with the command's imports and the model, and nothing to read: what every run pays once.
START = "from generator.pipeline import LanguageModel; LanguageModel().nlp"


def main() -> None:
    """Measure every corpus asked for and print the report."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="*", type=int, default=[5, 50, 500], help="articles a corpus")
    parser.add_argument(
        "--merging", nargs="*", type=int, default=[250, 500], help="long articles (about 40 passages) to merge alone"
    )
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--rounds", type=int, default=10, help="saves for the save-to-page latency; 0 leaves it out")
    parser.add_argument("--no-sites", action="store_true", help="the generator alone")
    parser.add_argument("--no-pages", action="store_true", help="leave out the reading of web pages")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    asked = parser.parse_args()
    samples = load_samples(ROOT / "seeds")
    rows: list[Row] = []
    for kind in asked.kinds:
        for size in asked.sizes:
            sys.stderr.write(f"{kind}, {size} articles …\n")
            with tempfile.TemporaryDirectory(prefix="bench-") as place:
                work = Path(place)
                write_corpus(work / "articles", samples, count=size, kind=kind)
                rows.append(measure(work, kind=kind, sites=not asked.no_sites, rounds=asked.rounds))
    merged: list[Merging] = []
    for kind in asked.kinds:
        for size in asked.merging:
            sys.stderr.write(f"{kind}, merging {size} long articles …\n")
            with tempfile.TemporaryDirectory(prefix="bench-") as place:
                merged.append(measure_merging(Path(place), samples, kind=kind, count=size))
    about = machine()
    data = json.dumps({**as_data(rows, about), "merging": merging_data(merged)}, indent=2)
    tables = "\n".join([as_markdown(rows, about), *([merging_markdown(merged)] if merged else [])])
    sys.stdout.write(tables + "\n```json\n" + data + "\n```\n")
    if not asked.no_pages:
        with tempfile.TemporaryDirectory(prefix="bench-") as place:
            write_pages(Path(place) / "pages", ROOT / "seeds")
            sys.stdout.write(reading_markdown(measure_reading(Path(place) / "pages", rounds=3)))
    if asked.json:
        asked.json.write_text(data + "\n", encoding="utf-8")


def measure(work: Path, *, kind: Kind, sites: bool, rounds: int) -> Row:
    """All figures of the articles in `work`/articles."""
    articles = work / "articles"
    start = run((sys.executable, "-c", START), cwd=ROOT).seconds
    one = run((*GENERATOR, "export", "--jobs", "1", "--out", work / "one", articles), cwd=ROOT)
    everything = run((*GENERATOR, "export", "--out", work / "all", articles), cwd=ROOT)
    made = work / "one" / "articles.json"
    model = json.loads(run((sys.executable, "-m", "tests.benchmarks.reference", made), cwd=ROOT).output)
    size = sum(1 for _ in articles.iterdir())
    built = (
        measure_site(project_of(work / "project", articles), work / "bare", rounds=3 if size <= 50 else 1)
        if sites
        else None
    )
    served = measure_serve(work / "project", rounds=rounds) if sites and rounds else None
    return Row(
        kind=kind,
        articles=size,
        tokens=model["tokens"],
        statements=len(json.loads(made.read_bytes())["statements"]),
        export=one.seconds,
        export_all=everything.seconds,
        generator=max(one.seconds - start, 0.001),
        model=model["seconds"],
        peak_mb=max(one.peak_mb, everything.peak_mb),
        cold=built.cold if built else None,
        warm=built.warm if built else None,
        changed=built.changed if built else None,
        plugin_build=built.plugin_build if built else None,
        write=built.write if built else None,
        bare_build=built.bare_build if built else None,
        save=served.median if served else None,
        builds_a_save=max(served.builds) if served else None,
    )


if __name__ == "__main__":
    main()
