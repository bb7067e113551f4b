from __future__ import annotations

from collections.abc import Callable

from generator.merging import merge
from generator.model.annotation import AnnotatedArticle

FIRST = "A fire at a paper mill in Porto killed at least four workers on Monday. The roof fell in."
LATER = "The search for workers missing after a fire at a paper mill in Porto ended on Thursday. Nobody was found."


def facts(read: Callable[..., AnnotatedArticle], *days: str) -> int:
    articles = [
        read(f"a{n}", text, published=day) for n, (text, day) in enumerate(zip((FIRST, LATER), days, strict=True))
    ]
    return len(merge(articles, ()).statements)


def test_leads_of_other_days_tell_other_facts(read: Callable[..., AnnotatedArticle]) -> None:
    assert facts(read, "2019-05-06", "2019-05-09") == 4
