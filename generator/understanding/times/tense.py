"""On which side of the day of writing a date lies, by the verb or noun that governs it.

"the announcement on Friday" lies back, "will meet on Wednesday" and "talks scheduled for Wednesday" lie ahead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.language.calendar import cues

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token as Word

    from generator.model.annotation import SentenceKind

Direction = Literal["past", "future"]

_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d"})
_MAY = frozenset({"may", "might", "can", "could", "must", "should", "ought"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
_HAS = frozenset({"has", "have", "'ve", "’ve"})
_PERCEIVING = frozenset({"see", "hear", "watch", "feel", "notice"})
_FORECAST = frozenset({"forecast", "predict", "foresee"})
_AUX = frozenset({"aux", "auxpass"})
_DEPTH = 6
_NEAR = 40
_STEPS = 14


@dataclass(frozen=True, slots=True)
class Reading:
    """The side of the day of writing, whether the verb tells what lasts until now, and the governing verb's index."""

    direction: Direction | None = None
    lasts: bool = False


# what is done by saying it: the day beside it is that of the word given, not of the deed
_SPOKEN = frozenset({"promise", "agree", "propose", "threaten", "vow", "forecast"})


def read_tense(words: Words, kind: SentenceKind) -> Reading:
    """How the verb or noun that governs `words` places them; the word just before them is trusted over the parse."""
    near = _of_neighbour(words)
    if near:
        return Reading(near)
    if _is_foretold(words.root):
        return Reading("future")
    word = words.root
    for _ in range(_STEPS):
        head = word.head
        if head.i == word.i:
            break
        side = _of_nominal(head, word)
        if side:
            return side
        word = head
        if _is_verb(word):
            break
    reading = _of_verb(word, kind, 0) if _is_verb(word) else Reading()
    return (
        Reading("past") if reading.direction == "future" and _looks_back(words.root, lasts=reading.lasts) else reading
    )


def _is_foretold(word: Word) -> bool:
    """Whether something is forecast for a day, whatever the tense: "the service forecast storms for Monday"."""
    above = word.head
    if word.dep_ != "pobj" or above.lower_ != "for":
        return False
    for _ in range(_STEPS):
        if above.lemma_.lower() in _FORECAST or any(one.lemma_.lower() in _FORECAST for one in _children(above)):
            return True
        if above.head.i == above.i:
            return False
        above = above.head
    return False


def _acted(verb: Word) -> bool:
    """Whether a verb tells in the simple past what its subject did, and not of what was said or is to come."""
    lemma = verb.lemma_.lower()
    return verb.tag_ == "VBD" and verb.pos_ == "VERB" and lemma not in cues("forward") and lemma not in cues("saying")


def _looks_back(word: Word, *, lasts: bool) -> bool:
    """Whether a present verb goes on from what a day is named by: "is recovering from Monday's defeat"."""
    if word.dep_ != "poss" or word.head.dep_ != "pobj":
        return False
    above = word.head.head.lower_
    return above in {"since", "from"} or (lasts and above in {"after", "following"})


def read_verb(words: Words) -> Reading:
    """How the verb above `words` places them, whatever nouns stand between."""
    return _above(words.root, "sentence", 0)


def read_deadline(words: Words, *, by: bool) -> Reading:
    """Deadlines: "by Friday" and "until Friday" lie ahead unless what was done then is over ("ran until Friday")."""
    verb = verb_above(words.root)
    if verb is None or verb.lemma_.lower() in cues("extending"):
        return Reading("future")
    reading = _of_verb(verb, "sentence", 0)
    over = reading.direction == "past" and (by or verb.tag_ == "VBD")
    return Reading("past" if over else "future")


def _children(word: Word) -> list[Word]:
    """What hangs on `word` near by: a heap of words read as one sentence must not be walked for each date in it."""
    doc, place = word.doc, word.i
    near = doc[max(0, place - _NEAR) : place + _NEAR]
    return [child for child in near if child.head.i == place and child.i != place]


def verb_above(word: Word) -> Word | None:
    """The nearest verb above `word`."""
    for _ in range(_STEPS):
        if word.head.i == word.i:
            return None
        word = word.head
        if _is_verb(word):
            return word
    return None


