"""Understood articles come back as they were stored, and never for another article, model or code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.cache import Cache
from generator.model.annotation import AnnotatedArticle, Clause, Figure, Sentence, TimeExpression, Token
from generator.model.article import Article, Block, Dated, Dropped

ARTICLE = Article(
    id="port-strike",
    file="port strike.txt",
    text="Dockers walked out on Monday.",
    blocks=(Block(start=0, end=29),),
    outlet="Harbour News",
    published=Dated(edtf="2024-05-06", how="stated", evidence="6 May 2024"),
    dropped=(Dropped(text="Share this", rule="share-control"),),
)
UNDERSTOOD = AnnotatedArticle(
    article=ARTICLE,
    sentences=(
        Sentence(
            start=0,
            end=29,
            kind="sentence",
            block=0,
            tokens=(Token(start=0, end=7, lemma="docker", pos="NOUN", tag="NNS", dep="nsubj", head=1),),
            clauses=(Clause(start=0, end=29, verb="walk", verb_start=8, verb_end=14, tense="past", main=True),),
        ),
    ),
    times=(TimeExpression(start=22, end=28, text="Monday", value="weekday:0", direction="past"),),
    figures=(Figure(start=0, end=7, text="Dockers", low=1.0, high=2.0),),
)


def test_what_was_stored_comes_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    assert cache.load(ARTICLE) is None
    cache.store(UNDERSTOOD)
    assert Cache(tmp_path / "cache").load(ARTICLE) == UNDERSTOOD


def test_any_change_of_the_article_is_a_miss(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.store(UNDERSTOOD)
    other = Article(id=ARTICLE.id, file=ARTICLE.file, text="Dockers walked out on Friday.", blocks=ARTICLE.blocks)
    assert cache.load(other) is None


def test_another_model_is_a_miss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).store(UNDERSTOOD)
    monkeypatch.setattr("generator.cache.model_version", lambda: "another model 9.9")
    assert Cache(tmp_path).load(ARTICLE) is None


def test_other_code_is_a_miss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).store(UNDERSTOOD)
    monkeypatch.setattr("generator.cache.ROOMS_THAT_UNDERSTAND", ("model",))
    assert Cache(tmp_path).load(ARTICLE) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"article": 7}', b"\xff\xfe", b"null"])
def test_a_spoilt_entry_is_a_miss(tmp_path: Path, content: bytes) -> None:
    cache = Cache(tmp_path)
    cache.store(UNDERSTOOD)
    for entry in tmp_path.iterdir():
        entry.write_bytes(content)
    assert cache.load(ARTICLE) is None


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file where the folder should be")
    cache = Cache(tmp_path / "cache")
    cache.store(UNDERSTOOD)
    cache.prune([ARTICLE])
    assert cache.load(ARTICLE) is None


def test_old_entries_go_and_needed_ones_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cache.KEPT_AT_LEAST", 3)
    cache = Cache(tmp_path)
    cache.store(UNDERSTOOD)
    for age in range(1, 9):
        old = tmp_path / f"{age:040}.json"
        old.write_bytes(b"{}")
        os.utime(old, (1_000_000 - age, 1_000_000 - age))
    (tmp_path / "article.json").write_bytes(b"somebody else's")
    os.utime(tmp_path / "article.json", (1, 1))
    cache.prune([ARTICLE])
    assert cache.load(ARTICLE) == UNDERSTOOD
    left = {path.name for path in tmp_path.iterdir()} - {f"{cache.key(ARTICLE)}.json"}
    assert left == {"article.json", *(f"{age:040}.json" for age in (1, 2, 3))}
