"""Organisations that act, and countries: who can be a party.

A body is a participant only where it does or says something: subject of a verb, agent of a passive, or speaker. News outlets
and agencies are sources, never participants.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.language import countries
from generator.language.folding import fold
from generator.language.offices import organisation_words, outlets
from generator.model.annotation import AnnotatedArticle, Name, Sentence, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PASSIVE_ONLY = frozenset({"nsubjpass"})
SHORTEST = 2


@dataclass(slots=True)
class Body:
    """One organisation while names are being gathered: its forms and where they stand; `acts`: how often it acts."""

    mentions: list[tuple[int, Name]] = field(default_factory=list)
    acts: int = 0


def gather_bodies(articles: Sequence[AnnotatedArticle], sources: frozenset[str]) -> dict[str, Body]:
    """Bodies by their folded name without "the", short forms given in brackets joined to the long ones.

    `sources` are the folded names of the outlets and agencies of the articles themselves.
    """
    bodies: dict[str, Body] = {}
    short: dict[str, str] = {}
    for index, article in enumerate(articles):
        short |= _short_forms(article)
        subjects = _acting_words(article)
        for name in article.names:
            if name.kind != "body" or name.country is not None and countries.look_up(name.text):
                continue
            key = _key(name.text)
            if len(key) < SHORTEST or key in outlets() or key in sources or _is_medium(name.text):
                continue
            body = bodies.setdefault(key, Body())
            body.mentions.append((index, name))
            body.acts += any(name.start <= start < name.end for start in subjects)
    for abbreviation, long in sorted(short.items()):
        if abbreviation in bodies and long in bodies and abbreviation != long:
            other = bodies.pop(abbreviation)
            bodies[long].mentions += other.mentions
            bodies[long].acts += other.acts
    return bodies


def acting_countries(articles: Sequence[AnnotatedArticle]) -> dict[str, list[tuple[int, Name]]]:
    """Every country by its CLDR name with all mentions that name it, in order of the articles."""
    found: dict[str, list[tuple[int, Name]]] = {}
    for index, article in enumerate(articles):
        for name in article.names:
            if name.country is not None and name.kind != "person":
                found.setdefault(name.country, []).append((index, name))
    return found


def _acting_words(article: AnnotatedArticle) -> set[int]:
    """Starts of words that are subjects of a verb or agents of a passive, and of the speakers of quotations."""
    starts = {q.speaker_start for q in article.quotations if q.speaker_start is not None}
    for sentence in article.sentences:
        if sentence.kind != "sentence":
            continue
        for token in sentence.tokens:
            if token.pos in {"PROPN", "NOUN"} and _acts(sentence, token):
                starts.add(token.start)
    return starts


def _acts(sentence: Sentence, token: Token) -> bool:
    governor = sentence.tokens[token.head]
    if token.dep == "nsubj":
        return governor.pos == "VERB"
    return token.dep == "pobj" and governor.dep == "agent"


def _short_forms(article: AnnotatedArticle) -> dict[str, str]:
    """Short forms that stand in brackets behind a body's name ("World Health Organization (WHO)")."""
    found = {}
    for long, abbreviation in zip(article.names, article.names[1:], strict=False):
        between = article.article.text[long.end : abbreviation.start]
        if long.kind == "body" and between.strip() == "(" and abbreviation.text.isupper():
            found[_key(abbreviation.text)] = _key(long.text)
    return found


def _is_medium(text: str) -> bool:
    last = text.split()[-1]
    return last in {"News", "Times", "Herald", "Tribune", "Gazette", "Journal", "Magazine", "Press", "Radio", "TV", "Online"}


def _key(text: str) -> str:
    key = fold(text).removeprefix("the ").strip()
    for ending in ("'s", "s'"):
        key = key.removesuffix(ending)
    return key


def body_key(text: str) -> str:
    """The key under which `gather_bodies` keeps a body of that name."""
    return _key(text)


def is_thing(text: str) -> bool:
    """Whether the name ends in a word for an event, law or place: nothing that can act."""
    return organisation_words().get(text.split()[-1]) in {"place", "thing"}
