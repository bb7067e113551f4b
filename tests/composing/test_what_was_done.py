"""What a folder of several articles on one event tells as done and said, in which order, and under which title."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from generator.composing import compose
from generator.composing.event_days import Setting
from generator.composing.index import index_corpus
from generator.composing.listed import listed_topics
from generator.composing.sections import place_statements, score_passage
from generator.composing.setting import setting_of
from generator.composing.stance import stances
from generator.composing.title import title_of
from generator.composing.verbs import tells_an_act
from generator.model.briefing import RoleEntry
from generator.model.corpus import Corpus
from generator.options import ComposingOptions

Build = Callable[..., Corpus]

OPENING = "The dockers of Elbing walked out over pay."


def sections(corpus: Corpus, setting: Setting | None = None) -> dict[str, str]:
    index = index_corpus(corpus)
    placed = place_statements(index, setting or setting_of(index, ()))
    return {index.statements[one.statement].text: one.section for one in placed}


def test_an_undated_act_is_news_among_several_articles_and_not_in_one(build: Build) -> None:
    act = "The company raised its offer by two percent."
    told: list[str | dict[str, Any]] = [OPENING, "It was raining.", "Nobody knew why.", act]
    one = build([{"sentences": told}])
    two = build([{"sentences": told}, {"sentences": ["The dockers of Elbing are at the gates."]}])
    assert sections(one)[act] == "background"
    assert sections(two)[act] == "developments"


def test_what_follows_on_a_past_date_is_past_as_well(build: Build) -> None:
    past = {"text": "The port burnt down in 1903.", "when": "1903"}
    act = "The dockers built a new one."
    corpus = build([{"sentences": [OPENING, "It was raining.", past, act]}, {"sentences": ["The gates are shut."]}])
    setting = Setting(first=date(2019, 5, 1), last=date(2019, 5, 1), lengths={"a0": 4, "a1": 1})
    before, passage = (next(one for one in corpus.passages if one.exact == text) for text in (past["text"], act))
    assert score_passage(passage, setting, before=before).section == "background"
    assert score_passage(passage, setting).section == "developments"


def test_an_act_goes_on_from_a_sentence_dated_at_the_event(build: Build) -> None:
    corpus = build([{"sentences": [{"text": "They met on Monday.", "when": "2019-05-01"}, "They signed the accord."]}])
    setting = Setting(first=date(2019, 5, 1), last=date(2019, 5, 1))
    dated, following = corpus.passages
    reasons = score_passage(following, setting, before=dated).reasons
    assert any("goes on" in one for one in reasons)


def test_a_trial_goes_on_from_its_first_day_to_its_last(build: Build) -> None:
    days = ("2019-05-01", "2019-05-20", "2019-06-10", "2011-01-01")
    corpus = build([{"written": day, "sentences": [{"text": "The court heard him.", "when": day}]} for day in days])
    setting = setting_of(index_corpus(corpus), ())
    assert (setting.first, setting.last) in {
        (date(2019, 5, 1), date(2019, 6, 10)),
        (date(2011, 1, 1), date(2011, 1, 1)),
    }


def test_developments_stand_by_the_day_they_were_done_or_said(build: Build) -> None:
    corpus = build(
        [
            {
                "written": "2019-05-08",
                "sentences": [
                    {"text": "The two sides agreed on a pact for next year.", "when": "2020-03-01"},
                    {"text": "The two sides met in Elbing on Tuesday.", "when": "2019-05-07"},
                ],
            },
            {
                "written": "2019-05-09",
                "sentences": [{"text": "The mayor thanked both sides on Thursday.", "when": "2019-05-09"}],
            },
        ]
    )
    briefing = compose(corpus, ComposingOptions())
    told = [item.text for item in briefing.statements if item.section == "developments"]
    assert told[0].startswith("The mayor thanked")
    assert told.index("The two sides agreed on a pact for next year.") < told.index(
        "The two sides met in Elbing on Tuesday."
    )


def test_a_count_that_newer_articles_overtook_is_no_title(build: Build) -> None:
    articles = [
        {
            "title": "Quake in northern Peru kills 12",
            "written": "2019-05-07",
            "sentences": [{"text": "An earthquake in northern Peru killed 12 people.", "when": "2019-05-07"}],
        },
        {
            "title": "Anger in Piura",
            "written": "2019-05-09",
            "sentences": ["People in Piura asked for tents after the earthquake in northern Peru."],
        },
    ]
    corpus = build(articles)
    assert title_of(index_corpus(corpus), None, given=None) != "Quake in northern Peru kills 12"
    alone = build(articles[:1])
    assert title_of(index_corpus(alone), None, given=None) == "Quake in northern Peru kills 12"


def test_what_is_told_of_an_item_is_no_item(build: Build) -> None:
    text = "The agenda has three items: the truce, a swap of prisoners and the border, which has been shut for a year."
    corpus = build([{"sentences": [text]}])
    assert listed_topics(corpus.passages[0]) == ("the truce", "a swap of prisoners", "the border")


def test_a_complaint_about_a_party_is_not_its_position(build: Build) -> None:
    people = {"Ana Ruiz": ("Chile", ["Ms Ruiz"])}
    corpus = build(
        [
            {
                "sentences": [
                    "He complained that Ms Ruiz would not commit herself to the cap.",
                    "Ms Ruiz rejected the cap.",
                ]
            }
        ],
        parties={"Chile": []},
        people=people,
    )
    index = index_corpus(corpus)
    told = {item.text: {one.party for one in stances(index, item)} for item in corpus.statements}
    assert not told["He complained that Ms Ruiz would not commit herself to the cap."]
    assert told["Ms Ruiz rejected the cap."]


def test_who_left_office_or_only_studies_a_thing_is_nobodys_voice(build: Build) -> None:
    roles = {"Ana Ruiz": "former Chilean minister", "Tom Lee": "professor of law", "Eva Dahl": "Chilean minister"}
    people: dict[str, tuple[str, list[str]]] = {name: ("Chile", []) for name in roles}
    told = [f"{name} rejected the cap." for name in roles]
    corpus = build([{"sentences": told}], parties={"Chile": []}, people=people)
    participants = tuple(
        replace(who, roles=(RoleEntry(text=roles[who.name], citations=()),)) for who in corpus.participants
    )
    index = index_corpus(replace(corpus, participants=participants))
    speaking = {item.text for item in index.corpus.statements if stances(index, item)}
    assert speaking == {"Eva Dahl rejected the cap."}


def test_what_a_proposal_would_bring_is_no_next_step(build: Build) -> None:
    proposed = {"text": "The old bridge over the river would be guarded by the army.", "status": "possible"}
    announced = {
        "text": "The mayor said that the old bridge would be closed in June.",
        "status": "planned",
        "speaker": "the mayor",
        "when": "2019-06",
    }
    corpus = build([{"written": "2019-05-08", "sentences": [OPENING, proposed, announced]}])
    briefing = compose(corpus, ComposingOptions())
    texts = {item.id: item.text for item in briefing.statements}
    assert [texts[name] for name in briefing.next_steps] == [announced["text"]]


def test_an_hour_that_a_source_gives_is_no_gap(build: Build) -> None:
    meeting = {"m": {"when": "2019-05-08", "place": "Oslo", "parties": ["Chile"], "participants": ["Ana Ruiz"]}}
    for more, gap in (("The talks are to begin at 3 p.m. in the old palace.", False), ("It was raining.", True)):
        corpus = build(
            [
                {
                    "written": "2019-05-07",
                    "sentences": [{"text": "Ana Ruiz will meet us in Oslo.", "meeting": "m"}, more],
                }
            ],
            parties={"Chile": []},
            people={"Ana Ruiz": ("Chile", [])},
            meetings=meeting,
        )
        assert any(item.about == "time" for item in compose(corpus, ComposingOptions()).gaps) is gap


def test_what_was_announced_is_news_and_what_was_refused_is_open(build: Build) -> None:
    announced = "The minister said that all bridges would be inspected."
    refused = "The minister said that the state would not pay for the bridges."
    told = [OPENING, announced, refused, "It was raining.", "Nobody knew why.", "The bridges are old."]
    found = sections(build([{"sentences": told}, {"sentences": ["The gates are shut."]}]))
    assert (found[announced], found[refused]) == ("developments", "open_issues")


def test_a_perfect_before_a_present_report_tells_an_act(build: Build) -> None:
    corpus = build([{"sentences": ["The mayor says that no tents had reached the village."]}])
    assert tells_an_act(corpus.passages[0].sentence)
