"""Persons, bodies and countries as the records of the data format, with their citations and mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from slugify import slugify

from generator.language import countries
from generator.merging.people.bodies import Body, is_participant
from generator.merging.people.records import Person, Told, Unnamed
from generator.merging.people.role_entries import role_entries
from generator.merging.people.unnamed import sentence_at
from generator.model.annotation import AnnotatedArticle, Description, Name
from generator.model.article import quote
from generator.model.briefing import Citation, Participant, ParticipantKind, Party, RoleEntry, Variant
from generator.model.corpus import Mention

MentionForm = Literal["name", "description", "pronoun", "metonym"]
KINDS: tuple[ParticipantKind, ...] = ("person", "unnamed", "group", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything known about who is who, ready to be written down. Articles are told by their place in `articles`."""

    articles: Sequence[AnnotatedArticle]
    persons: Sequence[Person]
    bodies: Mapping[str, Body]
    nations: Mapping[str, list[tuple[int, Name]]]
    told: Sequence[Told]
    unnamed: Sequence[Unnamed]
    origin_of: Mapping[str, str]

    def cite(self, article: int, start: int, end: int) -> Citation:
        """The citation of a span of the article at that place."""
        text = self.articles[article].article
        source = text.id
        return Citation(
            source=source, start=start, end=end, exact=quote(text, start, end), origin=self.origin_of.get(source, "")
        )

    def sentence_of(self, article: int, start: int) -> Citation:
        """The citation of the sentence around a position."""
        sentence = sentence_at(self.articles[article], start)
        if sentence is not None:
            return self.cite(article, sentence.start, sentence.end)
        raise ValueError(f"no sentence at {start} in {self.articles[article].article.file}")


def participants_of(desk: Desk) -> tuple[Participant, ...]:
    """All participants: persons, unnamed ones, groups, bodies; within a kind the one that most sources name first."""
    described: dict[str, list[Told]] = {}
    for each in desk.told:
        if len(each.persons) == 1:
            described.setdefault(each.persons[0], []).append(each)
    made = [
        *(_person(desk, person, described.get(person.id, ())) for person in desk.persons),
        *(_unnamed(desk, told) for told in desk.unnamed),
        *(_body(desk, body) for body in desk.bodies.values() if is_participant(body)),
    ]
    made.sort(
        key=lambda each: (KINDS.index(each.kind), -len({c.source for c in each.citations}), -_uses(each), each.id)
    )
    once: dict[str, Participant] = {}
    for participant in made:
        once.setdefault(participant.id, participant)
    return tuple(once.values())


def parties_of(desk: Desk) -> tuple[Party, ...]:
    """All countries that are named, and the organisations persons act for, by name."""
    parties = []
    for country, places in desk.nations.items():
        forms = dict.fromkeys(
            _bare(name.text)
            for _, name in places
            if (word := countries.look_up(_bare(name.text))) and word.kind != "demonym"
        )
        code = _code(country)
        variants = tuple(sorted(form for form in forms if form != country))
        parties.append(Party(id=f"country-{code}", name=country, variants=variants))
    for name in dict.fromkeys(person.party for person in desk.persons if person.party):
        if name not in desk.nations:
            code = _code(name)
            parties.append(Party(id=f"country-{code}" if code else f"body-{slugify(name)}", name=name, variants=()))
    known = {party.name for party in parties}
    for each in desk.unnamed:
        if each.party and each.party not in known:
            known.add(each.party)
            code = _code(each.party)
            parties.append(
                Party(id=f"country-{code}" if code else f"body-{slugify(each.party)}", name=each.party, variants=())
            )
    once = {party.id: party for party in parties}
    return tuple(sorted(once.values(), key=lambda party: (party.name, party.id)))


def mentions_of(desk: Desk, parties: Sequence[Party]) -> dict[str, tuple[Mention, ...]]:
    """Per source id all mentions in order of their place."""
    id_of = {party.name: party.id for party in parties}
    rows: dict[int, set[Mention]] = {index: set() for index in range(len(desk.articles))}
    for index, mention in (*_of_persons(desk), *_of_bodies(desk)):
        rows[index].add(mention)
    for country, places in desk.nations.items():
        for index, name in places:
            form = _form_of_country(name)
            if form:
                rows[index].add(_mention(name, form, party=id_of[country]))
    return {desk.articles[index].article.id: _sorted(row) for index, row in rows.items()}


def _of_persons(desk: Desk) -> Iterator[tuple[int, Mention]]:
    for person in desk.persons:
        for mention in person.cluster.mentions:
            yield mention.article, _mention(mention.name, "name", participant=person.id)
    for each in desk.told:
        form: MentionForm = "pronoun" if each.description.form == "pronoun" else "description"
        if len(each.persons) == 1:
            yield each.article, _mention(each.description, form, participant=each.persons[0])
    for unnamed in desk.unnamed:
        for index, description in unnamed.places:
            yield index, _mention(description, "description", participant=_unnamed_id(unnamed))


