"""Organisations that act, and countries: who can be a party.

A body is a participant only where it does or says something: subject of a verb, agent of a passive, or speaker. News
outlets and agencies are sources, never participants.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from generator.language import countries
from generator.language.folding import fold
from generator.language.offices import organisation_words, outlets
from generator.language.word_sections import sections
from generator.model.annotation import AnnotatedArticle, Name, Sentence, Token

ACTING = frozenset({"nsubj", "pobj"})  # how a word that acts is tied to its sentence
SHORTEST = 2
OF = " of "
LONGEST_SCALE = 12  # characters before a unit in which what counts it is looked for
UNITS_BEFORE = frozenset({"per", "million", "billion", "thousand"})
COMPANY_MARKS = frozenset(sections("body_nouns.txt")["marks_company"])


@dataclass(slots=True)
class Body:
    """One organisation while names are being gathered: its forms and where they stand; `acts`: how often it acts.

    `nouns`: where a plain noun stands for it ("the company"): article, start, end.
    """

    mentions: list[tuple[int, Name]] = field(default_factory=list)
    acts: int = 0
    nouns: list[tuple[int, int, int]] = field(default_factory=list)


def gather_bodies(
    articles: Sequence[AnnotatedArticle], sources: frozenset[str], persons: frozenset[str]
) -> dict[str, Body]:
    """Bodies by their folded name without "the", short forms given in brackets joined to the long ones.

    `sources` are the folded names of the outlets and agencies of the articles themselves, `persons` all folded forms
    and surnames of persons.
    """
    bodies: dict[str, Body] = {}
    short: dict[str, str] = {}
    places = Counter(_key(name.text) for article in articles for name in article.names if name.kind == "place")
    for index, article in enumerate(articles):
        short |= _short_forms(article)
        subjects = _acting_words(article)
        for name in article.names:
            if name.kind != "body" or (name.country is not None and countries.look_up(name.text)):
                continue
            key = _key(name.text)
            if _is_unit(article, name):
                continue
            if len(key) < SHORTEST or key in outlets() or key in sources or key in persons or _is_medium(name.text):
                continue
            body = bodies.setdefault(key, Body())
            body.mentions.append((index, name))
            body.acts += bisect_left(subjects, name.start) < bisect_left(subjects, name.end)
    bodies = {key: body for key, body in bodies.items() if places[key] < len(body.mentions)}
    for abbreviation, long in sorted(short.items()):
        if abbreviation in bodies and long in bodies and abbreviation != long:
            other = bodies.pop(abbreviation)
            bodies[long].mentions += other.mentions
            bodies[long].acts += other.acts
    return _joined(bodies)


def _joined(bodies: dict[str, Body]) -> dict[str, Body]:
    """Bodies whose names differ in spelling only, or are the initials of one other body, put together."""
    plain: dict[str, str] = {}
    initials: dict[str, list[str]] = {}
    shorter = _by_shorter(bodies)
    for key in sorted(bodies):
        words = [_plain_word(word) for word in key.split()]
        plain.setdefault(" ".join(words), key)
        if len(words) > 1:
            letters = "".join(word[0] for word in key.split() if word not in {"of", "the", "and", "for"})
            initials.setdefault(letters, []).append(key)
    joined: dict[str, Body] = {}
    ending: dict[str, list[str]] = {}  # the names found so far by each run of words they end in
    for key in sorted(bodies, key=lambda each: (-len(each), each)):
        target = plain[" ".join(_plain_word(word) for word in key.split())]
        short = initials.get(key, [])
        if " " not in key and len(short) == 1 and all(name.text.isupper() for _, name in bodies[key].mentions):
            target = short[0]
        for longer in (ending.get(key, []), shorter.get(key, [])):
            if target == key and len(longer) == 1:
                target = longer[0]  # "the Rovers" are the one "Lakeside Rovers", "Lakeside" the "Lakeside Holdings"
        if target not in joined:
            for at in (at for at, sign in enumerate(target) if sign == " "):
                ending.setdefault(target[at + 1 :], []).append(target)
        body = joined.setdefault(target, Body())
        body.mentions += bodies[key].mentions
        body.acts += bodies[key].acts
    for body in joined.values():
        body.mentions.sort(key=lambda mention: (mention[0], mention[1].start))
    return joined


def _by_shorter(bodies: dict[str, Body]) -> dict[str, list[str]]:
    """Keys by what is left of each without the words that only mark a company, or without "of" and a country."""
    found: dict[str, list[str]] = {}
    for key in sorted(bodies):
        own, _, country = key.rpartition(OF)
        national = own if " " in own and countries.country_of(country.title()) else None
        for short in dict.fromkeys(each for each in (stem_of(key), national) if each):
            found.setdefault(short, []).append(key)
    return found


@lru_cache(maxsize=1 << 14)
def _plain_word(word: str) -> str:
    """One spelling for a word of a body's name: American "defense", a country for its demonym."""
    country = countries.country_of(word.title())
    return country or word.replace("defence", "defense").replace("organisation", "organization").replace(
        "centre", "center"
    )


