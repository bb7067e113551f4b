"""Figures, names for one thing, and states of affairs that the passages tell differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from generator.language.cues import MEETING_VERBS
from generator.language.data_files import word_map
from generator.merging.features import Features, main_clause
from generator.merging.findings import Finding, Nature, Severity, Told, climb, readings_of
from generator.model.annotation import Clause, Figure
from generator.model.corpus import Passage
from generator.model.edtf import bounds

CONTESTED_WORDS = word_map("contested_words.txt")
CASUALTY_KINDS = word_map("casualty_kinds.txt")
LONGEST_NAME = 3
CURRENCY_CODE = 3  # letters: "USD"
MEASURED = frozenset({"magnitude", "percent", "rank"})  # what is measured, not counted
TARGETS = frozenset({"in", "of", "against", "on", "into"})
Counted = tuple[Figure, Passage]
FAR_APART = 1.5  # a figure this many times the other is more than a matter of counting


def compare_figures(told: Told, written: Mapping[str, str]) -> list[Finding]:
    """Counts of the same thing in one statement: finer, later, or such that they cannot both be true."""
    by_unit: dict[str, list[tuple[Figure, Passage]]] = defaultdict(list)
    for passage in told.passages:
        units: dict[str, list[Figure]] = defaultdict(list)
        for figure in passage.figures:
            if unit := _counted(figure, passage):
                units[unit].append(figure)
        for unit, figures in units.items():
            if len(figures) == 1:  # of two counts nobody can tell which one is meant
                by_unit[unit].append((figures[0], passage))
    findings = []
    for unit in sorted(by_unit):
        pairs = by_unit[unit]
        if len({p.source for _, p in pairs}) < 2 or len({(f.low, f.high) for f, _ in pairs}) < 2:
            continue
        apart = [(a, b) for a, b in combinations(pairs, 2) if a[0].high < b[0].low or b[0].high < a[0].low]
        nature, severity = _weighed(apart, written)
        findings.append(
            Finding(
                nature=nature,
                kind="figure",
                severity=severity,
                subject=_subject_of_figures(unit, pairs[0]),
                readings=readings_of([(figure.text, passage) for figure, passage in pairs]),
                within=(told.statement.id,),
            )
        )
    return findings


def _weighed(apart: Sequence[tuple[Counted, Counted]], written: Mapping[str, str]) -> tuple[Nature, Severity]:
    """How much hangs on figures that cannot both be true: nothing without any, little where a toll has risen.

    Only figures in digits that lie far apart are a grave conflict: "thousands" is too weak a witness against a count.
    """
    if not apart:
        return "precision", "low"
    if all(_rises(a, b, written) for a, b in apart):
        return "update", "low"
    grave = any(
        max(a[0].low, b[0].low) >= FAR_APART * max(1, min(a[0].high, b[0].high))
        and all(any(sign.isdigit() for sign in figure.text) for figure, _ in (a, b))
        for a, b in apart
    )
    return "conflict", "high" if grave else "medium"


def _counted(figure: Figure, passage: Passage) -> str | None:
    """What the figure counts: deaths and the injured apart, shares and ranks by what they are of."""
    if figure.of and figure.unit in {"percent", "rank"}:
        whole = figure.of.partition(" of ")[0].partition(" in ")[0].rpartition(" ")[2]
        return f"{figure.unit} of {whole.lower().removesuffix('s')}"
    if figure.unit not in {None, "people", "person"}:
        return figure.unit
    tokens = passage.sentence.tokens
    at = next((i for i, token in enumerate(tokens) if figure.start <= token.start < figure.end), None)
    if at is None:
        return figure.unit
    word = climb(tokens, at, lambda index: tokens[index].lemma in CASUALTY_KINDS or tokens[index].pos == "VERB")
    if word is not None and tokens[word].lemma not in CASUALTY_KINDS:
        subjects = [i for i, token in enumerate(tokens) if token.head == word and token.dep in {"nsubj", "nsubjpass"}]
        word = next((i for i in subjects if tokens[i].lemma in CASUALTY_KINDS), None)
    return CASUALTY_KINDS[tokens[word].lemma] if word is not None else figure.unit


def _subject_of_figures(unit: str, shown: tuple[Figure, Passage]) -> str:
    """What the figures measure, in words: "number of people", "amount stolen", "magnitude"."""
    figure, passage = shown
    tokens = passage.sentence.tokens
    if len(unit) == CURRENCY_CODE and unit.isupper():
        at = next((i for i, token in enumerate(tokens) if figure.start <= token.start < figure.end), None)
        verb = climb(tokens, at, lambda index: tokens[index].pos == "VERB") if at is not None else None
        if verb is None or tokens[verb].tag not in {"VBD", "VBN"}:
            return "amount of money"
        return "amount " + passage.exact[tokens[verb].start - passage.start : tokens[verb].end - passage.start]
    if unit.partition(" of ")[0] in MEASURED:
        return unit.partition(" of ")[0]
    if unit in CASUALTY_KINDS.values():
        return f"number of {unit}"
    return f"number of {unit}" if unit.isalpha() else unit


def _rises(a: Counted, b: Counted, written: Mapping[str, str]) -> bool:
    """Whether the later article has the higher figure."""
    first, second = written.get(a[1].source, ""), written.get(b[1].source, "")
    if not first or not second or first == second:
        return False
    return (first < second) == (a[0].high < b[0].low)


def compare_names(passages: Sequence[Passage]) -> list[Finding]:
    """Names that take a side, for what others name differently: keyed by the thing and the party it is done to."""
    found: dict[tuple[str, str], list[tuple[str, bool, Passage]]] = defaultdict(list)
    for passage in passages:
        tokens = passage.sentence.tokens
        for index in range(len(tokens)):
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
    for each in told:
        clauses = [(main_clause(passage), passage) for passage in each.passages]
        states = [(clause.status, p) for clause, p in clauses if clause and clause.status in {"planned", "done"}]
        values = {status for status, _ in states}
        if {"planned", "done"} <= values:
            findings.append(
                Finding(
                    nature="update",
                    kind="status",
                    severity="low",
                    subject="planned, then done",
                    readings=readings_of([(str(status).replace("_", " "), passage) for status, passage in states]),
                    within=(each.statement.id,),
                )
            )
    denied = [(each, passage, day) for each in told for passage in each.passages if (day := _denied_since(passage))]
    for home in sorted({each.statement.id for each, _, _ in denied}):
        pairs = [(passage, day) for each, passage, day in denied if each.statement.id == home]
        later = [
            passage
            for other in told
            for passage in other.passages
            if any(_same_act(mine, passage) and _after(features[passage.id], day) for mine, day in pairs)
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


def _denied_since(passage: Passage) -> int | None:
    """The day since which the main clause says that something has not happened."""
    clause = main_clause(passage)
    if clause is None or not clause.negated or clause.modal:
        return None
    since = [time for time in passage.times if time.bound == "since" and time.edtf]
    return bounds(since[0].edtf or "")[0].toordinal() if since else None


def _same_act(denied: Passage, told: Passage) -> bool:
    """Whether a clause tells, of the same person, the act that the other denies: the same verb, or both a visit."""
    one = main_clause(denied)
    if one is None:
        return False
    who = _subject(denied, one)
    return any(
        not two.negated
        and two.status in {"done", "under_way"}
        and (two.verb == one.verb or MEETING_VERBS.get(two.verb, "") == MEETING_VERBS.get(one.verb, "-") == "visit")
        and who is not None
        and _subject(told, two) == who
        for two in told.sentence.clauses
    )


def _subject(passage: Passage, clause: Clause) -> str | None:
    start, end = clause.subject_start, clause.subject_end
    if start is None or end is None:
        return None
    return next((m.participant for m in passage.mentions if m.participant and m.start < end and m.end > start), None)


def _after(features: Features, day: int) -> bool:
    return any(period.first > day + 31 for period in features.periods)
