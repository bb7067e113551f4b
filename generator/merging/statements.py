"""From clusters of passages to statements: one fact each, with every citation behind it and what it is known by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from generator.merging.clauses import Cited, cite, lemma_counts, share_of_words
from generator.merging.features import main_clause
from generator.merging.quotations import without_pronoun
from generator.merging.similarity import Scored
from generator.merging.stars import Near, Star, one_text
from generator.merging.voice import voice_of
from generator.merging.when import when_of_members
from generator.merging.wording import Candidate, changes_of, choose_shown
from generator.model.annotation import Quotation, Status
from generator.model.briefing import Citation, Voice
from generator.model.corpus import Match, MergedStatement, Passage
from generator.model.edits import apply
from generator.model.ids import statement_id

_Choice = tuple[Sequence[Cited], int, Voice]  # the members of a statement, which of them is shown, its voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What statements need to know: the texts and days of writing by source id, short names of persons by id."""

    texts: Mapping[str, str]
    written: Mapping[str, str]
    short_name: Mapping[str, str]


def make_statements(
    passages: Sequence[Passage], stars: Sequence[Star], scored: Scored, setting: Setting
) -> tuple[MergedStatement, ...]:
    """One statement a star, and one for each clause of its own that a star leaves over, in order of first citation."""
    cited = cite(passages, stars, scored)
    drafts = sorted(
        (sorted(members, key=lambda c: (c.passage.source, c.start, c.end)) for members in cited),
        key=lambda members: [(c.passage.source, c.start, c.end) for c in members],
    )
    # A caption supports what an article says; by itself it says what a picture shows.
    told = [members for members in drafts if any(member.passage.kind != "caption" for member in members)]
    choices = _showing_apart([(members, *_choice(members, setting)) for members in told], one_text(scored), setting)
    matches = _matches([(members, shown) for members, shown, _ in choices], scored)
    taken: set[str] = set()
    statements = [_statement(choice, match, setting, taken) for choice, match in zip(choices, matches, strict=True)]
    return tuple(_with_own_aliases(statements, taken))


def _showing_apart(choices: list[_Choice], alike: Near, setting: Setting) -> list[_Choice]:
    """No two statements showing the same words: a passage of two facts speaks for the one that more passages tell.

    `alike`: rows -> the rows that are one text with them but for a word. What stands in no other statement stays.
    """
    shown: set[tuple[str, int, int]] = set()
    rows: set[int] = set()
    homes = Counter(_span(member) for members, _, _ in choices for member in members)
    apart: dict[int, _Choice] = {}
    for number in sorted(range(len(choices)), key=lambda each: (-len(choices[each][0]), each)):
        members, place, voice = choices[number]
        while (span := _span(members[place])) in shown or (
            homes[span] > 1 and not rows.isdisjoint(alike.get(members[place].row, ()))
        ):
            rest = [*members[:place], *members[place + 1 :]]
            if all(member.passage.kind == "caption" for member in rest):
                break
            members = rest
            homes[span] -= 1
            place, voice = _choice(members, setting)
        shown.add(_span(members[place]))
        rows.add(members[place].row)
        apart[number] = (members, place, voice)
    return [apart[number] for number in range(len(choices))]


def _span(cited: Cited) -> tuple[str, int, int]:
    return cited.passage.source, cited.start, cited.end


def _with_own_aliases(statements: Sequence[MergedStatement], taken: set[str]) -> list[MergedStatement]:
    """An id leads to one statement only: of two that cite the same words the first keeps it as its alias."""
    claimed = set(taken)
    kept = []
    for statement in statements:
        aliases = tuple(each for each in statement.aliases if each not in claimed)
        claimed.update(aliases)
        kept.append(statement if aliases == statement.aliases else replace(statement, aliases=aliases))
    return kept


def state(members: Sequence[Cited], setting: Setting, taken: set[str]) -> MergedStatement:
    """The statement that `members`, in the order of their sources, make together, whatever matched them.

    Its id is added to `taken`.
    """
    shown, voice = _choice(members, setting)
    matches = tuple(_match(one.passage.id, None, shown=one.row == members[shown].row) for one in members)
    return _statement((members, shown, voice), matches, setting, taken)


