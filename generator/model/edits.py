"""Visible edits: how a statement's text comes from the words of its shown citation, and back again.

The law, property-tested: `undo(*apply(words, changes)) == words` for every set of changes that do not overlap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.model.briefing import Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A wish to edit: replace `start`..`end` of the source's words by `text` (`start == end` inserts)."""

    start: int
    end: int
    text: str
    kind: Literal["resolved", "dated", "trimmed", "corrected"]


def apply(words: str, changes: Sequence[Change]) -> tuple[str, tuple[Edit, ...]]:
    """`words` with all `changes` made, and the edits, whose spans are those of the new text.

    Raises `ValueError` for changes that overlap or lie outside the words.
    """
    text, edits, cursor = "", [], 0
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        if not cursor <= change.start <= change.end <= len(words):
            raise ValueError(
                f"edit {change.start}-{change.end} overlaps another or lies outside {len(words)} characters"
            )
        text += words[cursor : change.start]
        edits.append(
            Edit(
                start=len(text),
                end=len(text) + len(change.text),
                kind=change.kind,
                was=words[change.start : change.end],
            )
        )
        text += change.text
        cursor = change.end
    return text + words[cursor:], tuple(edits)


def undo(text: str, edits: Sequence[Edit]) -> str:
    """The words of the shown citation that `text` was made from.

    Raises `ValueError` for edits that overlap or lie outside the text.
    """
    words, cursor = "", 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not cursor <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit {edit.start}-{edit.end} overlaps another or lies outside {len(text)} characters")
        words += text[cursor : edit.start] + edit.was
        cursor = edit.end
    return words + text[cursor:]
