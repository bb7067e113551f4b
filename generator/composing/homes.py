"""Which meeting a statement is about, also where its own words only say "the meeting"."""

from __future__ import annotations

from datetime import date

from generator.composing.index import Index
from generator.composing.meetings import RankedMeeting
from generator.composing.verbs import speaks_of_meeting
from generator.language.section_cues import cues_in, joined
from generator.model.corpus import Passage
from generator.model.edtf import bounds

_NEAR = 7  # days before a meeting that may still belong to it
_BACK = (1, 2, 3)  # how many sentences before may have named the meeting


def home_meetings(index: Index, ranked: tuple[RankedMeeting, ...]) -> dict[str, str]:
    """The meeting each statement is about: statement id -> meeting id, for those that can be told.

    Its own; else the one that somebody it names meets at and nobody else's; else, where it speaks of "the meeting", the
    one its article spoke of up to three sentences before.
    """
    known = {item.seed.id for item in ranked}
    homes = {
        item.id: item.meeting for item in index.corpus.statements if item.meeting is not None and item.meeting in known
    }
    main = next((item.seed.id for item in ranked if item.role == "main" and item.seed.status == "held"), None)
    days = [bounds(item.seed.when)[0] for item in ranked if item.seed.when and item.role in {"main", "parallel"}]
    first = min(days, default=None)
    at: dict[str, set[str]] = {}
    for item in ranked:
        for who in item.seed.participants:
            at.setdefault(who, set()).add(item.seed.id)
    order = {item.seed.id: place for place, item in enumerate(ranked)}
    told_before = {
        (passage.source, passage.order): min(there, key=lambda name: order[name])
        for passage in index.corpus.passages
        if (there := [homes[name] for name in index.statements_of.get(passage.id, ()) if name in homes])
    }
    for statement in index.corpus.statements:
        if statement.id in homes:
            continue
        passage = index.shown(statement)
        if _tells_of_earlier(passage, first):
            continue
        own = {
            next(iter(at[mention.participant]))
            for mention in passage.mentions
            if mention.participant is not None and len(at.get(mention.participant, ())) == 1
        }
        before = [told_before.get((passage.source, passage.order - step)) for step in _BACK]
        near = next((meeting for meeting in before if meeting is not None), None)
        speaks_of_it = speaks_of_meeting(passage.sentence)
        opens_it = bool(cues_in(joined([token.lemma for token in passage.sentence.tokens]), "opening"))
        tells_who = bool(cues_in(joined([token.lemma for token in passage.sentence.tokens]), "participants_strong"))
        if speaks_of_it and len(own) == 1:
            homes[statement.id] = next(iter(own))
        elif main is not None and opens_it:
            homes[statement.id] = main
        elif near is not None and (tells_who or (speaks_of_it and statement.status in {"planned", "possible"})):
            homes[statement.id] = near
    return homes


def _tells_of_earlier(passage: Passage, first: date | None) -> bool:
    """Whether it names a day clearly before the `first` of the meetings that the briefing is about."""
    return first is not None and any(
        time.edtf is not None and (first - bounds(time.edtf)[0]).days > _NEAR for time in passage.times
    )
