"""The event a verb stands for where the verb itself says little, or says another thing than usual.

"Held talks" is to meet, "paid a visit" to visit, "came under attack" to attack; "met expectations" is no meeting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language.cues import LIGHT_VERBS, OCCURRENCE_VERBS
from generator.language.data_files import word_set
from generator.understanding.verbs import event_verb, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

MET_THINGS = word_set("met_things.txt")
# "is in talks", "come under attack", "went on strike": by the verb, the prepositions that make it light
MOVING = {
    "be": frozenset({"in", "under", "on", "at"}),
    "come": frozenset({"under", "into"}),
    "go": frozenset({"on", "into"}),
    "enter": frozenset({"into"}),
    "fall": frozenset({"under"}),
}
# what only measures an event: "a second day of talks", "a round of negotiations"
MEASURING = frozenset({"day", "hour", "week", "round", "series", "set", "string", "wave", "number"})
TELEPHONES = frozenset({"phone", "telephone"})
OVER_THE_WIRE = frozenset({"by", "over", "on", "via"})


def resolved_verb(verb: Word) -> str:
    """The event's lemma: the noun's verb where the verb itself says little ("hold talks" -> "meet", "took place")."""
    lemma = verb_lemma(verb)
    if LIGHT_VERBS.get(lemma) == "":
        objects = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
        return (_named_event(objects[0]) if objects else None) or lemma
    if lemma in OCCURRENCE_VERBS:
        subjects = [child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}]
        return (event_verb(subjects[0]) if subjects else None) or lemma
    if lemma in MOVING:
        return _event_after(verb, MOVING[lemma]) or lemma
    if lemma == "meet":
        return _met(verb)
    return "phone" if lemma in {"speak", "talk", "converse"} and _uses_telephone(verb) else lemma


def _named_event(noun: Word) -> str | None:
    """The verb of the event that an object names, looking through what only measures it ("two days of talks")."""
    if any(child.lower_ in TELEPHONES and child.dep_ == "compound" for child in noun.lefts):
        return "phone"
    found = event_verb(noun)
    if noun.lemma_.lower() not in MEASURING:
        return found
    of = next((child for child in noun.rights if child.lower_ == "of"), None)
    inner = None if of is None else next((event_verb(child) for child in of.rights if child.dep_ == "pobj"), None)
    return inner or found


def _event_after(verb: Word, prepositions: frozenset[str]) -> str | None:
    """The event named after one of `prepositions`: "is in talks", "came under attack"; not "went into the meeting"."""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            noun = next((noun for noun in child.rights if noun.dep_ == "pobj"), None)
            if noun is None or (verb_lemma(verb) != "be" and any(word.lower_ == "the" for word in noun.lefts)):
                return None
            return event_verb(noun)
    return None


def _met(verb: Word) -> str:
    """What "meet" stands for: "fulfil" for a demand that is met, "face" for what is met with criticism, else itself."""
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.lefts)
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"} and child.pos_ == "NOUN" and child.lemma_.lower() in MET_THINGS:
            return "fulfil"
        if child.dep_ == "prep" and child.lower_ == "with":
            noun = next((noun for noun in child.rights if noun.dep_ == "pobj" and noun.pos_ == "NOUN"), None)
            if passive:
                return "face"
            if noun is not None and noun.lemma_.lower() in MET_THINGS and not any(w.dep_ == "det" for w in noun.lefts):
                return "face"
    return "meet"


def _uses_telephone(verb: Word) -> bool:
    """Whether it is done "by telephone" or "on the phone"."""
    return any(
        noun.lower_ in TELEPHONES
        for child in verb.rights
        if child.dep_ == "prep" and child.lower_ in OVER_THE_WIRE
        for noun in child.rights
    )
