"""Who is who in a folder of articles: participants, the parties they act for, and where the texts mention them.

The order: names are sorted into persons (`clusters`), persons get their roles and party (`sides`), bodies
that act and countries are gathered (`bodies`), descriptions and pronouns are tied to persons where only one
can be meant (`descriptions`), and what is left of them makes the unnamed participants (`unnamed`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slugify import slugify

from generator.language import countries
from generator.language.folding import fold
from generator.language.offices import office_class
from generator.merging.people.antecedents import Bodies, tie_speaking_nouns
from generator.merging.people.belonging import (
    from_bodies,
    from_company_kept,
    from_those_replaced,
    from_those_represented,
)
from generator.merging.people.bodies import Body, acting_countries, body_key, gather_bodies, is_thing
from generator.merging.people.clusters import Cluster, cluster_names
from generator.merging.people.descriptions import resolve_descriptions
from generator.merging.people.publish import Desk, body_name, mentions_of, participants_of, parties_of
from generator.merging.people.records import Person
from generator.merging.people.retyped import with_bodies
from generator.merging.people.sides import (
    PAST,
    Held,
    from_article,
    from_company,
    from_dateline,
    from_masters,
    from_owner,
    is_of_state,
    office_of,
    roles_of,
    state_body,
    votes_of,
)
from generator.merging.people.unnamed import find_unnamed
from generator.model.annotation import AnnotatedArticle
from generator.model.briefing import Participant, Party
from generator.model.corpus import Mention

ABROAD = frozenset({"foreign", "external", "defence", "defense", "trade"})  # whose ministers are told of in other lands


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """Participants and parties in total order, and per source id every mention of them in order of its place."""

    participants: tuple[Participant, ...]
    parties: tuple[Party, ...]
    mentions: Mapping[str, tuple[Mention, ...]]


def identify(articles: Sequence[AnnotatedArticle], *, origin_of: Mapping[str, str] | None = None) -> Identified:
    """Everybody and every party the articles name. `origin_of`: source id -> origin of its text, for the citations.

    The order in which the articles are given makes no difference.
    """
    articles = with_bodies(sorted(articles, key=lambda each: each.article.id))
    persons = _persons(articles)
    bodies = _bodies(articles, persons)
    where = Bodies(articles, bodies)
    tie_speaking_nouns(articles, bodies, where)
    _give_parties(persons, articles, bodies, where)
    party_at = _party_at(persons)
    told = resolve_descriptions(articles, persons)
    unnamed, tied = find_unnamed(articles, told, persons, party_at)
    replaced = {(each.article, each.description.start): each for each in tied}
    told = [replaced.get((each.article, each.description.start), each) for each in told]
    desk = Desk(
        articles=articles,
        persons=persons,
        bodies=bodies,
        nations=acting_countries(articles),
        told=told,
        unnamed=unnamed,
        origin_of=origin_of or {},
    )
    parties = parties_of(desk)
    return Identified(participants=participants_of(desk), parties=parties, mentions=mentions_of(desk, parties))


def _persons(articles: Sequence[AnnotatedArticle]) -> list[Person]:
    persons: list[Person] = []
    taken: Counter[str] = Counter()
    for cluster in cluster_names(articles):
        held = roles_of(cluster, articles)
        name = _with_royal_title(_canonical(cluster), held, articles)
        slug = "p-" + (slugify(name) or "unknown")
        taken[slug] += 1
        if taken[slug] > 1:
            slug = f"{slug}-{taken[slug]}"
        persons.append(Person(slug, name, cluster, held))
    return persons


def _canonical(cluster: Cluster) -> str:
    """The full form that most articles use, of several the most frequent and the most complete, without possessive."""
    uses: dict[str, list[int]] = {}
    shortest = min(len(form.words) for form in cluster.forms)
    for mention in cluster.mentions:
        if len(mention.form.words) == shortest or mention.form.full:
            uses.setdefault(_tidy(mention.name.text), []).append(mention.article)
    order = {text: place for place, text in enumerate(uses)}
    return min(
        uses,
        key=lambda text: (
            text.isupper(),
            -len(set(uses[text])),
            -len(uses[text]),
            -len(text.split()),
            text.isascii(),
            order[text],
        ),
    )


def _with_royal_title(name: str, held: Sequence[Held], articles: Sequence[AnnotatedArticle]) -> str:
    """A name of one word with the title it is never told without ("Pope Francis", "King Felipe VI")."""
    if len([word for word in name.split() if not word.isupper()]) > 1:
        return name
    for each in held:
        title = each.role.text.split()[-1]
        text = articles[each.article].article.text
        beside = text[each.role.end : each.role.holder_start] == " "
        if beside and title[:1].isupper() and office_class(title) == "royal":
            return f"{title} {name}"
    return name


def _tidy(text: str) -> str:
    for ending in ("'s", "’s", "'", "’"):
        text = text.removesuffix(ending)
    return " ".join(text.split())


def _give_parties(
    persons: list[Person], articles: Sequence[AnnotatedArticle], bodies: Mapping[str, Body], where: Bodies
) -> None:
    """Each person's party: by what is said of the person, else by whose man it is, else by the company kept."""
    shown = {key: body_name(body) for key, body in bodies.items()}
    forms = {body_key(name.text): shown[key] for key, body in bodies.items() for _, name in body.mentions}
    for person in persons:
        votes = votes_of(person.cluster, person.held, articles)
        person.party = _winner(_renamed(votes, forms))
    for _ in range(2):  # a representative's representative is as far as articles go
        known = _party_at(persons)
        for person in persons:
            if person.party is None:
                person.party = from_masters(person.held, articles, known) or from_owner(person.held, articles, known)
    for person in persons:
        if person.party is None:
            person.party = _winner(_renamed(from_bodies(person.cluster, person.held, articles, where), shown))
    known = _party_at(persons)
    late = {
        person.id: _winner(from_those_replaced(person.cluster, articles, known))
        or _winner(from_those_represented(person.held, articles))
        or _winner(from_company_kept(person.held, articles, known))
        or _winner(from_company(person.cluster, person.held, articles, known))
        for person in persons
        if person.party is None
    }
    for person in persons:
        person.party = person.party or late.get(person.id) or from_article(person.held, articles)
    _give_home(persons, articles)


