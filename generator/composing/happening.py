"""An event that is no meeting: what kind of event it is, where and when it happened."""

from __future__ import annotations

from collections import Counter
from datetime import date

from generator.composing.index import Index
from generator.composing.newest import last_day, written_day
from generator.language.cues import EVENT_NOUNS, MEETING_VERBS
from generator.language.data_files import word_set
from generator.language.token_tree import climb, place_of
from generator.model.annotation import Token
from generator.model.corpus import Passage
from generator.model.edtf import bounds, precision

NEWS_EVENTS = word_set("news_events.txt")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AHEAD = frozenset({"planned", "possible", "demanded"})
_BEGINNING = frozenset({"begin", "start", "break", "erupt", "strike", "hit", "occur", "happen"})
_LONGEST = 31  # days between an event and an article that still tells it as news


def event_noun(index: Index) -> str | None:
    """The noun for the event that most origins have in a headline or first sentence; None where none has one.

    Of equals the one that most sentences speak of.
    """
    told: set[tuple[str, str]] = set()
    for source in index.corpus.sources:
        name = source.annotated.article.id
        words = {word.strip(".,:;'\"“”‘’").lower() for word in (source.annotated.article.title or "").split()}
        for passage in index.corpus.passages:
            if passage.source == name and passage.order == 0 and passage.kind == "sentence":
                nouns = [token for token in passage.sentence.tokens if token.pos in {"NOUN", "PROPN"}]
                words |= {"talks" if (token.lemma, token.tag) == ("talk", "NNS") else token.lemma for token in nouns}
        told |= {(source.origin, word) for word in words & NEWS_EVENTS}
    counts = Counter(word for _, word in told)
    spoken = Counter(word for passage in index.corpus.passages for word in _events_in(passage) if word in counts)
    return min(counts, key=lambda noun: (-counts[noun], -spoken[noun], noun), default=None)


def _events_in(passage: Passage) -> frozenset[str]:
    """The nouns for events that a passage speaks of, also by their verbs: "sank" tells of a sinking."""
    lemmas = {token.lemma for token in passage.sentence.tokens}
    return frozenset(noun for noun in NEWS_EVENTS if noun in lemmas or EVENT_NOUNS.get(noun) in lemmas)


def event_day(index: Index, noun: str | None) -> str | None:
    """The day of the sentence whose subject is the event ("the quake struck on Tuesday"), as most articles give it.

    The day on which it began, where one is told ("the fire had broken out on Saturday"), before the days on which it
    did more. Only a day soon before the article: a storm of years ago is another one.
    """
    deed = EVENT_NOUNS.get(noun or "")
    deed = None if deed in MEETING_VERBS else deed
    begun: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for passage in index.corpus.passages:
        tokens = passage.sentence.tokens
        written = written_day(index, passage.source)
        for subject in tokens:
            verb = tokens[subject.head]
            if subject.dep not in _SUBJECTS or verb.tag not in {"VBD", "VBN"} or noun is None:
                continue
            day = _day_of(passage, verb, written)
            if day is not None and subject.lemma in NEWS_EVENTS:
                counts[day] += 1
                begun[day] += verb.lemma in _BEGINNING
            elif day is not None and verb.lemma == deed and verb.tag == "VBD":
                begun[day] += 1  # "a ferry sank on Sunday" tells of a sinking
    told = +begun or counts
    return min(told, key=lambda day: (-told[day], day), default=None)


def _day_of(passage: Passage, verb: Token, written: date | None) -> str | None:
    """The recent day that hangs on a verb: that of the deed, not of saying so."""
    tokens = passage.sentence.tokens
    for time in passage.times:
        place = place_of(tokens, time.start, time.end)
        if time.edtf is None or time.quoted or place is None or precision(time.edtf) != "day" or "/" in time.edtf:
            continue
        above = climb(tokens, place, lambda at: tokens[at].pos in {"VERB", "AUX"})
        if above is not None and tokens[above] is verb and _is_recent(bounds(time.edtf)[0], written):
            return time.edtf
    return None


def state_of_event(index: Index) -> tuple[str, ...]:
    """Ids of the statements that say, in an article of the last day, how the event itself stands: "the fire is out"."""
    nouns = frozenset(
        token.lemma
        for passage in index.corpus.passages
        if passage.order == 0 and passage.kind == "sentence"
        for token in passage.sentence.tokens
        if token.lemma in NEWS_EVENTS and token.pos == "NOUN"
    )
    today = last_day(index)
    found = []
    for statement in index.corpus.statements:
        passage = index.shown(statement)
        tokens = passage.sentence.tokens
        main = {clause.verb_start for clause in passage.sentence.clauses if clause.main and clause.status not in _AHEAD}
        if today is None or written_day(index, passage.source) != today or passage.order == 0:
            continue
        if any(item.dep in _SUBJECTS and item.lemma in nouns and tokens[item.head].start in main for item in tokens):
            found.append((-len({citation.origin for citation in statement.citations}), passage.order, statement.id))
    return tuple(name for *_, name in sorted(found))


def told_day(index: Index, passage: Passage) -> str | None:
    """The one recent day that a passage names outside quotations; None where it names none or several."""
    written = written_day(index, passage.source)
    days = {
        time.edtf
        for time in passage.times
        if time.edtf is not None and not time.quoted and "/" not in time.edtf and precision(time.edtf) == "day"
    }
    recent = [day for day in sorted(days) if _is_recent(bounds(day)[0], written)]
    return recent[0] if len(recent) == 1 else None


def event_place(index: Index, noun: str | None = None) -> str | None:
    """Where the event is said to be, by most openings ("an earthquake in western Peru"), else the dateline of most.

    Where a report was written is only near where things happened. `noun`: what the event is called.
    """
    told = Counter(
        place
        for source, place in {
            (passage.origin, place)
            for passage in index.corpus.passages
            if passage.order <= 1 and passage.kind == "sentence" and noun is not None
            for place in _places_of(index, passage, noun)
        }
    )
    if told:
        return min(told, key=lambda place: (-told[place], len(place), place))
    counts = Counter(line for source in index.corpus.sources if (line := source.annotated.article.dateline))
    return min(counts, key=lambda line: (-counts[line], line), default=None)


def _places_of(index: Index, passage: Passage, noun: str) -> list[str]:
    """The places, with the words before them, that stand with "in", "near" or "off" right under the event's noun."""
    tokens = passage.sentence.tokens
    names = [name for name in index.sources[passage.source].annotated.names if name.kind == "place"]
    found = []
    for place, token in enumerate(tokens):
        above = tokens[token.head]
        if token.dep != "pobj" or above.lemma not in {"in", "near", "off"} or tokens[above.head].lemma != noun:
            continue
        if any(name.start <= token.start < name.end for name in names):
            first = place
            while first and tokens[first - 1].head == place and tokens[first - 1].dep in {"amod", "compound"}:
                first -= 1
            found.append(passage.exact[tokens[first].start - passage.start : token.end - passage.start])
    return found


def _is_recent(day: date, written: date | None) -> bool:
    return written is None or 0 <= (written - day).days <= _LONGEST
