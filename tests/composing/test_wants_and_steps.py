"""Who wants what holds real aims, each party's own; what comes next is dated, arranged or announced, in its order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from generator.composing import compose
from generator.model.briefing import Briefing
from generator.model.corpus import Corpus
from generator.options import ComposingOptions

Build = Callable[..., Corpus]
PARTIES = {"Norway": ["Oslo"], "Chile": ["Santiago"]}
MEETING = {"talks": {"parties": ("Norway", "Chile"), "when": "2014-05-02", "rank": "leaders"}}
OPENING = {"text": "Norway and Chile held talks on salmon in Bergen.", "meeting": "talks", "when": "2014-05-02"}


def briefing_of(build: Build, told: Sequence[str | Mapping[str, Any]]) -> Briefing:
    articles = [{"written": "2014-05-03", "sentences": [OPENING, *told]}]
    return compose(build(articles, parties=PARTIES, meetings=MEETING), ComposingOptions())


def wanted(briefing: Briefing, party: str) -> list[str]:
    ids = {one.id for one in briefing.parties if one.name == party}
    texts = {one.id: one.text for one in briefing.statements}
    return [texts[name] for one in briefing.wants if one.party in ids for name in one.statements]


def steps(briefing: Briefing) -> list[str]:
    texts = {one.id: one.text for one in briefing.statements}
    return [texts[name] for name in briefing.next_steps]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Norway demands a lower duty on smoked salmon.", True),
        ("Norway would not sell its trawlers.", True),
        ("Norway refused to discuss it.", False),
        ("Norway continues to back the older hatcheries.", False),
        ("Asked by reporters about the quota, Norway smiled.", False),
        ("Norway aims to keep it at 5 percent.", False),
        ("Norway called the quota a farce.", False),
    ],
)
def test_only_an_aim_with_its_matter_is_what_a_party_wants(build: Build, sentence: str, *, told: bool) -> None:
    assert (sentence in wanted(briefing_of(build, [sentence]), "Norway")) is told


def test_what_is_a_partys_own_comes_first(build: Build) -> None:
    both = "Chile wants a joint survey, while Norway has called for a new map."
    own = "Norway demands a lower duty on smoked salmon."
    assert wanted(briefing_of(build, [both, own]), "Norway") == [own, both]
    assert wanted(briefing_of(build, [both, own]), "Chile") == [both]


@pytest.mark.parametrize(
    ("sentence", "step"),
    [
        ("The fisheries minister will publish the catch figures of the northern ports.", True),
        ("The divers are to be freed at the old lock.", True),
        ("The harbour towns will need twelve more trawlers.", False),
        ("If the pact lapses, the winter storms will probably keep the boats in port.", False),
        ("A dearer licence will cost each skipper ninety crowns.", False),
        ("The envoy could be fined by the harbour court.", False),
        ("The bank aims to keep the salmon price level.", False),
    ],
)
def test_a_plan_without_a_day_is_a_step_where_somebody_takes_it(build: Build, sentence: str, *, step: bool) -> None:
    assert (sentence in steps(briefing_of(build, [{"text": sentence, "status": "planned"}]))) is step


def test_steps_stand_in_the_order_of_their_days_and_each_once(build: Build) -> None:
    late = {
        "text": "The northern port will host the next salmon fair of the region.",
        "status": "planned",
        "when": "2014-09-01",
    }
    soon = {
        "text": "The envoys of the two countries will meet again in Molde.",
        "status": "planned",
        "when": "2014-05-09",
    }
    again = {
        "text": "All hangs now on Molde, where the envoys of both are due.",
        "status": "planned",
        "when": "2014-05-09",
    }
    assert steps(briefing_of(build, [late, soon, again])) == [soon["text"], late["text"]]


def test_a_meeting_that_was_moved_stands_on_its_new_day_alone(build: Build) -> None:
    first = {"text": "The fisheries panel will hold a hearing in Bergen.", "status": "planned", "when": "2014-06-12"}
    moved = {
        "text": "The hearing in Bergen, now set for June, will be long.",
        "status": "planned",
        "when": "2014-06-10",
    }
    articles = [
        {"id": "a", "written": "2014-05-03", "sentences": [OPENING, first]},
        {"id": "b", "written": "2014-05-05", "sentences": ["Rain fell in Bergen.", moved]},
    ]
    briefing = compose(build(articles, parties=PARTIES, meetings=MEETING), ComposingOptions())
    assert moved["text"] in steps(briefing)
    assert first["text"] not in steps(briefing)
