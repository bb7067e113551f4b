"""Reading web pages beside trafilatura alone: what cleaning, metadata and a process of its own cost.

    python -m tests.benchmarks.reading [--pages FOLDER] [--rounds 5]

`FOLDER` holds saved web pages; without one, 100 pages are made of the sample articles in the look of a news site. Each
round starts both programs anew, in turn, and counts the processors' time of all their processes: what else runs on the
machine would tell on the clock. The cheapest round of each counts.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from itertools import cycle, islice
from pathlib import Path

from generator.options import ReadingOptions
from generator.reading import read_folder
from tests.benchmarks.measure import run
from tests.support import ROOT

BAR = 1.3  # times trafilatura
PAGES = 100
TRAFILATURA = """
import sys, pathlib, trafilatura
for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    trafilatura.extract(file.read_bytes())
"""
GENERATOR = """
import sys, pathlib
from generator.options import ReadingOptions
from generator.reading import read_folder
articles, rejections = read_folder(pathlib.Path(sys.argv[1]), ReadingOptions())
assert articles
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Seconds of processor time for all `pages`, each program with its start."""

    pages: int
    trafilatura: float
    generator: float

    @property
    def ratio(self) -> float:
        """How many times as long as trafilatura alone."""
        return self.generator / self.trafilatura


def measure_reading(folder: Path, *, rounds: int) -> Reading:
    """Both programs on the pages in `folder`."""
    bare: list[float] = []
    ours: list[float] = []
    for _ in range(rounds):
        bare.append(_cost(TRAFILATURA, folder))
        ours.append(_cost(GENERATOR, folder))
    return Reading(pages=sum(1 for _ in folder.iterdir()), trafilatura=min(bare), generator=min(ours))


def _cost(program: str, folder: Path) -> float:
    """Seconds of processor time that a program and its children take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run((sys.executable, "-c", program, folder), cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_pages(folder: Path, samples: Path, *, count: int = PAGES) -> None:
    """`count` web pages as a news site sends them: one of the sample articles among teasers, menus and comments."""
    folder.mkdir(parents=True)
    articles, _ = read_folder(samples, ReadingOptions())
    teasers = [
        f'<div class="card card--{number}"><a class="card__link" href="/story/{number}"><picture><source srcset="/{number}.webp">'
        f'<img src="/{number}.jpg" alt=""></picture><span class="card__kicker">World</span><h3 class="card__title">Another '
        f'story, the {number}th of the day</h3></a><p class="card__text">What it is about is said in a sentence or two '
        f'that ends here.</p><div class="card__meta"><span>By Jane Doe</span> <time datetime="2023-03-15">2 h</time></div></div>'
        for number in range(80)
    ]
    comments = "".join(
        f'<li class="comment"><div class="comment-author">Reader {number}</div><p>I have read this with interest and do not '
        f"agree with the author on every point, for reasons that I shall keep to myself.</p></li>"
        for number in range(40)
    )
    menu = "".join(f'<li><a href="/section/{number}">Section {number}</a></li>' for number in range(60))
    for number, article in enumerate(islice(cycle(articles), count)):
        body = "".join(f'<p class="story__text">{escape(text)}</p>' for text in article.text.split("\n\n"))
        page = (
            f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Story {number} | Example Times</title>"
            "<meta property='og:site_name' content='Example Times'>"
            f"<script>{'var a = 1;' * 4_000}</script></head><body><header><nav><ul>{menu}</ul></nav></header>"
            f"<main><article><h1>Story {number} of the day</h1>{body}</article><section id='comments'><ol>{comments}</ol>"
            f"</section><aside>{''.join(teasers)}</aside></main><footer><ul>{menu}</ul></footer></body></html>"
        )
        (folder / f"{number:03}.html").write_text(page, encoding="utf-8")


def reading_markdown(measured: Reading) -> str:
    """The figures as a Markdown table."""
    return (
        "## Reading web pages\n\n| pages | trafilatura | generator | ratio | bar |\n|--:|--:|--:|--:|--:|\n"
        f"| {measured.pages} | {measured.trafilatura:.2f} s | {measured.generator:.2f} s | {measured.ratio:.2f} "
        f"| {BAR} |\n"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.reading", description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path, help="a folder of saved web pages")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        folder = asked.pages or Path(place) / "pages"
        if asked.pages is None:
            write_pages(folder, ROOT / "seeds")
        sys.stdout.write(reading_markdown(measure_reading(folder.resolve(), rounds=asked.rounds)))


if __name__ == "__main__":
    main()
