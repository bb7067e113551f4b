from __future__ import annotations

from generator.merging.labels import label_sources
from generator.model.article import Article


def article(name: str, **known: str) -> Article:
    return Article(id=name, file=f"{name}.txt", text="", blocks=(), **known)  # type: ignore[arg-type]


def test_outlet_agency_host_title_file_in_that_order() -> None:
    articles = [
        article("a", outlet="The Evening Standard - News for the city", agency="AFP"),
        article("b", agency="Reuters", url="https://www.example.org/story"),
        article("c", url="https://www.example.net/story", title="A long title of many words"),
        article("d", title="A long title of many words"),
        article("e"),
    ]
    assert label_sources(articles) == ("Evening Standard", "Reuters", "example.net", "“A long title of many…”", "e")


def test_equal_labels_are_told_apart() -> None:
    articles = [article("a", agency="AFP", title="Ferry crews walk out"), article("b", agency="AFP"), article("c")]
    labels = label_sources([*articles, article("c2", outlet="AFP")])
    assert len(set(labels)) == 4
    assert labels[0] == "AFP (“Ferry crews walk out”)"
