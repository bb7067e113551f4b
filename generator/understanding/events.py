"""What happens.

The clauses of a sentence with the events they state, their tense, and whether they are done or planned.

A clause is a verb with what depends on it. Verbs that only colour another one ("is expected to", "failed to") form
one clause with it. The spans can be cited: what hangs on a clause behind a comma (a relative clause, a coordinated
verb) and what somebody is said to have said are clauses of their own; conditions stay, since leaving them out would
change the sense.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.language.cues import COMPLEMENT_VERBS, SAYING_VERBS, SCHEDULING_VERBS, WISH_VERBS
from generator.model.annotation import Clause, Quotation, Status
from generator.understanding.clause_structure import Draft, clauses_of
from generator.understanding.colouring import chained_status, is_condition
from generator.understanding.light_verbs import resolved_verb
from generator.understanding.parsing import ParsedSentence
from generator.understanding.phrases import LONGEST_SENTENCE, noun_phrase, subject_of
from generator.understanding.verbs import (
    VerbGroup,
    complement_status,
    event_verb,
    group_of,
    has_no,
    is_negated,
    is_state,
    saying_lemma,
    set_for_date,
    status_of,
    verb_lemma,
)

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

# verbs that state no event of their own
EMPTY_VERBS = frozenset({"be", "have", "do", "get", "go", "take place", "occur", "happen", "set", "due"})


def find_clauses(sentence: ParsedSentence, quotations: tuple[Quotation, ...]) -> tuple[Clause, ...]:
    """The clauses of `sentence` in order of their first verbs.

    A verbless sentence headed by an event is one clause too. `quotations` are those of the whole article: a clause
    inside one is reported.
    """
    words = [word for word in sentence.words if not word.is_space]
    if not words or len(words) > LONGEST_SENTENCE:
        return ()
    drafts = clauses_of(words, sentence.words.root)
    if not drafts:
        return _nominal(sentence, words)
    heading = sentence.kind == "heading"
    if heading:
        drafts = tuple(replace(draft, main=draft.main or _is_announced(draft.chain[0])) for draft in drafts)
    said = [q for q in quotations if q.start < sentence.end and q.end > sentence.start and not q.scare]
    statuses: dict[int, Status | None] = {}
    clauses: dict[int, Clause] = {}
    for draft in sorted(drafts, key=_depth):
        at = sentence.offset + draft.chain[-1].idx
        reported = draft.reported or any(q.start <= at < q.end for q in said)
        group = group_of(draft.chain[0])
        status = _status(draft, group, statuses, heading=heading)
        if reported and group.modal == "would" and status == "possible":
            status = "planned"
        top = draft.chain[0].i
        if heading and _is_announced(draft.chain[0]):
            status = "planned"
        statuses[top] = status
        clauses[top] = _clause(sentence, draft, group, (status, reported))
    return tuple(clauses[draft.chain[0].i] for draft in drafts)


def _is_announced(verb: Word) -> bool:
    """Whether the verb is that of a headline like "Prime minister to visit flooded towns"."""
    return verb.dep_ in {"acl", "relcl"} and verb.head.dep_ == "ROOT" and group_of(verb).infinitive


def _depth(draft: Draft) -> tuple[int, int]:
    """How deep the clause stands in the tree, so that what it hangs on is understood before it."""
    depth, current = 0, draft.chain[0]
    while current.head.i != current.i:
        depth += 1
        current = current.head
    return depth, draft.chain[0].i


def _clause(sentence: ParsedSentence, draft: Draft, group: VerbGroup, told: tuple[Status | None, bool]) -> Clause:
    """The record of `draft`; `told` is its status and whether it is reported."""
    event = draft.chain[-1]
    start, end = sentence.span(draft.cover[0], draft.cover[-1])
    top = draft.chain[0]
    subject = subject_of(top)
    if draft.main and (top.dep_ == "acl" or (top.dep_ == "relcl" and subject is None)):
        subject = sentence.words.root  # the sentence's own verb, hung on a noun by the parser
    subject_start, subject_end, text = None, None, None
    if subject is not None:
        first, last = noun_phrase(subject)
        subject_start, subject_end = sentence.span(first, last)
        text = sentence.words.doc[first.i : last.i + 1].text
    verb = resolved_verb(event)
    return Clause(
        start=start,
        end=end,
        verb=verb,
        verb_start=sentence.offset + event.idx,
        verb_end=sentence.offset + event.idx + len(event.text),
        predicates=_predicates(draft, verb),
        subject=text,
        subject_start=subject_start,
        subject_end=subject_end,
        tense=group.tense,
        perfect=group.perfect,
        modal=group.modal,
        negated=group.negated or any(is_negated(member) for member in draft.chain[1:]),
        main=draft.main,
        reported=told[1],
        status=told[0],
    )


def _predicates(draft: Draft, verb: str) -> tuple[str, ...]:
    """All event lemmas the clause states, in order of the text: its verb and the events its nouns name."""
    found: dict[str, None] = {}
    event = draft.chain[-1]
    members = {member.i for member in draft.chain[:-1]}
    for word in draft.words:
        if word.i == event.i:
            lemma: str | None = verb
        elif word.i in members:
            lemma = None
        else:
            lemma = event_verb(word)
        if lemma and lemma not in EMPTY_VERBS:
            found[lemma] = None
    return tuple(found)


def _status(draft: Draft, group: VerbGroup, statuses: dict[int, Status | None], *, heading: bool) -> Status | None:
    """The status of the clause: its verb group's, changed by the verbs that colour it and by what it hangs on."""
    top = draft.chain[0]
    status = status_of(top, group, heading=heading)
    status = _hanging_status(draft, group, status, statuses)
    if status in {"done", "under_way", None} and is_condition(top):
        status = "possible"
    for governor, governed in zip(draft.chain, draft.chain[1:], strict=False):
        status = chained_status(governor, governed, group, status)
    if _plans_event(draft.chain[-1], group) and status in {"done", "under_way", None}:
        return "planned"
    if status == "denied" and is_state(draft.chain[-1]) and group.modal is None:
        return None  # "the road is not open" tells how things are: nothing was prevented
    if status in {"done", "under_way"} and _wishes(draft.chain[-1]) and not _has_complement(draft.chain[-1]):
        return "demanded"
    return status


