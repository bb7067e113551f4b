"""What a number counts: its unit, the whole it is a share of, and where the figure's words end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.language.data_files import word_map, word_set
from generator.understanding.numerals import Numeral
from generator.understanding.parsing import ParsedSentence
from generator.understanding.phrases import noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

CURRENCIES = word_map("currencies.txt")
MEASURES = word_map("measures.txt")
CASUALTY_VERBS = word_set("casualty_verbs.txt")
MEASURE_AFTER = re.compile(
    r"[\s-]?(%|sq\.?\s?(?:km|mi|m|ft)\b|per\s?cent\b|percentage\s+points?\b|percent\b|pc\b|km/h\b|km\b|kg\b|cm\b|mm\b|mph\b|kph\b|°[CF]\b|[CF]\b(?!\.))"
)
AGE_AFTER = re.compile(r"-years?-olds?\b")
AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|age\s+of)\s+$|\b(?:people|those|anyone|everyone|children|kids|men|women|boys|girls|adults|voters)\s+$",
    re.IGNORECASE,
)
LIMIT_BEFORE = re.compile(r"\b(?:under|over|below|above)\s+$")
HYPHEN_UNIT = re.compile(r"-([a-z]+)", re.IGNORECASE)
# words that follow a number and a hyphen without being what it counts: "a four-way race", "$12-an-hour"
NO_UNIT = frozenset(
    {"a", "an", "per", "plus", "odd", "something", "star", "way", "fold", "and", "for", "on", "to", "old"}
)
MAGNITUDE = re.compile(r"\bmagnitude(?:[\s-]+of)?[\s-]*$", re.IGNORECASE)
AGE_END = re.compile(r"\s*(?:,|;|\)|[.”\"’]*$|(?:and|when|but)\b)")
WHOLE = re.compile(r"\s+(?:of\s+)?(?=\w)")
WEIGHED = re.compile(
    r"\s+pounds?\s+(?:of\b(?!(?:\s+[\w'’-]+){0,2}\s+(?:money|cash|funds?|funding|debts?|savings|losses|profits?|aid|assets)\b)"
    r"|\(|heavier|lighter|overweight)"
)
WEIGHING = re.compile(r"\b(?:weigh|lost|lose|gain|shed)\w*\s+(?:\w+\s+){0,3}$")
PRICED = frozenset({"fine", "note", "coin", "prize", "fee", "ticket", "bill", "deal", "bonus", "grant", "loan", "fund"})
TALLIES = frozenset({"toll", "number", "tally", "count"})
OLDEST = 120


def unit_of(
    sentence: ParsedSentence, text: str, numeral: Numeral, words: list[Word]
) -> tuple[str | None, int, str | None]:
    """What the number counts, where the figure's words end, and the whole it is a share of."""
    after = text[numeral.end :]
    if (plain := _written_unit(words, numeral, text)) is not None:
        return plain, numeral.end, None
    if age := AGE_AFTER.match(after):
        return "year", numeral.end + age.end(), None
    if measure := MEASURE_AFTER.match(after):
        name = " ".join(measure[1].lower().split())
        unit = MEASURES.get(name, MEASURES.get(name.removesuffix("s"), name))
        whole = _whole(sentence, text, numeral.end + measure.end()) if unit == "percent" else None
        return unit, numeral.end + measure.end(), whole
    if numeral.share:
        return "percent", numeral.end, _whole(sentence, text, numeral.end)
    hyphen = HYPHEN_UNIT.match(after)
    if hyphen and hyphen[1].lower() not in NO_UNIT:
        named = "people" if hyphen[1].lower() == "strong" else _named(hyphen[1].lower().removesuffix("s"))
        return named, numeral.end + hyphen.end(), None
    return _counted(words), numeral.end, None


def _written_unit(words: list[Word], numeral: Numeral, text: str) -> str | None:
    """The unit that the words around a number make plain: a magnitude, an age, decades told in years."""
    after = text[numeral.end :]
    if WEIGHED.match(after) or (after.lstrip(" -").startswith("pound") and _is_weight(words, numeral, text)):
        return "pound"
    if MAGNITUDE.search(text, max(0, numeral.start - 20), numeral.start) or after.startswith("-magnitude"):
        return "magnitude"
    decades = numeral.vague and words[-1].lemma_.lower() in {"decade", "century"}
    return "year" if decades or _is_age(words, numeral, text) else None


def _is_weight(words: list[Word], numeral: Numeral, text: str) -> bool:
    """Whether pounds are a weight: something weighs them, or a number stands before a thing ("500-pound bomb")."""
    if WEIGHING.search(text, max(0, numeral.start - 40), numeral.start):
        return True
    unit = words[-1].head
    thing = unit.head if unit.lower_ == "pound" else unit
    return text[numeral.end] == "-" and thing.i > words[-1].i + 2 and thing.lemma_.lower() not in PRICED


def _is_age(words: list[Word], numeral: Numeral, text: str) -> bool:
    """Whether the number is an age: "Maria Silva, 45, said", "aged 12", "who is 70", "people under 30"."""
    if numeral.high > OLDEST or numeral.vague:
        return False
    window = max(0, numeral.start - 40)
    limit = LIMIT_BEFORE.search(text, window, numeral.start)
    told = AGE_BEFORE.search(text, window, limit.start() if limit else numeral.start)
    if told is not None and (limit or told[0].lower().startswith("age")):
        return True
    first = words[0]
    if not numeral.digits or not AGE_END.match(text, numeral.end) or first.i - 2 < first.sent.start:
        return False
    before, name = first.nbor(-1), first.nbor(-2)
    if before.text in {",", "("}:
        return name.ent_type_ == "PERSON" or (
            name.pos_ == "PROPN" and name.ent_type_ in {"", "ORG"} and text[numeral.end] == ","
        )
    if first.dep_ not in {"attr", "acomp"} or first.head.lemma_.lower() != "be":
        return False
    subject = next((child for child in first.head.lefts if child.dep_ == "nsubj"), None)
    return subject is not None and (subject.lower_ in {"he", "she", "who", "i"} or subject.ent_type_ == "PERSON")


