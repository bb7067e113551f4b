"""In whose voice a passage speaks: fact, claim, assessment or forecast.

A fact is told by the article itself as having happened, or as arranged. A claim is what a party says; an assessment a
judgement, by analysts or the writer; a forecast what somebody, or the writer, expects. Whatever is not fact is shown as
its owner's words.
"""

from __future__ import annotations

from typing import cast

from generator.language.cues import (
    ANALYST_WORDS,
    EVALUATIVE_WORDS,
    HEDGING_WORDS,
    MEETING_VERBS,
    SAYING_VERBS,
    VERDICT_NOUNS,
    VIEW_ADJECTIVES,
)
from generator.model.annotation import Clause, Quotation, Sentence, Token
from generator.model.briefing import Voice

# how far behind a quotation, in characters, and how long, in words, a sentence is that only tells who spoke
ADJOINING = 4
SHORT = 12
STUDIES = frozenset({"study", "survey", "poll", "report", "data", "figure", "analysis", "research", "result"})
JUDGES = ANALYST_WORDS | STUDIES
EXPECTATIONS = frozenset({"expect", "likely", "unlikely", "predict", "forecast", "anticipate", "project"})
ASKING = frozenset({"call", "ask", "request", "appeal"})
OPENING_MARKS = frozenset({'"', "“", "``", "«", "‘"})
VIEWS = frozenset({"view", "opinion", "eye", "judgment", "judgement"})
PREDICTING = frozenset({"would", "could", "may", "might"})
# a party that suggests something claims it; only others judge by it ("the figures suggest", "analysts suggest")
HINTING = frozenset({"suggest", "imply", "hint"})
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our", "mine", "ours", "myself", "ourselves"})
LINKING = frozenset({"be", "prove", "become", "remain"})
HABITS = frozenset({"often", "frequently", "regularly", "usually", "sometimes", "always", "routinely", "repeatedly"})
CALLING = frozenset(
    {
        "describe",
        "call",
        "dismiss",
        "brand",
        "label",
        "denounce",
        "condemn",
        "reject",
        "hail",
        "criticise",
        "criticize",
        "term",
    }
)
# with "most" or "least" these weigh; "the biggest" and "the worst since" can be measured
WEIGHING = frozenset(
    {"important", "significant", "serious", "consequential", "dramatic", "ambitious", "promising", "dangerous"}
    | {"disappointing", "successful", "remarkable", "controversial", "convincing", "interesting"}
)
FUTURE = frozenset({"soon", "next", "tomorrow", "eventually", "later"})
VIEWING = VIEWS | {"convince"} | VIEW_ADJECTIVES.keys()
TELLING = EXPECTATIONS.union(HABITS, FUTURE, HEDGING_WORDS, EVALUATIVE_WORDS)


def voice_of(sentence: Sentence, quotations: tuple[Quotation, ...]) -> Voice:
    """The voice of `sentence`; `quotations` are those of its article or passage."""
    main = next((clause for clause in sentence.clauses if clause.main), None)
    at = main.verb_start if main is not None else sentence.start
    over = [quotation for quotation in quotations if quotation.start <= at < quotation.end and not quotation.scare]
    if over:
        # the outermost report owns the words
        return _reported_voice(max(over, key=lambda quotation: (quotation.end - quotation.start, -quotation.start)))
    opened = bool(sentence.tokens) and sentence.tokens[0].lemma in OPENING_MARKS
    if (opened and not any(q.scare for q in quotations)) or _only_attributes(sentence, quotations):
        return "claim"
    present = {token.lemma for token in sentence.tokens}  # most sentences hold none of the words that tell
    lemmas: tuple[str, ...] = ()
    if not present.isdisjoint(TELLING):
        lemmas = tuple(t.lemma for t in sentence.tokens if t.lemma in TELLING and _is_telling(t, main, quotations))
    if main is not None and main.reported:
        cue = next((clause.verb for clause in sentence.clauses if SAYING_VERBS.get(clause.verb)), "say")
        return _voice_of_cue(cue, speaker=None)
    asked: Voice | None = "assessment" if _asks(sentence) else None
    spoken = None if present.isdisjoint(FIRST_PERSON) else _in_first_person(sentence, main, quotations)
    viewed = None if present.isdisjoint(VIEWING) else _viewed(sentence) or _in_a_view(sentence)
    called: Voice | None = (
        "claim" if quotations and not present.isdisjoint(CALLING) and _calls(sentence, quotations) else None
    )
    weighed: Voice | None = "assessment" if not present.isdisjoint(WEIGHING) and _weighs(sentence) else None
    if weighed is None and (not present.isdisjoint(VERDICT_NOUNS) or "else" in present or "anything" in present):
        weighed = "assessment" if _passes_judgement(sentence, quotations) else None
    return spoken or asked or viewed or called or weighed or _own_voice(main, lemmas)


