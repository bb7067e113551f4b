"""One count over several days: all its steps in one difference, in the order of time."""

from __future__ import annotations

from collections.abc import Callable

from generator.merging import merge
from generator.model.annotation import AnnotatedArticle


def test_the_steps_stand_in_the_order_of_time(read: Callable[..., AnnotatedArticle]) -> None:
    told = {
        "2018-02-05": "A dam burst above Moravec on Monday, killing at least three people, the fire service said.",
        "2018-02-06": "The death toll from the flood at Moravec rose to eight on Tuesday.",
        "2018-02-08": "The flood at Moravec has killed 12 people, the region said on Thursday.",
    }
    articles = [read(f"z{9 - place}", text, published=day) for place, (day, text) in enumerate(told.items())]
    found = merge(articles, ()).discrepancies
    assert [(each.nature, [reading.value for reading in each.readings]) for each in found] == [
        ("update", ["at least three", "eight", "12"])
    ]
