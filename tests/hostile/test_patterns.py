"""No pattern of the program backtracks without end: each is run on texts made to drive it there."""

from __future__ import annotations

import importlib
import inspect
import os
import re
import signal
from collections.abc import Iterable

import pytest

from tests.hostile.pumping import patterns, pumps

PATTERNS = patterns()
# Characters; an exponential pattern does not come back from thirty, a cubic one hardly from three thousand.
LENGTHS = (24, 300, 3_000) if "SOAK_INPUTS" in os.environ else (24, 300)
SECONDS = 0.3  # of the processor, for one text; a pattern that is linear takes a thousandth
ANCHORED = frozenset(("match", "fullmatch"))
METHODS = ("search", "fullmatch")


class TooSlowError(Exception):
    pass


def _stop(*_: object) -> None:
    raise TooSlowError


def methods_of(name: str) -> frozenset[str]:
    """What the module says it does with the pattern; all of it where the pattern goes by another name."""
    module, _, variable = name.partition("[")[0].rpartition(".")
    source = inspect.getsource(importlib.import_module(module))
    found = frozenset(re.findall(rf"\b{variable}\.(search|match|fullmatch|finditer|findall|sub|split)\b", source))
    return (found & ANCHORED) | ({"search"} if found - ANCHORED or not found else set())


def too_slow_on(
    pattern: re.Pattern[str], lengths: tuple[int, ...] = LENGTHS, methods: Iterable[str] = METHODS
) -> str | None:
    """The text that `pattern` takes too long over, or None. (Matching looks for signals now and then.)"""
    before = signal.signal(signal.SIGVTALRM, _stop)
    try:
        for length in lengths:
            for text in pumps(pattern, length):
                for method in methods:
                    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
                    try:
                        getattr(pattern, method)(text)
                    except TooSlowError:
                        return f"{method} {length} {text[:60]!r}…{text[-12:]!r}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return None


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 200


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_pattern_does_not_blow_up(name: str) -> None:
    assert too_slow_on(PATTERNS[name], methods=methods_of(name)) is None


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(\w+\s?)+:", r"(a|a)*b", r"(\d+,?)+x", r"\w*\s*\w*\s*\w*\s*\w*:"])
def test_a_pattern_that_does_is_found_out(pattern: str) -> None:
    assert too_slow_on(re.compile(pattern), (24, 300, 3_000)) is not None
