"""One act dated differently: what the same people did to the same thing, on days that cannot both be true.

Most things happen more than once, so the dates of two sentences are compared only where the verb on which each date
hangs is the same, and what stands beside it fits; in two statements, where nearly all words are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.cues import LIGHT_VERBS, SAYING_VERBS
from generator.language.token_tree import climb
from generator.merging.features import STOP_POS, Features
from generator.merging.findings import Finding, Told, readings_of
from generator.merging.pairing import pairs_of
from generator.merging.periods import SPECIFIC_DAYS
from generator.merging.when import length
from generator.model.annotation import Token
from generator.model.corpus import Passage, ResolvedTime
from generator.model.edtf import bounds, human, overlaps

OBJECTS = frozenset({"dobj", "attr", "nsubjpass"})
AGAIN = frozenset({"again", "second", "third", "another", "new", "also", "earlier", "previous", "previously", "later"})
MOST_OF_ONE = 150  # acts of one verb; of more they are compared inside statements only
FAR_APART = 5 * 366  # days: what is dated so far apart happened twice
NEARLY_ALL = 0.6  # of the content words of the shorter sentence, dates apart
LEAST_SHARED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a passage tells with a date: the verb, who does it (`subjects`, ids or lemmas), and `words` beside it.

    `stated`: the date is written out, not counted from the day of writing.
    """

    verb: str
    subjects: frozenset[str]
    objects: frozenset[str]
    words: frozenset[str]
    edtf: str
    stated: bool
    passage: Passage


def short(text: str) -> str:
    """The first words of a sentence, by which a difference in it is called."""
    words = text.split()
    return " ".join(words[:10]) + (" …" if len(words) > 10 else "")


def compare_acts(told: Sequence[Told], passages: Sequence[Passage], features: Mapping[str, Features]) -> list[Finding]:
    """Acts that are dated differently, or more finely here than there."""
    homes: dict[str, set[str]] = defaultdict(set)
    for each in told:
        for passage in each.passages:
            homes[passage.id].add(each.statement.id)
    by_verb: dict[str, list[Act]] = defaultdict(list)
    for passage in passages:
        if passage.times and passage.id in homes:
            act = act_of(passage, features[passage.id])
            if act is not None:
                by_verb[act.verb].append(act)
    findings = []
    for verb in sorted(by_verb):
        acts = by_verb[verb]
        pairs = [
            (a, b)
            for a, b in pairs_of(acts, lambda act: homes[act.passage.id], MOST_OF_ONE)
            if a.edtf != b.edtf
            and a.passage.source != b.passage.source
            and _is_one(a, b, together=bool(homes[a.passage.id] & homes[b.passage.id]), wide=len(acts) <= MOST_OF_ONE)
        ]
        findings.extend(_findings(pairs, homes))
    return findings


def act_of(passage: Passage, features: Features) -> Act | None:
    """The act of the main clause and its date, where the passage dates one act only."""
    tokens = passage.sentence.tokens
    main = {clause.verb_start for clause in passage.sentence.clauses if clause.main}
    found = []
    for time in passage.times:
        at = next((i for i, token in enumerate(tokens) if time.start <= token.start < time.end), None)
        verb = climb(tokens, at, lambda index: tokens[index].pos == "VERB") if at is not None else None
        if verb is not None and time.edtf and time.bound is None and not time.quoted and tokens[verb].start in main:
            found.append((time, verb))
    if len(found) != 1 or length(found[0][0].edtf or "") > SPECIFIC_DAYS * 12:
        return None
    time, verb = found[0]
    lemma = tokens[verb].lemma
    if lemma in SAYING_VERBS or lemma in LIGHT_VERBS or _is_unsure(tokens, verb) or not _direct(tokens, time, verb):
        return None
    return Act(
        verb=lemma,
        subjects=_named(passage, [i for i, t in enumerate(tokens) if t.head == verb and t.dep == "nsubj"]),
        objects=_named(passage, [i for i, t in enumerate(tokens) if t.head == verb and t.dep in OBJECTS]),
        words=frozenset(features.lemmas),
        edtf=time.edtf or "",
        stated=time.how == "stated",
        passage=passage,
    )


