"""A sentence that holds or borders a quotation, and what it says of who speaks there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.understanding.parsing import ParsedSentence
from generator.understanding.speakers import NOBODY, People

if TYPE_CHECKING:
    from spacy.tokens import Token as Word


def attributed(host: Host, cue: tuple[str, str] | None, speaker: Word | None, *, steps: int) -> Attribution:
    """The attribution to `speaker` by `cue` (lemma and word); nobody if the phrase cannot be a speaker."""
    place = None
    if speaker is not None and speaker.lower_ not in NOBODY and speaker.lower_ not in {"i", "we"}:
        place = host.people.span_of(host.sentence, speaker)
        if host.is_quoted_in(place) and place[0] < host.span[0] and not host.is_quoted(speaker):
            # the parser hung the quoted words on the speaker ('accused by the club of "theft"'): the head is enough
            place = (place[0], host.sentence.offset + speaker.idx + len(speaker.text))
        if host.is_quoted_in(place) or not host.people.is_sound(host.sentence, place):
            place = None
    lemma, word = cue or (None, None)
    return Attribution(speaker=place, cue=word, cue_lemma=lemma, steps=steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A sentence with the quotation asked about (`span`) and all quoted spans that touch it (`others`)."""

    sentence: ParsedSentence
    text: str
    span: tuple[int, int]
    others: list[tuple[int, int]]
    people: People

    def is_quoted(self, word: Word) -> bool:
        """Whether `word` stands between quotation marks."""
        at = self.sentence.offset + word.idx
        return any(start <= at < end for start, end in self.others)

    def is_quoted_in(self, span: tuple[int, int]) -> bool:
        """Whether some quoted words stand in `span`, or it in them: nobody speaks who is only spoken of there."""
        return any(start < span[1] and span[0] < end for start, end in self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says the quoted words, and how surely.

    `speaker` is a span of the article (None: somebody unnamed), `cue` a word and `cue_lemma` its lemma, `steps` how
    many verbs lie between the cue and the words it governs; `qualified`: the writer's own modifier stands before them.
    """

    speaker: tuple[int, int] | None
    cue: str | None
    cue_lemma: str | None
    steps: int
    qualified: bool = False
