"""Decisions as `briefing.yml` gives them: what is understood, and every fault with its line, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import ConfigurationError
from generator.model.decisions import Decision, Quote
from generator.options import from_mapping, load_options


def load(folder: Path, text: str) -> tuple[Decision, ...]:
    (folder / "briefing.yml").write_text(text, encoding="utf-8")
    return load_options(folder).editing.decisions


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigurationError) as error:
        load(folder, text)
    return list(error.value.faults)


def test_every_kind_is_read(tmp_path: Path) -> None:
    decisions = load(
        tmp_path,
        """
decisions:
  - hide: s-0000000001
    why: Not our business.
  - pin: {source: herald.txt, exact: The strike ended, prefix: "Late. ", suffix: " on"}
  - move: s-0000000002
    to: Open issues
  - move: s-0000000003
    theme: Wages
  - merge: [s-0000000004, s-0000000005]
  - split: s-0000000006
  - rename: Wages
    to: Pay
  - correct: s-0000000007
    date: 2024-05-02
  - correct: s-0000000007
    words: Ribic
    to: Ribić
  - correct: Ana Ribic
    name: Ana Ribić
  - note: s-0000000008
    text: Confirmed by telephone.
hide: [s-0000000009]
""",
    )
    one = "s-000000000{}".format
    assert [item.kind for item in decisions] == [
        *("hide", "pin", "move", "move", "merge", "split", "rename", "correct", "correct", "correct", "note", "hide")
    ]
    assert decisions[0] == Decision(kind="hide", targets=(one(1),), line=3, why="Not our business.")
    assert decisions[1].targets == (
        Quote(source="herald.txt", exact="The strike ended", prefix="Late. ", suffix=" on"),
    )
    assert decisions[2].section == "open_issues"
    assert (decisions[3].section, decisions[3].theme) == (None, "Wages")
    assert decisions[4].targets == (one(4), one(5))
    assert decisions[7].date == "2024-05-02"
    assert (decisions[8].words, decisions[8].to) == ("Ribic", "Ribić")
    assert decisions[9].name == "Ana Ribić"
    assert decisions[11].line == 23


def test_all_faults_are_told_at_once_each_with_its_line(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        """title: Strike
titel: Strike
decisions:
  - hied: s-0000000001
  - hide: d-0123456789
  - pin: 7
  - move: s-0000000002
    to: devlopments
  - merge: s-0000000003
  - rename: Wages
  - correct: s-0000000004
    date: yesterday
  - correct: s-0000000004
  - note: s-0000000005
    txt: Hello
  - hide: {source: a.txt, exakt: words}
  - hide: s-0000000006
    pin: s-0000000007
  - just words
""",
    )
    expected = [
        "line 2: unknown key 'titel'; did you mean 'title'?",
        "line 4: no decision has the key 'hied'; did you mean 'hide'?",
        "line 5: 'hide': 'd-0123456789' is no id of a statement",
        "line 6: 'pin' names a statement",
        "line 8: no section is called 'devlopments'; did you mean 'developments'?",
        "line 9: 'merge' needs at least 2",
        "line 10: 'rename' needs 'to'",
        "line 12: 'date' must be a date",
        "line 13: 'correct' needs either 'words' and 'to', or 'date', or 'name'",
        "line 15: unknown key 'txt'; did you mean 'text'?",
        "line 14: 'note' needs 'text'",
        "line 16: unknown key 'exakt'; did you mean 'exact'?",
        "line 16: a passage needs 'exact' as a text",
        "line 17: hide and pin in one decision",
        "line 19: a decision is written as",
    ]
    for message in expected:
        assert any(message in line for line in told), (message, told)
    assert all(line.startswith("briefing.yml: line ") for line in told)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[{hide: s-0000000001}, {pin: s-0000000001}]", "'hide' and 'pin' of the same statement, s-0000000001"),
        (
            "[{move: s-0000000001, to: agenda}, {move: s-0000000001, to: background}]",
            "s-0000000001 is moved to two places",
        ),
        ("[{rename: Wages, to: Pay}, {rename: Wages, to: Money}]", "Wages gets two titles"),
        (
            "[{correct: s-0000000001, date: 2024}, {correct: s-0000000001, date: 2025}]",
            "s-0000000001 is corrected in two ways",
        ),
        (
            "[{hide: {source: a.txt, exact: Some words}}, {note: {source: a.txt, exact: Some words}, text: x}]",
            "'hide' and 'note' of the same statement, “Some words”",
        ),
    ],
)
def test_contradictions_are_told_with_both_lines(tmp_path: Path, text: str, message: str) -> None:
    (told,) = faults(tmp_path, f"decisions: {text}\n")
    assert message in told
    assert "(line 1)" in told


def test_two_notes_and_two_corrections_of_different_things_are_no_contradiction(tmp_path: Path) -> None:
    text = "decisions: [{note: s-0000000001, text: a}, {note: s-0000000001, text: b}, {pin: s-0000000001}]"
    assert len(load(tmp_path, text)) == 3


def test_a_decision_told_twice_counts_once(tmp_path: Path) -> None:
    assert len(load(tmp_path, "decisions:\n  - hide: s-0000000001\nhide: [s-0000000001]\n")) == 1


def test_a_key_that_stands_twice_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path, "title: One\ntitle: Two\n") == ["briefing.yml: line 2: 'title' stands in line 1 already"]


def test_the_version_to_compare_with_can_be_named() -> None:
    assert from_mapping({"previous": "../yesterday/briefing.json"}).previous == "../yesterday/briefing.json"


SCRAPS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.sampled_from(["s-0123456789", "hide", "agenda", "", "2024-05-02"])
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["hide", "pin", "move", "merge", "split", "rename", "correct", "note", "to", "date", "source"]
            )
            | st.sampled_from(["exact", "words", "name", "text", "why", "theme", "of", "prefix", "sufix"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(SCRAPS)
def test_whatever_stands_there_ends_as_decisions_or_as_sentences(value: object) -> None:
    told: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    try:
        decisions = from_mapping({"decisions": value, "hide": value}).editing.decisions
    except ConfigurationError as error:
        told = error.faults
    assert told or isinstance(decisions, tuple)
    assert all(line.startswith("briefing.yml: ") for line in told)


def test_an_alias_of_aliases_does_not_blow_up(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 12)]
    told = faults(tmp_path, "\n".join([*lines, "decisions: *a11", ""]))
    assert any("unknown key 'a0'" in line for line in told)
