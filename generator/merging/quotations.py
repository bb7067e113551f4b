"""The same words quoted in several articles become one entry, with every place that quotes them.

Quotations are compared by their words alone. Two are the same if one holds all the words of the other in order, or if
most of the shorter one's runs of four words stand in the longer one too (papers shorten and back-translate).
Fragments of less than four words must be equal and be by the same speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.model.annotation import AnnotatedArticle, Quotation
from generator.model.briefing import Citation, QuotationEntry
from generator.model.corpus import Mention
from generator.model.ids import digest

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "him", "her", "them", "who"})
RUN = 4
SHARED = 0.6
TRIMMED = " ,"
WORD = re.compile(r"\w+")
HEADS_ON = re.compile(r"['’]s?\b|\s+of\b")


def join_quotations(
    articles: Iterable[AnnotatedArticle],
    mentions: Mapping[str, tuple[Mention, ...]],
    citation: Callable[[str, int, int], Citation],
) -> tuple[QuotationEntry, ...]:
    """One entry for each thing somebody said in so many words, in order of the first citation.

    `mentions`: who is named where, by source id; `citation` makes a citation of a span of a source. Scare quotes are
    left out. The longest exact wording is shown, with the speaker its own article gives; where that one gives none,
    the first that does.
    """
    ordered = sorted(articles, key=lambda annotated: annotated.article.id)
    names = _full_names(mentions)
    spoken = [
        _spoken(annotated, quotation, mentions.get(annotated.article.id, ()), names)
        for annotated in ordered
        for quotation in annotated.quotations
        if quotation.direct and not quotation.scare
    ]
    groups = _groups([each for each in spoken if each is not None])
    entries = [_entry(group, citation) for group in groups]
    return tuple(sorted(entries, key=lambda entry: (entry.citations[0].source, entry.citations[0].start, entry.id)))


def speaker_mention(quotation: Quotation, mentions: tuple[Mention, ...], text: str) -> Mention | None:
    """The mention of a participant that is the speaker of `quotation`, or None.

    It must be the whole phrase, or begin or end it: in "the minister's office" the minister does not speak.
    """
    start, end = quotation.speaker_start, quotation.speaker_end
    if start is None or end is None:
        return None
    inside = [
        mention
        for mention in mentions
        if mention.participant is not None and mention.start < end and start < mention.end and mention.end >= end
    ]
    opening = [
        mention
        for mention in mentions
        if mention.participant is not None
        and mention.start == start
        and mention.end < end
        and HEADS_ON.match(text, mention.end) is None
    ]
    closing = [mention for mention in inside if _is_the_head(text[start : mention.start])]
    return min([*closing, *opening], key=lambda mention: (mention.start, -mention.end), default=None)


def without_pronoun(speaker: str | None, participant: str | None, names: Mapping[str, str]) -> str | None:
    """The words for a speaker, save for a bare pronoun: then the name of who is meant, None where that is unknown.

    `names`: participant id -> name.
    """
    if (speaker or "").lower() in PRONOUNS:
        return names.get(participant or "")
    return speaker


def speaker_name(quotation: Quotation, participant: str | None, names: Mapping[str, str]) -> str | None:
    """Who speaks, for a reader who sees nothing else: the name where it is known, never a bare pronoun.

    `names`: participant id -> name.
    """
    if participant is not None:
        return names.get(participant, quotation.speaker)
    return without_pronoun(quotation.speaker, None, names)


def _is_the_head(before: str) -> bool:
    """Whether what stands before a name a closing name leaves that name its head: "the spokesman X", not "of X"."""
    return not re.search(r"(?:\b(?:of|for|from|in|at|to|by|with)|['’]s?)\s*(?:the\s+)?$", before)


def _full_names(mentions: Mapping[str, tuple[Mention, ...]]) -> dict[str, str]:
    """For each participant the longest name any article uses."""
    names: dict[str, str] = {}
    for source in sorted(mentions):
        for mention in mentions[source]:
            if mention.participant is None or mention.form != "name":
                continue
            known = names.get(mention.participant, "")
            if (len(mention.text), known) > (len(known), mention.text) and mention.text != known:
                names[mention.participant] = mention.text
    return names


def _spoken(
    annotated: AnnotatedArticle, quotation: Quotation, mentions: tuple[Mention, ...], names: Mapping[str, str]
) -> _Spoken | None:
    text = annotated.article.text
    exact = text[quotation.start : quotation.end]
    start = quotation.start + len(exact) - len(exact.lstrip(TRIMMED))
    end = quotation.start + len(exact.rstrip(TRIMMED))
    words = tuple(WORD.findall(text[start:end].lower()))
    if not words or (quotation.speaker is None and len(words) < RUN):
        return None
    mention = speaker_mention(quotation, mentions, text)
    participant = mention.participant if mention is not None else None
    speaker = speaker_name(quotation, participant, names)
    return _Spoken(
        source=annotated.article.id,
        start=start,
        end=end,
        exact=text[start:end],
        words=words,
        speaker=speaker,
        participant=participant,
    )


def _groups(spoken: list[_Spoken]) -> list[list[_Spoken]]:
    """`spoken` grouped by shared words, longest first: each joins the group whose longest member has most of them."""
    runs: dict[tuple[str, ...], list[int]] = {}
    groups: list[list[_Spoken]] = []
    for each in sorted(spoken, key=lambda each: (-len(each.words), each.source, each.start)):
        shingles = each.shingles()
        shared = Counter(place for run in shingles for place in runs.get(run, ()))
        best = max(shared, key=lambda place: (shared[place], -place), default=None)
        if best is not None and _same(each, groups[best][0], shared[best] / len(shingles)):
            groups[best].append(each)
            continue
        for run in shingles:
            runs.setdefault(run, []).append(len(groups))
        groups.append([each])
    return groups


def _same(short: _Spoken, long: _Spoken, shared: float) -> bool:
    if len(short.words) >= RUN:
        return shared >= SHARED
    return short.words == long.words and (short.participant or short.speaker) == (long.participant or long.speaker)


def _entry(group: list[_Spoken], citation: Callable[[str, int, int], Citation]) -> QuotationEntry:
    shown = group[0]
    named = next((each for each in group if each.participant is not None), None)
    named = shown if shown.speaker is not None or named is None else named
    told = named if named.speaker is not None else next((each for each in group if each.speaker is not None), named)
    placed = sorted(group, key=lambda each: (each.source, each.start))
    return QuotationEntry(
        id="q-" + digest(placed[0].source, " ".join(placed[0].words)),
        exact=shown.exact,
        speaker=told.speaker,
        participant=told.participant,
        citations=tuple(citation(each.source, each.start, each.end) for each in placed),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spoken:
    """A quotation with its words in lower case and who said it."""

    source: str
    start: int
    end: int
    exact: str
    words: tuple[str, ...]
    speaker: str | None
    participant: str | None

    def shingles(self) -> tuple[tuple[str, ...], ...]:
        """The distinct runs of four words; of a shorter fragment all its words."""
        if len(self.words) < RUN:
            return (self.words,)
        return tuple(dict.fromkeys(self.words[at : at + RUN] for at in range(len(self.words) - RUN + 1)))
