"""Descriptions and pronouns tied to the persons they stand for, where only one can be meant.

"The Chilean leader" is whoever acts for Chile and holds an office of that class; "the minister" the one minister of the
article; what "he" means is for `pronouns` to say. No tie is better than a wrong one: with two candidates nothing is
tied. Pronouns inside direct quotations are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from generator.language.folding import fold
from generator.language.offices import singular
from generator.merging.people.office_holders import Holders, content
from generator.merging.people.pronouns import FEMALE, FEMALE_WORDS, MALE_WORDS, Meant, Scene, gender_told
from generator.merging.people.records import Person, Told
from generator.model.annotation import AnnotatedArticle, Description

RELATIVE = frozenset({"counterpart"})
LONGEST_ADDRESS = 14  # characters before a name in which a form of address is looked for
LONGEST_PRONOUN = 4  # letters: "They" is no name
SEVERAL = 3  # pronouns that tell a gender; one in the sentence of the name is enough
CLEAR = 4  # times as many of one gender as of the other


def resolve_descriptions(articles: Sequence[AnnotatedArticle], persons: Sequence[Person]) -> list[Told]:
    """Every description and pronoun of `articles`, in order, with the persons it stands for (none where unknown)."""
    holders = Holders(persons)
    named: dict[int, dict[int, str]] = {}
    for person in persons:
        for mention in person.cluster.mentions:
            named.setdefault(mention.article, {})[mention.name.start] = person.id
    gender = {person.id: _gender(person, articles) for person in persons}

    def read(index: int) -> list[tuple[Told, bool]]:
        return _Reader(index, articles[index], holders, named.get(index, {}), gender).read()

    told = {index: read(index) for index in range(len(articles))}
    learnt = {
        person: both[True] > both[False]
        for person, both in _used(chain.from_iterable(told.values())).items()
        if gender[person] is None and _one(both)
    }
    gender |= learnt
    for index, found in told.items():
        present = {*named.get(index, {}).values(), *(person for each, _ in found for person in each.persons)}
        if not learnt.keys().isdisjoint(present):  # nothing else can be read differently now
            told[index] = read(index)
    return _agreeing(list(chain.from_iterable(told.values())), gender)


def _used(told: Iterable[tuple[Told, bool]]) -> dict[str, Counter[bool]]:
    """For each person how often the pronouns that mean this person are female or male, those of one sentence double."""
    used: dict[str, Counter[bool]] = {}
    for each, close in told:
        if each.description.form == "pronoun":
            for person in each.persons:
                used.setdefault(person, Counter())[each.description.head in FEMALE] += SEVERAL if close else 1
    return used


def _one(both: Counter[bool]) -> bool:
    """Whether nearly all pronouns of a person are of one gender, and a name and pronoun in one sentence among them."""
    return max(both.values()) >= max(SEVERAL, CLEAR * min(both[True], both[False]))


def _agreeing(told: list[tuple[Told, bool]], gender: Mapping[str, bool | None]) -> list[Told]:
    """`told` without the pronouns of whoever is "he" in one place and "she" in another, and nothing says which."""
    used = _used(told)
    doubtful = {person for person, both in used.items() if len(both) > 1 and gender[person] is None}
    return [
        replace(each, persons=())
        if each.description.form == "pronoun" and doubtful.intersection(each.persons)
        else each
        for each, _ in told
    ]


def _heads(text: str) -> frozenset[str]:
    return frozenset(singular(word.strip(",.")) for word in text.split())


class _Reader:
    """One article read from its beginning. A class because what was read last decides what a pronoun means."""

    def __init__(
        self,
        index: int,
        article: AnnotatedArticle,
        holders: Holders,
        holder: Mapping[int, str],
        gender: Mapping[str, bool | None],
    ) -> None:
        self.index, self.article = index, article
        self.holders, self.holder = holders, holder
        self.scene = Scene(article, gender)
        self.named = [(start, holder[start]) for start in sorted(holder)]
        self.present = frozenset(holder.values())
        for start, person in self.named:
            self.scene.announce(person, start)
        self.ends = frozenset(name.end for name in article.names if name.kind == "person")
        self.strangers = [
            n.start
            for n in article.names
            if n.kind == "person" and n.start not in holder and not self._modifies(n.start, n.end)
        ]
        named = {name.start for name in article.names}
        self.strangers += [
            q.speaker_start
            for q in article.quotations
            if q.speaker and q.speaker_start is not None and q.speaker_start not in named and _is_one_name(q.speaker)
        ]

    def read(self) -> list[tuple[Told, bool]]:
        """Every description with whom it means, and whether its sentence alone says so."""
        told = []
        waiting: list[tuple[int, str | None]] = [*self.named, *((start, None) for start in self.strangers)]
        waiting.sort(key=lambda item: item[0], reverse=True)
        for description in self.article.descriptions:
            while waiting and waiting[-1][0] < description.end:
                self.scene.meet(*waiting.pop())
            close = False
            if description.form == "pronoun":
                meant: Meant | None = self.scene.meant_by(description)
                who: tuple[str, ...] = (meant.person,) if meant else ()
                close = meant is not None and meant.close
            else:
                who = self._holders(description) or self._described(description)
                if not who and not description.plural and not self._stands_by(description):
                    self.scene.meet(description.start, None, female=gender_told(description.text))
            for person in who:
                self.scene.meet(description.start, person)
            told.append((Told(self.index, description, who), close))
        return told

    def _modifies(self, start: int, end: int) -> bool:
        """Whether a name that nobody bears stands before a plain noun as part of what it is: "the Lakeside plain"."""
        here = self.scene.sentence(start)
        tokens = self.article.sentences[here].tokens if here >= 0 else ()
        inside = [token for token in tokens if start <= token.start < end]
        return any(
            token.dep in {"compound", "nmod", "amod"} and tokens[token.head].tag in {"NN", "NNS"} for token in inside
        )

    def _stands_by(self, description: Description) -> bool:
        """Whether it follows a person's name and a comma, and so tells who that is: "Ana Ruiz, a lawyer who ..."."""
        text = self.article.article.text
        return text[max(0, description.start - 2) : description.start] == ", " and description.start - 2 in self.ends

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
            fitting = self.holders.of_party(description, description.country)
            here = tuple(person for person in fitting if person in self.present) if len(fitting) > 1 else fitting
            fitting = here if len(here) == 1 else fitting
            return fitting if len(fitting) == 1 else ()
        if content(description.text, country=False) - {description.head}:
            return self._by_office(description, everywhere=True)
        return self._by_office(description, everywhere=False)

    def _by_office(self, description: Description, *, everywhere: bool) -> tuple[str, ...]:
        """The one person named in the article so far who holds this office."""
        here = self.scene.sentence(description.start)
        beside = {seen.person for seen in self.scene.seen if seen.sentence == here}
        before = [p for p in dict.fromkeys(seen.person for seen in self.scene.seen) if p and p not in beside]
        article = None if everywhere else self.index
        fitting = [person for person in before if self.holders.holds(person, description, article)]
        return (fitting[0],) if len(fitting) == 1 else ()

    def _counterpart(self, description: Description) -> tuple[str, ...]:
        here = self.scene.sentence(description.start)
        others = [seen.person for seen in self.scene.seen if seen.sentence == here and seen.person]
        if not description.country or not others:
            return ()
        fitting = self.holders.of_class_of(others[0], description.country)
        return fitting if len(fitting) == 1 and fitting[0] not in others else ()


def _is_one_name(speaker: str) -> bool:
    """Whether a speaker nobody took for a name is told by one capitalised word that is no pronoun ("Lula said")."""
    return speaker[:1].isupper() and " " not in speaker and len(speaker) > LONGEST_PRONOUN


def _gender(person: Person, articles: Sequence[AnnotatedArticle]) -> bool | None:
    """True for female, False for male, None for unknown: from forms of address and roles, never from a given name."""
    words: set[str] = set()
    for mention in person.cluster.mentions:
        text = articles[mention.article].article.text
        word = text[max(0, mention.name.start - LONGEST_ADDRESS) : mention.name.start].rpartition("\n")[2].split()[-1:]
        words |= {each.rstrip(".").lower() for each in word if each[-1] != "." or each[0].isupper()}
        parts = fold(mention.name.text).split()
        words |= {parts[0].rstrip(".")} if len(parts) > 1 else set()
    told = {gender_told(each.role.text) for each in person.held}
    words |= {each.role.text.split()[0].rstrip(".").lower() for each in person.held}  # "Mrs Justice Silva"
    female, male = bool(words & FEMALE_WORDS) or True in told, bool(words & MALE_WORDS) or False in told
    return female if female != male else None
