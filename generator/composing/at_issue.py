"""What a sentence leaves at issue: what it says is demanded, refused, disputed, put off, not settled or not known.

A sentence that demands one thing speaks of others as well: "The port, which ships grain, demands a new lock" leaves the
lock at issue and not the grain. What is at issue hangs on the word that opens it, as its object or complement.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.composing.phrases import subtree
from generator.language.cues import SAYING_VERBS
from generator.language.section_cues import words_of
from generator.model.annotation import Token
from generator.model.corpus import Passage

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_TOLD = frozenset({"nsubjpass", "csubjpass"})  # subjects to which something is done: they are the matter
_CONDITIONS = frozenset({"if", "unless", "until"})
_ABOUT = frozenset({"over", "about", "on", "of"})
_OBJECTS = frozenset({"dobj", "attr", "nsubjpass", "nsubj", "pobj"})
_ASKED = frozenset({"for", "on", "against"})  # "called for", "called on him to", "appealed against"
_NEEDS_LINK = frozenset({"call", "ask", "press", "push", "appeal", "apply"})  # "called it a farce" asks for nothing
_ADDRESSING = frozenset({"ask", "urge", "call", "press", "push", "appeal"})
_TOPICAL = frozenset({"on", "over", "for", "of", "about", "against", "between", "from"})
_LINKED = frozenset({"to", "with"})  # "an end to the levy", not "sent to the port"
_CLAUSES = frozenset({"csubj", "ccomp", "nsubj"})
_WITHOUT_NOT = frozenset({"want", "need", "oppose", "object"})  # "does not want to" leaves nothing at issue
_OUGHT = frozenset({"must", "should"})
_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
_PARTICLES = {"turn": "down", "rule": "out", "put": "off"}  # no matter without it
_CLOSED = frozenset({"relcl", "acl", "parataxis"})
_PERSONS = frozenset({"PRON", "PROPN"})


def at_issue(passage: Passage, *, firm: bool = False) -> frozenset[int]:
    """The places of the words of `passage` that tell what it leaves at issue; none where it leaves nothing so.

    `firm`: without what is only promised, offered or said to be needed.
    """
    tokens = passage.sentence.tokens
    found: set[int] = set()
    for place, token in enumerate(tokens):
        if token.pos in {"VERB", "AUX"}:
            found |= _of_verb(passage, place) if not (firm and _is_soft(tokens, place)) else set()
        elif token.pos == "NOUN" and token.lemma in words_of("matter_nouns"):
            found |= _of_noun(tokens, place)
        elif token.lemma in words_of("matter_adjectives"):
            found |= _of_adjective(tokens, place)
        if token.lemma == "no" and token.dep == "det":
            found |= _of_no(tokens, place)
        if token.dep == "mark" and token.lemma == "whether":
            found |= _without_subject(tokens, token.head)
        if token.dep == "mark" and token.lemma == "unless":
            found |= {*_subject(tokens, tokens[token.head].head), *subtree(tokens, token.head)}
    if found:
        found |= fronted(tokens)
    return frozenset(found)


def _is_soft(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a verb is one of promising or offering, or of what "should" be."""
    ought = any(one.head == place and one.tag == "MD" and one.lemma in _OUGHT for one in tokens)
    return ought or tokens[place].lemma in words_of("soft_verbs")


def naming(passage: Passage, places: frozenset[int]) -> frozenset[int]:
    """Those of `places`, at issue in `passage`, that name the matter: objects, subjects, what is asked for."""
    tokens = passage.sentence.tokens
    found = set()
    for place in places:
        if tokens[place].pos in {"NOUN", "PROPN"}:
            at = place
            while at in places and tokens[at].head != at and _names(passage, at):
                at = tokens[at].head
            if at not in places or (tokens[at].head == at and _names(passage, at)):
                found.add(place)
    return frozenset(found)


def _names(passage: Passage, place: int) -> bool:
    """Whether a word still speaks of the matter that the word above it does."""
    tokens = passage.sentence.tokens
    token, above = tokens[place], tokens[tokens[place].head]
    if token.dep == "prep" and token.lemma == "in":  # "a rise in fees", "two million pounds in aid"
        money = any(one.start <= above.start < one.end for one in passage.figures)
        return money or above.lemma in words_of("dispute_nouns")
    if token.dep == "prep":
        return token.lemma in _TOPICAL or (token.lemma in _LINKED and above.pos == "NOUN")
    if token.dep == "compound":
        # a "pay rise" and a "shift plan" are about pay and shifts, a "gas bill" is about the bill
        return above.lemma in words_of("dispute_nouns") | words_of("plain_nouns")
    if token.dep == "advmod":
        return token.tag == "RBR"  # "no closer on price", not "next to the mill"
    return token.dep not in {"npadvmod", "nummod", "poss"}


