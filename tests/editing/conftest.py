"""The sample articles, alone and in company, made into briefings with an editor's decisions."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cache import Cache
from generator.language.model import LanguageModel
from generator.merging import merge
from generator.model.annotation import AnnotatedArticle
from generator.model.article import Rejection
from generator.model.briefing import Briefing
from generator.model.corpus import Corpus
from generator.pipeline import Made, Workshop, make_briefing
from tests.support import ROOT

Make = Callable[..., Made]

UNRELATED = """Harbour strike ends after nine days

By Lena Storm, Coastal Post, 2 May 2024

PORT ALDER - Dock workers at Port Alder ended a nine-day strike on Thursday after the harbour authority agreed to raise
wages by four percent, the union said.

Union leader Maria Holt told reporters that members had voted by a large majority to return to work on Friday.

The harbour authority said that 300 containers were still waiting to be unloaded.
"""


def related(seeds: Path) -> str:
    """An article about the samples' event: what several of them say, told again, and something of its own."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
    sentences = [line for text in texts for line in text.splitlines() if line.endswith(".") and len(line.split()) > 12]
    told = "\n\n".join(line.replace(" said ", " told ") for line in sentences[::5][:8])
    return (
        f"What the talks leave open\n\nBy Jane Porter, Coastal Courier, March 16, 2023\n\n{told}\n\n"
        "A clerk of the archive said on Thursday that all minutes of the talks would be kept closed for 30 years.\n"
    )


@pytest.fixture(scope="session")
def make(model: LanguageModel, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """`make({name: text}, decisions=[…], before=…)`: the samples with further articles, made into a briefing."""
    workshop = Workshop(language=model, cache=Cache(tmp_path_factory.mktemp("cache")))
    known: dict[tuple[tuple[str, str], ...], Corpus] = {}

    def merged_once(articles: Sequence[AnnotatedArticle], rejections: Sequence[Rejection]) -> Corpus:
        key = tuple((one.article.file, one.article.text) for one in articles)
        if key not in known:
            known[key] = merge(articles, rejections)
        return known[key]

    def made(
        articles: Mapping[str, str] | None = None,
        *,
        decisions: list[dict[str, Any]] | None = None,
        before: Briefing | None = None,
        without: tuple[str, ...] = (),
    ) -> Made:
        folder = tmp_path_factory.mktemp("project") / "seeds"
        shutil.copytree(ROOT / "seeds", folder)
        for name in without:
            (folder / name).unlink()
        for name, text in (articles or {}).items():
            (folder / name).write_text(text, encoding="utf-8")
        if decisions:
            text = yaml.safe_dump({"decisions": decisions}, allow_unicode=True, sort_keys=False)
            (folder / "briefing.yml").write_text(text, encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                "generator.pipeline.merge", merged_once
            )  # the same articles many times: merging takes longest
            return make_briefing(folder, workshop, replaced=before)

    return made


@pytest.fixture(scope="session")
def samples(make: Make) -> Briefing:
    return make().briefing


@pytest.fixture(scope="session")
def further() -> str:
    return related(ROOT / "seeds")
