"""The offices a person is given and the party the person acts for, by agreement across all mentions.

The party is the country or organisation that role words,
possessives and demonyms name most often; where none does, that of whom the person stands beside against known others.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.language import countries
from generator.language.offices import office_class, organisation_words, outlets
from generator.merging.people.clusters import Cluster
from generator.model.annotation import AnnotatedArticle, Name, Role, Sentence

STATE_CLASSES = frozenset(
    {"state", "royal", "vice", "minister", "envoy", "speaker", "official", "force", "justice", "lawmaker"}
)
WEAK_CLASSES = frozenset({"scholar", "party", "culture", "kin", "faith"})
PRIVATE = frozenset({"kin", "party", "culture"})  # who is no party because somebody is of one
PAST = ("former ", "ex-", "late ", "then-")
UNIONS = ("European Union", "United Nations")
OWNS = frozenset({"'s ", "’s ", "' ", "’ "})
LINKS = frozenset({"of", "for", "at"})
STATES = frozenset({"republic", "state", "government", "country", "nation", "cabinet", "parliament", "senate"})
SPEAKER = frozenset({"speaker", "speakers"})
HOME_MENTIONS = 3  # times an article names the country it is about
HOME_SHARE = 0.6  # of all its mentions of countries
STRONG, FAIR, WEAK = 3, 2, 1
LONGEST_OWNER = 6  # characters before a role in which "his" is looked for
IN = " in "  # where, not for whom ("editor in Bath")


@dataclass(frozen=True, slots=True)
class Held:
    """A role and the article (place in the sequence) that gives it."""

    article: int
    role: Role


def roles_of(cluster: Cluster, articles: Sequence[AnnotatedArticle]) -> list[Held]:
    """All roles the articles give to this person, in order."""
    named: dict[int, set[int]] = {}
    for mention in cluster.mentions:
        named.setdefault(mention.article, set()).add(mention.name.start)
    found = []
    for index, starts in named.items():
        found += [Held(index, role) for role in articles[index].roles if role.holder_start in starts]
    return found


def votes_of(cluster: Cluster, held: Sequence[Held], articles: Sequence[AnnotatedArticle]) -> Counter[str]:
    """How strongly the articles tie this person to each party: country names, or names of organisations."""
    votes: Counter[str] = Counter()
    for each in held:
        kind = office_of(each.role.text)
        past = each.role.text.lower().startswith(PAST)
        if each.role.country:
            votes[each.role.country] += WEAK if kind in WEAK_CLASSES or past else STRONG
        elif (
            not past
            and (body := _body_in(articles[each.article], each.role)) is not None
            and (body.country or not (is_state_body(body.text) or kind in WEAK_CLASSES or kind == "minister"))
        ):
            votes[body.country or _of_union(body.text) or _plain(body.text)] += STRONG
    for mention in cluster.mentions:
        owner = _country_before(articles[mention.article], mention.name)
        if owner:
            votes[owner] += FAIR
    return votes


@lru_cache(maxsize=1 << 14)
def office_of(text: str) -> str | None:
    """The class of the office that heads a role's words: that of its last office before "of", "for", "to" or "at"."""
    head = None
    for word in text.replace("(", " ").replace(")", " ").split():
        if head is not None and word.lower() in {"of", "for", "to", "at", "in"}:
            break
        for part in (word,) if office_class(word) else word.split("-"):
            head = office_class(part) or head
    return head


def names_in(article: AnnotatedArticle, start: int, end: int) -> tuple[Name, ...]:
    """The names of the article that begin from `start` to `end` (excluded)."""
    names = article.names
    first = bisect_left(names, start, key=lambda name: name.start)
    return names[first : bisect_left(names, end, lo=first, key=lambda name: name.start)]


def state_body(held: Sequence[Held], articles: Sequence[AnnotatedArticle]) -> str | None:
    """The body of a state whose country no article says, as the party of who holds an office of it."""
    for each in held:
        body = _body_in(articles[each.article], each.role)
        past = each.role.text.lower().startswith(PAST)
        if body is not None and not past and (" " in body.text or body.text.isupper()):
            return body.country or _plain(body.text)
    return None