def _of_bodies(desk: Desk) -> Iterator[tuple[int, Mention]]:
    for body in filter(is_participant, desk.bodies.values()):
        own = _body_id(body)
        for index, name in body.mentions:
            yield index, _mention(name, "name", participant=own)
        for index, start, end in body.nouns:
            text = quote(desk.articles[index].article, start, end)
            yield index, Mention(start=start, end=end, text=text, form="description", participant=own, party=None)


def _form_of_country(name: Name) -> MentionForm | None:
    """How a name stands for a country: its name or people, or what sits in its capital; None for a body of its own."""
    word = countries.look_up(_bare(name.text))
    if word is None:
        return None
    return "metonym" if word.kind in {"capital", "seat"} else "name"


def _mention(
    place: Name | Description, form: MentionForm, *, participant: str | None = None, party: str | None = None
) -> Mention:
    return Mention(start=place.start, end=place.end, text=place.text, form=form, participant=participant, party=party)


def _sorted(row: Collection[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(row, key=lambda m: (m.start, m.end, m.form, m.participant or "", m.party or "")))


def _person(desk: Desk, person: Person, described: Sequence[Told]) -> Participant:
    forms: dict[str, dict[str, None]] = {}
    for mention in person.cluster.mentions:
        forms.setdefault(_bare(mention.name.text), {})[desk.articles[mention.article].article.id] = None
    for each in described:
        if each.description.form != "pronoun" and not each.description.plural:
            forms.setdefault(each.description.text, {})[desk.articles[each.article].article.id] = None
    first = {mention.article: mention.name.start for mention in reversed(person.cluster.mentions)}
    return Participant(
        id=person.id,
        name=person.name,
        kind="person",
        variants=_variants(forms),
        roles=role_entries(person.held, desk.cite),
        party=person.party,
        citations=tuple(desk.sentence_of(article, first[article]) for article in sorted(first)),
    )


def _unnamed(desk: Desk, each: Unnamed) -> Participant:
    forms: dict[str, dict[str, None]] = {}
    first: dict[int, int] = {}
    for article, description in each.places:
        forms.setdefault(description.text, {})[desk.articles[article].article.id] = None
        first.setdefault(article, description.start)
    article, description = each.places[0]
    citation = desk.cite(article, description.start, description.end)
    return Participant(
        id=_unnamed_id(each),
        name=_unnamed_name(each),
        kind="unnamed",
        variants=_variants(forms),
        roles=(RoleEntry(text=each.core, citations=(citation,)),),
        party=each.party,
        citations=tuple(desk.sentence_of(article, first[article]) for article in sorted(first)),
    )


def _body(desk: Desk, body: Body) -> Participant:
    forms: dict[str, dict[str, None]] = {}
    first: dict[int, int] = {}
    for article, name in body.mentions:
        forms.setdefault(_bare(name.text), {})[desk.articles[article].article.id] = None
        first.setdefault(article, name.start)
    country = next((name.country for _, name in body.mentions if name.country), None)
    return Participant(
        id=_body_id(body),
        name=body_name(body),
        kind="body",
        variants=_variants(forms),
        roles=(),
        party=country,
        citations=tuple(desk.sentence_of(article, first[article]) for article in sorted(first)),
    )


def _variants(forms: Mapping[str, Mapping[str, None]]) -> tuple[Variant, ...]:
    made = [Variant(text=text, sources=tuple(sorted(sources))) for text, sources in forms.items()]
    return tuple(sorted(made, key=lambda variant: (-len(variant.sources), variant.text)))


def _uses(participant: Participant) -> int:
    return sum(len(variant.sources) for variant in participant.variants)


def _unnamed_name(each: Unnamed) -> str:
    told = any(
        countries.country_of(word.strip(",").removesuffix("'s").removesuffix("’s")) == each.party
        for word in each.core.split()
    )
    return each.core if each.party is None or told else f"{each.core} ({each.party})"


def _unnamed_id(each: Unnamed) -> str:
    return "p-" + slugify(_unnamed_name(each))


def body_name(body: Body) -> str:
    """The name a body is shown under: the form most often used, abbreviations last."""
    texts = Counter(_bare(name.text) for _, name in body.mentions)
    return min(texts, key=lambda text: (-texts[text] * (len(text) > 4), -len(text), text))


def _body_id(body: Body) -> str:
    return "p-" + (slugify(body_name(body)) or "body")


def _bare(text: str) -> str:
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    return " ".join(text.removeprefix("the ").removeprefix("The ").split())


def _code(country: str) -> str:
    word = countries.look_up(country)
    return word.code.lower() if word and word.country == country else ""
