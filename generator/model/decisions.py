"""What an editor decides: each decision as `briefing.yml` gives it, and what became of it in the briefing.

A decision names statements by id (or alias) or by a passage's words, so that it still finds them when articles come and
go. The words are a text quote selector of the Web Annotation Data Model (W3C, 2017): the exact words, where needed with
those before and after them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["hide", "pin", "move", "merge", "split", "rename", "correct", "note"]
State = Literal["in_force", "lost", "contradicted"]
# The sections of `model.briefing`, which imports this module.
Section = Literal["background", "agenda", "participants", "developments", "open_issues"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a source: `source` is its id or its file; `prefix` and `suffix` stand right before and after them."""

    source: str
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision. `targets`: ids, quotes, or for a rename the title it replaces and for a name the person it is of.

    `section` and `theme` say where to move, `to` is the new title or the corrected words in place of `words`, `date`
    (EDTF) or `name` what is right, `text` a note. `line` is where it stands in `briefing.yml`.
    """

    kind: Kind
    targets: tuple[Quote | str, ...]
    line: int = 0
    section: Section | None = None
    theme: str | None = None
    of: Literal["theme", "issue"] | None = None
    words: str | None = None
    to: str | None = None
    date: str | None = None
    name: str | None = None
    text: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The passage that is most like the words of a decision whose own passage has gone; `likeness` is 0 to 1."""

    statement: str
    source: str
    exact: str
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionEntry:
    """A decision as published: what it names, what was decided, what had been inferred, and whether it is in force.

    `about` is as the editor wrote it, `words` the passages it named when it last found them. `statements` are ids (of a
    hidden one, the id it had). `detail` says why it is not in force.
    """

    id: str
    kind: Kind
    line: int
    about: tuple[str, ...]
    words: tuple[str, ...]
    decided: str
    inferred: str | None
    why: str | None
    state: State
    detail: str | None
    statements: tuple[str, ...]
    nearest: Nearest | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an editor set right: the words or the date as inferred (None where there was none), and as they are now."""

    of: Literal["words", "date"]
    was: str | None
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorMarks:
    """What an editor decided about a statement. `decisions`: ids of the decisions in force on it.

    `pinned` is its place among the pinned ones, `section` and `theme` where it was moved to; `inferred_section` and
    `inferred_theme` where it would stand.
    """

    decisions: tuple[str, ...] = ()
    pinned: int | None = None
    section: Section | None = None
    theme: str | None = None
    inferred_section: Section | None = None
    inferred_theme: str | None = None
    corrections: tuple[Correction, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """A title to replace, once composing knows the titles: that named, or that under which `statements` stand."""

    decision: str
    title: str | None
    statements: tuple[str, ...]
    of: Literal["theme", "issue"] | None
    to: str
