"""The accounts of a briefing: what went in is what was used, set aside or dropped."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The accounts: articles = used + set aside; passages = used + unused."""

    articles: int
    set_aside: int
    rejected: int
    passages: int
    used: int
    unused: int
    dropped: int
    statements: int
    origins: int
