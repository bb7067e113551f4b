"""What of each passage a statement cites: the whole sentence, or the clause that says it.

Passages are matched whole (matching clause by clause was measured to be worse). Where a sentence stands in a second
statement only its best clause is cited there; where it joins two main clauses of which only one is shared, the
other one becomes a statement of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

import numpy as np

from generator.language.token_tree import subtree
from generator.merging.features import STOP_POS
from generator.merging.similarity import Scored
from generator.merging.stars import Star
from generator.model.annotation import Clause
from generator.model.corpus import Passage

LEAST_WORDS = 4
ENOUGH_MEMBERS = 30  # of a crowded star these many tell how near a passage is to it
LEFT_OVER = 0.15  # a clause with less of its content words in the other members than this says something else
SHARED = 0.4


Words = Sequence[tuple[int, str]]  # where each content word starts, and its lemma


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A passage (`row` in the compared passages) and the span of it that is cited.

    `words` are the passage's content words, empty where it stands alone in its star and shares them with nobody.
    """

    row: int
    passage: Passage
    start: int
    end: int
    words: Words = ()


def cite(passages: Sequence[Passage], stars: Sequence[Star], scored: Scored) -> list[list[Cited]]:
    """For each star its citations; after them, one list for each clause left over."""
    homes: dict[int, list[int]] = defaultdict(list)
    for number, star in enumerate(stars):
        for row in star.members:
            homes[row].append(number)
    nearest = _nearest_homes(homes, stars, scored)
    cited: list[list[Cited]] = []
    left: list[list[Cited]] = []
    for number, star in enumerate(stars):
        if len(star.members) == 1:
            cited.append([_whole(star.members[0], passages)])
            continue
        members = [_whole(row, passages, content_words(passages[row])) for row in star.members]
        lemmas = lemma_counts(member.words for member in members)
        for place, member in enumerate(members):
            if len(homes[member.row]) == 1:
                span = _span(member, lemmas)
                rest = _rest(member.passage, span)
                if rest is not None:
                    left.append([replace(member, start=rest[0], end=rest[1])])
            elif number == nearest[member.row]:
                continue
            else:
                span = _best_clause(member, lemmas)
            members[place] = replace(member, start=span[0], end=span[1])
        cited.append(members)
    return cited + left


def _whole(row: int, passages: Sequence[Passage], words: Words = ()) -> Cited:
    return Cited(row=row, passage=passages[row], start=passages[row].start, end=passages[row].end, words=words)


def _nearest_homes(homes: Mapping[int, Sequence[int]], stars: Sequence[Star], scored: Scored) -> Mapping[int, int]:
    """Row of several stars -> the one it is nearest to, by its mean score with the other members."""
    asked = [
        (row, home, [other for other in stars[home].members if other != row][:ENOUGH_MEMBERS])
        for row in sorted(row for row, found in homes.items() if len(found) > 1)
        for home in homes[row]
    ]
    scores = scored.of(
        np.array([row for row, _, others in asked for _ in others], dtype=np.int64),
        np.array([other for _, _, others in asked for other in others], dtype=np.int64),
    ).tolist()
    best: dict[int, tuple[float, int]] = {}
    at = 0
    for row, home, others in asked:
        nearness = sum(scores[at : at + len(others)]) / max(1, len(others))
        at += len(others)
        best[row] = max(best.get(row, (nearness, -home)), (nearness, -home))
    return {row: -home for row, (_, home) in best.items()}


def _span(member: Cited, lemmas: Mapping[str, int]) -> tuple[int, int]:
    """The whole sentence; of two joined main clauses only the shared one, if the other one shares nothing."""
    whole = (member.start, member.end)
    halves = coordinated(member.passage)
    if len(halves) != 2:
        return whole
    shares = [share_of_words(member.words, half, lemmas) for half in halves]
    for mine, other in ((0, 1), (1, 0)):
        if shares[mine] >= SHARED and shares[other] < LEFT_OVER:
            return halves[mine]
    return whole


