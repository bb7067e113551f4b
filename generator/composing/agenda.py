"""What is on the agenda of each meeting: topics announced, by whom; what was raised without having been announced."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.composing.coverage import words_in
from generator.composing.index import Index
from generator.composing.listed import listed_topics, lister
from generator.composing.meetings import RankedMeeting
from generator.composing.paragraphs import paragraphs
from generator.composing.phrases import subtree, words
from generator.composing.status import tells_outcome
from generator.composing.subjects import subjects_of
from generator.language.section_cues import words_of
from generator.language.subjects import subjects, subjects_by_word
from generator.model.annotation import Token
from generator.model.briefing import AgendaItem, Section
from generator.model.corpus import MergedStatement, Passage
from generator.model.edtf import sort_key
from generator.model.ids import digest

_TOPIC_WORDS = 45
_PASSIVE = frozenset(
    {"discuss", "raise", "address", "debate", "consider", "review", "touch", "negotiate", "tackle", "cover"}
)
_ACTIVE = _PASSIVE | frozenset({"focus", "talk", "deliberate", "exchange", "concentrate", "centre", "center"})
_PURPOSE = frozenset(
    {"resolve", "strengthen", "solve", "settle", "pave", "prepare", "end", "agree", "develop", "improve"}
)
_LIST = frozenset({"agenda", "table", "topic"})
_ITEM = frozenset({"item", "subject", "topic", "point", "issue", "question"})
_NAMED = re.compile(r"(?: on the (?:agenda|table|list))?, (?P<topic>(?:the|an?) [^,;:.“”\"]{3,80})\.?$")
_STANDING = frozenset({"remain", "stay", "lie"})
_ABOUT = frozenset({"on", "about", "upon"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AHEAD = frozenset({"planned", "possible", None})
_NO_MARKS = str.maketrans("", "", '"“”')
_SAME = 0.75  # share of the shorter topic's words that makes two topics one


def agenda_items(
    index: Index,
    ranked: tuple[RankedMeeting, ...],
    sections: Mapping[str, Section],
    homes: Mapping[str, str],
) -> dict[str, tuple[AgendaItem, ...]]:
    """The agenda items of each meeting by its id, announced ones first.

    `homes` gives the meeting of a statement; one of the agenda without any belongs to the main one. What somebody said
    at the meeting itself, wants to be on its agenda or says is not on it is raised, not announced. A sentence that
    names no topic gives no item.
    """
    main = next((item.seed for item in ranked if item.role == "main"), None)
    known = {item.seed.id: item for item in ranked}
    found: dict[str, list[AgendaItem]] = {}
    listed, before = _listed(index, ranked, homes, found), paragraphs(index)
    for statement in index.corpus.statements:
        if statement.id in listed:
            continue
        home = homes.get(statement.id)
        topics = _topics(index, statement)
        if wanted := _wanted(index, statement, before):
            meeting, announced, topics = home or (main.id if main else None), False, wanted
        elif any(tells_outcome(passage) for passage in index.of(statement)):
            continue  # what was agreed, or was not, is no longer to be talked about
        elif sections[statement.id] == "agenda":
            meeting, announced = home or (main.id if main else None), True
        elif main is not None and home == main.id and _is_raised(index, statement):
            meeting, announced = home, False
            topics = _raised_topics(index, statement)
        elif home is not None and known[home].role in {"main", "parallel"} and statement.status in _AHEAD:
            meeting, announced = home, True
        else:
            continue
        if meeting is not None:
            items = found.setdefault(meeting, [])
            for topic in topics:
                _add(index, items, topic, _Told(meeting, statement.id, announcer(index, statement), announced))
    return {meeting: _in_order(index, items) for meeting, items in found.items()}


def _listed(
    index: Index, ranked: tuple[RankedMeeting, ...], homes: Mapping[str, str], found: dict[str, list[AgendaItem]]
) -> frozenset[str]:
    """Adds the items that a sentence spells out; the ids of the statements that are nothing but such a list.

    They belong to the meeting of the statement, else to the main one, else to the first.
    """
    told = set()
    for statement in index.corpus.statements:
        for passage in index.of(statement):
            topics = listed_topics(passage)
            home = homes.get(statement.id) or (ranked[0].seed.id if ranked else None)
            if not topics or home is None:
                continue
            for topic in topics:
                by = lister(index, passage) or announcer(index, statement)
                _add(index, found.setdefault(home, []), _clean(topic), _Told(home, statement.id, by, announced=True))
            if passage == index.shown(statement):
                told.add(statement.id)
    return frozenset(told)


def _topics(index: Index, statement: MergedStatement) -> tuple[str, ...]:
    """The topics that the shown passage names; where it says next to nothing, those of the passage that says most."""
    shown = topics_of(index.shown(statement))
    if any(len(topic.split()) > 2 for topic in shown):
        return shown
    others = [topics_of(passage) for passage in index.of(statement)]
    return max([shown, *others], key=lambda topics: sum(len(topic.split()) for topic in topics))


def _wanted(index: Index, statement: MergedStatement, before: Mapping[str, str]) -> tuple[str, ...]:
    """What somebody wants to have on the agenda, or says is not on it: "a fourth subject, the tax on ferries".

    "It was not on the agenda" speaks of what the sentence before it wants there.
    """
    passage = index.shown(statement)
    tokens = passage.sentence.tokens
    found = list(_items_wanted(passage))
    for place, token in enumerate(tokens):
        verb = _verb_above(tokens, place) if token.lemma == "agenda" and token.pos == "NOUN" else None
        subject = _child(tokens, verb, _SUBJECTS) if verb is not None and _is_negated(tokens, verb) else None
        if subject is None:
            continue
        if tokens[subject].pos not in {"PRON", "DET"}:
            found.append(_phrase(passage, subject))
        elif (above := index.passages.get(before.get(passage.id, ""))) is not None:
            found += _items_wanted(above)
    return tuple(dict.fromkeys(topic for topic in found if topic))


def _items_wanted(passage: Passage) -> tuple[str, ...]:
    """What follows the item that somebody wants added; by its marks, since parsers often tear it from its noun."""
    found = []
    for token in passage.sentence.tokens:
        verb = passage.sentence.tokens[token.head]
        if token.lemma in _ITEM and token.dep == "dobj" and verb.lemma in words_of("want_verbs"):
            named = _NAMED.match(passage.exact[token.end - passage.start :])
            found += [_clean(named["topic"])] if named else []
    return tuple(found)


def _raised_topics(index: Index, statement: MergedStatement) -> tuple[str, ...]:
    """What a remark was about, in plain titles: a speaker's own words are no topic of ours."""
    told = subjects_of(index.shown(statement))
    best = sorted(told, key=lambda subject: (-told[subject], subject))[:1]
    return tuple(subjects()[subject.partition(":")[0]].title for subject in best)


