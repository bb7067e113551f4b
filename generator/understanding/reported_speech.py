"""Reported speech: "told reporters that …", "…, the ministry said", "according to the union, …"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.language.cues import SAYING_VERBS, THING_VERBS
from generator.model.annotation import Quotation
from generator.understanding.parsing import ParsedSentence
from generator.understanding.phrases import LONGEST_SENTENCE
from generator.understanding.speakers import People, is_withheld, speaker_word
from generator.understanding.verbs import cue_word, reported_head, saying_lemma, with_closing_mark, without_lead

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

WRITERS = frozenset({"i", "we"})
QUESTION_WORDS = frozenset({"if", "whether", "what", "who", "when", "where", "why", "how", "which"})
EDGES = frozenset({",", ";", ":", "-", "--", "–", "—", ".", "that", "but", "and"})


def reported_speech(sentence: ParsedSentence, people: People, quoted: list[tuple[int, int]]) -> list[Quotation]:
    """What `sentence` reports without quoting; `quoted` are the spans in quotation marks that touch it."""
    found: list[Quotation] = []
    if len(sentence.words) > LONGEST_SENTENCE:
        return found
    for verb in sentence.words:
        if verb.pos_ != "VERB" or _inside(sentence.offset + verb.idx, quoted):
            if verb.lower_ == "according" and not _inside(sentence.offset + verb.idx, quoted):
                found.extend(_according_to(sentence, verb, people))
            continue
        if verb.lower_ == "according":
            found.extend(_according_to(sentence, verb, people))
            continue
        cue = saying_lemma(verb)
        if cue is None or is_withheld(verb):
            continue
        clause = _complement(verb)
        if clause:
            found.extend(_report(sentence, verb, cue, clause, people))
    if not found:
        return found
    verbs = [word for word in sentence.words if word.pos_ in {"VERB", "AUX"}]
    free = [word for word in verbs if not _inside(sentence.offset + word.idx, quoted)]
    told = [sentence.offset + word.idx for word in free]
    # where a clause begins with quoted words, a verb of saying in it only tells who spoke those
    beyond = [sentence.offset + word.idx for word in free if saying_lemma(word) is None]
    return [
        quotation
        for quotation in found
        if not _is_only_quoted(quotation, quoted)
        and any(
            quotation.start <= at < quotation.end for at in (beyond if _inside(quotation.start + 2, quoted) else told)
        )
    ]


def _report(sentence: ParsedSentence, verb: Word, cue: str, clause: list[Word], people: People) -> list[Quotation]:
    speaker = _sharing_speaker(sentence, verb, people) or _before(verb)
    if speaker is not None and speaker.lower_ in WRITERS:
        return []
    if not _is_speech(verb, cue, clause, known=speaker is not None):
        return []
    if speaker is not None and cue in THING_VERBS and not people.can_speak(sentence, speaker):
        return []
    span = _trimmed_span(sentence, clause)
    if span is None:
        return []
    place = None if speaker is None else people.span_of(sentence, speaker)
    if place is not None and not people.is_sound(sentence, place):
        place = None
    return [replace(made(sentence, span, place, cue_word(verb, cue), direct=False), cue_lemma=cue)]


def _sharing_speaker(sentence: ParsedSentence, verb: Word, people: People) -> Word | None:
    """Who speaks by `verb`; where it shares a subject that cannot speak, who speaks by the verb over both.

    "He says the answer was to wait and says …": it is not the answer that says so.
    """
    speaker = speaker_word(verb)
    if speaker is None or speaker.i > verb.i or people.may_speak(sentence, speaker):
        return speaker
    if any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.lefts):
        return speaker if SAYING_VERBS.get(verb.lemma_.lower()) == "plain" else None
    above = verb.head
    while above.head.i != above.i:
        above = above.head
        if above.pos_ == "VERB" and saying_lemma(above) is not None:
            return speaker_word(above)
    return None


def _is_speech(verb: Word, cue: str, clause: list[Word], *, known: bool) -> bool:
    """Whether the words say that something was said, asked or held, and not only what `verb` may mean besides."""
    kind = SAYING_VERBS[cue]
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ != "TO" for child in verb.lefts
    )
    infinitive = len(clause) > 1 and clause[0].tag_ == "TO"
    if kind == "ask":
        return known and clause[0].lower_ in QUESTION_WORDS
    if kind in {"think", "forecast", "assess"}:
        return known and finite and not infinitive and verb.dep_ in {"ROOT", "conj", "parataxis"}
    if kind in {"plain", "claim"} and clause[0].lower_ in {"if", "whether"} and _opens_clause(clause):
        return False
    return known or (finite and not infinitive)


def _opens_clause(clause: list[Word]) -> bool:
    """Whether the first word is the conjunction of the whole clause, and not of one inside ("said if elected he …")."""
    inside = {word.i for word in clause}
    return clause[0].head.head.i not in inside


def _before(verb: Word) -> Word | None:
    """The noun right before a verb at the end of its sentence, which the parser hung elsewhere.

    "…, a guard at X said.".
    """
    if any(child.dep_ in {"nsubj", "nsubjpass", "auxpass"} for child in verb.children) or verb.dep_ != "ROOT":
        return None
    if verb.i + 3 < verb.sent.end and verb.nbor(1).text not in {".", ",", "on", "in"}:
        return None
    start = verb.i
    while start > verb.sent.start and verb.doc[start - 1].text != ",":
        start -= 1
        if verb.doc[start].pos_ in {"VERB", "AUX"}:
            return None
    phrase = [word for word in verb.doc[start : verb.i] if word.pos_ in {"NOUN", "PROPN", "PRON"}]
    if start == verb.sent.start or not phrase:
        return None
    return next((word for word in phrase if word.head.i < start or word.head.i >= verb.i), None)


def made(
    sentence: ParsedSentence,
    span: tuple[int, int],
    speaker: tuple[int, int] | None,
    cue: str | None,
    *,
    direct: bool,
) -> Quotation:
    """The record of a quotation with `speaker` (a span of the article) read from the sentence's paragraph."""
    text = None
    if speaker is not None:
        text = sentence.words.doc.text[speaker[0] - sentence.offset : speaker[1] - sentence.offset]
    return Quotation(
        start=span[0],
        end=span[1],
        direct=direct,
        speaker=text,
        speaker_start=speaker[0] if speaker else None,
        speaker_end=speaker[1] if speaker else None,
        cue=cue,
    )


