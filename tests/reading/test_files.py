"""Files made by other programs (`make_files.py` says which): each is read right, word for word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.article import Article
from generator.options import ReadingOptions
from generator.reading.file import read_articles

FILES = Path(__file__).parent / "files"
CASES: list[dict[str, Any]] = [
    case for file in sorted(FILES.glob("*.yml")) for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


def article_of(case: dict[str, Any]) -> Article:
    """The article of the case: the only one of its file, or the one whose text begins as the case's."""
    found = read_articles(FILES / case["file"], name=case["file"], options=ReadingOptions())
    if len(found.articles) == 1:
        return found.articles[0]
    (article,) = [item for item in found.articles if item.title == case["title"]]
    return article


@pytest.mark.parametrize("case", CASES, ids=[f"{case['file']}: {case['title'][:20]}" for case in CASES])
def test_file_gives_article(case: dict[str, Any]) -> None:
    article = article_of(case)
    assert article.text.split("\n\n") == case["text"]
    headings = [article.text[block.start : block.end] for block in article.blocks if block.kind == "heading"]
    assert headings == case.get("headings", headings)
    for key in ("title", "outlet", "author", "url"):
        if case[key] != "?":
            assert getattr(article, key) == case[key], key
    assert [article.published.edtf, article.published.how] == case["published"]
    assert article.language == case.get("language", "en")
    assert article.set_aside == case.get("set_aside")


@pytest.mark.parametrize("kind", ["web", "pdf", "word", "mail", "json"])
def test_each_reader_has_five_files(kind: str) -> None:
    cases = yaml.safe_load((FILES / f"{kind}.yml").read_text(encoding="utf-8"))
    assert len({case["file"] for case in cases}) >= 5
    assert all(case["made"] for case in cases)


def test_entries_have_ids_of_their_own() -> None:
    found = read_articles(FILES / "feed.json", name="sub/feed.json", options=ReadingOptions())
    assert [(item.id, item.file) for item in found.articles] == [("sub-feed-77", "sub/feed.json#77")]
    assert [(item.file, item.rule) for item in found.rejections] == [("sub/feed.json#78", "empty")]


XHTML = (
    '<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd">'
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Strike</title></head><body><h1>Strike</h1><p>{text}</p></body></html>'
)
TEXT = (
    "Ferry crews will strike on Friday, their union said on Monday. The company said it had offered four per cent more."
)


@pytest.mark.parametrize("name", ["a.html", "a.xhtml", "a.eml"])
def test_pages_that_declare_to_be_xml(tmp_path: Path, name: str) -> None:
    page = XHTML.format(text=TEXT * 2)
    if name.endswith(".eml"):
        page = f"From: News <a@example.org>\nSubject: Strike\nContent-Type: text/html; charset=utf-8\n\n{page}"
    (tmp_path / name).write_text(page, encoding="utf-8")
    found = read_articles(tmp_path / name, name=name, options=ReadingOptions())
    assert [article.text for article in found.articles] == [TEXT * 2]
