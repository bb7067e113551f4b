"""From clusters of passages to statements: one fact each, with every citation behind it and what it is known by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from generator.merging.clauses import Cited, cite, content_of, lemma_counts, share_of_words, shared_part
from generator.merging.features import main_clause
from generator.merging.quotations import without_pronoun
from generator.merging.similarity import Scored
from generator.merging.stars import Star
from generator.merging.voice import voice_of
from generator.merging.when import when_of_members
from generator.merging.wording import Candidate, changes_of, choose_shown
from generator.model.annotation import Quotation, Status
from generator.model.briefing import Citation
from generator.model.corpus import Match, MergedStatement, Passage
from generator.model.edits import apply
from generator.model.ids import statement_id


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
    taken: set[str] = set()
    statements = []
    for members in drafts:
        if all(member.passage.kind == "caption" for member in members):
            continue  # a caption supports what an article says; by itself it says what a picture shows
        statements.append(state(members, scored, setting, taken))
    return tuple(_with_own_aliases(statements, taken))


def _with_own_aliases(statements: Sequence[MergedStatement], taken: set[str]) -> list[MergedStatement]:
    """An id leads to one statement only: of two that cite the same words the first keeps it as its alias."""
    claimed = set(taken)
    kept = []
    for statement in statements:
        aliases = tuple(each for each in statement.aliases if each not in claimed)
        claimed.update(aliases)
        kept.append(statement if aliases == statement.aliases else replace(statement, aliases=aliases))
    return kept


def state(members: Sequence[Cited], scored: Scored, setting: Setting, taken: set[str]) -> MergedStatement:
    """The statement that `members`, in the order of their sources, make together; its id is added to `taken`."""
    citations = tuple(_citation(member, setting) for member in members)
    ids = [statement_id(c.source, c.exact, setting.texts[c.source].count(c.exact, 0, c.start)) for c in citations]
    own = next((each for each in ids if each not in taken), None)
    if own is None:  # every citation of it has given its id to another statement
        first = citations[0]
        number = len(taken)
        own = statement_id(first.source, first.exact, -number)
    taken.add(own)
    candidates = _candidates(members, setting)
    newest = max((candidate.written for candidate in candidates), default="")
    shown = choose_shown(candidates, newest)
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
        matches=tuple(_match(member, chosen, scored) for member in members),
        agreement="single" if len({c.source for c in citations}) == 1 else "agreed",
        voice=candidates[shown].voice,
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


def _candidates(members: Sequence[Cited], setting: Setting) -> list[Candidate]:
    several = len(members) > 1  # one alone shares its words with nobody
    contents = [content_of(member.passage) if several else set() for member in members]
    lemmas = lemma_counts(contents)
    return [
        Candidate(
            passage=member.passage,
            start=member.start,
            end=member.end,
            voice=voice_of(member.passage.sentence, member.passage.quotations),
            focus=_focus(member, content, lemmas) if several else 0.0,
            written=setting.written.get(member.passage.source, ""),
        )
        for member, content in zip(members, contents, strict=True)
    ]


def _focus(member: Cited, content: AbstractSet[str], lemmas: Mapping[str, int]) -> float:
    """The share of the cited words' lemmas that other members have too. `content`: the lemmas of the whole passage."""
    span = (member.start, member.end)
    whole = span == (member.passage.start, member.passage.end)
    return shared_part(content, lemmas) if whole else share_of_words(member.passage, span, lemmas)


def _match(member: Cited, chosen: Cited, scored: Scored) -> Match:
    if member.row == chosen.row:
        return Match(passage=member.passage.id, score=1.0, evidence=("shown",))
    pair = scored.pair(member.row, chosen.row)
    if pair is None:
        return Match(passage=member.passage.id, score=0.0, evidence=("through another passage of the statement",))
    return Match(passage=member.passage.id, score=round(float(scored.score[pair]), 3), evidence=scored.evidence(pair))


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
