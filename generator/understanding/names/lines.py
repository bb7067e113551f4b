"""A sentence as plain lists of words, for the finders of names, descriptions and roles.

Reading an attribute of a spaCy token is slow beside indexing a list, and these finders look at every word several
times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language import countries
from generator.language.countries import CountryWord
from generator.language.offices import addresses, office_class, organisation_words, short_titles
from generator.language.word_sections import sections

if TYPE_CHECKING:
    from generator.understanding.parsing import ParsedSentence

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
HYPHENS = frozenset({"-", "–", "‑"})
TITLED_SHARE = 0.7  # of its words of four letters and more, for a line to be in headline case
TITLED_WORDS = 3
LONG_WORD = 4
TITLE_WORDS = frozenset(sections("title_words.txt")["inside_titles"])
SENTENCE_ENDS = frozenset({".", "!", "?", ";", ":"})


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence's words: texts, coarse parts of speech, and the country forms that begin at a word.

    `countries[i]` is (number of words, meaning). `titled`: in headline case, where a capital letter tells nothing.
    """

    sentence: ParsedSentence
    texts: list[str]
    pos: list[str]
    countries: dict[int, tuple[int, CountryWord]]
    titled: bool

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span in the article's text from word `first` to the end of the word before `last`."""
        words = self.sentence.words
        return self.sentence.span(words[first], words[last - 1])


def line_of(sentence: ParsedSentence) -> Line:
    """`sentence` as lists."""
    texts = [word.text for word in sentence.words]
    pos = [word.pos_ for word in sentence.words]
    found: dict[int, tuple[int, CountryWord]] = {}
    index = 0
    while index < len(texts):
        if texts[index][:1].isupper() and (hit := countries.find(texts, index)):
            found[index] = hit
            index += hit[0]
        else:
            index += 1
    return Line(sentence, texts, pos, found, _titled(texts))


def is_capital(word: str) -> bool:
    """Whether `word` is written as a name may be: begins with a capital letter, is no single letter or number."""
    return word[:1].isupper() and (len(word) > 1)


def is_title(word: str) -> bool:
    """Whether `word`, with its capital, can stand before a name: an office, a short title or a form of address."""
    return word[:1].isupper() and (word in addresses() or word in short_titles() or office_class(word) is not None)


def is_organisation_word(word: str) -> bool:
    """Whether `word` marks the name of an organisation, a place or a thing."""
    return word in organisation_words()


def belongs_to_title(line: Line, index: int) -> bool:
    """Whether the word at `index` only leads up to an office ("Foreign" in "Deputy Foreign Minister", "Prime")."""
    texts = line.texts
    if texts[index] in TITLE_WORDS:
        return True
    return (
        index + 1 < len(texts) and texts[index + 1] in TITLE_WORDS and is_title(texts[min(index + 2, len(texts) - 1)])
    )


def _titled(texts: list[str]) -> bool:
    words = [text for text in texts if len(text) >= LONG_WORD and text[0].isalpha()]
    if len(words) < TITLED_WORDS or _ends_sentence(texts[-2:]):
        return False
    return sum(word[0].isupper() for word in words) >= TITLED_SHARE * len(words)


def _ends_sentence(last: list[str]) -> bool:
    return last[-1] in SENTENCE_ENDS or last[0] in SENTENCE_ENDS - {":", ";"}
