"""Which named person a pronoun stands for, where only one can be meant.

A simple form of the centering rules (Grosz, Joshi & Weinstein 1995): whoever else the sentence names before the pronoun
comes first, then the sentence before; a subject outranks those named longer ago; gender excludes, and is never guessed
from a given name. Whoever is told of without a name counts as a rival. No tie is better than a wrong one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.language.cues import SAYING_VERBS
from generator.language.folding import fold
from generator.language.word_sections import sections
from generator.model.annotation import AnnotatedArticle, Description, Token

FEMALE = frozenset({"she", "her", "hers", "herself"})
FEMALE_WORDS = frozenset(sections("person_words.txt")["female_words"])
MALE_WORDS = frozenset(sections("person_words.txt")["male_words"])
LINKS = frozenset({"of", "to", "for", "at", "in", "and", "with", "from"})
SUBJECT_FORMS = frozenset({"he", "she"})
STRANGERS = frozenset(sections("person_words.txt")["strangers"])
REFLEXIVES = frozenset({"himself", "herself"})
LOOK_BACK = 2  # sentences in which somebody else may still be whom a pronoun means
RECENT = 5  # sentences in which one who is known to be "she" is rather meant than one of whom nothing is known


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody met while reading an article: where, and who (None for one without a name, of that `female` or None).

    `acts`: stands inside the subject of a clause. `quoted`: stands in somebody's words.
    """

    start: int
    sentence: int
    person: str | None
    acts: bool = False
    quoted: bool = False
    female: bool | None = None


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a pronoun means. `close`: its own sentence says so, which is evidence of the person's gender."""

    person: str
    close: bool


