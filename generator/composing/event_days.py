"""The event a sentence is set beside: its days, meetings and headlines; how a passage lies to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.composing.verbs import tells_an_act
from generator.model.corpus import Passage
from generator.model.edtf import bounds

NEAR = 3  # days around the event that still belong to it
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the event is, as far as the place of a sentence hangs on it.

    `first` and `last` are its first and last day, None where no day is known; `meetings` the ids of the main meeting
    and of those held beside it; `leads` the content lemmas of each source's headline and first sentence; `lengths` the
    number of content sentences of each source.
    """

    first: date | None = None
    last: date | None = None
    meetings: frozenset[str] = frozenset()
    leads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lengths: Mapping[str, int] = field(default_factory=dict)


def is_earlier(passage: Passage, setting: Setting) -> bool:
    """Whether the passage tells of a time clearly before the event, and of none at it."""
    if setting.first is None:
        return False
    days = [
        bounds(time.edtf)[0 if time.bound == "since" or time.edtf.endswith("/..") else 1]
        for time in passage.times
        if time.edtf is not None
    ]
    return bool(days) and all((setting.first - day).days > NEAR for day in days)


def is_near(passage: Passage, setting: Setting) -> bool:
    """Whether the passage names a day or days at most a few days from the event."""
    if setting.first is None or setting.last is None:
        return False
    for time in passage.times:
        if time.edtf is None or time.bound not in {None, "until"}:  # "by Thursday" tells how it stood on Thursday
            continue
        first, last = bounds(time.edtf)
        near = (first - setting.last).days <= NEAR and (setting.first - last).days <= NEAR
        if near and (last - first).days <= WEEK:
            return True
    return False


def is_to_come(passage: Passage, setting: Setting) -> bool:
    """Whether the passage names a day after the event and its neighbourhood."""
    last = setting.last
    return last is not None and any(
        time.edtf is not None and (bounds(time.edtf)[0] - last).days > NEAR for time in passage.times
    )


def goes_on(passage: Passage, before: Passage, setting: Setting) -> bool:
    """Whether an undated act is told on from a sentence of the event's days: narrative moves forward from there."""
    return not passage.times and tells_an_act(passage.sentence) and is_near(before, setting)
