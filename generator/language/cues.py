"""The word lists that tell who speaks, what happens and whether: general English, as frozen sets and maps.

Each list is a text file in `data/` with a comment at its top that says what it holds: one word a line, or "word:
value".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, cast

from generator.language.data_files import word_map, word_set

SayingKind = Literal["plain", "claim", "deny", "demand", "forecast", "assess", "promise", "ask", "think"]
MeetingRank = Literal["heads", "ministers", "deputies"]

LONGEST_TITLE = 4


def rank_of(words: Sequence[str]) -> MeetingRank | None:
    """The highest rank named in `words` (lower-case lemmas of a noun phrase), or None.

    "the deputy foreign ministers" is deputies: a word like "deputy" or "vice" before a title lowers it.
    """
    found = set()
    at = 0
    while at < len(words):
        for size in range(min(LONGEST_TITLE, len(words) - at), 0, -1):
            rank = MEETING_RANKS.get(" ".join(words[at : at + size]))
            if rank:
                before = words[max(0, at - 3) : at]
                lowered = bool(RANK_LOWERING_WORDS.intersection(before)) and not {",", "and"}.intersection(before)
                found.add("deputies" if lowered else rank)
                at += size - 1
                break
        at += 1
    ranks: tuple[MeetingRank, ...] = ("heads", "ministers", "deputies")
    return next((rank for rank in ranks if rank in found), None)


SAYING_VERBS = cast("Mapping[str, SayingKind]", word_map("saying_verbs.txt"))
WISH_VERBS = word_map("wish_verbs.txt")
SCHEDULING_VERBS = word_set("scheduling_verbs.txt")
DECIDING_VERBS = word_set("deciding_verbs.txt")
THING_VERBS = word_set("thing_verbs.txt")
SAYING_NOUNS = word_map("saying_nouns.txt")
LIGHT_VERBS = word_map("light_verbs.txt")
OCCURRENCE_VERBS = word_set("occurrence_verbs.txt")
COMPLEMENT_VERBS = word_map("complement_verbs.txt")
MODAL_WORDS = word_map("modal_words.txt")
NEGATION_WORDS = word_set("negation_words.txt")
MERELY_WORDS = word_set("merely_words.txt")
FUTURE_WORDS = word_set("future_words.txt")
EVENT_NOUNS = word_map("event_nouns.txt")
MEETING_NOUNS = word_map("meeting_nouns.txt")
MEETING_VERBS = word_map("meeting_verbs.txt")
MEETING_RANKS = cast("Mapping[str, MeetingRank]", word_map("meeting_ranks.txt"))
RANK_LOWERING_WORDS = word_set("rank_lowering_words.txt")
ANALYST_WORDS = word_set("analyst_words.txt")
SPEAKING_PEOPLE = word_set("speaking_people.txt")
THINGS_LIKE_PEOPLE = word_set("things_like_people.txt")
VIEW_ADJECTIVES = word_map("view_adjectives.txt")
HEDGING_WORDS = word_map("hedging_words.txt")
EVALUATIVE_WORDS = word_set("evaluative_words.txt")
VERDICT_NOUNS = word_set("verdict_nouns.txt")
