"""What the figures of a passage measure: a count of things in an act, an amount of something, a toll.

Two figures can contradict each other only where they measure one thing, so a figure whose thing is not plain (a second
count of the same noun, "three other boats", "$2 a share", "rose by 5 percent") measures nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.cues import LIGHT_VERBS, SAYING_VERBS
from generator.language.data_files import word_map
from generator.language.token_tree import climb, subtree
from generator.merging.features import Features
from generator.merging.periods import Period
from generator.model.annotation import Figure, Token
from generator.model.corpus import Passage, ResolvedTime

CASUALTY_KINDS = word_map("casualty_kinds.txt")
MEASURE_UNITS = frozenset(word_map("measures.txt").values())
PARTIAL_WORDS = word_map("partial_words.txt")
CURRENCY_CODE = 3  # letters: "USD"
LONGEST_WHOLE = 5  # words of a whole that name it well enough
DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "season", "decade", "time"})
LENGTHS = frozenset({"mile", "kilometre", "metre", "foot", "yard", "centimetre", "inch", "km", "mph"})
NO_UNITS = frozenset({"cent", "point"})  # what rises and falls by cents and points is a price or a score
RELATIVE = frozenset({"percent", "rank", "magnitude"})
MODIFYING = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "npadvmod", "punct"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
DESCRIBING = frozenset({"amod", "compound", "nmod"})
BESIDE = frozenset({"by", "from", "than", "per", "between", "after", "before", "since", "until", "among", "with"})
UNREAL = frozenset({"planned", "possible", "demanded", "denied"})
PEOPLE = frozenset({"people", "person", "deaths", "injured people", "other", "victim", "casualty"})
PARTS = frozenset({"total", "most", "part", "portion", "rest", "majority", "sum", "one", "half"})
SCORE = re.compile(r"\d\s?[-–:]\s?$")
SCORE_AFTER = re.compile(r"\s?[-–:]\s?\d")
OF_ALL = re.compile(r"\s+of\s+(?:[\w-]+\s+){0,4}\d")
OF_THEM = re.compile(r"\s+(?:more\s+)?of\s+(?:the|them|those|these|whom|its|their)\b")
ALL_OF = re.compile(r"\d\s+of\s+(?:[\w-]+\s+){0,3}$")
SMALL_WORDS = frozenset({"the", "of", "a", "its", "their"})
UNSURE_WORDS = frozenset({"if", "unless", "whether", "should", "could", "would", "may", "might", "not", "never", "n't"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure with what it measures.

    `key`: the unit and the noun or verb that says what is measured; `words`: what describes it, by lemma; `subjects`:
    ids of those who do it or have it, `ids` of all named beside it; `act`: the lemma of the verb it hangs on;
    `frame`: what bounds the time it holds for ("since May", "during the strike").
    """

    key: tuple[str, str]
    figure: Figure
    passage: Passage
    words: frozenset[str]
    act: str
    subjects: frozenset[str]
    ids: frozenset[str]
    periods: tuple[Period, ...]
    frame: frozenset[str]
    real: bool
    label: str


Measured = Mapping[str, Sequence[Measure]]  # by passage id, in order


def measured_in(passages: Sequence[Passage], features: Mapping[str, Features]) -> Measured:
    """What the figures of each passage measure. `features` by passage id."""
    return {passage.id: measures_of(passage, features[passage.id]) for passage in passages if passage.figures}


def measures_of(passage: Passage, features: Features) -> list[Measure]:
    """The figures of a passage with what they measure; those left out of which two measure the same."""
    found = [each for figure in passage.figures if (each := _measure(passage, figure, features)) is not None]
    keys = [each.key for each in found]
    return [each for each in found if keys.count(each.key) == 1]


def is_money(unit: str) -> bool:
    """Whether a unit is a currency."""
    return len(unit) == CURRENCY_CODE and unit.isupper()


