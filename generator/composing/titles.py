"""Plain titles for what groups of statements are about, in the sources' own words.

A title is a noun phrase that the statements share. That of an open issue says what is unresolved: a noun for what is
decided, asked for or feared with its complement ("closure of the library", "cap on fares") tells more than the bare
thing. Where no two words of the sources say it, the subject's own plain title stands, or the noun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache

from generator.composing.at_issue import at_issue, naming
from generator.composing.index import Index
from generator.composing.phrases import Phrase, long_texts, noun_phrases, subtree, words
from generator.composing.subjects import subjects_at
from generator.language.section_cues import cues_in, joined, words_of
from generator.language.subjects import subjects
from generator.model.corpus import MergedStatement, Passage

_TITLE_WORDS = 8
_FEW = 4  # passages with a fitting phrase, up to which any one of them may give the title
_MARKS = frozenset('"“”«»,;:()[]…`')
_DISPUTE, _OPEN, _HEADED = 1.5, 1.0, 0.5  # origins that a telling noun, an open statement, the right head are worth
_ISSUE = 2.0  # what a passage with it leaves at issue
_NEVER = ("title_owners", "title_counts", "calendar_words", "loaded")  # groups of words that no title holds
_ANY = frozenset({"each", "every", "any", "another"})

_Tells = Callable[[Passage, int], bool]


def title_for(
    index: Index,
    subject: str,
    statements: Iterable[MergedStatement],
    *,
    taken: frozenset[str],
    opened: AbstractSet[str] = frozenset(),
) -> str:
    """A plain title for `statements` about `subject`: the sources' own words where they have some, not in `taken`.

    `opened`: ids of those that show that something is open; where there are any, the title says what.
    """

    def tells(passage: Passage, place: int) -> bool:
        return subject in subjects_at(passage, place)

    found = _candidates(index, statements, tells, opened=opened)
    few = len({passage for one in found.values() for passage in one.tellers}) <= _FEW
    for key in _ranked(found):
        one = found[key]
        shared = len(one.tellers) > 1 or one.headed or few  # what one sentence of many says names them not
        if len(key.split()) > 1 and shared and one.text not in taken:
            return one.text
    return subjects()[subject.partition(":")[0]].title


def title_of_point(
    index: Index,
    noun: str,
    statements: Iterable[MergedStatement],
    *,
    taken: frozenset[str],
    opened: AbstractSet[str],
    others: AbstractSet[str] = frozenset(),
) -> str | None:
    """The phrase around `noun` (a lemma) that tells most, else the noun itself; None for a mere person or place.

    `others`: the nouns of other points, which head none of its phrases.
    """

    def tells(passage: Passage, place: int) -> bool:
        return passage.sentence.tokens[place].lemma == noun

    found = _candidates(index, statements, tells, opened=opened)
    issue = any(one.issue for one in found.values())
    fit = {
        key: one
        for key, one in found.items()
        if one.dispute or (one.head not in others and (not issue or one.issue or one.opened or len(one.origins) > 1))
    }
    # what no second origin calls so is better told by a noun for what is decided about it: "duty on tea"
    agreed = any(len(one.origins) > 1 and " " in key for key, one in fit.items())
    ranked = sorted(_ranked(fit), key=lambda key: (" " not in key, not agreed and not fit[key].dispute))
    bare = None if noun in _no_heads() else noun[:1].upper() + noun[1:]
    return next((found[key].text for key in ranked if found[key].text not in taken), bare)


def telling_title(index: Index, statement: MergedStatement) -> str | None:
    """A title for a statement alone: what it leaves open, with its complement; None where it names no such thing."""
    found = _candidates(index, [statement], lambda _passage, _place: True, opened=frozenset({statement.id}))
    return next((found[key].text for key in _ranked(found) if found[key].dispute), None)


def announced_title(index: Index, statement: MergedStatement) -> str | None:
    """A title for a statement that announces or demands something: "independent review"; None where it names none."""
    passage = index.shown(statement)
    tokens = passage.sentence.tokens
    for phrase in noun_phrases(passage):
        told = _trimmed(phrase.text)
        done = tokens[phrase.head_place].dep in {"dobj", "nsubjpass"} and phrase.head in words_of("dispute_nouns")
        if done and len(told.split()) > 1 and fits_as_title(told) and _can_head(passage, phrase):
            return told[:1].upper() + told[1:]
    return None


def fits_as_title(text: str) -> bool:
    """Whether a phrase can be a title: neither long nor with figures, marks or words that only count or point."""
    told = [word.lower() for word in text.split()]
    if not 1 <= len(told) <= _TITLE_WORDS or any(mark.isdigit() or mark in _MARKS for mark in text):
        return False
    if any(words_of(group).intersection(told) for group in _NEVER):
        return False
    if cues_in(joined(told), "loaded") or cues_in(joined(told), "no_titles"):
        return False
    return not words_of("title_filler").intersection((told[0], told[-1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A phrase that may be a title, the origins and passages with it; `dispute`: its head says what is unresolved.

    `issue`: the passages that leave it at issue.
    """

    text: str
    head: str
    headed: bool
    dispute: bool
    issue: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    tellers: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)


