"""People meeting, as one passage tells it: what kind of meeting, who, and at what rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.cues import LONGEST_TITLE, MEETING_RANKS, MEETING_VERBS, rank_of
from generator.language.data_files import word_set
from generator.model.annotation import Clause, Token
from generator.model.corpus import Passage

MEETING_CLASS = "meet"  # the event lemma of talks, meetings and summits
RANKED = frozenset(title.rpartition(" ")[2] for title in MEETING_RANKS)  # words that titles end in
# What is done with talks by those who meet: "opened two days of talks", "wrapped up a summit".
STAGES = frozenset({"open", "begin", "start", "kick off", "hold", "host", "finish"} | {"conclude", "wrap up"})
TALKS = frozenset({MEETING_CLASS, "negotiate", "consult"})
AMBIGUOUS = frozenset({"meet", "talk", "call", "host", "gather"})  # verbs of meeting that often tell of none
# what stands with "call" where it is no telephone call: "called her a liar", "called for calm", "called off"
NAMING = frozenset({"oprd", "ccomp", "xcomp", "prt", "attr", "prep"})
FIXTURE_WORDS = word_set("fixture_words.txt")
PRESS_WORDS = word_set("press_words.txt")
SETTLING = frozenset({"agree", "approve", "sign", "adopt", "settle"})
HOURS = frozenset({"hour", "minute", "evening", "afternoon", "morning"})
RECEIVING = frozenset({"receive", "welcome", "greet"})  # what a host does when a visitor arrives


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """People meeting: the general kind ("talks", "call"), ranks of those who meet, persons and parties by id."""

    kind: str
    ranks: frozenset[str]
    persons: frozenset[str]
    parties: frozenset[str]


def meeting_told(passage: Passage, persons: Mapping[str, str], party_of: Mapping[str, str]) -> Meeting | None:
    """The meetings that the main clauses tell of, as one: kind of the first, ranks and people of all.

    `persons`: participant id -> rank by office.
    """
    kind: str | None = None
    ranks: set[str] = set()
    who: set[str] = set()
    sides: set[str] = set()
    for clause in passage.sentence.clauses:
        this = _kind_of_meeting(passage, clause) if clause.main else None
        if this is None or kind not in {None, this}:
            continue
        kind = this
        spans = [(clause.start, clause.end)]
        if clause.subject_start is not None and clause.subject_end is not None:
            spans.append((clause.subject_start, clause.subject_end))
        within = [m for m in passage.mentions if any(start <= m.start and m.end <= end for start, end in spans)]
        people = {m.participant for m in within if m.participant}
        who |= people
        sides |= {m.party for m in within if m.party} | {party_of[person] for person in people if person in party_of}
        ranks |= _ranks_named(passage, spans) | {persons[person] for person in people if person in persons}
    if kind is None:
        return None
    return Meeting(kind=kind, ranks=frozenset(ranks), persons=frozenset(who), parties=frozenset(sides))


def _kind_of_meeting(passage: Passage, clause: Clause) -> str | None:
    """The general kind of meeting where the clause's verb is one of meeting ("hold talks" is to meet)."""
    if settle_together(passage, clause):
        return "talks"
    if is_to_follow(passage, clause) or (clause.status == "denied" and not clause.negated):
        return None  # "refused to meet": what has not come about is no meeting
    if clause.verb in MEETING_VERBS:
        if clause.verb in RECEIVING:
            return "reception"
        if not _brings_together(passage, clause):
            return None
        return "talks" if MEETING_CLASS in clause.predicates else MEETING_VERBS[clause.verb]
    staged = clause.verb in STAGES and TALKS.intersection(clause.predicates) and not _by_doing(passage, clause)
    return "talks" if staged or (clause.verb == "spend" and _spends_time_with(passage, clause)) else None


def settle_together(passage: Passage, clause: Clause) -> bool:
    """Whether people told by their offices, of several parties, agreed or failed to: then they met.

    "Ministers from Peru and Chile failed on Friday to agree on cod" tells of their talks on Friday.
    """
    if clause.verb not in SETTLING or clause.tense != "past" or clause.subject_start is None:
        return False
    if clause.status not in {"done", "denied"} or clause.subject_end is None:
        return False
    start, end = clause.subject_start, clause.subject_end
    parties = {one.party for one in passage.mentions if one.party and start <= one.start < end}
    return len(parties) > 1 and any(
        start <= token.start < end and token.tag in {"NNS", "NNPS"} and singular(token) in RANKED
        for token in passage.sentence.tokens
    )