def _measure(passage: Passage, figure: Figure, features: Features) -> Measure | None:
    tokens = passage.sentence.tokens
    top = top_of(tokens, figure)
    if figure.unit is None or figure.unit in NO_UNITS or top is None:
        return None
    if is_score(passage, figure) or is_partial(tokens, top, figure):
        return None
    verb = _verb(tokens, top)
    if _is_of_a_part(tokens, top, verb):
        return None
    subject = _subject(tokens, verb) if verb is not None else None
    casualty = _casualty(tokens, top, verb) if figure.unit in PEOPLE or _counts_things(figure.unit) else None
    holder = _holder(tokens, top, verb, subject)
    key, label, named = _key(passage, figure, casualty=casualty, holder=holder, verb=verb)
    if key is None:
        return None
    counted = casualty is not None or _counts_things(figure.unit)
    below = set(subtree(tokens, subject)) if subject is not None else set()
    subjects = frozenset(
        (m.participant or m.party or "")
        for m in passage.mentions
        if (m.participant or m.party) and any(m.start <= tokens[i].start < m.end for i in below)
    )
    if subject is not None and tokens[subject].pos == "PRON" and not subjects and casualty:
        return None  # "it killed 600": what did is told elsewhere
    return Measure(
        key=key,
        figure=figure,
        passage=passage,
        words=_described(passage, named) if named is not None else _of(figure),
        act=tokens[verb].lemma if verb is not None else "",
        subjects=subjects,
        ids=features.persons | frozenset(m.party for m in passage.mentions if m.party),
        periods=features.periods,
        frame=_frame(passage, verb),
        real=_is_real(passage, verb, UNREAL if counted else UNREAL - {"planned"}),
        label=label,
    )


def is_score(passage: Passage, figure: Figure) -> bool:
    """Whether it is a number of a score or of a part and its whole: "7-0", "28 of 41", "five of them"."""
    exact, before, after = passage.exact, figure.start - passage.start, figure.end - passage.start
    paired = SCORE.search(exact, 0, before) or ALL_OF.search(exact, max(0, before - 40), before)
    part = OF_ALL.match(exact, after) or (figure.unit != "percent" and OF_THEM.match(exact, after))
    return bool(paired or part or SCORE_AFTER.match(exact, after))


def _of(figure: Figure) -> frozenset[str]:
    return frozenset(word.strip(",.").lower() for word in (figure.of or "").split()) - SMALL_WORDS


def _frame(passage: Passage, verb: int | None) -> frozenset[str]:
    """What bounds the time for which the figure holds."""
    tokens = passage.sentence.tokens
    during = {i for i, t in enumerate(tokens) if t.lemma == "during" and t.head == verb}
    objects = {t.lemma for t in tokens if t.head in during and t.dep == "pobj"}
    return frozenset(
        (
            *objects,
            *(time.edtf or time.text for time in passage.times if time.bound and _bounds_act(tokens, time, verb)),
        )
    )


def _bounds_act(tokens: Sequence[Token], time: ResolvedTime, verb: int | None) -> bool:
    """Whether a "since" or "until" hangs on the act itself, and not on another verb of the sentence."""
    at = next((i for i, token in enumerate(tokens) if time.start <= token.start < time.end), None)
    return time.bound in {"since", "until"} and at is not None and _verb(tokens, at) == verb


def _is_of_a_part(tokens: Sequence[Token], top: int, verb: int | None) -> bool:
    """Whether it is told of a part or a sum: "most of a six-month term", "28 of 41", "also killed 20", "6 and 16"."""
    at = top
    for _ in range(6):
        at = tokens[at].head
        if at == verb or tokens[at].head == at:
            break
        if tokens[at].lemma in PARTS or (tokens[at].pos == "NUM" and tokens[at].dep not in MODIFYING):
            return True
    joined = any(t.dep == "conj" and t.head == top and t.pos == "NUM" for t in tokens)
    return joined or any(t.head == verb and t.lemma in {"also", "again"} for t in tokens)


def _counts_things(unit: str) -> bool:
    return not is_money(unit) and unit not in MEASURE_UNITS and unit not in DURATIONS | LENGTHS | RELATIVE


def top_of(tokens: Sequence[Token], figure: Figure) -> int | None:
    """The word of the figure that the others hang on."""
    inside = [i for i, token in enumerate(tokens) if figure.start <= token.start < figure.end]
    return next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)


def _noun(tokens: Sequence[Token], top: int) -> int:
    """What the number stands before: "people" of "600 people"; the number itself where it stands alone."""
    head = tokens[top].head
    return head if tokens[top].dep in MODIFYING and tokens[head].pos in {"NOUN", "PROPN", "SYM"} else top


