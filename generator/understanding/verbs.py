"""What a verb group says of its event: tense, modality, negation, whether it happens, is planned, wished or denied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from generator.language.cues import (
    COMPLEMENT_VERBS,
    EVENT_NOUNS,
    FUTURE_WORDS,
    MEETING_VERBS,
    MERELY_WORDS,
    MODAL_WORDS,
    NEGATION_WORDS,
    OCCURRENCE_VERBS,
    SAYING_VERBS,
)
from generator.model.annotation import Status, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

# one syllable that doubles its last consonant before "ed" and "ing"
SHORT_VERB = re.compile(r"[^aeiou]*[aeiou][bdfgklmnprtvz]")
AUXILIARIES = frozenset({"aux", "auxpass"})
CONTRACTED = {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "’d": "would", "ca": "can", "sha": "shall"}
SHORTENED = {"’s": "be", "’re": "be", "’m": "be", "’ve": "have", "’": "be"}
# dependencies under which a reported clause is found where the parser went astray
TIMES = frozenset({"DATE", "TIME"})
DISPLACED = frozenset({"acl", "relcl", "advcl"})
QUOTES = frozenset({'"', "“", "”", "''", "``", "«", "»"})
SETTLED: frozenset[Status | None] = frozenset({"planned", "possible", "demanded", "denied"})


def plain_lemma(word: Word) -> str:
    """The lemma of a word; the model has none for auxiliaries shortened with a curly apostrophe ("it’s", "they’ve")."""
    return SHORTENED.get(word.lower_) or word.lemma_.lower()


def verb_lemma(verb: Word) -> str:
    """The lemma of a verb with its particle ("carried out" -> "carry out"); "take place" counts as one verb."""
    lemma = _repaired(plain_lemma(verb), verb.lower_)
    for child in verb.rights:
        if child.dep_ == "prt":
            return f"{lemma} {child.lower_}"
        if lemma == "take" and child.dep_ == "dobj" and child.lower_ == "place":
            return "take place"
    return lemma


def _repaired(lemma: str, form: str) -> str:
    """The lemma, with the "e" that the model's rules lose: "waged" is of "wage", for of "wag" it would be "wagged"."""
    if form in {f"{lemma}ed", f"{lemma}ing"} and SHORT_VERB.fullmatch(lemma):
        return f"{lemma}e"
    return lemma


def event_verb(noun: Word) -> str | None:
    """The verb of the event a noun names ("announcement" -> "announce"), or None."""
    if noun.pos_ != "NOUN":
        return None
    if noun.lower_.startswith("conference") and any(child.lower_ in {"news", "press"} for child in noun.lefts):
        return "brief"
    return EVENT_NOUNS.get(noun.lower_) or EVENT_NOUNS.get(noun.lemma_.lower())


def saying_lemma(verb: Word) -> str | None:
    """The lemma under which `verb` is a verb of saying ("called for" -> "call for"), or None."""
    if verb.dep_ in {"amod", "compound"}:
        return None
    lemma = verb_lemma(verb)
    for child in verb.rights:
        if child.dep_ == "prep" and f"{lemma} {child.lower_}" in SAYING_VERBS:
            return f"{lemma} {child.lower_}"
    return lemma if lemma in SAYING_VERBS else None


def cue_word(verb: Word, lemma: str) -> str:
    """The verb of saying as written, in small letters, with the particle of its `lemma` ("called for")."""
    _, space, rest = lemma.partition(" ")
    return f"{verb.lower_}{space}{rest}"


def reported_head(verb: Word) -> Word | None:
    """The head of the clause that a verb of saying reports, or None.

    The small parser at times hangs a that-clause on the noun before it ("told reporters before the match that …"): the
    first one behind the verb, not governed by another verb of saying, is taken too.
    """
    for child in verb.children:
        if child.dep_ in {"ccomp", "parataxis"} and child.pos_ in {"VERB", "AUX"}:
            return child
    for word in verb.subtree:
        if word.i > verb.i and word.dep_ in DISPLACED and word.pos_ in {"VERB", "AUX"}:
            marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in word.lefts)
            if marked and all(_is_nominal(inner) for inner in _between(word, verb)):
                return word
    return None


