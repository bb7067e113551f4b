"""Questions about a sentence's verbs and its opening that several composers ask."""

from __future__ import annotations

from collections.abc import Sequence

from generator.language.section_cues import words_of
from generator.model.annotation import Sentence, Token

OPENING_MARKS = "\"'“‘«„`"
_SELF = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})


def main_modal(sentence: Sentence) -> str | None:
    """The modal of the main clause ("will"), or None. A modal before "have" ("would have left") is none.

    The main clause is the root or, below a verb of saying, the head of what is said.
    """
    for clause in sentence.clauses:
        if clause.main and clause.modal is not None and not clause.perfect:
            return clause.modal
    if sentence.clauses:
        return None
    for verb in main_verbs(sentence.tokens):
        helpers = [
            token for token in sentence.tokens if sentence.tokens[token.head] is verb and token.dep.startswith("aux")
        ]
        if any(token.lemma == "have" for token in helpers):
            continue
        for token in helpers:
            if token.tag == "MD":
                return token.lemma
    return None


def side_modals(sentence: Sentence) -> frozenset[str]:
    """The modals of clauses other than the main one, without those before "have"."""
    return frozenset(
        clause.modal
        for clause in sentence.clauses
        if not clause.main and clause.modal is not None and not clause.perfect
    )


def tells_an_act(sentence: Sentence, *, said: bool = True) -> bool:
    """Whether the main clause tells what was done: simple past, active or passive, of a verb that is no state.

    `said`: speaking counts as doing.
    """
    others = words_of("state_verbs") if said else words_of("state_verbs") | words_of("say")
    tokens = sentence.tokens
    helped = {token.head for token in tokens if token.dep == "auxpass" and token.tag == "VBD"}
    had = {token.head for token in tokens if token.dep == "aux" and token.tag in {"VBD", "MD", "VBZ", "VBP"}}
    passive = [tokens[place] for place in helped - had if tokens[place].tag == "VBN"]
    # "says that no tents had arrived" tells by a present what was so before
    before = {token.head for token in tokens if token.dep == "aux" and token.lemma == "have" and token.tag == "VBD"}
    passive += [
        tokens[place]
        for place in before
        if tokens[place].dep == "ccomp" and tokens[tokens[place].head].tag in {"VBZ", "VBP"}
    ]
    return any(
        (verb.tag == "VBD" or any(verb is one for one in passive)) and verb.lemma not in others
        for verb in main_verbs(tokens)
    )


def tells_news(sentence: Sentence) -> bool:
    """Whether the main clause tells what has just been done: present perfect, active, of a verb that is no state.

    English has the present perfect for "hot news" (McCawley, "Tense and time reference in English", 1971): "The
    prosecutor has opened an inquiry". Not "has been working", which goes on, and not what has never been done.
    """
    states = words_of("state_verbs")
    clauses = [each for each in sentence.clauses if each.main and each.perfect and each.tense == "present"]
    return any(not each.negated and each.verb not in states for each in clauses)


def speaks_there(sentence: Sentence) -> bool:
    """Whether the main clause tells what somebody did or said before those who hear a matter, as past.

    "The owner told the commissioners that …", "She testified", "the panel adjourned", "Questioned, he agreed that …".
    """
    tokens = sentence.tokens
    hearers, own = words_of("hearers") | words_of("meeting_word"), words_of("hearing_verbs")
    for place, token in enumerate(tokens):
        if token.head != place or token.tag not in {"VBD", "VBN"}:
            continue
        if token.lemma in own or any(one.head == place and one.lemma in own and one.tag == "VBN" for one in tokens):
            return True
        told = any(one.head == place and one.dep in {"dobj", "dative"} and one.lemma in hearers for one in tokens)
        if told and token.tag == "VBD" and token.lemma in words_of("say"):
            return True
    return False


def speaks_on(sentence: Sentence, before: Sentence) -> bool:
    """Whether a speaker goes on from the sentence before, told of by a pronoun and in the present ("He expects …")."""
    say = words_of("say")
    verbs = {place for place, token in enumerate(sentence.tokens) if token.head == place and token.tag == "VBZ"}
    by_pronoun = any(
        token.head in verbs and token.dep == "nsubj" and token.lemma in {"he", "she"} for token in sentence.tokens
    )
    return by_pronoun and any(verb.lemma in say and verb.tag == "VBD" for verb in main_verbs(before.tokens))


def lets_be(sentence: Sentence) -> bool:
    """Whether somebody is said not to oppose: "the insurer does not object to the sale" contests nothing."""
    tokens, against = sentence.tokens, words_of("opposing_acts")
    return any(token.dep == "neg" and tokens[token.head].lemma in against for token in tokens)


def speaks_of_meeting(sentence: Sentence) -> bool:
    """Whether a noun in it names a meeting: "talks", "the hearing"."""
    words = words_of("meeting_word")
    return any(token.lemma in words and token.pos in {"NOUN", "PROPN"} for token in sentence.tokens)


def main_verbs(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The root and, where it is a verb of saying, the head of its complement, with the verbs coordinated to them."""
    roots = [token for place, token in enumerate(tokens) if token.head == place]
    say = words_of("say")
    found = list(roots)
    for token in tokens:
        head = tokens[token.head]
        if head not in roots or head is token:
            continue
        said = token.dep == "ccomp" and head.lemma in say
        if said or (token.dep == "conj" and token.pos in {"VERB", "AUX"}):
            found.append(token)
    return tuple(found)


def opens_with_quotation(words: str) -> bool:
    """Whether `words` begin with a quotation mark."""
    return words[:1] in OPENING_MARKS


def speaks_of_self(tokens: Sequence[Token]) -> bool:
    """Whether somebody speaks of I or we in it."""
    return any(token.lemma in _SELF and token.pos == "PRON" for token in tokens)
