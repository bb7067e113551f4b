"""Who is who: all mentions of persons by name, in all articles, sorted into persons.

Full names first, each joined to the persons it may be; then single names, tied to the one person of that name in the same
article, else in all of them. Two persons of one surname stay two; a name that could be either is left with nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.language import countries
from generator.language.offices import outlets
from generator.merging.people_forms import Form, alike, form_of, same_person
from generator.model.annotation import AnnotatedArticle, Name, Role

SHORTEST = 3  # letters of a single name
LOOK_BACK = 3  # characters between a form of address and its name


@dataclass(frozen=True, slots=True)
class NameMention:
    """One mention by name: the article's place in the sequence, the name, its comparable form."""

    article: int
    name: Name
    form: Form


@dataclass(slots=True)
class Cluster:
    """One person while names are being sorted."""

    forms: list[Form] = field(default_factory=list)
    mentions: list[NameMention] = field(default_factory=list)


def cluster_names(articles: Sequence[AnnotatedArticle]) -> list[Cluster]:
    """The persons named in `articles` with their mentions, in order of first mention."""
    mentions = list(_mentions(articles))
    full = [mention for mention in mentions if mention.form.full]
    clusters = _join_full(full)
    of_mention = {id(mention): cluster for cluster in clusters for mention in cluster.mentions}
    by_surname = _by_surname(clusters)
    single: dict[str, list[NameMention]] = {}
    for index in range(len(articles)):
        here = [mention for mention in mentions if mention.article == index]
        seen: list[Cluster] = []
        present = {id(of_mention[id(m)]): of_mention[id(m)] for m in here if id(m) in of_mention}
        for mention in here:
            cluster = of_mention.get(id(mention))
            if cluster is None:
                cluster = _owner(mention.form.surname, seen, list(present.values()), by_surname)
                if cluster is not None:
                    cluster.mentions.append(mention)
                elif mention.form.surname not in by_surname:
                    single.setdefault(mention.form.surname, []).append(mention)
            if cluster is not None:
                seen.append(cluster)
    clusters += _single_names(single, articles)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda mention: (mention.article, mention.name.start))
    return sorted(clusters, key=lambda cluster: (cluster.mentions[0].article, cluster.mentions[0].name.start))


def _mentions(articles: Sequence[AnnotatedArticle]) -> list[NameMention]:
    """Mentions of persons by name, those included that only the other articles show to be persons."""
    votes: dict[str, Counter[str]] = {}
    rows: list[tuple[int, Name, Form]] = []
    for index, article in enumerate(articles):
        for name in article.names:
            if name.country is not None and name.kind != "person":
                continue
            form = form_of(name.text)
            rows.append((index, name, form))
            votes.setdefault(" ".join(form.words), Counter())[name.kind] += 1
    surnames = {form.surname for _, name, form in rows if form.full and name.kind == "person"}
    found = []
    for index, name, form in rows:
        count = votes[" ".join(form.words)]
        persons, others = count["person"], count["body"] + count["place"]
        if name.kind == "person":
            misread = not form.full and (countries.country_of(name.text) or others > persons) and form.surname not in surnames
            if persons >= others and not misread and name.text.lower() not in outlets():
                found.append(NameMention(index, name, form))
        elif persons > others and (form.full or form.surname in surnames):
            found.append(NameMention(index, name, form))
    return found


def _join_full(mentions: list[NameMention]) -> list[Cluster]:
    """Full names as persons: the commonest and most complete first, each joining the first person all of whose forms agree."""
    groups: dict[tuple[tuple[str, ...], str], list[NameMention]] = {}
    for mention in mentions:
        groups.setdefault((mention.form.words, mention.form.generation), []).append(mention)
    order = sorted(groups, key=lambda key: (-len(key[0]), -len(groups[key]), key))
    clusters: list[Cluster] = []
    for key in order:
        members = groups[key]
        fitting = [cluster for cluster in clusters if all(same_person(form, members[0].form) for form in cluster.forms)]
        if fitting:
            cluster = max(fitting, key=lambda each: len(each.mentions))
        else:
            cluster = Cluster()
            clusters.append(cluster)
        cluster.forms.append(members[0].form)
        cluster.mentions += members
    return clusters


def _by_surname(clusters: list[Cluster]) -> dict[str, list[Cluster]]:
    table: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        for surname in dict.fromkeys(form.surname for form in cluster.forms):
            table.setdefault(surname, []).append(cluster)
    return table


def _owner(
    word: str, seen: list[Cluster], present: list[Cluster], by_surname: dict[str, list[Cluster]]
) -> Cluster | None:
    """Whose single name `word` is: the person of the article who bears it, of several the last one named; else the only
    one of all articles."""
    bearers = [cluster for cluster in present if _bears(cluster, word)]
    if len(bearers) == 1:
        return bearers[0]
    if bearers:
        return next((cluster for cluster in reversed(seen) if any(cluster is bearer for bearer in bearers)), None)
    everywhere = by_surname.get(word, [])
    if len(everywhere) == 1:
        return everywhere[0]
    if everywhere:
        return None
    close = {id(cluster): cluster for surname, row in by_surname.items() if alike(surname, word) for cluster in row}
    if len(close) == 1:
        return next(iter(close.values()))
    given = [cluster for cluster in present if any(word == form.words[0] for form in cluster.forms)]
    return given[0] if len(given) == 1 else None


def _bears(cluster: Cluster, word: str) -> bool:
    return any(form.surname == word or (len(form.words) > 2 and word in form.words[1:]) for form in cluster.forms)


def _single_names(single: dict[str, list[NameMention]], articles: Sequence[AnnotatedArticle]) -> list[Cluster]:
    """Persons known by one name only: those named twice, or with a role or a form of address."""
    clusters: list[Cluster] = []
    for word in sorted(single):
        mentions = single[word]
        certain = any(_has_role(articles[m.article].roles, m.name) for m in mentions)
        if len(word) < SHORTEST or not (certain or len(mentions) > 1):
            continue
        close = [c for c in clusters if any(alike(form.surname, word) for form in c.forms)]
        if len(close) == 1:
            close[0].forms.append(mentions[0].form)
            close[0].mentions += mentions
        else:
            clusters.append(Cluster(forms=[mentions[0].form], mentions=list(mentions)))
    return clusters


def _has_role(roles: Sequence[Role], name: Name) -> bool:
    return any(role.holder_start == name.start for role in roles)