def _of_neighbour(words: Words) -> Direction | None:
    """The side told by the verb or noun that "(on) Friday" follows at once."""
    near = _just_before(words)
    if near is None:
        return None
    if near.tag_ == "VBD" and near.dep_ not in _AUX and near.lemma_.lower() != "be":
        return "past"
    if near.pos_ == "NOUN" and near.lemma_.lower() in cues("done_nouns"):
        return _of_noun(near, words.root.head if words.root.dep_ == "pobj" else words.root)
    return None


def _of_nominal(head: Word, word: Word) -> Reading | None:
    """The reading a noun or adjective gives to what hangs on it; none that the verb above must give."""
    if head.pos_ in {"NOUN", "PROPN"} and word.dep_ in {"prep", "poss", "compound", "npadvmod", "nmod", "pobj"}:
        side = _of_noun(head, word)
        if side:
            return Reading(side)
        if word.dep_ in {"compound", "nmod", "npadvmod"} and head.i > word.i:
            if head.dep_ == "nsubj" and _acted(head.head):
                return Reading("past")  # "the March flood left thousands homeless"
            return Reading()  # "a February earthquake" is the nearest February, whatever is said of the earthquake
    if head.pos_ == "ADJ" and head.lemma_.lower() in cues("forward"):
        return Reading("future")
    return None


def _just_before(words: Words) -> Word | None:
    """The verb or noun that "(on) Friday" follows at once."""
    place = words.start - 1
    start = words.sent.start
    while place >= start and (words.doc[place].lower_ in {"on", "late", "early"} or words.doc[place].is_space):
        place -= 1
    return words.doc[place] if place >= start else None


def _is_verb(word: Word) -> bool:
    return word.pos_ in {"VERB", "AUX"} and word.dep_ not in _AUX and word.dep_ != "amod"


def _of_noun(noun: Word, part: Word) -> Direction | None:
    lemma = noun.lemma_.lower()
    if lemma in cues("coming_nouns"):
        return "future"
    if lemma not in cues("done_nouns"):
        return None
    # "a strike planned for Friday" hangs on the participle, and "will call a strike on Friday" on the verb's future.
    verb = verb_above(noun)
    if verb is not None and part.dep_ in {"prep", "npadvmod"}:
        reading = _of_verb(verb, "sentence", 0)
        plain = reading.lasts and verb.tag_ != "VBG"  # "follows the announcement on Friday" says nothing of the future
        return None if reading.direction == "future" and not plain else "past"
    return "past"


def _of_verb(verb: Word, kind: SentenceKind, depth: int) -> Reading:
    """The reading of a verb with its auxiliaries; a bare form takes that of the verb above it."""
    if depth > _DEPTH:
        return Reading()
    if verb.tag_ == "VBN" and verb.lemma_.lower() == "date":
        return Reading("past")  # a letter "is dated 18 March"
    helpers = [child for child in _children(verb) if child.dep_ in _AUX and child.i < verb.i]
    lemmas = {child.lower_ for child in helpers}
    reading = _of_modal(verb, lemmas)
    if reading:
        return reading
    if "to" in lemmas:
        return _of_infinitive(verb, kind, depth)
    if lemmas & _HAVE:
        return Reading("past", lasts=bool(lemmas & _HAS))
    return _of_form(verb, helpers, kind, depth)


def _of_modal(verb: Word, helpers: set[str]) -> Reading | None:
    if helpers & _WILL:
        return Reading("future")
    if "did" in helpers:
        return Reading("past")  # "the two sides did agree on Tuesday to meet"
    if helpers & _MAY:
        # "could not be reached on Monday" is the press's way of saying that it was tried.
        denied = "could" in helpers and any(_denies(child) for child in _children(verb))
        return Reading("past" if denied or "have" in helpers else "future")
    return None


