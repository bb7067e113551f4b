"""One event that two articles date differently: in one sentence of both, in words of their own, or before it comes.

Most things happen more than once. So what is past is compared only where the two dates share the year or the month and
what is told under them is nearly the same, and what is to come only where each article knows of one such event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.language.cues import MEETING_NOUNS
from generator.language.data_files import word_set
from generator.language.folding import fold
from generator.language.token_tree import climb, subtree
from generator.merging.acts_compared import AGAIN, short
from generator.merging.features import STOP_POS, Features, identity
from generator.merging.findings import Finding, Nature, Severity, Told, readings_of
from generator.merging.when import length
from generator.model.annotation import Name, Token
from generator.model.corpus import Passage, ResolvedTime, Source
from generator.model.edtf import bounds, human, overlaps, precision

_SAME_WORDS = 0.8  # share of the lemmas that makes two sentences one
_LEAST_SHARED = 5  # content words under two dates of one event
_NEARLY_ALL = 0.9  # the same where they are few
_SHARE = 0.6  # of those of the shorter
_COMMON = 40  # dates under which a word stands that tells nothing apart
_MONTH = 31  # days between two dates that a coming event is given
_COMING_NOUNS = word_set("dated_events.txt") | MEETING_NOUNS.keys()
_SET = frozenset(
    {"hold", "set", "schedule", "fix", "plan", "take", "begin", "open", "start", "be", "convene", "resume", "hear"}
)
_MOVED = frozenset({"postpone", "move", "delay", "reschedule", "bring", "put", "instead", "originally", "adjourn"})
_FEW = 3
_EMPTY = frozenset({"place", "round"})  # "take place"
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_DESCRIBING = frozenset({"amod", "compound", "nmod", "poss"})
_HELD = "is held"
_HOLDING = frozenset({"hold", "take", "occur", "happen"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date of what is past, with the content lemmas and ids told under it and the places named there."""

    edtf: str
    text: str
    words: frozenset[str]
    places: frozenset[str]
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A day for which an event is set: its noun, what describes it, whether it is "the" event."""

    noun: str
    words: frozenset[str]
    definite: bool
    time: ResolvedTime
    passage: Passage


def compare_dates(
    told: Sequence[Told], passages: Sequence[Passage], features: Mapping[str, Features], sources: Sequence[Source]
) -> list[Finding]:
    """All such findings; `passages` are those that statements cite."""
    written = {source.annotated.article.id: source.written.edtf or "" for source in sources}
    places = {
        source.annotated.article.id: [name for name in source.annotated.names if name.kind == "place"]
        for source in sources
    }
    past = [
        _dated(passage, time, places[passage.source])
        for passage in passages
        for time in _days_told(passage)
        if time.bound is None and time.how == "stated" and _is_over(time, written[passage.source])
    ]
    coming = [
        found
        for passage in passages
        for time in _days_told(passage)
        if time.bound is None and not _is_over(time, written[passage.source]) and (found := _coming(passage, time))
    ]
    return [
        *(finding for each in told for finding in _in_one_sentence(each, features)),
        *_in_other_words(past),
        *_to_come(coming, written),
    ]


def _finding(subject: str, pairs: Sequence[tuple[str, Passage]], nature: Nature = "conflict") -> Finding:
    severity: Severity = "medium" if nature == "conflict" else "low"
    return Finding(nature=nature, kind="date", severity=severity, subject=subject, readings=readings_of(pairs))


def _days_told(passage: Passage) -> list[ResolvedTime]:
    return [time for time in passage.times if time.edtf and not time.quoted]


def _is_over(time: ResolvedTime, written: str) -> bool:
    return not written or bounds(time.edtf or "")[1] < bounds(written)[0]


def _in_one_sentence(told: Told, features: Mapping[str, Features]) -> list[Finding]:
    """One sentence in two articles with another date in it."""
    found = []
    dated = [each for each in told.passages if len(_days_told(each)) == 1]
    for a, b in combinations(dated, 2):
        if a.source != b.source and _same_sentence(features[a.id], features[b.id]) and (days := _other_days(a, b)):
            found.append(_finding("the date", [(days[0].text, a), (days[1].text, b)]))
    return found


def _same_sentence(one: Features, two: Features) -> bool:
    first, second = set(one.lemmas), set(two.lemmas)
    return len(first) > 2 and len(first & second) >= _SAME_WORDS * max(len(first), len(second))


def _other_days(a: Passage, b: Passage) -> tuple[ResolvedTime, ResolvedTime] | None:
    """The one date of each, where they are as fine as each other and do not meet; "Friday" in both is one day."""
    (one,), (two,) = _days_told(a), _days_told(b)
    first, second = one.edtf or "", two.edtf or ""
    if one.text.lower() == two.text.lower() or one.how != two.how:
        return None
    return None if overlaps(first, second) or precision(first) != precision(second) else (one, two)


def _dated(passage: Passage, time: ResolvedTime, places: Sequence[Name]) -> Dated:
    """A date with what hangs on the verb that it hangs on; another verb joined to that one tells another thing."""
    tokens = passage.sentence.tokens
    at = next((i for i, token in enumerate(tokens) if time.start <= token.start < time.end), None)
    verb = climb(tokens, at, lambda index: tokens[index].pos == "VERB") if at is not None else None
    below = _told_under(tokens, verb) if verb is not None else frozenset[int]()
    spans = [(each.start, each.end) for each in passage.times]
    held = {_HELD} if verb is not None and tokens[verb].lemma in _HOLDING else set()
    names = {i: identity(m) for m in passage.mentions for i in below if m.start <= tokens[i].start < m.end}
    words = {
        names.get(i) or tokens[i].lemma
        for i in below - ({verb} if held else set())
        if tokens[i].pos not in STOP_POS and not any(start <= tokens[i].start < end for start, end in spans)
    }
    return Dated(
        edtf=time.edtf or "",
        text=time.text,
        words=frozenset(words - _EMPTY | held),
        places=frozenset(
            fold(name.text) for name in places if any(name.start <= tokens[i].start < name.end for i in below)
        ),
        passage=passage,
    )


def _told_under(tokens: Sequence[Token], verb: int) -> frozenset[int]:
    apart = {i for i, t in enumerate(tokens) if t.head == verb and t.dep == "conj" and t.pos in {"VERB", "AUX"}}
    below = set(subtree(tokens, verb)).difference(*(subtree(tokens, each) for each in apart))
    if tokens[verb].dep in {"relcl", "acl"}:
        head = tokens[verb].head  # "the first round, which was held", "the first round of talks that were held"
        top = tokens[tokens[head].head].head if tokens[tokens[head].head].lemma == "of" else head
        below |= {i for i in subtree(tokens, top) if i <= head}
    return frozenset(below)


def _in_other_words(past: Sequence[Dated]) -> list[Finding]:
    """What is past, told by two articles nearly alike and dated differently."""
    having: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(past):
        for word in each.words:
            having[word].append(place)
    shared = Counter(pair for places in having.values() if len(places) <= _COMMON for pair in combinations(places, 2))
    found = []
    for (first, second), count in sorted(shared.items()):
        a, b = past[first], past[second]
        if count >= _FEW and _is_one(a, b) and not _knows_both(a, b, past):
            found.append(
                _finding(f"date: {short(a.passage.exact)}", [(human(each.edtf), each.passage) for each in (a, b)])
            )
    return found


def _is_one(a: Dated, b: Dated) -> bool:
    """Whether two dates are those of one event: they share the year or the month, and nearly all that is told."""
    if a.passage.source == b.passage.source or overlaps(a.edtf, b.edtf) or AGAIN & (a.words ^ b.words):
        return False
    if not _is_near(a.edtf, b.edtf):
        return False
    shared = a.words & b.words
    if _HELD in shared and shared & _ORDINALS and a.places & b.places:
        return True
    share = len(shared) / min(len(a.words), len(b.words))
    return (len(shared) >= _LEAST_SHARED and share >= _SHARE) or (len(shared) >= _FEW and share >= _NEARLY_ALL)


def _is_near(one: str, two: str) -> bool:
    """Whether two dates differ as slips do: in the year or in the month, or years that follow each other."""
    years = [int(each[:4]) for each in (one, two) if each[:4].isdigit()]
    if precision(one) == precision(two) == "year" and len(years) == 2:
        return abs(years[0] - years[1]) == 1
    return _part(one, 0) == _part(two, 0) or (_part(one, 1) or "") == _part(two, 1)


def _part(edtf: str, place: int) -> str | None:
    """The year (0) or the month (1) of a date; None where it has none."""
    parts = edtf.split("/", maxsplit=1)[0].rstrip("~?").split("-")
    return parts[place] if len(parts) > place else None


def _knows_both(a: Dated, b: Dated, past: Sequence[Dated]) -> bool:
    """Whether one of the two articles tells of both dates: then there were two such events."""
    return any(
        each.passage.source == one.passage.source
        and overlaps(each.edtf, other.edtf)
        and len(each.words & one.words) >= _FEW
        for one, other in ((a, b), (b, a))
        for each in past
    )


def _coming(passage: Passage, time: ResolvedTime) -> Coming | None:
    """The event that a date to come is set for; none that is only asked for or denied."""
    tokens = passage.sentence.tokens
    at = next((i for i, token in enumerate(tokens) if time.start <= token.start < time.end), None)
    said = frozenset(
        i for i, token in enumerate(tokens) if time.start <= token.start < time.end
    )  # "25 March" is no march
    noun = _event(tokens, at, said) if at is not None else None
    if noun is None or length(time.edtf or "") > _MONTH:
        return None
    verb = climb(tokens, noun, lambda index: tokens[index].pos in {"VERB", "AUX"})
    clause = next(
        (c for c in passage.sentence.clauses if verb is not None and c.verb_start == tokens[verb].start), None
    )
    if clause is not None and (clause.negated or clause.status in {"demanded", "denied", "possible"}):
        return None
    before = [t for t in tokens if t.head == noun and t is not tokens[noun]]
    return Coming(
        noun=tokens[noun].lemma,
        words=frozenset(t.lemma for t in before if t.dep in _DESCRIBING),
        definite=any(t.lemma in {"the", "this"} or t.dep == "poss" for t in before),
        time=time,
        passage=passage,
    )


def _event(tokens: Sequence[Token], at: int, said: frozenset[int]) -> int | None:
    """The noun of the event: above the date, or what is held or set on it."""
    top = climb(tokens, at, lambda i: tokens[i].pos == "VERB" or (i not in said and tokens[i].lemma in _COMING_NOUNS))
    if top is None or tokens[top].pos != "VERB":
        return top
    if tokens[top].lemma not in _SET:
        return None
    if tokens[top].dep in {"acl", "relcl"} and tokens[tokens[top].head].lemma in _COMING_NOUNS:
        return tokens[top].head
    return next(
        (i for i, t in enumerate(tokens) if t.head == top and t.dep in _ARGUMENTS and t.lemma in _COMING_NOUNS), None
    )


def _to_come(coming: Sequence[Coming], written: Mapping[str, str]) -> list[Finding]:
    """The day of one event to come, where each article knows of one such event and they name two days."""
    by_noun: dict[str, dict[str, list[Coming]]] = defaultdict(lambda: defaultdict(list))
    for each in coming:
        by_noun[each.noun][each.passage.source].append(each)
    found = []
    for noun, by_source in sorted(by_noun.items()):
        single = [own for own in by_source.values() if len({each.time.edtf for each in own}) == 1]
        if len(single) < len(by_source):
            continue  # there is more than one such event
        told = [each for own in single for each in own]
        if any(_differ(a, b, written) for a, b in combinations(told, 2)):
            moved = any(token.lemma in _MOVED for each in told for token in each.passage.sentence.tokens)
            pairs = [(human(each.time.edtf or ""), each.passage) for each in told]
            found.append(_finding(f"date of the {noun}", pairs, "update" if moved else "conflict"))
    return found


def _differ(a: Coming, b: Coming, written: Mapping[str, str]) -> bool:
    """Whether two articles, of which neither was written after either day, set one event for two days."""
    one, two = a.time.edtf or "", b.time.edtf or ""
    later = max(bounds(written[each.passage.source])[0] for each in (a, b))
    days = [bounds(one)[0], bounds(two)[0]]
    return (
        a.passage.source != b.passage.source
        and not overlaps(one, two)
        and precision(one) == precision(two)
        and min(days) > later
        and abs((days[0] - days[1]).days) <= _MONTH
        and (a.definite or b.definite)
        and (not a.words or not b.words or bool(a.words & b.words))
        and not AGAIN & (a.words | b.words)
    )
