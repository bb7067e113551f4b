"""Who took part and who said it: ranks, formats and speakers that the passages of one statement tell differently."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import LCSseq

from generator.language.cues import LONGEST_TITLE, MEETING_NOUNS, MEETING_RANKS
from generator.language.data_files import word_map
from generator.language.token_tree import climb
from generator.merging.encounters import singular
from generator.merging.features import Features
from generator.merging.findings import Finding, Told, readings_of
from generator.model.annotation import Quotation
from generator.model.corpus import Passage

MEETING_FORMATS = word_map("meeting_formats.txt")
GENERIC = frozenset(
    {"diplomat", "official", "representative", "envoy", "delegate", "negotiator"}
    | {"leader", "chief", "head", "member", "delegation", "counterpart"}
)
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SAME_WORDS = 0.9  # share of the shorter quotation's words found in order in the longer: one wording, perhaps cut
RELATED_WORDS = 0.35
LEAST_WORDS = 6
LEAST_SHARED = 2  # words of content that two remarks on one matter share
SHORT_WORD = 3  # letters: words so short are mostly function words


def compare_ranks(told: Told, features: Sequence[Features], name_of: Mapping[str, str]) -> list[Finding]:
    """At what rank a party is said to take part in one meeting: a minister here, an adviser there.

    `name_of`: party id -> name.
    """
    by_party: dict[str, list[tuple[str, str, Passage]]] = defaultdict(list)
    for passage, each in zip(told.passages, features, strict=True):
        if each.meeting is not None:
            for party, (head, title) in titles_of(passage).items():
                if head not in GENERIC:
                    by_party[party].append((head, title, passage))
    findings = []
    for party in sorted(by_party):
        heads = {head for head, _, _ in by_party[party]}
        sources = {passage.source for _, _, passage in by_party[party]}
        if len(heads) > 1 and len(sources) > 1:
            longest = {
                h: max((t for x, t, _ in by_party[party] if x == h), key=lambda t: (len(t), t)) for h in sorted(heads)
            }
            findings.append(
                Finding(
                    nature="conflict",
                    kind="rank",
                    severity="high" if len({p.source for p in told.passages}) > 1 else "medium",
                    subject=f"who takes part for {name_of.get(party, party)}",
                    readings=readings_of([(longest[head], passage) for head, _, passage in by_party[party]]),
                    within=(told.statement.id,),
                )
            )
    return findings


def titles_of(passage: Passage) -> Mapping[str, tuple[str, str]]:
    """Party id -> (head noun, words) of the title under which the passage puts that party."""
    tokens = passage.sentence.tokens
    lemmas = [singular(token) for token in tokens]

    def title_ends(index: int) -> bool:
        return tokens[index].pos in {"NOUN", "PROPN"} and any(
            " ".join(lemmas[max(0, index + 1 - size) : index + 1]) in MEETING_RANKS
            for size in range(1, LONGEST_TITLE + 1)
        )

    found: dict[str, tuple[str, str]] = {}
    for mention in passage.mentions:
        if mention.party is None or mention.form != "name":
            continue
        at = next((i for i, token in enumerate(tokens) if mention.start <= token.start < mention.end), None)
        title = climb(tokens, at, title_ends) if at is not None else None
        if title is not None and mention.party not in found:
            first = title
            while first and tokens[first - 1].dep in {"amod", "compound"} and tokens[first - 1].head <= title:
                first -= 1
            words = passage.exact[tokens[first].start - passage.start : tokens[title].end - passage.start]
            found[mention.party] = (lemmas[title], words)
    return found


def compare_formats(told: Told) -> list[Finding]:
    """How many sides talk: "bilateral" here, "trilateral" there."""
    found: list[tuple[str, Passage]] = []
    for passage in told.passages:
        tokens = passage.sentence.tokens
        found.extend(
            (token.lemma, passage)
            for token in tokens
            if token.lemma in MEETING_FORMATS
            and (tokens[token.head].lemma in MEETING_NOUNS or tokens[token.head].lemma in {"contact", "format"})
        )
    if len({MEETING_FORMATS[lemma] for lemma, _ in found}) < 2:
        return []
    return [
        Finding(
            nature="conflict",
            kind="person",
            severity="medium",
            subject="who took part in the talks",
            readings=readings_of(found),
            within=(told.statement.id,),
        )
    ]


def compare_quotations(told: Told) -> list[Finding]:
    """One remark in different words, or given to different speakers."""
    quoted = [(q, passage) for passage in told.passages for q in passage.quotations if _counts(q, passage)]
    variants: list[tuple[str, Passage]] = []
    speakers: list[tuple[str, Passage]] = []
    words = [_words(quotation, passage) for quotation, passage in quoted]
    for (place, (one, first)), (other, (two, second)) in combinations(enumerate(quoted), 2):
        if first.source != second.source:
            a, b = words[place], words[other]
            same = LCSseq.similarity(a, b) / min(len(a), len(b))
            who, whom = speaker_of(one, first), speaker_of(two, second)
            told_alike = who is not None and who == whom and shared_words(a, b) >= LEAST_SHARED
            if same < SAME_WORDS and (same >= RELATED_WORDS or told_alike):
                variants += [(_exact(one, first), first), (_exact(two, second), second)]
            if same >= SAME_WORDS and who and whom and who != whom and not _one_name(one, two):
                speakers += [(one.speaker or who, first), (two.speaker or whom, second)]
    speakers = speakers or _told_or_said(told)
    findings = []
    if variants:
        findings.append(_finding("wording", "wording of a quotation", variants, told))
    if len({value for value, _ in speakers}) > 1:
        findings.append(_finding("attribution", "who said it", speakers, told))
    return findings


def _finding(kind: str, subject: str, pairs: list[tuple[str, Passage]], told: Told) -> Finding:
    return Finding(
        nature="conflict",
        kind="wording" if kind == "wording" else "attribution",
        severity="medium",
        subject=subject,
        readings=readings_of(pairs),
        within=(told.statement.id,),
    )


def _told_or_said(told: Told) -> list[tuple[str, Passage]]:
    """One article quotes a person, another has somebody else tell what that person said."""
    direct = {who: p for p in told.passages for q in p.quotations if _counts(q, p) and (who := speaker_of(q, p))}
    for passage in told.passages if direct else ():
        for q in passage.quotations:
            teller = speaker_of(q, passage)
            if q.direct or not teller or teller in direct:
                continue
            inside = {m.participant for m in passage.mentions if q.start <= m.start < q.end and m.participant}
            for who in sorted(direct.keys() & inside):
                other = direct[who].source != passage.source and direct[who].exact != passage.exact
                same = shared_words(_exact(q, passage).split(), direct[who].exact.split()) > LEAST_SHARED
                if other and same:
                    said = next(m.text for m in direct[who].mentions if m.participant == who)
                    return [(said, direct[who]), (f"{q.speaker} about {said}", passage)]
    return []


def shared_words(one: Sequence[str], two: Sequence[str]) -> int:
    """How many words of content two remarks share."""
    return len({word for word in one if len(word) > SHORT_WORD} & {word for word in two if len(word) > SHORT_WORD})


def _one_name(one: Quotation, two: Quotation) -> bool:
    """Whether two speakers bear one surname: "Silva" and "the minister, Ana Silva"."""
    first, second = (one.speaker or "").split(), (two.speaker or "").split()
    return bool(first and second) and (first[-1] in second or second[-1] in first)


def speaker_of(quotation: Quotation, passage: Passage) -> str | None:
    """The participant who speaks, where one is known."""
    if quotation.speaker_start is None or quotation.speaker_end is None:
        return None
    start, end = quotation.speaker_start, quotation.speaker_end
    return next((m.participant for m in passage.mentions if m.participant and m.start < end and m.end > start), None)


def _counts(quotation: Quotation, passage: Passage) -> bool:
    return quotation.direct and not quotation.scare and len(_words(quotation, passage)) >= LEAST_WORDS


def _exact(quotation: Quotation, passage: Passage) -> str:
    start, end = max(quotation.start, passage.start), min(quotation.end, passage.end)
    return passage.exact[start - passage.start : end - passage.start]


def _words(quotation: Quotation, passage: Passage) -> list[str]:
    return [word.casefold() for word in WORD.findall(_exact(quotation, passage))]
