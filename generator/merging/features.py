"""What a passage is compared by: its words, with names made one; who, when, how many, what happens, who is quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from generator.language.cues import LIGHT_VERBS, SAYING_VERBS, rank_of
from generator.language.offices import office_class
from generator.merging.awaited import Awaited, awaited_decision
from generator.merging.encounters import Meeting, meeting_told
from generator.merging.opposition import Stance, stance_of
from generator.merging.periods import SPECIFIC_DAYS, Period, continues, inherited, periods_of
from generator.merging.quoted import quoted_runs
from generator.model.annotation import Clause, Figure, Quotation, Token
from generator.model.briefing import Participant, Party
from generator.model.corpus import Mention, Passage

# A short stop list, by word class: function words only. "first", "two", "made" and "call" carry meaning in news.
STOP_POS = frozenset({"PUNCT", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PRON", "PART", "SPACE", "SYM", "X"})
A_FEW = 9
VAGUE = frozenset({"other", "such", "same", "new", "more", "many", "several", "let"})
DISCUSSING = frozenset({"discuss", "debate", "address", "tackle", "review", "consider", "focus", "look"})
TOPICAL = DISCUSSING | {"agenda", "topic", "talk", "talks", "meet", "meeting", "summit", "conference", "session"}
GUESSING = frozenset({"probably", "presumably", "perhaps"})
POINTING = ("the ", "both ", "these ", "those ")
OPENING = 2  # sentences that tell what an article is about
TELLING_NOTHING = SAYING_VERBS.keys() | LIGHT_VERBS.keys() | {"be"}  # verbs that do not say what happens
EMPTY = TELLING_NOTHING | VAGUE

AGREE = "agree"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity: closed interval and what is counted."""

    low: float
    high: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """All that is compared of one passage.

    `quoted` are hashes of runs of words inside quotation marks; `meeting`: what its main clause tells of one; `inside`:
    wholly inside a quotation that runs over several sentences, so only the quoted words count; `speaker` of a quotation
    that fills most of it; `stance`: what it cannot be one fact with; `opening`: among its article's first sentences;
    `affirmed`: the predicates of its clauses without a "not"; `states`: done, planned, guessed; `matter`: what it
    speaks of besides names; `topic`: whether of what is to be talked about, of talks, or of things themselves;
    `awaited`: what is to be decided by a day.
    """

    passage: str
    source: str
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    keys: frozenset[str]
    persons: frozenset[str]
    parties: frozenset[str]
    predicates: frozenset[str]
    main_predicates: frozenset[str]
    affirmed: frozenset[str]
    matter: frozenset[str]
    states: frozenset[str]
    topic: frozenset[str]
    main_verbs: frozenset[str]
    awaited: Awaited
    periods: tuple[Period, ...]
    amounts: tuple[Amount, ...]
    quoted: frozenset[str]
    meeting: Meeting | None
    negated: bool
    inside: bool
    speaker: str | None
    stance: Stance
    opening: bool = False


def features_of(
    passages: Sequence[Passage], participants: Sequence[Participant], parties: Sequence[Party]
) -> tuple[Features, ...]:
    """The features of every passage, in order, with the people and parties of the whole corpus."""
    number = {party.name: party.id for party in parties}
    party_of = {person.id: number[person.party] for person in participants if person.party in number}
    rank_of_person = {person.id: rank for person in participants if (rank := _rank_by_office(person))}
    people = frozenset(person.id for person in participants if person.kind != "body")
    named = [_named(passage, passage.sentence.tokens) for passage in passages]
    quoted = quoted_runs(passages, named)
    found: list[Features] = []
    for index, passage in enumerate(passages):
        periods = periods_of(passage)
        if not periods and index and continues(passages[index - 1], passage):
            periods = tuple(inherited(period) for period in found[-1].periods)
        words = (named[index], quoted[index])
        found.append(_features(passage, periods, words, (party_of, rank_of_person, people)))
    return _with_whole_quotations(passages, found)


def _with_whole_quotations(passages: Sequence[Passage], found: Sequence[Features]) -> tuple[Features, ...]:
    """A quotation that runs over several sentences is one unit: each of them is matched by the words of all."""
    whole: dict[tuple[str, int], frozenset[str]] = {}
    keys = []
    for passage, each in zip(passages, found, strict=True):
        running = [q.start for q in passage.quotations if q.direct and (q.start < passage.start or q.end > passage.end)]
        key = (passage.source, running[0]) if each.inside and running else None
        keys.append(key)
        if key:
            whole[key] = whole.get(key, frozenset()) | each.quoted
    return tuple(replace(each, quoted=whole[key]) if key else each for key, each in zip(keys, found, strict=True))


def _rank_by_office(person: Participant) -> str | None:
    ranks = Counter(rank for role in person.roles if (rank := rank_of(role.text.lower().split())))
    return min(ranks, key=lambda rank: (-ranks[rank], rank), default=None) if person.kind == "person" else None


