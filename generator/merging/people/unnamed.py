"""Unnamed participants: "a strong trade mission", "the head of customs", "officials from Chile and Peru".

Only office-holders of a state or organisation and delegations count, only where the words tell them from others of
their kind, and only where they act, meet or are received. Several countries' ministers in one phrase are one
participant a country.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from generator.language import countries
from generator.language.folding import fold
from generator.language.offices import office_class, singular
from generator.language.word_sections import sections
from generator.merging.people.office_holders import Holders
from generator.merging.people.records import Person, Told, Unnamed
from generator.merging.people.sides import names_in
from generator.model.annotation import AnnotatedArticle, Description, Sentence, Token

CLASSES = frozenset({"state", "vice", "minister", "envoy", "official", "group", "speaker"})
TAKES_PART = frozenset({"nsubj", "nsubjpass", "conj", "agent", "appos"})
WITH_WHOM = frozenset({"by", "with", "between", "from", "including", "and", "alongside"})
DETERMINERS = frozenset(sections("title_words.txt")["determiners"])
OF_MANY = frozenset({"their", "our", "your", "my"})  # whose, no single country named before tells
PRECISE = 2  # words that tell an office: "deputy minister" does, "officials" does not


def find_unnamed(
    articles: Sequence[AnnotatedArticle],
    told: Sequence[Told],
    persons: Sequence[Person],
    party_at: Mapping[tuple[int, int], str],
) -> tuple[list[Unnamed], list[Told]]:
    """The unnamed participants, and the descriptions that turn out to mean named persons (a minister of that country).

    `party_at`: (place of the article, start of a name) -> the party of whom it names.
    """
    found: dict[tuple[frozenset[str], str | None], Unnamed] = {}
    holders = Holders(persons)
    tied: list[Told] = []
    for each in told:
        description = each.description
        if not _may_take_part(articles[each.article], each):
            continue
        known = _all_heads(articles[each.article], description, holders)
        for core, party in () if known else _readings(articles[each.article], each, party_at):
            holder = _holder(description, party, holders) or holders.only_one(description, each.article)
            if holder:
                known.append(holder)
            else:
                key = (_key(core), party)
                found.setdefault(key, Unnamed(core, party)).places.append((each.article, description))
        if known:
            tied.append(Told(each.article, description, tuple(dict.fromkeys(known))))
    return [each for each in found.values() if each.party or len(_parties_inside(each, articles)) > 1], tied


def _all_heads(article: AnnotatedArticle, description: Description, holders: Holders) -> list[str]:
    """The heads of several countries told as one, each of them known by name: "the presidents of Chile and Peru"."""
    if not description.plural or office_class(description.head) not in {"state", "royal"}:
        return []
    found = [_holder(description, country, holders) for country in _countries(article, description)]
    return [who for who in found if who] if None not in found else []


def _may_take_part(article: AnnotatedArticle, told: Told) -> bool:
    description = told.description
    if told.persons or description.form == "pronoun" or office_class(description.head) not in CLASSES:
        return False
    return _takes_part(article, description) and (not description.plural or bool(_countries(article, description)))


def _readings(
    article: AnnotatedArticle, told: Told, party_at: Mapping[tuple[int, int], str]
) -> list[tuple[str, str | None]]:
    """Whom a description can mean: words for the office and the party; nobody where the words tell too little."""
    description = told.description
    inside = _countries(article, description)
    core = _core(description, several=len(inside) > 1)
    several = _core(description, several=True)
    if description.plural and len(several.split()) < PRECISE:
        return [(description.text, inside[0] if len(inside) == 1 else None)]
    if len(core.split()) + bool(inside) < PRECISE:
        return []
    return [(core, party) for party in inside or (_side(article, told, party_at),)]


def _parties_inside(each: Unnamed, articles: Sequence[AnnotatedArticle]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(country for index, place in each.places for country in _countries(articles[index], place))
    )


def _holder(description: Description, country: str | None, holders: Holders) -> str | None:
    """The one named person of that country who holds the office described."""
    fitting = holders.of_party(description, country) if country else ()
    if not fitting and country:
        return holders.plain_of_party(description, country)
    return fitting[0] if len(fitting) == 1 else None


def sentence_at(article: AnnotatedArticle, position: int) -> Sentence | None:
    """The sentence of `article` around `position`."""
    at = bisect_right(article.sentences, position, key=lambda sentence: sentence.start) - 1
    return article.sentences[at] if at >= 0 and position < article.sentences[at].end else None


def _takes_part(article: AnnotatedArticle, description: Description) -> bool:
    """Whether the description's head is a subject, stands beside one, or is whom somebody meets or comes with."""
    sentence = sentence_at(article, description.start)
    if sentence is None or sentence.kind != "sentence":
        return False
    for index, token in enumerate(sentence.tokens):
        if description.start <= token.start < description.end and singular(_word(article, token)) == description.head:
            if token.dep in TAKES_PART:
                return True
            governor = sentence.tokens[token.head]
            if token.dep == "pobj" and (governor.dep == "agent" or governor.lemma in WITH_WHOM):
                return True
            return _beside_person(article, sentence, index) or _in_quotes(article, description)
    return False