def _whole(sentence: ParsedSentence, text: str, end: int) -> str | None:
    """The words of the whole after a share: "half of the prewar population" gives "the prewar population"."""
    match = WHOLE.match(text, end)
    if match is None:
        return None
    at = sentence.start - sentence.offset + match.end()
    word = next((word for word in sentence.words if word.idx >= at), None)
    if word is None or not (match[0].strip() or word.lower_ in {"the", "its", "their", "his", "her", "all"}):
        return None
    head = word
    while head.head.i > head.i and head.dep_ in {"det", "amod", "poss", "compound", "nummod", "case", "nmod"}:
        head = head.head
    if head.pos_ not in {"NOUN", "PROPN"}:
        return None
    last = noun_phrase(head)[1]
    start = at - (sentence.start - sentence.offset)
    stop = last.idx + len(last.text) - (sentence.start - sentence.offset)
    return text[start:stop] if stop > start else None


def _counted(words: list[Word]) -> str | None:
    """The unit by grammar: the noun the number stands with, the one after "of", or people where a verb says so."""
    last = words[-1]
    if any(word.lower_ in CURRENCIES for word in words):
        return next(CURRENCIES[word.lower_] for word in words if word.lower_ in CURRENCIES)
    for word in reversed(words):
        head = word.head
        if (
            head.i > last.i
            and word.dep_ in {"nummod", "quantmod", "compound", "amod", "det"}
            and head.pos_ in {"NOUN", "PROPN"}
        ):
            return _raised(_named(head.lemma_.lower(), head), head)
        of = next((child for child in word.rights if child.lower_ == "of"), None)
        inner = None if of is None else next((child for child in of.rights if child.dep_ == "pobj"), None)
        if inner is not None and inner.i > last.i and inner.pos_ in {"NOUN", "PROPN"}:
            return _named(inner.lemma_.lower(), inner)
    return _told_by_verb(words)


def _raised(unit: str | None, noun: Word) -> str | None:
    """The unit of an area or a space, which is another than that of a length: "square kilometre", "cubic metre"."""
    power = next((child.lower_ for child in noun.lefts if child.lower_ in {"square", "cubic"}), None)
    return f"{power} {unit}" if power and f"{power} {unit}" in MEASURES else unit


def _told_by_verb(words: list[Word]) -> str | None:
    """What a number counts that stands alone: people where a verb says so, else what a toll or number is of."""
    last = words[-1]
    top = next((word for word in words if word.head.i < words[0].i or word.head.i > last.i), last)
    governor = top.head
    if governor.lower_ in {"more", "others", "other"}:
        governor = governor.head
    if governor.lemma_.lower() in CASUALTY_VERBS or (governor.pos_ == "ADJ" and governor.lower_ in CASUALTY_VERBS):
        return "people"
    if last.i + 1 < last.sent.end and last.nbor(1).lower_ in CASUALTY_VERBS:
        return "people"
    if governor.pos_ == "ADP" and governor.lower_ in {"to", "at", "above", "beyond", "past"}:
        governor = governor.head
    if governor.pos_ != "VERB" and governor.lemma_ != "be":
        return None
    if any(child.dep_ in {"oprd", "acomp"} and child.lower_ in CASUALTY_VERBS for child in governor.rights):
        return "people"
    subject = next((child for child in governor.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    return None if subject is None or subject.lemma_.lower() not in TALLIES else _tallied(subject)


def _tallied(tally: Word) -> str | None:
    """What a tally is of: "the death toll" of people, "the number of schools" of schools."""
    if tally.lower_ == "toll":
        return "people"
    of = next((child for child in tally.rights if child.lower_ == "of"), None)
    inner = None if of is None else next((child for child in of.rights if child.dep_ == "pobj"), None)
    if inner is not None and inner.lower_ in CASUALTY_VERBS:
        return "people"  # "the number of dead"
    return None if inner is None or inner.pos_ != "NOUN" else _named(inner.lemma_.lower(), inner)


def _named(lemma: str, word: Word | None = None) -> str | None:
    """The common name of a unit: "person" and "people" are one, currencies are codes. None for what is no word."""
    if word is not None and word.lower_ in {"cents", "dollars", "pounds", "euros"}:
        return CURRENCIES[word.lower_.removesuffix("s")]
    if word is not None and word.pos_ == "PROPN" and lemma.endswith("s") and not lemma.endswith("ss"):
        lemma = lemma.removesuffix("s")
    if lemma == "other":
        return "people"
    return MEASURES.get(lemma) or CURRENCIES.get(lemma) or (lemma if lemma[:1].isalpha() else None)


def words_at(sentence: ParsedSentence, start: int, end: int) -> list[Word]:
    """The words of the sentence that the span of its text covers."""
    shift = sentence.start - sentence.offset
    return [word for word in sentence.words if word.idx < end + shift and word.idx + len(word.text) > start + shift]
