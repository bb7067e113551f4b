"""Where a personal name in running text ends: capitalised words with the small words that join them."""

from __future__ import annotations

from generator.language.offices import particles, suffixes
from generator.language.word_sections import sections
from generator.understanding.names.lines import HYPHENS, Line, is_capital, is_title

LEADING = frozenset(sections("title_words.txt")["leading"])
CALENDAR = frozenset(sections("title_words.txt")["calendar"])
PREPOSITIONS = frozenset({"without", "against", "for", "with", "from", "beyond", "under", "over", "by", "of", "after"})
ENGLISH = frozenset({"as", "an", "do"})
LONGEST_NAME = 6  # words; particles and hyphens included


def name_run(line: Line, first: int) -> int:
    """Where the run of name words that begins at `first` ends (excluded); `first` itself where none begins."""
    texts = line.texts
    index = first
    while index < len(texts) and index - first < LONGEST_NAME:
        word = texts[index]
        if not is_name_word(line, index, at_start=index == first):
            lower = word.lower()
            joins = (lower in particles() or word in HYPHENS) and index > first and not _plain(texts, index)
            opens = lower in particles() and index == first and word not in LEADING
            reach = _after_particles(texts, index)
            if not ((joins or opens) and reach < len(texts) and is_name_word(line, reach, at_start=False)):
                break
            if word in HYPHENS and reach < len(texts) and texts[reach][:1].islower():
                break
            index = reach
        index += 1
    return index


def _plain(texts: list[str], index: int) -> bool:
    """Whether a particle that is an English word is just that: "Mol as Page", but "Yusuf as-Sayed"."""
    return texts[index] in ENGLISH and texts[index + 1 : index + 2] != ["-"]


def _after_particles(texts: list[str], index: int) -> int:
    while index < len(texts) and (texts[index].lower() in particles() or texts[index] in HYPHENS):
        if texts[index][:1].isupper() and texts[index].lower() not in particles():
            break
        index += 1
    return index


def is_name_word(line: Line, index: int, *, at_start: bool) -> bool:
    """Whether the word at `index` can be part of a personal name; `at_start`: whether it can open one."""
    word = line.texts[index]
    if word in suffixes():
        return not at_start
    initial = len(word) <= 2 and word[:1].isupper() and (len(word) == 1 or word[1] == ".")
    if not (is_capital(word) or initial) or word in CALENDAR or word in LEADING:
        return False
    hit = line.countries.get(index)
    if hit and not hit[1].doubtful and (at_start or hit[1].kind in {"name", "demonym"}):
        return False
    if is_title(word) or word.lower() in PREPOSITIONS:
        return False
    return line.pos[index] in {"PROPN", "NOUN", "ADJ", "X", "ADP", "VERB"} if at_start else line.pos[index] != "PRON"
