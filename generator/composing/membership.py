"""Which statements an issue holds once it has its title: those on the title's own matter.

A subject gathers all that uses its words; the title says which of it is in dispute. "Price of milk" holds what is said
of the price, not the dairy's history nor the milk tanker that overturned.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from generator.composing.index import Index
from generator.composing.left_open import LeftOpen
from generator.composing.stance import stances
from generator.composing.verbs import main_verbs
from generator.language.section_cues import words_of
from generator.language.subjects import subjects
from generator.model.annotation import Token
from generator.model.corpus import MergedStatement, Passage

_LARGE = 1000
_BEFORE = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})


def title_heads(index: Index, title: str, members: Iterable[MergedStatement]) -> frozenset[str]:
    """The nouns (lemmas) of a title that carry it: "bill" of "Old gas bill", both of "Duty on tea"."""
    for statement in members:
        for passage in index.of(statement):
            at = passage.exact.lower().find(title.lower())
            if at < 0:
                continue
            start, end = passage.start + at, passage.start + at + len(title)
            inside = [one for one in passage.sentence.tokens if start <= one.start and one.end <= end]
            tokens = passage.sentence.tokens
            heads = [one.lemma for one in inside if one.pos == "NOUN" and one.dep not in _BEFORE]
            heads += [one.lemma for one in inside if one.dep == "compound" and _is_decided(tokens[one.head])]
            return frozenset(heads or [one.lemma for one in inside if one.pos == "NOUN"])
    return frozenset()


def _is_decided(token: Token) -> bool:
    """Whether a noun only says what is decided about the one before it: "fare rise", "tea duty"."""
    return token.lemma in words_of("dispute_nouns")


def on_title(
    index: Index,
    about: tuple[str, tuple[MergedStatement, ...]],
    told: LeftOpen,
    heads: tuple[AbstractSet[str], AbstractSet[str]],
) -> tuple[MergedStatement, ...]:
    """The statements of an issue, given with its subject, that are about its title.

    `heads`: the title's nouns, and those of the other titles.
    """
    subject, members = about
    own, others = heads
    known = subjects()[subject.partition(":")[0]]
    if not own or known.split is not None or known.contested:
        return members
    kept = []
    for statement in members:
        left, lemmas = told.matter[statement.id], _lemmas(index.shown(statement))
        if own & lemmas:
            kept.append(statement)
        elif others & (lemmas if statement.id in told.announced else left.words):
            continue  # it is about another title's matter
        elif left.nouns and left.nouns <= words_of("plain_nouns"):
            kept.append(statement)  # "they have not carried out the agreement": it has no matter of its own
        elif (
            subject in left.subjects
            or statement.id in told.announced
            or any(
                ((one.refuses or one.acts & words_of("aim_verbs")) and not _tells_of_a_thing(index.shown(statement)))
                or (known.words & one.scope and (statement.status == "demanded" or not one.verbs <= words_of("say")))
                for one in stances(index, statement)
            )
        ):
            kept.append(statement)
    return tuple(kept)


def on_its_matter(index: Index, heads: AbstractSet[str], told: LeftOpen) -> tuple[MergedStatement, ...]:
    """The open statements that leave the nouns of a title at issue."""
    return tuple(one for one in index.corpus.statements if one.id in told.opened and heads & told.matter[one.id].nouns)


def _tells_of_a_thing(passage: Passage) -> bool:
    """Whether a main verb's subject is neither somebody nor some body: "the treaty was put off because …"."""
    tokens = passage.sentence.tokens
    actors = words_of("title_persons") | words_of("body_nouns") | words_of("company_nouns")
    verbs = main_verbs(tokens)
    for token in tokens:
        if token.dep in {"nsubj", "nsubjpass"} and token.pos == "NOUN" and tokens[token.head] in verbs:
            named = any(one.start <= token.start < one.end for one in passage.mentions)
            if not named and token.lemma not in actors and tokens[token.head].lemma not in words_of("say"):
                return True
    return False


def sums_in(index: Index, statements: Iterable[MergedStatement]) -> frozenset[tuple[str, float]]:
    """The sums of money that the shown words of statements name, with their currencies."""
    return frozenset(
        (figure.unit, figure.low)
        for statement in statements
        for figure in index.shown(statement).figures
        if figure.unit is not None and figure.unit.isupper() and figure.low == figure.high and figure.low >= _LARGE
    )


def _lemmas(passage: Passage) -> frozenset[str]:
    return frozenset(token.lemma for token in passage.sentence.tokens if token.pos in {"NOUN", "PROPN"})
