"""The roles a person holds and the party the person acts for, by agreement across all mentions.

Roles are the articles' words, each once, the best first. The party is the country or organisation that role words,
possessives and demonyms name most often; where none does, that of whom the person stands beside against known others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.language.folding import fold
from generator.language.offices import office_class, organisation_words
from generator.merging.people_clusters import Cluster
from generator.model.annotation import AnnotatedArticle, Name, Role, Sentence
from generator.model.briefing import Citation, RoleEntry

STATE_CLASSES = frozenset({"state", "royal", "vice", "minister", "envoy", "speaker", "official", "force", "justice", "lawmaker"})
WEAK_CLASSES = frozenset({"scholar", "party", "culture", "kin", "faith"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
RELATIVE = frozenset({"counterpart", "predecessor", "successor", "rival", "ally", "friend", "colleague"})
STRONG, FAIR, WEAK = 3, 2, 1
CLOSE = 2  # characters between a possessive or demonym and the name it belongs to


@dataclass(frozen=True, slots=True)
class Held:
    """A role and the article (place in the sequence) that gives it."""

    article: int
    role: Role


def roles_of(cluster: Cluster, articles: Sequence[AnnotatedArticle]) -> list[Held]:
    """All roles the articles give to this person, in order."""
    found = []
    for index in dict.fromkeys(mention.article for mention in cluster.mentions):
        starts = {mention.name.start for mention in cluster.mentions if mention.article == index}
        found += [Held(index, role) for role in articles[index].roles if role.holder_start in starts]
    return found


def role_entries(held: Sequence[Held], cite: Callable[[int, int, int], Citation]) -> tuple[RoleEntry, ...]:
    """The roles as published: each wording once, the one most articles use first, the more telling one on a tie.

    A wording that says nothing more than another ("President" beside "Russian President") is left out, as are words
    that only relate one person to another ("his Syrian counterpart").
    """
    groups: dict[str, list[Held]] = {}
    for each in held:
        if not RELATIVE & set(fold(each.role.text).replace("-", " ").split()):
            groups.setdefault(fold(each.role.text), []).append(each)
    words = {key: frozenset(key.replace("-", " ").split()) for key in groups}
    kept = [key for key in groups if not any(words[key] < words[other] for other in groups)]
    kept.sort(key=lambda key: (_is_kin(key), -len({h.article for h in groups[key]}), -len(groups[key]), -len(key), key))
    return tuple(
        RoleEntry(
            text=groups[key][0].role.text,
            citations=tuple(cite(h.article, *_extent(h.role)) for h in groups[key]),
        )
        for key in kept
    )


def votes_of(cluster: Cluster, held: Sequence[Held], articles: Sequence[AnnotatedArticle]) -> Counter[str]:
    """How strongly the articles tie this person to each party: country names, or names of organisations."""
    votes: Counter[str] = Counter()
    for each in held:
        kind = office_of(each.role.text)
        if each.role.country:
            votes[each.role.country] += WEAK if kind in WEAK_CLASSES else STRONG
        elif (body := _body_in(articles[each.article], each.role)) is not None and (body.country or not is_state_body(body.text)):
            votes[body.country or _plain(body.text)] += WEAK if kind in WEAK_CLASSES else STRONG
    for mention in cluster.mentions:
        owner = _country_before(articles[mention.article], mention.name)
        if owner:
            votes[owner] += FAIR
    return votes


def office_of(text: str) -> str | None:
    """The class of the office that heads a role's words: that of its last office before "of", "for", "to" or "at"."""
    head = None
    for word in text.replace("(", " ").replace(")", " ").replace("-", " - ").split():
        if head is not None and word.lower() in {"of", "for", "to", "at", "in"}:
            break
        kind = office_class(word)
        head = kind or head
    return head


def state_body(held: Sequence[Held], articles: Sequence[AnnotatedArticle]) -> str | None:
    """The body of a state whose country no article says, as the party of who holds an office of it."""
    for each in held:
        body = _body_in(articles[each.article], each.role)
        if body is not None:
            return body.country or _plain(body.text)
    return None


def from_masters(
    held: Sequence[Held], articles: Sequence[AnnotatedArticle], party_at: Mapping[tuple[int, int], str]
) -> str | None:
    """The party of the person whose man this is ("Putin's special representative"). `party_at`: (article, start of a
    name) -> party."""
    for each in held:
        for name in articles[each.article].names:
            if each.role.start <= name.start < each.role.end and (party := party_at.get((each.article, name.start))):
                return party
    return None


def from_company(
    cluster: Cluster,
    held: Sequence[Held],
    articles: Sequence[AnnotatedArticle],
    party_at: Mapping[tuple[int, int], str],
) -> Counter[str]:
    """Votes for an office-holder whose country is not said: the delegation led, or the one country of the sentence and the
    one before it that no other office-holder of the sentence acts for."""
    votes: Counter[str] = Counter()
    starts = {(mention.article, mention.name.start) for mention in cluster.mentions}
    for each in held:
        if office_of(each.role.text) not in STATE_CLASSES:
            continue
        article = articles[each.article]
        place = next((i for i, s in enumerate(article.sentences) if s.start <= each.role.start < s.end), None)
        if place is None:
            continue
        sentence = article.sentences[place]
        led = _delegation(article, sentence)
        if led:
            votes[led] += FAIR
            continue
        others = {
            party
            for name in article.names
            if sentence.start <= name.start < sentence.end
            and (each.article, name.start) not in starts
            and (party := party_at.get((each.article, name.start)))
        }
        around = article.sentences[max(0, place - 1) : place + 1]
        named = dict.fromkeys(
            name.country
            for name in article.names
            if name.country and around[0].start <= name.start < sentence.end
        )
        left = [country for country in named if country not in others]
        if len(left) == 1 and others:
            votes[left[0]] += WEAK
    return votes


def _delegation(article: AnnotatedArticle, sentence: Sentence) -> str | None:
    """The country of the one delegation the sentence names."""
    found = {
        each.country
        for each in article.descriptions
        if each.head in {"delegation", "team", "mission"} and each.country and sentence.start <= each.start < sentence.end
    }
    return found.pop() if len(found) == 1 else None


def _country_before(article: AnnotatedArticle, name: Name) -> str | None:
    """The country whose possessive or demonym stands right before the name ("Turkey's Erdogan")."""
    text = article.article.text
    for other in article.names:
        if other.end > name.start:
            return None
        if other.country and other.kind == "place":
            between = text[other.end : name.start]
            if between.strip() in POSSESSIVES and len(between.strip()) <= CLOSE and between.endswith(" "):
                return other.country
    return None


def _body_in(article: AnnotatedArticle, role: Role) -> Name | None:
    inside = [n for n in article.names if n.kind == "body" and role.start <= n.start and n.end <= role.end]
    return inside[0] if inside and office_of(role.text) != "kin" else None


def _plain(text: str) -> str:
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    return text


def _extent(role: Role) -> tuple[int, int]:
    return min(role.start, role.holder_start), max(role.end, role.holder_end)


def _is_kin(key: str) -> bool:
    return office_of(key) == "kin"


def is_state_body(text: str) -> bool:
    """Whether a body's name is that of a body of a state ("Ministry of Health", "Supreme Court")."""
    return any(organisation_words().get(word) == "state" for word in text.split())
