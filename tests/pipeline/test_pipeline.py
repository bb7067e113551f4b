"""The stages in order: the same result by one process or several, and sentences where there is nothing to brief."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from generator.errors import NothingToRead
from generator.language.model import LanguageModel
from generator.options import ReadingOptions
from generator.pipeline import Workshop, collector_at_rest, make_briefing, understand_all
from generator.reading import read_folder
from tests.support import ROOT


def test_two_processes_understand_what_one_does(model: LanguageModel, monkeypatch: pytest.MonkeyPatch) -> None:
    articles, _ = read_folder(ROOT / "seeds", ReadingOptions())
    alone, _ = understand_all(articles, Workshop(language=model))
    monkeypatch.setattr("generator.pipeline.WORTH_A_PROCESS", 2)
    together, _ = understand_all(articles, Workshop(language=model, jobs=2))
    assert together == alone


def test_each_article_is_told_of_as_it_is_done(model: LanguageModel) -> None:
    class Told:
        def __init__(self) -> None:
            self.stages: list[str] = []
            self.done: list[tuple[int, int]] = []

        def stage(self, name: str, seconds: float, detail: str) -> None:
            assert seconds >= 0
            assert detail
            self.stages.append(name)

        def advance(self, done: int, total: int) -> None:
            self.done.append((done, total))

        def note(self, message: str) -> None:
            pytest.fail(message)

    told = Told()
    make_briefing(ROOT / "seeds", Workshop(language=model, progress=told))
    assert told.stages == ["read", "understand", "merge", "compose"]
    assert told.done == [(count, 5) for count in range(1, 6)]


def test_a_folder_of_unreadable_files_tells_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "b.txt").write_bytes(b"")
    with pytest.raises(NothingToRead, match=r"a\.txt: .*b\.txt: "):
        make_briefing(tmp_path, Workshop())


def test_an_empty_folder_needs_no_language_model(tmp_path: Path) -> None:
    workshop = Workshop()
    with pytest.raises(NothingToRead):
        make_briefing(tmp_path, workshop)
    assert "nlp" not in vars(workshop.language)


def test_the_word_budget_of_the_command_line_wins(model: LanguageModel) -> None:
    def words(budget: int) -> int:
        made = make_briefing(ROOT / "seeds", Workshop(language=model), bottom_line_words=budget)
        texts = {statement.id: statement.text for statement in made.briefing.statements}
        return sum(len(texts[name].split()) for name in made.briefing.bottom_line if name in texts)

    assert words(60) <= 60
    assert words(60) < words(120) <= 120


@pytest.mark.parametrize("collecting", [True, False])
def test_the_collector_rests_and_then_works_as_before(*, collecting: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        with collector_at_rest():
            assert not gc.isenabled()
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if was else gc.disable)()
