"""What each statement leaves at issue: the words and subjects of what its sentences say is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.composing.at_issue import at_issue, naming
from generator.composing.index import Index
from generator.composing.newest import last_day
from generator.composing.paragraphs import paragraphs
from generator.composing.subjects import subjects_at
from generator.language.section_cues import words_of
from generator.model.corpus import Passage
from generator.model.edtf import bounds

_ROLES = frozenset({"nsubj", "nsubjpass", "dobj"})
_PAST = 365  # days after which a demand or promise is history


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a statement leaves at issue: the lemmas of those words, its nouns, and the subjects they tell of.

    `nouns` name the matter, not only where, when or with what: "rebuilt beside the mill" leaves no mill open. `firm`:
    those of them of which more is told than a promise, an offer or what ought to be.
    """

    words: frozenset[str]
    nouns: frozenset[str]
    firm: frozenset[str]
    subjects: frozenset[str]


def matters(index: Index) -> Mapping[str, Matter]:
    """Statement id -> what its shown words, or most of its passages, leave at issue."""
    found: dict[str, Matter] = {}
    places = {passage.id: at_issue(passage) for passage in index.corpus.passages}
    today = last_day(index)
    names = {passage.id: naming(passage, places[passage.id]) for passage in index.corpus.passages}
    plainly = {one.id: naming(one, at_issue(one, firm=True)) for one in index.corpus.passages if places[one.id]}
    for statement in index.corpus.statements:
        passages, shown = index.of(statement), index.shown(statement)
        words, nouns, firm, subjects = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
        for passage in passages:
            times = len(passages) + 1 if passage is shown else 2
            tokens = passage.sentence.tokens
            words.update(dict.fromkeys((tokens[at].lemma for at in places[passage.id]), times))
            named = names[passage.id]
            firm.update(dict.fromkeys((tokens[at].lemma for at in plainly.get(passage.id, ())), times))
            nouns.update(dict.fromkeys((tokens[at].lemma for at in named), times))
            telling = [at for at in places[passage.id] if at in named or tokens[at].pos not in {"NOUN", "PROPN"}]
            told = {subject for at in telling for subject in subjects_at(passage, at)}
            subjects.update(dict.fromkeys(told, times))
        most = len(passages)
        told_of = bounds(statement.when.edtf)[1] if statement.when is not None else None
        if today is not None and told_of is not None and (today - told_of).days > _PAST:
            most = len(passages) * 2 + 1  # what was promised or refused that long ago is history
        found[statement.id] = Matter(
            words=_most(words, most), nouns=_most(nouns, most), firm=_most(firm, most), subjects=_most(subjects, most)
        )
    before = paragraphs(index)
    return {name: _pointed_back(index, (name, before), matter) for name, matter in found.items()}


def _pointed_back(index: Index, told: tuple[str, Mapping[str, str]], matter: Matter) -> Matter:
    """What a statement leaves at issue, or what the sentence before tells of where it only says "denied it".

    Of that sentence they are the nouns that its verbs have for subjects and objects.
    """
    name, before = told
    passage = index.shown(index.statements[name])
    if matter.nouns - words_of("plain_nouns") or not _disputes_a_pronoun(passage):
        return matter
    above = index.passages.get(before.get(passage.id, ""))
    if above is None:
        return matter
    tokens = above.sentence.tokens
    nouns = {
        one.lemma
        for one in tokens
        if one.pos == "NOUN" and one.dep in _ROLES and one.lemma not in words_of("title_persons")
    }
    subjects = {subject for at, one in enumerate(tokens) if one.dep in _ROLES for subject in subjects_at(above, at)}
    return Matter(
        words=matter.words | nouns, nouns=frozenset(nouns), firm=frozenset(nouns), subjects=matter.subjects | subjects
    )


def _disputes_a_pronoun(passage: Passage) -> bool:
    """Whether it is "it" or "that" which is denied, rejected or disputed."""
    tokens = passage.sentence.tokens
    return any(
        one.lemma in {"it", "that", "this"}
        and one.pos in {"PRON", "DET"}
        and one.dep in {"dobj", "nsubjpass"}
        and tokens[one.head].lemma in words_of("disputing_verbs")
        for one in tokens
    )


def _most(told: Mapping[str, int], passages: int) -> frozenset[str]:
    return frozenset(name for name, times in told.items() if times > passages)
