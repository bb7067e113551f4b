"""Titles are plain, positions are a party's own, and an attributed quotation may announce an agenda."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.composing.bottom_line import is_whole
from generator.composing.doubt import is_loaded
from generator.composing.index import index_corpus
from generator.composing.stance import stances
from generator.composing.subjects import statement_subjects
from generator.composing.titles import title_for
from generator.model.corpus import Corpus

Build = Callable[..., Corpus]
PEOPLE = {"Eva Dahl": ("Port Company", ["Dahl"]), "Ana Ruiz": ("Dockers Union", ["Ruiz"])}
PARTIES = {"Port Company": ["The Port Company"], "Dockers Union": ["The Dockers Union"]}


def title(build: Build, subject: str, *sentences: str) -> str:
    index = index_corpus(build([{"sentences": list(sentences)}]))
    return title_for(index, subject, index.corpus.statements, taken=frozenset())


def test_a_title_neither_boasts_nor_names_a_person(build: Build) -> None:
    assert title(build, "strikes", "It was the longest ever strike of the port.") == "Strikes"
    assert title(build, "court", "The former chief prosecutor of the port spoke.") == "Courts and hearings"
    assert "team" not in title(build, "victims", "Two search teams went out at dawn.").lower()


def test_a_phrase_that_two_tell_is_the_title(build: Build) -> None:
    told = title(
        build,
        "trade",
        "The salmon tariffs remain in dispute.",
        "Nobody knows when the salmon tariffs will end.",
        "The trade fair opened on time.",
    )
    assert told == "Salmon tariffs"


def test_a_war_is_where_it_is_fought(build: Build) -> None:
    corpus = build(
        [{"sentences": ["Baltia voiced support for Norland's military campaign in Sudan."]}],
        parties={"Baltia": [], "Norland": [], "Sudan": []},
    )
    index = index_corpus(corpus)
    found = statement_subjects(index, corpus.statements[0])
    names = {f"war:{party.id}": party.name for party in corpus.parties}
    assert [names[subject] for subject in found if subject in names] == ["Sudan"]


@pytest.mark.parametrize(
    ("text", "speaker", "wanted"),
    [
        ("Ana Ruiz said the Dockers Union demanded a rise.", "Ana Ruiz", ["Dockers Union"]),
        ("Ana Ruiz said she would end the strike if Eva Dahl agreed to talks.", "Ana Ruiz", ["Dockers Union"]),
        ("Ana Ruiz said the Port Company expected more ships.", "Ana Ruiz", ["Dockers Union"]),
        ("Ana Ruiz said the Port Company refused to talk.", "Ana Ruiz", ["Dockers Union", "Port Company"]),
        ("The Port Company wants a longer day.", None, ["Port Company"]),
    ],
)
def test_a_position_is_a_partys_own(build: Build, text: str, speaker: str | None, wanted: list[str]) -> None:
    sentence = {"text": text} if speaker is None else {"text": text, "speaker": speaker}
    index = index_corpus(build([{"sentences": [sentence]}], parties=PARTIES, people=PEOPLE))
    found = {index.parties[stance.party].name for stance in stances(index, index.corpus.statements[0])}
    assert sorted(found) == wanted


def test_a_quotation_may_open_where_it_is_asked_for() -> None:
    text = '"Quotas for cod and the price of salmon will be discussed," the ministry said in Oslo.'
    assert not is_whole(text)
    assert is_whole(text, quoted=True)
    assert not is_whole('"and so on until the ships come in," said the ministry.', quoted=True)


def test_a_loaded_word_needs_a_speaker_or_marks(build: Build) -> None:
    def loaded(text: str, **more: str) -> bool:
        index = index_corpus(build([{"sentences": [{"text": text, **more}]}]))
        return is_loaded(index, index.corpus.statements[0])

    assert loaded("Both see the rebels as a common enemy.")
    assert not loaded("Ana Ruiz said both saw the rebels as a common enemy.", speaker="Ana Ruiz")
    assert not loaded("Both see the rebels as a common danger.")
