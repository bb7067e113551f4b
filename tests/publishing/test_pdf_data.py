"""What the print template is given: each statement at home once, sources grouped by origin, nothing left to decide."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.model.briefing import Briefing
from generator.rendering.pdf_data import pdf_data
from generator.rendering.pdf_notes import emphasised, heading, in_words, line, note, quoted, shelve, shortened

ROOT = Path(__file__).parents[2]
BODY = ("participants", "agenda", "open_issues", "background", "developments")


@pytest.fixture(scope="module")
def sample() -> Briefing:
    return msgspec.json.decode((ROOT / "tests" / "fixtures" / "briefing.json").read_bytes(), type=Briefing)


@pytest.fixture(scope="module")
def data(sample: Briefing) -> dict[str, Any]:
    return pdf_data(sample)


def entries(node: Any) -> Iterator[dict[str, Any]]:
    """All places that show a statement, in reading order."""
    if isinstance(node, list):
        for item in node:
            yield from entries(item)
    elif isinstance(node, dict):
        if set(node) == {"id", "home"}:
            yield node
        else:
            for item in node.values():
                yield from entries(item)


def test_every_statement_is_at_home_once(data: dict[str, Any], sample: Briefing) -> None:
    homes = Counter(entry["id"] for name in (*BODY, "annex") for entry in entries(data[name]) if entry["home"])
    assert homes == Counter(statement.id for statement in sample.statements)


def test_home_is_the_first_place(data: dict[str, Any]) -> None:
    seen: set[str] = set()
    for entry in (entry for name in (*BODY, "annex") for entry in entries(data[name])):
        assert entry["home"] == (entry["id"] not in seen)
        seen.add(entry["id"])


def test_details_stand_in_the_annex_only(data: dict[str, Any], sample: Briefing) -> None:
    body = {entry["id"] for name in ("background", "developments") for entry in entries(data[name])}
    assert not body & {statement.id for statement in sample.statements if statement.rank == "detail"}


def test_data_is_plain_json(data: dict[str, Any]) -> None:
    assert json.loads(json.dumps(data)) == data


def test_every_source_named_has_its_entry(data: dict[str, Any]) -> None:
    known = {source["id"] for source in data["annex"]["sources"]}
    for statement in data["statements"].values():
        assert {source for source, _ in statement["labels"]} <= known
        assert {entry["source"] for entry in statement["note"]} <= known


def test_runs_say_what_the_statement_says(data: dict[str, Any], sample: Briefing) -> None:
    for statement in sample.statements:
        runs = data["statements"][statement.id]["runs"]
        assert "".join(words for words, _ in runs).replace("\u200b", "") == " ".join(statement.text.split())
        assert sum(ours for _, ours in runs) == len(statement.edits)


def test_copies_stand_behind_their_origin(sample: Briefing) -> None:
    shelf = shelve(sample)
    copied = next(item for item in sample.statements if item.reports > item.origins)
    groups = note(shelf, copied.citations, shown=copied.shown)
    assert len(groups) == copied.origins
    assert groups[0]["source"] == copied.citations[copied.shown].source
    assert any(group["copies"] for group in groups)


def test_a_citation_of_an_unknown_source_is_no_link(sample: Briefing) -> None:
    strange = replace(sample, sources=())
    assert note(shelve(strange), sample.statements[0].citations)[0]["source"] == ""


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("The strike went on.", 40, "The strike went on."),
        ("The strike went on, the union said, for a third week.", 21, "The strike went on …"),
        ("Rindfleischetikettierungsüberwachung", 10, "Rindfleisc …"),
    ],
)
def test_shortened(text: str, limit: int, expected: str) -> None:
    assert shortened(text, limit) == expected


def test_line_is_one_line_that_can_break() -> None:
    assert line("one\ntwo\u2028three\tfour soft\xadened") == "one two three four softened"
    assert max(map(len, line("x" * 500).split("\u200b"))) < 60


def test_quoted_adds_no_second_marks() -> None:
    assert quoted("No deal") == "“No deal”"
    assert quoted("“No deal,” she said") == "“No deal,” she said"


def test_headings_are_never_empty() -> None:
    assert heading(" \n") == "–"


@pytest.mark.parametrize(
    ("edtf", "short", "expected"),
    [
        (None, False, ""),
        ("2026-09-22", False, "22 September 2026"),
        ("2026-09-22/2026-09-23", True, "22–23 Sep 2026"),
        ("2011/..", True, "since 2011"),
        ("some time ago", True, "some time ago"),
    ],
)
def test_dates_in_words(edtf: str | None, short: bool, expected: str) -> None:  # noqa: FBT001  (a case of the table)
    assert in_words(edtf, short=short) == expected


def test_a_topic_is_set_apart_inside_its_statement(sample: Briefing) -> None:
    statement = replace(sample.statements[0], text="The talks turn to Gauge readings and money.", edits=())
    assert emphasised(statement, "gauge  readings", 40) == [
        ["The talks turn to ", False, False],
        ["Gauge readings", False, True],
        [" and money.", False, False],
    ]
    assert emphasised(statement, "compensation", 40) == []


def test_a_long_topic_is_not_set_in_bold(sample: Briefing) -> None:
    statement = replace(sample.statements[0], text="They discuss gauge readings and money.", edits=())
    assert not any(bold for _, _, bold in emphasised(statement, "gauge readings and money", 10))


def test_only_weighty_contradictions_stand_in_the_body(sample: Briefing, data: dict[str, Any]) -> None:
    body = [item["id"] for item in data["differences"]]
    rest = [item["id"] for item in data["annex"]["differences"]]
    assert body == [item.id for item in sample.discrepancies if item.nature == "conflict" and item.severity == "high"]
    assert sorted(body + rest) == sorted(item.id for item in sample.discrepancies)


def test_parties_of_one_position_share_a_line(sample: Briefing) -> None:
    issue = sample.open_issues[0]
    silent = replace(issue, positions=tuple(replace(item, statements=()) for item in issue.positions))
    (shown,) = pdf_data(replace(sample, open_issues=(silent,)))["open_issues"]["issues"]
    assert [position["party"] for position in shown["positions"]] == ["Austria, Hungary, Slovakia"]