def _wishes(verb: Word) -> bool:
    """Whether the verb wishes for what its object names ("demanded the withdrawal", "appealed for calm")."""
    lemma = saying_lemma(verb)
    if lemma is None or lemma not in WISH_VERBS:
        return False
    particle = WISH_VERBS[lemma]
    return not particle or any(child.dep_ == "prep" and child.lower_ == particle for child in verb.rights)


def _hanging_status(
    draft: Draft, group: VerbGroup, own: Status | None, statuses: dict[int, Status | None]
) -> Status | None:
    """The status a clause takes from the verb or noun it hangs on, where its own verb does not say."""
    top = draft.chain[0]
    above = statuses.get(draft.parent) if draft.parent is not None else None
    status = own
    if top.dep_ in {"ccomp", "xcomp"} and (said := _said_status(top, group)) is not None:
        status = said
    elif top.dep_ in {"acl", "relcl"} and group.infinitive:
        noun = event_verb(top.head) or top.head.lemma_.lower()
        status = "denied" if has_no(top.head) else complement_status(noun, None) or "possible"
    elif own is None and group.infinitive and top.dep_ in {"ccomp", "xcomp"}:
        status = complement_status(verb_lemma(top.head), above)
    elif own is None and group.infinitive and top.dep_ == "advcl":
        status = "planned" if above in {"done", "under_way", None} else above
    elif own is None and group.tense is None:
        status = above
    return status


def _said_status(verb: Word, group: VerbGroup) -> Status | None:
    """The status that a verb of saying gives to what it reports: denied, demanded, or none of its own."""
    kind = SAYING_VERBS.get(saying_lemma(verb.head) or "") if verb.head.pos_ == "VERB" else None
    if kind == "deny":
        return "denied"
    wanted = kind in {"demand", "ask"} and (group.infinitive or group.subjunctive)
    return "demanded" if wanted else None


def _plans_event(verb: Word, group: VerbGroup) -> bool:
    """Whether the verb sets an event for later ("is planning a visit"); what was planned in the past may be over."""
    if not any(child.dep_ in {"dobj", "nsubjpass"} and event_verb(child) for child in verb.children):
        return False
    if verb.lemma_.lower() in SCHEDULING_VERBS and set_for_date(verb):
        return True
    if COMPLEMENT_VERBS.get(verb.lemma_.lower()) != "planned":
        return False
    return group.perfect or group.tense != "past" or verb.lemma_.lower() in {"schedule", "expect"}


def _has_complement(verb: Word) -> bool:
    return any(child.dep_ in {"ccomp", "xcomp"} for child in verb.rights)


def _nominal(sentence: ParsedSentence, words: list[Word]) -> tuple[Clause, ...]:
    """The one clause of a sentence without a verb, where its head names an event ("Talks between A and B")."""
    root = sentence.words.root
    verb = event_verb(root)
    if verb is None:
        return ()
    start, end = sentence.span(root, root)
    found = dict.fromkeys(lemma for word in words if (lemma := event_verb(word)))
    return (
        Clause(
            start=sentence.start,
            end=sentence.end,
            verb=verb,
            verb_start=start,
            verb_end=end,
            predicates=tuple(found),
            main=True,
        ),
    )