def with_closing_mark(first: Word, last: Word) -> Word:
    """`last`, or the quotation mark right behind it that closes one opened between `first` and `last`."""
    doc = last.doc
    if last.i + 1 >= last.sent.end:
        return last
    following = last.i + 1
    if doc[following].text in {".", ",", "!", "?"} and following + 1 < last.sent.end:
        following += 1
    if doc[following].text not in QUOTES:
        return last
    opened = sum(word.text in QUOTES for word in doc[first.i : last.i + 1]) % 2 == 1
    return doc[following] if opened else last


def without_lead(words: list[Word], head: Word, verb: Word) -> list[Word]:
    """The reported clause of `head` without what belongs to the saying: "that" and before it, a time after `verb`.

    "said on Monday they had agreed" was said on Monday; when they agreed is not told.
    """
    marks = [at for at, word in enumerate(words[:4]) if word.lower_ == "that" and word.dep_ == "mark"]
    that = next((at for at in marks if words[at].head.i == head.i and words[at].i < head.i), None)
    if that is not None:
        return words[that + 1 :]
    if not words or words[0].i != verb.i + 1 or words[0].dep_ not in {"prep", "npadvmod", "nmod"}:
        return words
    if words[0].ent_type_ not in TIMES and not any(child.ent_type_ in TIMES for child in words[0].rights):
        return words
    end = words[0].right_edge.i
    rest = [word for word in words if word.i > end]
    return rest if len(rest) > 2 else words


def _between(inner: Word, outer: Word) -> list[Word]:
    """The words over `inner` in the tree, up to `outer` (excluded)."""
    path = []
    current = inner.head
    while current.i not in {outer.i, current.head.i}:
        path.append(current)
        current = current.head
    return path


def _is_nominal(word: Word) -> bool:
    return word.pos_ not in {"VERB", "AUX"}


def is_negated(verb: Word) -> bool:
    """Whether the verb is denied: "not", "never", or a subject or object with "no"; "not only" denies nothing."""
    for child in verb.children:
        if (child.dep_ == "neg" or child.lower_ in NEGATION_WORDS) and not _only_adds(child):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and has_no(child):
            return True
    return False


def _only_adds(negation: Word) -> bool:
    """Whether more follows what seems denied: "not only …", "not just …"."""
    following = negation.i + 1
    return following < len(negation.doc) and negation.doc[following].lower_ in MERELY_WORDS


def has_no(noun: Word) -> bool:
    """Whether a noun stands with "no" or "neither"."""
    return any(word.lower_ in {"no", "neither"} and word.dep_ in {"det", "neg", "preconj"} for word in noun.lefts)


def is_state(verb: Word) -> bool:
    """Whether the verb only joins a noun, or now an adjective, to its subject ("is not a success", "is not open").

    Not "there is no deal", which says that something did not come about.
    """
    if plain_lemma(verb) != "be" or any(child.dep_ == "expl" for child in verb.lefts):
        return False
    said = {child.dep_ for child in verb.rights}
    return "attr" in said or ("acomp" in said and verb.tag_ in {"VBZ", "VBP"})


def set_for_date(verb: Word) -> bool:
    """Whether the verb stands with "for" and a date ("set the hearing for 5 May"), the preposition hung anywhere."""
    return any(
        word.lower_ == "for" and word.dep_ == "prep" and any(child.ent_type_ in TIMES for child in word.rights)
        for word in verb.subtree
        if word.i > verb.i
    )


def group_of(verb: Word) -> VerbGroup:
    """Tense, aspect, modality and negation of the verb group that `verb` heads. Coordinated verbs share auxiliaries."""
    helpers = [child for child in verb.lefts if child.dep_ in AUXILIARIES]
    if not helpers and _shares_auxiliaries(verb):
        helpers = [child for child in verb.head.lefts if child.dep_ in AUXILIARIES]
    modal = next((CONTRACTED.get(word.lower_, word.lower_) for word in helpers if word.tag_ == "MD"), None)
    have = next((word for word in helpers if plain_lemma(word) == "have" and word.dep_ == "aux"), None)
    finite = next((word for word in [*helpers, verb] if word.tag_ in {"VBD", "VBZ", "VBP"}), None)
    tense: Tense | None = None
    if modal in {"will", "shall"}:
        tense = "future"
    elif modal is not None:
        tense = "past" if have else "present"
    elif finite is not None:
        tense = "past" if finite.tag_ == "VBD" else "present"
    elif verb.tag_ == "VBN" and not any(word.lower_ in {"be", "to"} for word in helpers):
        tense = "past"
    return VerbGroup(
        tense=tense,
        perfect=have is not None,
        modal=modal,
        progressive=any(plain_lemma(word) == "be" for word in helpers)
        and (verb.tag_ == "VBG" or any(word.lower_ == "being" for word in helpers)),
        infinitive=modal is None and any(word.lower_ == "to" for word in helpers),
        subjunctive=modal is None and finite is None and _is_bare(verb, helpers),
        negated=is_negated(verb),
    )


