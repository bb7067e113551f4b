"""What a briefing is about, in one record: the head of the overview, with or without a meeting in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MainEvent:
    """The main event: what, when (EDTF), where, which parties (ids) and who (participant ids).

    `meeting` is the id of the main meeting where the event is one, else None; `statements` are the ids of the
    statements that tell it, the first of them being the one that names it. `other` holds a fixed sentence naming the
    second event where the articles are about two, else None.
    """

    name: str
    when: str | None
    place: str | None
    parties: tuple[str, ...]
    participants: tuple[str, ...]
    meeting: str | None
    statements: tuple[str, ...]
    other: str | None = None
