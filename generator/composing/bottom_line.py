"""The bottom line: the few statements a reader must know, within a word budget, and what is contested and unknown.

Candidates are the merged statements' shown sentences; `coverage.py` chooses among them. A statement's words count with
all its citations: a concept of the shown sentence is told by the origin of each passage behind the statement, also
where that passage says it in other words.
"""

from __future__ import annotations

import re

from generator.composing.corpus_words import weights_of
from generator.composing.coverage import Candidate, choose, words_in
from generator.composing.doubt import doubtful
from generator.composing.hanging import hangs
from generator.composing.index import Index
from generator.composing.newest import newest_counts, outdated
from generator.composing.staleness import is_stale
from generator.composing.verbs import OPENING_MARKS, opens_with_quotation, speaks_of_self
from generator.language.section_cues import words_of
from generator.model.briefing import Discrepancy, Gap
from generator.model.corpus import MeetingSeed, MergedStatement, Passage

SHORTEST, LONGEST = 8, 60
FEWEST = 4  # words of a sentence that gives the newest count
_FIXED_LINES = 2
_COUNTED_BEFORE = frozenset({"two", "three", "four", "pair", "trio"})
_UNRESOLVED = re.compile(
    r"\b(?:tomorrow|yesterday|today|tonight|(?:last|this|next) (?:week|month|year)"
    r"|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?! ?\[)",
)


def bottom_line(
    index: Index,
    *,
    budget: int,
    slots: tuple[tuple[str, ...], ...],
    main: MeetingSeed | None,
    pinned: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Ids of the chosen statements, most important first.

    Of each of the `slots` the first id that can be said is there, as far as the budget goes; coverage fills the rest.
    A sentence that opens as a quotation may stand in a slot, nowhere else. What the `main` meeting has overtaken, once
    held, is stale. What an editor `pinned` comes first, whatever it is and whatever the budget, and uses it up.
    """
    budget = max(0, budget - sum(len(index.statements[one].text.split()) for one in pinned if one in index.statements))
    slots = tuple(slot for slot in slots if set(slot).isdisjoint(pinned))
    sources = [item for item in index.corpus.sources if item.annotated.article.set_aside is None]
    said = frozenset(name for slot in slots for name in slot)
    dated = any(time.edtf is not None for passage in index.corpus.passages for time in passage.times)
    doubted = doubtful(index)
    past, counts = outdated(index), frozenset(newest_counts(index))
    candidates = {
        item.id: Candidate(id=item.id, words=words_in(item.text), cost=len(item.text.split()))
        for item in index.corpus.statements
        if item.id not in doubted
        and item.id not in pinned
        and item.id not in past
        and can_stand(index, item, dated=dated, main=main, quoted=item.id in said, short=item.id in counts)
    }
    required: list[str] = []
    room = budget
    for slot in slots:
        fitting = (name for name in slot if name in candidates and candidates[name].cost <= room)
        name = next((name for name in fitting if name not in required), None)
        if name is not None:
            required.append(name)
            room -= candidates[name].cost
    if (
        required and main is not None
    ):  # beside what it must hold, the line of a meeting says only what more than one origin tells
        candidates = {
            name: item
            for name, item in candidates.items()
            if name in required or _is_weighty(index.statements[name], len({item.origin for item in sources}))
        }
    weights = weights_of(index)
    return (*pinned, *choose(list(candidates.values()), weights, budget=budget, required=tuple(required)))


def _is_weighty(statement: MergedStatement, origins: int) -> bool:
    return origins < 3 or len({citation.origin for citation in statement.citations}) > 1


def can_stand(
    index: Index,
    statement: MergedStatement,
    *,
    dated: bool,
    main: MeetingSeed | None,
    quoted: bool = False,
    short: bool = False,
) -> bool:
    """Whether a statement's shown sentence can be read on its own in the bottom line.

    Not: fragments, questions, what opens with a pronoun, connective or quotation mark, what hangs on the sentence
    before, what is stale or undated ("tomorrow"), what an outlet weighs in its own voice or tells of itself.
    `quoted`: it may open as a quotation if it names the speaker; `short`: it may be of few words.
    """
    passage = index.shown(statement)
    if passage.kind != "sentence" or not is_whole(
        statement.text, quoted=quoted and statement.speaker is not None, shortest=FEWEST if short else SHORTEST
    ):
        return False
    if not any(token.pos in {"VERB", "AUX"} for token in passage.sentence.tokens):
        return False
    if _points_back(passage) or hangs(index, passage) or is_personal(index, statement):
        return False
    if statement.voice in {"assessment", "forecast"} and statement.speaker is None:
        return False
    return not (dated and is_unresolved(statement.text)) and not is_stale(index, statement, main)


def is_personal(index: Index, statement: MergedStatement) -> bool:
    """Whether the shown words tell of I or we and nobody is named who said them: an author's column, not news."""
    return statement.speaker is None and speaks_of_self(index.shown(statement).sentence.tokens)


def _points_back(passage: Passage) -> bool:
    """Whether the subject is a bare number of people named before: "The two agreed …"."""
    tokens = passage.sentence.tokens[:2]
    return len(tokens) > 1 and tokens[1].lemma in _COUNTED_BEFORE and tokens[1].dep.startswith("nsubj")


def is_whole(text: str, *, quoted: bool = False, shortest: int = SHORTEST) -> bool:
    """Whether a text is a sentence of a fit length that needs no sentence before it; `quoted`: it may open with one."""
    if not shortest <= len(text.split()) <= LONGEST:
        return False
    if opens_with_quotation(text):
        if not quoted:
            return False
        text = text.lstrip(OPENING_MARKS + " ")
    if not text or not (text[0].isupper() or text[0] in "[0123456789"):
        return False
    ends = text.rstrip("\"”’'").endswith((".", "!"))
    return ends and words_in(text)[0] not in words_of("weak_openings")


def is_unresolved(text: str) -> bool:
    """Whether `text` has a word like "tomorrow" or "Wednesday" that nothing beside it ties to a day."""
    return _UNRESOLVED.search(text) is not None


def with_fixed_lines(
    chosen: tuple[str, ...], discrepancies: tuple[Discrepancy, ...], gaps: tuple[Gap, ...]
) -> tuple[str, ...]:
    """The chosen statements, then at most two lines: the gravest thing contested, and that no outcome is known."""
    contested = sorted(
        (item for item in discrepancies if item.nature == "conflict" and item.severity == "high"),
        key=lambda item: (-len(item.readings), item.id),
    )
    unknown = [gap for gap in gaps if gap.about == "outcome"]
    lines = [item.id for item in contested[:1]] + [item.id for item in unknown[:1]]
    return (*chosen, *lines[:_FIXED_LINES])