def _shares_auxiliaries(verb: Word) -> bool:
    """Whether `verb` is coordinated with another and has its auxiliaries from there ("will meet and sign")."""
    if verb.dep_ != "conj" or verb.tag_ not in {"VB", "VBN", "VBG"} or verb.head.pos_ not in {"VERB", "AUX"}:
        return False
    return not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.lefts)


def status_of(verb: Word, group: VerbGroup, *, heading: bool) -> Status | None:
    """Whether the event of `verb` is done, under way, planned, possible, demanded or denied; None if untold."""
    if group.modal in {"must", "should", "ought"} and not group.perfect:
        return "demanded"
    if group.negated:
        return "possible" if group.modal in {"may", "might"} else "denied"
    if group.modal is not None:
        return cast("Status", MODAL_WORDS.get(group.modal, "possible"))
    if group.infinitive:
        return "planned" if heading and verb.dep_ in {"ROOT", "conj"} else None
    return _indicative_status(verb, group, heading=heading)


def _indicative_status(verb: Word, group: VerbGroup, *, heading: bool) -> Status | None:
    """The status of a verb without modal or negation. Headlines tell what is done in the present tense."""
    if group.tense == "present" and not group.perfect:
        if any(child.lower_ in FUTURE_WORDS or _next_time(child) for child in verb.rights):
            return "planned"
        if group.progressive:
            return "under_way"
        if heading:
            return "done" if verb.pos_ == "VERB" else None
        return _present_status(verb)
    if group.perfect:
        lasting = verb.lemma_ == "be" or any(child.dep_ == "prep" and child.lower_ == "since" for child in verb.rights)
        return "under_way" if group.progressive or (lasting and group.tense == "present") else "done"
    return "done" if group.tense == "past" else None


def _present_status(verb: Word) -> Status | None:
    """The status of the plain present: a timetable where a day stands with it, something said, or how things are."""
    lemma = verb_lemma(verb)
    if SAYING_VERBS.get(saying_lemma(verb) or "", "think") != "think":
        return "done"
    if lemma in MEETING_VERBS or lemma in OCCURRENCE_VERBS:
        return "planned" if any(_is_dated(child) for child in verb.rights) else None
    return "under_way"


def _is_dated(word: Word) -> bool:
    """Whether `word` begins a day ("on Tuesday", "next week"); what happens "every Tuesday" has none."""
    times = [word] if word.dep_ == "npadvmod" else list(word.rights) if word.dep_ == "prep" else []
    return any(
        time.ent_type_ == "DATE" and not any(child.lower_ in {"every", "each"} for child in time.lefts)
        for time in times
        if time.tag_ != "NNS" and not time.lower_.endswith("days")
    )


def governing_lemma(governor: Word, governed: Word) -> str:
    """The word that colours `governed`: the governing verb, or the adjective between them ("is likely to")."""
    between = governed.head
    return between.lemma_.lower() if between.pos_ == "ADJ" and between.i != governor.i else governor.lemma_.lower()


def complement_status(governor: str, own: Status | None) -> Status | None:
    """The status of what `governor` ("plan", "fail") governs, where the governing verb itself has the status `own`."""
    given = COMPLEMENT_VERBS.get(governor, "same")
    return own if given == "same" or own in SETTLED else cast("Status", given)


def _is_bare(verb: Word, helpers: list[Word]) -> bool:
    return (verb.tag_ == "VB" and not helpers) or any(word.lower_ == "be" for word in helpers)


def _next_time(word: Word) -> bool:
    return word.dep_ == "npadvmod" and any(child.lower_ == "next" for child in word.lefts)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbGroup:
    """The grammar of a verb with its auxiliaries; `infinitive`: stands with "to"; `subjunctive`.

    Bare ("that he be fined").
    """

    tense: Tense | None
    perfect: bool
    modal: str | None
    progressive: bool
    infinitive: bool
    subjunctive: bool
    negated: bool
