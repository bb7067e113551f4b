"""The positions on an issue: what each party itself wants of its matter, the newest offer first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.composing import compose
from generator.composing.index import index_corpus
from generator.composing.stance import stances
from generator.model.corpus import Corpus
from generator.options import ComposingOptions

Build = Callable[..., Corpus]
PARTIES = {"Norway": ["Oslo", "Norwegian"], "Chile": ["Santiago"], "Peru": ["Lima"], "Net Makers' League": []}
MATTER = (
    "Norway demands a cut in the salmon levy.",
    "Chile refused a cut in the salmon levy.",
)


def positions_on(build: Build, noun: str, told: Sequence[str | Mapping[str, Any]]) -> dict[str, list[str]]:
    articles = [
        {"id": "a", "written": "2014-05-03", "sentences": [*MATTER, *told[:1]]},
        {"id": "b", "written": "2014-05-07", "sentences": ["Rain fell in Bergen.", *told[1:]]},
    ]
    briefing = compose(build(articles, parties=PARTIES), ComposingOptions())
    texts = {one.id: one.text for one in briefing.statements}
    names = {one.id: one.name for one in briefing.parties}
    (issue,) = [one for one in briefing.open_issues if noun in one.title.lower()]
    return {names[one.party]: [texts[name] for name in one.statements] for one in issue.positions}


def test_each_side_has_its_own(build: Build) -> None:
    told = positions_on(build, "levy", [])
    assert told["Norway"] == [MATTER[0]]
    assert told["Chile"] == [MATTER[1]]


def test_who_only_tells_what_others_did_takes_no_side(build: Build) -> None:
    report = "Norway and Chile did not agree on the salmon levy, Peru's foreign minister said."
    assert not positions_on(build, "levy", [report]).get("Peru")


def test_of_two_offers_the_newer_stands_first(build: Build) -> None:
    old = "Chile offered a cut of two percent in the salmon levy."
    new = "Chile offered a cut of four percent in the salmon levy."
    told = positions_on(build, "levy", [old, new])["Chile"]
    assert told.index(new) < told.index(old)


def test_a_league_of_a_country_is_not_the_country(build: Build) -> None:
    index = index_corpus(build([{"sentences": ["Norway's Net Makers' League opposes the levy."]}], parties=PARTIES))
    (statement,) = index.corpus.statements
    assert [index.parties[one.party].name for one in stances(index, statement)] == ["Net Makers' League"]


def test_what_is_named_first_is_what_a_party_speaks_of(build: Build) -> None:
    index = index_corpus(build([{"sentences": ["On the levy, Norway will not move."]}], parties=PARTIES))
    (statement,) = index.corpus.statements
    (stance,) = stances(index, statement)
    assert stance.refuses
    assert "levy" in stance.scope
