"""Who holds the office that a description names: persons by party, class of office and the words of their roles.

Descriptions are many and so are roles, so nobody goes through all persons of a country to find its minister: roles are
kept by party and class, each wording once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.language.countries import country_of
from generator.language.folding import fold
from generator.language.offices import office_class, singular
from generator.language.word_sections import sections
from generator.merging.people.records import Person
from generator.merging.people.sides import office_of
from generator.model.annotation import Description

SAME_CLASS = {"royal": "state"}  # classes that stand for one another in a description
CHIEFS = frozenset(
    {"chief", "head"}
)  # "the defence chief" is a minister or general, "the intelligence chief" a head or director
UNDER_CHIEFS = ("minister", "official")  # the classes of the offices that a chief or head may hold
FILLER = frozenset(sections("person_words.txt")["filler"])
REMEMBERED = 1 << 14  # wordings of offices whose words are kept


class Holders:
    """The persons by the offices they hold. A class because it is asked once for every description."""

    def __init__(self, persons: Sequence[Person]) -> None:
        self._by_office: dict[tuple[str, str], dict[str, dict[int, None]]] = {}
        self._ids = [person.id for person in persons]
        self._roles: dict[str, dict[str, None]] = {}
        self._roles_here: dict[tuple[str, int], dict[str, None]] = {}
        self._found: dict[tuple[str, str, str], tuple[str, ...]] = {}
        for place, person in enumerate(persons):
            for each in person.held:
                text = each.role.text
                self._roles.setdefault(person.id, {})[text] = None
                self._roles_here.setdefault((person.id, each.article), {})[text] = None
                kind = office_of(text)
                if kind and person.party:
                    offices = self._by_office.setdefault((person.party, SAME_CLASS.get(kind, kind)), {})
                    offices.setdefault(text, {})[place] = None

    def of_party(self, description: Description, party: str) -> tuple[str, ...]:
        """The ids of all persons of that party whose office `description` names, in order."""
        asked = (description.text, description.head, party)
        if asked not in self._found:
            kinds = {_class(office_class(description.head)), "state" if description.head == "leader" else None}
            kinds |= set(UNDER_CHIEFS if description.head in CHIEFS else ())
            places = {
                place
                for kind in kinds
                for role, held in (self._by_office.get((party, kind), {}) if kind else {}).items()
                if same_office(description, role, party)
                for place in held
            }
            self._found[asked] = tuple(self._ids[place] for place in sorted(places))
        return self._found[asked]

    def of_class_of(self, person: str, party: str) -> tuple[str, ...]:
        """The ids of all persons of that party who hold an office of a class that `person` holds one of, in order."""
        kinds = {_class(office_of(role)) for role in self._roles.get(person, ())}
        places = {
            place
            for kind in kinds
            for held in (self._by_office.get((party, kind), {}) if kind else {}).values()
            for place in held
        }
        return tuple(self._ids[place] for place in sorted(places))

    def holds(self, person: str, description: Description, article: int | None = None) -> bool:
        """Whether a role of the person, given in that article if one is told, is the office `description` names."""
        roles = self._roles.get(person, {}) if article is None else self._roles_here.get((person, article), {})
        return any(same_office(description, role, None) for role in roles)


def same_office(description: Description, role: str, country: str | None) -> bool:
    """Whether `description` names the office of `role`: the same words, or for heads of states any such office."""
    kind, held = office_class(description.head), office_of(role)
    known = bool(country)
    if description.head in CHIEFS and held in UNDER_CHIEFS:
        rest = content(description.text, country=known) - CHIEFS
        return bool(rest) and rest <= content(role, country=known)
    if description.head == "leader" and held in {"state", "royal"}:
        return True
    if kind is None or held is None or _class(kind) != _class(held):
        return False
    asked = content(description.text, country=known)
    return asked <= content(role, country=known) or (
        kind in {"state", "royal"} and description.head == singular(role.rsplit(maxsplit=1)[-1])
    )


@lru_cache(maxsize=REMEMBERED)
def content(text: str, *, country: bool) -> frozenset[str]:
    """The words of an office that tell it from others, folded: no articles, plural or spelling, with `country` none."""
    words = []
    for word in fold(text.replace("'s", "").replace("’s", "")).split():
        plain = word.strip(',.()"“”')
        if plain in FILLER or plain == "affairs" or not plain or (country and _names_country(word)):
            continue
        words.append(singular(plain).replace("defence", "defense"))
    return frozenset(words)


def _class(kind: str | None) -> str | None:
    return SAME_CLASS.get(kind, kind) if kind else None


def _names_country(word: str) -> bool:
    plain = word.strip(',.()"“”').removesuffix("'s").removesuffix("’s")
    return country_of(plain.title()) is not None
