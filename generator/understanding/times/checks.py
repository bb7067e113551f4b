"""Whether words that look like a time are one: "May" can be a person, "2011" a number of shares."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.calendar import cues, doubtful_months
from generator.language.offices import particles
from generator.understanding.times.patterns import Rule
from generator.understanding.times.relative import ahead
from generator.understanding.times.tense import read_tense, read_verb, verb_above

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token as Word

_OFTEN = re.compile(r"\b(?:every|each|any|most|some|many|typical|average|all|no|per)\s+(?:other\s+)?$", re.IGNORECASE)
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|until|till|during|throughout|of|by|from|before|after|through|to|circa|around|for|early|late|mid|and"
    r"|or|between|than|the|summer|spring|autumn|fall|winter|elections?|year)[\s-]+(?:(?:early|late|mid|the|year)[\s-]+)*$"
    r"|\($",
    re.IGNORECASE,
)
_SURE_YEAR = re.compile(
    r"\b(?:in|since|until|till|during|throughout|circa|early|late|mid|year)[\s-]+(?:the\s+)?$|\($", re.IGNORECASE
)
_OWNED = re.compile(r"\b(?:the|its|their|his|her|['’]s)\s+$", re.IGNORECASE)
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|during|throughout|by|from|before|after|last|this|next|early|late|mid|of|through|between"
    r"|and|for|to)[\s-]+$",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(
    r"\b(?:Black|Bloody|Super|Cyber|Ash|Good|Holy|Palm|Maundy|Giving|Sheffield|Ruby|Man|Joe|Ms\.?|Mr\.?)\s+$"
)
_ANY_DAY = re.compile(r"\bon\s+(?:a|one)\s+$", re.IGNORECASE)
_BEFORE_SEASON = re.compile(r"\b(?:in|during|since|until|by|over|through|throughout)\s+$", re.IGNORECASE)
_TITLE = re.compile(r"\s+(?:[A-Z]|of\b)")
_HABIT = re.compile(r"s\b|\s+(?:mornings|afternoons|evenings|nights)\b")
_NOWADAYS = re.compile(r"['’]s\s+(?:world|generation|society|youth|standards|technology)\b")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\s*$", re.IGNORECASE)
# "the worst strike in 30 years" reaches back; "rebuilt in 30 years" does not.
_EXTREME = re.compile(r"\b(?:first|last|only|worst|best|most|least|never|not|no|\w{3,}est|n['’]t)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]\s+(?:when|where|which|who|while|as|and|but)\b")
_ONLY = frozenset({"first", "last", "only"})
_ABLE = frozenset({"can", "could", "ca"})
_NOUN_PHRASE = 10  # words between "first" and the span: "first face-to-face talks in"
_NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC", "LOC", "WORK_OF_ART", "PRODUCT", "LAW"})
_INSIDE = frozenset({"during", "after", "before", "in", "from", "throughout", "following"})


@dataclass(frozen=True, slots=True)
class Found:
    """A match in a sentence: where it stands, by which rule, and the value its words alone give it."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]
    value: str | None

    def group(self, name: str) -> str:
        """The words of a group of the match, "" where there are none."""
        return (self.match[name] or "") if name in self.match.re.groupindex else ""


def lead(text: str, start: int, length: int = 60) -> str:
    """The last words before `start`: enough to tell by, and no more however long a sentence is."""
    return text[max(0, start - length) : start]


def is_time(found: Found, text: str, words: Words) -> bool:
    """Whether a match is a time at all, and one time rather than a habit."""
    name = found.rule.name
    before = lead(text, found.start)
    if name in {"weekday", "month", "holiday", "season", "unit"} and _OFTEN.search(before):
        return False
    if _is_in_a_name(found, text):
        return False
    check = _CHECKS.get(name)
    return check is None or check(found, text, words)


def _is_in_a_name(found: Found, text: str) -> bool:
    """Whether a short month follows a small word of a name: the ship "Estrella del Mar 7" has no date in it."""
    before = _NAME_BEFORE.search(text, max(0, found.start - _NAME_REACH), found.start)
    month = _SHORT_MONTH.match(text, found.start)
    return before is not None and month is not None and before.group(1) in particles()


def _is_date(found: Found, text: str, _: Words) -> bool:
    return not (found.group("y1") and _RIGHTS.search(lead(text, found.start)))


def _is_weekday(found: Found, text: str, words: Words) -> bool:
    before = lead(text, found.start)
    if _ANY_DAY.search(before) and (words.end == words.sent.end or words.doc[words.end].pos_ not in {"NOUN", "PROPN"}):
        return False  # "on a Friday" is any; "at a Friday rally" is one
    return not _NAMED_DAY.search(before) and not _HABIT.match(text, found.end)


def _is_today(found: Found, text: str, words: Words) -> bool:
    if words[0].lower_ == "overnight" and words[0].dep_ in {"amod", "compound"}:
        return False
    if (
        words[0].text in {"Today", "Tomorrow"}
        and words.start > words.sent.start
        and words.doc[words.start - 1].pos_ == "PROPN"
    ):
        return False  # a newspaper or a broadcast by that name
    return not _NOWADAYS.match(text, found.end)


