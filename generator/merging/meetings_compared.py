"""One meeting told differently: at what rank it is held, and where.

Two sentences tell of one meeting where the same parties, and no others, meet on the same days for the same office
("foreign ministers" and "deputy foreign ministers"). An article that tells of both tells of two meetings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.cues import LONGEST_TITLE, MEETING_RANKS, RANK_LOWERING_WORDS, rank_of
from generator.merging.encounters import singular
from generator.merging.features import Features
from generator.merging.findings import Finding, readings_of
from generator.model.annotation import Name
from generator.model.corpus import Passage, Source

LEAST_PARTIES = 2
PLURAL_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A meeting as one passage tells it: the title of those who meet, with the office alone and its rank; the city."""

    title: str
    office: str
    rank: str
    parties: frozenset[str]
    days: tuple[int, int]
    city: str | None
    passage: Passage


def compare_meetings(
    passages: Sequence[Passage], features: Mapping[str, Features], sources: Sequence[Source]
) -> list[Finding]:
    """Ranks and cities of one meeting that differ between articles."""
    names = {
        source.annotated.article.id: tuple(name for name in source.annotated.names if name.kind == "place")
        for source in sources
    }
    told = [found for each in passages if (found := _gathering(each, features[each.id], names))]
    groups: dict[tuple[str, tuple[str, ...], tuple[int, int]], list[Gathering]] = {}
    for each in told:
        groups.setdefault((each.office, tuple(sorted(each.parties)), each.days), []).append(each)
    findings = []
    for key in sorted(groups):
        group = groups[key]
        if ranks := _told_apart([(each.rank, each) for each in group]):
            findings.append(_finding("rank", "rank of those who meet", [(e.title, e.passage) for e in ranks]))
        cities = _told_apart([(each.city, each) for each in group if each.city])
        if cities and not _one_in_another({each.city or "" for each in cities}, passages):
            findings.append(_finding("place", "place of the meeting", [(e.city or "", e.passage) for e in cities]))
    return findings


def _told_apart(told: Sequence[tuple[str | None, Gathering]]) -> list[Gathering]:
    """Those told of, where articles differ and none tells of both."""
    values: dict[str, set[str | None]] = {}
    for value, each in told:
        values.setdefault(each.passage.source, set()).add(value)
    if len({value for value, _ in told}) < 2 or any(len(own) > 1 for own in values.values()):
        return []
    return [each for _, each in told]


def _finding(kind: str, subject: str, pairs: Sequence[tuple[str, Passage]]) -> Finding:
    return Finding(
        nature="conflict",
        kind="rank" if kind == "rank" else "place",
        severity="high" if kind == "rank" else "medium",
        subject=subject,
        readings=readings_of(pairs),
    )


def _gathering(passage: Passage, features: Features, names: Mapping[str, Sequence[Name]]) -> Gathering | None:
    if features.meeting is None or len(features.periods) != 1 or not features.periods[0].sure:
        return None
    parties = frozenset(mention.party for mention in passage.mentions if mention.party and mention.form == "name")
    title = _title(passage)
    if title is None or len(parties) < LEAST_PARTIES:
        return None
    period = features.periods[0]
    words, office, rank = title
    return Gathering(
        title=words,
        office=office,
        rank=rank,
        parties=parties,
        days=(period.first, period.last),
        city=_city(passage, names),
        passage=passage,
    )


def _title(passage: Passage) -> tuple[str, str, str] | None:
    """The words, the office and the rank of the one title in the plural under which all who meet are put."""
    tokens = passage.sentence.tokens
    lemmas = [singular(token).lower() for token in tokens]
    ends = [i for i, token in enumerate(tokens) if token.tag in PLURAL_TAGS and _known(lemmas, i)]
    if len(ends) != 1:
        return None
    end = ends[0]
    first = (
        end
        - max(
            size for size in range(1, LONGEST_TITLE + 1) if " ".join(lemmas[end + 1 - size : end + 1]) in MEETING_RANKS
        )
        + 1
    )
    while first and tokens[first - 1].dep in {"amod", "compound"} and tokens[first - 1].pos in {"ADJ", "NOUN", "PROPN"}:
        first -= 1
    rank = rank_of(lemmas[first : end + 1])
    held = [m for m in passage.mentions if m.participant and m.form == "name"]
    named = any(m.start < tokens[end].end and m.end > tokens[first].start for m in held)
    if rank is None or named:
        return None
    words = passage.exact[tokens[first].start - passage.start : tokens[end].end - passage.start]
    country = {i for i in range(first, end) if any(m.start <= tokens[i].start < m.end for m in passage.mentions)}
    office = [lemmas[i] for i in range(first, end + 1) if i not in country and lemmas[i] not in RANK_LOWERING_WORDS]
    return words, " ".join(office), rank


def _known(lemmas: Sequence[str], end: int) -> bool:
    return any(
        " ".join(lemmas[max(0, end + 1 - size) : end + 1]) in MEETING_RANKS for size in range(1, LONGEST_TITLE + 1)
    )


def _city(passage: Passage, names: Mapping[str, Sequence[Name]]) -> str | None:
    """The one place, no country, in which the main verb puts the meeting."""
    tokens = passage.sentence.tokens
    verbs = {clause.verb_start for clause in passage.sentence.clauses if clause.main}
    found = []
    for name in names.get(passage.source, ()):
        at = next((i for i, t in enumerate(tokens) if name.start <= t.start and t.end == name.end), None)
        if at is None or tokens[at].dep != "pobj":
            continue
        above = tokens[tokens[at].head]
        if above.lemma == "in" and tokens[above.head].start in verbs:
            found.append((name.text, name.country))
    return found[0][0] if len(found) == 1 and found[0][1] is None else None


def _one_in_another(cities: set[str], passages: Sequence[Passage]) -> bool:
    """Whether some passage names two of the places: they may be one inside the other ("Goma, North Kivu")."""
    return any(sum(city in passage.exact for city in cities) > 1 for passage in passages)
