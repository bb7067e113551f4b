from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.merging import merge
from generator.model.annotation import AnnotatedArticle

CASES: list[Mapping[str, Any]] = yaml.safe_load((Path(__file__).parent / "meetings.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_meetings(case: Mapping[str, Any], read: Callable[..., AnnotatedArticle]) -> None:
    articles = [
        read(f"a{number}", each["text"], published=str(each["published"]))
        for number, each in enumerate(case["articles"])
    ]
    corpus = merge(articles, ())
    assert [(each.when, each.status) for each in corpus.meetings] == [(str(day), was) for day, was in case["meetings"]]
    # A plan and its report told as one fact are an update, folded away; never an alarm.
    told = [each for each in corpus.discrepancies if each.subject == "planned, then done"]
    assert all((each.nature, each.severity) == ("update", "low") for each in told)


def test_what_will_follow_has_its_own_place_and_the_parties_of_the_talks_before(
    read: Callable[..., AnnotatedArticle],
) -> None:
    text = (
        "Peruvian President Rosa Quispe met Norwegian Prime Minister Ola Berg in Oslo on Monday. "
        "The leaders agreed only that their foreign ministers would meet in the Chilean city of Arica on 18 June 2019."
    )
    corpus = merge([read("a", text, published="2019-05-07")], ())
    following = next(each for each in corpus.meetings if each.when == "2019-06-18")
    assert (following.place, following.status) == ("Arica", "planned")
    names = {each.id: each.name for each in corpus.parties}
    assert {names[each] for each in following.parties} == {"Peru", "Norway"}


def test_who_took_part_in_the_talks_was_at_those_the_article_tells(read: Callable[..., AnnotatedArticle]) -> None:
    text = (
        "Peruvian President Rosa Quispe met Norwegian Prime Minister Ola Berg in Oslo on Monday. It rained.\n\n"
        "Norwegian Foreign Minister Kari Lund took part in the talks."
    )
    corpus = merge([read("a", text, published="2019-05-07")], ())
    told = next(each for each in corpus.statements if each.text.startswith("Norwegian Foreign Minister"))
    assert told.meeting == next(each.id for each in corpus.meetings if each.when == "2019-05-06")
