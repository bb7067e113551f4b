"""Who said what: direct quotations and reported speech, each with its speaker and cue where the text gives them.

The words between the marks come from `quotation_marks`; the speaker from the verb of saying that follows the quotation
("…", the mayor said), precedes it (the mayor said: "…"), or governs the clause it is a part of. No speaker is better
than a wrong one: where none of these holds, there is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from generator.model.annotation import Description, Name, Quotation
from generator.model.article import Article
from generator.understanding.attribution import attribute, introduced, spoken_before
from generator.understanding.parsing import ParsedSentence
from generator.understanding.quotation_hosts import Attribution
from generator.understanding.quotation_marks import quoted_spans
from generator.understanding.quoted_labels import FRAGMENT, MARKS, is_heading, is_title, is_whole
from generator.understanding.reported_speech import made, reported_speech
from generator.understanding.speakers import People, people_in

# how a name is set under the words it signs: '"…" — Ana Perez'
SIGNED = re.compile(r"[\"”’'»]*\s*[—–―]\s*")
LONGEST_SIGNATURE = 80
CALLS = ("?", "!", "…", "—", "–", "-", "...")


def find_quotations(
    article: Article,
    sentences: tuple[ParsedSentence, ...],
    names: tuple[Name, ...],
    descriptions: tuple[Description, ...],
) -> tuple[Quotation, ...]:
    """All quotations of `article`, direct and reported, in order of their first character."""
    spans = quoted_spans(article)
    if not sentences:
        return ()
    reading = _Reading(article=article, sentences=sentences, spans=spans, people=people_in(names, descriptions))
    starts = [sentence.start for sentence in sentences]
    found: list[Quotation] = []
    last: Quotation | None = None
    for span in spans:
        first = max(0, bisect_right(starts, span[0]) - 1)
        final = max(first, bisect_right(starts, span[1] - 1) - 1)
        quotation = _direct(reading, (first, final), span)
        if quotation.speaker is None and not quotation.scare and quotation.cue is None:
            quotation = _from_around(reading, (first, final), quotation, last)
        found.append(quotation)
        last = quotation
    for sentence in sentences:
        found.extend(reported_speech(sentence, reading.people, _touching(spans, sentence)))
    return tuple(sorted(found, key=_order))


def _order(quotation: Quotation) -> tuple[int, int, bool]:
    return quotation.start, quotation.end, not quotation.direct


def _touching(spans: tuple[tuple[int, int], ...], sentence: ParsedSentence) -> list[tuple[int, int]]:
    """The quoted spans (in order, apart) that share a character with `sentence`."""
    first = max(0, bisect_right(spans, (sentence.start, sentence.start)) - 1)
    last = bisect_right(spans, (sentence.end, -1))
    return [span for span in spans[first:last] if span[0] < sentence.end and span[1] > sentence.start]


def _direct(reading: _Reading, place: tuple[int, int], span: tuple[int, int]) -> Quotation:
    """The quotation between the marks at `span`, with the speaker its own sentences name.

    `place`: the indexes of the first and the last sentence that hold it.
    """
    text = reading.article.text
    hosts = reading.sentences[place[0] : place[1] + 1]
    given: Attribution | None = None
    for host in dict.fromkeys((hosts[-1], hosts[0])):
        given = given or attribute(host, text, span, _touching(reading.spans, host), reading.people)
    words = text[span[0] : span[1]].split()
    lead = text[hosts[0].start : span[0]]
    plain = made(hosts[0], span, None, None, direct=True)
    if is_title(text, *span, lead) or (_fills_block(reading.article, hosts, span) and is_heading(text, *span)):
        return replace(plain, scare=True)
    fragment = len(words) <= FRAGMENT and not is_whole(text, lead, span[1])
    fragment = fragment and not (lead.rstrip(MARKS).endswith(":") and text[span[1] - 1] in ".!?")
    if fragment and (given is None or not _is_spoken(given, len(words))):
        return replace(plain, scare=True)
    return plain if given is None else _told(reading, plain, given)


def _told(reading: _Reading, quotation: Quotation, given: Attribution) -> Quotation:
    """`quotation` with the speaker and cue of `given`."""
    return replace(
        quotation,
        cue=given.cue,
        cue_lemma=given.cue_lemma,
        speaker=reading.article.text[given.speaker[0] : given.speaker[1]] if given.speaker else None,
        speaker_start=given.speaker[0] if given.speaker else None,
        speaker_end=given.speaker[1] if given.speaker else None,
    )


def _is_spoken(given: Attribution, words: int) -> bool:
    """Whether a short fragment is what the speaker said, and not the writer's own reserve ("a common 'enemy'").

    It is if the verb of saying governs it closely; one or two words with the writer's own modifier before them are not.
    """
    if given.speaker is None or given.steps > 2:
        return False
    if words == FRAGMENT:
        return True
    return given.steps <= 1 and not given.qualified


def _from_around(reading: _Reading, place: tuple[int, int], quotation: Quotation, last: Quotation | None) -> Quotation:
    """A quotation that makes up its whole sentences belongs to whom the text around them names.

    That is who spoke it by the sentence behind, who signed it, whom a colon introduced, or who was speaking already.
    """
    text = reading.article.text
    hosts = reading.sentences[place[0] : place[1] + 1]
    signature = _signature(reading, hosts[-1].block, quotation.end)
    around = text[hosts[0].start : quotation.start] + text[quotation.end : hosts[-1].end]
    if signature is not None and not text[hosts[0].start : quotation.start].strip(MARKS):
        return _told(reading, quotation, signature)
    if around.strip(MARKS + ".,"):
        return quotation
    following = reading.sentences[place[1] + 1] if place[1] + 1 < len(reading.sentences) else None
    if following is not None and following.block == hosts[-1].block and text[: quotation.end].endswith(CALLS):
        told = spoken_before(following, text, _touching(reading.spans, following), reading.people)
        if told is not None:
            return _told(reading, quotation, told)
    given = _going_on(reading, hosts, quotation, (reading.sentences[place[0] - 1] if place[0] else None, last))
    return quotation if given is None else _told(reading, quotation, given)


def _signature(reading: _Reading, block: int, end: int) -> Attribution | None:
    """Who signed the words before `end`: a person named behind a dash, with nothing else up to the paragraph's end."""
    stop = reading.article.blocks[block].end
    dash = SIGNED.match(reading.article.text, end, stop)
    if dash is None or stop - dash.end() > LONGEST_SIGNATURE:
        return None
    name = reading.people.opening(dash.end())
    return None if name is None else Attribution(speaker=name, cue=None, cue_lemma=None, steps=0)


