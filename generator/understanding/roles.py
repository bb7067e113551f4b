"""Offices and functions that an article gives to somebody it names: titles, appositions and copulas.

"Treasury spokesman Ian Bell", "her lawyer, Ana Ruiz", "Ana Ruiz, a lawyer for the union,", "Ana Ruiz is the head of
the union". A role's words are the article's own, without the determiner; nothing is added from outside knowledge.
"""

from __future__ import annotations

from generator.language.offices import addresses, office_class, suffixes
from generator.model.annotation import Description, Name, Role
from generator.model.article import Article, quote
from generator.understanding.deeds import deeds_behind, has_deeds
from generator.understanding.names.lines import HYPHENS, POSSESSIVES, Line, line_of
from generator.understanding.office_phrases import (
    DETERMINERS,
    LINKS,
    OWN_LINKS,
    Held,
    by_line,
    country_in,
    end_of,
    held,
    in_law,
    is_compound,
    is_office,
    past_letters,
    start_of,
)
from generator.understanding.parsing import ParsedSentence
from generator.understanding.shared_titles import Shared, shared_titles

COPULAS = frozenset({"is", "was", "became", "remains", "becomes"})
OPENERS = frozenset({",", "(", "—", "–", "--", "-"})
CLOSERS = frozenset({",", ".", ")", "(", ";", ":", "—", "–", "--", "who", "and", "?", "!", '"', "”", "whose", "which"})
PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X", "PART", "DET", "PRON", "ADV"})
REACH = 14  # words from a name to the office it holds
SERVING = frozenset({"serve", "act", "work", "stay", "continue", "resign", "retire", "quit"})
OTHERS = frozenset({"he", "she", "they", "it", "whose"})  # what follows is of somebody else
ASIDES = frozenset({"own", "himself", "herself", "also", "then", "now", "currently", "again", "still", "once", "later"})
LONGEST_AGE = 3
LONGEST_AGED = 6  # words of "33-year-old"


def find_roles(
    article: Article,
    sentences: tuple[ParsedSentence, ...],
    names: tuple[Name, ...],
    descriptions: tuple[Description, ...],
    *,
    lines: list[Line] | None = None,
) -> tuple[Role, ...]:
    """Every role that `article` gives to a person it names or describes, in order of its place.

    `lines`: those of the sentences, where they are made already.
    """
    lines = lines or [line_of(sentence) for sentence in sentences]
    roles: list[Role] = []
    told = [each for each in descriptions if each.form != "pronoun" and not each.plural]
    for line, row, described in zip(lines, by_line(lines, names), by_line(lines, told), strict=True):
        names_here = held(line, row)
        deeds = bool(row) and has_deeds(line)
        roles += [_shared(article, line, each) for each in shared_titles(line, names_here)] if len(row) > 1 else []
        for first, (name, end) in names_here.starts.items():
            if name.kind == "person":
                last = past_letters(line, end)
                before = _before(line, first, last, names_here)
                spans = [before, *_behind(line, last, names_here), _as_office(line, last, names_here)]
                if before is not None and (wider := _in_front(line, before[0], last, names_here)) is not None:
                    spans.append(wider)
                roles += [_role(article, line, span, name, names_here) for span in spans if span is not None]
                if deeds:
                    roles += [_told_by(article, line, span, name) for span in deeds_behind(line, last, names_here)]
        for description, last in held(line, described).starts.values():
            roles += [_role(article, line, span, description, names_here) for span in _behind(line, last, names_here)]
    return tuple(sorted(set(roles), key=lambda role: (role.start, role.end, role.holder_start)))


def _role(
    article: Article, line: Line, span: tuple[int, int, int], holder: Name | Description, names: Held[Name]
) -> Role:
    first, head, last = span
    country = country_in(line, first, head, last, names)
    while first < head and (line.texts[first].lower() in DETERMINERS or line.texts[first].lower() in ASIDES):
        first += 1
    return _made(article, line, (_past_age(line, first, head), last), holder, country)


def _shared(article: Article, line: Line, shared: Shared) -> Role:
    first, head, last = shared.span
    while first < head and line.texts[first].lower() in DETERMINERS:
        first += 1
    return _made(article, line, (first, last), shared.name, shared.country)


def _made(article: Article, line: Line, span: tuple[int, int], holder: Name | Description, country: str | None) -> Role:
    start, end = line.span(*span)
    text = quote(article, start, end)
    return Role(start=start, end=end, text=text, holder_start=holder.start, holder_end=holder.end, country=country)