def _is_holiday(_: Found, __: str, words: Words) -> bool:
    head = words.root.head
    if words.root.dep_ == "compound" and head.i >= words.end and head.pos_ in {"NOUN", "PROPN"}:
        return False  # "a Christmas party"
    return not any(word.ent_type_ in {"PERSON", "GPE", "FAC"} for word in words)


def _is_season(found: Found, text: str, _: Words) -> bool:
    if _TITLE.match(text, found.end):
        return False  # "the Winter Olympics"
    return found.group("rel").lower() != "the" or bool(_BEFORE_SEASON.search(lead(text, found.start)))


def _is_month(found: Found, text: str, words: Words) -> bool:
    month = found.match["m"].rstrip(".")
    word = next((word for word in words if word.text.rstrip(".") == month), words[-1])
    entity = word.ent_type_
    if entity == "DATE":
        return True
    led = bool(_BEFORE_MONTH.search(lead(text, found.start))) or len(words) > 1
    if month.title() in doubtful_months():
        return led and entity not in {"PERSON", "WORK_OF_ART"} and word.pos_ in {"PROPN", "NOUN"}
    return entity not in _NAMES or (led and entity != "PERSON")


def _is_year(found: Found, text: str, words: Words) -> bool:
    before = lead(text, found.start)
    word = words[-1]
    if _RIGHTS.search(before):
        return False
    following = word.doc[word.i + 1] if word.i + 1 < word.sent.end else None
    counted = following is not None and following.tag_ == "NNS" and following.i <= word.head.i == following.head.i
    counted = counted or (following is not None and word.dep_ == "nummod" and word.head.i == following.i)
    if counted and following is not None and following.tag_ == "NNS" and not _OWNED.search(before):
        return False
    if word.ent_type_ == "DATE" or _SURE_YEAR.search(before):
        return True
    if following is not None and following.tag_ in {"NN", "NNP", "NNPS"} and word.head.tag_ != "NNS":
        return word.dep_ in {"nummod", "compound", "nmod", "amod"}  # "the 2014 Games"
    return bool(_BEFORE_YEAR.search(before)) and word.ent_type_ not in {"CARDINAL", "MONEY", "QUANTITY", "PERCENT"}


_CHECKS: dict[str, Callable[[Found, str, Words], bool]] = {
    "date": _is_date,
    "weekday": _is_weekday,
    "day": _is_today,
    "holiday": _is_holiday,
    "season": _is_season,
    "month": _is_month,
    "year": _is_year,
}
_NAME_BEFORE = re.compile(r"\b[A-Z]\w+ ([a-z]+) $")
_NAME_REACH = 40
_SHORT_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b")
DURATIONS = frozenset({"within", "for", "lasting", "back"})


def duration_value(found: Found, text: str, words: Words) -> str | None:
    """The value of a duration that begins or ends on the day of writing; None for any other, which is no date."""
    name = found.rule.name
    if name == "lasting":
        return found.value if _lasts(words) else None
    verb = read_verb(words)
    if name == "back":
        return found.value if verb.direction != "future" or verb.lasts else None
    if name == "for":
        return found.value if verb.lasts and verb.direction == "past" else None
    near = _CLAUSE.split(lead(text, found.start, 200))[-1]
    if _EXTREME.search(near) and (verb.direction != "future" or verb.lasts):
        return found.value
    if found.value is None or verb.direction != "future" or verb.lasts or _looks_back(words) or _is_doubted(words):
        return None
    return ahead(found.value)


def _looks_back(words: Words) -> bool:
    """Whether the span is that since the last of its kind: "will meet for their first talks in six months"."""
    for word in reversed(words.doc[max(words.sent.start, words.start - _NOUN_PHRASE) : words.start]):
        if word.tag_ in {"JJS", "RBS"} or word.lower_ in _ONLY:
            return True
        if word.pos_ in {"VERB", "AUX", "PUNCT"} and word.text != "-":
            return False
    return False


def _is_doubted(words: Words) -> bool:
    """Whether the span is that in which a thing can or cannot be done: "no law can be rewritten in a week"."""
    verb = verb_above(words.root)
    return verb is not None and any(child.dep_ == "neg" or child.lower_ in _ABLE for child in verb.children)


def _lasts(words: Words) -> bool:
    """Whether what lasts so long goes on: "the eight-year war has killed", but not "the eight-year war ended"."""
    noun = _lasting_noun(words)
    if noun is None:
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ not in _INSIDE:
        return True  # "talks on the ten-year dispute": the tense of the talks is not that of the dispute
    governing = read_tense(noun.doc[noun.i : noun.i + 1], "sentence")
    return governing.lasts or governing.direction != "past"


def _lasting_noun(words: Words) -> Word | None:
    nouns = cues("lasting")
    for word in words.doc[words.end : words.sent.end][:5]:
        lemma = word.lemma_.lower()
        if lemma in nouns or any(part in nouns for part in lemma.split("-")):
            return word
        if word.pos_ in {"ADP", "VERB", "AUX", "PUNCT"} and word.text != "-":
            return None
    return None
