"""Who speaks: the phrase a verb of saying gives its words to, and what may be a speaker at all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.cues import ANALYST_WORDS, SAYING_NOUNS
from generator.model.annotation import Description, Name
from generator.understanding.parsing import ParsedSentence
from generator.understanding.phrases import noun_phrase, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

PERSONAL = frozenset({"he", "she", "they", "who", "i", "we"})
NOBODY = frozenset({"there", "this", "that", "what", "which", "these", "those", "one", "you", "me", "him", "us"})
TIMES = frozenset({"DATE", "TIME"})
CITED_VERBS = frozenset({"quote", "cite", "report"})


def speaker_word(verb: Word) -> Word | None:
    """The head of the phrase that speaks by `verb`; None where the sentence does not say.

    In the passive it is the one after "by" ("was described by the coach"), save for "was quoted as saying".
    """
    agent = _agent(verb)
    if agent is not None and verb.lemma_.lower() not in CITED_VERBS:
        return agent
    if _is_passive(verb) and verb.lemma_.lower() not in CITED_VERBS:
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return None
    subject = subject_of(verb)
    if subject is None or subject.dep_ == "expl" or subject.lower_ in NOBODY:
        return None
    if subject.pos_ in {"VERB", "AUX", "ADV", "SCONJ"} or subject.ent_type_ in TIMES:
        return None
    holder = verb
    while holder.dep_ in {"xcomp", "conj", "pcomp"} and holder.head.pos_ in {"VERB", "AUX", "ADP"}:
        holder = holder.head
    if holder.i != verb.i and _is_passive(holder) and holder.lemma_.lower() not in CITED_VERBS:
        return subject if verb.lemma_.lower() in {"say", "tell"} and holder.lemma_.lower() in CITED_VERBS else None
    return subject


def _agent(verb: Word) -> Word | None:
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and verb.tag_ == "VBN"):
            return next((word for word in child.rights if word.dep_ == "pobj"), None)
    return None


def _is_passive(verb: Word) -> bool:
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.lefts)


def people_in(names: Iterable[Name], descriptions: Iterable[Description]) -> People:
    """The index of names and descriptions of one article."""
    persons = sorted((name.start, name.end) for name in names if name.kind == "person")
    others = [(name.start, name.end) for name in names if name.kind != "person"]
    described = [(description.start, description.end) for description in descriptions]
    return People(persons=tuple(persons), known=tuple(sorted([*persons, *others, *described])))


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Where an article names or describes somebody: spans of persons' names, and of everybody and every body known."""

    persons: tuple[tuple[int, int], ...]
    known: tuple[tuple[int, int], ...]

    def span_of(self, sentence: ParsedSentence, speaker: Word) -> tuple[int, int]:
        """What to cite as the speaker: the person's name where the phrase is one or stands beside one, else the phrase."""
        candidates = [speaker, *(child for child in speaker.rights if child.dep_ == "appos")]
        if speaker.dep_ == "appos":
            candidates.append(speaker.head)
        for word in candidates:
            at = sentence.offset + word.idx
            for start, end in self._around(self.persons, at):
                return start, end
        return sentence.span(*noun_phrase(speaker))

    def can_speak(self, sentence: ParsedSentence, speaker: Word) -> bool:
        """Whether the phrase is somebody or some body, as far as its words tell; "the result suggests" is nobody's word."""
        if (
            speaker.lower_ in PERSONAL
            or speaker.pos_ == "PROPN"
            or speaker.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}
        ):
            return True
        lemma = speaker.lemma_.lower()
        if lemma in ANALYST_WORDS or lemma in SAYING_NOUNS:
            return True
        return bool(self._around(self.known, sentence.offset + speaker.idx))

    def _around(self, spans: tuple[tuple[int, int], ...], at: int) -> list[tuple[int, int]]:
        place = bisect_right(spans, (at, 1 << 60))
        return [span for span in spans[max(0, place - 3) : place] if span[0] <= at < span[1]]
