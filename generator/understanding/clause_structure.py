"""Which verbs of a sentence head a clause, which words belong to each, and which clauses can be cited alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.cues import COMPLEMENT_VERBS, SAYING_VERBS
from generator.understanding.phrases import asked_by, subject_of
from generator.understanding.verbs import (
    DISPLACED,
    QUOTES,
    governing_lemma,
    is_negated,
    reported_head,
    saying_lemma,
    verb_lemma,
    with_closing_mark,
    without_lead,
)

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

CLAUSE_DEPENDENCIES = frozenset(
    {
        "ROOT",
        "conj",
        "ccomp",
        "xcomp",
        "advcl",
        "relcl",
        "acl",
        "parataxis",
        "pcomp",
        "csubj",
        "csubjpass",
        "dep",
        "appos",
    },
)
CONDITIONS = frozenset({"if", "unless", "whether", "until", "provided"})
EDGE = frozenset({",", ";", ":", "-", "--", "–", "—"})
DANGLING = EDGE | {".", "and", "but", "or", "that"}


def clauses_of(words: list[Word], root: Word) -> tuple[Draft, ...]:
    """The clauses of a sentence (`words` without white space) in order of their first verbs.

    Empty where no verb heads one.
    """
    heads = [word for word in words if _heads_clause(word)]
    if not heads:
        return ()
    chains = _chains(heads)
    owners = _owners(words, chains)
    tops = [head.i for head in heads if chains[head.i][0].i == head.i]
    parents = {top: _parent(chains[top][0], owners) for top in tops}
    cover = _cover(words, owners, chains, parents)
    own: dict[int, list[Word]] = {top: [] for top in tops}
    for word in words:
        own[owners[word.i]].append(word)
    main = _main_tops(root, chains)
    return tuple(
        Draft(
            chain=tuple(chains[top]),
            words=tuple(own[top]),
            cover=_trimmed(cover[top], chains[top][0]),
            parent=parents[top],
            main=top in main,
            reported=_is_reported(chains[top][0]),
        )
        for top in tops
    )


def _heads_clause(word: Word) -> bool:
    return word.pos_ in {"VERB", "AUX"} and word.dep_ in CLAUSE_DEPENDENCIES and word.text[-1].isalpha()


def _chains(heads: list[Word]) -> dict[int, list[Word]]:
    """For each clause head the chain of verbs it belongs to, outermost first.

    "is expected to try to sign" is one chain.
    """
    chains: dict[int, list[Word]] = {head.i: [head] for head in heads}
    for head in heads:
        governor = head.head
        if head.dep_ == "xcomp" and governor.pos_ == "ADJ" and governor.head.i in chains:
            governor = governor.head
        if head.dep_ not in {"xcomp", "ccomp"} or governor.i not in chains or governor.i == head.i:
            continue
        if not _colours(governor, head):
            continue
        chain = chains[governor.i]
        chain.extend(chains[head.i])
        for member in chains[head.i]:
            chains[member.i] = chain
    return chains


def _colours(governor: Word, verb: Word) -> bool:
    """Whether `governor` only colours `verb` ("plans to visit"), instead of being an event with another subject."""
    if any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.lefts):
        return False
    if asked_by(verb) is not None or any(child.dep_ in {"dobj", "iobj", "dative"} for child in governor.rights):
        return False
    if governing_lemma(governor, verb) not in COMPLEMENT_VERBS and verb_lemma(governor) != "be":
        return False
    return verb.dep_ == "xcomp" or (
        verb.tag_ in {"VB", "VBG"} and not any(child.dep_ == "mark" for child in verb.lefts)
    )


def _owners(words: list[Word], chains: dict[int, list[Word]]) -> dict[int, int]:
    """For each word the top verb (index) of the clause it belongs to; words over all verbs go to the first clause."""
    first = min(chains)
    default = chains[first][0].i
    owners: dict[int, int] = {}
    for word in words:
        path = []
        current = word
        while current.i not in owners and current.i not in chains and current.head.i != current.i:
            path.append(current.i)
            current = current.head
        owner = chains[current.i][0].i if current.i in chains else owners.get(current.i, default)
        owners[current.i] = owner
        for index in path:
            owners[index] = owner
    return owners


def _parent(top: Word, owners: dict[int, int]) -> int | None:
    """The clause on which the clause of `top` hangs; None for a clause that hangs on nothing."""
    up = owners[top.head.i] if top.head.i != top.i else top.i
    return None if up == top.i else up


def _cover(
    words: list[Word],
    owners: dict[int, int],
    chains: dict[int, list[Word]],
    parents: dict[int, int | None],
) -> dict[int, list[Word]]:
    """For each clause its words for citing: its own, and those of the clauses that cannot be taken from it."""
    holders: dict[int, list[int]] = {}
    for top in parents:
        held = [top]
        while not _stands_alone(chains[held[-1]][0]):
            up = parents[held[-1]]
            if up is None or up in held:
                break
            held.append(up)
        holders[top] = held
    cover: dict[int, list[Word]] = {top: [] for top in parents}
    for word in words:
        for top in holders[owners[word.i]]:
            cover[top].append(word)
    return cover


def _trimmed(cover: list[Word], top: Word) -> tuple[Word, ...]:
    """`cover` without the punctuation, conjunctions and lone marks at its edges, and without what "that" follows."""
    solid = [word.i for word in cover if not word.is_punct and word.text not in QUOTES]
    if not solid:
        return tuple(cover)
    kept = [word for word in cover if solid[0] - 1 <= word.i <= solid[-1] + 1]
    if top.dep_ in {"ccomp", *DISPLACED}:
        kept = without_lead(kept, top, top.head) or kept
    while len(kept) > 1 and _dangles(kept[0], kept):
        kept.pop(0)
    while len(kept) > 1 and _dangles(kept[-1], kept):
        kept.pop()
    last = with_closing_mark(kept[0], kept[-1])
    return (*kept, *(() if last.i == kept[-1].i else (last,)))


def _dangles(edge: Word, cover: list[Word]) -> bool:
    """Whether the first or last word of a clause says nothing there."""
    if edge.text in QUOTES:
        between = edge.doc[cover[0].i : cover[-1].i + 1]
        return sum(word.text in QUOTES for word in between) % 2 == 1
    return edge.lower_ in DANGLING


def _stands_alone(verb: Word) -> bool:
    """Whether the clause of `verb` can be left out of the one it hangs on without changing what that says."""
    if verb.dep_ in {"ROOT", "parataxis"}:
        return True
    if verb.dep_ == "conj":
        return _is_second_half(verb)
    if verb.dep_ == "ccomp":
        return saying_lemma(verb.head) is not None or verb.i < verb.head.i
    if verb.dep_ not in {"relcl", "acl", "advcl", "dep"}:
        return False
    return (verb.dep_ in DISPLACED and _is_displaced_report(verb)) or _is_set_off(verb)


def _is_second_half(verb: Word) -> bool:
    """Whether a coordinated verb can be left out, and the one before it cited without it."""
    before = verb.head
    if before.pos_ not in {"VERB", "AUX"}:
        return False
    joined = any(child.dep_ == "cc" and child.i == before.i + 1 for child in before.rights)
    if joined and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.lefts):
        return False
    while before.dep_ == "xcomp" and before.head.i != before.i:
        before = before.head
    return _stands_alone(before)


def _is_set_off(verb: Word) -> bool:
    """Whether the clause of `verb` stands between commas or dashes and is no condition."""
    if any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in verb.lefts):
        return False
    first, last = verb.left_edge, verb.right_edge
    before = first.nbor(-1).text if first.i > verb.sent.start else "^"
    after = last.nbor(1).text if last.i + 1 < verb.sent.end else "$"
    return before in EDGE or (before in {"^", *QUOTES} and after == ",")


def _main_tops(root: Word, chains: dict[int, list[Word]]) -> frozenset[int]:
    """The clauses that carry the sentence, as the indices of their first verbs.

    They are the root, or what the root says if it is a verb of saying, and what is coordinated with either. Where the
    parser took a noun for the root, its first finite verb that hangs on it without a relative pronoun counts, or else
    the last word that may be a past tense as well as a participle ("The jury in the trial of a man accused of stealing
    money retired on Thursday").
    """
    found: set[int] = set()
    firsts = [verbs[0] for verbs in chains.values()]
    likely = (verb for verb in firsts if _may_be_root(verb, root))
    lost = (verb for verb in reversed(firsts) if _may_be_past(verb, root))
    waiting = [root if root.i in chains else next(likely, next(lost, root))]
    while waiting:
        verb = waiting.pop()
        top = chains[verb.i][0] if verb.i in chains else verb
        if top.i in found:
            continue
        members = chains.get(top.i, [top])
        said = [
            child
            for member in members
            if saying_lemma(member) and not is_negated(member) and (child := reported_head(member)) is not None
            if child.i in chains and chains[child.i][0].i == child.i
        ]
        waiting.extend(said[:1])
        if not said and top.i in chains:
            found.add(top.i)
        waiting.extend(child for member in members for child in member.children if child.dep_ == "conj")
    return frozenset(found)


def _may_be_root(verb: Word, root: Word) -> bool:
    if verb.head.i != root.i or verb.dep_ not in {"acl", "relcl", "ccomp", "parataxis", "conj", "dep"}:
        return False
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(child.dep_ in {"aux", "auxpass"} for child in verb.lefts)
    return finite and not any(child.tag_ in {"WP", "WDT", "WP$", "TO"} for child in verb.lefts)


def _may_be_past(verb: Word, root: Word) -> bool:
    """Whether a participle behind a noun may be the past tense of the whole sentence, whose root is a noun too."""
    if verb.dep_ != "acl" or verb.tag_ not in {"VBN", "VBD"} or not verb.text.endswith("ed"):
        return False
    alone = not any(child.dep_ in {"aux", "auxpass", "agent"} for child in verb.children)
    return alone and root.pos_ in {"NOUN", "PROPN"} and verb.head.i > root.i


def _is_displaced_report(verb: Word) -> bool:
    """Whether the parser hung a reported clause on a noun ("told reporters before the match that …")."""
    current = verb
    while current.head.i != current.i:
        current = current.head
        if current.pos_ == "VERB" and saying_lemma(current) is not None:
            return _index(reported_head(current)) == verb.i
    return False


def _index(word: Word | None) -> int:
    return -1 if word is None else int(word.i)


def _is_reported(verb: Word) -> bool:
    """Whether the clause stands in the complement of a verb of saying."""
    current = verb
    while current.head.i != current.i:
        governor = current.head
        if current.dep_ in {"ccomp", "xcomp"} and governor.pos_ == "VERB":
            kind = SAYING_VERBS.get(saying_lemma(governor) or "")
            if kind is not None and (current.dep_ == "ccomp" or kind in {"demand", "ask"}):
                return True
        if current.dep_ in DISPLACED and _is_displaced_report(current):
            return True
        if current.dep_ == "parataxis" or (current.dep_ == "conj" and subject_of(current) is not subject_of(governor)):
            current = governor
            continue
        if current.dep_ in {"relcl", "advcl"} and current.left_edge.i > 0 and _stands_alone(current):
            return False
        current = governor
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A clause before it is understood.

    `chain`: its verbs from the outermost to the event's; `words`: its own; `cover`: those to cite; `parent`: the
    index of the first verb of the clause it hangs on; `main`: it carries the sentence; `reported`: it is somebody's
    words.
    """

    chain: tuple[Word, ...]
    words: tuple[Word, ...]
    cover: tuple[Word, ...]
    parent: int | None
    main: bool
    reported: bool
