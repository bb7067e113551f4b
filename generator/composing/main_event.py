"""What the briefing is about: the main meeting, or else the event that the articles open with."""

from __future__ import annotations

from collections import Counter

from generator.composing.corpus_words import weights_of
from generator.composing.coverage import concepts_of, words_in
from generator.composing.happening import event_day, event_noun, event_place, told_day
from generator.composing.index import Index
from generator.composing.meetings import name_meeting
from generator.composing.newest import has_come, last_day, overtaken, written_day
from generator.composing.stance import stances
from generator.language.cues import EVENT_NOUNS
from generator.language.section_cues import words_of
from generator.model.corpus import MeetingSeed, MergedStatement, Passage
from generator.model.main_event import MainEvent

_SIDES = 4  # parties of an event that is no meeting


def main_statements(index: Index, main: MeetingSeed | None) -> tuple[str, ...]:
    """Ids of the statements that tell the event, the best to name it first.

    They are the main meeting's, by how many leads tell them; else the one statement that most leads tell: of equals the
    one whose words the articles share most, for what is only the newest turn of things is told by one.
    """
    own = list(index.corpus.statements)
    if main is not None:
        own = [index.statements[name] for name in main.statements if name in index.statements]
    noun = event_noun(index)
    shared = _shared_weights(index, own) if main is None else {}
    today, past = last_day(index), overtaken(index)
    ranked = sorted(
        (
            item.id in past or (main is None and has_come(index, item, today)),
            -_lead_origins(index, item),
            main is None and (item.status == "planned" or not _names(index, item, noun)),
            -shared.get(item.id, 0),
            -_origins(item),
            -_newness(index, item),
            item.id,
        )
        for item in own
    )
    names = tuple(name for *_, name in ranked)
    return names if main is not None else names[:1]


def _names(index: Index, statement: MergedStatement, noun: str | None) -> bool:
    """Whether a statement names the event, also in another form: "wildfire" for "fire"; "sank" for "sinking"."""
    lemmas = {token.lemma for token in index.shown(statement).sentence.tokens}
    told = noun is not None and any(lemma.endswith(noun) or noun.endswith(lemma) for lemma in lemmas if len(lemma) > 3)
    return noun is None or told or EVENT_NOUNS.get(noun) in lemmas


def _shared_weights(index: Index, statements: list[MergedStatement]) -> dict[str, int]:
    """What the words of each statement (id) weigh by how many texts tell them, for its length: see `coverage.py`."""
    weights = weights_of(index)
    found = {}
    for item in statements:
        words = words_in(item.text)
        found[item.id] = round(sum(weights.get(one, 0.0) for one in concepts_of(words)) / max(1, len(words)) ** 0.5)
    return found


def main_event(index: Index, main: MeetingSeed | None, told: tuple[str, ...], *, other: str | None) -> MainEvent | None:
    """What the briefing is about; None where there is no statement at all. `told`: its `main_statements`."""
    if not told:
        return None
    statement = index.statements[told[0]]
    if main is not None:
        return MainEvent(
            name=name_meeting(index, main),
            when=main.when,
            place=main.place,
            parties=tuple(item for item in main.parties if item in index.parties),
            participants=tuple(item for item in main.participants if item in index.participants),
            meeting=main.id,
            statements=told,
            other=other,
        )
    passages = index.of(statement)
    people = dict.fromkeys(
        mention.participant
        for passage in passages
        for mention in passage.mentions
        if mention.participant in index.participants
    )
    return MainEvent(
        name=statement.text,
        when=event_day(index, event_noun(index))
        or (statement.when.edtf if statement.when else told_day(index, index.shown(statement))),
        place=event_place(index, event_noun(index)) or _place(index, statement),
        parties=_acting(index, passages),
        participants=tuple(item for item in people if item is not None),
        meeting=None,
        statements=told,
        other=other,
    )


def _acting(index: Index, passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """The parties of an event that is no meeting: those that want something of it, else those its sentence names."""
    told = Counter(
        one.party
        for item in index.corpus.statements
        for one in stances(index, item, shown_only=True)
        if one.verbs & words_of("want_verbs")
    )
    wanting = sorted(told, key=lambda party: (-told[party], party))[:_SIDES]
    return tuple(wanting) or tuple(dict.fromkeys(party for each in passages for party in index.parties_in(each)))


def _lead_origins(index: Index, statement: MergedStatement) -> int:
    return len({passage.origin for passage in index.of(statement) if passage.order == 0})


def _newness(index: Index, statement: MergedStatement) -> int:
    """The day the shown words were written, so that of two statements told alike the newer counts more."""
    day = written_day(index, index.shown(statement).source)
    return day.toordinal() if day is not None else 0


def _origins(statement: MergedStatement) -> int:
    return len({citation.origin for citation in statement.citations})


def _place(index: Index, statement: MergedStatement) -> str | None:
    """The place that most sources of the statement name in it, else the dateline most of them share."""
    counts: dict[str, int] = {}
    for citation in statement.citations:
        source = index.sources[citation.source].annotated
        for name in source.names:
            if name.kind == "place" and citation.start <= name.start and name.end <= citation.end:
                counts[name.text] = counts.get(name.text, 0) + 1
    if not counts:
        for citation in statement.citations:
            dateline = index.sources[citation.source].annotated.article.dateline
            if dateline:
                counts[dateline] = counts.get(dateline, 0) + 1
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None
