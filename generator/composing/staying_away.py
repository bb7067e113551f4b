"""Who was announced for a meeting and stayed away, and who came instead, wherever an article says so.

What was written before a meeting tells who was to come, what was written after it who came: the later word holds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from generator.composing.index import Index
from generator.composing.stance import head_place
from generator.language.absences import Absence, absences
from generator.model.briefing import Citation, Part
from generator.model.corpus import MeetingSeed, Passage
from generator.model.edtf import bounds

_EVE = timedelta(days=1)
_COMING = frozenset({"host", "heads_delegation", "guest", "attends", "accompanies"})


def passages_of_absence(index: Index, meeting: MeetingSeed, announced: Collection[str]) -> list[Passage]:
    """The sentences that tell that one of those `announced` for `meeting` did not come, or will not, in order.

    The article must be written when that could be known, and somebody announced for two meetings stays away from the
    one nearer to the day it was written.
    """
    if meeting.when is None:
        return []
    found = []
    for passage in index.corpus.passages:
        if passage.unused is None and passage.kind == "sentence" and " " in passage.exact:
            absent = [
                (who, told)
                for told in absences(passage.sentence.tokens)
                if told.sure and told.absent is not None
                for who in _at(passage, told.absent)
                if who in announced
            ]
            if any(_fits(index, meeting, passage, who, told) for who, told in absent):
                found.append(passage)
    return found


def without_outweighed(
    index: Index, meeting: MeetingSeed, parts: Mapping[Part, Sequence[Citation]]
) -> Mapping[Part, Sequence[Citation]]:
    """`parts` of one participant without an absence that was only foretold, where a report tells of coming."""
    if meeting.when is None or "not_attending" not in parts:
        return parts
    first, _ = bounds(meeting.when)

    def is_report(citation: Citation) -> bool:
        written = _written(index, citation.source)
        return written is not None and written >= first

    came = any(is_report(each) for part, told in parts.items() if part in _COMING for each in told)
    if not came or any(is_report(each) for each in parts["not_attending"]):
        return parts
    return {part: told for part, told in parts.items() if part != "not_attending"}


def _at(passage: Passage, place: int) -> list[str]:
    """The participants whom the word at `place` stands for: by their name, or as what stands beside it."""
    tokens = passage.sentence.tokens
    found = []
    for mention in passage.mentions:
        head = head_place(tokens, mention)
        beside = head is not None and tokens[head].dep == "appos" and tokens[head].head == place
        if mention.participant is not None and (head == place or beside):
            found.append(mention.participant)
    return found


def _fits(index: Index, meeting: MeetingSeed, passage: Passage, who: str, told: Absence) -> bool:
    """Whether the absence can be from this meeting by the day it was written, and from no other one nearer to it."""
    written = _written(index, passage.source)
    if written is None or not _in_time(meeting, written, told):
        return False
    others = [
        other
        for other in index.corpus.meetings
        if other.id != meeting.id and who in other.participants and _in_time(other, written, told)
    ]
    return all(_distance(meeting, written) < _distance(other, written) for other in others)


def _in_time(meeting: MeetingSeed, written: date, told: Absence) -> bool:
    if meeting.when is None:
        return False
    first, last = bounds(meeting.when)
    return written <= last if told.ahead else written >= first - _EVE


def _distance(meeting: MeetingSeed, written: date) -> int:
    first, last = bounds(meeting.when or "")
    return 0 if first <= written <= last else min(abs((written - first).days), abs((written - last).days))


def _written(index: Index, source: str) -> date | None:
    known = index.sources.get(source)
    return bounds(known.written.edtf)[1] if known is not None and known.written.edtf is not None else None