def _beside_person(article: AnnotatedArticle, sentence: Sentence, index: int) -> bool:
    before = sentence.tokens[max(0, index - 4) : index]
    return any(token.lemma == "and" for token in before) and any(
        name.kind == "person" for name in names_in(article, sentence.start, sentence.tokens[index].start)
    )


def _in_quotes(article: AnnotatedArticle, description: Description) -> bool:
    """Whether it is a quoted phrase that somebody came with ('accompanied by a "strong trade mission"')."""
    before = article.article.text[max(0, description.start - 12) : description.start].split()
    return len(before) > 1 and any(word in WITH_WHOM for word in before)


def _word(article: AnnotatedArticle, token: Token) -> str:
    return article.article.text[token.start : token.end]


def _countries(article: AnnotatedArticle, description: Description) -> tuple[str, ...]:
    inside = (name.country for name in names_in(article, description.start, description.end) if name.country)
    named = tuple(dict.fromkeys(country for country in inside if country))
    if description.country and not description.plural:
        return (description.country,)
    return named if description.plural or len(named) == 1 else ()


def _side(article: AnnotatedArticle, told: Told, party_at: Mapping[tuple[int, int], str]) -> str | None:
    """The party of the person it is coordinated with, else of the only party named before it in the sentence."""
    description = told.description
    sentence = sentence_at(article, description.start)
    if sentence is None or description.text.split()[0].lower() in OF_MANY:
        return None
    before = names_in(article, sentence.start, description.start)
    if before:
        between = article.article.text[before[-1].end : description.start].split()
        near = party_at.get((told.article, before[-1].start))
        if near and between[:1] == ["and"] and len(between) <= 2:
            return near
    parties = {party for n in before if (party := party_at.get((told.article, n.start)) or n.country)}
    return parties.pop() if len(parties) == 1 else None


def _core(description: Description, *, several: bool) -> str:
    """The words for the office without determiner; where countries share the phrase, without them and singular."""
    words = description.text.replace('"', "").replace("“", "").replace("”", "").split()
    while words and (words[0].lower() in DETERMINERS):
        words = words[1:]
    if not several:
        return " ".join(words)
    plain = [word.strip(",") for word in words]
    heads = [at for at, word in enumerate(plain) if singular(word) == description.head]
    if not heads:
        return " ".join(plain)
    first = 0
    for at in range(heads[0]):
        if countries.country_of(plain[at]) or plain[at] == "and":
            first = at + 1
    last = heads[0] + 1
    while last < len(plain) and not (
        plain[last] in {"of", "from"} and last + 1 < len(plain) and countries.country_of(plain[last + 1])
    ):
        if plain[last] == "from":
            break
        last += 1
    kept = plain[first:last]
    spot = heads[0] - first
    kept[spot] = kept[spot][: len(description.head)] if kept[spot].lower().startswith(description.head) else kept[spot]
    return " ".join(kept)


def _key(core: str) -> frozenset[str]:
    words = (singular(word.strip(",")).replace("defence", "defense") for word in fold(core).split())
    return frozenset(word for word in words if word not in {"of", "the", "affairs", "to", "for", "their"})
