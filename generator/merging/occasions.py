"""Meetings told by a noun: "the summit on Thursday", "told a hearing yesterday", "talks broke up on Friday".

`meetings.py` finds those whose sentence tells who meets with whom. Where nobody is named, the noun and its day make the
meeting: mentions of one kind on one day are one occasion, and undated ones belong to the only one near their article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import timedelta

from generator.merging.occasion_mentions import WHOLE, Mention, mentions_in
from generator.merging.occasion_words import NOUNS, town_named, verb_above
from generator.merging.when import length
from generator.model.briefing import Citation, MeetingStatus
from generator.model.corpus import MeetingSeed, MergedStatement, Passage, Source
from generator.model.edtf import bounds, of_days, overlaps

NEAR, OPENING = 10, 1  # days from the writing, sentences after the first
PAIR = 2  # of those who meet, named together: enough without a day
PAUSE = 14  # days between two mentions of one conference
LASTING = frozenset({"summit", "conference"})


def with_occasions(
    statements: Sequence[MergedStatement],
    meetings: Sequence[MeetingSeed],
    passages: Sequence[Passage],
    sources: Sequence[Source],
) -> tuple[tuple[MergedStatement, ...], tuple[MeetingSeed, ...]]:
    """The statements and meetings with the occasions that no meeting of `meetings` is: in order of id."""
    written = {source.annotated.article.id: source.written.edtf for source in sources}
    mentions = [found for passage in passages for found in mentions_in(passage)]
    dated = [each for each in mentions if each.when is not None and not any(_is_of(each, seed) for seed in meetings)]
    groups = _grouped(dated)
    for each in mentions:
        if each.when is None:
            near = [group for group in groups if _is_near(each, group, written.get(each.passage.source))]
            known = any(seed.kind == each.kind and seed.when is not None for seed in meetings)
            if len(near) == 1 and not known:
                near[0].append(each)
    of_passage: dict[str, list[MergedStatement]] = {}
    for statement in statements:
        for passage in dict.fromkeys(statement.passages):
            of_passage.setdefault(passage, []).append(statement)
    seeds, meeting_of = _with_told(meetings, mentions, of_passage, (sources, written))
    for group in groups:
        if not _is_sure(group):
            continue
        named = {each.passage.id for each in group}
        told = {
            one.id: one
            for each in group
            for one in of_passage.get(each.passage.id, ())
            if one.meeting is None and one.id not in meeting_of and _mostly(one, named)
        }
        own = [told[name] for name in sorted(told)]
        cited = [
            citation
            for statements_of in (of_passage.get(name, ()) for name in sorted(named))
            for one in statements_of
            for passage, citation in zip(one.passages, one.citations, strict=True)
            if passage in named and (one.meeting is None or one.id in meeting_of)
        ]
        seed = _with_those_before(_seed(group, own, cited, sources), group, tuple(seeds.values()))
        if seed.citations and seed.id not in seeds:
            seeds[seed.id] = seed
            meeting_of.update(dict.fromkeys(seed.statements, seed.id))
    return (
        tuple(replace(each, meeting=meeting_of.get(each.id, each.meeting)) for each in statements),
        tuple(_not_before_its_day(seeds[key], written) for key in sorted(seeds)),
    )


def _not_before_its_day(seed: MeetingSeed, written: Mapping[str, str | None]) -> MeetingSeed:
    """The meeting, planned where its day lies after the writing of all that tell of it, whatever their tense."""
    days = [written.get(citation.source) for citation in seed.citations]
    if seed.status != "held" or seed.when is None or not days or None in days:
        return seed
    first = bounds(seed.when)[0]
    ahead = all(first > bounds(day)[1] for day in days if day is not None)
    return replace(seed, status="planned") if ahead else seed


def _with_told(
    meetings: Sequence[MeetingSeed],
    mentions: Sequence[Mention],
    of_passage: Mapping[str, Sequence[MergedStatement]],
    told_by: tuple[Sequence[Source], Mapping[str, str | None]],
) -> tuple[dict[str, MeetingSeed], dict[str, str]]:
    """The meetings by id with what mentions tell besides of them, and the statements so found: id -> meeting's id."""
    sources, written = told_by
    told: dict[str, list[Mention]] = {}
    seeds = {seed.id: seed for seed in meetings}
    by_who: dict[str, list[str]] = {}
    for seed in meetings:
        for who in (*seed.participants, *seed.parties):
            by_who.setdefault(who, []).append(seed.id)
    meeting_of: dict[str, str] = {}
    for each in mentions:
        named = sorted({one.participant or one.party or "" for one in each.passage.mentions})
        near = dict.fromkeys(place for who in named for place in by_who.get(who, ()))
        home = _home(each, [seeds[place] for place in near], written.get(each.passage.source)) if near else None
        if home is None:
            continue
        told.setdefault(home.id, []).append(each)
        behind = [one for one in of_passage.get(each.passage.id, ()) if one.meeting in {None, home.id}]
        own = [one for one in behind if one.meeting is None and _mostly(one, {each.passage.id})]
        seeds[home.id] = _told_besides(home, each, own, behind)
        meeting_of.update({one.id: home.id for one in own if one.id not in meeting_of})
    for name, group in told.items():
        if seeds[name].place is None:
            seeds[name] = replace(seeds[name], place=_place(group, sources))
    return seeds, meeting_of