def _features(
    passage: Passage,
    periods: tuple[Period, ...],
    read: tuple[Mapping[int, str], frozenset[str]],
    known: tuple[Mapping[str, str], Mapping[str, str], frozenset[str]],
) -> Features:
    named, quoted = read
    party_of, rank_of_person, people = known
    persons = frozenset(m.participant for m in passage.mentions if m.participant)
    parties = frozenset(m.party for m in passage.mentions if m.party)
    left_out = _titles(passage) | _attributed(passage)
    words, lemmas = _terms(passage, named, left_out)
    clauses = [(clause, _predicates(clause)) for clause in passage.sentence.clauses]
    predicates = frozenset[str]().union(*(told for _, told in clauses))
    awaited = awaited_decision(passage)
    days = (*_date_keys(periods), *(f"@by {day}" for day in awaited.days))
    return Features(
        passage=passage.id,
        source=passage.source,
        words=words,
        lemmas=lemmas,
        keys=frozenset((*persons, *parties, *(f"={p}" for p in predicates), *days)),
        persons=persons,
        parties=parties | frozenset(party_of[p] for p in persons if p in party_of),
        predicates=predicates,
        main_predicates=frozenset[str]().union(*(told for clause, told in clauses if clause.main)),
        affirmed=frozenset[str]().union(*(told for clause, told in clauses if not clause.negated)),
        matter=_matter(passage, named, left_out) | predicates or _deeds(passage),
        states=_states(passage),
        topic=_topic(passage),
        main_verbs=frozenset(clause.verb for clause, told in clauses if clause.main and clause.verb in told),
        awaited=awaited,
        periods=periods,
        amounts=_amounts(passage),
        quoted=quoted,
        meeting=meeting_told(passage, rank_of_person, party_of),
        negated=any(clause.negated and clause.main for clause in passage.sentence.clauses),
        inside=_inside_long_quotation(passage),
        speaker=_speaker(passage),
        stance=stance_of(passage, quoted, party_of, people),
        opening=passage.order < OPENING,
    )


def _named(passage: Passage, tokens: Sequence[Token]) -> dict[int, str]:
    """Token index -> the id of whom it stands for; the first token of a mention carries it, the others an empty one."""
    named: dict[int, str] = {}
    ends = [token.end for token in tokens] if passage.mentions else []
    for mention in sorted(passage.mentions, key=lambda m: (m.start, -m.end)):
        who = identity(mention)
        if who is None or mention.form in {"pronoun", "description"}:
            continue
        fresh = True
        for index in range(bisect_right(ends, mention.start), len(tokens)):
            if tokens[index].start >= mention.end:
                break
            if index not in named:
                named[index] = who if fresh else ""
                fresh = False
    return named


def identity(mention: Mention) -> str | None:
    """The id of whom a mention stands for."""
    return mention.participant or mention.party


def _titles(passage: Passage) -> frozenset[int]:
    """Indices of the words that only say who a named person is: "the Kenyan President" before the name."""
    tokens = passage.sentence.tokens
    held = [(m.start, m.end) for m in passage.mentions if m.participant and m.form == "name"]
    if not held:
        return frozenset()
    starts = [token.start for token in tokens]
    names = {i for a, b in held for i in range(bisect_left(starts, a), bisect_left(starts, b)) if tokens[i].end <= b}
    return frozenset(
        index
        for index, token in enumerate(tokens)
        if token.dep in {"compound", "amod", "nmod"} and index not in names and _leads_to(tokens, index, names)
    )


def _leads_to(tokens: Sequence[Token], index: int, names: set[int]) -> bool:
    for _ in range(3):
        head = tokens[index].head
        if head == index or head < index:
            return False
        if head in names:
            return True
        index = head
    return False


def _attributed(passage: Passage) -> frozenset[int]:
    """Indices of the words that only say where something was heard: "according to local media", "analysts said".

    Not those that name who says it: who said a thing is part of the fact.
    """
    spans = [
        (q.speaker_start, q.speaker_end, q.cue_lemma or q.cue)
        for q in passage.quotations
        if q.speaker_start is not None
        and q.speaker_end is not None
        and not any(m.participant and m.start < q.speaker_end and m.end > q.speaker_start for m in passage.mentions)
    ]
    if not spans:
        return frozenset()
    cues = {cue for _, _, cue in spans}
    return frozenset(
        index
        for index, token in enumerate(passage.sentence.tokens)
        if any(start <= token.start and token.end <= end for start, end, _ in spans)
        or token.lemma in cues
        or (token.lemma == "accord" and token.dep == "prep")
    )


