"""Whose words stand between quotation marks.

The verb of saying that governs, follows or precedes them, and its speaker.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.language.cues import SAYING_NOUNS, SAYING_VERBS
from generator.understanding.parsing import ParsedSentence
from generator.understanding.phrases import LONGEST_SENTENCE
from generator.understanding.speakers import NOBODY, PERSONAL, People, is_withheld, speaker_word
from generator.understanding.verbs import cue_word, saying_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

REACH = 14
ACCORDING = ("according to", "according to")
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
VERBS = frozenset({"VERB", "AUX"})


def attribute(
    sentence: ParsedSentence,
    text: str,
    span: tuple[int, int],
    others: list[tuple[int, int]],
    people: People,
) -> Attribution | None:
    """Who speaks the part of the quotation `span` that stands in `sentence`.

    `text` is the article's, `others` all quoted spans that touch the sentence (`span` too). None where the sentence
    has no verb of saying for it.
    """
    if len(sentence.words) > LONGEST_SENTENCE:
        return None
    outside = [
        word
        for word in sentence.words
        if not word.is_space and not any(start <= sentence.offset + word.idx < end for start, end in others)
    ]
    offset = sentence.offset
    after = [word for word in outside if offset + word.idx >= span[1]]
    before = [word for word in outside if offset + word.idx < span[0]]
    quoted = [word for word in sentence.words if span[0] <= offset + word.idx < span[1] and not word.is_space]
    return (
        _following(sentence, text, span, after, people)
        or _governing(sentence, quoted, outside, people)
        or _preceding(sentence, text, span, before, people)
        or _according(sentence, outside, people)
        or _stated(sentence, before, people)
        or _labelled(sentence, text, span, before, people)
    )


def introduced(sentence: ParsedSentence, people: People) -> Attribution | None:
    """Who speaks what follows a sentence that ends in a colon ("The union gave its answer in a statement, saying:")."""
    for word in reversed([*sentence.words]):
        if word.pos_ in VERBS and (cue := saying_lemma(word)) is not None:
            return _made(sentence, (cue, cue_word(word, cue)), speaker_word(word), people, steps=0)
    return None


def _following(
    sentence: ParsedSentence, text: str, span: tuple[int, int], after: list[Word], people: People
) -> Attribution | None:
    """'"…," the mayor said' and '"…," said the mayor'."""
    tail = text[span[1] : span[1] + 3].lstrip("\"”’'`» ")
    words = [word for word in after if word.text not in {'"', "”", "’", "'", "»", "''", "``", ","}]
    joined = text[span[1] - 1] in ",?!…—–-" or tail.startswith((",", "—", "–", "-"))
    if not joined or not words or words[0].pos_ in {"CCONJ", "SCONJ"}:
        return None
    place = next((at for at, word in enumerate(words[:REACH]) if _is_verb(word) and not _is_aside(word)), None)
    cue = None if place is None else saying_lemma(words[place])
    if place is None or cue is None:
        return None
    speaker = speaker_word(words[place])
    if speaker is not None and sentence.offset + speaker.idx < span[0]:
        return None
    if speaker is None or speaker.i < words[0].i:
        # the parser took a quoted word for the subject, or none: it is the noun beside the verb
        near = words[place + 1 : place + 8] if place == 0 else words[:place]
        speaker = next((word for word in near if word.pos_ in NOUNS and not _is_inner(word)), None)
    return _made(sentence, (cue, cue_word(words[place], cue)), speaker, people, steps=0)


def _is_verb(word: Word) -> bool:
    return word.pos_ in VERBS or word.tag_ in {"VBD", "VBZ", "VBN"}


def _is_aside(verb: Word) -> bool:
    """Whether a verb behind a quotation only adds to a noun ("the rebels, described as…", "Lee, who left, said")."""
    if verb.dep_ in {"aux", "auxpass"}:
        return True
    if verb.dep_ == "acl":
        return verb.tag_ in {"VBN", "VBG"}
    return verb.dep_ == "relcl" and any(child.tag_ in {"WP", "WDT"} for child in verb.lefts)


def _is_inner(word: Word) -> bool:
    return word.dep_ in {"compound", "poss", "amod", "nmod", "npadvmod"} and word.head.i > word.i


def _governing(sentence: ParsedSentence, quoted: list[Word], outside: list[Word], people: People) -> Attribution | None:
    """The verb of saying over the quoted words in the tree, the nearest one outside the marks."""
    allowed = {word.i for word in outside}
    inside = {word.i for word in quoted}
    clausal = any(word.pos_ in VERBS for word in quoted)
    for top in (word for word in quoted if word.head.i not in inside and word.dep_ != "punct"):
        steps = 0
        current = top
        while current.head.i != current.i:
            loose = current.dep_ in {"relcl", "acl", "advcl", "appos", "conj"}
            current = current.head
            if current.i not in allowed or current.pos_ not in VERBS:
                continue
            cue = saying_lemma(current)
            inner = not clausal and steps == 0 and _is_inside_clause(top, current)
            if cue is None or inner or is_withheld(current) or (SAYING_VERBS[cue] == "think" and not clausal):
                steps += 2 if loose else 1
                continue
            made = _made(sentence, (cue, cue_word(current, cue)), speaker_word(current), people, steps=steps)
            return replace(made, qualified=_is_label(top) or any(_qualifies(child, quoted) for child in top.lefts))
    return None


def _is_inside_clause(top: Word, verb: Word) -> bool:
    """Whether quoted words open the clause of a verb not the sentence's own: 'ready "the minute" Lima asked'."""
    return top.head.i == verb.i and top.i < verb.i and verb.dep_ != "ROOT" and top.dep_ not in {"nsubj", "nsubjpass"}


