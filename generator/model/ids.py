"""Ids that survive the arrival of another article: digests of what a record stands on."""

from __future__ import annotations

import hashlib


def digest(*parts: str | int, size: int = 10) -> str:
    """The first `size` hex digits of a SHA-256 over `parts`, kept apart so that ("a", "bc") is not ("ab", "c")."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:size]


def statement_id(source: str, exact: str, occurrence: int) -> str:
    """The id a citation gives to a statement: source id, exact words, and which occurrence of them in that source."""
    return "s-" + digest(source, exact, occurrence)
