"""Which body a plain noun or "its" means: "the company said", "its leader", "party leader Ana Ruiz".

The nearest sentence before that names a body which fits decides, the sentence's own words first; where it names two
that fit, its subject; else nobody. A wrong name is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from generator.language.countries import look_up
from generator.language.offices import organisation_words
from generator.language.word_sections import sections
from generator.merging.people.bodies import Body, is_thing
from generator.model.annotation import AnnotatedArticle, Sentence

WORDS = sections("body_nouns.txt")
KIND_OF = {noun: kind for kind, nouns in WORDS.items() if not kind.startswith("marks_") for noun in nouns}
MARKS = {kind.removeprefix("marks_"): frozenset(words) for kind, words in WORDS.items() if kind.startswith("marks_")}
THE = "the "
LINKED = frozenset({"of", "for", "from", "at", "in", "by", "to", "with"})  # "the ferry of Lakeside"
LOOK_BACK = 5  # sentences before in which the body is looked for


def noun_of(text: str) -> str | None:
    """The plain noun for a body that a phrase is ("the company") or, with an office behind it, opens with."""
    words = [word.lower() for word in text.replace("’", "'").removeprefix("the ").removeprefix("The ").split()]
    if not words or (len(words) > 1 and text[:3] in {"the", "The"}):
        return None
    noun = words[0].removesuffix("'s")
    return noun if noun in KIND_OF else None


def tie_speaking_nouns(articles: Sequence[AnnotatedArticle], bodies: Mapping[str, Body], where: Bodies) -> None:
    """Give `bodies` the places where a plain noun for one speaks ("the company said"), if only one can be meant."""
    for index, article in enumerate(articles):
        tied: set[int] = set()
        for quotation in article.quotations:
            start, end = quotation.speaker_start, quotation.speaker_end
            if start is None or end is None or start in tied:
                continue
            text = article.article.text[start:end]
            noun = noun_of(text) if text[: len(THE)].lower() == THE else None
            key = where.of_noun(index, start, noun) if noun is not None else None
            if key is not None:
                tied.add(start)
                bodies[key].nouns.append((index, start, end))
                bodies[key].acts += 1


class Bodies:
    """The bodies of some articles by where each is named. A class because it is asked for every plain noun."""

    def __init__(self, articles: Sequence[AnnotatedArticle], bodies: Mapping[str, Body]) -> None:
        self._articles = articles
        self._words = {key: _words_of(body) for key, body in bodies.items()}
        self._places: dict[int, list[tuple[int, str]]] = {}
        for key, body in bodies.items():
            for article, name in body.mentions:
                if not is_thing(name.text):
                    self._places.setdefault(article, []).append((name.start, key))
        for places in self._places.values():
            places.sort()
        self._starts = [[sentence.start for sentence in article.sentences] for article in articles]

    def at(self, article: int, start: int) -> str | None:
        """The key of the body named at `start`."""
        places = self._places.get(article, [])
        place = bisect_left(places, (start, ""))
        return places[place][1] if place < len(places) and places[place][0] == start else None

    def of_noun(self, article: int, start: int, noun: str) -> str | None:
        """The key of the body that the plain `noun` at `start` means; None where none or more than one can be meant."""
        here = bisect_right(self._starts[article], start) - 1
        for back in range(LOOK_BACK + 1):
            if here - back < 0:
                break
            found = self._fitting(article, here - back, start, noun)
            if found:
                return self._one(article, here - back, found)
        return None

    def of_its(self, article: int, start: int) -> str | None:
        """The key of the body, or the name of the country, that "its" at `start` means; None where that is not sure."""
        here = bisect_right(self._starts[article], start) - 1
        for at in (here, here - 1):
            if at < 0:
                return None
            sentence = self._articles[article].sentences[at]
            found = self._named(article, sentence, start)
            if not found:
                noun = _subject_noun(self._articles[article], sentence, start)
                if noun is not None:
                    return self.of_noun(article, sentence.start + 1, noun)
                continue
            return self._one(article, at, found)
        return None

    def of_whose(self, article: int, end: int) -> str | None:
        """The body or country named right before `end`, where a comma and "whose" follow."""
        here = bisect_right(self._starts[article], end) - 1
        named = self._named(article, self._articles[article].sentences[here], end) if here >= 0 else []
        ends = {name.start: name.end for name in self._articles[article].names}
        return next((key for place, key in named if ends.get(place) == end), None)

    def of_voice(self, article: int, start: int) -> str | None:
        """The body or country a plain spokesman at `start` speaks for: the only one that acts just before him.

        "The line operator denied it. 'We found no fault,' spokesman Tom Lee said."
        """
        text = self._articles[article]
        here = bisect_right(self._starts[article], start) - 1
        quoted = [(each.start, each.end) for each in text.quotations if each.direct]
        for at in (here, here - 1):
            if at < 0 or text.sentences[at].block != text.sentences[here].block:
                return None
            spans = [
                (clause.subject_start, clause.subject_end)
                for clause in text.sentences[at].clauses
                if clause.subject_start is not None and clause.subject_end is not None
            ]
            named = [
                (place, key)
                for place, key in self._named(article, text.sentences[at], start)
                if not any(first <= place < last for first, last in quoted)
            ]
            acting = {
                key
                for place, key in named
                for first, last in spans
                if first <= place < last
                and LINKED.isdisjoint(text.article.text[first:place].removesuffix("the ").split()[-1:])
            }
            if named:
                return acting.pop() if len(acting) == 1 else None
        return None

    def _named(self, article: int, sentence: Sentence, start: int) -> list[tuple[int, str]]:
        """Bodies and countries named by their own names in a sentence before `start`."""
        end = min(start, sentence.end)
        places = self._places.get(article, [])
        first = bisect_left(places, (sentence.start, ""))
        found = places[first : bisect_left(places, (end, ""), lo=first)]
        for name in self._articles[article].names:
            if sentence.start <= name.start < end and name.country and name.kind == "place":
                meaning = look_up(name.text)
                if meaning is not None and meaning.kind == "name":
                    found.append((name.start, name.country))
        return sorted(found)

    def _fitting(self, article: int, sentence: int, start: int, noun: str) -> list[tuple[int, str]]:
        spot = self._articles[article].sentences[sentence]
        places = self._places.get(article, [])
        first = bisect_left(places, (spot.start, ""))
        named = places[first : bisect_left(places, (min(start, spot.end), ""), lo=first)]
        return [(place, key) for place, key in named if _fits(noun, self._words[key])]

    def _one(self, article: int, sentence: int, found: list[tuple[int, str]]) -> str | None:
        """The only body of `found`, else the only one that is the subject of a clause."""
        if len({key for _, key in found}) == 1:
            return found[0][1]
        clauses = self._articles[article].sentences[sentence].clauses
        acting = {
            key
            for place, key in found
            for clause in clauses
            if clause.subject_start is not None
            and clause.subject_end is not None
            and clause.subject_start <= place < clause.subject_end
        }
        return acting.pop() if len(acting) == 1 else None


def _subject_noun(article: AnnotatedArticle, sentence: Sentence, start: int) -> str | None:
    """The plain noun for a body that is the subject a sentence opens with, before `start`."""
    for clause in sentence.clauses:
        if clause.subject_start is not None and clause.subject_end is not None and clause.subject_end <= start:
            text = article.article.text[clause.subject_start : clause.subject_end]
            return noun_of(text) if text[:4] in {"The ", "the "} else None
    return None


def _words_of(body: Body) -> frozenset[str]:
    return frozenset(
        word.strip(".,'’").lower().removesuffix("'s") for _, name in body.mentions for word in name.text.split()
    )


def _fits(noun: str, words: frozenset[str]) -> bool:
    """Whether a body with these words in its names can be called `noun`."""
    if noun in words:
        return True
    kind = KIND_OF[noun]
    if kind != "any" and not words.isdisjoint(MARKS[kind]):
        return True
    marked = any(word.title() in organisation_words() for word in words) or any(
        not words.isdisjoint(marks) for marks in MARKS.values()
    )
    return not marked if kind == "company" else kind == "any"
