"""Words for people: offices and functions by class, forms of address, particles, organisation words, news outlets.

Each list is one file in `data/`, loaded once and frozen. Lower-case keys throughout, except organisation words and
outlets, which are told by their spelling.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from generator.language.data_files import lines_of
from generator.language.folding import fold
from generator.language.word_sections import sections, split, word_list

PLURALS = (("ies", "y"), ("men", "man"), ("women", "woman"), ("s", ""))


@cache
def offices() -> Mapping[str, str]:
    """Each word for an office or function, in lower case, with its class ("president" -> "state")."""
    table: dict[str, str] = {}
    for name, words in sections("offices.txt").items():
        for word in words:
            table.setdefault(word, name)
    for short, full in short_titles().items():
        table.setdefault(short.lower(), table.get(full, "official"))
    return MappingProxyType(table)


@cache
def office_heads() -> Mapping[str, str]:
    """Each office of one word with its class: what can head the phrase of any longer one."""
    return MappingProxyType({office: name for office, name in offices().items() if " " not in office})


@lru_cache(maxsize=20_000)
def office_class(word: str) -> str | None:
    """The class of the office that `word` (any case, singular or plural) can head, or None."""
    heads = office_heads()
    lower = word.lower()
    found = heads.get(lower)
    if found is None and not lower.endswith("ss"):
        for ending, singular in PLURALS:
            if lower.endswith(ending):
                found = heads.get(lower[: -len(ending)] + singular)
                if found:
                    break
    return found


def singular(word: str) -> str:
    """`word` in lower case and singular where that makes an office ("Ministers" -> "minister"), else in lower case."""
    lower = word.lower()
    if lower in office_heads() or lower.endswith("ss"):
        return lower
    for ending, one in PLURALS:
        if lower.endswith(ending) and lower[: -len(ending)] + one in office_heads():
            return lower[: -len(ending)] + one
    return lower


@cache
def addresses() -> frozenset[str]:
    """Forms of address as written ("Mr.", "Lady")."""
    return frozenset(sections("honorifics.txt")["address"])


@cache
def suffixes() -> frozenset[str]:
    """What follows a name and belongs to it ("Jr.", "III")."""
    return frozenset(sections("honorifics.txt")["suffix"])


@cache
def postnominals() -> frozenset[str]:
    """Letters after a name that are not part of it ("QC", "MP")."""
    return frozenset(sections("honorifics.txt")["postnominal"])


@cache
def short_titles() -> Mapping[str, str]:
    """Short titles as written with the office they stand for ("Gen." -> "general")."""
    pairs = (
        (short, full)
        for short, _, full in (entry.partition("=") for entry in sections("honorifics.txt")["short_title"])
    )
    return MappingProxyType(dict(pairs))


@cache
def particles() -> frozenset[str]:
    """Small words inside names, in lower case ("al", "van")."""
    return frozenset(word_list("name_particles.txt"))


@cache
def organisation_words() -> Mapping[str, str]:
    """Words that mark the name of an organisation, place or thing, as spelled in names, with the kind of it."""
    rows = sections("organisation_words.txt").items()
    return MappingProxyType({word: name for name, words in rows if name != "surname" for word in words})


@cache
def surnames_too() -> frozenset[str]:
    """Those of the `organisation_words` that are common surnames ("Park", "Hall")."""
    return frozenset(sections("organisation_words.txt")["surname"])


@cache
def outlets() -> frozenset[str]:
    """Names of news outlets and agencies in lower case, without "the"."""
    return frozenset(name.lower() for name in word_list("news_outlets.txt"))


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Given names, folded, with all familiar and full forms that one person may bear instead."""
    table: dict[str, frozenset[str]] = {}
    for line in lines_of("nicknames.txt"):
        forms = frozenset(fold(form) for form in split(line))
        for form in forms:
            table[form] = table.get(form, frozenset()) | forms
    return MappingProxyType(table)
