"""Descriptions and pronouns tied to the persons they stand for, where only one can be meant.

"The Chilean leader" is whoever acts for Chile and holds an office of that class; "the minister" the one minister of the
article; "he" the only person of the sentence so far, or of the sentence before. No tie is better than a wrong one:
with two candidates nothing is tied. Pronouns inside direct quotations are left alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
LOOK_BACK = 2  # sentences in which somebody else may still be whom a pronoun means
SUBJECT_FORMS = frozenset({"he", "she"})
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
    gender = {person.id: _gender(person, articles) for person in persons}

    def read() -> list[Told]:
        told: list[Told] = []
        for index, article in enumerate(articles):
            told += _Reader(index, article, known, by_party, named.get(index, {}), gender).read()
        return told

    used = _used(read())
    gender |= {person: next(iter(both)) for person, both in used.items() if len(both) == 1 and gender[person] is None}
    return _agreeing(read(), gender)


def _used(told: Sequence[Told]) -> dict[str, set[bool]]:
    """For each person whether the pronouns that mean this person are female, male, or both."""
    used: dict[str, set[bool]] = {}
    for each in told:
        if each.description.form == "pronoun":
            for person in each.persons:
                used.setdefault(person, set()).add(each.description.head in FEMALE)
    return used


def _agreeing(told: list[Told], gender: Mapping[str, bool | None]) -> list[Told]:
    """`told` without the pronouns of whoever is "he" in one place and "she" in another, and nothing says which."""
    used = _used(told)
    doubtful = {person for person, both in used.items() if len(both) > 1 and gender[person] is None}
    return [
        replace(each, persons=())
        if each.description.form == "pronoun" and doubtful.intersection(each.persons)
        else each
        for each in told
    ]


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
        gender: Mapping[str, bool | None],
    ) -> None:
        self.index, self.article = index, article
        self.persons, self.by_party, self.holder = persons, by_party, holder
        self.starts = [sentence.start for sentence in article.sentences]
        self.named = [Seen(start, self._sentence(start), holder[start]) for start in sorted(holder)]
        self.quoted = sorted((q.start, q.end) for q in article.quotations if q.direct)
        self.seen: list[Seen] = []
        self.unknown: set[int] = set()  # sentences that tell of somebody unnamed, whom a pronoun could mean
        self.gender = dict(gender)
        self.pronouns = [
            (d.start, d.head in FEMALE, d.text.lower()) for d in article.descriptions if d.form == "pronoun"
        ]
        for name in article.names:
            if name.kind == "person" and name.start not in holder and (place := self._sentence(name.start)) >= 0:
                self.unknown.add(place)

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
        """The one person a pronoun can mean: nobody else near could be meant, nothing told of the person differs."""
        start = description.start
        here = self._sentence(start)
        quoted = any(first <= start < last for first, last in self.quoted)
        if quoted or self.article.sentences[here].kind != "sentence" or here in self.unknown:
            return ()
        same = any(seen.sentence == here and seen.start < start for seen in self.seen)
        if here - 1 in self.unknown and not same:
            return ()
        female = description.head in FEMALE
        near, far = self._around(here, start)
        near -= self._acting(here, description)
        fitting = {person for person in near if self.gender.get(person) in {None, female}}
        if len(fitting) != 1:
            return ()
        found = next(iter(fitting))
        sure = self.gender.get(found) is female
        rivals = {person for person in near | far if person != found and self.gender.get(person) in {None, female}}
        if (rivals and not (sure and self._carried(here, start))) or self._two_spoken_of(here, description, sure=sure):
            return ()
        self.gender[found] = female
        return (found,)

    def _around(self, here: int, start: int) -> tuple[set[str], set[str]]:
        """Whom a pronoun at `start` may stand for, and who else was named shortly before.

        The first are those named in its sentence before it and in the sentence before. None where a name still to come
        in its sentence may be what it stands for.
        """
        near = {seen.person for seen in self.seen if here - 1 <= seen.sentence <= here and seen.start < start}
        far = {seen.person for seen in self.seen if here - LOOK_BACK <= seen.sentence < here - 1}
        later = {seen.person for seen in self.named if seen.sentence == here and seen.start > start}
        same = any(seen.sentence == here and seen.start < start for seen in self.seen)
        opens = not self.article.article.text[self.starts[here] : start].strip("\"“‘'") or same
        return (set() if (later and not opens) else near - later), far

    def _acting(self, here: int, description: Description) -> set[str]:
        """The subject of the verb whose object a pronoun is: in "Silva thanked him" he is not Silva."""
        sentence = self.article.sentences[here]
        token = next((token for token in sentence.tokens if token.start == description.start), None)
        if token is None or token.tag != "PRP" or description.text.lower() in SUBJECT_FORMS:
            return set()
        clauses = [each for each in sentence.clauses if each.start <= description.start < each.end]
        clause = min(clauses, key=lambda each: (each.end - each.start, each.start), default=None)
        if clause is None or clause.subject_start is None or clause.subject_end is None:
            return set()
        first, last = clause.subject_start, clause.subject_end
        return {seen.person for seen in self.seen if first <= seen.start < last}

    def _carried(self, here: int, start: int) -> bool:
        """Whether the sentence itself, or the one before it without quoting, names who is spoken of."""
        if any(seen.sentence == here and seen.start < start for seen in self.seen):
            return True
        before = self.article.sentences[here - 1]
        return not any(before.start <= first < before.end for first, _ in self.quoted)

    def _two_spoken_of(self, here: int, description: Description, *, sure: bool) -> bool:
        """Whether the sentence, quotations apart, has pronouns for two: "he" and "him", or of both genders."""
        sentence = self.article.sentences[here]
        female, subject = description.head in FEMALE, description.text.lower() in SUBJECT_FORMS
        tags = {token.start: token.tag for token in sentence.tokens} if len(self.pronouns) > 1 else {}
        at = bisect_left(self.pronouns, (sentence.start, False, ""))
        while at < len(self.pronouns) and self.pronouns[at][0] < sentence.end:
            start, other, word = self.pronouns[at]
            at += 1
            if start == description.start or any(first <= start < last for first, last in self.quoted):
                continue
            if other != female:
                if not sure:
                    return True
            elif tags.get(start) == tags.get(description.start) == "PRP" and (word in SUBJECT_FORMS) != subject:
                return True
        return False


def _gender(person: Person, articles: Sequence[AnnotatedArticle]) -> bool | None:
    """True for female, False for male, None for unknown: from forms of address and roles, never from a given name."""
    words: set[str] = set()
    for mention in person.cluster.mentions:
        text = articles[mention.article].article.text
        before = text[max(0, mention.name.start - 12) : mention.name.start].split()
        words |= {before[-1].rstrip(".").lower()} if before else set()
        parts = fold(mention.name.text).split()
        words |= {parts[0].rstrip(".")} if len(parts) > 1 else set()
    for each in person.held:
        words |= set(fold(each.role.text).replace("-", " ").split())
    female, male = bool(words & FEMALE_WORDS), bool(words & MALE_WORDS)
    return female if female != male else None
