"""Agendas that a sentence spells out: "four items: fees and visas", "would deal first with pay", "a third item, …"."""

from __future__ import annotations

import re

from generator.composing.index import Index
from generator.composing.phrases import subtree, words
from generator.language.section_cues import cues_in, joined, words_of
from generator.model.annotation import Token
from generator.model.corpus import Passage

_LIST = re.compile(
    r"\b(?:agenda|items?|matters|topics|subjects|issues|points|questions|themes)\b[^:.;“”\"]{0,80}:\s+(?P<list>[^:“”\"]+?)\.?$"
)
_ITEM = frozenset({"item", "topic", "subject"})
_JOINED = frozenset({"add", "include", "list", "name"})
_PARTS = re.compile(r"[,;]\s+(?:and\s+)?|\s+and\s+(?=[^,;]*$)")
_ASIDE = re.compile(r",\s+(?:which|who|whose|where|when)\b[^,;]*")  # tells of the item before it
_LONGEST = 14  # words of one item
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def listed_topics(passage: Passage) -> tuple[str, ...]:
    """The items of an agenda that the passage spells out, each once; none where it spells out none."""
    text = passage.exact
    lemmas = joined([token.lemma for token in passage.sentence.tokens])
    found = _LIST.search(text)
    if found is not None and cues_in(lemmas, "listing"):
        parts = [part.strip() for part in _PARTS.split(_ASIDE.sub("", found["list"])) if part.strip()]
        if len(parts) > 1 and all(len(part.split()) <= _LONGEST for part in parts):
            return tuple(dict.fromkeys(parts))
    return (*_dealt_with(passage), *_added(passage))


def lister(index: Index, passage: Passage) -> str | None:
    """Who spells it out: the speaker, else the subject of the main verb, in the article's words."""
    for quotation in passage.quotations:
        if not quotation.scare and quotation.speaker:
            start = quotation.speaker_start
            known = [one.participant for one in passage.mentions if start is not None and one.start <= start < one.end]
            who = index.participants.get(known[0] or "") if known else None
            return who.name if who is not None else quotation.speaker
    tokens = passage.sentence.tokens
    for place, token in enumerate(tokens):
        if token.dep == "nsubj" and tokens[token.head].head == token.head and token.pos in {"NOUN", "PROPN"}:
            below = [at for at in subtree(tokens, place) if at < token.head]  # a list hung on it is not its name
            return words(passage, tokens[below[0]].start, tokens[below[-1]].end) if place in below else None
    return None


def _dealt_with(passage: Passage) -> tuple[str, ...]:
    """What a meeting is to deal with: "the talks would deal first with pay, then with shifts"."""
    tokens = passage.sentence.tokens
    found = []
    for place, token in enumerate(tokens):
        if token.lemma != "deal" or token.pos != "VERB" or not _is_coming(tokens, place):
            continue
        below = subtree(tokens, place)
        links = [at for at in below if at > place and tokens[at].lemma == "with" and tokens[at].dep == "prep"]
        found += [_below(passage, at) for at in links]
    return tuple(topic for topic in dict.fromkeys(found) if topic)


def _added(passage: Passage) -> tuple[str, ...]:
    """What stands as an item: "a third item, the status of the annex, was added"."""
    tokens = passage.sentence.tokens
    found = []
    for place, token in enumerate(tokens):
        if token.lemma not in _ITEM or token.dep not in _SUBJECTS or tokens[token.head].lemma not in _JOINED:
            continue
        aside = next((at for at, one in enumerate(tokens) if one.head == place and one.dep == "appos"), None)
        if aside is not None:
            below = subtree(tokens, aside)
            found.append(words(passage, tokens[below[0]].start, tokens[below[-1]].end))
    return tuple(found)


def _below(passage: Passage, link: int) -> str:
    tokens = passage.sentence.tokens
    places = [at for at in subtree(tokens, link) if at > link]
    end = next(
        (at for at in places if tokens[at].dep == "punct" or tokens[at].lemma == "then"),
        places[-1] + 1 if places else 0,
    )
    inside = [at for at in places if at < end]
    return words(passage, tokens[inside[0]].start, tokens[inside[-1]].end) if inside else ""


def _is_coming(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether a meeting is the one that is to do it."""
    head = verb
    for _ in range(3):
        below = [token for token in tokens if token.head == head]
        if any(item.dep in _SUBJECTS and item.lemma in words_of("meeting_word") for item in below):
            return any(item.tag in {"MD", "TO"} for item in tokens if item.head in {verb, head})
        if tokens[head].dep not in {"conj", "xcomp"}:
            return False
        head = tokens[head].head
    return False