def _of_form(verb: Word, helpers: list[Word], kind: SentenceKind, depth: int) -> Reading:
    """By the form of the verb where no modal or "have" tells."""
    tag = verb.tag_
    if tag in {"VB", "VBP", "VBG"} and verb.dep_ in {"ccomp", "xcomp"} and verb.head.lemma_.lower() in _PERCEIVING:
        return _of_verb(verb.head, kind, depth + 1)  # "had seen sparks fall on Friday"
    forward = verb.lemma_.lower() in cues("forward")
    if tag == "VBN" or (tag == "VBD" and forward and any(child.dep_ == "auxpass" for child in helpers)):
        return _of_participle(verb, helpers, forward=forward)
    if tag == "VBD":
        ahead = verb.lemma_.lower() in cues("planning") or _has_forward_complement(verb)
        return Reading("future" if ahead else "past")
    if tag == "VBG":
        return _of_progressive(verb, helpers, kind, depth)
    if tag in {"VBZ", "VBP"}:
        return _of_present(verb, kind)
    return Reading() if _is_root(verb) else _above(verb, kind, depth)


def _denies(word: Word) -> bool:
    if word.dep_ == "neg" or word.lower_ in {"neither", "nobody", "none"}:
        return True
    return any(child.lower_ in {"no", "neither", "nor"} for child in _children(word))


def _is_root(verb: Word) -> bool:
    return verb.dep_ == "ROOT" or verb.head.i == verb.i


def _above(verb: Word, kind: SentenceKind, depth: int) -> Reading:
    """The reading of the next verb up."""
    above = verb_above(verb)
    return _of_verb(above, kind, depth + 1) if above is not None else Reading()


def _of_infinitive(verb: Word, kind: SentenceKind, depth: int) -> Reading:
    """What is set to happen is ahead; "went to Paris on Friday to sign" lies where the going lies."""
    if _is_root(verb):
        return Reading("future")
    head = verb.head
    if head.lemma_.lower() in cues("forward"):
        overtaken = any(
            child.lower_ == "had" and child.dep_ in _AUX for child in (*_children(head), *_children(head.head))
        )
        return Reading("past" if overtaken else "future")
    if (head.lemma_ == "go" and head.tag_ == "VBG") or (head.lemma_ == "be" and verb.dep_ == "xcomp"):
        return Reading("future")  # "the leaders are to meet on Friday"
    if _is_perfect(verb):
        return Reading("past")
    if verb.dep_ in {"relcl", "acl"}:
        return Reading("future")
    return _above(verb, kind, depth)


def _is_perfect(verb: Word) -> bool:
    return any(child.lower_ == "have" and child.dep_ in _AUX for child in _children(verb))


def _of_participle(verb: Word, helpers: list[Word], *, forward: bool) -> Reading:
    spoken = verb.lemma_.lower() in _SPOKEN and verb.dep_ in {"acl", "relcl"}
    if spoken and not any(child.lower_ in {"for", "by", "until", "to"} for child in _children(verb)):
        return Reading("past")  # "the money promised in June has not been paid"
    if forward and not (verb.lemma_ == "set" and not any(child.lower_ == "for" for child in _children(verb))):
        return Reading("future")
    if any(child.dep_ == "xcomp" and _is_perfect(child) for child in _children(verb)):
        return Reading("past")  # "In March he is said to have written"
    present = any(child.lower_ in {"is", "are", "'s", "'re", "’s", "’re"} for child in helpers)
    return Reading("future" if present else "past")


def _of_progressive(verb: Word, helpers: list[Word], kind: SentenceKind, depth: int) -> Reading:
    if any(child.lower_ in {"was", "were"} for child in helpers):
        return Reading("past")
    if helpers:
        return Reading("future", lasts=True)
    return _above(verb, kind, depth)


def _of_present(verb: Word, kind: SentenceKind) -> Reading:
    if _has_forward_complement(verb):
        return Reading("future")
    if kind == "caption" or verb.lemma_.lower() in cues("saying"):
        return Reading("past", lasts=True)
    if any(child.dep_ == "nsubj" and child.lemma_.lower() in cues("coming_nouns") for child in _children(verb)):
        return Reading("future")
    return Reading("future" if kind == "sentence" and verb.lemma_ not in {"be", "have"} else None, lasts=True)


def _has_forward_complement(verb: Word) -> bool:
    return any(
        child.dep_ in {"acomp", "attr", "oprd", "ccomp"}
        and child.pos_ in {"ADJ", "VERB"}
        and child.lemma_.lower() in cues("forward")
        for child in _children(verb)
    )