def _mostly(statement: MergedStatement, named: AbstractSet[str]) -> bool:
    """Whether half of the passages behind a statement, or more, name the occasion."""
    behind = set(statement.passages)
    return len(behind & named) * 2 >= len(behind)


def _is_of(each: Mention, seed: MeetingSeed) -> bool:
    """Whether a mention tells of a meeting already found: of its days, and no greater occasion it may stand beside."""
    if seed.when is None or each.when is None or each.kind in WHOLE:
        return seed.kind == each.kind and seed.when is not None and each.when is not None
    first, last = bounds(seed.when)
    return overlaps(each.when, of_days(first - timedelta(days=1), last + timedelta(days=1)))


def _home(each: Mention, seeds: Sequence[MeetingSeed], written: str | None) -> MeetingSeed | None:
    """The one meeting of named people that a mention tells of: by its day and one of those who meet, or by two.

    "The talks", with one of those who meet, are those that the article itself tells of.
    """
    who = {one.participant for one in each.passage.mentions} | {one.party for one in each.passage.mentions}
    found = []
    for seed in seeds:
        if each.kind != seed.kind or each.kind in WHOLE or seed.when is None or each.agreed:
            continue
        people = {one.participant for one in each.passage.mentions} & {*seed.participants}
        day = bounds(seed.when)[0]
        near = written is not None and abs((bounds(written)[0] - day).days) <= NEAR
        if each.when is None:
            told_there = any(citation.source == each.passage.source for citation in seed.citations)
            known = each.definite and told_there and bool(who & {*seed.participants, *seed.parties})
            fits = near and (len(people) >= PAIR or known)
        else:
            fits = overlaps(each.when, seed.when) and bool(who & {*seed.participants, *seed.parties})
        if fits:
            found.append(seed)
    return found[0] if len(found) == 1 else None


def _told_besides(
    seed: MeetingSeed, each: Mention, own: Sequence[MergedStatement], behind: Sequence[MergedStatement]
) -> MeetingSeed:
    """The meeting with what a mention adds: statements, citations, and that it was held."""
    citations = [
        citation
        for one in behind
        for name, citation in zip(one.passages, one.citations, strict=True)
        if name == each.passage.id or one in own
    ]
    held = each.state == "done" and seed.status in {"planned", "unclear"} and not each.resumed
    return replace(
        seed,
        status="held" if held else seed.status,
        statements=tuple(sorted({*seed.statements, *(one.id for one in own)})),
        citations=tuple(
            sorted(
                dict.fromkeys([*seed.citations, *citations]), key=lambda cited: (cited.source, cited.start, cited.end)
            )
        ),
    )


