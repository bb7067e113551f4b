"""Who wants what: the few statements that tell most plainly what each party wants, refuses or proposes."""

from __future__ import annotations

from generator.composing.bottom_line import is_personal
from generator.composing.doubt import doubtful
from generator.composing.hanging import hanging
from generator.composing.index import Index
from generator.composing.newest import outdated
from generator.composing.stance import Stance, party_of, stances
from generator.language.section_cues import words_of
from generator.model.briefing import OpenIssue, Position, Statement
from generator.model.corpus import MeetingSeed

_EACH = 2
_PARTIES = 8
_AIM, _SIDE, _NOUN = 4.0, 3.0, 0.5  # "demands", "hopes", "its demand"
_SHARED = 1.0  # what a sentence loses that tells another party's aim as well
_URGED = frozenset({"must", "should", "ought"})


def who_wants_what(
    index: Index, statements: tuple[Statement, ...], issues: tuple[OpenIssue, ...], main: MeetingSeed | None
) -> tuple[Position, ...]:
    """A line a party: up to two statements that tell its position, none where it is not stated.

    The main meeting's parties come first, then those of the open issues, these only where they have a stated position.
    A sentence with a date or figure that most sources contradict is left to the pages that show both, and so is one
    that looks forward to a day that has come.
    """
    involved = list(main.parties) if main is not None else []
    involved += [position.party for issue in issues for position in issue.positions]
    parties = [party for party in dict.fromkeys(involved) if party in index.parties][:_PARTIES]
    best: dict[str, list[tuple[float, str]]] = {party: [] for party in parties}
    doubted = doubtful(index) | outdated(index) | hanging(index)
    for statement in statements:
        merged = index.statements[statement.id]
        if statement.id in doubted or is_personal(index, merged):
            continue
        found = stances(index, merged, shown_only=True)
        for stance in found:
            worth = _wanting(index, statement, stance)
            others = any(one.party != stance.party and _wanting(index, statement, one) > 0 for one in found)
            if stance.party in best and worth > 0:
                best[stance.party].append((others * _SHARED - worth, statement.id))
    meets = frozenset(main.parties) if main is not None else frozenset()
    for party, found_for in best.items():
        if any(-worth >= _SIDE for worth, _ in found_for):  # "at the union's request" tells little beside a demand
            best[party] = [(worth, name) for worth, name in found_for if -worth >= _SIDE]
    return tuple(
        Position(party=party, statements=tuple(name for _, name in sorted(best[party])[:_EACH]))
        for party in parties
        if best[party] or party in meets
    )


def _wanting(index: Index, statement: Statement, stance: Stance) -> float:
    """How plainly a statement tells what a party wants; 0 where it tells no aim or names nothing that is wanted."""
    passage = index.shown(index.statements[statement.id])
    tokens = passage.sentence.tokens
    own = [(one.start, one.end) for one in passage.mentions if party_of(index, one) == stance.party]
    measures = words_of("title_measures") | words_of("calendar_words") | {"point"}
    wanted = {
        one.lemma
        for one in tokens
        if one.pos in {"NOUN", "PROPN"} and not any(start <= one.start < end for start, end in own)
    }
    if not (wanted & stance.scope) - measures:
        return 0.0
    urged = statement.status == "demanded" and any(one.tag == "MD" and one.lemma in _URGED for one in tokens)
    if stance.acts & words_of("aim_verbs") or stance.refuses:
        plain = _AIM
    elif stance.acts & words_of("hope_verbs") or urged:
        plain = _SIDE
    elif any(one.pos == "NOUN" and one.lemma in stance.verbs & words_of("want_nouns") for one in tokens):
        plain = _NOUN
    else:
        return 0.0
    return plain + 0.5 * (statement.section == "open_issues") + 0.25 * min(statement.origins, 3)