def from_masters(
    held: Sequence[Held], articles: Sequence[AnnotatedArticle], party_at: Mapping[tuple[int, int], str]
) -> str | None:
    """The party of the person whose man this is ("Ruiz's special envoy").

    `party_at`: (article, start of a name) -> party.
    """
    for each in held:
        if office_of(each.role.text) in PRIVATE:
            continue
        for name in names_in(articles[each.article], each.role.start, each.role.end):
            if party := party_at.get((each.article, name.start)):
                return party
    return None


def from_owner(
    held: Sequence[Held], articles: Sequence[AnnotatedArticle], party_at: Mapping[tuple[int, int], str]
) -> str | None:
    """The party of whom "his" or "her" before a role means: the person named last before it in the sentence."""
    for each in held:
        article = articles[each.article]
        if office_of(each.role.text) in PRIVATE or not _owner_before(article, each.role):
            continue
        place = bisect_right(article.sentences, each.role.start, key=lambda sentence: sentence.start) - 1
        before = [
            party
            for name in names_in(article, article.sentences[max(0, place)].start, each.role.start)
            if (party := party_at.get((each.article, name.start)))
        ]
        if before:
            return before[-1]
    return None


def _owner_before(article: AnnotatedArticle, role: Role) -> bool:
    before = article.article.text[max(0, role.start - LONGEST_OWNER) : role.start].lower().split()
    return before[-1:] in (["his"], ["her"]) or role.text.lower().startswith(("his ", "her "))


def from_company(
    cluster: Cluster,
    held: Sequence[Held],
    articles: Sequence[AnnotatedArticle],
    party_at: Mapping[tuple[int, int], str],
) -> Counter[str]:
    """Votes for an office-holder whose country is not said.

    They go to the delegation led, else, where the sentence or the one before it tells of something "between" countries,
    to the one of them that no other office-holder of the sentence acts for.
    """
    votes: Counter[str] = Counter()
    starts = {(mention.article, mention.name.start) for mention in cluster.mentions}
    for each in held:
        if office_of(each.role.text) not in STATE_CLASSES:
            continue
        article = articles[each.article]
        place = bisect_right(article.sentences, each.role.start, key=lambda sentence: sentence.start) - 1
        if place < 0 or each.role.start >= article.sentences[place].end:
            continue
        sentence = article.sentences[place]
        led = _delegation(article, sentence)
        if led:
            votes[led] += FAIR
            continue
        others = {
            party
            for name in names_in(article, sentence.start, sentence.end)
            if (each.article, name.start) not in starts and (party := party_at.get((each.article, name.start)))
        }
        pair = _pair(article, article.sentences[max(0, place - 1)].start, sentence.end)
        left = [country for country in pair if country not in others]
        if len(left) == 1 and len(pair) > 1:
            votes[left[0]] += WEAK
    return votes


def _pair(article: AnnotatedArticle, start: int, end: int) -> list[str]:
    """The countries between which something is, from `start` to `end` ("talks between Lima and Quito")."""
    text = article.article.text
    names = [name for name in names_in(article, start, end) if name.country]
    pair: dict[str, None] = {}
    for at, name in enumerate(names):
        before = text[max(start, name.start - len("between ")) : name.start]
        joined = at > 0 and text[names[at - 1].end : name.start].strip() in {"and", ",", ", and"}
        if name.country and (before.lower() == "between " or (joined and names[at - 1].country in pair)):
            pair[name.country] = None
    return list(pair)