def _calls(sentence: Sentence, quotations: tuple[Quotation, ...]) -> bool:
    """Whether a main verb calls something by quoted words: 'described the deal as "a photograph"'."""
    calling = [
        clause.verb_start
        for clause in sentence.clauses
        if clause.main and clause.verb in CALLING and not clause.negated
    ]
    return any(
        verb < quotation.start < sentence.end and quotation.start >= sentence.start
        for verb in calling
        for quotation in quotations
    )


def _weighs(sentence: Sentence) -> bool:
    """Whether the main verb says that something is "the most important" of its kind."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        if token.lemma not in WEIGHING or not any(one.head == place and one.tag in {"RBS", "JJS"} for one in tokens):
            continue
        head = tokens[token.head]
        holder = head if token.dep == "amod" else token
        if holder.dep in {"attr", "acomp"} and tokens[holder.head].dep == "ROOT":
            return True
    return False


def _passes_judgement(sentence: Sentence, quotations: tuple[Quotation, ...]) -> bool:
    """Whether the writer says what something was worth: "was a failure", "and very little else", "anything but"."""
    tokens = sentence.tokens
    said = [(quotation.start, quotation.end) for quotation in quotations if quotation.direct]
    main = {clause.verb_start for clause in sentence.clauses if clause.main}
    for place, token in enumerate(tokens):
        if any(start <= token.start < end for start, end in said):
            continue
        before = tokens[place - 1].lemma if place else ""
        after = tokens[place + 1].lemma if place + 1 < len(tokens) else ""
        if (token.lemma, before) in {("else", "little"), ("else", "much")} or (token.lemma, after) == (
            "anything",
            "but",
        ):
            return True
        above = tokens[token.head]
        if (
            token.lemma in VERDICT_NOUNS
            and token.dep in {"attr", "oprd", "dobj"}
            and above.lemma in LINKING
            and above.start in main
        ):
            return True
    return False


def _only_attributes(sentence: Sentence, quotations: tuple[Quotation, ...]) -> bool:
    """Whether the sentence only tells who spoke the words beside it ('"Why?" Silva asked.')."""
    return any(
        quotation.direct
        and quotation.speaker_start is not None
        and sentence.start <= quotation.speaker_start < sentence.end
        and quotation.end <= sentence.start
        and sentence.start - quotation.end < ADJOINING
        and len(sentence.tokens) <= SHORT
        for quotation in quotations
    )


def _in_first_person(sentence: Sentence, main: Clause | None, quotations: tuple[Quotation, ...]) -> Voice | None:
    """The voice of words in the first person outside marks: an interview's, a column's or a letter's, never news."""
    direct = [quotation for quotation in quotations if quotation.direct]
    for token in sentence.tokens:
        if token.pos != "PRON" or token.lemma not in FIRST_PERSON:
            continue
        if not any(quotation.start <= token.start < quotation.end for quotation in direct):
            thinking = main is not None and SAYING_VERBS.get(main.verb) in {"think", "assess"}
            return "assessment" if thinking else "claim"
    return None


def _asks(sentence: Sentence) -> bool:
    """Whether the sentence is a question: it states nothing."""
    return sentence.kind == "sentence" and bool(sentence.tokens) and sentence.tokens[-1].lemma == "?"