def _going_on(
    reading: _Reading,
    hosts: tuple[ParsedSentence, ...],
    quotation: Quotation,
    before: tuple[ParsedSentence | None, Quotation | None],
) -> Attribution | None:
    """Whom the sentence before introduces with a colon, or who spoke last; `before`: that sentence and words."""
    previous, last = before
    article = reading.article
    if previous is None:
        return None
    if article.text[previous.start : previous.end].rstrip().endswith(":"):
        return introduced(previous, reading.people)
    if last is None or not last.direct or last.speaker_start is None or last.speaker_end is None:
        return None
    alone = hosts[0].block == previous.block or _fills_block(article, hosts, (hosts[0].start, hosts[-1].end))
    if not alone or not _adjoins(article, last, quotation, previous):
        return None
    if hosts[0].block != previous.block and article.text[last.end - 1] == "?":
        return None  # what follows a question in a paragraph of its own is the answer, and somebody else's
    return Attribution(speaker=(last.speaker_start, last.speaker_end), cue=last.cue, cue_lemma=last.cue_lemma, steps=0)


def _adjoins(article: Article, last: Quotation, quotation: Quotation, previous: ParsedSentence) -> bool:
    """Whether nothing but who said it stands between the last quotation and this one."""
    if last.end > previous.start or not article.text[last.end : quotation.start].strip(MARKS + "\n"):
        return True
    # '"Why?" Silva asked. "…"': the sentence between names the speaker of the last, and stands right behind it
    speaks = last.speaker_start is not None and previous.start <= last.speaker_start < previous.end
    return speaks and not article.text[last.end : previous.start].strip(MARKS + "\n")


def _fills_block(article: Article, hosts: tuple[ParsedSentence, ...], span: tuple[int, int]) -> bool:
    """Whether `span` is all of the paragraphs of `hosts` but for marks and stops."""
    first, last = article.blocks[hosts[0].block], article.blocks[hosts[-1].block]
    outside = article.text[first.start : span[0]] + article.text[span[1] : last.end]
    return not outside.strip(MARKS + ".")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """An article with its sentences, the spans between its quotation marks and the people it names."""

    article: Article
    sentences: tuple[ParsedSentence, ...]
    spans: tuple[tuple[int, int], ...]
    people: People