def _statement(choice: _Choice, matches: tuple[Match, ...], setting: Setting, taken: set[str]) -> MergedStatement:
    """`choice`: the members, which of them is shown, and its voice; `taken`: the ids that are given, this one added."""
    members, shown, voice = choice
    citations = tuple(_citation(member, setting) for member in members)
    ids = [statement_id(c.source, c.exact, setting.texts[c.source].count(c.exact, 0, c.start)) for c in citations]
    own = next((each for each in ids if each not in taken), None)
    if own is None:  # every citation of it has given its id to another statement
        first = citations[0]
        number = len(taken)
        own = statement_id(first.source, first.exact, -number)
    taken.add(own)
    chosen = members[shown]
    changes = changes_of(chosen.passage, chosen.start, chosen.end, short_name=setting.short_name)
    text, edits = apply(citations[shown].exact, changes)
    quotation = _quotation(chosen)
    spoken = _speaker(chosen.passage, quotation)
    return MergedStatement(
        id=own,
        aliases=tuple(sorted({each for each in ids if each != own})),
        text=text,
        shown=shown,
        edits=edits,
        citations=citations,
        passages=tuple(member.passage.id for member in members),
        matches=matches,
        agreement="single" if len({c.source for c in citations}) == 1 else "agreed",
        voice=voice,
        speaker=without_pronoun(quotation.speaker, spoken, setting.short_name) if quotation else None,
        speaker_participant=spoken,
        cue=quotation.cue if quotation else None,
        when=when_of_members(members, shown),
        status=_status(members, shown, setting),
    )


def _citation(member: Cited, setting: Setting) -> Citation:
    source = member.passage.source
    return Citation(
        source=source,
        start=member.start,
        end=member.end,
        exact=setting.texts[source][member.start : member.end],
        origin=member.passage.origin,
    )


def _choice(members: Sequence[Cited], setting: Setting) -> tuple[int, Voice]:
    """Which member is shown, and its voice."""
    candidates = _candidates(members, setting)
    newest = max((candidate.written for candidate in candidates), default="")
    shown = choose_shown(candidates, newest)
    return shown, candidates[shown].voice


def _candidates(members: Sequence[Cited], setting: Setting) -> list[Candidate]:
    several = len(members) > 1  # one alone shares its words with nobody
    lemmas = lemma_counts(member.words for member in members) if several else {}
    return [
        Candidate(
            passage=member.passage,
            start=member.start,
            end=member.end,
            voice=voice_of(member.passage.sentence, member.passage.quotations),
            focus=share_of_words(member.words, (member.start, member.end), lemmas) if several else 0.0,
            written=setting.written.get(member.passage.source, ""),
        )
        for member in members
    ]


def _matches(choices: Sequence[tuple[Sequence[Cited], int]], scored: Scored) -> list[tuple[Match, ...]]:
    """How each member matches the one that is shown, for all statements (members, place of the shown one) at once."""
    pairs = scored.pairs(
        np.array([member.row for members, _ in choices for member in members], dtype=np.int64),
        np.array([members[shown].row for members, shown in choices for _ in members], dtype=np.int64),
    )
    evidence = scored.evidence(np.unique(pairs[pairs >= 0]))
    following = iter(pairs.tolist())
    return [
        tuple(
            _match(member.passage.id, evidence.get(pair), shown=member.row == members[shown].row)
            for member, pair in zip(members, following, strict=False)
        )
        for members, shown in choices
    ]


def _match(passage: str, evidence: tuple[float, tuple[str, ...]] | None, *, shown: bool) -> Match:
    if shown:
        return Match(passage=passage, score=1.0, evidence=("shown",))
    if evidence is None:
        return Match(passage=passage, score=0.0, evidence=("through another passage of the statement",))
    return Match(passage=passage, score=round(evidence[0], 3), evidence=evidence[1])


def _quotation(member: Cited) -> Quotation | None:
    """The quotation, or report of speech, that fills most of the cited words: what the statement is attributed by."""
    inside = [
        q
        for q in member.passage.quotations
        if not q.scare and q.speaker and min(q.end, member.end) - max(q.start, member.start) > 0
    ]
    return max(
        inside,
        key=lambda q: (min(q.end, member.end) - max(q.start, member.start), -q.start),
        default=None,
    )


def _speaker(passage: Passage, quotation: Quotation | None) -> str | None:
    if quotation is None or quotation.speaker_start is None or quotation.speaker_end is None:
        return None
    for mention in passage.mentions:
        overlap = mention.start < quotation.speaker_end and mention.end > quotation.speaker_start
        if overlap and mention.participant:
            return mention.participant
    return None


def _status(members: Sequence[Cited], shown: int, setting: Setting) -> Status | None:
    """The newest state: that of the shown words; planned gives way to done where a later text tells it done."""
    own = _status_of(members[shown])
    if own not in {None, "planned", "possible"}:
        return own
    done = [member for member in members if _status_of(member) in {"done", "under_way"}]
    before = setting.written.get(members[shown].passage.source, "")
    later = [member for member in done if setting.written.get(member.passage.source, "") >= before]
    return _status_of(later[0]) if later else own


def _status_of(member: Cited) -> Status | None:
    clause = main_clause(member.passage)
    return clause.status if clause else None