def _give_home(persons: list[Person], articles: Sequence[AnnotatedArticle]) -> None:
    """The party of who is left: by where the article is written, or by whose ministers alone the articles tell."""
    taken = {
        (office_of(each.role.text) or "", person.party) for person in persons if person.party for each in person.held
    }
    at_home = {person.id: from_dateline(person.held, articles, taken) for person in persons if person.party is None}
    for person in persons:
        person.party = person.party or at_home.get(person.id)
    home = _home(persons)
    for person in persons:
        ruling = any(_rules_at_home(each.role.text) for each in person.held)
        person.party = person.party or (home if ruling else None) or state_body(person.held, articles)
    known = _party_at(persons)  # the deputies and spokesmen of those whose party came late
    for person in persons:
        if person.party is None:
            person.party = from_owner(person.held, articles, known) or _winner(
                from_those_replaced(person.cluster, articles, known)
            )


def _rules_at_home(office: str) -> bool:
    """Whether an office of a state is one whose holder is told of at home, not on a visit abroad."""
    words = office.lower().split()
    return is_of_state(office) and not office.lower().startswith(PAST) and ABROAD.isdisjoint(words)


def _home(persons: Sequence[Person]) -> str | None:
    """The one country whose heads and ministers the articles tell of, where they tell of no other's."""
    ruled = {
        person.party
        for person in persons
        for each in person.held
        if person.party and (each.role.country or is_of_state(each.role.text)) and countries.country_of(person.party)
    }
    return ruled.pop() if len(ruled) == 1 else None


def _renamed(votes: Counter[str], names: Mapping[str, str]) -> Counter[str]:
    """`votes` with those for one body under several names put together. `names`: key of a form -> name of the body."""
    together: Counter[str] = Counter()
    for party, count in votes.items():
        together[names.get(party) or names.get(body_key(party)) or party] += count
    return together


def _winner(votes: Counter[str]) -> str | None:
    """The party with most votes; None where two have as many."""
    best = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _party_at(persons: Sequence[Person]) -> dict[tuple[int, int], str]:
    return {
        (mention.article, mention.name.start): person.party
        for person in persons
        if person.party
        for mention in person.cluster.mentions
    }


def _bodies(articles: Sequence[AnnotatedArticle], persons: Sequence[Person]) -> dict[str, Body]:
    forms = (form for person in persons for mention in person.cluster.mentions for form in (mention.form,))
    known = frozenset(text for form in forms for text in (fold(form.text), form.surname))
    outlets = (name for each in articles for name in (each.article.outlet, each.article.agency) if name)
    bodies = gather_bodies(articles, frozenset(fold(name) for name in outlets), known)
    return {
        key: body
        for key, body in sorted(bodies.items())
        if not is_thing(body.mentions[0][1].text) and not countries.look_up(body.mentions[0][1].text)
    }