def _of_verb(passage: Passage, place: int) -> set[int]:
    """What a verb leaves at issue: its complements, and its subject where it is passive."""
    tokens = passage.sentence.tokens
    verb = tokens[place]
    if verb.lemma in words_of("matter_verbs"):
        if verb.dep in _CLAUSES and any(one.dep == "attr" and one.head == verb.head for one in tokens):
            return {at for at, _ in enumerate(tokens) if _hangs_on_attribute(tokens, at, verb.head)}  # "all we want is"
        return _scope(tokens, place) if opens_matter(tokens, place) else set()
    return _scope(tokens, place) if _is_withheld(passage, place) else set()


def _is_withheld(passage: Passage, place: int) -> bool:
    """Whether a verb is what somebody will not do, has not done though it is awaited, or ought to do."""
    tokens = passage.sentence.tokens
    below = [one for at, one in enumerate(tokens) if one.head == place and at != place]
    modals = {one.lemma for one in below if one.tag == "MD"}
    if modals & _OUGHT:
        return tokens[place].dep == "ccomp" or any(one.direct for one in passage.quotations)
    if not any(one.dep == "neg" for one in below):
        return False
    willed = bool(modals & {"will", "would", "can", "could"}) and _is_willed(passage, place)
    return tokens[place].lemma in words_of("withheld_verbs") or willed


def _hangs_on_attribute(tokens: tuple[Token, ...], place: int, verb: int) -> bool:
    while tokens[place].head not in {verb, place}:
        place = tokens[place].head
    return tokens[place].dep == "attr" and tokens[place].head == verb