def _viewed(sentence: Sentence) -> Voice | None:
    """The voice of "is convinced that" and "is sure to"; None where no such adjective belongs to the main verb."""
    for at, token in enumerate(sentence.tokens):
        if token.dep == "ROOT" and token.lemma == "convince" and token.tag == "VBN":
            return "assessment"
        voice = VIEW_ADJECTIVES.get(token.lemma) if token.dep == "acomp" else None
        if voice is None or sentence.tokens[token.head].dep != "ROOT":
            continue
        following = sentence.tokens[at + 1].lemma if at + 1 < len(sentence.tokens) else ""
        if voice == "forecast":
            return "forecast" if following == "to" else "assessment" if following == "that" else None
        return cast("Voice", voice) if following != "of" else None
    return None


def _in_a_view(sentence: Sentence) -> Voice | None:
    """Whether a view is named as whose it is: "in her view", "in this paper's opinion", "in the view of a broker"."""
    tokens = sentence.tokens
    return next(
        (
            "assessment"
            for token in tokens
            if token.lemma in VIEWS
            and token.dep == "pobj"
            and tokens[token.head].lemma == "in"
            and any(tokens[item.head] is token and (item.dep == "poss" or item.lemma == "of") for item in tokens)
        ),
        None,
    )


def _reported_voice(quotation: Quotation) -> Voice:
    return _voice_of_cue(quotation.cue_lemma or quotation.cue or "say", speaker=quotation.speaker)


def _voice_of_cue(cue: str, *, speaker: str | None) -> Voice:
    kind = SAYING_VERBS.get(cue)
    if kind == "forecast":
        return "forecast"
    words = (speaker or "").lower().split()
    if cue in HINTING and speaker is not None and not _names_one_of(words, JUDGES):
        return "claim"
    return "assessment" if kind in {"assess", "think"} or _names_one_of(words, ANALYST_WORDS) else "claim"


def _names_one_of(speaker: list[str], heads: frozenset[str]) -> bool:
    """Whether the words for a speaker hold one of `heads`, in the singular or plural."""
    return any(word in heads or word.removesuffix("s") in heads for word in speaker)


def _own_voice(main: Clause | None, lemmas: tuple[str, ...]) -> Voice:
    """The voice of what nobody else is said to have said."""
    hedges = {HEDGING_WORDS[lemma] for lemma in lemmas if lemma in HEDGING_WORDS}
    if "claim" in hedges:
        return "claim"
    judging = any(lemma in EVALUATIVE_WORDS for lemma in lemmas)
    if main is None:
        return "fact"
    judged = main.status == "demanded" and SAYING_VERBS.get(main.verb) != "demand" and main.verb not in ASKING
    if "assessment" in hedges or judged:
        return "assessment"
    if main.modal in PREDICTING:
        return _modal_voice(main, lemmas, judging=judging)
    if main.status in {"planned", "possible"} and EXPECTATIONS.intersection(lemmas):
        return "fact" if main.verb in MEETING_VERBS and main.status == "planned" else "forecast"
    return "assessment" if judging and main.status in {None, "possible"} else "fact"


def _modal_voice(main: Clause, lemmas: tuple[str, ...], *, judging: bool) -> Voice:
    """The voice of "would", "could", "may" and "might": mostly of what is to come.

    A refusal or failure ("would not say", "could not agree") and a habit ("would often call") are past facts; what
    would have been, and what may be now ("may be the oldest"), are judgements.
    """
    if main.perfect or (main.subject or "").lower() == "you":
        return "assessment"
    if main.modal in {"would", "could"} and (main.negated or HABITS.intersection(lemmas)):
        return "fact"
    now = main.modal in {"may", "might"} and main.verb == "be" and not FUTURE.intersection(lemmas)
    return "assessment" if judging or now else "forecast"


def _is_telling(token: Token, main: Clause | None, quotations: tuple[Quotation, ...]) -> bool:
    """Whether a word may tell the writer's voice: not quoted, and if a verb that also reports, then the main one."""
    if any(quotation.start <= token.start < quotation.end for quotation in quotations if quotation.direct):
        return False
    if token.lemma in SAYING_VERBS and token.lemma not in EXPECTATIONS:
        return main is not None and token.start == main.verb_start
    if token.pos == "VERB" and token.lemma in HEDGING_WORDS and token.dep not in {"ROOT", "conj"}:
        return main is not None and token.start == main.verb_start  # "his seeming calm" is no judgement
    return token.pos in {"VERB", "AUX", "ADV", "ADJ", "NOUN"}
