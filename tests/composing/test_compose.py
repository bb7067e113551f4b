"""The whole room: every kind of folder gives a briefing that keeps its promises."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files

import jsonschema
import msgspec
import pytest

from generator.composing import check, compose, explain
from generator.composing.index import Index
from generator.composing.newest import outdated
from generator.errors import UnknownStatement
from generator.model.briefing import Briefing
from generator.model.corpus import Corpus
from generator.options import ComposingOptions

Build = Callable[..., Corpus]

QUAKE = [
    {
        "id": "daily",
        "title": "Quake kills twelve in Lima",
        "written": "2019-05-27",
        "sentences": [
            {"text": "A powerful earthquake killed twelve people in Lima on Sunday, officials said.", "same": "quake"},
            "Rescue teams searched the rubble for survivors through the night.",
            {"text": "The mayor of Lima, Rosa Campos, called for tents and clean water.", "speaker": "Rosa Campos"},
            "Peru lies on the Pacific rim and has a long history of earthquakes.",
            {"text": "In 2007 a quake killed about 600 people in Pisco.", "when": "2007"},
        ],
    },
    {
        "id": "post",
        "written": "2019-05-27",
        "sentences": [
            {"text": "Twelve people died when an earthquake struck the city of Lima on Sunday.", "same": "quake"},
            "It is unclear how many people are still missing in the port of Callao.",
        ],
    },
]
SUMMIT = [
    {
        "id": "wire",
        "written": "2021-09-02",
        "sentences": [
            {
                "text": "President Ana Ruiz of Chile met Prime Minister Tom Lee of Norway in Oslo on 2 September 2021.",
                "same": "met",
                "meeting": "m-talks",
                "when": "2021-09-02",
                "status": "done",
            },
            {
                "text": "Ruiz and Lee will discuss a new fishing quota at a second session on Friday.",
                "meeting": "m-talks",
            },
            {"text": "Lee said Norway wanted lower tariffs on salmon.", "speaker": "Tom Lee"},
            {"text": "Chile and Norway signed their first trade treaty in 1995.", "when": "1995"},
        ],
    },
    {
        "id": "gazette",
        "written": "2021-09-02",
        "sentences": [
            {
                "text": "Prime Minister Tom Lee of Norway received President Ana Ruiz of Chile in Oslo.",
                "same": "met",
                "meeting": "m-talks",
            },
        ],
    },
]
SUMMIT_MORE = {
    "parties": {"Chile": ["Santiago"], "Norway": ["Oslo"]},
    "people": {"Ana Ruiz": ("Chile", ["Ruiz"]), "Tom Lee": ("Norway", ["Lee"])},
    "meetings": {
        "m-talks": {
            "when": "2021-09-02",
            "place": "Oslo",
            "rank": "heads",
            "parties": ["Chile", "Norway"],
            "participants": ["Ana Ruiz", "Tom Lee"],
        }
    },
}


def proved(corpus: Corpus, options: ComposingOptions | None = None) -> Briefing:
    briefing = compose(corpus, options or ComposingOptions())
    assert check(briefing) == ()
    schema = json.loads(files("generator.model").joinpath("briefing.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(msgspec.json.encode(briefing)))
    return briefing


def test_no_article_at_all(build: Build) -> None:
    briefing = proved(build([]))
    assert briefing.statements == ()
    assert briefing.event is None
    assert "No article could be read." in [gap.text for gap in briefing.gaps]


def test_one_article(build: Build) -> None:
    briefing = proved(build(QUAKE[:1]))
    assert briefing.bottom_line
    assert briefing.title == "Quake kills twelve in Lima"
    assert any(gap.about == "sources" for gap in briefing.gaps)


def test_a_disaster_without_a_meeting(build: Build) -> None:
    briefing = proved(build(QUAKE))
    assert briefing.meetings == ()
    assert briefing.event is not None
    assert "twelve people" in briefing.event.name
    told = {statement.text: statement.section for statement in briefing.statements}
    assert told["In 2007 a quake killed about 600 people in Pisco."] == "background"
    assert told["Peru lies on the Pacific rim and has a long history of earthquakes."] == "background"
    assert told["It is unclear how many people are still missing in the port of Callao."] == "open_issues"
    assert "No source announces an agenda." not in [gap.text for gap in briefing.gaps]
    assert "talks" not in briefing.status_line


def test_no_statement_names_a_meeting_that_is_not_listed(build: Build) -> None:
    briefing = proved(build([*QUAKE, SUMMIT[0]], **SUMMIT_MORE))
    assert briefing.meetings == ()
    assert any("met Prime Minister Tom Lee" in statement.text for statement in briefing.statements)


def test_a_meeting(build: Build) -> None:
    briefing = proved(build(SUMMIT, **SUMMIT_MORE))
    (meeting,) = briefing.meetings
    assert meeting.role == "main"
    parts = {item.participant: item.part for item in meeting.attendees}
    names = {person.id: person.name for person in briefing.participants}
    assert {names[who]: part for who, part in parts.items()} == {"Tom Lee": "host", "Ana Ruiz": "guest"}
    assert briefing.title == "Norway and Chile, talks, Oslo, 2 September 2021"
    assert briefing.status_line.startswith("Held 2 September 2021.")
    assert "No outcome reported." in briefing.status_line
    assert [item.topic for item in meeting.agenda if item.announced] == ["New fishing quota"]
    first = next(item for item in briefing.statements if item.id == briefing.bottom_line[0])
    assert first.meeting == "m-talks"
    assert any(gap.about == "outcome" and gap.id == briefing.bottom_line[-1] for gap in briefing.gaps)


def test_options_give_the_head(build: Build) -> None:
    options = ComposingOptions(title="Quake desk", as_of="2019-05-28", prepared_for="The minister", marking="Internal")
    briefing = proved(build(QUAKE), options)
    assert (briefing.title, briefing.as_of) == ("Quake desk", "2019-05-28")
    assert (briefing.prepared_for, briefing.marking) == ("The minister", "Internal")


def test_a_small_budget_is_kept(build: Build) -> None:
    briefing = proved(build(QUAKE), ComposingOptions(bottom_line_words=15))
    texts = {statement.id: statement.text for statement in briefing.statements}
    assert sum(len(texts[name].split()) for name in briefing.bottom_line if name in texts) <= 15


def test_the_same_input_gives_the_same_bytes(build: Build) -> None:
    first, second = (msgspec.json.encode(compose(build(SUMMIT, **SUMMIT_MORE), ComposingOptions())) for _ in range(2))
    assert first == second


def test_explain_tells_passages_matches_and_sums(build: Build) -> None:
    corpus = build(QUAKE)
    statement = next(item for item in corpus.statements if len(item.citations) == 2)
    text = explain(corpus, statement.aliases[0])
    assert statement.citations[1].exact in text
    assert "matched 0.50: same names" in text
    assert "Section: developments" in text
    assert "first sentence" in text


def test_explain_of_an_unknown_id(build: Build) -> None:
    with pytest.raises(UnknownStatement, match="s-nothing"):
        explain(build(QUAKE), "s-nothing")


def test_what_holds_for_the_whole_corpus_is_asked_for_once(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for each statement again, it took 20 of 23 seconds over 1,800 statements."""
    asked = []

    def count(index: Index) -> frozenset[str]:
        asked.append(index)
        return outdated(index)

    monkeypatch.setattr("generator.composing.outdated", count)
    compose(build(QUAKE), ComposingOptions())
    assert len(asked) == 1
