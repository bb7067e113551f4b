"""What somebody does that tells who it is, where the text gives no office: heading a body, answering a charge.

"Ana Ruiz, who heads the dockers' union, said", "Tom Lee, 41, denies three counts of theft", "accused of". The role's
words are the text's own, the age before them included.
"""

from __future__ import annotations

from generator.language.word_sections import sections
from generator.model.annotation import Name
from generator.understanding.names.lines import Line
from generator.understanding.office_phrases import Held

WORDS = sections("deed_words.txt")
LEADING = frozenset(WORDS["leads"] + WORDS["led"])
OPPOSED = frozenset(WORDS["opposed"])
COUNTS = frozenset(WORDS["counts"])
ACCUSED = frozenset(tuple(entry.split()) for entry in WORDS["accused"])
PLEADS = frozenset(WORDS["pleads"])
BODIES = frozenset(
    noun for name, nouns in sections("body_nouns.txt").items() if not name.startswith("marks_") for noun in nouns
)
TRIGGERS = LEADING | OPPOSED | PLEADS | {first for first, _ in ACCUSED}
ENDS = frozenset({",", ".", ";", ":", ")", "(", "—", "–", "--", '"', "“", "”", "?", "!"})
LINKING = frozenset({"and", "but", "after", "before", "when", "while", "who", "which", "as", "because", "although"})
BETWEEN = frozenset({"is", "was", "has", "been", "had", "also", "both", "all"})
LONGEST = 16  # words of such a role
NEAR = 4  # words from a verb to the counts it is about
OLDEST = 3  # digits of an age
SUBJECTS = frozenset({"nsubj", "nsubjpass", "appos", "ROOT"})


def has_deeds(line: Line) -> bool:
    """Whether a word of the line could tell such a role at all."""
    return not line.titled and not TRIGGERS.isdisjoint(line.texts)


def deeds_behind(line: Line, last: int, names: Held[Name]) -> list[tuple[int, int]]:
    """The roles behind the name that ends at `last`, in order: (first word, end excluded)."""
    texts = line.texts
    found: list[tuple[int, int]] = []
    at, age = last, None
    aged = texts[at : at + 1] == [","] and at + 1 < len(texts) and texts[at + 1].isdigit()
    if aged and len(texts[at + 1]) <= OLDEST:
        at, age = at + 2, at + 1
    if texts[at : at + 2] == [",", "who"] and (span := _leading(line, at + 2, names)) is not None:
        found.append(span)
    if line.sentence.words[last - 1].dep_ in SUBJECTS and (span := _charged(line, at, age)) is not None:
        found.append(span)
    return found


def _charged(line: Line, at: int, age: int | None) -> tuple[int, int] | None:
    """The charge told right behind a name, in the aside that opens there, or right behind that aside."""
    texts = line.texts
    direct = _charge(line, at, age)
    if direct is not None or texts[at : at + 1] != [","]:
        return direct
    inside = _charge(line, at + 1 + (texts[at + 1 : at + 2] == ["who"]), age)
    if inside is not None:
        return inside
    behind = next((place for place in range(at + 1, min(at + LONGEST, len(texts))) if texts[place] in ENDS), at)
    return _charge(line, behind + 1, None) if texts[behind] == "," and behind > at else None


def _leading(line: Line, verb: int, names: Held[Name]) -> tuple[int, int] | None:
    """The clause in which somebody heads a body, told by its name or by a plain noun for it."""
    if verb >= len(line.texts) or line.texts[verb] not in LEADING:
        return None
    end = _end(line, verb + 1)
    for at in range(verb + 1, end):
        name = names.at.get(at)
        if line.pos[at] in {"ADP", "VERB", "AUX"} or names.person(at):
            return None
        if (name is not None and name.kind == "body") or line.texts[at].lower() in BODIES:
            return verb, end
    return None


def _charge(line: Line, at: int, age: int | None) -> tuple[int, int] | None:
    """The clause that begins at `at` and tells what somebody is charged with or pleads."""
    texts = line.texts
    first = at
    while at < len(texts) and at - first < NEAR and texts[at] in BETWEEN:
        at += 1
    if at >= len(texts) - 1:
        return None
    near = texts[at + 1 : at + 1 + NEAR]
    denied = texts[at] in OPPOSED and any(word in COUNTS and word not in ENDS for word in _until_end(near))
    accused = (texts[at], texts[at + 1]) in ACCUSED
    pleaded = texts[at] in PLEADS and "guilty" in near
    if not (denied or accused or pleaded):
        return None
    end = _end(line, at + 1)
    return (at if age is None else age, end) if end - at > len(("accused", "of")) else None


def _until_end(words: list[str]) -> list[str]:
    stop = next((at for at, word in enumerate(words) if word in ENDS), len(words))
    return words[:stop]


def _end(line: Line, at: int) -> int:
    """The end (excluded) of the phrase that goes on at `at`: before a mark or a word that opens another clause."""
    texts, pos = line.texts, line.pos
    stop = min(at + LONGEST, len(texts))
    for place in range(at, stop):
        opens = texts[place] == "and" and place + 1 < len(texts) and pos[place + 1] in {"VERB", "AUX", "PRON"}
        if texts[place] in ENDS or texts[place] in LINKING - {"and"} or opens:
            stop = place
            break
    while stop > at and pos[stop - 1] in {"ADV", "ADP", "DET"}:
        stop -= 1  # "accused of arson shortly | before the vote"
    return stop