def _grouped(dated: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions by occasion: of one kind, their days overlapping; an end may be told for the day after."""
    groups: list[list[Mention]] = []
    for each in sorted(dated, key=lambda one: (one.ending, bounds(one.when or "")[0], one.passage.id)):
        home = next((group for group in groups if _fits(group, each)), None)
        if home is None:
            groups.append([each])
        else:
            home.append(each)
    return _joined(groups)


def _joined(groups: list[list[Mention]]) -> list[list[Mention]]:
    """The groups with those of one lasting occasion put together: a conference that opened, was extended and closed."""
    joined: list[list[Mention]] = []
    for group in sorted(groups, key=lambda group: bounds(_when(group))[0]):
        before = next((one for one in reversed(joined) if one[0].kind == group[0].kind), None)
        gap = (bounds(_when(group))[0] - bounds(_when(before))[1]).days if before else PAUSE + 1
        if before is not None and group[0].kind in LASTING and gap <= PAUSE:
            before.extend(group)
        else:
            joined.append(group)
    return joined


def _fits(group: Sequence[Mention], each: Mention) -> bool:
    first, last = bounds(each.when or "")
    if each.ending:
        first -= timedelta(days=1)
    return group[0].kind == each.kind and any(overlaps(one.when or "", of_days(first, last)) for one in group)


def _is_near(each: Mention, group: Sequence[Mention], written: str | None) -> bool:
    if each.resumed or group[0].kind != each.kind or all(one.resumed for one in group):
        return False
    if any(one.passage.source == each.passage.source for one in group) or written is None:
        return True
    day = bounds(_when(group))[0]
    return abs((bounds(written)[0] - day).days) <= NEAR


def _is_sure(group: Sequence[Mention]) -> bool:
    """Whether the occasion is more than a word: told by two sources, to be resumed, or opening an article."""
    sources = {each.passage.source for each in group}
    if len(sources) > 1 or any(each.resumed or each.agreed for each in group):
        return True
    return any(each.passage.order <= OPENING and each.state != "other" for each in group)


def _when(group: Sequence[Mention]) -> str:
    """The days most mentions give; of equals the longer, which holds the other."""
    days = Counter(each.when for each in group if each.when is not None and not each.ending)
    days = days or Counter(each.when for each in group if each.when is not None)
    if all(each.resumed for each in group):
        return min(days, key=lambda day: (length(day), -days[day], day))
    if group[0].kind in LASTING:
        return of_days(min(bounds(day)[0] for day in days), max(bounds(day)[1] for day in days))
    return min(days, key=lambda day: (group[0].kind not in WHOLE and -days[day], -length(day), day))


def _seed(
    group: Sequence[Mention],
    statements: Sequence[MergedStatement],
    cited: Sequence[Citation],
    sources: Sequence[Source],
) -> MeetingSeed:
    when, kind = _when(group), group[0].kind
    place = _place(group, sources)
    states = {each.state for each in group}
    status: MeetingStatus = "held" if "done" in states else "planned" if "planned" in states else "unclear"
    telling = [each for each in group if each.state != "other"]
    who = dict.fromkeys(one for each in telling for one in each.passage.mentions if _is_part(each, one.start))
    parts = ("m", kind, *(_slug(part) for part in (place, when) if part))
    return MeetingSeed(
        id="-".join(parts),
        kind=kind,
        when=when,
        place=place,
        rank=None,
        status=status,
        parties=tuple(sorted({one.party for one in who if one.party is not None})),
        participants=tuple(sorted({one.participant for one in who if one.participant is not None})),
        statements=tuple(each.id for each in statements),
        citations=tuple(
            sorted(
                dict.fromkeys([*(citation for each in statements for citation in each.citations), *cited]),
                key=lambda citation: (citation.source, citation.start, citation.end),
            )
        ),
    )


def _with_those_before(seed: MeetingSeed, group: Sequence[Mention], seeds: Sequence[MeetingSeed]) -> MeetingSeed:
    """What will follow, with the parties of the one meeting told before it: they agreed on it."""
    if seed.kind != "talks" or len(seed.parties) > 1 or not all(each.agreed or each.resumed for each in group):
        return seed
    told = {each.passage.source for each in group}
    before = [
        one
        for one in seeds
        if one.status == "held" and len(one.parties) > 1 and told & {citation.source for citation in one.citations}
        if one.when is not None and seed.when is not None and bounds(one.when)[1] < bounds(seed.when)[0]
    ]
    return replace(seed, parties=before[0].parties) if len(before) == 1 else seed


def _is_part(each: Mention, start: int) -> bool:
    """Whether what is mentioned at `start` stands in the occasion's own clause, not in what was said there."""
    tokens = each.passage.sentence.tokens
    place = next((at for at, item in enumerate(tokens) if item.start == start), None)
    if place is None:
        return False
    for _ in range(6):
        if tokens[place].dep not in {"compound", "poss", "appos", "conj", "nmod", "amod"}:
            break
        place = tokens[place].head
    if tokens[place].dep == "pobj" and tokens[tokens[place].head].lemma not in {"with", "between", "by"}:
        return False
    return verb_above(tokens, place) == (each.at if each.agreed or each.resumed else verb_above(tokens, each.at))


def _place(group: Sequence[Mention], sources: Sequence[Source]) -> str | None:
    """The place that most mentions name in the occasion's own clause, else the dateline of most of their articles.

    Where what will follow is agreed need not be where it will be.
    """
    named: Counter[str] = Counter()
    datelines: Counter[str] = Counter()
    for source in sources:
        own = [each for each in group if each.passage.source == source.annotated.article.id]
        for each in own:
            named.update(_places(each, source))
        if source.annotated.article.dateline and any(not (each.agreed or each.resumed) for each in own):
            datelines[source.annotated.article.dateline] += 1
    counts = named or datelines
    return min(counts, key=lambda name: (-counts[name], name), default=None)


def _places(each: Mention, source: Source) -> list[str]:
    tokens = each.passage.sentence.tokens
    holders = {each.at, verb_above(tokens, each.at)} if not (each.agreed or each.resumed) else {each.at}
    found = []
    for name in source.annotated.names:
        if name.kind != "place" or not each.passage.start <= name.start < each.passage.end:
            continue
        last = [at for at, item in enumerate(tokens) if name.start <= item.start and item.end <= name.end]
        if not last:
            continue
        token = tokens[town_named(tokens, last[-1])]
        preposition = tokens[token.head]
        inside = token.dep == "pobj" and preposition.lemma in {"in", "at", "to"} and preposition.head in holders
        room = token.dep == "compound" and tokens[token.head].lemma in NOUNS | {"room"}
        hosting = token.dep == "nsubj" and tokens[token.head].lemma == "host"
        if inside or room or hosting:
            found.append(name.text)
    return found


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
