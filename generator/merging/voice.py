"""In whose voice a passage speaks: fact, claim, assessment or forecast.

A fact is told by the article itself as having happened, or as arranged. A claim is what a party says; an assessment a
judgement, by analysts or the writer; a forecast what somebody, or the writer, expects. Whatever is not fact is shown as
its owner's words.
"""

from __future__ import annotations

from generator.language.cues import (
    ANALYST_WORDS,
    EVALUATIVE_WORDS,
    HEDGING_WORDS,
    MEETING_VERBS,
    SAYING_VERBS,
)
from generator.model.annotation import Clause, Quotation, Sentence, Token
from generator.model.briefing import Voice

EXPECTATIONS = frozenset({"expect", "likely", "unlikely", "predict", "forecast", "anticipate", "project"})
ASKING = frozenset({"call", "ask", "request", "appeal"})
OPENING_MARKS = frozenset({'"', "“", "``", "«", "‘"})
PREDICTING = frozenset({"would", "could", "may", "might"})


def voice_of(sentence: Sentence, quotations: tuple[Quotation, ...]) -> Voice:
    """The voice of `sentence`; `quotations` are those of its article or passage."""
    main = next((clause for clause in sentence.clauses if clause.main), None)
    at = main.verb_start if main is not None else sentence.start
    over = [quotation for quotation in quotations if quotation.start <= at < quotation.end and not quotation.scare]
    if over:
        # the outermost report owns the words
        return _reported_voice(max(over, key=lambda quotation: (quotation.end - quotation.start, -quotation.start)))
    if sentence.tokens and sentence.tokens[0].lemma in OPENING_MARKS and not any(q.scare for q in quotations):
        return "claim"
    lemmas = tuple(token.lemma for token in sentence.tokens if _is_telling(token, main, quotations))
    if main is not None and main.reported:
        cue = next((clause.verb for clause in sentence.clauses if SAYING_VERBS.get(clause.verb)), "say")
        return _voice_of_cue(cue, speaker=None)
    return _own_voice(main, lemmas)


def _reported_voice(quotation: Quotation) -> Voice:
    return _voice_of_cue(quotation.cue_lemma or quotation.cue or "say", speaker=quotation.speaker)


def _voice_of_cue(cue: str, *, speaker: str | None) -> Voice:
    kind = SAYING_VERBS.get(cue)
    if kind == "forecast":
        return "forecast"
    words = (speaker or "").lower().split()
    if kind in {"assess", "think"} or any(
        word in ANALYST_WORDS or word.removesuffix("s") in ANALYST_WORDS for word in words
    ):
        return "assessment"
    return "claim"


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
        return "assessment" if judging else "forecast"
    if main.status in {"planned", "possible"} and EXPECTATIONS.intersection(lemmas):
        return "fact" if main.verb in MEETING_VERBS and main.status == "planned" else "forecast"
    return "assessment" if judging and main.status in {None, "possible"} else "fact"


def _is_telling(token: Token, main: Clause | None, quotations: tuple[Quotation, ...]) -> bool:
    """Whether a word may tell the writer's voice: not quoted, and if a verb that also reports, then the main one."""
    if any(quotation.start <= token.start < quotation.end for quotation in quotations if quotation.direct):
        return False
    if token.lemma in SAYING_VERBS and token.lemma not in EXPECTATIONS:
        return main is not None and token.start == main.verb_start
    return token.pos in {"VERB", "AUX", "ADV", "ADJ", "NOUN"}
