"""Words for people: offices and functions by class, forms of address, particles, organisation words, news outlets.

Each list is one file in `data/`, loaded once and frozen. Lower-case keys throughout, except organisation words and
outlets, which are told by their spelling.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from generator.language.folding import fold

PLURALS = (("ies", "y"), ("men", "man"), ("women", "woman"), ("s", ""))


@cache
def offices() -> Mapping[str, str]:
    """Each word for an office or function, in lower case, with its class ("president" -> "state")."""
    table: dict[str, str] = {}
    for name, words in _sections("offices.txt"):
        for word in words:
            table.setdefault(word, name)
    for short, full in short_titles().items():
        table.setdefault(short.lower(), table.get(full, "official"))
    return MappingProxyType(table)


@cache
def office_heads() -> Mapping[str, str]:
    """Each office of one word with its class: what can head the phrase of any longer one."""
    return MappingProxyType({office: name for office, name in offices().items() if " " not in office})


def office_class(word: str) -> str | None:
    """The class of the office that `word` (any case, singular or plural) can head, or None."""
    heads = office_heads()
    lower = word.lower()
    found = heads.get(lower)
    if found is None:
        for ending, singular in PLURALS:
            if lower.endswith(ending):
                found = heads.get(lower[: -len(ending)] + singular)
                if found:
                    break
    return found


def singular(word: str) -> str:
    """`word` in lower case and singular where that makes an office ("Ministers" -> "minister"), else in lower case."""
    lower = word.lower()
    if lower in office_heads():
        return lower
    for ending, one in PLURALS:
        if lower.endswith(ending) and lower[: -len(ending)] + one in office_heads():
            return lower[: -len(ending)] + one
    return lower


@cache
def addresses() -> frozenset[str]:
    """Forms of address as written ("Mr.", "Lady")."""
    return frozenset(dict(_sections("honorifics.txt"))["address"])


@cache
def suffixes() -> frozenset[str]:
    """What follows a name and belongs to it ("Jr.", "III")."""
    return frozenset(dict(_sections("honorifics.txt"))["suffix"])


@cache
def short_titles() -> Mapping[str, str]:
    """Short titles as written with the office they stand for ("Gen." -> "general")."""
    pairs = (entry.split("=") for entry in dict(_sections("honorifics.txt"))["short_title"])
    return MappingProxyType({short: full for short, full in pairs})


@cache
def particles() -> frozenset[str]:
    """Small words inside names, in lower case ("al", "van")."""
    return frozenset(_list("name_particles.txt"))


@cache
def organisation_words() -> Mapping[str, str]:
    """Words that mark the name of an organisation or thing, as spelled in names, with "state" or "other"."""
    return MappingProxyType({word: name for name, words in _sections("organisation_words.txt") for word in words})


@cache
def outlets() -> frozenset[str]:
    """Names of news outlets and agencies in lower case, without "the"."""
    return frozenset(name.lower() for name in _list("news_outlets.txt"))


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Given names, folded, with all familiar and full forms that one person may bear instead."""
    table: dict[str, frozenset[str]] = {}
    for line in _lines("nicknames.txt"):
        forms = frozenset(fold(form.strip()) for form in line.split(";"))
        for form in forms:
            table[form] = table.get(form, frozenset()) | forms
    return MappingProxyType(table)


def _lines(file: str) -> list[str]:
    text = resources.files("generator.language").joinpath("data", file).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _list(file: str) -> list[str]:
    return [word.strip() for line in _lines(file) for word in line.split(";") if word.strip()]


def _sections(file: str) -> list[tuple[str, list[str]]]:
    rows = []
    for line in _lines(file):
        name, _, words = line.partition(":")
        rows.append((name.strip(), [word.strip() for word in words.split(";") if word.strip()]))
    return rows
