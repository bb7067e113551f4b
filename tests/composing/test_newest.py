"""Where things stand by the newest articles, on a fire, a strike and a flood."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.composing import compose
from generator.composing.focus import groups_of_sources
from generator.composing.happening import event_day, event_noun, state_of_event
from generator.composing.index import index_corpus
from generator.composing.main_event import main_statements
from generator.composing.newest import newest_counts, overtaken
from generator.composing.roles_in_meetings import part_in_passage
from generator.model.corpus import Corpus
from generator.options import ComposingOptions

Build = Callable[..., Corpus]

FIRE: list[dict[str, Any]] = [
    {
        "id": "a1",
        "written": "2019-05-06",
        "title": "Mill fire kills four",
        "sentences": [
            "A fire at a paper mill in Porto killed at least 14 workers on Monday.",
            "The roof of the mill fell in.",
        ],
    },
    {
        "id": "a2",
        "written": "2019-05-09",
        "title": "Mill fire: toll rises",
        "sentences": [
            "The death toll from the fire in Porto rose to 31 on Thursday.",
            "Another 20 workers were injured.",
        ],
    },
]


def test_the_newest_toll_overtakes_the_others(build: Build) -> None:
    index = index_corpus(build(FIRE))
    texts = {item.id: item.text for item in index.corpus.statements}
    assert [texts[name] for name in sorted(overtaken(index))] == [FIRE[0]["sentences"][0]]
    assert [texts[name] for name in newest_counts(index)] == [FIRE[1]["sentences"][0]]


def test_no_overtaken_toll_in_the_bottom_line(build: Build) -> None:
    briefing = compose(build(FIRE), ComposingOptions())
    told = [item.text for item in briefing.statements if item.id in briefing.bottom_line]
    assert FIRE[1]["sentences"][0] in told
    assert FIRE[0]["sentences"][0] not in told


def test_the_status_line_of_an_event_names_it_and_the_newest_article(build: Build) -> None:
    corpus = build(FIRE)
    assert event_noun(index_corpus(corpus)) == "fire"
    line = compose(corpus, ComposingOptions()).status_line
    assert line.startswith("Fire")
    assert "newest of 9 May 2019" in line


def test_one_event_with_its_noun_and_place_is_one_group(build: Build) -> None:
    assert len(groups_of_sources(index_corpus(build(FIRE)))) == 1


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("Ana Ruiz told a hearing in Lima that the mill was safe.", "attends"),
        ("Ana Ruiz will chair the summit.", "attends"),
        ("Tom Lee will be joined by Mia Holm and Ana Ruiz.", "attends"),
        ("The firm's lead negotiator, Ana Ruiz, raised the offer.", "attends"),
        ("Ana Ruiz herself will not take part in the talks.", "not_attending"),
        ("It is not known whether Ana Ruiz will travel to the talks.", "presence_not_stated"),
        ("Ana Ruiz also took part.", "accompanies"),
        ("Ana Ruiz joined the strike.", "presence_not_stated"),
        ("Ana Ruiz confirmed that she would attend.", "attends"),
    ],
)
def test_parts_told_in_other_words(build: Build, sentence: str, part: str) -> None:
    corpus = build([{"sentences": [sentence]}], people={"Ana Ruiz": ("Chile", ["Ruiz"])})
    (passage,) = corpus.passages
    assert part_in_passage(passage, next(one for one in passage.mentions if one.participant)) == part


def test_counted_people_who_are_the_subject_of_a_verb_are_counted(build: Build) -> None:
    first = {
        "id": "a1",
        "written": "2019-05-06",
        "sentences": ["Four workers have now died in the mill fire in Porto."],
    }
    index = index_corpus(build([first, FIRE[1]]))
    texts = {item.id: item.text for item in index.corpus.statements}
    assert [texts[name] for name in overtaken(index)] == first["sentences"]


def test_how_the_event_stands_is_told_by_the_newest_article(build: Build) -> None:
    old = {
        "id": "a1",
        "written": "2019-05-06",
        "sentences": ["A fire broke out near Porto.", "The fire was out of control."],
    }
    new = {
        "id": "a2",
        "written": "2019-05-09",
        "sentences": ["The mayor of Porto resigned over the fire.", "The fire was 80 percent contained.", "It rained."],
    }
    index = index_corpus(build([old, new]))
    assert [index.statements[name].text for name in state_of_event(index)] == [new["sentences"][1]]


def test_the_event_is_what_most_articles_speak_of_not_the_newest_turn(build: Build) -> None:
    corpus = build(
        [
            {"written": "2019-05-06", "sentences": ["The council of Porto closed the old fish market on Monday."]},
            {"written": "2019-05-07", "sentences": ["Stallholders wept. ", "The council closed the old fish market."]},
            {"written": "2019-05-08", "sentences": ["An opposition party wants the mayor to explain himself."]},
        ]
    )
    index = index_corpus(corpus)
    assert [index.statements[name].text for name in main_statements(index, None)] == [
        "The council of Porto closed the old fish market on Monday."
    ]


def test_the_day_of_an_event_is_that_on_which_it_began(build: Build) -> None:
    first = {
        "text": "A fire that had broken out on Saturday killed two people, the mayor said on Sunday.",
        "days": {"Saturday": "2019-05-04", "Sunday": "2019-05-05"},
    }
    second = {"text": "The fire killed a third person on Monday.", "days": {"Monday": "2019-05-06"}}
    begun = {"text": "The fire broke out on Saturday.", "days": {"Saturday": "2019-05-04"}}
    articles: list[dict[str, Any]] = [
        {"written": "2019-05-05", "sentences": [first, begun]},
        {"written": "2019-05-06", "sentences": [second]},
    ]
    assert event_day(index_corpus(build(articles)), "fire") == "2019-05-04"


def test_a_meeting_of_many_is_known_by_its_place_and_day(build: Build) -> None:
    parties = ["Chile", "Norway", "Japan", "Peru", "Kenya"]
    told = {"text": "The leaders met in Lima on Monday.", "meeting": "m", "when": "2019-05-06", "status": "done"}
    few, many = (
        compose(
            build(
                [{"sentences": [told]}],
                parties={name: [] for name in parties},
                meetings={"m": {"when": "2019-05-06", "place": "Lima", "parties": some, "kind": "summit"}},
            ),
            ComposingOptions(),
        ).title
        for some in (parties[:2], parties)
    )
    assert few == "Norway and Chile, summit, Lima, 6 May 2019"
    assert many == "Summit, Lima, 6 May 2019"


def test_a_count_of_some_does_not_overtake_the_toll(build: Build) -> None:
    late = {
        "id": "a3",
        "written": "2019-05-10",
        "sentences": ["Mourners filled the square.", "Ana Ruiz, whose two sons died in the fire, wept."],
    }
    index = index_corpus(build([*FIRE, late]))
    texts = {item.id: item.text for item in index.corpus.statements}
    assert [texts[name] for name in newest_counts(index)] == [FIRE[1]["sentences"][0]]


def test_the_event_is_the_noun_most_sentences_speak_of(build: Build) -> None:
    articles = [
        {"title": "Funeral for sailors", "sentences": ["A funeral was held for three sailors in Porto."]},
        {"title": "After the sinking", "sentences": ["Questions follow the sinking of a trawler.", "It sank at noon."]},
    ]
    assert event_noun(index_corpus(build(articles))) == "sinking"