def is_to_follow(passage: Passage, clause: Clause) -> bool:
    """Whether it is told that people will meet "again": another meeting than the one told here."""
    if clause.verb not in MEETING_VERBS or clause.status not in {"planned", "possible"}:
        return False
    tokens = passage.sentence.tokens
    return any(token.lemma == "again" and tokens[token.head].start == clause.verb_start for token in tokens)


def _brings_together(passage: Passage, clause: Clause) -> bool:
    """Whether a verb that can be one of meeting is one here.

    Not "called her a liar", "talked about trade", "hosted the games", "met reporters", "Peru met Chile in the final".
    """
    tokens = passage.sentence.tokens
    verb = next((i for i, token in enumerate(tokens) if token.start == clause.verb_start), None)
    if verb is None or tokens[verb].lemma not in AMBIGUOUS:
        return True
    under = [(i, token) for i, token in enumerate(tokens) if token.head == verb and i != verb]
    objects = [token for _, token in under if token.dep == "dobj"]
    joined = [
        token
        for i, preposition in under
        if preposition.lemma in {"with", "to"}
        for token in tokens
        if token.head == i and token.dep == "pobj" and token.start != preposition.start
    ]
    if any(singular(token) in PRESS_WORDS for token in (*objects, *joined)):
        return False
    lemma = tokens[verb].lemma
    inside = {token.lemma for token in tokens if clause.start <= token.start < clause.end}
    named = any(token.pos == "PROPN" or singular(token) in MEETING_RANKS for token in objects)
    fits = {
        "meet": FIXTURE_WORDS.isdisjoint(inside),
        "gather": not objects,
        "talk": bool(joined) or all(token.lemma not in {"about", "of"} for _, token in under),
        "host": named or MEETING_CLASS in clause.predicates,
        "call": named and all(token.dep not in NAMING for _, token in under),
    }
    return fits[lemma]


def _spends_time_with(passage: Passage, clause: Clause) -> bool:
    """Whether people spent a time together: "the minister spent two hours with the envoy"."""
    tokens = passage.sentence.tokens
    verb = next((i for i, token in enumerate(tokens) if token.start == clause.verb_start), None)
    hours = any(token.head == verb and token.dep == "dobj" and token.lemma in HOURS for token in tokens)
    return hours and any(
        token.dep == "pobj" and tokens[token.head].lemma == "with" and token.pos == "PROPN" for token in tokens
    )


def _by_doing(passage: Passage, clause: Clause) -> bool:
    """Whether the clause goes on with what was done or said there ("opened the talks by praising …")."""
    tokens = passage.sentence.tokens
    return any(
        token.lemma in {"by", "with"} and token.dep == "prep" and tokens[token.head].start == clause.verb_start
        for token in tokens
    )


def _ranks_named(passage: Passage, spans: Sequence[tuple[int, int]]) -> set[str]:
    """The ranks of the titles within the spans: "the deputy foreign ministers" are deputies, not ministers."""
    tokens = passage.sentence.tokens
    lemmas = [singular(token) for token in tokens]
    ranks: set[str] = set()
    for index, token in enumerate(tokens):
        if (
            lemmas[index] in RANKED
            and token.pos in {"NOUN", "PROPN"}
            and any(start <= token.start < end for start, end in spans)
        ):
            for size in range(LONGEST_TITLE, 0, -1):
                if " ".join(lemmas[max(0, index + 1 - size) : index + 1]) in MEETING_RANKS:
                    rank = rank_of(lemmas[max(0, index - size - 1) : index + 1])
                    ranks.update({rank} if rank else ())
                    break
    return ranks


def singular(token: Token) -> str:
    """The lemma; a capitalised plural title keeps its plural in the model's lemma ("Foreign Ministers")."""
    return (
        token.lemma[:-1]
        if token.pos == "PROPN" and token.lemma[-2:-1] not in {"", "s"} and token.lemma.endswith("s")
        else token.lemma
    )
