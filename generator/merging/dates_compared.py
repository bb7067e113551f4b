"""Dates that cannot both be true: of one statement, and of when a named thing ("the strike") began or ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.language.data_files import word_map
from generator.merging.features import SPECIFIC_DAYS, Features
from generator.merging.findings import Finding, Told, climb, readings_of, subtree, with_particle
from generator.merging.when import length
from generator.model.corpus import Passage, ResolvedTime
from generator.model.edtf import human, overlaps

BOUNDARY_WORDS = word_map("boundary_words.txt")
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ENOUGH = 3  # passages, among them a majority, that make a contradiction more than a slip of the pen


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """That something, named by its lemma and what describes it, began or ended on a date."""

    which: str
    thing: str
    words: frozenset[str]
    parties: frozenset[str]
    edtf: str
    passage: Passage

    def may_be(self, other: Boundary) -> bool:
        """Whether both can speak of one thing: nothing they say of it rules that out."""
        same_words = not self.words or not other.words or bool(self.words & other.words)
        same_parties = not self.parties or not other.parties or bool(self.parties & other.parties)
        return (self.which, self.thing) == (other.which, other.thing) and same_words and same_parties


def compare_boundaries(passages: Sequence[Passage]) -> list[Finding]:
    """Beginnings and ends of one thing that are dated differently."""
    found = [boundary for passage in passages for boundary in boundaries_of(passage)]
    findings = []
    for key in sorted({(each.which, each.thing) for each in found}):
        same = [each for each in found if (each.which, each.thing) == key]
        apart = [
            (a, b)
            for a, b in combinations(same, 2)
            if a.may_be(b) and not overlaps(a.edtf, b.edtf) and a.words & b.words
        ]
        if not apart:
            continue
        involved = [each for each in same if any(each.may_be(other) for pair in apart for other in pair)]
        readings = readings_of([(human(each.edtf), each.passage) for each in involved])
        within_one = any(a.passage.source == b.passage.source for a, b in apart)
        strong = len(involved) >= ENOUGH and (within_one or len(readings[0][1]) >= ENOUGH)
        words = " ".join([*sorted(frozenset.intersection(*(a.words & b.words for a, b in apart))), key[1]])
        findings.append(
            Finding(
                nature="conflict",
                kind="date",
                severity="high" if strong else "medium",
                subject=f"{key[0]} of the {words}",
                readings=readings,
            )
        )
    return findings


def boundaries_of(passage: Passage) -> list[Boundary]:
    """What a passage says began or ended when."""
    tokens = passage.sentence.tokens
    found = []
    for time in passage.times:
        at = _token_of(passage, time)
        edtf = _point(time)
        if at is None or edtf is None:
            continue
        verb = climb(tokens, at, lambda index: with_particle(tokens, index) in BOUNDARY_WORDS)
        thing = _thing(passage, verb) if verb is not None else None
        if verb is None or thing is None or tokens[thing].pos not in {"NOUN", "PROPN"}:
            continue
        below = [index for index in subtree(tokens, thing) if tokens[index].head == thing and index < thing]
        spans = [(tokens[index].start, tokens[index].end) for index in subtree(tokens, thing)]
        found.append(
            Boundary(
                which=BOUNDARY_WORDS[with_particle(tokens, verb)],
                thing=tokens[thing].lemma,
                words=frozenset(
                    tokens[i].lemma
                    for i in below
                    if tokens[i].dep in {"amod", "compound", "poss"} and not _names(passage, i)
                ),
                parties=frozenset(
                    m.party for m in passage.mentions if m.party and any(a <= m.start < b for a, b in spans)
                ),
                edtf=edtf,
                passage=passage,
            )
        )
    return found


def _point(time: ResolvedTime) -> str | None:
    """The date itself: of "since 2011" the year."""
    if time.edtf is None:
        return None
    head, _, tail = time.edtf.partition("/")
    return head if tail == ".." else tail if head == ".." else time.edtf


def _token_of(passage: Passage, time: ResolvedTime) -> int | None:
    inside = [i for i, token in enumerate(passage.sentence.tokens) if time.start <= token.start < time.end]
    return inside[-1] if inside else None


def _names(passage: Passage, index: int) -> bool:
    token = passage.sentence.tokens[index]
    return any(m.start <= token.start < m.end for m in passage.mentions)


def _thing(passage: Passage, verb: int) -> int | None:
    """What begins or ends: the subject (for a pronoun what it stands for), or what follows "of"."""
    tokens = passage.sentence.tokens
    if tokens[verb].pos == "NOUN":
        of = next((i for i, t in enumerate(tokens) if t.head == verb and t.dep == "prep" and t.lemma == "of"), None)
        return next((i for i, t in enumerate(tokens) if t.head == of and t.dep == "pobj"), None)
    subject = next((i for i, t in enumerate(tokens) if t.head == verb and t.dep in SUBJECTS), None)
    if subject is None:
        return None
    if tokens[subject].tag in {"WDT", "WP"}:
        return tokens[verb].head if tokens[verb].dep == "relcl" else None
    if tokens[subject].lemma in {"it", "they"}:
        above = tokens[verb].head
        return next((i for i, t in enumerate(tokens) if t.head == above and t.dep in SUBJECTS and i != subject), None)
    return subject


def compare_statement_dates(told: Told, features: Sequence[Features]) -> list[Finding]:
    """Dates of one statement: sure ones that exclude each other, or one finer than the other."""
    pairs = [
        (time.edtf, passage)
        for passage, each in zip(told.passages, features, strict=True)
        for time in passage.times
        if time.edtf and time.bound is None and len(each.periods) == 1 and each.periods[0].sure
        if length(time.edtf) <= SPECIFIC_DAYS * 12
    ]
    values = sorted({edtf for edtf, _ in pairs})
    if len(values) < 2 or len({passage.source for _, passage in pairs}) < 2:
        return []
    conflict = any(not overlaps(a, b) for a, b in combinations(values, 2))
    return [
        Finding(
            nature="conflict" if conflict else "precision",
            kind="date",
            severity="medium" if conflict else "low",
            subject="date: " + _short(told.statement.text),
            readings=readings_of([(human(edtf), passage) for edtf, passage in pairs]),
            within=(told.statement.id,),
        )
    ]


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:10]) + (" …" if len(words) > 10 else "")
