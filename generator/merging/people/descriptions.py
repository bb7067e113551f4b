"""Descriptions and pronouns tied to the persons they stand for, where only one can be meant.

"The Chilean leader" is whoever acts for Chile and holds an office of that class; "the minister" the one minister of the
article; "he" the only person of the sentence so far, or of the sentence before. No tie is better than a wrong one:
with two candidates nothing is tied. Pronouns inside direct quotations are left alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.countries import country_of
from generator.language.folding import fold
from generator.language.offices import office_class, singular
from generator.language.word_sections import sections
from generator.merging.people.records import Person, Told
from generator.merging.people.sides import office_of
from generator.model.annotation import AnnotatedArticle, Description

SAME_CLASS = {"royal": "state"}  # classes that stand for one another in a description
RELATIVE = frozenset({"counterpart"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
FEMALE_WORDS = frozenset(sections("person_words.txt")["female_words"])
MALE_WORDS = frozenset(sections("person_words.txt")["male_words"])
CHIEFS = frozenset(
    {"chief", "head"}
)  # "the defence chief" is a minister or general, "the intelligence chief" a head or director
FILLER = frozenset(sections("person_words.txt")["filler"])


@dataclass(frozen=True, slots=True)
class Seen:
    """A person met while reading an article: where, and who."""

    start: int
    sentence: int
    person: str


def resolve_descriptions(articles: Sequence[AnnotatedArticle], persons: Sequence[Person]) -> list[Told]:
    """Every description and pronoun of `articles`, in order, with the persons it stands for (none where unknown)."""
    known = {person.id: person for person in persons}
    by_party: dict[str, list[Person]] = {}
    named: dict[int, dict[int, str]] = {}
    for person in persons:
        if person.party:
            by_party.setdefault(person.party, []).append(person)
        for mention in person.cluster.mentions:
            named.setdefault(mention.article, {})[mention.name.start] = person.id
    told: list[Told] = []
    for index, article in enumerate(articles):
        told += _Reader(index, article, known, by_party, named.get(index, {})).read()
    return told


def same_office(description: Description, role: str, country: str | None) -> bool:
    """Whether `description` names the office of `role`: the same words, or for heads of states any such office."""
    kind, held = office_class(description.head), office_of(role)
    if description.head in CHIEFS and held in {"minister", "official"}:
        rest = _content(description.text, country) - CHIEFS
        return bool(rest) and rest <= _content(role, country)
    if description.head == "leader" and held in {"state", "royal"}:
        return True
    if kind is None or held is None or SAME_CLASS.get(kind, kind) != SAME_CLASS.get(held, held):
        return False
    asked = _content(description.text, country)
    return asked <= _content(role, country) or (
        kind in {"state", "royal"} and description.head == singular(role.rsplit(maxsplit=1)[-1])
    )


def _heads(text: str) -> frozenset[str]:
    return frozenset(singular(word.strip(",.")) for word in text.split())


def _content(text: str, country: str | None) -> frozenset[str]:
    """The words of an office that tell it from others, folded: no articles, countries, plural or spelling."""
    words = []
    for word in fold(text.replace("'s", "").replace("’s", "")).split():
        plain = word.strip(',.()"“”')
        if plain in FILLER or plain == "affairs" or not plain or (country and _names_country(word)):
            continue
        words.append(singular(plain).replace("defence", "defense"))
    return frozenset(words)


def _names_country(word: str) -> bool:
    plain = word.strip(',.()"“”').removesuffix("'s").removesuffix("’s")
    return country_of(plain.title()) is not None


class _Reader:
    """One article read from its beginning. A class because what was read last decides what a pronoun means."""

    def __init__(
        self,
        index: int,
        article: AnnotatedArticle,
        persons: Mapping[str, Person],
        by_party: Mapping[str, Sequence[Person]],
        holder: Mapping[int, str],
    ) -> None:
        self.index, self.article = index, article
        self.persons, self.by_party, self.holder = persons, by_party, holder
        self.starts = [sentence.start for sentence in article.sentences]
        self.named = [Seen(start, self._sentence(start), holder[start]) for start in sorted(holder)]
        self.quoted = sorted((q.start, q.end) for q in article.quotations if q.direct)
        self.seen: list[Seen] = []
        self.unknown: set[int] = set()  # sentences that tell of somebody unnamed, whom a pronoun could mean
        here = dict.fromkeys(holder.values())
        self.gender = {person: _gender(persons[person], article, index) for person in here}

    def read(self) -> list[Told]:
        told = []
        waiting = list(self.named)
        for description in self.article.descriptions:
            while waiting and waiting[0].start < description.end:
                self.seen.append(waiting.pop(0))
            if description.form == "pronoun":
                who = self._pronoun(description)
            else:
                who = self._holders(description)
                who = who or self._described(description)
                if not who and not description.plural:
                    self.unknown.add(self._sentence(description.start))
            for person in who:
                self.seen.append(Seen(description.start, self._sentence(description.start), person))
            told.append(Told(self.index, description, who))
        return told

    def _sentence(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1

    def _holders(self, description: Description) -> tuple[str, ...]:
        """Whoever the article itself says it is: a role's holder ("his French counterpart, Luc Petit")."""
        for role in self.article.roles:
            inside = description.start <= role.start and role.end <= description.end
            if inside and description.head in _heads(role.text) and role.holder_start in self.holder:
                return (self.holder[role.holder_start],)
        return ()

    def _described(self, description: Description) -> tuple[str, ...]:
        if description.plural or description.form != "definite":
            return ()
        if description.head in RELATIVE:
            return self._counterpart(description)
        if description.country:
            fitting = [
                person.id
                for person in self.by_party.get(description.country, ())
                if any(same_office(description, each.role.text, description.country) for each in person.held)
            ]
            here = [person for person in fitting if any(seen.person == person for seen in self.named)]
            fitting = here if len(here) == 1 else fitting
            return tuple(fitting) if len(fitting) == 1 else ()
        if _content(description.text, None) - {description.head}:
            return self._by_office(description, everywhere=True)
        return self._by_office(description, everywhere=False)

    def _by_office(self, description: Description, *, everywhere: bool) -> tuple[str, ...]:
        """The one person named in the article so far who holds this office."""
        here = self._sentence(description.start)
        beside = {seen.person for seen in self.seen if seen.sentence == here}
        before = [p for p in dict.fromkeys(seen.person for seen in self.seen) if p not in beside]
        fitting = [
            person
            for person in before
            if any(
                each.article == self.index or everywhere
                for each in self.persons[person].held
                if same_office(description, each.role.text, None)
            )
        ]
        return (fitting[0],) if len(fitting) == 1 else ()

    def _counterpart(self, description: Description) -> tuple[str, ...]:
        here = self._sentence(description.start)
        others = [seen.person for seen in self.seen if seen.sentence == here]
        if not description.country or not others:
            return ()
        kinds = {SAME_CLASS.get(k, k) for each in self.persons[others[0]].held if (k := office_of(each.role.text))}
        fitting = [
            person.id
            for person in self.by_party.get(description.country, ())
            if kinds & {SAME_CLASS.get(k, k) for each in person.held if (k := office_of(each.role.text))}
        ]
        return (fitting[0],) if len(fitting) == 1 and fitting[0] not in others else ()

    def _pronoun(self, description: Description) -> tuple[str, ...]:
        start = description.start
        here = self._sentence(start)
        quoted = any(first <= start < last for first, last in self.quoted)
        if quoted or self.article.sentences[here].kind != "sentence" or here in self.unknown:
            return ()
        candidates = self._near(here, start)
        female = description.head in FEMALE
        fitting = [person for person in candidates if self.gender.get(person) in {None, female}]
        if len(fitting) != 1 or (len(candidates) > 1 and self.gender.get(fitting[0]) is None):
            return ()
        self.gender[fitting[0]] = female
        return (fitting[0],)

    def _near(self, here: int, start: int) -> list[str]:
        """Who is named in the sentence before `start`, or if nobody is, in the sentence before."""
        same = dict.fromkeys(s.person for s in self.seen if s.sentence == here and s.start < start)
        if same:
            return list(same)
        opens = start == self.article.sentences[here].start
        later = any(s.sentence == here for s in self.named if s.start > start)
        if (later and not opens) or here - 1 in self.unknown:
            return []
        return list(dict.fromkeys(s.person for s in self.seen if s.sentence == here - 1))


def _gender(person: Person, article: AnnotatedArticle, index: int) -> bool | None:
    """True for female, False for male, None for unknown: from forms of address and roles, never from a given name."""
    words: set[str] = set()
    for mention in person.cluster.mentions:
        if mention.article == index:
            before = article.article.text[max(0, mention.name.start - 12) : mention.name.start]
            words |= {before.split()[-1].rstrip(".").lower()} if before.split() else set()
    for each in person.held:
        if each.article == index:
            words |= set(fold(each.role.text).split())
    female, male = bool(words & FEMALE_WORDS), bool(words & MALE_WORDS)
    return female if female != male else None
