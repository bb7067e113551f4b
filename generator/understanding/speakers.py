"""Who speaks: the phrase a verb of saying gives its words to, and what may be a speaker at all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.cues import ANALYST_WORDS, SAYING_NOUNS, SAYING_VERBS, SPEAKING_PEOPLE, THINGS_LIKE_PEOPLE
from generator.model.annotation import Description, Name
from generator.understanding.parsing import ParsedSentence
from generator.understanding.phrases import asked_by, noun_phrase, subject_of
from generator.understanding.verbs import is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

PERSONAL = frozenset({"he", "she", "they", "who", "i", "we"})
NOBODY = frozenset({"there", "this", "that", "what", "which", "these", "those", "one", "you", "me", "us", "'s", "’s"})
TIMES = frozenset({"DATE", "TIME"})
PLACES_AND_TIMES = frozenset({"GPE", "LOC", "FAC", "NORP", "DATE", "TIME"})
NOT_WHO = frozenset({"GPE", "LOC", "FAC", "ORG", "WORK_OF_ART", "EVENT", "DATE", "TIME"})
SUBJECT_PRONOUNS = frozenset({"he", "she", "they"})
CLAUSE_BREAKS = frozenset({",", '"', "“", "”", "''", "``", "—", "–", "--", "―", ":", ";", "("})
PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ant", "ee", "person")
DASHES = frozenset("-–—―")
CONDITIONS = frozenset({"if", "unless"})
HYPOTHETICAL = frozenset({"would", "could", "should", "may", "might", "must", "can"})
WITHHELD = frozenset({"decline", "refuse", "fail", "want", "need"})
PERMITTING = frozenset({"allow", "permit", "enable", "let", "want", "expect", "require"})
CITED_VERBS = frozenset({"quote", "cite", "report"})


def speaker_word(verb: Word) -> Word | None:
    """The head of the phrase that speaks by `verb`; None where the sentence does not say.

    In the passive it is the one after "by" ("was described by the coach"), save for "was quoted as saying".
    """
    quoted = _quoted_one(verb)
    if quoted is not None:
        return quoted
    cited = verb.lemma_.lower() in CITED_VERBS
    agent = _agent(verb)
    if agent is not None and not cited:
        return agent
    bare = verb.tag_ == "VBN" and not any(child.dep_ in {"aux", "auxpass"} for child in verb.lefts)
    if (_is_passive(verb) and not cited) or (bare and verb.dep_ in {"acl", "advcl"}):
        return None
    beside = _beside(verb)
    subject = beside if beside is not None else _somebody_who(subject_of(verb), verb)
    subject = _before_comma(verb) if subject is None else subject
    if (
        verb.dep_ == "pcomp"
        and verb.head.lower_ == "by"
        and verb.head.head.dep_ == "xcomp"
        and asked_by(verb.head.head)
    ):
        return None  # "tried to make them stay by arguing": whose argument, the tree does not say
    return subject if subject is not None and _is_somebody(subject, verb) and not _is_told(verb) else None


def _quoted_one(verb: Word) -> Word | None:
    """Whom a verb of quoting quotes: "the paper quoted him as saying" is him, at "quoted" and at "saying"."""
    above = verb.head
    while above.dep_ == "prep" or above.lower_ == "as":
        above = above.head
    for holder in (verb, above) if verb.dep_ in {"pcomp", "advcl"} else (verb,):
        if holder.lemma_.lower() in {"quote", "cite"} and not _is_passive(holder):
            named = {"PROPN", "PRON", "NOUN"} if holder.lemma_.lower() == "quote" else {"PROPN", "PRON"}
            return next((child for child in holder.rights if child.dep_ == "dobj" and child.pos_ in named), None)
    return None


def _beside(verb: Word) -> Word | None:
    """The name or pronoun that stands right before a finite verb and opens its clause, whatever the parser says.

    "To understand the case, Judge Silva said, …": no comma between them, one before the name.
    """
    if verb.i == verb.sent.start:
        return None
    last = verb.nbor(-1)
    if verb.tag_ == "VBG" and last.pos_ == "PROPN" and last.dep_ == "pobj" and last.head.lower_ == "of":
        return last  # "footage of Silva saying"
    if verb.tag_ not in {"VBD", "VBZ"}:
        return None
    if last.lower_ in SUBJECT_PRONOUNS:
        return last
    if last.pos_ != "PROPN" or last.ent_type_ in PLACES_AND_TIMES:
        return None
    first = last
    while first.i > verb.sent.start and first.nbor(-1).pos_ == "PROPN":
        first = first.nbor(-1)
    opens = first.i == verb.sent.start or first.nbor(-1).text in CLAUSE_BREAKS
    return last if opens and first.i >= verb.sent.start else None


def _before_comma(verb: Word) -> Word | None:
    """The person's name before the comma before a verb without a subject in the tree ("its chief, Ana Perez, said")."""
    if verb.tag_ not in {"VBD", "VBZ"} or verb.i < verb.sent.start + 2 or verb.nbor(-1).text != ",":
        return None
    name = verb.nbor(-2)
    return name if name.pos_ == "PROPN" and name.ent_type_ == "PERSON" else None


def _somebody_who(subject: Word | None, verb: Word) -> Word | None:
    """The antecedent of a "who" is no place: of "voters in Lima, who said" it is the voters."""
    if subject is None or subject.dep_ != "pobj" or subject.i > verb.i or subject.ent_type_ not in NOT_WHO:
        return subject
    if not any(child.tag_ == "WP" and child.lower_ == "who" for child in verb.lefts):
        return subject
    above = subject.head.head
    return above if above.pos_ in {"NOUN", "PROPN"} else None


