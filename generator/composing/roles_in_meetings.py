"""What the words of one sentence say of somebody's part in a meeting."""

from __future__ import annotations

from generator.composing.stance import head_place
from generator.language.section_cues import words_of
from generator.model.annotation import Token
from generator.model.briefing import Part
from generator.model.corpus import Mention, Passage

_GREETING = frozenset({"receive", "greet", "welcome"})
_LEADING = frozenset({"head", "lead", "preside", "chair"})
_VISITING = frozenset({"arrive", "visit", "travel", "fly", "land"})
_MEETING = frozenset({"meet", "talk", "attend", "participate", "join"})
_MEETINGS = frozenset({"talk", "talks", "meeting"})
_TOGETHER = frozenset({"meet", "host", "receive", "greet", "welcome", "visit", "talk", "confer"})
_PERHAPS = frozenset({"could", "may", "might", "would"})
_HOLDING = frozenset({"hold", "have", "take", "conduct", "begin", "start", "open", "join"})
_JOINED = frozenset({"conj", "appos", "compound", "nmod"})
_OFFICE_LINKS = frozenset({"to", "of", "for", "in"})
_STAYING_AWAY = frozenset({"skip", "boycott"})


def part_in_passage(passage: Passage, mention: Mention) -> Part:
    """The part that `passage` gives to the one `mention` stands for; "presence_not_stated" where it gives none."""
    tokens = passage.sentence.tokens
    place = head_place(tokens, mention)
    if place is None:
        return "presence_not_stated"
    place = _first_of_list(tokens, place, mention)
    token = tokens[place]
    verb = tokens[token.head]
    if token.dep == "pobj" and verb.lemma == "by":
        return _agent(tokens, token.head)
    if token.dep in {"nsubj", "nsubjpass"}:
        return _subject(tokens, token)
    if token.dep in {"dobj", "obj"} and verb.lemma == "host":
        return "guest"
    return "presence_not_stated"


def meets(passage: Passage, mention: Mention, *, held: bool) -> bool:
    """Whether the words tie the one `mention` stands for to a verb or noun of meeting.

    From the mention up over names joined to it and prepositions ("with", "between") the first verb, or noun of meeting,
    decides: in "Lee hosted Ruiz as Oslo sought a deal with Ito", Ito meets nobody. Nor does an owner ("Ito's envoy
    met"); and who only could meet does not, where the meeting was `held`.
    """
    tokens = passage.sentence.tokens
    place = head_place(tokens, mention)
    words = words_of("meeting_word")
    for _ in range(12):
        if place is None:
            return False
        head = tokens[place].head
        if head == place:
            return tokens[place].lemma in words
        token = tokens[head]
        if tokens[place].dep == "poss" and token.lemma not in words:
            return False
        if token.lemma in words or token.lemma in _TOGETHER:
            return not (held and any(item.tag == "MD" for item in tokens if tokens[item.head] is token))
        if token.pos in {"VERB", "AUX", "ADJ"}:
            return _leads_to_meeting(tokens, head)
        place = head
    return False


def _leads_to_meeting(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether the verb at `place` is one of meeting, holds one, or opens such a verb ("are set to hold talks")."""
    words = words_of("meeting_word")
    for _ in range(4):
        below = [at for at, item in enumerate(tokens) if item.head == place and at != place]
        if tokens[place].lemma in _TOGETHER:
            return True
        if tokens[place].lemma in _HOLDING and any(tokens[at].lemma in words for at in below):
            return True
        opened = next((at for at in below if tokens[at].dep in {"xcomp", "acomp"}), None)
        if opened is None:
            return False
        place = opened
    return False


def _subject(tokens: tuple[Token, ...], token: Token) -> Part:
    verb = tokens[token.head]
    below = [item for item in tokens if tokens[item.head] is verb]
    if any(item.lemma in _PERHAPS and item.tag == "MD" for item in below):
        return "presence_not_stated"
    perfect = any(item.lemma == "have" and item.dep.startswith("aux") for item in below)
    negated = any(item.dep == "neg" for item in below) and not perfect  # "has not visited since" tells no absence
    part: Part = "presence_not_stated"
    if verb.lemma in _STAYING_AWAY or (negated and verb.lemma in _MEETING | _VISITING):
        part = "not_attending"
    elif verb.lemma in _LEADING and any(item.lemma in {"delegation", "team"} for item in tokens[token.head :]):
        part = "heads_delegation"
    elif verb.lemma in words_of("say"):
        part = "speaks_about"
    elif token.dep == "nsubjpass":
        part = "guest" if verb.lemma in _GREETING else part
    elif verb.lemma == "host":
        part = "host"
    elif verb.lemma in _VISITING:
        part = "guest"
    elif verb.lemma in _MEETING or (verb.lemma == "hold" and any(item.lemma in _MEETINGS for item in below)):
        part = "attends"
    return part


def _agent(tokens: tuple[Token, ...], by: int) -> Part:
    verb = tokens[tokens[by].head]
    while verb.pos in {"NOUN", "PROPN", "ADP"} and tokens[verb.head] is not verb:
        verb = tokens[verb.head]  # "greeted on arrival by": the parser may tie "by" to the arrival
    if verb.lemma == "accompany":
        return "accompanies"
    if verb.lemma in _GREETING:
        return "receives"
    if verb.lemma in _LEADING:
        return "heads_delegation"
    if verb.lemma == "host":
        return "host"
    return "presence_not_stated"


def _first_of_list(tokens: tuple[Token, ...], place: int, mention: Mention) -> int:
    """The first of the names joined by commas and "and", or the noun a name stands beside ("envoy Ana Ruiz").

    In "the ambassador to Peru Jo Ito" the parser ties the name to Peru: then the noun before "to" is the one.
    """
    beside = any(item.start < mention.start for item in tokens if tokens[item.head] is tokens[place])
    for _ in range(8):
        token = tokens[place]
        above = tokens[token.head]
        if beside and token.dep == "pobj" and above.lemma in _OFFICE_LINKS and tokens[above.head].pos == "NOUN":
            place = above.head
        elif token.dep not in _JOINED or token.head == place or above.pos not in {"NOUN", "PROPN"}:
            return place
        else:
            beside = beside or token.dep == "appos"
            place = token.head
    return place