def is_partial(tokens: Sequence[Token], top: int, figure: Figure) -> bool:
    """Whether the figure tells of a part, a change or a rate: "three other boats", "by 5 percent", "$2 a share"."""
    noun = _noun(tokens, top)
    beside = [t for i, t in enumerate(tokens) if t.head in {noun, top} and t.pos != "VERB" and i != t.head]
    near = [t.lemma for t in beside if not figure.start <= t.start < figure.end]  # "more than 400" is no "more"
    if any(PARTIAL_WORDS.get(lemma, "after") != "after" for lemma in near):
        return True
    follows = [t.lemma for t in tokens if figure.end <= t.start][: 2 + (noun != top)]
    if any(PARTIAL_WORDS.get(lemma, "before") != "before" for lemma in follows):
        return True
    above = tokens[noun].head if tokens[noun].dep == "pobj" else None
    if above is not None and tokens[above].lemma in BESIDE:
        return True
    determiners = [t.lemma for t in tokens if t.head == noun and t.dep == "det" and t.start > tokens[top].start]
    return bool(determiners) or any(t.dep == "npadvmod" and t.head == noun and t.start > figure.end for t in tokens)


def _verb(tokens: Sequence[Token], top: int) -> int | None:
    """The verb the figure hangs on."""
    return climb(tokens, top, lambda at: tokens[at].pos == "VERB" or (tokens[at].lemma == "be" and at != top))


def _subject(tokens: Sequence[Token], verb: int) -> int | None:
    """Who or what does it; of a relative clause what it describes; of a joined or opened verb that of the one above."""
    for _ in range(4):
        own = next((i for i, t in enumerate(tokens) if t.head == verb and t.dep in SUBJECTS), None)
        if own is not None and tokens[own].tag not in {"WDT", "WP"}:
            return own
        if tokens[verb].dep in {"relcl", "acl"}:
            return _described_by(tokens, tokens[verb].head)
        above = climb(tokens, tokens[verb].head, lambda at: tokens[at].pos in {"VERB", "AUX"})
        if above is None or above == verb:
            return None
        verb = above
    return None


def _described_by(tokens: Sequence[Token], noun: int) -> int:
    """What a relative clause describes: of "the strip in dispute, which measures" the strip."""
    above = tokens[tokens[noun].head].head
    bare = tokens[noun].dep == "pobj" and tokens[noun].pos == "NOUN" and tokens[noun - 1].lemma in {"in", "at"}
    return above if bare and tokens[above].pos == "NOUN" and above < noun else noun


def _casualty(tokens: Sequence[Token], top: int, verb: int | None) -> str | None:
    """The kind of casualties counted: of the nearest word above, or of the subject of that verb."""
    word = climb(tokens, top, lambda at: tokens[at].lemma in CASUALTY_KINDS or tokens[at].pos == "VERB")
    if word is not None and tokens[word].lemma in CASUALTY_KINDS:
        return CASUALTY_KINDS[tokens[word].lemma]
    if verb is None:
        return None
    subject = next((i for i, t in enumerate(tokens) if t.head == verb and t.dep in SUBJECTS), None)
    return CASUALTY_KINDS.get(tokens[subject].lemma) if subject is not None else None


def _holder(tokens: Sequence[Token], top: int, verb: int | None, subject: int | None) -> int | None:
    """The noun whose amount it is: "deal" of "a $160 million deal", "volume" of "volume reached $8bn"."""
    at = top
    for _ in range(3):  # out of the number and the noun of its unit
        head = tokens[at].head
        if tokens[at].dep in MODIFYING and head != at and tokens[head].pos in {"NOUN", "PROPN", "SYM", "NUM"}:
            at = head
        else:
            break
    if at != top and tokens[at].pos == "NOUN" and tokens[at].dep != "npadvmod" and not _is_unit(tokens, at):
        return at
    inner = next(
        (i for i, t in enumerate(tokens) if t.head == at and t.lemma in {"of", "in"} and t.dep == "prep"), None
    )
    of = next((i for i, t in enumerate(tokens) if t.head == inner and t.dep == "pobj"), None) if inner else None
    if of is not None and tokens[of].pos == "NOUN":
        return of
    above = tokens[at].head
    if tokens[at].dep == "pobj" and tokens[above].lemma == "of" and tokens[tokens[above].head].pos == "NOUN":
        return tokens[above].head
    if tokens[at].dep == "pobj" and tokens[above].lemma == "at" and tokens[above].head == verb:
        put = next((i for i, t in enumerate(tokens) if t.head == verb and t.dep == "dobj" and t.pos == "NOUN"), None)
        if put is not None:  # "put the volume at $8 billion"
            return put
    direct = tokens[at].head == verb or (tokens[at].dep == "pobj" and tokens[above].head == verb)
    if direct and verb is not None and subject is not None and tokens[subject].pos == "NOUN":
        return subject
    return None


