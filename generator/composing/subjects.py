"""What statements are about: subjects found by their words, groups of statements under one subject, and plain titles.

A title is a phrase of the sources themselves: the one that most origins of the group use for the subject. Where no two
words of theirs say it, the subject's own plain title stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.composing.index import Index
from generator.composing.phrases import Phrase, long_text, noun_phrases
from generator.language.subjects import Subject, subjects, subjects_by_word
from generator.model.corpus import MergedStatement, Passage

_TITLE_WORDS = 8


def subjects_of(passage: Passage) -> Mapping[str, int]:
    """The subjects of a passage and how many of its words tell of each.

    A split subject is told apart by who is meant: "armed_groups:kurdish".
    """
    by_word, known = subjects_by_word(), subjects()
    found: dict[str, int] = {}
    for token in passage.sentence.tokens:
        if token.pos not in {"NOUN", "VERB", "ADJ", "PROPN"}:
            continue
        for name in by_word.get(token.lemma, ()):
            if not known[name].split:
                found[name] = found.get(name, 0) + 1
    for name, subject in known.items():
        if not subject.split:
            continue
        for phrase in noun_phrases(passage):
            who = _whose(phrase, subject.words, subject.heads)
            if who is not None:
                found[f"{name}:{who}"] = found.get(f"{name}:{who}", 0) + 1
    return found


def statement_subjects(index: Index, statement: MergedStatement) -> Mapping[str, int]:
    """The subjects of a statement: those that at least half of its passages tell of, with the words of all of them."""
    passages = index.of(statement)
    told: dict[str, int] = {}
    tellers: dict[str, int] = {}
    for passage in passages:
        for name, times in subjects_of(passage).items():
            told[name] = told.get(name, 0) + times
            tellers[name] = tellers.get(name, 0) + 1
    return {name: times for name, times in told.items() if tellers[name] * 2 >= len(passages)}


def title_for(index: Index, subject: str, statements: Iterable[MergedStatement], *, taken: frozenset[str]) -> str:
    """A plain title for `statements` about `subject`: the sources' own words where they have some, not in `taken`."""
    name, _, who = subject.partition(":")
    known = subjects()[name]
    origins: dict[str, set[str]] = {}
    forms: dict[str, str] = {}
    for passage in (passage for statement in statements for passage in index.of(statement)):
        for phrase in noun_phrases(passage):
            if not _tells(phrase, known, who):
                continue
            for text in dict.fromkeys((phrase.text, long_text(passage, phrase))):
                if _fit(text):
                    origins.setdefault(text.lower(), set()).add(passage.origin)
                    forms.setdefault(text.lower(), text)
    for key in sorted(origins, key=lambda key: (-len(origins[key]), -min(len(key.split()), 4), key)):
        title = forms[key][:1].upper() + forms[key][1:]
        if (len(origins[key]) > 1 or len(key.split()) > 1) and title not in taken:
            return title
    return known.title


def _tells(phrase: Phrase, known: Subject, who: str) -> bool:
    if who:
        return _whose(phrase, known.words, known.heads) == who
    return bool(known.words.intersection((phrase.head, *phrase.modifiers)))


def _fit(text: str) -> bool:
    return 1 <= len(text.split()) <= _TITLE_WORDS and not any(mark in text for mark in '"“”«»,;:()[]')


def _whose(phrase: Phrase, group_words: frozenset[str], heads: frozenset[str]) -> str | None:
    """Which group a phrase names: "kurdish" for "Kurdish forces", "armed" for rebels, opposition and the like.

    None where the phrase names no group.
    """
    if phrase.head in heads and group_words.intersection(phrase.modifiers):
        return "armed"
    if phrase.head in group_words and phrase.head != "opposition":
        return "armed"
    return None
