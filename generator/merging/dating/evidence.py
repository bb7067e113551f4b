"""What an article's own words, and the articles beside it, say about the day it was written.

A *fact* is an expression of time with the words of its sentence and the days it is known to mean. Two facts tell of one
event when their sentences share names and other content words; a day told once by date and once from the day of writing
("tomorrow", "on Wednesday") then gives the day of writing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from generator.language.calendar import cues
from generator.model.annotation import AnnotatedArticle, Sentence, TimeExpression, Token
from generator.model.edtf import bounds, is_edtf, precision, shifted
from generator.model.offsets import resolve_offset

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM"})
# One event told twice shares at least this many names, and this many content words, names included.
_NAMES, _WORDS = 2, 4
# How often news puts a weekday that lies back (counted on TimeBank), or ahead, so many days from the day of writing.
_BACK = (0.50, 0.22, 0.11, 0.08, 0.05, 0.02, 0.02)
_AHEAD = (0.22, 0.36, 0.14, 0.10, 0.08, 0.06, 0.04)
_MISS = 0.02
# A weekday lies at most so many days from the day of writing.
_REACH = 6
# The lemma of "born".
_BIRTH = "bear"
# So many days of one name are enough to date a text by; more would cost time in folders of thousands.
_ENTRIES = 300


@dataclass(frozen=True, slots=True)
class Fact:
    """An expression of time and its sentence: names and content words (lemmas), and the verb that governs it.

    `ahead`: the words say outright that it was still to come ("will", "is due to"), and not in a quotation.
    `past_year`: a year, or a month with its year, that is told as past.
    """

    time: TimeExpression
    names: frozenset[str]
    words: frozenset[str]
    verb: str | None
    edtf: str | None
    ahead: bool = False
    past_year: bool = False


@dataclass(frozen=True, slots=True)
class Equation:
    """`time`, told from the day of writing, is `day`: `told` are the words that give the date, in `file`."""

    time: TimeExpression
    day: date
    told: str
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The earliest and latest day an article's dated past and future tenses allow, and the words they stand on."""

    earliest: date | None = None
    latest: date | None = None
    earliest_words: str | None = None
    latest_words: str | None = None


def facts(annotated: AnnotatedArticle) -> tuple[Fact, ...]:
    """The facts of an article, dated where their words alone give the day."""
    made = []
    here, names, words = -1, frozenset[str](), frozenset[str]()
    for time in annotated.times:
        place = bisect_right(annotated.sentences, time.start, key=lambda sentence: sentence.start) - 1
        if place < 0 or time.value is None:
            continue
        sentence = annotated.sentences[place]
        if place != here:
            here = place
            names = frozenset([_lemma(annotated, t.start, t.end) for t in sentence.tokens if t.pos == "PROPN"])
            words = names.union([token.lemma for token in sentence.tokens if token.pos in _CONTENT])
        edtf = time.value if is_edtf(time.value) else None
        path = _path(sentence, time)
        verb = next((sentence.tokens[step].lemma for step in path if sentence.tokens[step].pos == "VERB"), None)
        ahead = time.direction == "future" and _is_ahead(sentence, path) and not _is_quoted(annotated, time)
        made.append(Fact(time, names, words, verb, edtf, ahead, is_past_year(sentence, time)))
    return tuple(made)


def on_days(known: Sequence[Fact], dated: Mapping[int, str]) -> tuple[Fact, ...]:
    """The facts with the days of those, by start of the expression, that hang on the day of writing."""
    if not dated:
        return tuple(known)
    return tuple(
        replace(fact, edtf=dated[fact.time.start]) if fact.edtf is None and fact.time.start in dated else fact
        for fact in known
    )


def limits(known: Sequence[Fact]) -> Limits:
    """What the tenses of fully dated days allow: written on or after what happened, on or before what will happen.

    A text is no older than the latest year it tells as past; a day of an earlier year, and a day of birth, then says
    nothing about when it was written.
    """
    told = [(bounds(fact.edtf), fact) for fact in known if fact.edtf and _is_day(fact.edtf)]
    began = max((bounds(fact.edtf)[0] for fact in known if fact.edtf and fact.past_year), default=date.min)
    past = [
        (days[1], fact.time)
        for days, fact in told
        if fact.time.direction == "past" and fact.verb != _BIRTH and days[1] >= began
    ]
    earliest = max(past, key=lambda one: (one[0], -one[1].start), default=None)
    ahead = [(days[0], fact.time) for days, fact in told if fact.ahead]
    ahead = [one for one in ahead if earliest is None or one[0] >= earliest[0]]
    latest = min(ahead, key=lambda one: (one[0], one[1].start), default=None)
    return Limits(
        earliest=earliest[0] if earliest else None,
        latest=latest[0] if latest else None,
        earliest_words=earliest[1].text if earliest else None,
        latest_words=latest[1].text if latest else None,
    )


