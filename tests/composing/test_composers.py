"""Each composer on a small corpus of its own: a summit, a strike, a trial, an earthquake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from generator.composing import compose
from generator.composing.agenda import topics_of
from generator.composing.bottom_line import is_unresolved, is_whole
from generator.composing.focus import groups_of_sources
from generator.composing.index import index_corpus
from generator.composing.meetings import name_meeting, rank_meetings, refined
from generator.composing.roles_in_meetings import meets, part_in_passage, tells_company
from generator.composing.stance import stances
from generator.composing.subjects import subjects_of
from generator.model.briefing import Attendee, Briefing, Participant
from generator.model.corpus import Corpus
from generator.options import ComposingOptions

Build = Callable[..., Corpus]

PEOPLE = {
    "Ana Ruiz": ("Chile", ["Ruiz"]),
    "Tom Lee": ("Norway", ["Lee"]),
    "Mia Holm": ("Norway", ["Holm"]),
    "Kai Ito": ("Japan", ["Ito"]),
}
PARTIES = {"Chile": ["Santiago"], "Norway": ["Oslo"], "Japan": ["Tokyo"]}


def briefing_of(corpus: Corpus) -> Briefing:
    return compose(corpus, ComposingOptions())


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Ana Ruiz was accompanied by Mia Holm.", True),
        ("Kai Ito was accompanied by Mia Holm.", False),  # Ito is not at the meeting
        ("Mia Holm, the chief executive, did not attend.", True),
        ("Mia Holm did not attend the funeral.", False),
        ("Mia Holm does not attend.", False),
    ],
)
def test_who_came_along_or_stayed_away_is_told_further_on(build: Build, sentence: str, told: bool) -> None:  # noqa: FBT001
    corpus = build([{"sentences": [sentence]}], people=PEOPLE)
    (passage,) = corpus.passages
    there = frozenset(one.id for one in corpus.participants if one.name == "Ana Ruiz")
    assert tells_company(passage, there) == told


@pytest.mark.parametrize(
    ("sentence", "who", "part"),
    [
        ("President Ana Ruiz hosted Tom Lee for talks on Monday.", "Ana Ruiz", "host"),
        ("President Ana Ruiz hosted Tom Lee for talks on Monday.", "Tom Lee", "guest"),
        ("Ana Ruiz met Tom Lee in Santiago.", "Ana Ruiz", "attends"),
        ("Ana Ruiz was greeted on arrival by Mia Holm.", "Mia Holm", "receives"),
        ("Ana Ruiz was accompanied by Mia Holm.", "Mia Holm", "accompanies"),
        ("Mia Holm will lead the Norwegian delegation at the talks.", "Mia Holm", "heads_delegation"),
        ("Mia Holm said the talks would last two days.", "Mia Holm", "speaks_about"),
        ("Mia Holm will not attend the meeting.", "Mia Holm", "not_attending"),
        ("Kai Ito could meet Tom Lee next year.", "Kai Ito", "presence_not_stated"),
        ("Ana Ruiz arrived in Oslo on Sunday.", "Ana Ruiz", "guest"),
    ],
)
def test_part_in_a_meeting(build: Build, sentence: str, who: str, part: str) -> None:
    corpus = build([{"sentences": [sentence]}], people=PEOPLE)
    (passage,) = corpus.passages
    name = next(one.id for one in corpus.participants if one.name == who)
    mention = next(one for one in passage.mentions if one.participant == name)
    assert part_in_passage(passage, mention) == part


@pytest.mark.parametrize(
    ("sentence", "who", "expected"),
    [
        ("Ana Ruiz held talks with Tom Lee on Monday.", "Tom Lee", True),
        ("Ana Ruiz hosted Tom Lee as Oslo sought a deal with Kai Ito.", "Kai Ito", False),
        ("Kai Ito said he was glad.", "Kai Ito", False),
        ("Ministers and Mia Holm are due to meet in Oslo.", "Mia Holm", True),
    ],
)
def test_who_meets(build: Build, sentence: str, who: str, expected: bool) -> None:  # noqa: FBT001 -- a table of cases
    corpus = build([{"sentences": [sentence]}], people=PEOPLE)
    (passage,) = corpus.passages
    name = next(one.id for one in corpus.participants if one.name == who)
    mention = next(one for one in passage.mentions if one.participant == name)
    assert meets(passage, mention, held=True) is expected


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        ("The two sides will discuss fishing quotas.", ("Fishing quotas",)),
        ("Fishing quotas will be on the agenda.", ("Fishing quotas",)),
        ("The tariff dispute will be raised at the talks.", ("Tariff dispute",)),
        ("The minister said the talks would focus on energy and salmon.", ("Energy and salmon",)),
        ("The ministers meet to pave the way for a trade treaty.", ("Trade treaty",)),
        ("The ministers discussed fishing quotas in 2014.", ()),
        ("The sun shone over the harbour.", ()),
    ],
)
def test_topics(build: Build, sentence: str, topics: tuple[str, ...]) -> None:
    (passage,) = build([{"sentences": [sentence]}]).passages
    assert topics_of(passage) == topics


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Norway wants lower tariffs on salmon.", ["Norway"]),
        ("Chile rejected the offer from Norway.", ["Chile"]),
        ("The plan, described as reckless by Tokyo, was dropped.", ["Japan"]),
        ("Ships from Japan waited outside the port.", []),
        ("A treaty between Chile and Norway expires in May.", []),
    ],
)
def test_stances(build: Build, sentence: str, stated: list[str]) -> None:
    index = index_corpus(build([{"sentences": [sentence]}], parties=PARTIES))
    (statement,) = index.corpus.statements
    assert [index.parties[one.party].name for one in stances(index, statement)] == stated


def test_groups_are_told_apart_by_name(build: Build) -> None:
    texts = ["Rebel groups hold the hills.", "In the valley Karenni forces dug in.", "Norwegian forces left."]
    corpus = build([{"sentences": texts}], parties={"Norway": ["Norwegian"]})
    assert [sorted(subjects_of(passage)) for passage in corpus.passages] == [
        ["armed_groups:armed"],
        ["armed_groups:karenni"],
        [],
    ]


STRIKE: list[dict[str, Any]] = [
    {
        "id": "one",
        "written": "2016-11-14",
        "sentences": [
            "Dock workers in Bergen walked out on Monday after pay talks with Norway's port authority failed.",
            {"text": "Chile demands that its fruit ships be unloaded first.", "status": "demanded"},
            {"text": "Norway rejects the demand of Chile for fruit ships.", "status": "denied"},
            "A walkout of workers over pay in 2003 lasted two weeks.",
        ],
    },
    {
        "id": "two",
        "written": "2016-11-15",
        "sentences": [
            "Dock workers in Bergen walked out on Monday over pay.",
            {"text": "The workers want talks on pay, but no agreement on wages is in sight.", "status": "demanded"},
        ],
    },
]


def test_open_issues_hold_positions_and_say_where_there_is_none(build: Build) -> None:
    briefing = briefing_of(build(STRIKE, parties=PARTIES))
    assert briefing.open_issues
    told = {party.id: party.name for party in briefing.parties}
    positions = {
        told[position.party] for issue in briefing.open_issues for position in issue.positions if position.statements
    }
    assert positions <= {"Chile", "Norway"}
    assert len({issue.title for issue in briefing.open_issues}) == len(briefing.open_issues)
    open_points = {name for issue in briefing.open_issues for name in issue.statements}
    texts = {item.text: item.id for item in briefing.statements}
    assert texts["Chile demands that its fruit ships be unloaded first."] in open_points


def test_two_events_in_one_folder(build: Build) -> None:
    court = {
        "id": "court",
        "title": "Banker convicted of fraud",
        "sentences": [
            "A jury in Hamburg found the former director Jonas Kern guilty of fraud.",
            "Kern will appeal against the verdict.",
        ],
    }
    corpus = build([*STRIKE, court], parties=PARTIES)
    assert groups_of_sources(index_corpus(corpus)) == (("one", "two"), ("court",))
    briefing = briefing_of(corpus)
    assert briefing.event is not None
    assert briefing.event.other is not None
    assert "Banker convicted of fraud" in briefing.event.other
    of_court = {item.id for item in briefing.statements if item.citations[0].source == "court"}
    assert of_court
    assert not of_court.intersection(briefing.bottom_line)
    assert {item.rank for item in briefing.statements if item.id in of_court} == {"detail"}


def test_what_has_been_held_is_not_announced(build: Build) -> None:
    meeting = {"meeting": "m", "when": "2021-09-02"}
    articles = [
        {
            "id": "before",
            "written": "2021-09-01",
            "sentences": [{"text": "President Ana Ruiz will meet Tom Lee in Oslo.", "status": "planned", **meeting}],
        },
        {
            "id": "after",
            "written": "2021-09-02",
            "sentences": [
                {"text": "President Ana Ruiz met Prime Minister Tom Lee in Oslo.", "status": "done", **meeting}
            ],
        },
    ]
    corpus = build(
        articles,
        parties=PARTIES,
        people=PEOPLE,
        meetings={
            "m": {
                "when": "2021-09-02",
                "place": "Oslo",
                "rank": "heads",
                "parties": ["Chile", "Norway"],
                "participants": ["Ana Ruiz", "Tom Lee"],
            }
        },
    )
    briefing = briefing_of(corpus)
    ranks = {item.text: (item.rank, item.voice) for item in briefing.statements}
    assert ranks["President Ana Ruiz will meet Tom Lee in Oslo."] == ("detail", "claim")
    assert ranks["President Ana Ruiz met Prime Minister Tom Lee in Oslo."] == ("main", "fact")
    assert [entry.text for entry in briefing.timeline] == ["President Ana Ruiz met Prime Minister Tom Lee in Oslo."]
    assert briefing.status_line.startswith(
        "Held 2 September 2021. One article reports the meeting. One was written before"
    )


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The union called a strike at the port on Monday.", True),
        ("He called a strike at the port on Monday night.", False),
        ("However, the union called a strike at the port.", False),
        ("“We will walk out at noon,” the union leader said.", False),
        ("Will the union call a strike at the port today?", False),
        ("The union called a strike", False),
        ("[Vos] called a strike at the port on Monday night.", True),
    ],
)
def test_what_can_stand_alone(text: str, whole: bool) -> None:  # noqa: FBT001 -- a table of cases
    assert is_whole(text) is whole


@pytest.mark.parametrize(
    ("text", "unresolved"),
    [
        ("The strike begins tomorrow.", True),
        ("The strike begins on Monday.", True),
        ("The strike begins on Monday [14 November 2016].", False),
        ("The strike began last week [7–13 November 2016].", False),
        ("The strike began in May.", False),
    ],
)
def test_unresolved_days(text: str, unresolved: bool) -> None:  # noqa: FBT001 -- a table of cases
    assert is_unresolved(text) is unresolved


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ('"We were told nothing new," Ana Ruiz, the head of the Union of Weavers, said.', "attends"),
        ('"We were not invited," Ana Ruiz, the head of the Union of Weavers, said.', "speaks_about"),
        ('"They were told nothing new," Ana Ruiz, the head of the Union of Weavers, said.', "speaks_about"),
        ('"We were told nothing new," Mia Holm, a weaver of Oslo, said.', "speaks_about"),
    ],
)
def test_who_tells_what_went_on_in_the_room_was_there(build: Build, sentence: str, part: str) -> None:
    corpus = build(
        [
            {
                "written": "2019-05-07",
                "sentences": [
                    {
                        "text": "The Union of Weavers met Tom Lee on Monday.",
                        "when": "2019-05-06",
                        "meeting": "m-talks",
                        "status": "done",
                    },
                    sentence,
                ],
            }
        ],
        people={
            "Ana Ruiz": ("Union of Weavers", ["Ruiz"]),
            "Tom Lee": ("Norway", ["Lee"]),
            "Mia Holm": (None, ["Holm"]),
        },
        parties={**PARTIES, "Union of Weavers": []},
        meetings={"m-talks": {"when": "2019-05-06", "parties": ["Union of Weavers", "Norway"], "status": "held"}},
    )
    (meeting,) = briefing_of(corpus).meetings
    names = {one.id: one.name for one in corpus.participants}
    parts = {names[one.participant]: one.part for one in meeting.attendees}
    who = "Ana Ruiz" if "Ana Ruiz" in sentence else "Mia Holm"
    assert parts.get(who, "speaks_about") == part


def test_a_meeting_is_named_by_people_not_by_the_bodies_they_are_there_for(build: Build) -> None:
    name = "Union of Weavers"
    union = Participant(id="p-union", name=name, kind="body", variants=(), roles=(), party=None, citations=())
    corpus = build(
        [{"sentences": [{"text": "Ana Ruiz of the Union of Weavers met Tom Lee.", "meeting": "m", "status": "done"}]}],
        people={"Ana Ruiz": ("Union of Weavers", []), "Tom Lee": ("Norway", [])},
        parties={**PARTIES, "Union of Weavers": []},
        meetings={"m": {"when": "2019-05-06", "parties": ["Union of Weavers", "Norway"], "status": "held"}},
    )
    index = index_corpus(replace(corpus, participants=(*corpus.participants, union)))
    (item,) = rank_meetings(index)
    room = [one.id for one in index.corpus.participants]
    there = tuple(Attendee(participant=who, part="attends", citations=()) for who in room)
    assert name_meeting(index, refined(index, item, there).seed) == "Talks: Ana Ruiz and Tom Lee"


def test_the_two_whom_the_sentence_itself_names_get_no_other_names(build: Build) -> None:
    told = ["Ana Ruiz and Kai Ito spoke.", "The two who abstained, Tom Lee and Mia Holm, left early."]
    corpus = build([{"sentences": told}], people=PEOPLE)
    assert told[1] in {one.text for one in briefing_of(corpus).statements}
