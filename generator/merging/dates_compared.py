"""When a named thing ("the strike") began or ended: dates that cannot both be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.language.data_files import word_map
from generator.language.token_tree import climb, subtree
from generator.merging.findings import Finding, readings_of, with_particle
from generator.model.annotation import Token
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
    found: dict[tuple[str, str], dict[tuple[object, ...], list[Boundary]]] = defaultdict(lambda: defaultdict(list))
    for passage in passages:
        for each in boundaries_of(passage):
            found[each.which, each.thing][each.words, each.parties, each.edtf].append(each)
    findings = []
    for key in sorted(found):
        same = list(found[key].values())  # what is told in the same words is compared once
        apart = [
            (one, two)
            for one, two in combinations(same, 2)
            if one[0].words & two[0].words and one[0].may_be(two[0]) and not overlaps(one[0].edtf, two[0].edtf)
        ]
        if not apart:
            continue
        differing = {id(each): each[0] for pair in apart for each in pair}.values()
        involved = [each for like in same if any(like[0].may_be(other) for other in differing) for each in like]
        readings = readings_of([(human(each.edtf), each.passage) for each in involved])
        within_one = any({a.passage.source for a in one} & {b.passage.source for b in two} for one, two in apart)
        strong = len(involved) >= ENOUGH and (within_one or len(readings[0][1]) >= ENOUGH)
        words = " ".join(
            [*sorted(frozenset.intersection(*(one[0].words & two[0].words for one, two in apart))), key[1]]
        )
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


def _bounds(tokens: Sequence[Token], index: int) -> bool:
    return with_particle(tokens, index) in BOUNDARY_WORDS


def boundaries_of(passage: Passage) -> list[Boundary]:
    """What a passage says began or ended when; nothing where it gives one thing two dates."""
    found = _boundaries(passage)
    keys = [(each.which, each.thing) for each in found]
    return [each for each in found if keys.count((each.which, each.thing)) == 1]


def _boundaries(passage: Passage) -> list[Boundary]:
    tokens = passage.sentence.tokens
    found = []
    for time in passage.times:
        at = _token_of(passage, time)
        edtf = _point(time)
        if at is None or edtf is None:
            continue
        verb = climb(tokens, at, lambda index: tokens[index].pos == "VERB" or _bounds(tokens, index))
        verb = verb if verb is not None and _bounds(tokens, verb) else None
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