def _candidates(
    index: Index, statements: Iterable[MergedStatement], tells: _Tells, *, opened: AbstractSet[str]
) -> dict[str, _Candidate]:
    """The phrases of `statements` that tell of it, by their words in small letters."""
    found: dict[str, _Candidate] = {}
    for statement in statements:
        for passage in index.of(statement):
            places = naming(passage, at_issue(passage)) if opened else frozenset[int]()
            for phrase in noun_phrases(passage):
                dispute = bool(opened) and phrase.head in words_of("dispute_nouns")
                for text in _texts(passage, phrase, tells, dispute=dispute):
                    headed = tells(passage, phrase.head_place)
                    telling = dispute and len(text.split()) > len(phrase.text.split())
                    title = text[:1].upper() + text[1:]
                    one = found.setdefault(
                        text.lower(), _Candidate(text=title, head=phrase.head, headed=headed, dispute=telling)
                    )
                    one.origins.add(passage.origin)
                    one.tellers.add(passage.id)
                    one.opened.update({statement.id} & opened)
                    last = phrase.head_place + telling * len(text.split())
                    one.issue.update({passage.id} if places & {*range(phrase.head_place, last + 1)} else ())
    return found


def _texts(passage: Passage, phrase: Phrase, tells: _Tells, *, dispute: bool) -> tuple[str, ...]:
    """The words of `phrase` that may be a title, without and with what follows it; () where it tells nothing of it."""
    tokens = passage.sentence.tokens
    if not _can_head(passage, phrase):
        return ()
    first = phrase.head_place - len(phrase.modifiers)
    own = any(tells(passage, place) for place in range(first, phrase.head_place + 1))
    longer = [text for item in long_texts(passage, phrase) if fits_as_title(text := _trimmed(item.split(",")[0]))][-1:]
    if not own:
        end = phrase.start + len(longer[0]) + 1 if dispute and longer else phrase.start
        inside = (at for at in range(phrase.head_place + 1, len(tokens)) if tokens[at].start < end)
        return tuple(longer) if any(tells(passage, at) for at in inside) else ()
    short = _trimmed(phrase.text)
    if len(short.split()) == 1:
        short = _owned(passage, phrase, short)
    return tuple(dict.fromkeys([*([short] if fits_as_title(short) else []), *longer]))


def _owned(passage: Passage, phrase: Phrase, short: str) -> str:
    """A bare noun with the name of whose it is: "Ana Ruiz's licence"; as it is where no name owns it."""
    tokens = passage.sentence.tokens
    owner = next((at for at, one in enumerate(tokens) if one.head == phrase.head_place and one.dep == "poss"), None)
    if owner is None or tokens[owner].pos != "PROPN":
        return short
    return words(passage, tokens[min(subtree(tokens, owner))].start, tokens[phrase.head_place].end)


def _can_head(passage: Passage, phrase: Phrase) -> bool:
    """Whether a phrase is no name, person, vehicle or day, boasts of nothing and means something certain."""
    tokens = passage.sentence.tokens
    head = tokens[phrase.head_place]
    if head.pos == "PROPN" or phrase.head in _no_heads():
        return False
    if any(item.head == phrase.head_place and item.dep == "det" and item.lemma in _ANY for item in tokens):
        return False
    before = tokens[phrase.head_place - len(phrase.modifiers) : phrase.head_place]
    return not any(item.tag in {"JJS", "RBS"} or item.lemma in words_of("title_boasts") for item in before)


@cache
def _no_heads() -> frozenset[str]:
    """Nouns for who acts and where: a person, a body, a vehicle or a place is no issue."""
    return frozenset[str]().union(*(words_of(group) for group in ("title_persons", "body_nouns", "vehicles", "scenes")))


def _trimmed(text: str) -> str:
    """`text` without the words before it that only count or weigh: "first 15 percent duty on tea"."""
    told = text.split()
    empty = words_of("title_filler") | words_of("title_counts") | words_of("title_measures")
    while len(told) > 1 and (told[0].lower() in empty or any(mark.isdigit() for mark in told[0])):
        told = told[1:]
    return " ".join(told)


def _ranked(found: Mapping[str, _Candidate]) -> list[str]:
    def key(name: str) -> tuple[float, int, int, str]:
        one = found[name]
        worth = len(one.origins) + _DISPUTE * one.dispute + _OPEN * bool(one.opened) + _HEADED * one.headed
        worth += _ISSUE * bool(one.issue)
        return (-worth, -len(one.tellers), -min(len(name.split()), 5), name)

    return sorted(found, key=key)
