"""What is asked of a person who refuses is an issue, though no noun names it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.composing import compose
from generator.model.corpus import Corpus
from generator.options import ComposingOptions

Build = Callable[..., Corpus]


def titles(build: Build, told: list[str]) -> list[str]:
    corpus = build([{"sentences": told}], people={"Ana Ruiz": (None, ("the mayor", "Ms Ruiz"))})
    return [one.title for one in compose(corpus, ComposingOptions()).open_issues]


@pytest.mark.parametrize(
    ("told", "title"),
    [
        (["The Liberals called on Ana Ruiz to resign over the flood.", "Ms Ruiz would not leave."], "to resign"),
        (
            ["The Liberals demanded that Ana Ruiz face the council.", "Ms Ruiz refused to come."],
            "to face the council",
        ),
        (["The Liberals called on Ana Ruiz to resign.", "Ms Ruiz declined to comment."], None),
        (["The Liberals met Ana Ruiz in the market.", "Ms Ruiz refused to leave."], None),
    ],
)
def test_what_is_asked_of_somebody_who_refuses(build: Build, told: list[str], title: str | None) -> None:
    found = [one for one in titles(build, told) if one.startswith("Call on")]
    assert found == ([f"Call on Ana Ruiz {title}"] if title else [])