def _is_unit(tokens: Sequence[Token], at: int) -> bool:
    lemma = tokens[at].lemma
    return lemma in DURATIONS | LENGTHS | MEASURE_UNITS | {"dollar", "euro", "pound", "ruble", "yen", "percent", "%"}


def _key(
    passage: Passage, figure: Figure, *, casualty: str | None, holder: int | None, verb: int | None
) -> tuple[tuple[str, str] | None, str, int | None]:
    """What is measured, how it is called, and the place of the noun that says it."""
    tokens = passage.sentence.tokens
    unit = figure.unit or ""
    if casualty is not None:
        victims = "people" if unit in PEOPLE else unit
        label = f"number of {casualty}" + ("" if victims == "people" else f" ({victims})")
        return (casualty, victims), label, None
    if unit in {"percent", "rank"}:
        whole = (figure.of or "").partition(" of ")[0].partition(" in ")[0].rpartition(" ")[2].lower().removesuffix("s")
        return ((unit, whole), _share_of(figure) if unit == "percent" else unit, None) if whole else (None, "", None)
    acting = tokens[verb].lemma if verb is not None else ""
    if _counts_things(unit):
        noun = next(
            (i for i in range(len(tokens)) if tokens[i].lemma == unit and tokens[i].start >= figure.start), None
        )
        if not acting or acting in SAYING_VERBS or acting in LIGHT_VERBS or acting in {"be", "include"}:
            return None, "", None
        surface = passage.exact[tokens[noun].start - passage.start : tokens[noun].end - passage.start] if noun else unit
        return (unit, acting), f"number of {surface}", noun
    named = holder is not None and any(m.start <= tokens[holder].start < m.end for m in passage.mentions)
    if holder is None or named or tokens[holder].lemma == unit:
        return None, "", None
    words = _phrase(passage, holder)
    kind = unit if is_money(unit) or unit == "magnitude" else f"{unit}s"
    label = words if is_money(unit) else "magnitude" if unit == "magnitude" else f"{words}, in {kind}"
    return (unit, tokens[holder].lemma), label, holder


def _share_of(figure: Figure) -> str:
    """What a share is called: "share of the region's milk"."""
    whole = (figure.of or "").partition(" in ")[0].split()
    return " ".join(("share of", *whole[:LONGEST_WHOLE]))


def _phrase(passage: Passage, noun: int) -> str:
    tokens = passage.sentence.tokens
    first = noun
    while first and tokens[first - 1].dep in {"compound", "amod"} and tokens[first - 1].pos in {"NOUN", "ADJ"}:
        first -= 1
    return passage.exact[tokens[first].start - passage.start : tokens[noun].end - passage.start]


def _described(passage: Passage, noun: int) -> frozenset[str]:
    """What describes the noun, by lemma: adjectives, nouns before it, what follows "of"; numbers and names left out."""
    tokens = passage.sentence.tokens
    named = [(m.start, m.end) for m in passage.mentions]
    before = {i for i, t in enumerate(tokens) if t.head == noun and t.dep in DESCRIBING and i < noun}
    of = {i for i, t in enumerate(tokens) if t.head == noun and t.lemma in {"of", "in", "for"} and t.dep == "prep"}
    after = {i for i, t in enumerate(tokens) if t.head in of and t.dep == "pobj"}
    return frozenset(
        tokens[i].lemma
        for i in before | after
        if tokens[i].pos in {"NOUN", "ADJ"}
        and not any(a <= tokens[i].start < b for a, b in named)
        and not _is_unit(tokens, i)
        and not any(sign.isdigit() for sign in tokens[i].lemma)
    )


def _is_real(passage: Passage, verb: int | None, unreal: frozenset[str]) -> bool:
    """Whether the clause tells what is, not what is wished, denied or supposed: its state is none of `unreal`.

    What a deal gives is the same before and after it is closed; how many were counted is not.
    """
    tokens = passage.sentence.tokens
    if verb is None:
        return True
    clause = next((c for c in passage.sentence.clauses if c.verb_start <= tokens[verb].start < c.verb_end), None)
    unsure = any(t.head == verb and t.lemma in UNSURE_WORDS for t in tokens)
    return not unsure and (clause is None or (clause.status not in unreal and not clause.negated))