def from_article(held: Sequence[Held], articles: Sequence[AnnotatedArticle]) -> str | None:
    """The country an article is about, for a head of government or minister it gives no country, as papers do at home.

    Only where it names hardly any other country and gives no office of another state; a dateline there counts too.
    """
    votes: Counter[str] = Counter()
    for each in held:
        if not is_of_state(each.role.text):
            continue
        article = articles[each.article]
        named = Counter(name.country for name in article.names if name.country and name.kind == "place")
        for union in UNIONS:
            del named[union]
        town, _, country_told = (article.article.dateline or "").rpartition(", ")
        dateline = countries.country_of((country_told if town else article.article.dateline or "").title())
        if dateline is not None and dateline in named:
            named[dateline] += 1
        country, times = max(named.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
        others = {r.country for r in article.roles if r.country and office_of(r.text) in STATE_CLASSES}
        home = times >= HOME_MENTIONS and times >= HOME_SHARE * named.total()
        if country and home and not others - {country} and not _others_act(article, country):
            votes[country] += 1
    return max(votes, key=lambda name: (votes[name], name), default=None)


def from_dateline(
    held: Sequence[Held], articles: Sequence[AnnotatedArticle], taken: Collection[tuple[str, str]]
) -> str | None:
    """The country whose capital an article is written in, for an office of a state that it gives no country.

    So agencies write: "LIMA - Foreign Minister Tom Lee said". The article must name the country too, and no other
    may hold the one office of its head. `taken`: classes of offices and countries of those whose party is known.
    """
    votes: Counter[str] = Counter()
    for each in held:
        kind = office_of(each.role.text)
        if not is_of_state(each.role.text) or each.role.country or each.role.text.lower().startswith(PAST):
            continue
        article = articles[each.article]
        if _owner_before(article, each.role):
            return None  # "his minister" is of whose he is
        country = countries.country_of((article.article.dateline or "").partition(",")[0].title())
        named = country is not None and any(name.country == country for name in article.names)
        if country is not None and named and not (kind == "state" and (kind, country) in taken):
            votes[country] += 1
    return next(iter(votes)) if len(votes) == 1 else None


def is_of_state(office: str) -> bool:
    """Whether each country has one such office: its head, a minister, the speaker of its parliament.

    Whom else somebody leads, a bare "leader" does not say ("opposition leader").
    """
    words = office.lower().split()
    whose = next((words[at + 1 :] for at, word in enumerate(words) if word in LINKS), None)
    if "leader" in words or (whose is not None and office_of(office) in {"state", "vice"} and STATES.isdisjoint(whose)):
        return False  # "president of the growers' association"
    chairs = office_of(office) == "speaker" and not SPEAKER.isdisjoint(office.lower().split())
    return chairs or office_of(office) in {"state", "minister", "vice"}


def _others_act(article: AnnotatedArticle, country: str) -> bool:
    """Whether another country does something in the article, or somebody in it is told by one."""
    told = [*(role.country for role in article.roles), *(each.country for each in article.descriptions)]
    if any(named not in {None, country} for named in told):
        return True
    others = [name.start for name in article.names if name.country not in {None, country, *UNIONS}]
    subjects = ((c.subject_start, c.subject_end) for s in article.sentences for c in s.clauses)
    return any(
        first is not None and last is not None and bisect_left(others, first) < bisect_left(others, last)
        for first, last in subjects
    )


def _delegation(article: AnnotatedArticle, sentence: Sentence) -> str | None:
    """The country of the one delegation the sentence names."""
    found = {
        each.country
        for each in article.descriptions
        if each.head in {"delegation", "team", "mission"}
        and each.country
        and sentence.start <= each.start < sentence.end
    }
    return found.pop() if len(found) == 1 else None


def _country_before(article: AnnotatedArticle, name: Name) -> str | None:
    """The country whose possessive stands right before the name, or behind it with "of" ("Peru's Quispe")."""
    text = article.article.text
    at = bisect_left(article.names, name.start, key=lambda other: other.start)
    before = article.names[at - 1] if at else None
    behind = article.names[at + 1] if at + 1 < len(article.names) else None
    if before and before.kind == "place" and text[before.end : name.start] in OWNS:
        return before.country
    return behind.country if behind and text[name.end : behind.start] == " of " else None


def _body_in(article: AnnotatedArticle, role: Role) -> Name | None:
    inside = [
        name
        for name in names_in(article, role.start, role.end)
        if name.kind == "body"
        and name.end <= role.end
        and name.text.lower() not in outlets()
        and article.article.text[max(role.start, name.start - len(IN)) : name.start] != IN
    ]
    return inside[0] if inside and office_of(role.text) != "kin" else None


def _of_union(text: str) -> str | None:
    """The country or union whose letters open the name of a body of it: "EU Climate" in "EU Climate Commissioner"."""
    first, _, rest = text.partition(" ")
    return countries.country_of(first) if rest and first.replace(".", "").isupper() else None


def _plain(text: str) -> str:
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    return text


def is_state_body(text: str) -> bool:
    """Whether a body's name is that of a body of a state ("Ministry of Health", "Supreme Court")."""
    return any(organisation_words().get(word) == "state" for word in text.split())