def _complement(verb: Word) -> list[Word]:
    """The words of the clause `verb` reports: its clausal complement, or the clause it interrupts or follows."""
    head = reported_head(verb)
    if head is not None and head.dep_ != "parataxis":
        return without_lead(list(head.subtree), head, verb)
    if verb.dep_ == "parataxis" and verb.head.pos_ in {"VERB", "AUX"}:
        inside = {word.i for word in verb.subtree}
        outer = verb.head
        words = [word for word in outer.subtree if word.i not in inside]
        before = [word for word in words if word.i < min(inside)]
        return before if len(before) * 2 > len(words) else words
    return []


def _according_to(sentence: ParsedSentence, word: Word, people: People) -> list[Quotation]:
    """The clause beside "according to" and who is named there."""
    to = next((child for child in word.rights if child.lower_ == "to"), None)
    to = to or (word.nbor(1) if word.i + 1 < sentence.words.end and word.nbor(1).lower_ == "to" else None)
    speaker = None if to is None else next((child for child in to.rights if child.dep_ == "pobj"), None)
    if speaker is None or not people.may_speak(sentence, speaker):
        return []
    inside = {inner.i for inner in word.subtree} | {inner.i for inner in speaker.subtree}
    rest = [other for other in sentence.words if not other.is_space and other.i not in inside]
    after = [other for other in rest if other.i > max(inside)]
    before = [other for other in rest if other.i < min(inside)]
    clause = after if len(after) > len(before) else before
    span = _trimmed_span(sentence, clause)
    if span is None or not any(other.pos_ in {"VERB", "AUX"} for other in clause):
        return []
    told = made(sentence, span, people.span_of(sentence, speaker), "according to", direct=False)
    return [replace(told, cue_lemma=told.cue)]


def _trimmed_span(sentence: ParsedSentence, clause: list[Word]) -> tuple[int, int] | None:
    """The span of `clause` without punctuation and "that" at its edges; None where nothing is left."""
    kept = [word for word in clause if not word.is_space]
    while kept and kept[0].lower_ in EDGES:
        kept.pop(0)
    while kept and kept[-1].lower_ in EDGES:
        kept.pop()
    return sentence.span(kept[0], with_closing_mark(kept[0], kept[-1])) if len(kept) > 2 else None


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _is_only_quoted(quotation: Quotation, quoted: list[tuple[int, int]]) -> bool:
    """Whether the reported clause is nothing but words in quotation marks, and so a direct quotation."""
    return any(start - 2 <= quotation.start and quotation.end <= end + 2 for start, end in quoted)
