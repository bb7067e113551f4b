"""Who said what: direct quotations and reported speech, each with its speaker and cue where the text gives them.

The words between the marks come from `quotation_marks`; the speaker from the verb of saying that follows the quotation
("…", the mayor said), precedes it (the mayor said: "…"), or governs the clause it is a part of. No speaker is better
than a wrong one: where none of these holds, there is none.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from generator.model.annotation import Description, Name, Quotation
from generator.model.article import Article
from generator.understanding.attribution import Attribution, attribute, introduced
from generator.understanding.parsing import ParsedSentence
from generator.understanding.quotation_marks import quoted_spans
from generator.understanding.reported_speech import made, reported_speech
from generator.understanding.speakers import People, people_in

# a fragment of up to so many words is somebody's only if a verb of saying governs it
FRAGMENT = 3
SENTENCE_ENDS = (".", "!", "?", ",", "…")
MARKS = "\"“”‘’'`«»„‹› "


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
    people = people_in(names, descriptions)
    starts = [sentence.start for sentence in sentences]
    found: list[Quotation] = []
    last: Quotation | None = None
    for span in spans:
        first = max(0, bisect_right(starts, span[0]) - 1)
        final = max(first, bisect_right(starts, span[1] - 1) - 1)
        hosts = sentences[first : final + 1]
        quotation = _direct(article.text, hosts, span, spans, people)
        if quotation.speaker is None and not quotation.scare and quotation.cue is None:
            previous = sentences[first - 1] if first else None
            quotation = _continued(article, hosts, (quotation, last), previous, people)
        found.append(quotation)
        last = quotation
    for sentence in sentences:
        found.extend(reported_speech(sentence, people, _touching(spans, sentence)))
    return tuple(sorted(found, key=_order))


def _order(quotation: Quotation) -> tuple[int, int, bool]:
    return quotation.start, quotation.end, not quotation.direct


def _touching(spans: tuple[tuple[int, int], ...], sentence: ParsedSentence) -> list[tuple[int, int]]:
    """The quoted spans (in order, apart) that share a character with `sentence`."""
    first = max(0, bisect_right(spans, (sentence.start, sentence.start)) - 1)
    last = bisect_right(spans, (sentence.end, -1))
    return [span for span in spans[first:last] if span[0] < sentence.end and span[1] > sentence.start]


def _direct(
    text: str,
    hosts: tuple[ParsedSentence, ...],
    span: tuple[int, int],
    spans: tuple[tuple[int, int], ...],
    people: People,
) -> Quotation:
    """The quotation between the marks at `span`, with the speaker its own sentences name."""
    given: Attribution | None = None
    for host in dict.fromkeys((hosts[-1], hosts[0])):
        given = given or attribute(host, text, span, _touching(spans, host), people)
    words = text[span[0] : span[1]].split()
    whole = not text[hosts[0].start : span[0]].strip(MARKS) and text[span[1] - 1] in SENTENCE_ENDS
    fragment = len(words) <= FRAGMENT and not whole
    titled = len(words) > 1 and all(word[0].isupper() for word in words)
    if fragment and (titled or given is None or not _is_spoken(given, len(words))):
        return replace(made(hosts[0], span, None, None, direct=True), scare=True)
    host = hosts[0]
    if given is None:
        return made(host, span, None, None, direct=True)
    return replace(
        made(host, span, None, given.cue, direct=True),
        cue_lemma=given.cue_lemma,
        speaker=text[given.speaker[0] : given.speaker[1]] if given.speaker else None,
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


def _continued(
    article: Article,
    hosts: tuple[ParsedSentence, ...],
    pair: tuple[Quotation, Quotation | None],
    previous: ParsedSentence | None,
    people: People,
) -> Quotation:
    """A quotation that makes up its whole sentences belongs to who was speaking, or to whom a colon introduced."""
    quotation, last = pair
    around = article.text[hosts[0].start : quotation.start] + article.text[quotation.end : hosts[-1].end]
    if previous is None or around.strip(MARKS + ".,"):
        return quotation
    given: tuple[int, int] | None = None
    cue: str | None = None
    lemma: str | None = None
    if article.text[previous.start : previous.end].rstrip().endswith(":"):
        introduction = introduced(previous, people)
        if introduction is not None:
            given, cue, lemma = introduction.speaker, introduction.cue, introduction.cue_lemma
    elif (
        last is not None
        and last.direct
        and last.speaker_start is not None
        and _adjoins(article, last, quotation, previous)
    ):
        alone = hosts[0].block == previous.block or _fills_block(article, hosts)
        if alone and last.speaker_end is not None:
            given, cue, lemma = (last.speaker_start, last.speaker_end), last.cue, last.cue_lemma
    if given is None:
        return quotation
    return replace(
        quotation,
        speaker=article.text[given[0] : given[1]],
        speaker_start=given[0],
        speaker_end=given[1],
        cue=cue,
        cue_lemma=lemma,
    )


def _adjoins(article: Article, last: Quotation, quotation: Quotation, previous: ParsedSentence) -> bool:
    """Whether nothing but the end of its own sentence stands between the last quotation and this one."""
    return last.end > previous.start or not article.text[last.end : quotation.start].strip(MARKS + "\n")


def _fills_block(article: Article, hosts: tuple[ParsedSentence, ...]) -> bool:
    first, last = article.blocks[hosts[0].block], article.blocks[hosts[-1].block]
    return hosts[0].start == first.start and hosts[-1].end == last.end
