"""What statements are about: subjects found by their words, groups of statements under one subject, and plain titles.

A title is a phrase of the sources themselves: the one that most origins of the group use for the subject. Where no two
words of theirs say it, the subject's own plain title stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.composing.index import Index
from generator.composing.phrases import Phrase, long_text, noun_phrases, subtree
from generator.language.section_cues import words_of
from generator.language.subjects import Subject, subjects, subjects_by_word
from generator.model.annotation import Token
from generator.model.corpus import MergedStatement, Passage

_TITLE_WORDS = 8
_FEW = 4  # passages with a fitting phrase, up to which any one of them may give the title
_PLACED = frozenset({"in", "against", "on"})
_MARKS = frozenset('"“”«»,;:()[]…')


def subjects_of(passage: Passage) -> Mapping[str, int]:
    """The subjects of a passage and how many of its words tell of each.

    A split subject is told apart by who or where is meant: "armed_groups:kurdish".
    """
    found: dict[str, int] = {}
    for place in range(len(passage.sentence.tokens)):
        for subject in subjects_at(passage, place):
            found[subject] = found.get(subject, 0) + 1
    return found


def subjects_at(passage: Passage, place: int) -> tuple[str, ...]:
    """The subjects that the word at `place` tells of."""
    token = passage.sentence.tokens[place]
    if token.pos not in {"NOUN", "VERB", "ADJ", "PROPN"}:
        return ()
    if token.pos == "VERB" and token.lemma in words_of("noun_only"):
        return ()
    found = []
    for name in subjects_by_word().get(token.lemma, ()):
        subject = subjects()[name]
        if subject.split == "group":
            who = _group_at(passage, place, subject)
            found.extend([f"{name}:{who}"] if who else [])
        elif subject.split == "place":
            where = _country_at(passage, place)
            found.extend([f"{name}:{where}"] if where else [])
        else:
            found.append(name)
    return tuple(found)


def statement_subjects(index: Index, statement: MergedStatement) -> Mapping[str, int]:
    """The subjects of a statement: those that its shown words or most of its passages tell of, all words counted."""
    passages = index.of(statement)
    told: dict[str, int] = {}
    tellers: dict[str, int] = {}
    for passage in passages:
        for name, times in subjects_of(passage).items():
            told[name] = told.get(name, 0) + times
            tellers[name] = tellers.get(name, 0) + 1
    shown = subjects_of(index.shown(statement))
    return {name: times for name, times in told.items() if name in shown or tellers[name] * 2 > len(passages)}


def title_for(index: Index, subject: str, statements: Iterable[MergedStatement], *, taken: frozenset[str]) -> str:
    """A plain title for `statements` about `subject`: the sources' own words where they have some, not in `taken`."""
    origins: dict[str, set[str]] = {}
    tellers: dict[str, set[str]] = {}
    forms: dict[str, str] = {}
    headed: set[str] = set()
    for passage in (passage for statement in statements for passage in index.of(statement)):
        for phrase in noun_phrases(passage):
            if not _names(passage, phrase, subject):
                continue
            for text in dict.fromkeys((phrase.text, long_text(passage, phrase))):
                if fits_as_title(text) and not _boasts(passage, phrase):
                    if subject in subjects_at(passage, phrase.head_place):
                        headed.add(text.lower())
                    origins.setdefault(text.lower(), set()).add(passage.origin)
                    tellers.setdefault(text.lower(), set()).add(passage.id)
                    forms.setdefault(text.lower(), text)
    few = len({passage for found in tellers.values() for passage in found}) <= _FEW
    for key in sorted(
        origins, key=lambda key: (-len(origins[key]), -len(tellers[key]), -min(len(key.split()), 4), key)
    ):
        title = forms[key][:1].upper() + forms[key][1:]
        shared = len(tellers[key]) > 1 or key in headed or few  # what one sentence of many says names them not
        if len(key.split()) > 1 and shared and title not in taken:
            return title
    return subjects()[subject.partition(":")[0]].title


def _names(passage: Passage, phrase: Phrase, subject: str) -> bool:
    """Whether a phrase that is no proper name and no person speaks of `subject`."""
    if passage.sentence.tokens[phrase.head_place].pos == "PROPN" or phrase.head in words_of("title_persons"):
        return False
    first = phrase.head_place - len(phrase.modifiers)
    return any(subject in subjects_at(passage, place) for place in range(first, phrase.head_place + 1))


def _boasts(passage: Passage, phrase: Phrase) -> bool:
    """Whether a phrase has a superlative in it: "biggest ever strike"."""
    tokens = passage.sentence.tokens[phrase.head_place - len(phrase.modifiers) : phrase.head_place]
    return any(token.tag in {"JJS", "RBS"} or token.lemma in words_of("title_boasts") for token in tokens)


def fits_as_title(text: str) -> bool:
    """Whether a phrase can be a title: neither long nor with figures, marks or words that only count or weigh."""
    words = text.split()
    if not 1 <= len(words) <= _TITLE_WORDS or any(mark.isdigit() or mark in _MARKS for mark in text):
        return False
    if words_of("title_owners").intersection(word.lower() for word in words):
        return False
    if words_of("title_counts").intersection(word.lower() for word in words):
        return False
    return not words_of("title_filler").intersection((words[0].lower(), words[-1].lower()))


def _group_at(passage: Passage, place: int, subject: Subject) -> str | None:
    """Which group the word at `place` names: "kurdish" in "Kurdish forces", "armed" for rebels without a name.

    None where it names no group: "Russian forces" are those of a party.
    """
    tokens = passage.sentence.tokens
    token = tokens[place]
    if token.pos not in {"NOUN", "PROPN"} or (token.pos == "PROPN" and token.lemma in words_of("company_nouns")):
        return None
    if token.dep in {"compound", "nmod", "amod"} and tokens[token.head].lemma in subject.heads:
        return None  # the noun it stands before is the one that names the group
    before = [item for item in tokens if tokens[item.head] is token and item.dep in {"amod", "compound", "nmod"}]
    armed = token.lemma in subject.words - {"opposition"} or any(item.lemma in subject.words for item in before)
    for item in before:
        capital = passage.exact[item.start - passage.start].isupper()
        ours = any(one.party is not None and one.start <= item.start < one.end for one in passage.mentions)
        if capital and not ours and item.lemma not in subject.words and item.start > passage.start:
            return item.lemma
    return "armed" if armed else None


def _country_at(passage: Passage, place: int) -> str | None:
    """The id of the party where something goes on: "war in Sudan" before "Sudan's war"; None where none is named."""
    tokens = passage.sentence.tokens
    below = subtree(tokens, place)
    after = place + 1
    if after < len(tokens) and tokens[after].lemma in _PLACED:  # what follows it, whatever the parser hangs it on
        below = (*subtree(tokens, after), *below)
    inside = sorted(below, key=lambda at: tokens[tokens[at].head].lemma not in _PLACED)
    return next((party for at in inside if (party := _party_at(passage, tokens[at])) is not None), None)


def _party_at(passage: Passage, token: Token) -> str | None:
    named = (one.party for one in passage.mentions if one.start <= token.start < one.end)
    return next((party for party in named if party is not None), None)
