"""Decisions awaited by one day: "A decision is due by 30 September", "The commission will rule by Sept. 30".

Nothing but the kind of act and the day is common to two such sentences, and both together hardly ever fit two matters
of one folder.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.language.cues import DECIDING_VERBS
from generator.model.annotation import Clause, Token
from generator.model.corpus import Passage
from generator.model.edtf import precision

OWN_MATTER = frozenset({"ccomp", "xcomp", "dobj"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """What is to be decided: by which `days` (EDTF), and by whom (lemmas), where the sentence says it."""

    days: frozenset[str] = frozenset()
    deciders: frozenset[str] = frozenset()


def awaited_decision(passage: Passage) -> Awaited:
    """What the main clauses of a passage say will be decided "by" a single day, of a matter known from elsewhere.

    Not where the sentence tells its own matter: "will decide by 12 June whether to strike".
    """
    days, deciders = set(), set()
    for clause in passage.sentence.clauses:
        if not clause.main or clause.negated or clause.perfect or clause.tense not in {"present", "future"}:
            continue
        below = _below(passage, clause)
        if DECIDING_VERBS.isdisjoint((clause.verb, *clause.predicates)) or OWN_MATTER & {one.dep for one in below}:
            continue
        own = {
            time.edtf
            for time in passage.times
            if time.edtf is not None and time.bound == "until" and not time.quoted
            if precision(time.edtf) == "day" and clause.start <= time.start < clause.end
        }
        days |= own
        if own and clause.verb in DECIDING_VERBS:  # else its subject is the decision
            deciders |= {one.lemma for one in below if one.dep == "nsubj"}
    return Awaited(days=frozenset(days), deciders=frozenset(deciders))


def _below(passage: Passage, clause: Clause) -> list[Token]:
    tokens = passage.sentence.tokens
    verb = next((at for at, token in enumerate(tokens) if token.start == clause.verb_start), None)
    return [token for token in tokens if token.head == verb]