def _direct(tokens: Sequence[Token], time: ResolvedTime, verb: int) -> bool:
    """Whether the date hangs on the verb itself, not on a noun beside it ("the 2012 treaty")."""
    at = next(i for i, token in enumerate(tokens) if time.start <= token.start < time.end)
    for _ in range(4):
        if at == verb:
            return True
        inside = time.start <= tokens[at].start < time.end
        if tokens[at].pos in {"NOUN", "PROPN"} and not inside:
            return tokens[at].head == verb and tokens[at].dep in {"nsubj", "nsubjpass"}  # "voters in May chose"
        at = tokens[at].head
    return at == verb


def _is_unsure(tokens: Sequence[Token], verb: int) -> bool:
    return any(token.head == verb and (token.dep == "neg" or token.tag == "MD") for token in tokens)


def _named(passage: Passage, places: Sequence[int]) -> frozenset[str]:
    """Ids of those named at these words, with those joined to them by "and"; the lemma where nobody is."""
    tokens = passage.sentence.tokens
    places = [*places, *(i for i, t in enumerate(tokens) if t.dep == "conj" and t.head in places)]
    found = set()
    for place in places:
        who = next((m.participant or m.party for m in passage.mentions if m.start <= tokens[place].start < m.end), None)
        if who or tokens[place].pos != "PRON":
            found.add(who or tokens[place].lemma)
    return frozenset(found)


def _is_one(a: Act, b: Act, *, together: bool, wide: bool) -> bool:
    """Whether two acts of one verb are one act told twice."""
    if not _fits(a.subjects, b.subjects) or not _fits(a.objects, b.objects) or AGAIN & (a.words ^ b.words):
        return False
    if abs((bounds(a.edtf)[0] - bounds(b.edtf)[0]).days) > FAR_APART:
        return False
    counted = not (a.stated and b.stated) and min(length(a.edtf), length(b.edtf)) < SPECIFIC_DAYS
    if not (a.subjects & b.subjects or a.objects & b.objects) or (counted and not overlaps(a.edtf, b.edtf)):
        return False  # a day counted from a day of writing may itself be wrong
    if together:
        return True
    first, second = _plain(a), _plain(b)
    shared = len(first & second)
    return (
        wide
        and not overlaps(a.edtf, b.edtf)
        and shared >= LEAST_SHARED
        and shared >= NEARLY_ALL * min(len(first), len(second))
    )


def _fits(one: frozenset[str], two: frozenset[str]) -> bool:
    return not one or not two or bool(one & two)


def _plain(act: Act) -> frozenset[str]:
    """The words beside the date."""
    times = [(time.start, time.end) for time in act.passage.times]
    dated = {
        token.lemma
        for token in act.passage.sentence.tokens
        if token.pos in STOP_POS or any(start <= token.start < end for start, end in times)
    }
    return act.words - dated


def _findings(pairs: Sequence[tuple[Act, Act]], homes: Mapping[str, set[str]]) -> list[Finding]:
    """One finding for each group of acts that are one."""
    groups: list[dict[str, Act]] = []
    for pair in pairs:
        joined = {each.passage.id: each for each in pair}
        apart = []
        for group in groups:
            if group.keys() & joined.keys():
                joined |= group
            else:
                apart.append(group)
        groups = [*apart, joined]
    findings = []
    for group in groups:
        acts = [group[key] for key in sorted(group)]
        conflict = any(
            not overlaps(a.edtf, b.edtf) for a, b in pairs if a.passage.id in group and b.passage.id in group
        )
        shared = frozenset.intersection(*(frozenset(homes[act.passage.id]) for act in acts))
        findings.append(
            Finding(
                nature="conflict" if conflict else "precision",
                kind="date",
                severity="medium" if conflict else "low",
                subject=f"date: {short(acts[0].passage.exact)}",
                readings=readings_of([(human(act.edtf), act.passage) for act in acts]),
                within=tuple(sorted(shared)[:1]),
            )
        )
    return findings