def opens_matter(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a verb that may open a matter does: "called for a vote", not "called it a farce"."""
    lemma = tokens[place].lemma
    below = [one for one in tokens if tokens[one.head] is tokens[place]]
    if _is_over(tokens, place) or (lemma in _WITHOUT_NOT and any(one.dep == "neg" for one in below)):
        return False
    if lemma in _PARTICLES:
        return any(one.lemma == _PARTICLES[lemma] and one.dep in {"prt", "advmod"} for one in below)
    objects = {one.lemma for one in below if one.dep == "dobj"}
    if lemma == "claim":  # "both claim the island", not "the storm claimed nine lives", "he claims that it rains"
        return bool(objects - words_of("claimed_away"))
    if lemma == "need":  # "needs clearance", not "needs a new coat of paint"
        return bool(objects & words_of("dispute_nouns"))
    if lemma in _NEEDS_LINK:
        passive = any(one.dep in {"agent", "auxpass"} for one in below)
        questioned = passive and lemma in {"ask", "call"}  # "asked by reporters", "crews were called to the fire"
        links = any(one.dep == "prep" and one.lemma in _ASKED for one in below)
        clause = any(one.dep in {"xcomp", "ccomp"} and one.pos in {"VERB", "AUX"} for one in below)
        return (links or clause) and not questioned
    # "offers five dollars", not "offers a fine view"
    featured = lemma == "offer" and tokens[place].tag in {"VBZ", "VBP"}
    return not featured or any(tokens[at].pos in {"NUM", "SYM"} for at in _scope(tokens, place))


def _is_over(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether it was asked for before: "who had asked for rain", or given: "the port had to offer a higher price"."""
    before = any(one.head == place and one.lemma == "have" and one.tag == "VBD" for one in tokens)
    made_to = tokens[place].dep == "xcomp" and tokens[tokens[place].head].lemma == "have"
    told_of = any(one.head == place and one.dep == "nsubj" and one.tag in _RELATIVES for one in tokens)
    return made_to or (tokens[place].dep == "relcl" and before and told_of)


def _is_willed(passage: Passage, place: int) -> bool:
    """Whether the subject of a verb can be somebody who refuses: "rates will not change" refuses nothing."""
    tokens = passage.sentence.tokens
    for at in (at for at, one in enumerate(tokens) if one.head == place and one.dep == "nsubj"):
        named = any(one.start <= tokens[at].start < one.end for one in passage.mentions)
        someone = tokens[at].pos in _PERSONS and tokens[at].lemma not in {"it", "this", "that", "there", "which"}
        if named or someone or tokens[at].lemma in words_of("title_persons") | words_of("body_nouns"):
            return True
    return False


def _of_noun(tokens: tuple[Token, ...], place: int) -> set[int]:
    """What a noun such as "dispute" leaves at issue: what hangs on it, or what is said to be one or to be in one."""
    found = {at for at in subtree(tokens, place) if at != place and not _owns(tokens, at, place)}
    above = tokens[place].head
    if tokens[place].dep == "attr":
        found.update(_subject(tokens, above))
    if tokens[place].dep == "pobj" and tokens[above].lemma in {"in", "under", "at"}:  # "the strip in dispute"
        host = tokens[above].head
        if tokens[host].pos == "NOUN":
            found.update({host, *(at for at, one in enumerate(tokens) if one.head == host and one.dep == "compound")})
        elif tokens[host].lemma in {"be", "remain", "stay"}:
            found.update(_subject(tokens, host))
        for at, one in enumerate(tokens):  # "at odds over port fees"
            if one.dep == "prep" and one.lemma in _ABOUT and one.head in {host, above} and at > place:
                found.update(subtree(tokens, at))
    return found


def _of_adjective(tokens: tuple[Token, ...], place: int) -> set[int]:
    above = tokens[place].head
    if tokens[place].dep == "amod":
        return set(subtree(tokens, above))
    if tokens[place].dep in {"acomp", "oprd", "attr"}:
        return {*_subject(tokens, above), *subtree(tokens, place)} - {place}
    return set()


def _of_no(tokens: tuple[Token, ...], place: int) -> set[int]:
    """What is not there though somebody waits for it: "no decision on fares", "there can be no return"."""
    noun = tokens[place].head
    verb = tokens[noun].head
    modal = any(one.head == verb and one.tag == "MD" for one in tokens)
    awaited = tokens[noun].lemma in words_of("unreached") | words_of("dispute_nouns") or tokens[verb].lemma in words_of(
        "awaited_verbs"
    )
    return set(subtree(tokens, noun)) if tokens[noun].dep in _OBJECTS and (awaited or modal) else set()


def _scope(tokens: tuple[Token, ...], place: int) -> set[int]:
    """The complements of the verb at `place`: neither who acts nor what is only told beside it."""
    found: set[int] = set()
    above = tokens[place].head
    if tokens[place].dep == "ccomp" and above > place and tokens[above].lemma not in SAYING_VERBS:
        # "They want one more item, the toll the port takes on salt": the parser reads the toll's clause as the main one
        found.update(range(max(subtree(tokens, place)) + 1, len(tokens)))
    for at, one in enumerate(tokens):
        if one.head != place or at == place or one.dep in {"aux", "auxpass", "neg", "punct", "mark", "agent"}:
            continue
        if one.dep in _SUBJECTS - _TOLD or (one.dep == "conj" and one.pos in {"VERB", "AUX"}):
            continue
        if _is_addressed(tokens, at, place):
            continue
        if one.dep in _CLOSED or (one.dep == "advcl" and not _is_conditional(tokens, at)):
            continue
        found.update(subtree(tokens, at))
    return found - _beside(tokens, found)


def _is_addressed(tokens: tuple[Token, ...], at: int, verb: int) -> bool:
    """Whether the word at `at` is only the one who is asked: "urged the two sides to talk", "called on him to go"."""
    if tokens[verb].lemma not in _ADDRESSING:
        return False
    clause = any(one.head == verb and one.dep in {"xcomp", "ccomp"} and one.pos in {"VERB", "AUX"} for one in tokens)
    linked = any(one.head == verb and one.dep == "prep" and one.lemma == "for" for one in tokens)
    return (clause or linked) and (tokens[at].dep in {"dobj", "dative"} or tokens[at].lemma == "on")


def _is_mark(token: Token) -> bool:
    return token.dep == "punct"


def _beside(tokens: tuple[Token, ...], places: set[int]) -> set[int]:
    """Those of `places` in a clause that only adds something: ", which ships grain"."""
    found: set[int] = set()
    for at in places:
        clause = subtree(tokens, at)
        first = clause[0]
        if tokens[at].dep == "advcl" and tokens[tokens[at].head].lemma not in words_of("matter_verbs"):
            found.update(clause if not _is_conditional(tokens, at) else ())  # "appear to account for the rise"
        elif tokens[at].dep in _CLOSED and tokens[first].tag in _RELATIVES and first and _is_mark(tokens[first - 1]):
            found.update(clause)
    return found


def _without_subject(tokens: tuple[Token, ...], place: int) -> set[int]:
    return _scope(tokens, place) | {place}


def _is_conditional(tokens: tuple[Token, ...], place: int) -> bool:
    return any(one.head == place and one.dep == "mark" and one.lemma in _CONDITIONS for one in tokens)


def _subject(tokens: tuple[Token, ...], verb: int) -> Iterable[int]:
    for at, one in enumerate(tokens):
        if one.head == verb and one.dep in _SUBJECTS and at != verb:
            return subtree(tokens, at)
    return ()


def _owns(tokens: tuple[Token, ...], place: int, noun: int) -> bool:
    """Whether the word at `place` belongs to whose dispute, demand or claim it is."""
    while place != noun:
        if tokens[place].dep == "poss":
            return True
        if tokens[place].head == place:
            return False
        place = tokens[place].head
    return False


def fronted(tokens: tuple[Token, ...]) -> set[int]:
    """What a sentence names first as its matter: "On the toll, he would not move"."""
    if not tokens or tokens[0].lemma not in {"on", "over", "about"} or tokens[0].dep != "prep":
        return set()
    below = subtree(tokens, 0)
    dated = any(tokens[at].lemma in words_of("calendar_words") for at in below)
    return set() if dated else set(below)