def _terms(
    passage: Passage, named: Mapping[int, str], left_out: AbstractSet[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words, lemmas = [], []
    exact, offset = passage.exact.casefold(), passage.start
    for index, token in enumerate(passage.sentence.tokens):
        if index in named:
            who = named[index]
            if who and index not in left_out:
                words.append(who)
                lemmas.append(who)
        elif token.pos not in STOP_POS and index not in left_out:
            lemma = token.lemma.strip("'’\"“”")
            if lemma:
                words.append(exact[token.start - offset : token.end - offset])
                lemmas.append(lemma)
    return tuple(words), tuple(lemmas)


def _matter(passage: Passage, named: Mapping[int, str], left_out: AbstractSet[int]) -> frozenset[str]:
    """What the passage speaks of besides names, offices, days and speakers: lemmas of nouns, verbs and adjectives."""
    tokens = passage.sentence.tokens
    times = [(time.start, time.end) for time in passage.times]
    return frozenset(
        token.lemma
        for index, token in enumerate(tokens)
        if index not in named and index not in left_out and token.pos in {"NOUN", "VERB", "ADJ"}
        if token.lemma not in EMPTY and office_class(token.lemma) is None
        if token.dep not in {"compound", "amod"} or office_class(tokens[token.head].lemma) is None
        if not any(start <= token.start < end for start, end in times)
    )


def _deeds(passage: Passage) -> frozenset[str]:
    """The verbs of the main clauses, also those that are seldom all that is told: "did not attend", "rejected it"."""
    told = {clause.verb for clause in passage.sentence.clauses if clause.main}
    return frozenset(verb for verb in told if verb and verb != "be" and SAYING_VERBS.get(verb) != "plain")


def _states(passage: Passage) -> frozenset[str]:
    """Whether its main clauses tell what is planned or was done; "guessed" where the writer only thinks so.

    That something was agreed is done, whatever it is.
    """
    tokens = passage.sentence.tokens
    if any(token.lemma in GUESSING and token.pos == "ADV" for token in tokens):
        return frozenset({"guessed"})
    if any(token.dep == "ROOT" and token.tag == "VBD" and token.lemma == AGREE for token in tokens):
        return frozenset({"done"})
    told = {clause.status for clause in passage.sentence.clauses if clause.main}
    return frozenset(status for status in told if status in {"planned", "done"})


def _topic(passage: Passage) -> frozenset[str]:
    """Whether it tells what is to be talked about ("listed"), or speaks of talks ("talks"), or of things themselves."""
    main = [clause for clause in passage.sentence.clauses if clause.main]
    listed = any(clause.verb in DISCUSSING and clause.status in {"planned", "possible"} for clause in main)
    talks = listed or any(token.lemma in TOPICAL for token in passage.sentence.tokens)
    return frozenset(name for name, true in (("listed", listed), ("talks", talks), ("things", not talks)) if true)


def _predicates(clause: Clause) -> frozenset[str]:
    """Event lemmas of a clause; verbs of saying and light verbs left out."""
    return frozenset(p for p in (clause.verb, *clause.predicates) if p and p not in TELLING_NOTHING)


def _amounts(passage: Passage) -> tuple[Amount, ...]:
    """What the passage counts. Not a few that are only pointed at ("the two sides"), nor the whole beside its part."""
    parts = {(f.unit, f.of) for f in passage.figures if f.of}
    return tuple(
        Amount(low=f.low, high=f.high, unit=f.unit)
        for f in passage.figures
        if f.unit and (f.unit, f.text) not in parts and not (f.high <= A_FEW and _is_pointed_at(passage, f))
    )


def _is_pointed_at(passage: Passage, figure: Figure) -> bool:
    return passage.exact[: figure.start - passage.start].lower().endswith(POINTING)


def _date_keys(periods: Sequence[Period]) -> tuple[str, ...]:
    return tuple(f"@{p.first}" for p in periods if p.last - p.first <= SPECIFIC_DAYS)


def _inside_long_quotation(passage: Passage) -> bool:
    return any(
        q.direct and (q.start < passage.start or q.end > passage.end) and _share(passage, q) >= 0.5
        for q in passage.quotations
    )


def _share(passage: Passage, quotation: Quotation) -> float:
    common = min(passage.end, quotation.end) - max(passage.start, quotation.start)
    return common / max(1, passage.end - passage.start)


def _speaker(passage: Passage) -> str | None:
    """Who speaks, where a direct quotation fills at least half of the passage: participant id, else the words."""
    for quotation in passage.quotations:
        if quotation.direct and quotation.speaker and _share(passage, quotation) >= 0.5:
            for mention in passage.mentions:
                if quotation.speaker_start == mention.start and identity(mention):
                    return identity(mention)
            return quotation.speaker.casefold()
    return None


def main_clause(passage: Passage) -> Clause | None:
    """The first main clause, or the first clause, or None."""
    clauses = passage.sentence.clauses
    return next((clause for clause in clauses if clause.main), clauses[0] if clauses else None)
