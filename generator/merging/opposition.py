"""What forbids that two passages are told as one fact, however alike their words are.

A different speaker of what is said or demanded; the denial of what the other tells; verbs that stand on two sides of
one question; a demand beside a deed of somebody else. Planned beside done forbids nothing: one fact in two states.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.language.cues import LIGHT_VERBS, SAYING_VERBS
from generator.language.data_files import word_map
from generator.model.annotation import Clause, Quotation
from generator.model.corpus import Passage

OPPOSING_VERBS = word_map("opposing_verbs.txt")
KEPT = "keep"  # light verbs that mean something of their own too
ATTRIBUTED = 0.45  # share of the passage that what was said has to fill
DEMANDS = frozenset(verb for verb, kind in SAYING_VERBS.items() if kind == "demand")
DEMANDING = DEMANDS | {verb.partition(" ")[0] for verb in DEMANDS}  # "call for" without what follows


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Where a passage stands.

    `speaker` of most of it (is it a `person`?) and `demander`, by id; `subjects`: ids of those who do what its main
    clauses tell, or say something in it; `denied` and
    `told`: verbs of its main clauses with a negation, and of all clauses without; `sides`: what its verbs say to a
    question (question, side); `deed`: its main clause tells something done.
    """

    speaker: str | None = None
    person: bool = False
    demander: str | None = None
    subjects: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    sides: frozenset[tuple[str, bool]] = frozenset()
    deed: bool = False
    quoted: frozenset[str] = frozenset()


def stance_of(passage: Passage, quoted: frozenset[str], party_of: Mapping[str, str], people: frozenset[str]) -> Stance:
    """The stance of a passage.

    `quoted`: its runs of quoted words; `party_of`: participant id -> party id; `people`: the participants that are no
    bodies.
    """
    speaker = _speaker(passage)
    clauses = passage.sentence.clauses
    main = [clause for clause in clauses if clause.main]
    demanding = next((clause for clause in main if _demands(clause)), None)
    return Stance(
        speaker=speaker,
        person=speaker in people,
        demander=(_subject(passage, demanding) or "?") if demanding else None,
        subjects=frozenset(
            who
            for clause in clauses
            if (clause.main or (clause.verb in SAYING_VERBS and clause.verb not in OPPOSING_VERBS))
            and (one := _subject(passage, clause))
            for who in (one, party_of.get(one, one))
        ),
        denied=frozenset(clause.verb for clause in main if _denies(clause) and _tells(clause.verb)),
        told=frozenset(clause.verb for clause in clauses if not _denies(clause) and _tells(clause.verb)),
        sides=frozenset(_side(clause) for clause in clauses if clause.verb in OPPOSING_VERBS),
        deed=any(clause.status == "done" and clause.verb not in SAYING_VERBS for clause in main),
        quoted=quoted,
    )


def opposed(one: Stance, two: Stance) -> bool:
    """Whether two passages cannot be one fact."""
    if one.quoted & two.quoted:
        return False  # one remark: who said it is then a question of its own
    return (
        _other_speaker(one, two)
        or bool(one.denied & (two.told - two.denied))
        or bool(two.denied & (one.told - one.denied))
        or _other_side(one, two)
        or _demand_beside_deed(one, two)
        or _demand_beside_deed(two, one)
    )


def _other_speaker(one: Stance, two: Stance) -> bool:
    first, second = one.speaker or one.demander, two.speaker or two.demander
    if first in {None, "?"} or second in {None, "?"} or first == second:
        return False
    if not (one.demander or one.person) or not (two.demander or two.person):
        return False  # two bodies, or a body and its head, may well announce one fact
    return first not in two.subjects and second not in one.subjects


def _other_side(one: Stance, two: Stance) -> bool:
    return any((question, not side) in two.sides and (question, side) not in two.sides for question, side in one.sides)


def _demand_beside_deed(demand: Stance, deed: Stance) -> bool:
    if demand.demander is None or deed.demander is not None or deed.speaker is not None or not deed.deed:
        return False
    return demand.demander not in deed.subjects


def _side(clause: Clause) -> tuple[str, bool]:
    question, _, side = OPPOSING_VERBS[clause.verb].rpartition(" ")
    return question, (side == "+") != _denies(clause)


def _demands(clause: Clause) -> bool:
    return clause.verb in DEMANDS or (clause.verb in DEMANDING and clause.status == "demanded")


def _denies(clause: Clause) -> bool:
    return clause.negated or clause.status == "denied"


def _tells(verb: str) -> bool:
    return LIGHT_VERBS.get(verb, KEPT) == KEPT and verb not in SAYING_VERBS and verb not in {"be", ""}


def _subject(passage: Passage, clause: Clause) -> str | None:
    start, end = clause.subject_start, clause.subject_end
    if start is None or end is None:
        return None
    within = [m for m in passage.mentions if m.start < end and m.end > start]
    return next((m.participant for m in within if m.participant), next((m.party for m in within if m.party), None))


def _speaker(passage: Passage) -> str | None:
    """The participant who says most of the passage, directly or as reported."""
    for quotation in passage.quotations:
        if not quotation.scare and quotation.speaker_start is not None and _share(passage, quotation) >= ATTRIBUTED:
            start, end = quotation.speaker_start, quotation.speaker_end or quotation.speaker_start
            return next(
                (m.participant for m in passage.mentions if m.participant and m.start < end and m.end > start), None
            )
    return None


def _share(passage: Passage, quotation: Quotation) -> float:
    common = min(passage.end, quotation.end) - max(passage.start, quotation.start)
    return common / max(1, passage.end - passage.start)
