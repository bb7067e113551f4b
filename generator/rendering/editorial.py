"""Marks on statements: that they are new or changed, and what an editor decided about them."""

from __future__ import annotations

from generator.language.fixed_words import fixed
from generator.model.briefing import Briefing
from generator.model.decisions import EditorMarks
from generator.model.edtf import human, is_edtf

COPIES_ONLY = ("reports",)  # a further print of a known text: told on the page of changes, no mark


def change_marks(briefing: Briefing) -> dict[str, str]:
    """The mark of each statement that is new, or says something else, since the version compared with."""
    if briefing.changes is None:
        return {}
    changed = {
        item.statement: fixed("changes.mark_changed") for item in briefing.changes.changed if item.what != COPIES_ONLY
    }
    return {**changed, **{item.statement: fixed("changes.mark_new") for item in briefing.changes.new}}


def marks_of(marks: EditorMarks | None) -> tuple[str, ...]:
    """What an editor did to a statement, a word or two each."""
    if marks is None:
        return ()
    found = {
        "corrected": bool(marks.corrections),
        "moved": marks.section is not None,
        "pinned": marks.pinned is not None,
    }
    return tuple(fixed(f"decisions.{name}") for name, is_so in found.items() if is_so)


def headline(briefing: Briefing) -> tuple[str, str] | None:
    """What is new, in a line for the overview: what it is, and how many statements; None where nothing is."""
    changes = briefing.changes
    if changes is None:
        return None
    changed = sum(item.what != COPIES_ONLY for item in changes.changed)
    parts = (
        (len(changes.new), fixed("changes.mark_new")),
        (changed, fixed("changes.mark_changed")),
        (len(changes.gone), fixed("changes.mark_gone")),
        (len(changes.contested), fixed("changes.mark_contested")),
    )
    counted = ", ".join(f"{number} {name}" for number, name in parts if number)
    as_of = changes.since.as_of
    when = human(as_of) if as_of and is_edtf(as_of) else fixed("changes.undated")
    return (fixed("changes.news", day=when), counted) if counted else None
