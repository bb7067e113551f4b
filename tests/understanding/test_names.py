"""Names, descriptions and roles of short texts, as listed in names.yml."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.model.article import Article, Block
from generator.understanding.descriptions import find_descriptions
from generator.understanding.names import find_names
from generator.understanding.parsing import ParsedSentence, parse
from generator.understanding.roles import find_roles

if TYPE_CHECKING:
    from pysbd import Segmenter

    from generator.language.model import LanguageModel
    from generator.model.annotation import Description, Name, Role

CASES = yaml.safe_load(Path(__file__).with_name("names.yml").read_text(encoding="utf-8"))


def article_of(text: str) -> Article:
    paragraphs = [" ".join(part.split()) for part in text.strip().split("\n\n")]
    whole = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    return Article(id="a", file="a.txt", text=whole, blocks=tuple(blocks))


def show(found: Name | Description, kind: str) -> str:
    return f"{found.text}: {kind}" + (f" = {found.country}" if found.country else "")


def show_role(article: Article, role: Role) -> str:
    holder = article.text[role.holder_start : role.holder_end]
    return f"{role.text} -> {holder}" + (f" = {role.country}" if role.country else "")


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_names_descriptions_and_roles(case: dict[str, Any], model: LanguageModel, rules: Segmenter) -> None:
    article = article_of(case["text"])
    sentences: tuple[ParsedSentence, ...] = parse(article, model.nlp, rules)
    names = find_names(article, sentences)
    descriptions = find_descriptions(sentences, names)
    roles = find_roles(article, sentences, names, descriptions)

    found = [show(name, name.kind) for name in names]
    kinds = [f"{name.text}: {name.kind}" for name in names]
    assert [name for name in case.get("names", []) if name not in found] == [], found
    assert [name for name in case.get("not", []) if name in kinds] == []
    told = [show(each, each.form) for each in descriptions]
    assert [each for each in case.get("descriptions", []) if each not in told] == [], told
    words = [each.text for each in descriptions]
    assert [each for each in case.get("not_descriptions", []) if each in words] == []
    held = [show_role(article, role) for role in roles]
    assert [role for role in case.get("roles", []) if role not in held] == [], held
    assert [role.text for role in roles if role.text in case.get("not_roles", [])] == []


@pytest.mark.parametrize("case", CASES[::5], ids=[case["case"] for case in CASES[::5]])
def test_spans_hold_their_words_and_do_not_overlap(
    case: dict[str, Any], model: LanguageModel, rules: Segmenter
) -> None:
    article = article_of(case["text"])
    sentences = parse(article, model.nlp, rules)
    names = find_names(article, sentences)
    assert all(article.text[name.start : name.end] == name.text for name in names)
    assert all(one.end <= other.start for one, other in pairwise(names))
    roles = find_roles(article, sentences, names, find_descriptions(sentences, names))
    assert all(article.text[role.start : role.end] == role.text for role in roles)


@pytest.mark.parametrize("text", ["", "Rain.", "—", "'s", "THE END", "Minister", "- al - -"])
def test_texts_without_names_do_no_harm(text: str, model: LanguageModel, rules: Segmenter) -> None:
    article = article_of(text) if text else Article(id="a", file="a.txt", text="", blocks=())
    sentences = parse(article, model.nlp, rules)
    names = find_names(article, sentences)
    assert find_roles(article, sentences, names, find_descriptions(sentences, names)) == ()