class Scene:
    """Who has been met so far in one article. A class because what was read last decides what a pronoun means."""

    def __init__(self, article: AnnotatedArticle, gender: Mapping[str, bool | None]) -> None:
        self.article = article
        self._gender = gender
        self._shown: dict[str, bool] = {}  # by this article's own words
        self.starts = [sentence.start for sentence in article.sentences]
        self.quoted = sorted((q.start, q.end) for q in article.quotations if q.direct)
        self.reporting = frozenset((q.speaker_start, q.speaker_end) for q in article.quotations if q.direct)
        self.pronouns = [
            (d.start, d.head in FEMALE, d.text.lower()) for d in article.descriptions if d.form == "pronoun"
        ]
        self.described = [d for d in article.descriptions if d.form != "pronoun"]
        self.seen: list[Seen] = []
        self.later: dict[int, dict[str, int]] = {}

    def announce(self, person: str, start: int) -> None:
        """Tell where a person will be named: nobody is "he" in a sentence that goes on to name the same person."""
        self.later.setdefault(self.sentence(start), {})[person] = start

    def sentence(self, position: int) -> int:
        """The index of the sentence around `position`."""
        return bisect_right(self.starts, position) - 1

    def _gender_of(self, person: str) -> bool | None:
        return self._shown.get(person, self._gender.get(person))

    def is_quoted(self, position: int) -> bool:
        """Whether `position` is inside a direct quotation."""
        at = bisect_right(self.quoted, (position, len(self.article.article.text))) - 1
        return at >= 0 and position < self.quoted[at][1]

    def meet(self, start: int, person: str | None, *, female: bool | None = None) -> None:
        """Take in that `person`, or somebody without a name, is told of at `start`."""
        here = self.sentence(start)
        clauses = self.article.sentences[here].clauses if here >= 0 else ()
        acts = any(
            c.subject_start is not None and c.subject_end is not None and c.subject_start <= start < c.subject_end
            for c in clauses
        )
        self.seen.append(Seen(start, here, person, acts, self.is_quoted(start), female))

    def meant_by(self, pronoun: Description) -> Meant | None:
        """Whom `pronoun` means, or None."""
        start = pronoun.start
        here = self.sentence(start)
        if self.is_quoted(start) or here < 0 or self.article.sentences[here].kind != "sentence":
            return None
        found = self._by_place(here, pronoun)
        if found is None and (start, pronoun.end) in self.reporting:  # "she", not "her lawyers"
            return self._speaks_on(here, pronoun)
        return found

    def _by_place(self, here: int, pronoun: Description) -> Meant | None:
        """Whom a pronoun means by who stands near it and how."""
        start = pronoun.start
        female = pronoun.head in FEMALE
        acting = self._acting(here, pronoun)
        near = [each for each in self._recent(here, female=female) if each.person is None or each.person not in acting]
        same = [each for each in near if each.sentence == here and each.start < start]
        before = [each for each in near if each.sentence < here]
        if same and not self._reports(here, pronoun):
            found = self._in_sentence(same, before, pronoun)
        else:
            found = self._from_before(before, pronoun, here)
            found = None if found and any(each.person == found.person for each in same) else found
        if (
            found is None
            or self._a_stranger(here, pronoun, close=found.close)
            or self._two_spoken_of(here, pronoun, sure=self._gender_of(found.person) is female)
        ):
            return None
        if found.close:
            self._shown[found.person] = female
        return found

    def _speaks_on(self, here: int, pronoun: Description) -> Meant | None:
        """The only one whom the paragraph tells of so far, or the one before it, and who may be the "she" who says it.

        Papers name somebody and go on with direct quotations: "Lee opened the gates. 'It is time,' she said."
        """
        female = pronoun.head in FEMALE
        sentences = self.article.sentences
        block = sentences[here].block
        told = [each for each in self.seen if each.start < pronoun.start and not each.quoted]
        for wanted in (block, block - 1):
            near = [
                each
                for each in told
                if sentences[each.sentence].block == wanted and sentences[each.sentence].kind == "sentence"
            ]
            fitting = {each.person for each in near if self._may_be(each, female=female)}
            if not fitting:
                continue
            person = next(iter(fitting))
            if len(fitting) > 1 or person is None or self._a_stranger(here, pronoun, close=False):
                return None
            sure = self._gender_of(person) is female
            return Meant(person, close=False) if sure or self._is_told_last(near, person) else None
        return None

    def _may_be(self, each: Seen, *, female: bool) -> bool:
        known = each.female if each.person is None else self._gender_of(each.person)
        return known in {None, female}

    def _is_told_last(self, near: Sequence[Seen], person: str) -> bool:
        """Whether one of whom no gender is known acts, or speaks, in the last of these sentences."""
        last = max(each.sentence for each in near)
        sentence = self.article.sentences[last]
        return any(
            each.person == person
            and each.sentence == last
            and (each.acts or any(q.speaker_start == each.start for q in self.article.quotations))
            and sentence.start <= each.start
            for each in near
        )

    def _recent(self, here: int, *, female: bool) -> list[Seen]:
        """Whoever was met in the last sentences and may be female or male as asked."""
        recent = []
        for each in reversed(self.seen):
            if each.sentence < here - RECENT:
                break
            known = each.female if each.person is None else self._gender_of(each.person)
            if known in {None, female}:
                recent.append(each)
        return recent[::-1]

    def _in_sentence(self, same: list[Seen], before: list[Seen], pronoun: Description) -> Meant | None:
        """The only one its sentence tells of before the pronoun."""
        who = {each.person for each in same}
        if len(who) != 1 or None in who or all(each.quoted for each in same):
            return None
        person = same[0].person
        female = pronoun.head in FEMALE
        acts = any(each.acts and not each.quoted for each in same)
        if person is None:
            return None
        sure = self._gender_of(person) is female
        here = same[0].sentence
        rivals = any(each.person != person for each in before if each.sentence >= here - LOOK_BACK)
        if rivals and not (acts or sure):
            return None
        says = acts and pronoun.text.lower() in SUBJECT_FORMS | REFLEXIVES
        near = [each for each in before if not says or each.sentence == here - 1]
        if not sure and self._another_is_known(near, person, female=female):
            return None
        return Meant(person, close=says and not rivals)

    def _from_before(self, before: list[Seen], pronoun: Description, here: int) -> Meant | None:
        """The only one the sentence before tells of, or the one before that where nobody came in between."""
        female = pronoun.head in FEMALE
        later = {
            person
            for person, start in self.later.get(here, {}).items()
            if start > pronoun.start and self._gender_of(person) in {None, female}
        }
        opens = not self.article.article.text[self.starts[here] : pronoun.start].strip("\"“‘'")
        if later and not opens:
            return None
        for back in (1, 2):
            told = [each for each in before if each.sentence == here - back]
            if not told:
                continue
            who = {each.person for each in told}
            person = told[0].person
            if len(who) != 1 or person is None or person in later or all(each.quoted for each in told):
                return None
            sure = self._gender_of(person) is female
            acts = any(each.acts and not each.quoted for each in told)
            older = [each for each in before if here - LOOK_BACK <= each.sentence < here - back]
            rivals = any(each.person != person for each in older)
            if (rivals and not (sure and acts)) or (back > 1 and not (sure and acts)):
                return None
            if not sure and self._another_is_known(before, person, female=female):
                return None
            return Meant(person, close=False)
        return None

    def _a_stranger(self, here: int, pronoun: Description, *, close: bool) -> bool:
        """Whether a plain "a woman" or "the boy" stands nearer to the pronoun than the name, of a gender that fits."""
        text = self.article.article.text
        other = MALE_WORDS if pronoun.head in FEMALE else FEMALE_WORDS
        for sentence in self.article.sentences[max(0, here - (not close)) : here + 1]:
            for token in sentence.tokens:
                if token.start >= pronoun.start:
                    break
                if token.tag == "NN" and token.lemma in STRANGERS and token.lemma not in other:
                    if token.dep in {"appos", "attr", "compound"} or self._is_described(token.start):
                        continue
                    if not text[token.start : token.end].istitle():
                        return True
        return False

    def _is_described(self, start: int) -> bool:
        return any(each.start <= start < each.end for each in self.described)

    def _reports(self, here: int, pronoun: Description) -> bool:
        """Whether the pronoun ends what somebody reports ("The port is shut, she said"): the one who tells it."""
        if pronoun.text.lower() not in SUBJECT_FORMS:
            return False
        tokens = self.article.sentences[here].tokens
        at = bisect_left(tokens, pronoun.start, key=lambda token: token.start)
        before = self.article.article.text[max(0, pronoun.start - 2) : pronoun.start].strip()
        return (
            at + 1 < len(tokens)
            and tokens[at + 1].lemma in SAYING_VERBS
            and before[-1:] in {",", "”", '"', "'", "’"}
            and before != ""
            and not self._governs(tokens, at + 1)
        )

    @staticmethod
    def _governs(tokens: Sequence[Token], verb: int) -> bool:
        """Whether the verb of saying has its complement behind it ("..., she said the port was shut")."""
        return any(token.head == verb and token.dep in {"ccomp", "dobj"} for token in tokens[verb + 1 :])

    def _another_is_known(self, before: Iterable[Seen], person: str, *, female: bool) -> bool:
        """Whether somebody else met shortly before is known to be of that gender."""
        return any(
            each.person is not None and each.person != person and self._gender_of(each.person) is female
            for each in before
        )

    def _acting(self, here: int, pronoun: Description) -> set[str]:
        """The subject of the verb whose object a pronoun is: in "Silva thanked him" he is not Silva."""
        sentence = self.article.sentences[here]
        lower = pronoun.text.lower()
        if lower in SUBJECT_FORMS or lower in REFLEXIVES:
            return set()
        token = next((token for token in sentence.tokens if token.start == pronoun.start), None)
        if token is None or token.tag != "PRP":
            return set()
        clauses = [each for each in sentence.clauses if each.start <= pronoun.start < each.end]
        clause = min(clauses, key=lambda each: (each.end - each.start, each.start), default=None)
        if clause is None or clause.subject_start is None or clause.subject_end is None:
            return set()
        first, last = clause.subject_start, clause.subject_end
        return {each.person for each in self.seen if first <= each.start < last and each.person}

    def _two_spoken_of(self, here: int, pronoun: Description, *, sure: bool) -> bool:
        """Whether the sentence, quotations apart, has pronouns for two: "he" and "him", or of both genders."""
        if len(self.pronouns) < len(SUBJECT_FORMS):
            return False
        sentence = self.article.sentences[here]
        female, subject = pronoun.head in FEMALE, pronoun.text.lower() in SUBJECT_FORMS
        tags: dict[int, str] | None = None
        at = bisect_left(self.pronouns, (sentence.start, False, ""))
        while at < len(self.pronouns) and self.pronouns[at][0] < sentence.end:
            start, other, word = self.pronouns[at]
            at += 1
            if start == pronoun.start or self.is_quoted(start):
                continue
            if other != female:
                if not sure:
                    return True
            elif word not in REFLEXIVES and (word in SUBJECT_FORMS) != subject:
                if tags is None:
                    tags = {token.start: token.tag for token in sentence.tokens}
                if tags.get(start) == tags.get(pronoun.start) == "PRP":
                    return True
        return False


def gender_told(text: str) -> bool | None:
    """True for female, False for male, None for unknown, by the head of an office or relation ("Ruiz's widow")."""
    words = fold(text.replace("’", "'").replace("'s ", " ")).replace("-", " ").split()
    stop = next((at for at, word in enumerate(words) if at and word in LINKS), len(words))
    head = words[stop - 1].strip(",.") if words else ""
    if head in FEMALE_WORDS:
        return True
    return False if head in MALE_WORDS else None
