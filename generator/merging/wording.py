"""Which source sentence is shown for a statement, and the visible edits that let it stand alone.

Shown is the most complete, self-contained, neutral and newest sentence, a fact before an assessment. Pronouns and
relative dates are resolved in short brackets; connectives at its head give way to "…". Undoing the edits gives the
source's words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.language.data_files import word_set
from generator.merging.passages import FINITE_TAGS
from generator.model.briefing import Participant, Voice
from generator.model.corpus import Mention, Passage, ResolvedTime
from generator.model.edits import Change
from generator.model.edtf import human, precision

LEADING_CONNECTIVES = word_set("leading_connectives.txt")
LONGEST_LEAD = max(len(phrase.split()) for phrase in LEADING_CONNECTIVES)
ENOUGH_WORDS = 25  # beyond, length is no longer completeness
TOO_MANY_WORDS = 60
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
FIRST_WORDS = frozenset(opening.group() for phrase in LEADING_CONNECTIVES if (opening := _WORD.match(phrase)))
_COUNTS = frozenset({"toll", "number", "total", "figure", "count"})
_SUBJECTS = frozenset({"he", "she"})
_OBJECTS = frozenset({"him"})
_POSSESSIVES = frozenset({"his"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that might be shown, with the span cited of it and its voice.

    `focus`: the share of its content words that other members have too; `written`: the day its article was written, ""
    where unknown.
    """

    passage: Passage
    start: int
    end: int
    voice: Voice
    focus: float
    written: str


def choose_shown(candidates: Sequence[Candidate], newest: str) -> int:
    """The index of the candidate to show. `newest`: the latest day of writing among them."""
    if len(candidates) == 1:
        return 0
    scores = [round(merit(candidate, newest), 6) for candidate in candidates]
    return max(range(len(candidates)), key=lambda index: (scores[index], -index))


def merit(candidate: Candidate, newest: str) -> float:
    """How well a sentence would stand for its statement; only differences mean something."""
    passage = candidate.passage
    exact = passage.exact[candidate.start - passage.start : candidate.end - passage.start]
    words = len(exact.split())
    score = 0.8 * min(words, ENOUGH_WORDS) / ENOUGH_WORDS
    score -= 0.03 * max(0, words - TOO_MANY_WORDS)
    score += 1.2 * candidate.focus
    score += {"fact": 0.4, "claim": 0.2, "forecast": 0.1, "assessment": 0.0}[candidate.voice]
    score -= 0.5 * (len(exact) < passage.end - passage.start)
    score -= 0.4 * (passage.kind != "sentence")
    score -= 0.25 * len(unresolved(passage))
    score -= 0.6 * any(q.direct and (q.start < passage.start or q.end > passage.end) for q in passage.quotations)
    score += 0.1 * (bool(newest) and candidate.written == newest)
    statuses = {clause.status for clause in passage.sentence.clauses if clause.main}
    score += 0.4 * bool(statuses & {"done", "under_way"})
    score -= 0.3 * _counts_of_nothing(candidate)
    # A plan that a later text tells the outcome of is no longer what a reader must know.
    score -= 0.6 * bool(statuses and statuses <= {"planned", "possible"} and candidate.written < newest)
    score += 0.2 * any(time.edtf and precision(time.edtf) == "day" for time in passage.times)
    return score


def _counts_of_nothing(candidate: Candidate) -> bool:
    """Whether the subject is a count that does not say of what: "The toll rose to nine" could be of any fire."""
    tokens = candidate.passage.sentence.tokens
    for place, token in enumerate(tokens):
        if token.dep in {"nsubj", "nsubjpass"} and tokens[token.head].dep == "ROOT":
            below = [item for item in tokens if item.head == place and item is not token]
            return token.lemma in _COUNTS and all(item.dep in {"det", "compound", "amod"} for item in below)
    return False


def unresolved(passage: Passage) -> tuple[str, ...]:
    """Pronouns at the head of a passage's clauses that its own words do not explain and no mention resolves."""
    known = {mention.start for mention in passage.mentions if mention.participant or mention.party}
    named = any(mention.form == "name" and mention.participant for mention in passage.mentions)
    open_words = []
    for index, token in enumerate(passage.sentence.tokens):
        if token.pos != "PRON" or token.tag not in {"PRP", "PRP$"} or token.start in known:
            continue
        quoted = any(q.direct and q.start <= token.start < q.end for q in passage.quotations)
        if not quoted and (index < 2 or not named) and token.lemma not in {"it", "i", "we", "you"}:
            open_words.append(token.lemma)
    return tuple(open_words)


