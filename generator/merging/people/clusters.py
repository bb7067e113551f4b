"""Who is who: all mentions of persons by name, in all articles, sorted into persons.

Full names first, each joined to the persons it may be; then single names, tied to the one person of that name in the
same article, else in all of them. Two persons of one surname stay two; a name that could be either is left with
nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from generator.language import countries
from generator.language.offices import addresses, nicknames, organisation_words, outlets, surnames_too
from generator.merging.people.forms import Form, alike, form_of, same_person, sound_key, spellings
from generator.model.annotation import AnnotatedArticle, Name, Role

SHORTEST = 3  # letters of a single name
LONGEST_ADDRESS, LONGEST_BEHIND = 14, 12  # characters beside a single name that can tell a person
FAR_MORE = 3  # times as many mentions in full as the next person of the same surname


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
    mentions = _mentions(articles)
    clusters = _join_full([mention for mention in mentions if mention.form.full])
    of_mention = {id(mention): cluster for cluster in clusters for mention in cluster.mentions}
    roll = _Roll(clusters)
    single: dict[str, list[NameMention]] = {}
    for _, group in groupby(mentions, key=lambda mention: mention.article):
        here = list(group)
        present = {id(of_mention[id(m)]): of_mention[id(m)] for m in here if id(m) in of_mention}
        page = _Page(list(present.values()))
        for mention in here:
            cluster = of_mention.get(id(mention))
            if cluster is None:
                cluster = roll.owner(mention.form.surname, page)
                if cluster is not None:
                    cluster.mentions.append(mention)
                elif mention.form.surname not in roll.by_surname:
                    single.setdefault(mention.form.surname, []).append(mention)
            if cluster is not None:
                page.meet(cluster)
    clusters += _single_names(single, articles)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda mention: (mention.article, mention.name.start))
    return sorted(clusters, key=lambda cluster: (cluster.mentions[0].article, cluster.mentions[0].name.start))


def _mentions(articles: Sequence[AnnotatedArticle]) -> list[NameMention]:
    """Mentions of persons by name, those included that only the other articles show to be persons."""
    rows: list[tuple[int, Name, Form]] = []
    sources = {name.lower() for each in articles for name in (each.article.outlet, each.article.agency) if name}
    for index, article in enumerate(articles):
        author = form_of(article.article.author) if article.article.author else None
        for name in article.names:
            if name.country is not None and name.kind != "person":
                continue
            if author is not None and author.full and form_of(name.text).words == author.words:
                continue  # who wrote it takes no part in it
            rows.append((index, name, form_of(name.text)))
    as_person = Counter(form.words for _, name, form in rows if name.kind == "person")
    as_other = Counter(form.words for _, name, form in rows if name.kind in {"body", "place"})
    surnames = {form.surname for _, name, form in rows if form.full and name.kind == "person"}
    found = []
    for index, name, form in rows:
        persons, others = as_person[form.words], as_other[form.words]
        if name.kind == "person":
            misread = (
                not form.full and (countries.country_of(name.text) or others > persons) and form.surname not in surnames
            )
            if persons >= others and not misread and name.text.lower() not in outlets() | sources:
                found.append(NameMention(index, name, form))
        elif persons > others and (form.full or form.surname in surnames):
            found.append(NameMention(index, name, form))
    found += _overlooked(articles, [mention for mention in found if mention.form.full])
    return sorted(found, key=lambda mention: (mention.article, mention.name.start))


def _overlooked(articles: Sequence[AnnotatedArticle], full: Sequence[NameMention]) -> list[NameMention]:
    """Surnames that stand alone as a proper noun where nothing was taken for a name, of persons named in full.

    A surname that is a word of organisations, places or things as well ("Hall") is not looked for.
    """
    surnames = dict.fromkeys(mention.name.text.rsplit(maxsplit=1)[-1] for mention in full)
    wanted = {
        word
        for word in surnames
        if word[:1].isupper()
        and not countries.country_of(word)
        and word not in surnames_too()
        and word not in organisation_words()
    }
    found = []
    for index, article in enumerate(articles) if wanted else ():
        text = article.article.text
        taken = [(name.start, name.end) for name in article.names]
        for sentence in article.sentences:
            tokens = sentence.tokens
            for at in [at for at, each in enumerate(tokens) if each.pos == "PROPN"]:
                token = tokens[at]
                word = text[token.start : token.end]
                if word not in wanted:
                    continue
                if any(beside.pos == "PROPN" for beside in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])):
                    continue
                place = bisect_right(taken, (token.start, len(text)))
                if not place or taken[place - 1][1] <= token.start:
                    name = Name(start=token.start, end=token.end, text=word, kind="person")
                    found.append(NameMention(index, name, form_of(word)))
    return found


def _join_full(mentions: list[NameMention]) -> list[Cluster]:
    """Full names as persons: the most complete first, each joining the commonest person all of whose forms agree."""
    groups: dict[tuple[tuple[str, ...], str], list[NameMention]] = {}
    for mention in mentions:
        groups.setdefault((mention.form.words, mention.form.generation), []).append(mention)
    order = sorted(groups, key=lambda key: (-len(key[0]), -len(groups[key]), key))
    clusters: list[Cluster] = []
    known = _Known()
    for key in order:
        members = groups[key]
        form = members[0].form
        fitting = [place for place in known.near(form) if _fits(clusters[place], form)]
        if fitting:
            place = max(fitting, key=lambda each: len(clusters[each].mentions))
        else:
            place = len(clusters)
            clusters.append(Cluster())
        known.add(form, place)
        clusters[place].forms.append(form)
        clusters[place].mentions += members
    return clusters


class _Known:
    """The persons so far by what their full names can be found by. A class: it is filled name by name.

    So that a name is compared with the few it may be one person's with, never with all names of the folder.
    """

    def __init__(self) -> None:
        self._by_word: dict[str, dict[int, None]] = {}
        self._by_sound: dict[str, dict[str, None]] = {}
        self._by_spelling: dict[str, dict[int, None]] = {}

    def add(self, form: Form, place: int) -> None:
        """Take in that the person at `place` is called by `form`."""
        for word in form.words[1:]:
            self._by_word.setdefault(word, {})[place] = None
            self._by_sound.setdefault(sound_key(word), {})[word] = None
        for spelling in spellings(form):
            self._by_spelling.setdefault(spelling, {})[place] = None

    def near(self, form: Form) -> list[int]:
        """The places of all whose names may be told as `form`, in order."""
        found: dict[int, None] = {}
        for spelling in spellings(form):
            found |= self._by_spelling.get(spelling, {})
        for word in form.words[1:]:
            for other in self._by_sound.get(sound_key(word), ()):
                if alike(word, other):
                    found |= self._by_word[other]
        return sorted(found)


def _fits(cluster: Cluster, form: Form) -> bool:
    return all(same_person(other, form) for other in cluster.forms)


def _borne(cluster: Cluster) -> dict[str, None]:
    """The words a person can be called by alone: surnames, and what stands between them and the given name."""
    return dict.fromkeys(word for form in cluster.forms for word in form.words[1:] or form.words)


def _single_names(single: dict[str, list[NameMention]], articles: Sequence[AnnotatedArticle]) -> list[Cluster]:
    """Persons known by one name only: those named twice, or with a role or a form of address."""
    clusters: list[Cluster] = []
    by_sound: dict[str, list[Cluster]] = {}
    for word in sorted(single):
        mentions = single[word]
        certain = any(
            _has_role(articles[m.article].roles, m.name) or _is_human(articles[m.article], m.name) for m in mentions
        )
        if len(word) < SHORTEST or not certain:
            continue
        near = by_sound.setdefault(sound_key(word), [])  # all forms of one person here begin to sound alike
        close = [c for c in near if any(alike(form.surname, word) for form in c.forms)]
        if len(close) == 1:
            close[0].forms.append(mentions[0].form)
            close[0].mentions += mentions
        else:
            near.append(Cluster(forms=[mentions[0].form], mentions=list(mentions)))
            clusters.append(near[-1])
    return clusters


def _is_human(article: AnnotatedArticle, name: Name) -> bool:
    """Whether the words beside a single name are those of a person: a form of address, an age, "who", or saying."""
    text = article.article.text
    before = text[max(0, name.start - LONGEST_ADDRESS) : name.start].split()[-1:]
    if before and before[0] in addresses():
        return True
    behind = text[name.end : name.end + LONGEST_BEHIND].replace(",", " , ").split()[:3]
    if behind[:1] == [","] and behind[1:2] and (behind[1] in {"who", "whose"} or behind[1].isdigit()):
        return True
    return any(quotation.speaker_start == name.start for quotation in article.quotations)


def _has_role(roles: Sequence[Role], name: Name) -> bool:
    return any(role.holder_start == name.start for role in roles)


class _Page:
    """The persons whom one article names in full. A class because whom it has named so far decides who is meant."""

    def __init__(self, present: Sequence[Cluster]) -> None:
        self.bearers: dict[str, list[Cluster]] = {}
        self.by_given: dict[str, list[Cluster]] = {}
        self.seen: set[int] = set()
        self.last: Cluster | None = None
        self.settled: dict[str, Cluster] = {}  # by the name alone: whom the article has called so
        for cluster in present:
            for word in _borne(cluster):
                self.bearers.setdefault(word, []).append(cluster)
            for given in dict.fromkeys(form.words[0] for form in cluster.forms):
                self.by_given.setdefault(given, []).append(cluster)

    def meet(self, cluster: Cluster) -> None:
        """Take in that the person is named now."""
        self.seen.add(id(cluster))
        self.last = cluster

    def called(self, word: str) -> list[Cluster]:
        """Those whose given name, or what it is short for, is `word`."""
        return [
            cluster for name in (word, *sorted(nicknames().get(word, ()))) for cluster in self.by_given.get(name, ())
        ]


class _Roll:
    """The persons by their surnames and given names. A class because it is asked once for every single name."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self.by_surname: dict[str, list[Cluster]] = {}
        self.by_sound: dict[str, dict[str, None]] = {}
        self.by_given: dict[str, list[Cluster]] = {}
        self._alike: dict[str, Cluster | None] = {}
        self.in_full = {id(cluster): len(cluster.mentions) for cluster in clusters}
        for cluster in clusters:
            for surname in dict.fromkeys(form.surname for form in cluster.forms):
                self.by_surname.setdefault(surname, []).append(cluster)
                self.by_sound.setdefault(sound_key(surname), {})[surname] = None
            for given in dict.fromkeys(form.words[0] for form in cluster.forms):
                for name in sorted(nicknames().get(given, frozenset()) | {given}):
                    self.by_given.setdefault(name, []).append(cluster)

    def owner(self, word: str, page: _Page) -> Cluster | None:
        """Whose single name `word` is on this page.

        The person of the article who bears it; of several the one whom the article has called so before the others
        came, or who is named far more often. Else the only one of all articles, by surname, by a surname spelled
        otherwise, by given name.
        """
        bearers = page.bearers.get(word, ())
        if len(bearers) > 1:
            return self._of_several(bearers, word, page)
        if bearers:
            return bearers[0]
        if word in self.by_surname:
            return _only(self.by_surname[word])
        if word not in self._alike:
            alike_ones = (surname for surname in self.by_sound.get(sound_key(word), {}) if alike(surname, word))
            self._alike[word] = _only([cluster for surname in alike_ones for cluster in self.by_surname[surname]])
        return self._alike[word] or _only(page.called(word) or self.by_given.get(word, []))

    def _of_several(self, bearers: Sequence[Cluster], word: str, page: _Page) -> Cluster | None:
        """Which of the persons of one surname an article calls by it alone; None where it does not show."""
        met = [bearer for bearer in bearers if id(bearer) in page.seen]
        if len(met) == 1:
            page.settled[word] = met[0]
            return met[0]
        found = page.settled.get(word)
        if found is None:
            first, second = sorted(bearers, key=lambda each: self.in_full[id(each)], reverse=True)[:2]
            if self.in_full[id(first)] >= FAR_MORE * self.in_full[id(second)]:
                found = first
        if found is None or page.last is None or page.last is found:
            return found
        return None if word in _borne(page.last) else found


def _only(clusters: Sequence[Cluster]) -> Cluster | None:
    """The one person among `clusters`, or None where there are none or several."""
    return clusters[0] if clusters and all(cluster is clusters[0] for cluster in clusters) else None
