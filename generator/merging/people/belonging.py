"""The party of somebody whom a sentence ties to a body or a person without the body's name in the role.

"Its leader, Ana Ruiz", "party leader Ana Ruiz", "the Farm Alliance of President Ruiz", "Ruiz's Farm Alliance", "Ruiz
was accompanied by Treasury Secretary Tom Lee".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.language.absences import absences, may_tell_of_a_substitute
from generator.merging.people.antecedents import KIND_OF, Bodies, noun_of
from generator.merging.people.bodies import is_marked
from generator.merging.people.clusters import Cluster
from generator.merging.people.sides import OWNS, PAST, PRIVATE, STATE_CLASSES, Held, office_of
from generator.merging.people.unnamed import sentence_at
from generator.model.annotation import AnnotatedArticle, Name, Role, Token

TOGETHER = frozenset({"accompany", "flank"})
REPRESENTED = frozenset({"represent"})
STEPS = 6  # from a name up to the verb
OF = " of "
OF_THE = re.compile(r" of the (?:[a-z-]+ ){0,2}([a-z-]+) ")
LONGEST_WORD = 7  # characters before a role in which "its" or "whose" is looked for


def from_bodies(
    cluster: Cluster, held: Sequence[Held], articles: Sequence[AnnotatedArticle], bodies: Bodies
) -> Counter[str]:
    """Votes for the bodies (keys) and countries (names) that the words around roles and names tie the person to."""
    votes: Counter[str] = Counter()
    for each in held:
        kind = office_of(each.role.text)
        if kind is None or kind in PRIVATE or each.role.text.lower().startswith(PAST):
            continue
        found = _of_role(each, articles[each.article], bodies)
        if found is not None:
            votes[found] += 1
    for mention in cluster.mentions:
        article = articles[mention.article]
        text = article.article.text
        at = bisect_left(article.names, mention.name.end, key=lambda name: name.start)
        behind = article.names[at] if at < len(article.names) else None
        if behind is None or behind.kind != "body":
            continue
        between = text[mention.name.end : behind.start]
        called = OF_THE.fullmatch(between)
        if called and called[1] in KIND_OF:
            between = OF  # "Ruiz of the brokerage Lakeside"
        elif not is_marked(behind.text):
            continue  # "Ruiz of Lakeside", "Ruiz's Honda"
        owned = between in OWNS or (between == " " and mention.name.text.endswith(("'s", "’s")))
        if (owned or between.replace(" the ", " ") == OF) and (key := bodies.at(mention.article, behind.start)):
            votes[key] += 1
    return votes


def _of_role(each: Held, article: AnnotatedArticle, bodies: Bodies) -> str | None:
    """The body that "its", a plain noun or a name before "of" ties a role to."""
    text, start = article.article.text, each.role.start
    before = text[max(0, start - LONGEST_WORD) : start].lower().split()[-1:]
    if before == ["its"]:
        return bodies.of_its(each.article, start)
    if before == ["whose"]:
        return bodies.of_whose(each.article, text.rindex(",", 0, start) if "," in text[:start] else start)
    if len(each.role.text.split()) == 1 and office_of(each.role.text) == "speaker":
        return bodies.of_voice(each.article, start)
    noun = noun_of(each.role.text) if len(each.role.text.split()) > 1 else None
    if noun is not None:
        return bodies.of_noun(each.article, start, noun)
    return _led_by(each.article, article, each.role, bodies)


def _led_by(place: int, article: AnnotatedArticle, role: Role, bodies: Bodies) -> str | None:
    """The body whose name stands before "of" and the role: "the Farm Alliance of President Ruiz"."""
    at = bisect_left(article.names, role.start, key=lambda name: name.start) - 1
    if at < 0 or article.names[at].kind != "body" or role.end > role.holder_start:
        return None
    between = article.article.text[article.names[at].end : role.start]
    return bodies.at(place, article.names[at].start) if between == OF else None


def from_those_represented(held: Sequence[Held], articles: Sequence[AnnotatedArticle]) -> Counter[str]:
    """Votes for the country or body that is "represented by" somebody who holds an office."""
    return Counter(
        name.country
        for _, name in _named_beside(held, articles, REPRESENTED)
        if name.country is not None and name.kind == "place"
    )


def from_company_kept(
    held: Sequence[Held], articles: Sequence[AnnotatedArticle], party_at: Mapping[tuple[int, int], str]
) -> Counter[str]:
    """Votes for the party of the person whom an office-holder is told to accompany."""
    places = ((each.article, name.start) for each, name in _named_beside(held, articles, TOGETHER))
    return Counter(party_at[place] for place in places if party_at.get(place))


def _named_beside(
    held: Sequence[Held], articles: Sequence[AnnotatedArticle], verbs: frozenset[str]
) -> list[tuple[Held, Name]]:
    """The offices of state whose holders do one of `verbs` for somebody ("was accompanied by"), and who that is."""
    found = []
    for each in held:
        article = articles[each.article]
        sentence = sentence_at(article, each.role.holder_start)
        if sentence is None or office_of(each.role.text) not in STATE_CLASSES:
            continue
        for at in _accompanied(sentence.tokens, each.role.holder_start, each.role.holder_end, verbs):
            found += [(each, name) for name in article.names if name.start <= at < name.end]
    return found


def from_those_replaced(
    cluster: Cluster, articles: Sequence[AnnotatedArticle], party_at: Mapping[tuple[int, int], str]
) -> Counter[str]:
    """Votes for the party of those in whose place the person is told to have come."""
    votes: Counter[str] = Counter()
    for mention in cluster.mentions:
        article = articles[mention.article]
        sentence = sentence_at(article, mention.name.start)
        if sentence is None or not may_tell_of_a_substitute(sentence.tokens):
            continue
        for told in absences(sentence.tokens):
            if told.absent is None or told.instead is None:
                continue
            if any(mention.name.start <= at < mention.name.end for at in _called(sentence.tokens, told.instead)):
                votes.update(_parties_of(mention.article, article, _called(sentence.tokens, told.absent), party_at))
    return votes


def _called(tokens: Sequence[Token], place: int) -> list[int]:
    """Where the word at `place` starts, and those in apposition to it."""
    beside = [token.start for token in tokens if token.head == place and token.dep == "appos"]
    return [tokens[place].start, *beside]


def _parties_of(
    place: int, article: AnnotatedArticle, starts: Sequence[int], party_at: Mapping[tuple[int, int], str]
) -> set[str]:
    named = {
        party
        for name in article.names
        if (party := party_at.get((place, name.start))) and any(name.start <= at < name.end for at in starts)
    }
    return named or {
        each.country
        for each in article.descriptions
        if each.country and any(each.start <= at < each.end for at in starts)
    }


def _accompanied(tokens: Sequence[Token], start: int, end: int, verbs: frozenset[str]) -> list[int]:
    """Where the subject of "was accompanied by" stands that the words from `start` to `end` are the agent of."""
    place = next((at for at in range(len(tokens) - 1, -1, -1) if start <= tokens[at].start < end), None)
    for _ in range(STEPS):
        if place is None:
            return []
        token = tokens[place]
        above = tokens[token.head]
        if token.dep == "pobj" and above.lemma == "by" and tokens[above.head].lemma in verbs:
            verb = above.head
            return [each.start for each in tokens if each.dep == "nsubjpass" and each.head == verb]
        if token.dep not in {"compound", "conj", "appos", "nmod"}:
            return []
        place = token.head
    return []
