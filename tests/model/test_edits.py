from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.briefing import Edit
from generator.model.edits import Change, apply, undo


@st.composite
def words_and_changes(draw: st.DrawFn) -> tuple[str, list[Change]]:
    words = draw(st.text(min_size=1, max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(words)), max_size=8)))
    changes = [
        Change(start=start, end=end, text=draw(st.text(max_size=8)), kind="resolved")
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return words, draw(st.permutations(changes))


@given(words_and_changes())
def test_undoing_the_edits_gives_the_words(case: tuple[str, list[Change]]) -> None:
    words, changes = case
    text, edits = apply(words, changes)
    assert undo(text, edits) == words
    assert len(edits) == len(changes)


def test_edits_show_what_stood_there() -> None:
    words = "However, he resigned on Friday."
    text, edits = apply(
        words,
        [
            Change(start=0, end=9, text="… ", kind="trimmed"),
            Change(start=9, end=11, text="[Okafor]", kind="resolved"),
            Change(start=30, end=30, text=" [9 May 2014]", kind="dated"),
        ],
    )
    assert text == "… [Okafor] resigned on Friday [9 May 2014]."
    assert [edit.was for edit in edits] == ["However, ", "he", ""]
    assert [text[edit.start : edit.end] for edit in edits] == ["… ", "[Okafor]", " [9 May 2014]"]


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        apply("abc", [Change(start=0, end=2, text="", kind="trimmed"), Change(start=1, end=3, text="", kind="trimmed")])
    with pytest.raises(ValueError, match="outside"):
        undo("abc", [Edit(start=2, end=9, kind="trimmed", was="x")])