def _past_age(line: Line, first: int, head: int) -> int:
    """Where the office begins behind an age: "33-year-old firefighter" is a firefighter."""
    for at in range(first + 1, min(first + LONGEST_AGED, head)):
        if line.texts[at] == "old" and line.texts[at - 1] in HYPHENS:
            return at + 1
    return first


def _told_by(article: Article, line: Line, span: tuple[int, int], holder: Name) -> Role:
    return _made(article, line, span, holder, None)


def _before(line: Line, first: int, last: int, names: Held[Name]) -> tuple[int, int, int] | None:
    """The role in front of the name at `first`: (first word, head, end excluded)."""
    texts = line.texts
    at = first - 1
    while at > 0 and texts[at] in addresses() and office_class(texts[at]) is None:
        at -= 1
    dot = at > 0 and texts[at] == "." and office_class(texts[at - 1]) is not None  # "Lt." cut into two words
    if dot:
        at -= 1
    comma = at > 0 and texts[at] == ","
    if comma:
        at -= 1
    if at < 0:
        return None
    head = _head_before(line, at, names)
    if head is None:
        return None
    behind = head + 1
    if behind <= at:
        ends = end_of(line, head, names, LINKS)
        if ends != at + 1 or not (comma or at in names.at or texts[at][:1].isupper()):
            return None
    if _plural(texts[head]) and not (texts[head][:1].isupper() and not comma):
        return None
    start = start_of(line, head, names)
    if comma and not _is_apposition(line, start, head, first, last, names):
        return None
    return start, head, at + 1 + dot


def _head_before(line: Line, at: int, names: Held[Name]) -> int | None:
    texts, pos = line.texts, line.pos
    for index in range(at, max(-1, at - REACH), -1):
        adjective = index == at and pos[index] == "ADJ" and office_class(texts[index]) and index not in names.at
        if adjective or is_office(line, index, names):
            linked = index == at or texts[index + 1].lower() in LINKS or in_law(line, index)
            return index if linked else None
        word = texts[index]
        inside = pos[index] in PHRASE or word in HYPHENS or word in {"(", ")", "&"} or word.lower() in LINKS
        if not inside and not (pos[index] == "CCONJ" and index < at):
            return None
        if names.person(index) and index == at and not _is_served(line, index, names):
            return None
    return None


def _is_served(line: Line, at: int, names: Held[Name]) -> bool:
    """Whether the name that ends at `at` is of whom somebody serves: "counsel for Ana Ruiz, Tom Lee,"."""
    name = names.at[at]
    while at >= 0 and names.at.get(at) is name:
        at -= 1
    return at > 0 and line.texts[at] in {"for", "to"} and is_office(line, at - 1, names)


def _in_front(line: Line, first: int, last: int, names: Held[Name]) -> tuple[int, int, int] | None:
    """The role in apposition before the one that begins at `first`: "its negotiator, [manager] Ana Ruiz, said"."""
    texts = line.texts
    if first < len(("its", "head", ",")) or texts[first - 1] != "," or last >= len(texts) or texts[last] != ",":
        return None
    head = _head_before(line, first - 2, names)
    if head is None or head != first - 2 or _plural(texts[head]):
        return None
    start = start_of(line, head, names)
    return (start, head, head + 1) if texts[start].lower() in DETERMINERS - {"a", "an"} else None


def _as_office(line: Line, last: int, names: Held[Name]) -> tuple[int, int, int] | None:
    """The office that the one named before `last` works, or will no longer work, "as"."""
    texts, words = line.texts, line.sentence.words
    if "as" not in texts[last:]:
        return None
    at = texts.index("as", last)
    verb = words[at].head
    if verb.lemma_ not in SERVING or any(child.dep_ == "neg" for child in verb.children):
        return None
    if verb.tag_ == "VBD" or any(child.lower_ in {"has", "had", "have"} for child in verb.lefts):
        return None  # whoever has left an office does not hold it
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is None:
        return None
    of_subject = {subject.i, *(child.i for child in subject.rights if child.dep_ == "appos")}
    span = _phrase_from(line, at + 1, names) if words[last - 1].i in of_subject else None
    return span and (span[0], span[1], end_of(line, span[1], names, OWN_LINKS - {"at"}))  # "at" tells where it is done


