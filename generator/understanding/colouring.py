"""How the words around a verb colour it: conditions, and the verbs and adjectives that govern it in a chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language.cues import COMPLEMENT_VERBS
from generator.model.annotation import Status
from generator.understanding.verbs import VerbGroup, complement_status, governing_lemma, is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

CONDITIONAL = frozenset({"if", "unless", "whether"})
# verbs that in the past tense tell of something that went on, not of an attempt
GOING_ON = frozenset({"continue", "keep"})


def is_condition(verb: Word) -> bool:
    """Whether the clause of `verb` only supposes: "if talks fail", "whether he had resigned", "until it leaves".

    "Until" and "once" suppose in the present tense alone ("until the siege ended" is done).
    """
    present = verb.tag_ in {"VBZ", "VBP"}
    for child in verb.lefts:
        if child.dep_ in {"mark", "advmod"} and child.i < verb.i:
            if child.lower_ in CONDITIONAL:
                return not (child.i > child.sent.start and child.nbor(-1).lower_ in {"as", "even"})
            if present and child.lower_ in {"until", "once"}:
                return True
    return False


def chained_status(governor: Word, governed: Word, group: VerbGroup, own: Status | None) -> Status | None:
    """The status of `governed` under `governor` ("plans to visit"); `group` is the chain's verb group."""
    if is_negated(governed):
        return "denied"
    lemma = governing_lemma(governor, governed)
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in governed.lefts)
    adjective = governed.head
    if adjective.pos_ == "ADJ" and any(child.lower_ == "too" for child in adjective.lefts):
        return "denied"  # "too tired to go on"
    if lemma == "be" and infinitive and own in {"done", "under_way", None}:
        return "planned"  # "was to open in May", "the aim is to cut costs"
    if (
        COMPLEMENT_VERBS.get(lemma) == "under_way"
        and group.tense == "past"
        and not group.progressive
        and not group.perfect
    ):
        given: Status = "done" if lemma in GOING_ON else "possible"  # "tried to flee": nothing says that they did
        return given if own in {"done", None} else own
    return complement_status(lemma, own)