def _qualifies(word: Word, quoted: list[Word]) -> bool:
    """Whether `word` is the writer's own modifier of quoted words ("a common 'enemy'")."""
    return word.dep_ in {"amod", "compound", "nmod", "nummod"} and word.i < quoted[0].i


def _is_label(top: Word) -> bool:
    """Whether quoted words are a label on a noun outside the marks ("'third generation' telephones")."""
    return top.dep_ in {"amod", "compound", "nmod"} and top.head.pos_ in {"NOUN", "PROPN"}


def _preceding(
    sentence: ParsedSentence, text: str, span: tuple[int, int], before: list[Word], people: People
) -> Attribution | None:
    """'the mayor said: "…"', where the parser did not see the quotation as what is said."""
    lead = text[max(0, span[0] - 8) : span[0]].rstrip("\"“‘'`«„ ")
    if not lead.endswith((":", ",", "that", "as")):
        return None
    reach = before if lead.endswith(":") else before[-REACH:]
    for verb in reversed(reach):
        if verb.pos_ in VERBS and (cue := saying_lemma(verb)) is not None:
            return _made(sentence, (cue, cue_word(verb, cue)), speaker_word(verb), people, steps=0)
    return None


def _according(sentence: ParsedSentence, outside: list[Word], people: People) -> Attribution | None:
    for word in outside:
        if word.lower_ == "according" and word.i + 1 < sentence.words.end and word.nbor(1).lower_ == "to":
            to = word.nbor(1)
            speaker = next((child for child in to.rights if child.dep_ == "pobj"), None)
            return None if speaker is None else _made(sentence, ACCORDING, speaker, people, steps=1)
    return None


def _stated(sentence: ParsedSentence, before: list[Word], people: People) -> Attribution | None:
    """Whose statement the quotation is, where no verb says it: "In a statement by the union, '…'"."""
    for noun in reversed(before):
        if noun.lemma_.lower() in SAYING_NOUNS and noun.dep_ == "pobj" and noun.head.lower_ in {"in", "from", "to"}:
            owner = _owner(noun)
            if owner is None:
                return None
            return _made(sentence, (noun.lemma_.lower(), noun.lower_), owner, people, steps=1)
    return None


def _labelled(
    sentence: ParsedSentence, text: str, span: tuple[int, int], before: list[Word], people: People
) -> Attribution | None:
    """'Silva: "…"' and 'She thanked the crowd: "…"': somebody, a colon and nothing between."""
    if not text[max(0, span[0] - 3) : span[0]].rstrip("\"“‘'`«„ ").endswith(":"):
        return None
    verb = next((word for word in before if word.pos_ in VERBS and word.dep_ in {"ROOT", "conj"}), None)
    noun = next((word for word in before if word.pos_ in NOUNS and not _is_inner(word)), None)
    speaker = noun if verb is None else speaker_word(verb)
    if (
        speaker is None
        or speaker.i >= before[-1].i
        or not (speaker.lower_ in PERSONAL or people.is_person(sentence, speaker))
    ):
        return None
    cue = None if verb is None else (verb.lemma_.lower(), verb.lower_)
    return _made(sentence, cue, speaker, people, steps=0)


def _owner(noun: Word) -> Word | None:
    """Who made a statement: "the union's statement", "a statement by the union", "a statement issued by the union"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        holder = child
        if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in {
            "make",
            "issue",
            "publish",
            "release",
            "post",
            "send",
        }:
            holder = next((inner for inner in child.rights if inner.dep_ in {"agent", "prep"}), child)
        if holder.lower_ in {"by", "from"}:
            return next((inner for inner in holder.rights if inner.dep_ == "pobj"), None)
    return None


def _made(
    sentence: ParsedSentence, cue: tuple[str, str] | None, speaker: Word | None, people: People, *, steps: int
) -> Attribution:
    known = speaker is not None and speaker.lower_ not in NOBODY and speaker.lower_ not in {"i", "we"}
    place = people.span_of(sentence, speaker) if known and speaker is not None else None
    lemma, word = cue or (None, None)
    return Attribution(speaker=place, cue=word, cue_lemma=lemma, steps=steps)


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
