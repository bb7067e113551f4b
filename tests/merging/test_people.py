"""Who is who over several articles, as listed in people.yml; and what holds for any articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.merging.people import Identified, identify
from generator.merging.people.forms import alike, form_of, same_person
from generator.model.annotation import AnnotatedArticle, Sentence
from generator.model.article import Article, Block
from generator.understanding import understand

if TYPE_CHECKING:
    from pysbd import Segmenter

    from generator.language.model import LanguageModel
    from generator.model.briefing import Participant

CASES = yaml.safe_load(Path(__file__).with_name("people.yml").read_text(encoding="utf-8"))


def article_of(number: int, text: str) -> Article:
    paragraphs = [" ".join(part.split()) for part in text.strip().split("\n\n")]
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    return Article(id=str(number), file=f"{number}.txt", text="\n\n".join(paragraphs), blocks=tuple(blocks))


def show(person: Participant, *, role: bool = False) -> str:
    party = f" = {person.party}" if person.party else ""
    first = f" ({person.roles[0].text})" if role and person.roles else ""
    return person.name + party + first


def refers(identified: Identified, form: str) -> list[str]:
    name = {participant.id: participant.name for participant in identified.participants}
    return [
        f"{source}: {mention.text} -> {name[mention.participant]}" if form == "who" else f"{source}: {mention.text}"
        for source, mentions in identified.mentions.items()
        for mention in mentions
        if mention.participant
    ]


def of_kind(identified: Identified, kind: str) -> list[Participant]:
    return [participant for participant in identified.participants if participant.kind == kind]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_who_is_who(case: dict[str, Any], model: LanguageModel, rules: Segmenter) -> None:
    articles = [understand(article_of(n, text), model.nlp, rules) for n, text in enumerate(case["articles"])]
    identified = identify(articles, origin_of={str(n): f"o{n}" for n in range(len(articles))})

    assert sorted(show(person, role=True) for person in of_kind(identified, "person")) == sorted(case["persons"])
    if "unnamed" in case:
        assert sorted(map(show, of_kind(identified, "unnamed"))) == sorted(case["unnamed"])
    if "bodies" in case:
        assert sorted(map(show, of_kind(identified, "body"))) == sorted(case["bodies"])
    found = refers(identified, "who")
    assert [each for each in case.get("refers", []) if each not in found] == [], found
    assert [each for each in case.get("unresolved", []) if each in refers(identified, "")] == []
    parties = [f"{party.name} ({', '.join(party.variants)})" for party in identified.parties]
    assert [each for each in case.get("parties", []) if each not in parties] == [], parties
    check_laws(identified, articles)


@pytest.mark.parametrize(("dateline", "party"), [("LIMA", "Peru"), ("AREQUIPA, Peru", "Peru"), (None, None)])
def test_a_dateline_tells_whose_president_it_is(
    dateline: str | None, party: str | None, model: LanguageModel, rules: Segmenter
) -> None:
    text = "A flood struck northern Peru on Monday. President Rosa Quispe sent the army. Peru lies on three rivers."
    read = replace(article_of(0, text), dateline=dateline)
    (person,) = of_kind(identify([understand(read, model.nlp, rules)], origin_of={}), "person")
    assert person.party == party


def check_laws(identified: Identified, articles: list[AnnotatedArticle]) -> None:
    texts = {article.article.id: article.article.text for article in articles}
    ids = [participant.id for participant in identified.participants]
    assert len(ids) == len(set(ids))
    parties = {party.name for party in identified.parties}
    party_ids = {party.id for party in identified.parties}
    for participant in identified.participants:
        assert participant.citations
        assert participant.party is None or participant.party in parties
        for citation in (*participant.citations, *(c for role in participant.roles for c in role.citations)):
            assert texts[citation.source][citation.start : citation.end] == citation.exact
            assert citation.origin == f"o{citation.source}"
    for source, mentions in identified.mentions.items():
        assert list(mentions) == sorted(mentions, key=lambda mention: (mention.start, mention.end))
        for mention in mentions:
            assert texts[source][mention.start : mention.end] == mention.text
            assert (mention.participant in ids) if mention.participant else (mention.party in party_ids)


def test_the_order_of_articles_makes_no_difference(model: LanguageModel, rules: Segmenter) -> None:
    texts = [text for case in CASES[:6] for text in case["articles"]]
    articles = [understand(article_of(n, text), model.nlp, rules) for n, text in enumerate(texts)]
    assert identify(articles) == identify(articles[::-1])


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_identify(count: int) -> None:
    empty = AnnotatedArticle(
        article=Article(id="a", file="a.txt", text="Rain.", blocks=(Block(start=0, end=5),)),
        sentences=(Sentence(start=0, end=5, kind="sentence", block=0),),
    )
    identified = identify([empty] * count)
    assert identified.participants == ()
    assert identified.parties == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hassan al-Masri", "Hassan Masri", True),
        ("Hassan El Masri", "Hassan al-Masri", True),
        ("Ludwig van der Berg", "Ludwig Berg", True),
        ("Yusuf Idrisov", "Youssef Idrissov", True),
        ("José Miguel Ruiz", "Miguel Ruiz", True),
        ("J. Ruiz", "José Ruiz", True),
        ("Bob Cole", "Robert Cole", True),
        ("Pedro Ruiz Castro", "Pedro Ruiz", True),
        ("Kim Min Su", "Kim Min-su", True),
        ("Martin Weiss Jr.", "Martin Weiss Sr.", False),
        ("Peter Hall", "Susan Hall", False),
        ("George H. Bell", "George W. Bell", False),
        ("Anna Chan", "Anna Chen", False),
        ("Ali Hassan", "Hassan Ali", False),
        ("Mohammed Salah", "Muhammad Salah", True),
        ("Sergei Orlov", "Sergey Orlov", True),
        ("Vincent Del Rio", "Vincent DelRio", True),
        ("P.J. Carter", "PJ Carter", True),
        ("Des Browne", "Desmond Clarke", False),
        ("Maria Novak", "Marta Novak", False),
        ("Karl Schmidt", "Karl Schmitt", True),
        ("John Smith", "John Smythe", False),
    ],
)
def test_which_full_names_may_be_one_person(one: str, other: str, *, same: bool) -> None:
    assert same_person(form_of(one), form_of(other)) is same


NAMES = st.lists(
    st.sampled_from(["Ana", "A.", "Ruiz", "al-Masri", "van", "Jr.", "Bob", "Robert", "Idrisov", "Idrissov"])
)


@given(NAMES, NAMES)
def test_being_one_person_is_symmetric(one: list[str], other: list[str]) -> None:
    first, second = form_of(" ".join(one) or "X"), form_of(" ".join(other) or "X")
    assert same_person(first, second) == same_person(second, first)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_a_word_is_like_itself(word: str) -> None:
    assert alike(word, word)


@given(st.text(max_size=30))
def test_any_text_has_a_form(text: str) -> None:
    assert form_of(text).words
