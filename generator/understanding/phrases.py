"""Noun phrases as spans: what to cite as a subject or speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

# a sentence longer than this is a table or a list: its tree says nothing, and walking it would take long
LONGEST_SENTENCE = 200
DEEPEST = 50
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
# "called on them to go", "asked for him to stay"; "to" only of some verbs: "appealed to them to go", not "flew to Oslo
# to go"
ASKED_WITH = frozenset({"on", "upon", "for"})
APPEALS = frozenset({"appeal", "plead", "beckon", "gesture", "signal"})
NAME_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "PRON", "DET"})
# what hangs on a noun without being part of what names it
LOOSE = frozenset({"relcl", "acl", "appos", "punct", "advcl", "ccomp", "parataxis", "dep", "npadvmod"})


def noun_phrase(noun: Word) -> tuple[Word, Word]:
    """First and last word of the phrase that `noun` heads.

    Left out is what only adds to it: appositions behind a comma, relative clauses, times. "Maria Silva, who chairs
    the panel," is "Maria Silva"; "the heads of the union and the club" stays whole.
    """
    first = noun
    for child in noun.lefts:
        if child.dep_ not in LOOSE or child.dep_ == "appos":
            first = min(first, child.left_edge, key=_place)
    while first.i < noun.i and (first.is_punct or first.dep_ in {"cc", "preconj", "advmod"}):
        first = first.nbor(1)
    last = max(_end_of(noun), _end_of_entity(noun), key=_place)
    return first, _whole(last)


def subject_of(verb: Word) -> Word | None:
    """The head of the subject of `verb`, its own or shared with the verb it is coordinated with.

    None where there is none.
    """
    current: Word | None = verb
    for _ in range(6):
        if current is None:
            return None
        own = next((child for child in current.lefts if child.dep_ in SUBJECTS), None)
        own = own or next((child for child in current.rights if child.dep_ in {"nsubj", "nsubjpass"}), None)
        if own is not None:
            return _antecedent(own, current)
        if current.dep_ == "acl" and current.tag_ in {"VBG", "VBN"}:
            return current.head
        if current.dep_ == "xcomp" and current.tag_ == "VB":
            asked = asked_by(current)
            if asked is not None:
                return asked
        current = _shares_subject_with(current)
    return None


def asked_by(infinitive: Word) -> Word | None:
    """Who is to do it: the object of the verb above ("urged them to go", "called on them to go")."""
    for child in infinitive.head.rights:
        if child.i >= infinitive.i:
            return None
        if child.dep_ == "dobj":
            return child
        if child.dep_ == "prep" and _is_asked_with(child, infinitive.head):
            return next((inner for inner in child.rights if inner.dep_ == "pobj"), None)
    return None


def _is_asked_with(preposition: Word, verb: Word) -> bool:
    if preposition.lower_ == "to":
        return verb.lemma_ in APPEALS
    return preposition.lower_ in ASKED_WITH and not _is_time(preposition)


def _shares_subject_with(verb: Word) -> Word | None:
    """The verb whose subject `verb` has too; None where it has one of its own or none."""
    if verb.dep_ in {"conj", "xcomp", "advcl", "pcomp"}:
        governor = verb.head
        while governor.pos_ in {"ADP", "SCONJ", "ADJ"} and governor.head.i != governor.i:
            governor = governor.head
        return governor if governor.pos_ in {"VERB", "AUX"} else None
    return None


def _antecedent(subject: Word, verb: Word) -> Word:
    """The noun a relative pronoun stands for ("the judge who ruled" -> judge), else the subject itself."""
    if subject.tag_ in {"WDT", "WP"} or (subject.lower_ == "that" and verb.dep_ == "relcl"):
        clause = verb
        while clause.dep_ == "conj" and clause.head.pos_ in {"VERB", "AUX"}:
            clause = clause.head
        if clause.dep_ == "relcl" and clause.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return clause.head
    return subject


def _end_of(word: Word, depth: int = 0) -> Word:
    """The last word of what `word` heads, cut where a looser part begins."""
    last = word
    listed = _is_list(word)
    for child in word.rights:
        if child.dep_ in {"punct", "cc"}:
            continue
        if child.dep_ == "conj" and (not listed or child.pos_ in {"VERB", "AUX"}):
            break
        if child.dep_ == "appos" and child.left_edge.i != last.i + 1:
            break
        if (child.dep_ in LOOSE and child.dep_ != "appos") or _is_time(child):
            break
        last = _end_of(child, depth + 1) if depth < DEEPEST else child
    return last


def _is_list(word: Word) -> bool:
    """Whether coordination starts or goes on at `word` and ends with "and" or "or": a list, no aside."""
    current = word
    for _ in range(8):
        if any(child.dep_ == "cc" for child in current.rights):
            return True
        following = next((child for child in current.rights if child.dep_ == "conj"), None)
        if following is None:
            return False
        current = following
    return False


def _is_time(word: Word) -> bool:
    """Whether `word` begins a time ("on Tuesday", "last week")."""
    if word.ent_type_ in {"DATE", "TIME"}:
        return True
    return word.dep_ == "prep" and any(child.ent_type_ in {"DATE", "TIME"} for child in word.rights)


def _end_of_entity(word: Word) -> Word:
    """The last word of the person's name that `word` begins or stands in."""
    last = word
    while word.ent_type_ == "PERSON" and last.i + 1 < last.sent.end and last.nbor(1).ent_iob_ == "I":
        last = last.nbor(1)
    return last


def _whole(last: Word) -> Word:
    """`last`, or the end of the hyphenated word it begins ("al" of "al-Din")."""
    while not last.whitespace_ and last.i + 2 < last.sent.end and last.nbor(1).text == "-" and last.nbor(2).is_alpha:
        last = last.nbor(2)
    return last


def _place(word: Word) -> int:
    return int(word.i)
