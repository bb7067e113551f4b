"""Who holds the office that a description names: persons by party, class of office and the words of their roles.

Descriptions are many and so are roles, so nobody goes through all persons of a country to find its minister: roles are
kept by party and class, each wording once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.language.countries import country_of, find
from generator.language.cues import RANK_LOWERING_WORDS
from generator.language.folding import fold
from generator.language.offices import office_class, singular
from generator.language.word_sections import sections
from generator.merging.people.records import Person
from generator.merging.people.sides import PAST, STATE_CLASSES, office_of
from generator.model.annotation import Description

SAME_CLASS = {"royal": "state"}  # classes that stand for one another in a description
CHIEFS = frozenset(
    {"chief", "head"}
)  # "the defence chief" is a minister or general, "the intelligence chief" a head or director
UNDER_CHIEFS = ("minister", "official")  # the classes of the offices that a chief or head may hold
FILLER = frozenset(sections("person_words.txt")["filler"])
HEADS = ("head of state", "heads of state", "head of government", "heads of government")
OF_WHOM = (" of ", " to ", " for ")  # before whose envoy or spokesman somebody is
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
            heads = description.head == "leader" or is_head(description)
            kinds = {_class(office_class(description.head)), "state" if heads else None}
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

    def plain_of_party(self, description: Description, party: str) -> str | None:
        """The only one of that party with an office of the class, where all that is told of it is its plain name.

        "The fisheries minister" of Iceland is the one whom articles call "its minister". An adviser is one of many.
        """
        kind = _class(office_class(description.head))
        if kind not in {"state", "minister"} or _standing(description.text) != (False, False):
            return None
        held = self._by_office.get((party, kind), {})
        places = {place for role, found in held.items() if _standing(role) == (False, False) for place in found}
        plain = all(content(role, country=True) == {description.head} for role in held)
        return self._ids[places.pop()] if len(places) == 1 and plain else None

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

    def only_one(self, description: Description, article: int) -> str | None:
        """Whom the article gives the plain office that `description` names more fully, if nobody else has one of it.

        "The state mediator" is the only mediator. An office that many hold in each country tells nothing so.
        """
        if description.form != "definite" or description.plural or office_class(description.head) != "envoy":
            return None
        if description.country is not None:
            return None
        bearers = {
            person
            for person, roles in self._roles.items()
            for role in roles
            if description.head in fold(role).split() and _standing(role) == _standing(description.text)
        }
        plain = [who for who in bearers if description.head in map(fold, self._roles_here.get((who, article), ()))]
        return plain[0] if len(bearers) == 1 and plain else None

    def holds(self, person: str, description: Description, article: int | None = None) -> bool:
        """Whether a role of the person, given in that article if one is told, is the office `description` names."""
        roles = self._roles.get(person, {}) if article is None else self._roles_here.get((person, article), {})
        return any(same_office(description, role, None) for role in roles)


def same_office(description: Description, role: str, country: str | None) -> bool:
    """Whether `description` names the office of `role`: the same words, or for heads of states any such office."""
    kind, held = office_class(description.head), office_of(role)
    known = bool(country)
    if _standing(description.text) != _standing(role):
        return False
    if is_head(description):
        return held in {"state", "royal"}
    if description.head in CHIEFS and held in UNDER_CHIEFS:
        rest = content(description.text, country=known) - CHIEFS
        return bool(rest) and rest <= content(role, country=known)
    if description.head == "leader" and held in {"state", "royal"}:
        return True
    if kind is None or held is None or _class(kind) != _class(held):
        return False
    asked = content(_own_words(description) if known else description.text, country=known)
    return asked <= content(role, country=known) or (
        kind in {"state", "royal"} and description.head == singular(role.rsplit(maxsplit=1)[-1])
    )


def is_head(description: Description) -> bool:
    """Whether it is said of whoever heads a state or government, whatever the office is called there."""
    return any(words in description.text.lower() for words in HEADS)


@lru_cache(maxsize=REMEMBERED)
def _standing(text: str) -> tuple[bool, bool]:
    """Whether an office is a deputy's, and whether it is a former one."""
    words = fold(text).replace("-", " ").split()
    lower = not RANK_LOWERING_WORDS.isdisjoint(words)
    return lower, text.lower().removeprefix("the ").removeprefix("a ").startswith(PAST)


def _own_words(description: Description) -> str:
    """The office without whose envoy or spokesman it is, where that is the head of the state: "of the president"."""
    text = description.text
    if office_class(description.head) not in {"envoy", "speaker"}:
        return text
    for link in OF_WHOM:
        own, found, whose = text.partition(link)
        if found and office_of(whose) in STATE_CLASSES:
            return f"{own} {' '.join(word for word in whose.split() if country_of(word))}"
    return text


@lru_cache(maxsize=REMEMBERED)
def content(text: str, *, country: bool) -> frozenset[str]:
    """The words of an office that tell it from others, folded: no articles, plural or spelling, with `country` none."""
    words = []
    plain_text = text.replace("'s", "").replace("’s", "")
    for word in fold(_without_countries(plain_text) if country else plain_text).split():
        plain = word.strip(',.()"“”')
        if plain in FILLER or plain == "affairs" or not plain or (country and _names_country(word)):
            continue
        words.append(singular(plain).replace("defence", "defense"))
    return frozenset(words)


def _without_countries(text: str) -> str:
    """`text` without the names of countries in it, those of several words too ("South Korea")."""
    words = [word.strip(",()") for word in text.split()]
    kept, at = [], 0
    while at < len(words):
        found = find(words, at)
        if found is None:
            kept.append(words[at])
        at += found[0] if found else 1
    return " ".join(kept)


def _class(kind: str | None) -> str | None:
    return SAME_CLASS.get(kind, kind) if kind else None


def _names_country(word: str) -> bool:
    plain = word.strip(',.()"“”').removesuffix("'s").removesuffix("’s")
    return country_of(plain.title()) is not None