def is_past_year(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether `time` is a year, or a month with its year, under a verb in the past tense."""
    if time.value is None or not is_edtf(time.value) or precision(time.value) not in {"year", "month"}:
        return False
    return _is_past(sentence, _path(sentence, time))


def _is_past(sentence: Sentence, path: Sequence[int]) -> bool:
    tokens = sentence.tokens
    verb = next((place for place in path if tokens[place].pos in {"VERB", "AUX"}), None)
    if verb is None:
        return False
    helpers = [token for token in tokens if token.head == verb and token.dep in {"aux", "auxpass"}]
    return not any(token.tag == "MD" for token in helpers) and (
        tokens[verb].tag == "VBD" or any(token.tag == "VBD" for token in helpers)
    )


def is_birth(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether `time` is when somebody was born."""
    return any(sentence.tokens[place].lemma == _BIRTH for place in _path(sentence, time))


def own_equations(known: Sequence[Fact], anchor: date | None) -> tuple[Equation, ...]:
    """Days that one article tells both by date and from the day of writing, with the same verb; years from `anchor`."""
    told = []
    for fact in known:
        day = fact.edtf
        if day is None and anchor and fact.time.value and fact.time.value.startswith("monthday:"):
            day = resolve_offset(fact.time.value, fact.time.direction, anchor)
        if day and precision(day) == "day":
            told.append((fact, bounds(day)[0]))
    found = []
    for fact in known:
        if not _hangs(fact) or not str(fact.time.value).startswith("day:"):
            continue
        for other, told_day in told:
            same_side = fact.time.value == "day:+1" and other.time.direction == "future"
            same_side = same_side or (fact.time.value in {"day:-1", "day:+0"} and other.time.direction == "past")
            if same_side and fact.verb and fact.verb == other.verb and len(fact.names & other.names) >= _NAMES:
                found.append(Equation(fact.time, told_day, other.time.text))
    return tuple(found)


def shared_equations(known: Sequence[Fact], beside: FactIndex) -> tuple[Equation, ...]:
    """Weekdays and relative days of an undated article whose event another article of the folder gives a date."""
    found = []
    for fact in known:
        if not _hangs(fact) or fact.edtf is not None:
            continue
        same = [entry for entry in beside.near(fact) if _fits(fact.time, entry[1]) and _one_event(fact, entry[0])]
        if same:
            closest = min(same, key=lambda e: (-len(e[0].words & fact.words), e[1], e[2], e[0].time.start))
            found.append(Equation(fact.time, closest[1], closest[0].time.text, closest[2]))
    return tuple(found)


def likely_days(known: Sequence[Fact], equations: Sequence[Equation], limit: Limits) -> tuple[tuple[date, float], ...]:
    """The days of writing that fit, each with its share of the likelihood, the likeliest first.

    Each equation must hold; weekdays without one count by how far from the day of writing news uses them.
    """
    days = [equation.day for equation in equations] or [day for day in (limit.earliest, limit.latest) if day]
    if not days:
        return ()
    first, last = shifted(min(days), -_REACH), shifted(max(days), _REACH)
    if limit.earliest and limit.earliest <= last:
        first = max(first, limit.earliest)
    if limit.latest and limit.latest >= first:
        last = min(last, limit.latest)
    if (last - first).days > 31:
        return ()
    weights = []
    for shift in range((last - first).days + 1):
        day = first + timedelta(days=shift)
        weight = 1.0
        for equation in equations:
            weight *= _chance(equation.time, day, equation.day)
        for fact in known:
            if fact.edtf is None and str(fact.time.value).startswith("weekday:") and fact.time.direction:
                weight *= _chance(fact.time, day, None)
        weights.append((day, weight))
    total = sum(weight for _, weight in weights)
    return tuple(sorted(((day, weight / total) for day, weight in weights), key=lambda one: (-one[1], one[0])))


class FactIndex:
    """Days known in a folder, found by the names in their sentences. A class: it is filled article by article."""

    def __init__(self) -> None:
        """An empty index."""
        self._entries: list[tuple[Fact, date, str]] = []
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self.latest: date | None = None

    def add(self, known: Iterable[Fact], file: str) -> None:
        """Take in the facts of an article whose days are known."""
        for fact in known:
            if fact.edtf and precision(fact.edtf) == "day":
                for name in fact.names:
                    places = self._by_name[name]
                    if len(places) < _ENTRIES:
                        places.append(len(self._entries))
                self._entries.append((fact, bounds(fact.edtf)[0], file))

    def add_day(self, day: date) -> None:
        """Take in the day an article was written: what a date without a year beside it is near to."""
        self.latest = day if self.latest is None else max(self.latest, day)

    def near(self, fact: Fact) -> list[tuple[Fact, date, str]]:
        """Facts that share enough names with `fact`, in the order they were taken in."""
        shared = Counter(place for name in fact.names for place in self._by_name.get(name, ()))
        return [self._entries[place] for place in sorted(shared) if shared[place] >= _NAMES]


def _chance(time: TimeExpression, written: date, told: date | None) -> float:
    day = _day_meant(str(time.value), time.direction, written)
    if day is None:
        return _MISS
    if told is not None and day != told:
        return _MISS / 10
    if not str(time.value).startswith("weekday:"):
        return 1.0
    away = (day - written).days
    side: Literal["past", "future"] = time.direction or ("past" if away <= 0 else "future")
    chances = _BACK if side == "past" else _AHEAD
    return chances[abs(away)] if abs(away) < len(chances) else _MISS


@lru_cache(maxsize=1 << 12)
def _day_meant(value: str, direction: Literal["past", "future"] | None, written: date) -> date | None:
    """The one day an offset form means, if it means one: asked again and again for the same few weekdays."""
    edtf = resolve_offset(value, direction, written)
    return bounds(edtf)[0] if edtf is not None and precision(edtf) == "day" else None


def _hangs(fact: Fact) -> bool:
    return str(fact.time.value).startswith(("weekday:", "day:"))


def _is_day(edtf: str) -> bool:
    """Whether it is told to the day: one day, or a range of days."""
    return all(precision(end) == "day" for end in edtf.split("/") if end != "..") and ".." not in edtf


def _fits(time: TimeExpression, day: date) -> bool:
    """Whether a weekday's name is that of `day`; other relative days fit any."""
    value = str(time.value)
    return not value.startswith("weekday:") or int(value[8]) == day.weekday()


def _one_event(fact: Fact, other: Fact) -> bool:
    if str(fact.time.value).startswith("day:") and fact.verb != other.verb:
        return False
    return len(fact.names & other.names) >= _NAMES and len(fact.words & other.words) >= _WORDS


def _lemma(annotated: AnnotatedArticle, start: int, end: int) -> str:
    return annotated.article.text[start:end].strip("’'").lower()


def _path(sentence: Sentence, time: TimeExpression) -> tuple[int, ...]:
    """The words from the expression up to the root of its sentence, by place."""
    tokens = sentence.tokens
    place = next((index for index, token in enumerate(tokens) if token.start <= time.start < token.end), None)
    path: list[int] = []
    while place is not None and place not in path:
        path.append(place)
        place = tokens[place].head
    return tuple(path)


def _is_ahead(sentence: Sentence, path: Sequence[int]) -> bool:
    """Whether "will", or "is" and "are" with what is due or planned, stand above the expression."""
    on_path = frozenset(path)
    for place, token in enumerate(sentence.tokens):
        helps = token.head in on_path and token.dep in {"aux", "auxpass"}
        if helps and (token.lemma == "will" and token.tag == "MD"):
            return True
        present = token.tag in {"VBZ", "VBP"} and token.lemma == "be" and (helps or place in on_path)
        if present and any(child.lemma in cues("forward") for child in _around(sentence, place, on_path)):
            return True
    return False


def _around(sentence: Sentence, place: int, on_path: frozenset[int]) -> list[Token]:
    """What "is" carries: the verb it helps, and what hangs on it above the expression."""
    tokens = sentence.tokens
    return [
        token
        for index, token in enumerate(tokens)
        if index in on_path and (tokens[place].head == index or token.head == place)
    ]


def _is_quoted(annotated: AnnotatedArticle, time: TimeExpression) -> bool:
    return any(one.direct and one.start <= time.start < one.end for one in annotated.quotations)
