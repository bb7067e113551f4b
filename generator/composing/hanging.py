"""Sentences that hang on the one before: a pronoun in them stands for what they themselves do not name.

"The company said it would study it": the first "it" is the company, the second a proposal of the sentence before.
"""

from __future__ import annotations

import re

from generator.composing.index import Index
from generator.language.offices import office_class
from generator.language.section_cues import words_of
from generator.model.annotation import Quotation, Token
from generator.model.corpus import Passage

_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PARTS = frozenset({"compound", "appos", "nmod", "poss", "npadvmod"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "acl", "advcl"})
_THAT_DAY = re.compile(r"\b(?:that|the same) (?:day|night|evening|morning|afternoon|week|month|year)\b(?! as\b)")
_ORDINALS = frozenset({"first", "second", "third", "fourth", "former", "latter", "other"})
_FEW = 4  # words
_POINTING = frozenset({"it", "that", "this"})
_ACTORS = frozenset({"it", "they", "he", "she", "we", "i"})
_ONE = frozenset({"NN", "NNP"})
_SEVERAL = frozenset({"NNS", "NNPS", "NN", "NNP"})
_THINGS = {"it": _ONE, "they": _SEVERAL, "them": _SEVERAL}


def hanging(index: Index) -> frozenset[str]:
    """Ids of the statements whose shown words need the sentence before."""
    return frozenset(item.id for item in index.corpus.statements if hangs(index, index.shown(item)))


def hangs(index: Index, passage: Passage) -> bool:
    """Whether a pronoun for a thing opens it or stands after a verb of saying, and nothing before can be meant.

    So it is with "here", of which only the article's dateline says where it is, with "that day" and "the second". As
    object ("said it would study it") what is meant is not the one who speaks; as subject ("Ms Bell said it was
    late") it is no person. An "it" that only opens a clause ("said it was clear that …") stands for nothing.
    """
    tokens = passage.sentence.tokens
    without = len(tokens) > 1 and tokens[0].dep == "prep" and tokens[1].lemma in _THINGS and tokens[1].dep == "pobj"
    such = any(token.lemma == "such" and token.tag == "PDT" for token in tokens)
    counted = (
        len(tokens) > 1 and tokens[0].lemma == "the" and tokens[1].lemma in _ORDINALS and tokens[1].dep in _SUBJECTS
    )
    if (
        counted
        or without
        or such
        or _is_told_from_there(passage)
        or _has_lost_object(index, passage)
        or _points_to_a_day(passage)
    ):
        return True  # "Without it, …", "how it would raise such a sum"
    root = next((place for place, token in enumerate(tokens) if token.head == place), None)
    if root is None or tokens[root].lemma not in words_of("say"):
        return False
    speaker = next((at for at, one in enumerate(tokens) if one.head == root and one.dep in _SUBJECTS), None)
    if speaker is None or speaker > root:
        return False
    said = [(one.start, one.end) for one in passage.quotations if one.direct]
    is_person = _is_person(index, passage, tokens[speaker])
    for place in range(root + 1, len(tokens)):
        token = tokens[place]
        if token.pos != "PRON" or token.lemma not in _THINGS or any(a <= token.start < b for a, b in said):
            continue  # the speaker's words are read with the rest of them
        if token.dep in _SUBJECTS:
            unclear = token.lemma == "it" and is_person and not _opens_a_clause(tokens, place)
        else:
            unclear = token.dep in _OBJECTS and _done_by_speaker(tokens, place)
        if unclear:
            tags = _THINGS[token.lemma]
            return not any(
                one.tag in tags and one.dep not in _PARTS and at != speaker and not _is_below(tokens, at, speaker)
                for at, one in enumerate(tokens[:place])
            )
    return False


def _points_to_a_day(passage: Passage) -> bool:
    """Whether it tells of "that day" and names none before: "She will be sworn in that day"."""
    found = _THAT_DAY.search(passage.exact)
    if found is None:
        return False
    at = passage.start + found.start()
    quoted = any(one.direct and one.start <= at < one.end for one in passage.quotations)
    return not quoted and not any(time.edtf is not None and time.start < at for time in passage.times)


def _has_lost_object(index: Index, passage: Passage) -> bool:
    """Whether something was done to "it", and nothing but people is named before: "Ms Bell refused to discuss it"."""
    tokens = passage.sentence.tokens
    said = [(one.start, one.end) for one in passage.quotations if one.direct and _is_long(passage, one)]
    for place, token in enumerate(tokens):
        if (
            token.lemma not in _POINTING
            or token.tag not in {"PRP", "DT", "IN"}
            or token.dep not in {"dobj", "pobj"}
            or any(start <= token.start < end for start, end in said)
        ):
            continue
        things = [one for one in tokens[:place] if one.tag in _SEVERAL and one.dep not in _PARTS]
        if all(_is_person(index, passage, one) or office_class(one.lemma) is not None for one in things):
            return not _opens_a_clause(tokens, place)
    return False


def _is_long(passage: Passage, quotation: Quotation) -> bool:
    """Whether a quotation says enough to be read by itself: not 'would "look at it"'."""
    inside = [one for one in passage.sentence.tokens if quotation.start <= one.start < quotation.end]
    return sum(one.pos not in {"PUNCT", "SPACE"} for one in inside) > _FEW


def _is_told_from_there(passage: Passage) -> bool:
    """Whether the writer says "here" outside a quotation."""
    said = [(one.start, one.end) for one in passage.quotations if one.direct]
    return any(
        token.lemma == "here" and token.dep == "advmod" and not any(start <= token.start < end for start, end in said)
        for token in passage.sentence.tokens
    )


def _done_by_speaker(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether the verb above has a pronoun for its subject: then the one at `place` is not the speaker."""
    while tokens[place].pos not in {"VERB", "AUX"} and tokens[place].head != place:
        place = tokens[place].head
    subject = next((one for one in tokens if one.head == place and one.dep in _SUBJECTS), None)
    return subject is not None and subject.lemma in _ACTORS


def _opens_a_clause(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether what is meant follows: "it was clear that …", "it was time to go"."""
    verb = tokens[place].head
    below = {at for at, one in enumerate(tokens) if one.head == verb and at > place}
    return any(
        one.dep in _CLAUSES and at > verb and (one.head == verb or one.head in below) for at, one in enumerate(tokens)
    )


def _is_below(tokens: tuple[Token, ...], place: int, above: int) -> bool:
    for _ in range(8):
        if tokens[place].head == above:
            return True
        if tokens[place].head == place:
            return False
        place = tokens[place].head
    return False


def _is_person(index: Index, passage: Passage, token: Token) -> bool:
    named = [one.participant for one in passage.mentions if one.start <= token.start < one.end]
    known = [index.participants[name] for name in named if name is not None and name in index.participants]
    return any(one.kind == "person" for one in known)