def _rest(passage: Passage, span: tuple[int, int]) -> tuple[int, int] | None:
    if span == (passage.start, passage.end):
        return None
    return next((half for half in coordinated(passage) if half != span), None)


def coordinated(passage: Passage) -> list[tuple[int, int]]:
    """The spans of two main clauses joined by "and", "but" or ";", each with a subject of its own; else nothing.

    Together they cover the sentence but for the conjunction.
    """
    tokens = passage.sentence.tokens
    if any(q.direct and not q.scare and q.end - q.start > 60 for q in passage.quotations):
        return []
    for index, token in enumerate(tokens):
        if token.dep != "conj" or token.pos not in {"VERB", "AUX"}:
            continue
        head = token.head
        if tokens[head].dep != "ROOT" or not _has_subject(passage, index) or not _has_subject(passage, head):
            continue
        first = subtree(tokens, index)[0]
        joint = first - 1
        while joint > 0 and (tokens[joint].dep == "cc" or tokens[joint].pos == "PUNCT"):
            joint -= 1
        if first > 0 and joint >= LEAST_WORDS - 1 and len(tokens) - first >= LEAST_WORDS:
            return [(passage.start, tokens[joint].end), (tokens[first].start, passage.end)]
    return []


def _has_subject(passage: Passage, verb: int) -> bool:
    return any(token.head == verb and token.dep in {"nsubj", "nsubjpass", "expl"} for token in passage.sentence.tokens)


def _best_clause(member: Cited, lemmas: Mapping[str, int]) -> tuple[int, int]:
    """The clause that shares most of its words with the other members; the whole sentence where none stands out."""
    passage, whole = member.passage, (member.start, member.end)
    spans = [(c.start, c.end) for c in passage.sentence.clauses if _worth_citing(passage, c)]
    spans.extend(coordinated(passage))
    spans.extend(sentences_inside(passage))
    if not spans:
        return whole
    shares = {span: share_of_words(member.words, span, lemmas) for span in (whole, *spans)}
    best = max(spans, key=lambda span: (round(shares[span], 6), span[1] - span[0], -span[0]))
    return best if shares[best] > shares[whole] else whole


def sentences_inside(passage: Passage) -> list[tuple[int, int]]:
    """The sentences of a quotation that runs over several, where the passage holds them all; else nothing."""
    tokens = passage.sentence.tokens
    starts = [passage.start]
    for before, token in pairwise(tokens):
        opens = passage.exact[token.start - passage.start].isupper()
        if opens and passage.exact[before.start - passage.start : before.end - passage.start] in {".", "!", "?"}:
            starts.append(token.start)
    if len(starts) == 1:
        return []
    ends = [max(token.end for token in tokens if token.end <= start) for start in starts[1:]]
    return list(zip(starts, [*ends, passage.end], strict=True))


def hubs_of(passages: Sequence[Passage]) -> frozenset[int]:
    """The rows of passages that hold several sentences."""
    return frozenset(row for row, passage in enumerate(passages) if sentences_inside(passage))


def _worth_citing(passage: Passage, clause: Clause) -> bool:
    words = sum(1 for token in passage.sentence.tokens if clause.start <= token.start < clause.end)
    return words >= LEAST_WORDS and (clause.start, clause.end) != (passage.start, passage.end)


def lemma_counts(words: Iterable[Words]) -> Counter[str]:
    """In how many of the passages with these content words each lemma stands."""
    return Counter(chain.from_iterable({lemma for _, lemma in each} for each in words))


def share_of_words(words: Words, span: tuple[int, int], lemmas: Mapping[str, int]) -> float:
    """The share of the span's content lemmas that another passage has too; `lemmas` counts all, this one included."""
    start, end = span
    content = {lemma for at, lemma in words if start <= at < end}
    return sum(lemmas[lemma] > 1 for lemma in content) / len(content) if content else 0.0


def content_words(passage: Passage) -> Words:
    """The content words of a passage, in order."""
    return [(token.start, token.lemma) for token in passage.sentence.tokens if token.pos not in STOP_POS]