def changes_of(passage: Passage, start: int, end: int, *, short_name: Mapping[str, str]) -> tuple[Change, ...]:
    """The edits wished for the words `start`..`end` of the source, as spans counted from `start`."""
    changes = [*_resolved(passage, start, end, short_name), *_dated(passage, start, end)]
    lead = _lead(passage, start, end)
    if lead is not None:
        changes = [change for change in changes if change.start + start >= lead.end + start]
        changes.append(lead)
    return tuple(sorted(changes, key=lambda change: (change.start, change.end)))


def _resolved(passage: Passage, start: int, end: int, short_name: Mapping[str, str]) -> list[Change]:
    """For each person the first pronoun that stands before any name: "He" -> "[Ruto]", "his" -> "[Ruto's]"."""
    changes, known = [], set()
    for mention in sorted(passage.mentions, key=lambda found: (found.start, found.end)):
        who = mention.participant
        if who is None or not start <= mention.start < mention.end <= end or who in known:
            continue
        known.add(who)
        name = short_name.get(who)
        if mention.form != "pronoun" or name is None or _quoted(passage, mention):
            continue
        text = _bracket(mention, name, passage)
        if text is not None:
            changes.append(Change(start=mention.start - start, end=mention.end - start, text=text, kind="resolved"))
    return changes


def _bracket(mention: Mention, name: str, passage: Passage) -> str | None:
    word = mention.text.casefold()
    if word in _SUBJECTS | _OBJECTS:
        return f"[{name}]"
    possessive = word in _POSSESSIVES or (
        word == "her" and any(t.start == mention.start and t.tag == "PRP$" for t in passage.sentence.tokens)
    )
    if possessive:
        return f"[{name}'s]"
    return f"[{name}]" if word == "her" else None


def _quoted(passage: Passage, mention: Mention) -> bool:
    return any(q.direct and q.start <= mention.start < q.end for q in passage.quotations)


def _dated(passage: Passage, start: int, end: int) -> list[Change]:
    """What relative dates leave out: "Friday" -> "Friday [9 May 2014]", "In July" -> "In July [2013]"."""
    changes = []
    for time in passage.times:
        if not start <= time.start < time.end <= end or time.edtf is None or time.how != "resolved":
            continue
        missing = _missing(time)
        if missing and not any(q.direct and q.start <= time.start < q.end for q in passage.quotations):
            at = time.end - start
            changes.append(Change(start=at, end=at, text=f" [{missing}]", kind="dated"))
    return changes


def _missing(time: ResolvedTime) -> str:
    """What of the date the expression does not say itself."""
    if time.edtf is None or ".." in time.edtf or precision(time.edtf) in {"decade", "century"}:
        return ""
    told = {word.casefold() for word in _WORD.findall(time.text)}
    words = human(time.edtf).split()
    rest = [word for word in words if word.casefold() not in told]
    if not rest or time.edtf.startswith(tuple(word for word in told if len(word) == 4 and word.isdigit()) or ("!",)):
        return ""
    return " ".join(rest if len(rest) == 1 and rest[0].isdigit() else words)


def _lead(passage: Passage, start: int, end: int) -> Change | None:
    """A connective at the head, given way to "…": "However, the strike" -> "… the strike"."""
    exact = passage.exact[start - passage.start : end - passage.start]
    opening = _WORD.match(exact)
    if opening is None or opening.group().casefold() not in FIRST_WORDS:
        return None
    found = list(islice(_WORD.finditer(exact), LONGEST_LEAD + 1))
    for size in range(min(LONGEST_LEAD, len(found) - 1), 0, -1):
        phrase = exact[: found[size - 1].end()].casefold()
        if phrase in LEADING_CONNECTIVES:
            after = exact[found[size - 1].end() : found[size].start()]
            if after.strip(" ,") == "" and after and _goes_on(passage, start + found[size].start()):
                return Change(start=0, end=found[size].start(), text="… ", kind="trimmed")
    return None


def _goes_on(passage: Passage, position: int) -> bool:
    """Whether a clause of its own follows: a connective that joins two phrases is left where it is."""
    rest = [token for token in passage.sentence.tokens if token.start >= position]
    return any(token.tag in FINITE_TAGS for token in rest)


def short_names(participants: Sequence[Participant]) -> Mapping[str, str]:
    """Participant id -> the short name put into brackets.

    The one-word variant used by most articles that is part of the full name and that no other participant bears.
    """
    options = {
        person.id: sorted(
            {v.text for v in person.variants if " " not in v.text and v.text[:1].isupper() and v.text in person.name},
            key=lambda text: (-sum(len(v.sources) for v in person.variants if v.text == text), len(text), text),
        )
        for person in participants
        if person.kind == "person"
    }
    bearers: dict[str, int] = {}
    for names in options.values():
        for name in names:
            bearers[name] = bearers.get(name, 0) + 1
    return {
        person.id: next((name for name in options[person.id] if bearers[name] == 1), person.name)
        for person in participants
        if person.id in options
    }
