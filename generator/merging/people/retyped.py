"""Names that one article takes for a person's or place's and the words around them show to be a body's.

"Lakeside Freight Lines (LFL)" is no person; nor is "Ardal Moss" where "Ardal Moss Holdings" is named, nor whom "the
consultancy, Ardal Moss," presents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.language.folding import fold
from generator.language.offices import office_class
from generator.language.word_sections import sections
from generator.merging.people.bodies import body_key, stem_of
from generator.model.annotation import AnnotatedArticle, Name

WORDS = sections("body_nouns.txt")
NOUNS = frozenset(noun for name, nouns in WORDS.items() if not name.startswith("marks_") for noun in nouns)
OWN_NOUNS = frozenset(WORDS["union"])
SHORTEST_INITIALS = 3
LONGEST_NOUN = 30  # characters before a name in which a noun for it is looked for
MANAGERS = (
    "chief executive",
    "ceo",
    "managing director",
    "chairman",
    "chairwoman",
    "chairperson",
    "chief financial",
    "boss",
)
LOCATED = frozenset({"in", "at", "near", "from", "to", "of", "outside", "around"})


def with_bodies(articles: Sequence[AnnotatedArticle]) -> list[AnnotatedArticle]:
    """`articles` with the kind of such names changed to "body", and where one stands unseen elsewhere, with it.

    Whatever else they hold is as it was.
    """
    known, presented = _known(articles)
    if not known:
        return list(articles)
    changed = [_changed(article, known) for article in articles]
    texts = {name.text for article in changed for name in article.names if body_key(name.text) in presented}
    if not texts:
        return changed
    pattern = re.compile(
        rf"\b(?:{'|'.join(re.escape(text) for text in sorted(texts, key=lambda one: (-len(one), one)))})\b"
    )
    return [_completed(article, pattern) for article in changed]


def _completed(article: AnnotatedArticle, pattern: re.Pattern[str]) -> AnnotatedArticle:
    """The article with the names that `pattern` finds in its sentences where no name is."""
    taken = [(name.start, name.end) for name in article.names]
    missing = [
        Name(start=found.start(), end=found.end(), text=found.group(), kind="body")
        for sentence in article.sentences
        for found in pattern.finditer(article.article.text, sentence.start, sentence.end)
        if not any(start < found.end() and found.start() < end for start, end in taken)
    ]
    if not missing:
        return article
    return replace(article, names=tuple(sorted((*article.names, *missing), key=lambda name: (name.start, name.end))))


def _changed(article: AnnotatedArticle, known: frozenset[str]) -> AnnotatedArticle:
    wrong = [name for name in article.names if name.kind != "body" and name.country is None]
    if not any(body_key(name.text) in known for name in wrong):
        return article
    names = tuple(
        replace(name, kind="body")
        if name.kind != "body" and name.country is None and body_key(name.text) in known
        else name
        for name in article.names
    )
    return replace(article, names=names)


def _known(articles: Sequence[AnnotatedArticle]) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of the names that are bodies, and of those that an article presents as one."""
    found: set[str] = set()
    for article in articles:
        for at, name in enumerate(article.names):
            if name.country is not None or name.kind == "place":
                continue
            if (
                _stands_by_noun(article, name)
                or _has_initials(article, name)
                or _is_presented(article, at)
                or _is_managed(article, name)
            ):
                found.add(body_key(name.text))
    return frozenset(found | _shortened(articles) | _mostly_bodies(articles)), frozenset(found)


def _mostly_bodies(articles: Sequence[AnnotatedArticle]) -> set[str]:
    """Names of one word that more often are a body's than a person's, borne by nobody and given no office."""
    kinds: dict[str, Counter[str]] = {}
    borne: set[str] = set()
    for article in articles:
        holders = {role.holder_start for role in article.roles}
        for name in article.names:
            if name.kind == "person" and (" " in name.text or name.start in holders):
                borne.update(body_key(word) for word in name.text.split())
            elif " " not in name.text and name.country is None:
                kinds.setdefault(body_key(name.text), Counter())[name.kind] += 1
    return {
        key
        for key, told in kinds.items()
        if 0 < told["person"] < told["body"] and told["place"] == 0 and key not in borne
    }


def _has_initials(article: AnnotatedArticle, name: Name) -> bool:
    """Whether the initials of the name's words follow it in brackets."""
    letters = "".join(word[0] for word in name.text.split() if word[:1].isupper())
    behind = article.article.text[name.end : name.end + len(letters) + len(" ()")]
    return len(letters) >= SHORTEST_INITIALS and behind == f" ({letters})"


def _stands_by_noun(article: AnnotatedArticle, name: Name) -> bool:
    """Whether a plain noun for it follows a body's name behind "the": "the Lakeside 80 union"."""
    text = article.article.text
    behind = text[name.end : name.end + LONGEST_NOUN].split()[:1]
    before = text[max(0, name.start - len("the ")) : name.start].lower()
    return name.kind == "body" and before == "the " and bool(behind) and behind[0].strip(",.;") in OWN_NOUNS


def _is_presented(article: AnnotatedArticle, at: int) -> bool:
    """Whether a plain noun for a body stands before the name in apposition: "the consultancy, Ardal Moss,".

    Where the noun is one for people as well ("the builder"), something must be told of "the company" further on that
    no other name fits.
    """
    name = article.names[at]
    text = article.article.text
    before = re.search(r"\b[Tt]he (?:[a-z]+ )?([a-z-]+), $", text[max(0, name.start - LONGEST_NOUN) : name.start])
    closed = text[name.end : name.end + 1] in {",", "."}
    if before is None or before[1] not in NOUNS or not closed:
        return False
    told = any(role.holder_start == name.start for role in article.roles)
    if not office_class(before[1]) and not told and not _can_be_both(before[1]):
        return True
    others = any(other.kind == "body" and other.start < name.start for other in article.names)
    again = re.compile(r"\bthe (?:company|firm)\b").search(text, name.end)
    alone = not any(
        other.kind == "body" for other in article.names if again is not None and name.end < other.start < again.start()
    )
    return again is not None and alone and not others


def _is_managed(article: AnnotatedArticle, name: Name) -> bool:
    """Whether the name opens the role of somebody who manages a company: "Lakeside chief executive Ana Ruiz"."""
    return any(
        role.start == name.start
        and name.end < role.end
        and role.text[len(name.text) :].strip().lower().startswith(MANAGERS)
        for role in article.roles
    )


def _can_be_both(noun: str) -> bool:
    return noun.endswith(("er", "or"))


def _shortened(articles: Sequence[AnnotatedArticle]) -> set[str]:
    """Names taken for persons' or places' that are a company's name without the words that only mark it as one."""
    short = {
        stem for article in articles for name in article.names if name.kind == "body" and (stem := stem_of(name.text))
    }
    alone = {fold(name.text) for article in articles for name in article.names if " " not in name.text}
    found: set[str] = set()
    located: set[str] = set()
    for article in articles if short else ():
        text = article.article.text
        for name in article.names:
            key = body_key(name.text)
            if key not in short or name.kind == "body" or name.country is not None:
                continue
            before = text[max(0, name.start - LONGEST_NOUN) : name.start].split()[-1:]
            if name.kind == "place" and before and before[0].lower() in LOCATED:
                located.add(key)
            elif name.kind == "place" or (" " in key and key.rsplit(maxsplit=1)[-1] not in alone):
                found.add(key)
    return found - located
