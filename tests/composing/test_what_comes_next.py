"""What comes next and who wants what hold nothing stale; "the two" are named; two events in a folder stay apart."""

from __future__ import annotations

from collections.abc import Callable

from generator.composing import compose
from generator.composing.counted_subjects import with_counted_subjects
from generator.composing.focus import groups_of_sources
from generator.composing.index import index_corpus
from generator.model.briefing import Briefing
from generator.model.corpus import Corpus
from generator.model.edits import undo
from generator.options import ComposingOptions

Build = Callable[..., Corpus]


def next_texts(briefing: Briefing) -> list[str]:
    return [item.text for name in briefing.next_steps for item in briefing.statements if item.id == name]


def test_an_undated_plan_of_an_old_article_is_no_next_step(build: Build) -> None:
    old = {"text": "The inquest is expected to last a month.", "status": "planned"}
    new = {"text": "The coroner will publish a note on river safety.", "status": "planned"}
    first = {"sentences": ["An inquest into the Arno ferry accident opened.", "It rained.", "It poured.", old]}
    second = {"written": "2018-03-29", "sentences": ["The inquest into the Arno ferry accident closed.", new]}
    for written, told in (("2018-03-01", False), ("2018-03-28", True)):
        briefing = compose(build([{**first, "written": written}, second]), ComposingOptions())
        assert (old["text"] in next_texts(briefing)) is told


def test_who_the_two_are_follows_in_brackets(build: Build) -> None:
    told = ["Tom Lee met Mia Holm in Oslo.", "It was raining.", "The two agreed to meet again in May."]
    corpus = build([{"sentences": told}], people={"Tom Lee": (None, ()), "Mia Holm": (None, ())})
    changed = with_counted_subjects(corpus)
    texts = [item.text for item in changed.statements]
    assert "The two [Tom Lee and Mia Holm] agreed to meet again in May." in texts
    assert all(undo(item.text, item.edits) == item.citations[item.shown].exact for item in changed.statements)


def test_the_two_stay_unnamed_where_three_could_be_meant(build: Build) -> None:
    told = ["Tom Lee, Mia Holm and Ana Ruiz met in Oslo.", "The two agreed to meet again in May."]
    people = {"Tom Lee": (None, ()), "Mia Holm": (None, ()), "Ana Ruiz": (None, ())}
    corpus = build([{"sentences": told}], people=people)
    assert with_counted_subjects(corpus) == corpus


def test_one_place_and_one_kind_of_event_is_one_group(build: Build) -> None:
    articles = [
        {"id": "a", "sentences": ["A flood in Porto drowned cattle and cut the road to the coast."]},
        {"id": "b", "sentences": ["Anger grows over a bridge that broke when the flood came to Porto last week."]},
    ]
    people = build(articles)
    assert len(groups_of_sources(index_corpus(people))) == 1


def test_another_event_is_named_and_kept_apart(build: Build) -> None:
    strike = [
        {
            "id": name,
            "written": f"2017-05-0{day}",
            "title": "Bakers strike in Turin",
            "sentences": [f"Bakers in Turin went on strike on {day} May 2017 for higher wages.", more],
        }
        for name, day, more in (
            ("one", 2, "The bakers demand eight percent."),
            ("two", 3, "The mills offered two percent."),
        )
    ]
    court = {
        "id": "court",
        "written": "2018-09-09",
        "title": "Skipper cleared of smuggling",
        "sentences": ["A jury in Bergen cleared the skipper Jonas Kern of smuggling on 8 September 2018."],
    }
    briefing = compose(build([*strike, court]), ComposingOptions())
    assert briefing.event is not None
    assert briefing.event.other is not None
    assert "Skipper cleared of smuggling" in briefing.event.other
    assert briefing.as_of == "2018-09-09"  # the latest day of publication that is known, whatever it is about
    told = next(item for item in briefing.statements if "Jonas Kern" in item.text)
    assert (told.section, told.theme, told.rank) == ("background", "Other events", "detail")
    assert not any(told.id in row.statements for row in briefing.timeline)
