"""What an independent reader stumbled over, on other events: sentences that hang, wrong homes, days and parties."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.composing import compose
from generator.composing.bottom_line import can_stand
from generator.composing.event_days import Setting
from generator.composing.hanging import hanging
from generator.composing.happening import told_day
from generator.composing.index import index_corpus
from generator.composing.sections import score_passage
from generator.composing.verbs import lets_be, speaks_there
from generator.model.briefing import Briefing
from generator.model.corpus import Corpus
from generator.options import ComposingOptions

Build = Callable[..., Corpus]

PEOPLE = {"Ana Ruiz": (None, ["Ms Ruiz"])}


def briefing(corpus: Corpus) -> Briefing:
    return compose(corpus, ComposingOptions())


@pytest.mark.parametrize(
    "text",
    [
        "The airline said it would study it over the weekend.",
        "Ana Ruiz said it was not in the budget.",
        "Without it, Ana Ruiz said, the ferry would stop.",
        "Ana Ruiz refused to discuss it, he said.",
        'Ana Ruiz rejected that as "a bad joke".',
        "Ana Ruiz will be sworn in that day.",
        'Ana Ruiz said she would "look at it".',
        "The ministers did not say who would pay for it.",
        "The second is the budget, which must be passed by May.",
        'Ana Ruiz said it was not on the list but "nobody will mind".',
        "Three days after the flood, the anger here has a name.",
    ],
)
def test_a_sentence_hangs_on_the_one_before(build: Build, text: str) -> None:
    index = index_corpus(build([{"sentences": [text]}], people=PEOPLE))
    assert hanging(index)


@pytest.mark.parametrize(
    "text",
    [
        "The airline said it would cut the route in May.",
        "The airline read the plan and said it would study it over the weekend.",
        "Ana Ruiz said it was clear that the bridge would close.",
        "The airline said that it would attend but did not say who would represent it.",
        "The airline cut the route in May.",
        "Ana Ruiz read the plan and refused to discuss it, he said.",
        'Ana Ruiz said that "it is cold here".',
    ],
)
def test_a_sentence_stands_alone(build: Build, text: str) -> None:
    index = index_corpus(build([{"sentences": [text]}], people=PEOPLE))
    assert not hanging(index)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("A fisherman told the commission that the harbour was empty.", True),
        ("The engineer testified that the dam was safe.", True),
        ("The tribunal adjourned without a ruling.", True),
        ("A fisherman told reporters that the harbour was empty.", False),
        ("The engineer will testify in May.", False),
    ],
)
def test_who_speaks_before_those_who_hear_a_matter(build: Build, text: str, *, there: bool) -> None:
    (passage,) = build([{"sentences": [text]}]).passages
    assert speaks_there(passage.sentence) is there


@pytest.mark.parametrize(
    ("text", "agenda"),
    [
        ("The airline said its offer remained on the table.", False),
        ("The mayor said she would publish an independent review.", False),
        ("Landing rights will be on the table at the talks.", True),
        ("The ministers will review the fishing quota.", True),
    ],
)
def test_what_is_no_agenda(build: Build, text: str, *, agenda: bool) -> None:
    (passage,) = build([{"sentences": [text]}]).passages
    assert (dict(score_passage(passage, Setting()).scores)["agenda"] > 0) is agenda


def test_what_is_not_told_comes_with_its_matter(build: Build) -> None:
    told = "The airline will publish a report.", "It has not said who wrote the report, and why."
    corpus = build([{"written": "2022-05-03", "sentences": ["A jet overran the runway.", " ".join(told)]}])
    (gap,) = (gap for gap in briefing(corpus).gaps if gap.about == "untold")
    assert "The airline will publish a report. It has not said" in gap.text


def test_a_deadline_to_come_is_among_what_comes_next(build: Build) -> None:
    due = {"text": "The regulator has until 30 June to decide.", "status": "demanded", "when": "2022-06-30"}
    corpus = build([{"written": "2022-05-03", "sentences": ["Two airlines filed for a merger.", due]}])
    made = briefing(corpus)
    (wanted,) = (one.id for one in made.statements if one.text == due["text"])
    assert wanted in made.next_steps


def test_a_plan_that_was_told_earlier_is_no_planned_day(build: Build) -> None:
    said = {"text": "The airline said on 2 May that fares would rise.", "status": "planned", "when": "2022-05-02"}
    made = briefing(build([{"written": "2022-05-04", "sentences": ["A jet overran the runway.", said]}]))
    (row,) = (row for row in made.timeline if row.edtf == "2022-05-02")
    assert row.status is None


@pytest.mark.parametrize(
    ("sentence", "status", "day", "told"),
    [
        ("The airlines agreed on 3 May to share a hangar.", "planned", "2022-05-03", "done"),
        ("The airline said on 3 May that it would share a hangar.", "planned", "2022-05-03", None),
        ("The airline will not fly before 1 July.", "denied", "2022-07-01", None),
    ],
)
def test_the_status_of_a_day(build: Build, sentence: str, status: str, day: str, told: str | None) -> None:
    item = {"text": sentence, "status": status, "when": day}
    made = briefing(build([{"written": "2022-05-03", "sentences": ["A jet overran the runway.", item]}]))
    assert {row.edtf: row.status for row in made.timeline}[day] == told


def test_the_timeline_has_the_days_of_relative_clauses_and_of_deadlines(build: Build) -> None:
    told = {
        "text": "The pact, which took effect on 1 December 2021, covers four airlines.",
        "days": {"1 December 2021": "2021-12-01"},
    }
    due = {"text": "The pilots are to be told by 5 June 2022.", "days": {"5 June 2022": "2022-06-05"}}
    corpus = build([{"written": "2022-05-04", "sentences": ["Two airlines signed a pact.", told, due]}])
    rows = {row.edtf: row.status for row in briefing(corpus).timeline}
    assert set(rows) == {"2021-12-01", "2022-06-05"}
    assert rows["2022-06-05"] == "planned"


def test_a_label_in_a_list_folds_away(build: Build) -> None:
    lines = [f"The harbour of {place} has belonged to the state for years." for place in ("Alta", "Voss", "Moss")]
    made = briefing(build([{"sentences": [lines[0], "Rebuilding.", *lines[1:]]}]))
    ranks = {one.text: one.rank for one in made.statements}
    assert ranks[lines[0]] == "main"
    assert ranks["Rebuilding."] == "detail"


def test_a_country_where_something_lies_is_no_party(build: Build) -> None:
    corpus = build(
        [
            {
                "written": "2022-05-03",
                "sentences": [
                    "The owners of a hotel in Portugal closed it on Monday.",
                    "Norway demands that the hotel stay open.",
                ],
            }
        ],
        parties={"Portugal": [], "Norway": []},
    )
    event = briefing(corpus).event
    assert event is not None
    assert [name for name in event.parties if "portugal" in name.lower()] == []


def test_the_day_of_an_event_is_the_one_its_sentence_names(build: Build) -> None:
    lead = {"text": "Two clubs agreed on Friday to share a stadium.", "when": "2022-05-06"}
    index = index_corpus(build([{"written": "2022-05-07", "sentences": [lead, "Fans cheered."]}]))
    first, second = index.corpus.passages
    assert told_day(index, first) == "2022-05-06"
    assert told_day(index, second) is None


def test_not_to_oppose_contests_nothing(build: Build) -> None:
    told = ["The pilots do not oppose the sale of the airport.", "The pilots did not accept the sale of the airport."]
    first, second = build([{"sentences": told}]).passages
    assert lets_be(first.sentence)
    assert not lets_be(second.sentence)


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("We have waited for the bridge across the river for eleven years now.", False),
        ({"text": "The bridge will wait until we have the money for it, Ana Ruiz said.", "speaker": "Ana Ruiz"}, True),
        ("The town has waited for the bridge across the river for eleven years.", True),
        ("`` The town has waited for the bridge across the river for years.", False),
    ],
)
def test_what_an_author_tells_of_himself_is_no_bottom_line(build: Build, sentence: object, *, stands: bool) -> None:
    index = index_corpus(build([{"sentences": [sentence]}], people=PEOPLE))
    (statement,) = index.corpus.statements
    assert can_stand(index, statement, dated=False, main=None) is stands


def test_an_official_without_a_name_leaves_no_gap(build: Build) -> None:
    named_not = "The ferry turned back, said an officer, who declined to give his name."
    told_not = "The ferry turned back, said an officer, who declined to give a reason."
    for text, gap in ((named_not, False), (told_not, True)):
        corpus = build([{"sentences": ["A ferry left Oslo on Monday with forty people on board.", text]}])
        assert any(item.about == "untold" for item in briefing(corpus).gaps) is gap


def test_a_decade_beside_a_name_is_no_row_of_the_timeline(build: Build) -> None:
    for when, rows in (("195X", 0), ("1957", 1)):
        corpus = build([{"sentences": [{"text": "The 1950s singer Eva Dahl has died in Oslo.", "when": when}]}])
        statements = tuple(replace(item, when=None) for item in corpus.statements)
        assert len(briefing(replace(corpus, statements=statements)).timeline) == rows
