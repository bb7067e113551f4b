"""The benchmarks' own parts that can be wrong without anybody noticing: the corpora and the arithmetic."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.corpora import KINDS, Kind, Samples, distinct, load_samples, near_copy, write_corpus
from tests.benchmarks.merging import Merging, growths, merging_markdown
from tests.benchmarks.report import Row, as_markdown, growth
from tests.support import ROOT

RUN = 5  # words


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("corpora")


def runs(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[place : place + RUN]) for place in range(len(words) - RUN)}


def shared(one: str, other: str) -> float:
    first, second = runs(one), runs(other)
    return len(first & second) / min(len(first), len(second))


def row(tokens: int, generator: float) -> Row:
    return Row(
        kind="copies", articles=tokens // 100, tokens=tokens, statements=1, export=1, export_all=1,
        generator=generator, model=1.0, peak_mb=1,
    )  # fmt: skip


def merged(passages: int, seconds: float) -> Merging:
    return Merging(
        kind="distinct", articles=passages // 40, passages=passages, statements=1, tokens=passages * 25,
        merging=seconds, model=passages / 100, before_mb=400, peak_mb=500,
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_numbers_give_the_same_files(folder: Path, kind: Kind) -> None:
    samples = load_samples(ROOT / "seeds")
    for name in ("one", "two"):
        write_corpus(folder / f"{kind}-{name}", samples, count=12, kind=kind)
    one, two = (
        {path.name: path.read_bytes() for path in (folder / f"{kind}-{name}").iterdir()} for name in ("one", "two")
    )
    assert one == two
    assert len(one) == 12


def test_near_copies_are_near() -> None:
    samples = load_samples(ROOT / "seeds")
    assert all(shared(near_copy(samples, number), near_copy(samples, number % 5)) > 0.7 for number in range(5, 25))


def test_distinct_articles_share_hardly_a_run_of_words() -> None:
    samples = load_samples(ROOT / "seeds")
    articles = [distinct(samples, number) for number in range(12)]
    assert max(shared(one, other) for one in articles for other in articles if one is not other) < 0.2


def test_growth_is_one_for_n_log_n() -> None:
    linearithmic = [row(tokens, tokens * math.log(tokens)) for tokens in (1_000, 10_000, 100_000)]
    assert growth(linearithmic)["copies"] == pytest.approx(1)
    assert growth([row(tokens, tokens**2) for tokens in (1_000, 10_000)])["copies"] > 1.5


def test_a_missed_target_is_marked() -> None:
    assert "3.00× (missed)" in as_markdown([row(5_000, 3.0)], {})
    assert "(missed)" not in as_markdown([row(5_000, 1.5)], {})


@pytest.mark.parametrize("make", [near_copy, distinct])
def test_long_articles_are_longer(make: Callable[[Samples, int, int], str]) -> None:
    samples = load_samples(ROOT / "seeds")
    assert len(make(samples, 7, 2)) > 1.5 * len(make(samples, 7, 1))


def test_growth_of_merging_is_told_for_a_doubling() -> None:
    ((kind, small, large, doubled),) = growths([merged(10_000, 5.0), merged(40_000, 45.0)])
    assert (kind, small, large) == ("distinct", 10_000, 40_000)
    assert doubled == pytest.approx(3.0)


def test_merging_that_misses_a_target_is_marked() -> None:
    assert "0.150× (missed)" in merging_markdown([merged(10_000, 15.0)])
    good = merging_markdown([merged(10_000, 5.0), merged(20_000, 11.0)])
    assert "(missed)" not in good
    assert "2.20 times the time" in good
