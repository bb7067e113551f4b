"""What is new since another version of the same briefing. Everything is named by ids, what has gone by its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ChangeOf = Literal["words", "date", "status", "voice", "origins", "reports", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The version that was compared with: its title, day and articles, and a digest that tells it from others."""

    title: str
    as_of: str | None
    articles: int
    statements: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStatement:
    """A statement that was not there, and the articles (ids) that brought it; none where a decision or setting did."""

    statement: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedStatement:
    """A statement that was there and says something else now, or is told by more; `before`: its words then."""

    statement: str
    what: tuple[ChangeOf, ...]
    before: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneStatement:
    """A statement that is not there any more: the id, words and sources (labels) it had, and why it has gone."""

    id: str
    text: str
    sources: tuple[str, ...]
    reason: Literal["article", "hidden", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConflict:
    """A contradiction that was not there, or that has got a further reading, and the articles that brought it."""

    discrepancy: str
    statements: tuple[str, ...]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParticipant:
    """Somebody, a body or a group that was not named before, and the articles that name them."""

    participant: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is new since the version `since`.

    `articles` are ids of new ones and of those whose text has changed, `articles_gone` labels. `gaps` are the sentences
    about what was not known then and is not said to be unknown now.
    """

    since: Version
    articles: tuple[str, ...]
    articles_gone: tuple[str, ...]
    new: tuple[NewStatement, ...]
    changed: tuple[ChangedStatement, ...]
    gone: tuple[GoneStatement, ...]
    contested: tuple[NewConflict, ...]
    participants: tuple[NewParticipant, ...]
    gaps: tuple[str, ...]
