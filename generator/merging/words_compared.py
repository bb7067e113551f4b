"""Names for one thing, and states of affairs, that the passages tell differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.language.cues import LIGHT_VERBS, MEETING_VERBS, SAYING_VERBS
from generator.language.data_files import word_map
from generator.merging.features import Features, main_clause
from generator.merging.findings import OFF_VERBS, Finding, Told, readings_of
from generator.model.annotation import Clause
from generator.model.corpus import Passage
from generator.model.edtf import bounds

CONTESTED_WORDS = word_map("contested_words.txt")
LAST_WORDS = frozenset(phrase.rpartition(" ")[2] for phrase in CONTESTED_WORDS)
LONGEST_NAME = 3
VISITING = "visit"  # the kind of meeting whose verbs all tell one act
TARGETS = frozenset({"in", "of", "against", "on", "into"})


def compare_names(passages: Sequence[Passage]) -> list[Finding]:
    """Names that take a side, for what others name differently: keyed by the thing and the party it is done to."""
    found: dict[tuple[str, str], list[tuple[str, bool, Passage]]] = defaultdict(list)
    for passage in passages:
        if not any(mention.party for mention in passage.mentions):
            continue  # nothing is done to a party there
        for index in [index for index, token in enumerate(passage.sentence.tokens) if token.lemma in LAST_WORDS]:
            phrase = _phrase(passage, index)
            party = _target(passage, index) if phrase else None
            if phrase and party:
                thing = CONTESTED_WORDS[phrase]
                found[thing.rstrip("!"), party].append((phrase, thing.endswith("!"), passage))
    findings = []
    for thing, party in sorted(found):
        named = found[thing, party]
        if len({phrase for phrase, _, _ in named}) > 1 and any(loaded for _, loaded, _ in named):
            findings.append(
                Finding(
                    nature="conflict",
                    kind="wording",
                    severity="medium",
                    subject="names for one thing: " + ", ".join(sorted({phrase for phrase, _, _ in named})),
                    readings=readings_of([(phrase, passage) for phrase, _, passage in named]),
                )
            )
    return findings


def _phrase(passage: Passage, index: int) -> str | None:
    tokens = passage.sentence.tokens
    if tokens[index].pos not in {"NOUN", "PROPN"}:
        return None
    for size in range(LONGEST_NAME, 0, -1):
        phrase = " ".join(token.lemma for token in tokens[max(0, index + 1 - size) : index + 1])
        if phrase in CONTESTED_WORDS:
            return phrase
    return None


def _target(passage: Passage, index: int) -> str | None:
    """The party named right after "in", "of", "against" …"""
    tokens = passage.sentence.tokens
    for at in range(index + 1, min(index + 3, len(tokens))):
        if tokens[at].lemma in TARGETS and at + 1 < len(tokens):
            position = tokens[at + 1].start
            return next((m.party for m in passage.mentions if m.party and m.start <= position < m.end), None)
    return None


def compare_states(told: Sequence[Told], features: Mapping[str, Features]) -> list[Finding]:
    """What is denied since a day though another passage tells it for a later one; what was planned and then done."""
    findings = []
    for each in (each for each in told if len(each.passages) > 1):
        clauses = [(main_clause(passage), passage) for passage in each.passages]
        states = _of_one_event(
            [(c, p) for c, p in clauses if c and c.status in {"planned", "done"} and c.verb not in OFF_VERBS]
        )
        if states:
            findings.append(
                Finding(
                    nature="update",
                    kind="status",
                    severity="low",
                    subject="planned, then done",
                    readings=readings_of(states),
                    within=(each.statement.id,),
                )
            )
    denied: dict[str, list[tuple[Passage, int]]] = defaultdict(list)
    for each in told:
        for passage in each.passages:
            if day := _denied_since(passage):
                denied[each.statement.id].append((passage, day))
    acts = _acts_told(told, [mine for pairs in denied.values() for mine, _ in pairs]) if denied else {}
    for home in sorted(denied):
        pairs = denied[home]
        later = [
            passage for mine, day in pairs for passage in _same_act(mine, acts) if _after(features[passage.id], day)
        ]
        if later:
            readings = [("not since then", mine) for mine, _ in pairs] + [("reported as done", p) for p in later]
            findings.append(
                Finding(
                    nature="conflict",
                    kind="status",
                    severity="medium",
                    subject="whether it has happened again",
                    readings=readings_of(readings),
                    within=(home,),
                )
            )
    return findings


def _of_one_event(told: Sequence[tuple[Clause, Passage]]) -> list[tuple[str, Passage]]:
    """(state, passage) of the clauses that tell, with a verb in common, one event once planned and once done."""
    event = {id(clause): _events(clause) for clause, _ in told}
    joined: list[tuple[str, Passage]] = [
        (clause.status or "", passage)
        for clause, passage in told
        if any(other.status != clause.status and event[id(clause)] & event[id(other)] for other, _ in told)
    ]
    return joined if {status for status, _ in joined} == {"planned", "done"} else []


def _events(clause: Clause) -> frozenset[str]:
    return frozenset((clause.verb, *clause.predicates)) - SAYING_VERBS.keys() - LIGHT_VERBS.keys() - {"be", ""}


def _denied_since(passage: Passage) -> int | None:
    """The day since which the main clause says that something has not happened."""
    clause = main_clause(passage)
    if clause is None or not clause.negated or clause.modal:
        return None
    since = [time for time in passage.times if time.bound == "since" and time.edtf]
    return bounds(since[0].edtf or "")[0].toordinal() if since else None


def _acts_told(told: Sequence[Told], denied: Sequence[Passage]) -> dict[tuple[str, str], list[Passage]]:
    """The passages that tell of acts that others deny, by who and the verb, all verbs of visiting being one."""
    asked = {_verb(clause) for passage in denied if (clause := main_clause(passage))}
    verbs = asked.union(verb for verb, kind in MEETING_VERBS.items() if kind == VISITING)
    acts: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in (passage for each in told for passage in each.passages):
        for clause in passage.sentence.clauses:
            done = clause.verb in verbs and not clause.negated and clause.status in {"done", "under_way"}
            if done and (who := _subject(passage, clause)):
                acts[who, _verb(clause)].append(passage)
    return acts


def _same_act(denied: Passage, acts: Mapping[tuple[str, str], Sequence[Passage]]) -> Sequence[Passage]:
    """The passages that tell, of the same person, the act that one denies: the same verb, or both a visit."""
    clause = main_clause(denied)
    who = _subject(denied, clause) if clause else None
    return acts.get((who, _verb(clause)), ()) if clause and who else ()


def _verb(clause: Clause) -> str:
    return VISITING if MEETING_VERBS.get(clause.verb) == VISITING else clause.verb


def _subject(passage: Passage, clause: Clause) -> str | None:
    start, end = clause.subject_start, clause.subject_end
    if start is None or end is None:
        return None
    return next((m.participant for m in passage.mentions if m.participant and m.start < end and m.end > start), None)


def _after(features: Features, day: int) -> bool:
    return any(period.first > day + 31 for period in features.periods)
