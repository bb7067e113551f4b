"""What an outlet calls analysis or opinion, and what that does to title and news."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.composing import compose
from generator.composing.commentary import is_commentary, without_label
from generator.composing.index import index_corpus
from generator.composing.newest import newest_leads
from generator.composing.title import title_of
from generator.model.article import Article, Block, Dropped
from generator.model.corpus import Corpus
from generator.options import ComposingOptions


def article(title: str, *, url: str | None = None, dropped: str | None = None) -> Article:
    text = "The ferry sank at noon."
    return Article(
        id="a",
        file="a.txt",
        text=text,
        blocks=(Block(start=0, end=len(text), kind="paragraph"),),
        title=title,
        url=url,
        dropped=(Dropped(text=dropped, rule="page-furniture"),) if dropped else (),
    )


@pytest.mark.parametrize(
    ("one", "commentary"),
    [
        (article("Analysis: Why the dam failed"), True),
        (article("Why the dam failed", url="https://paper.example/opinion/dam"), True),
        (article("Why the dam failed", dropped="Home > Analysis > Rivers"), True),
        (article("Opinion poll puts greens ahead"), False),
        (article("Dam fails", url="https://paper.example/news/dam"), False),
        (article("Dam fails", dropped="Leave a comment (14)"), False),
    ],
)
def test_what_is_commentary(one: Article, *, commentary: bool) -> None:
    assert is_commentary(one) is commentary


def test_a_headline_without_its_label() -> None:
    assert without_label("Analysis: Why the dam failed") == "Why the dam failed"
    assert without_label("Dam fails") == "Dam fails"


def test_commentary_gives_no_title_and_no_news_where_there_are_reports(build: Callable[..., Corpus]) -> None:
    corpus = build(
        [
            {"id": "a", "title": "Dam fails", "written": "2019-05-06", "sentences": ["The dam failed."]},
            {"id": "b", "title": "Mayor quits over dam", "written": "2019-05-07", "sentences": ["The mayor quit."]},
            {
                "id": "c",
                "title": "Analysis: The dam and the mayor, the dam and us",
                "written": "2019-05-07",
                "sentences": ["Nobody wants to talk about the dam."],
            },
        ]
    )
    index = index_corpus(corpus)
    assert title_of(index, None, given=None) in {"Dam fails", "Mayor quits over dam"}
    assert index.statements[newest_leads(index, after=None)[0]].text == "The mayor quit."


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("The failure was foreseeable.", "assessment"),
        ("The mayor signed the order.", "fact"),
        ("The dam is 40 metres high.", "fact"),
    ],
)
def test_a_verdict_of_commentary_is_no_fact(build: Callable[..., Corpus], sentence: str, voice: str) -> None:
    corpus = build([{"title": "Opinion: The dam", "sentences": ["The dam failed.", sentence]}])
    told = {one.text: one.voice for one in compose(corpus, ComposingOptions()).statements}
    assert told[sentence] == voice


def test_a_headline_from_before_the_event_is_no_title(build: Callable[..., Corpus]) -> None:
    done = {
        "text": "The mayor of Porto survived a vote on the dam on Thursday.",
        "when": "2019-05-09",
        "status": "done",
    }
    corpus = build(
        [
            {
                "title": "Mayor of Porto faces vote on the dam",
                "written": "2019-05-06",
                "sentences": ["Rain fell on the hills of the north all week."],
            },
            {"title": "Mayor of Porto survives vote on the dam", "written": "2019-05-09", "sentences": [done]},
            {
                "title": "Dam vote over",
                "written": "2019-05-10",
                "sentences": ["The mayor of Porto is tired of the dam."],
            },
        ]
    )
    assert title_of(index_corpus(corpus), None, given=None) == "Mayor of Porto survives vote on the dam"
