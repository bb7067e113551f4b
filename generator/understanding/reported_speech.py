"""Reported speech: "told reporters that …", "…, the ministry said", "according to the union, …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language.cues import SAYING_VERBS
from generator.model.annotation import Quotation
from generator.understanding.parsing import ParsedSentence
from generator.understanding.speakers import People, speaker_word
from generator.understanding.verbs import is_negated, reported_head, saying_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

# verbs that also have things for their subject: "the figures suggest that" is nobody's speech
THINGS_TOO = frozenset(
    {
        "suggest", "imply", "indicate", "hint", "reveal", "underline", "underscore", "highlight", "confirm", "reflect",
        "project", "continue", "recall", "mean", "estimate", "expect", "feel", "stress", "repeat", "anticipate", "fear",
    }
)  # fmt: skip
HYPOTHETICAL = frozenset({"would", "could", "should", "may", "might", "must", "can"})
WITHHELD = frozenset({"decline", "refuse", "fail", "want", "need"})
EDGES = frozenset({",", ";", ":", "-", "--", "–", "—", ".", "that", "but", "and"})


def reported_speech(sentence: ParsedSentence, people: People, quoted: list[tuple[int, int]]) -> list[Quotation]:
    """What `sentence` reports without quoting; `quoted` are the spans in quotation marks that touch it."""
    found = []
    for verb in sentence.words:
        if verb.pos_ != "VERB" or _inside(sentence.offset + verb.idx, quoted):
            if verb.lower_ == "according" and not _inside(sentence.offset + verb.idx, quoted):
                found.extend(_according_to(sentence, verb, people))
            continue
        if verb.lower_ == "according":
            found.extend(_according_to(sentence, verb, people))
            continue
        cue = saying_lemma(verb)
        if cue is None or _is_withheld(verb):
            continue
        clause = _complement(verb)
        if clause:
            found.extend(_report(sentence, verb, cue, clause, people))
    return [quotation for quotation in found if not _is_only_quoted(quotation, quoted)]


def _report(sentence: ParsedSentence, verb: Word, cue: str, clause: list[Word], people: People) -> list[Quotation]:
    speaker = speaker_word(verb)
    if speaker is None and SAYING_VERBS[cue] == "ask":
        return []
    if speaker is not None and cue in THINGS_TOO and not people.can_speak(sentence, speaker):
        return []
    span = _trimmed_span(sentence, clause)
    if span is None:
        return []
    place = None if speaker is None else people.span_of(sentence, speaker)
    return [made(sentence, span, place, cue, direct=False)]


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
        words = list(head.subtree)
        that = next((at for at, word in enumerate(words[:4]) if word.lower_ == "that" and word.dep_ == "mark"), None)
        return words if that is None else words[that + 1 :]
    if verb.dep_ == "parataxis" and verb.head.pos_ in {"VERB", "AUX"}:
        inside = {word.i for word in verb.subtree}
        outer = verb.head
        words = [word for word in outer.subtree if word.i not in inside]
        before = [word for word in words if word.i < min(inside)]
        return before if len(before) * 2 > len(words) else words
    return []


def _is_withheld(verb: Word) -> bool:
    """Whether the verb says that something was not, or might be, said."""
    if SAYING_VERBS.get(verb.lemma_.lower()) != "deny" and is_negated(verb):
        return True
    if any(child.dep_ == "aux" and child.lower_ in HYPOTHETICAL for child in verb.lefts):
        return not any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.lefts)
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in WITHHELD


def _according_to(sentence: ParsedSentence, word: Word, people: People) -> list[Quotation]:
    """The clause beside "according to" and who is named there."""
    to = next((child for child in word.rights if child.lower_ == "to"), None)
    to = to or (word.nbor(1) if word.i + 1 < sentence.words.end and word.nbor(1).lower_ == "to" else None)
    speaker = None if to is None else next((child for child in to.rights if child.dep_ == "pobj"), None)
    if speaker is None:
        return []
    inside = {inner.i for inner in word.subtree} | {inner.i for inner in speaker.subtree}
    rest = [other for other in sentence.words if not other.is_space and other.i not in inside]
    after = [other for other in rest if other.i > max(inside)]
    before = [other for other in rest if other.i < min(inside)]
    clause = after if len(after) > len(before) else before
    span = _trimmed_span(sentence, clause)
    if span is None or not any(other.pos_ in {"VERB", "AUX"} for other in clause):
        return []
    return [made(sentence, span, people.span_of(sentence, speaker), "according to", direct=False)]


def _trimmed_span(sentence: ParsedSentence, clause: list[Word]) -> tuple[int, int] | None:
    """The span of `clause` without punctuation and "that" at its edges; None where nothing is left."""
    kept = [word for word in clause if not word.is_space]
    while kept and kept[0].lower_ in EDGES:
        kept.pop(0)
    while kept and kept[-1].lower_ in EDGES:
        kept.pop()
    return sentence.span(kept[0], kept[-1]) if len(kept) > 1 else None


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _is_only_quoted(quotation: Quotation, quoted: list[tuple[int, int]]) -> bool:
    """Whether the reported clause is nothing but words in quotation marks, and so a direct quotation."""
    return any(start - 2 <= quotation.start and quotation.end <= end + 2 for start, end in quoted)