def _is_apposition(line: Line, start: int, head: int, first: int, last: int, names: Held[Name]) -> bool:
    """Whether a comma between a role and a name ties them ("his lawyer, Ana Ruiz,"), told by the parse or the place."""
    words = line.sentence.words
    if last < len(line.texts) and line.texts[last] in {"and", "or"}:
        return False
    if _plural(line.texts[head]):
        return False
    root = words[last - 1]
    tied = root.dep_ == "appos" or any(words[at].dep_ == "appos" for at in range(first, last))
    if tied and words.start + start <= root.head.i <= words.start + max(head, first):
        return True
    if (
        line.texts[head][:1].isupper()
        and line.texts[start].lower() not in DETERMINERS
        and not _in_list(line, start, names)
    ):
        return True
    opens = start == 0 or (start == 1 and line.texts[0] in {'"', "“"})
    return opens or (last < len(line.texts) and line.texts[last] == "," and line.pos[start - 1] != "PUNCT")


def _in_list(line: Line, start: int, names: Held[Name]) -> bool:
    return start > 1 and line.texts[start - 1] in {",", "and"} and names.person(start - 2)


def _plural(word: str) -> bool:
    lower = word.lower()
    return (
        lower.endswith(("s", "men", "women"))
        and office_class(lower.removesuffix("s")) is not None
        and office_class(lower) is not None
        and lower != "boss"
    )


def _behind(line: Line, last: int, names: Held[Name]) -> list[tuple[int, int, int]]:
    """The roles behind the name that ends at `last`: an apposition with its coordinated parts, or a copula."""
    texts = line.texts
    at = last
    if at < len(texts) and texts[at] in suffixes():
        at += 1
    if at >= len(texts) - 1:
        return []
    if texts[at] in OPENERS:
        at = _after_age(texts, at + 1)
        copula = texts[at : at + 1] == ["who"] and texts[at + 1 : at + 2] and texts[at + 1] in COPULAS
        if copula:
            at += 2
    elif texts[at] in COPULAS:
        at += 1
        copula = True
    else:
        return []
    if copula and at < len(texts) and texts[at].lower() in {"not", "n't", "never"}:
        return []
    span = _phrase_from(line, at, names)
    if span is None or (not copula and not _closes(line, span[2], names)):
        return []
    spans = [span]
    if span[2] < len(texts) - 1 and texts[span[2]] == "and":
        more = _phrase_from(line, span[2] + 1, names)
        if more is not None and (more[2] >= len(texts) or texts[more[2]] in CLOSERS):
            spans.append(more)
    return spans


def _closes(line: Line, end: int, names: Held[Name]) -> bool:
    if end >= len(line.texts) or line.texts[end] in CLOSERS:
        return not (end + 1 < len(line.texts) and line.texts[end] == "and" and names.person(end + 1))
    return line.pos[end] in {"VERB", "AUX", "ADP", "SCONJ", "PRON"}


def _after_age(texts: list[str], at: int) -> int:
    """Past an age in commas ("Ana Ruiz, 45, a lawyer")."""
    if at + 1 < len(texts) and texts[at].isdigit() and len(texts[at]) <= LONGEST_AGE and texts[at + 1] == ",":
        return at + 2
    return at


def _phrase_from(line: Line, at: int, names: Held[Name]) -> tuple[int, int, int] | None:
    """The office phrase that begins at `at`, or None.

    No verb, comma or other person's title may come before its head.
    """
    texts, pos = line.texts, line.pos
    first = at
    head = None
    while at < len(texts) and at - first < REACH:
        if is_office(line, at, names):
            head = at
            if at + 1 < len(texts) and is_office(line, at + 1, names):
                at += 1
                continue
            if is_compound(line, at, names):
                at += 2
                continue
            break
        word = texts[at]
        if not (pos[at] in PHRASE or word in HYPHENS or word in POSSESSIVES) or word.lower() in OTHERS:
            return None
        if names.person(at) and at == first and not _owns(line, at, names):
            return None
        at += 1
    if head is None or (head + 1 < len(texts) and (names.person(head + 1) or texts[head + 1] in POSSESSIVES)):
        return None
    after = head + 1
    if after < len(texts) and pos[after] in {"NOUN", "PROPN"}:
        return None
    if _plural(texts[head]):
        return None
    return first, head, end_of(line, head, names, OWN_LINKS | {"in"} if not _verb_near(line, head) else OWN_LINKS)


def _owns(line: Line, at: int, names: Held[Name]) -> bool:
    while at < len(line.texts) and names.person(at):
        at += 1
    return at < len(line.texts) and line.texts[at] in POSSESSIVES


def _verb_near(line: Line, head: int) -> bool:
    return head + 1 < len(line.texts) and line.pos[head + 1] in {"VERB", "AUX"}
