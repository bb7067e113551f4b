"""What is on the agenda of each meeting: topics announced, by whom; what was raised without having been announced."""

from __future__ import annotations

from generator.composing.index import Index
from generator.composing.meetings import RankedMeeting
from generator.composing.phrases import subtree, words
from generator.model.annotation import Token
from generator.model.briefing import AgendaItem, Section
from generator.model.corpus import MergedStatement, Passage
from generator.model.edtf import sort_key
from generator.model.ids import digest

_TOPIC_WORDS = 30
_PASSIVE = frozenset(
    {"discuss", "raise", "address", "debate", "consider", "review", "touch", "negotiate", "tackle", "cover"}
)
_ACTIVE = _PASSIVE | frozenset({"focus", "talk", "deliberate", "exchange", "concentrate", "centre", "center"})
_PURPOSE = frozenset(
    {"resolve", "strengthen", "solve", "settle", "pave", "prepare", "end", "agree", "develop", "improve"}
)
_LIST = frozenset({"agenda", "table", "topic"})


def agenda_items(
    index: Index, ranked: tuple[RankedMeeting, ...], sections: dict[str, Section]
) -> dict[str, tuple[AgendaItem, ...]]:
    """The agenda items of each meeting by its id, announced ones first.

    A statement of the agenda belongs to its own meeting, else to the main one. What somebody said at the meeting
    itself is raised, not announced.
    """
    main = next((item.seed for item in ranked if item.role == "main"), None)
    known = {item.seed.id: item for item in ranked}
    found: dict[str, list[AgendaItem]] = {}
    for statement in index.corpus.statements:
        passage = index.shown(statement)
        topic = topic_of(passage)
        home = statement.meeting if statement.meeting in known else None
        if sections[statement.id] == "agenda":
            meeting = home or (main.id if main else None)
            announced = True
        elif home is not None and topic is not None and known[home].role in {"main", "parallel"}:
            meeting, announced = home, True
        elif main is not None and home == main.id and _is_raised(statement, passage):
            meeting, announced = home, False
        else:
            continue
        if meeting is None:
            continue
        found.setdefault(meeting, []).append(
            AgendaItem(
                id="a-" + digest(meeting, statement.id),
                topic=topic or _clean(statement.text),
                announced_by=announcer(index, statement),
                announced=announced,
                statements=(statement.id,),
            )
        )
    return {meeting: _in_order(index, items) for meeting, items in found.items()}


def topic_of(passage: Passage) -> str | None:
    """The words of `passage` that name what is to be talked about, or None where none can be told from the rest."""
    tokens = passage.sentence.tokens
    for place, token in enumerate(tokens):
        if token.lemma in _LIST and token.pos == "NOUN":
            verb = _verb_above(tokens, place)
            subject = _child(tokens, verb, {"nsubj", "nsubjpass"}) if verb is not None else None
            if subject is not None:
                return _phrase(passage, subject)
    for place, token in enumerate(tokens):
        if token.pos != "VERB" or token.lemma not in _ACTIVE | _PURPOSE:
            continue
        if token.lemma in _PURPOSE and not _is_infinitive(tokens, place):
            continue
        if token.lemma in _PASSIVE and (subject := _child(tokens, place, {"nsubjpass"})) is not None:
            return _phrase(passage, subject)
        target = _child(tokens, place, {"dobj", "obj"})
        if target is None or token.lemma in {"focus", "talk", "touch", "exchange"}:
            target = _prepositional(tokens, place) or target
        if target is not None and (_is_coming(tokens, place) or _is_infinitive(tokens, place)):
            return _phrase(passage, target)
    return None


def announcer(index: Index, statement: MergedStatement) -> str | None:
    """Who announced it: the speaker's name, else the words the article has for the speaker."""
    who = index.participants.get(statement.speaker_participant or "")
    return who.name if who is not None else statement.speaker


def _is_raised(statement: MergedStatement, passage: Passage) -> bool:
    said = any(item.direct and not item.scare for item in passage.quotations)
    return said and statement.status not in {"planned", "possible"}


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
    tokens = passage.sentence.tokens
    places = subtree(tokens, place)
    text = words(passage, tokens[places[0]].start, tokens[places[-1]].end)
    return _clean(" ".join(text.split()[:_TOPIC_WORDS]))


def _clean(text: str) -> str:
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


def _child(tokens: tuple[Token, ...], place: int, deps: set[str]) -> int | None:
    return next(
        (at for at, token in enumerate(tokens) if token.head == place and at != place and token.dep in deps), None
    )


def _prepositional(tokens: tuple[Token, ...], verb: int) -> int | None:
    for at, token in enumerate(tokens):
        if token.head == verb and token.dep == "prep" and token.lemma in {"on", "about", "upon"}:
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