def _add(index: Index, items: list[AgendaItem], topic: str, told: _Told) -> None:
    """Add a topic to the items of its meeting, to one that says the same where there is one."""
    words_here = _content(index, topic)
    for place, item in enumerate(items):
        there = _content(index, item.topic)
        same = len(words_here & there) >= _SAME * max(1, min(len(words_here), len(there)))
        if same and item.announced == told.announced:
            if told.statement not in item.statements:
                items[place] = replace(item, statements=(*item.statements, told.statement))
            return
    items.append(
        AgendaItem(
            id="a-" + digest(told.meeting, told.statement, topic),
            topic=topic,
            announced_by=told.announced_by,
            announced=told.announced,
            statements=(told.statement,),
        )
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a topic was told: meeting and statement (ids), by whom, and whether it was announced."""

    meeting: str
    statement: str
    announced_by: str | None
    announced: bool


def topics_of(passage: Passage) -> tuple[str, ...]:
    """The words of `passage` that name what is to be talked about, each topic once; none where they cannot be told."""
    tokens = passage.sentence.tokens
    found: dict[int, str] = {}
    for place, token in enumerate(tokens):
        target = None
        if token.lemma in _LIST and token.pos == "NOUN":
            verb = _verb_above(tokens, place)
            if verb is None or _is_negated(tokens, verb) or tokens[verb].lemma in _STANDING:
                continue  # an offer that remains on the table is no item
            target = _child(tokens, verb, _SUBJECTS)
        elif token.pos == "VERB" and token.lemma in _ACTIVE | _PURPOSE and not _is_negated(tokens, place):
            target = _target(tokens, place)
        if target is not None and tokens[target].pos not in {"PRON", "DET"}:
            found.setdefault(target, _phrase(passage, target))
    return tuple(dict.fromkeys(topic for topic in found.values() if topic))


def _target(tokens: tuple[Token, ...], place: int) -> int | None:
    """The place of what the verb of discussion at `place` is about, where the talk is still to come."""
    token = tokens[place]
    if token.lemma in _PASSIVE and (subject := _child(tokens, place, {"nsubjpass"})) is not None:
        return subject
    infinitive = _is_infinitive(tokens, place)
    if not infinitive and (token.lemma in _PURPOSE or not _is_coming(tokens, place)):
        return None
    direct = _child(tokens, place, {"dobj", "obj", "pcomp", "xcomp"})
    if direct is not None and tokens[direct].lemma in {"way", "ground"}:  # "to pave the way for a treaty"
        return _prepositional(tokens, direct, frozenset({"for"})) or _prepositional(tokens, place, frozenset({"for"}))
    if direct is None or token.lemma in {"focus", "talk", "touch", "exchange"}:
        return _prepositional(tokens, place) or direct
    return direct


def announcer(index: Index, statement: MergedStatement) -> str | None:
    """Who announced it: the speaker's name, else the words the article has for the speaker."""
    who = index.participants.get(statement.speaker_participant or "")
    return who.name if who is not None else statement.speaker


def _is_raised(index: Index, statement: MergedStatement) -> bool:
    said = any(item.direct and not item.scare for item in index.shown(statement).quotations)
    return said and statement.status != "planned"


def _in_order(index: Index, items: list[AgendaItem]) -> tuple[AgendaItem, ...]:
    def key(item: AgendaItem) -> tuple[bool, int, tuple[int, int, str], str]:
        statement = index.statements[item.statements[0]]
        return (
            not item.announced,
            -len({citation.origin for citation in statement.citations}),
            sort_key(statement.when.edtf if statement.when else None),
            item.id,
        )

    return tuple(sorted(items, key=key))


def _phrase(passage: Passage, place: int) -> str:
    """The words that hang on the one at `place`, without a clause that explains it."""
    tokens = passage.sentence.tokens
    places = subtree(tokens, place)
    aside = [
        at for at in places if at > place and tokens[at].dep in {"relcl", "advcl"} and not _is_infinitive(tokens, at)
    ]
    last = min((min(subtree(tokens, at)) for at in aside), default=places[-1] + 1) - 1
    text = words(passage, tokens[places[0]].start, tokens[max(last, place)].end)
    return _clean(" ".join(text.split()[:_TOPIC_WORDS]))


def _content(index: Index, topic: str) -> frozenset[str]:
    """What a topic speaks of: its words, with other names of a party and of a subject put for one."""
    parties = {
        word: party.id
        for party in index.corpus.parties
        for name in (party.name, *party.variants)
        for word in words_in(name)
    }
    plain = [word for word in words_in(topic) if word not in words_of("stop_words") | words_of("agenda_filler")]
    known = subjects_by_word()
    return frozenset(parties.get(word) or next(iter(known.get(_singular(word), (word,)))) for word in plain)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word not in subjects_by_word() else word


def _clean(text: str) -> str:
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        text = text.translate(_NO_MARKS)  # half a quotation says nothing
    text = text.strip(' \t\n"“”«».,;:–—-')
    for article in ("the ", "The ", "a ", "A "):
        text = text.removeprefix(article)
    return text[:1].upper() + text[1:]


def _verb_above(tokens: tuple[Token, ...], place: int) -> int | None:
    for _ in range(8):
        head = tokens[place].head
        if tokens[head].pos in {"VERB", "AUX"}:
            return head
        if head == place:
            return None
        place = head
    return None


def _child(tokens: tuple[Token, ...], place: int, deps: frozenset[str] | set[str]) -> int | None:
    return next(
        (at for at, token in enumerate(tokens) if token.head == place and at != place and token.dep in deps), None
    )


def _prepositional(tokens: tuple[Token, ...], verb: int, links: frozenset[str] = _ABOUT) -> int | None:
    for at, token in enumerate(tokens):
        if token.head == verb and token.dep == "prep" and token.lemma in links:
            inner = _child(tokens, at, {"pobj", "pcomp"})
            if inner is not None:
                return inner
    return None


def _is_coming(tokens: tuple[Token, ...], verb: int) -> bool:
    return any(token.head == verb and token.tag == "MD" for token in tokens)


def _is_infinitive(tokens: tuple[Token, ...], verb: int) -> bool:
    return any(token.head == verb and token.tag == "TO" for token in tokens) or (
        tokens[verb].dep == "conj" and tokens[verb].head != verb and _is_infinitive(tokens, tokens[verb].head)
    )


def _is_negated(tokens: tuple[Token, ...], verb: int) -> bool:
    return any(token.head == verb and (token.dep == "neg" or token.lemma == "never") for token in tokens)
