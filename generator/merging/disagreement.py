"""What the sources do not agree on, inside a statement and between statements about the same thing.

Each comparison yields findings; here they become discrepancies with ids and citations, and tell statements' agreement.
A wrong alarm costs trust, so each comparison keeps silent where it cannot tell what is compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.merging.acts_compared import compare_acts
from generator.merging.clocks_compared import compare_clocks
from generator.merging.dates_compared import compare_boundaries
from generator.merging.dates_retold import compare_dates
from generator.merging.features import Features
from generator.merging.figures_compared import compare_figures
from generator.merging.findings import Finding, Told, told_by
from generator.merging.measures import measured_in
from generator.merging.meetings_compared import compare_meetings
from generator.merging.passages import by_id
from generator.merging.plain_figures import compare_plainly
from generator.merging.series import compare_series
from generator.merging.speakers_compared import compare_formats, compare_quotations, compare_ranks
from generator.merging.terms_compared import compare_terms
from generator.merging.votes_compared import compare_votes
from generator.merging.words_compared import compare_names, compare_states
from generator.model.briefing import Agreement, Citation, Discrepancy, Party, Reading
from generator.model.corpus import MergedStatement, Passage, Source
from generator.model.ids import digest

ReadingSet = frozenset[tuple[str, str]]  # value, passage
SEVERITIES = ("high", "medium", "low")


def find_disagreement(
    statements: Sequence[MergedStatement],
    passages: Sequence[Passage],
    features: Sequence[Features],
    sources: Sequence[Source],
    parties: Sequence[Party],
) -> tuple[tuple[MergedStatement, ...], tuple[Discrepancy, ...]]:
    """The statements with their agreement, and every disagreement: gravest first, then by id."""
    feature_of = {each.passage: each for each in features}
    written = {source.annotated.article.id: source.written.edtf or "" for source in sources}
    name_of = {party.id: party.name for party in parties}
    told = told_by(statements, by_id(passages))
    several = [each for each in told if len(each.passages) > 1]
    cited = {passage.id for each in told for passage in each.passages}
    used = [passage for passage in passages if passage.id in cited]
    measured = measured_in(used, feature_of)
    findings = [
        *(finding for each in several for finding in _inside(each, feature_of, name_of)),
        *compare_series(used, feature_of, sources),
        *compare_figures(told, measured, feature_of, written),
        *compare_plainly(used, measured, feature_of, written),
        *compare_votes(used, feature_of, sources),
        *compare_clocks(used, feature_of),
        *compare_terms(used, feature_of, written),
        *compare_acts(told, passages, feature_of),
        *compare_boundaries(passages),
        *compare_dates(told, used, feature_of, sources),
        *compare_meetings(passages, feature_of, sources),
        *compare_names(passages),
        *compare_states(told, feature_of),
    ]
    homes: dict[str, list[str]] = {}
    for statement in statements:
        for passage in statement.passages:
            homes.setdefault(passage, []).append(statement.id)
    found = {each.id: each for each in (_discrepancy(finding, homes) for finding in _each_once(findings))}
    ordered = tuple(sorted(found.values(), key=lambda each: (SEVERITIES.index(each.severity), each.id)))
    inside: dict[str, list[Discrepancy]] = {}
    for each in ordered:
        for home in dict.fromkeys(each.statements):
            inside.setdefault(home, []).append(each)
    return tuple(agreed(statement, inside.get(statement.id, ())) for statement in statements), ordered


def _inside(told: Told, feature_of: Mapping[str, Features], name_of: Mapping[str, str]) -> list[Finding]:
    features = [feature_of[passage.id] for passage in told.passages]
    return [
        *compare_ranks(told, features, name_of),
        *compare_formats(told),
        *compare_quotations(told),
    ]


def _each_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that another holds: the steps of one count beside its series, one conflict twice."""
    told = [frozenset((value, each.id) for value, those in one.readings for each in those) for one in findings]
    kept: list[tuple[Finding, ReadingSet]] = []
    for each, mine in zip(findings, told, strict=True):
        others = [(one, theirs) for one, theirs in kept if one.kind == each.kind and one is not each]
        if each.kind not in {"figure", "date"} or not any(_holds(one, theirs, each, mine) for one, theirs in others):
            kept.append((each, mine))
    return [each for each, _ in kept]


def _holds(one: Finding, theirs: ReadingSet, each: Finding, mine: ReadingSet) -> bool:
    """Whether a finding says all that another one does, or tells the same count as a longer series."""
    if each.nature == "conflict":
        return one.nature == "conflict" and mine <= theirs
    return one.nature == "update" and (mine <= theirs or (one.subject == each.subject and bool(mine & theirs)))


def _discrepancy(finding: Finding, homes: Mapping[str, Sequence[str]]) -> Discrepancy:
    readings = tuple(
        Reading(value=value, citations=tuple(_citation(passage) for passage in passages))
        for value, passages in finding.readings
    )
    ids = finding.within or tuple(
        dict.fromkeys(
            home for _, passages in finding.readings for passage in passages for home in homes.get(passage.id, ())
        )
    )
    stands_on = sorted((c.source, c.exact) for reading in readings for c in reading.citations)
    return Discrepancy(
        id="d-" + digest(finding.kind, finding.subject, *(part for pair in stands_on for part in pair)),
        nature=finding.nature,
        kind=finding.kind,
        severity=finding.severity,
        subject=finding.subject,
        statements=tuple(sorted(ids)),
        readings=readings,
    )


def _citation(passage: Passage) -> Citation:
    return Citation(
        source=passage.source, start=passage.start, end=passage.end, exact=passage.exact, origin=passage.origin
    )


def agreed(statement: MergedStatement, own: Sequence[Discrepancy]) -> MergedStatement:
    """The statement with its discrepancies and what they make of its agreement."""
    if not own and not statement.discrepancies and statement.agreement in {"single", "agreed"}:
        return statement
    cited = {(citation.source, citation.start) for citation in statement.citations}
    inside = {
        each.nature
        for each in own
        if sum(any((c.source, c.start) in cited for c in reading.citations) for reading in each.readings) > 1
        and each.kind not in {"wording", "status"}
    }
    agreement: Agreement = statement.agreement
    if agreement != "single":
        agreement = "conflict" if "conflict" in inside else "precision" if "precision" in inside else "agreed"
    return replace(statement, agreement=agreement, discrepancies=tuple(each.id for each in own))