def is_participant(body: Body) -> bool:
    """Whether a body acts and is named twice or an organisation by its very name."""
    words = body.mentions[0][1].text.split()
    if len(words) == 1 and words[0] in organisation_words():
        return False  # "the Council", "the Church": which one is not said
    return body.acts > 0 and (len(body.mentions) + len(body.nouns) > 1 or is_marked(body.mentions[0][1].text))


def is_marked(text: str) -> bool:
    """Whether a name of more than one word is that of an organisation by one of its words."""
    words = text.split()
    return len(words) > 1 and any(organisation_words().get(word) in {"state", "other"} for word in words)


def acting_countries(articles: Sequence[AnnotatedArticle]) -> dict[str, list[tuple[int, Name]]]:
    """Every country by its CLDR name with all mentions that name it, in order of the articles."""
    found: dict[str, list[tuple[int, Name]]] = {}
    for index, article in enumerate(articles):
        for name in article.names:
            if name.country is not None and name.kind != "person":
                found.setdefault(name.country, []).append((index, name))
    return found


def _acting_words(article: AnnotatedArticle) -> list[int]:
    """In order, the starts of subjects of a verb, agents of a passive, and speakers of quotations."""
    starts = {q.speaker_start for q in article.quotations if q.speaker_start is not None}
    for sentence in article.sentences:
        if sentence.kind != "sentence":
            continue
        acting = [token for token in sentence.tokens if token.dep in ACTING and token.pos in {"PROPN", "NOUN"}]
        starts.update(token.start for token in acting if _acts(sentence, token))
    return sorted(starts)


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


def _is_unit(article: AnnotatedArticle, name: Name) -> bool:
    """Whether the letters are what is counted: "$6.80 per million BTU"."""
    before = article.article.text[max(0, name.start - LONGEST_SCALE) : name.start].split()
    return name.text.isupper() and before[-1:] != [] and before[-1].lower() in UNITS_BEFORE


def _is_medium(text: str) -> bool:
    last = text.rsplit(maxsplit=1)[-1]
    return last in {
        "News",
        "Times",
        "Herald",
        "Tribune",
        "Gazette",
        "Journal",
        "Magazine",
        "Press",
        "Radio",
        "TV",
        "Online",
    }


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
    return organisation_words().get(text.rsplit(maxsplit=1)[-1]) in {"place", "thing"}


@lru_cache(maxsize=1 << 14)
def stem_of(text: str) -> str | None:
    """The folded name of a company without the words that only mark it as one; None for a name without such words."""
    words = _key(text).split()
    rest = list(words)
    while rest and rest[-1].rstrip(".") in COMPANY_MARKS:
        rest.pop()
    return " ".join(rest) if rest and len(rest) < len(words) else None
