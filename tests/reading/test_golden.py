"""Pages and the article expected of each: `golden/*.yml`. A case needs no Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.article import Article
from generator.options import Metadata, ReadingOptions
from generator.reading.article import read_page
from generator.reading.registry import reader_for

GOLDEN = Path(__file__).parent / "golden"
CASES: list[dict[str, Any]] = [
    case for file in sorted(GOLDEN.glob("*.yml")) for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_page_gives_article(case: dict[str, Any]) -> None:
    name = case.get("file", "page.txt")
    reader = reader_for(Path(name).suffix)
    assert reader is not None
    (page,) = reader(case["page"].encode("utf-8"), name=name, options=ReadingOptions())
    article = read_page(page, name=name, given=Metadata(), options=ReadingOptions())
    assert isinstance(article, Article)
    words = {block: article.text[block.start : block.end] for block in article.blocks}
    assert article.text == "\n\n".join(case["text"])
    assert list(words.values()) == case["text"]
    for kind in ("heading", "caption"):
        assert [text for block, text in words.items() if block.kind == kind] == case.get(
            f"{kind}s", words_of(case, kind, words)
        )
    if "dropped" in case:
        assert [piece.rule for piece in article.dropped] == case["dropped"]
    for key, value in case.get("known", {}).items():
        assert getattr(article, key) == value, key
    if "published" in case:
        assert [article.published.edtf, article.published.how] == case["published"]
    assert article.set_aside == case.get("set_aside")


def words_of(case: dict[str, Any], kind: str, words: dict[Any, str]) -> list[str]:
    """What a case that says nothing of headings expects: whatever there is. Captions are always said."""
    return (
        [text for block, text in words.items() if block.kind == kind] if kind == "heading" else case.get("captions", [])
    )