def _is_somebody(subject: Word, verb: Word) -> bool:
    """Whether a subject can speak at all: no "there", no clause, no day, no empty "it" ("it is right to say")."""
    if subject.dep_ == "expl" or subject.lower_ in NOBODY:
        return False
    if subject.lower_ == "it" and (verb.dep_ in {"xcomp", "ccomp"} or any(word.tag_ == "TO" for word in verb.lefts)):
        # "it is right to say", "it is worth saying", not "it is not, it said"
        return verb.tag_ in {"VBD", "VBZ"}
    return subject.pos_ not in {"VERB", "AUX", "ADV", "SCONJ"} and subject.ent_type_ not in TIMES


def _is_told(verb: Word) -> bool:
    """Whether the verb hangs on a passive, its subject being spoken of ("is said to have"); not "quoted as saying"."""
    holder = verb
    while holder.dep_ in {"xcomp", "conj", "pcomp"} and holder.head.pos_ in {"VERB", "AUX", "ADP"}:
        holder = holder.head
    if holder.i == verb.i or not _is_passive(holder):
        return False
    return holder.lemma_.lower() not in CITED_VERBS or verb.lemma_.lower() not in {"say", "tell"}


def _agent(verb: Word) -> Word | None:
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and verb.tag_ == "VBN"):
            return next((word for word in child.rights if word.dep_ == "pobj"), None)
    if verb.tag_ != "VBN":
        return None
    # the parser at times hangs "by" on the name given: "described as 'thieves' by the owner"
    given = next((child for child in verb.rights if child.lower_ == "as"), None)
    names = [] if given is None else [word for word in given.rights if word.dep_ == "pobj"]
    by = next((child for name in names for child in name.rights if child.lower_ == "by"), None)
    return None if by is None else next((word for word in by.rights if word.dep_ == "pobj"), None)


def _is_passive(verb: Word) -> bool:
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.lefts)


def is_withheld(verb: Word) -> bool:
    """Whether the verb says that something was not, or might be, said."""
    if SAYING_VERBS.get(verb.lemma_.lower()) != "deny" and is_negated(verb):
        return True
    if any(child.dep_ == "aux" and child.lower_ in HYPOTHETICAL for child in verb.lefts):
        return not any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.lefts)
    if any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in verb.lefts):
        return True
    if verb.tag_ == "VB" and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in PERMITTING:
        return True
    if verb.dep_ != "xcomp" or verb.tag_ != "VB":
        return False
    return verb.head.lemma_.lower() in WITHHELD or asked_by(verb) is not None


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
        """What to cite as the speaker: the person's name where the phrase is or has one, else the phrase."""
        candidates = [speaker, *(child for child in speaker.rights if child.dep_ == "appos")]
        if speaker.dep_ == "appos":
            candidates.append(speaker.head)
        candidates += self._behind_served(sentence, speaker)
        candidates += [child for word in candidates[1:] for child in word.lefts if child.dep_ == "compound"]
        for word in candidates:
            at = sentence.offset + word.idx
            for start, end in self._around(self.persons, at):
                return start, end
        return sentence.span(*noun_phrase(speaker))

    def _behind_served(self, sentence: ParsedSentence, speaker: Word) -> list[Word]:
        """The name in apposition that the parser hangs on whom the speaker serves: "counsel for Ana Ruiz, Tom Lee,"."""
        served = [
            word
            for link in speaker.rights
            if link.dep_ == "prep" and link.lower_ in {"for", "to", "of"}
            for word in link.rights
            if word.dep_ == "pobj" and word.pos_ == "PROPN"
        ]
        return [
            child
            for word in served
            for child in word.rights
            if child.dep_ == "appos" and self._around(self.persons, sentence.offset + child.idx)
        ]

    def opening(self, at: int) -> tuple[int, int] | None:
        """The person's name that begins at the offset `at` of the article."""
        return next((span for span in self._around(self.persons, at) if span[0] == at), None)

    def is_sound(self, sentence: ParsedSentence, span: tuple[int, int]) -> bool:
        """Whether a span reads as a phrase: brackets closed, no dash at its end, a letter in it."""
        text = sentence.words.doc.text[span[0] - sentence.offset : span[1] - sentence.offset]
        closed = text.count("(") == text.count(")") and text.count("[") == text.count("]")
        return closed and text[-1:] not in DASHES and any(char.isalpha() for char in text)

    def is_person(self, sentence: ParsedSentence, speaker: Word) -> bool:
        """Whether the phrase is a person by name."""
        return speaker.ent_type_ == "PERSON" or bool(self._around(self.persons, sentence.offset + speaker.idx))

    def can_speak(self, sentence: ParsedSentence, speaker: Word) -> bool:
        """Whether the phrase is somebody or some body, as far as its words tell.

        "the result suggests" is nobody's word.
        """
        if (
            speaker.lower_ in PERSONAL
            or speaker.pos_ == "PROPN"
            or speaker.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}
        ):
            return True
        lemma = speaker.lemma_.lower()
        if lemma in ANALYST_WORDS or lemma in SAYING_NOUNS or lemma in SPEAKING_PEOPLE:
            return True
        return bool(self._around(self.known, sentence.offset + speaker.idx))

    def may_speak(self, sentence: ParsedSentence, speaker: Word) -> bool:
        """Whether the phrase may be somebody: `can_speak`, no common noun, or one built like a word for a person."""
        if self.can_speak(sentence, speaker) or speaker.pos_ != "NOUN":
            return True
        lemma = speaker.lemma_.lower()
        return lemma.endswith(PERSON_ENDINGS) and lemma not in THINGS_LIKE_PEOPLE

    def _around(self, spans: tuple[tuple[int, int], ...], at: int) -> list[tuple[int, int]]:
        place = bisect_right(spans, (at, 1 << 60))
        return [span for span in spans[max(0, place - 3) : place] if span[0] <= at < span[1]]
