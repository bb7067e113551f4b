"""What the words of one sentence say of somebody's part in a meeting."""

from __future__ import annotations

from generator.composing.stance import head_place
from generator.language.absences import absences
from generator.language.section_cues import words_of
from generator.model.annotation import Token
from generator.model.briefing import Part
from generator.model.corpus import Mention, Passage

_GREETING = frozenset({"receive", "greet", "welcome"})
_LEADING = frozenset({"head", "lead", "preside", "chair"})
_VISITING = frozenset({"arrive", "visit", "travel", "fly", "land"})
_MEETING = frozenset({"meet", "talk", "attend", "participate", "join", "appear"})
_MEETINGS = frozenset({"talk", "talks", "meeting"})
_TOGETHER = frozenset({"meet", "host", "receive", "greet", "welcome", "visit", "talk", "confer"})
_PERHAPS = frozenset({"could", "may", "might", "would"})
_OPEN = frozenset({"whether", "if", "unless"})
_HOLDING = frozenset({"leave", "hold", "have", "take", "conduct", "begin", "start", "open", "join"})
_JOINED = frozenset({"conj", "appos", "compound", "nmod"})
_OFFICE_LINKS = frozenset({"to", "of", "for", "in"})
_BESIDE = frozenset({"join", "accompany"})
_STAYING_AWAY = frozenset({"skip", "boycott"})
_CHAIRING = frozenset({"chair", "head", "preside", "lead"})
_AT = frozenset({"at", "to", "in", "during"})
_SPEAKS_FOR = frozenset({"negotiator"})
# what is done to or by those who sit in a room together
_IN_A_ROOM = frozenset(
    {"offer", "tell", "ask", "show", "give", "hear", "listen", "sit", "talk", "discuss", "meet", "leave"}
)


def part_in_passage(passage: Passage, mention: Mention) -> Part:
    """The part that `passage` gives to the one `mention` stands for; "presence_not_stated" where it gives none."""
    tokens = passage.sentence.tokens
    place = head_place(tokens, mention)
    if place is None:
        return "presence_not_stated"
    place = _first_of_list(tokens, place, mention)
    return _away_or_instead(tokens, place) or _part_at(tokens, place, mention)


def _away_or_instead(tokens: tuple[Token, ...], place: int) -> Part | None:
    for told in absences(tokens):
        if told.sure and place in {told.absent, told.instead}:
            return "not_attending" if place == told.absent else "attends"
    return None


def _part_at(tokens: tuple[Token, ...], place: int, mention: Mention) -> Part:
    token = tokens[place]
    verb = tokens[token.head]
    if _is_called(tokens, mention, _SPEAKS_FOR):
        return "attends"
    by = token.head if token.dep == "pobj" and verb.lemma == "by" else _list_after_by(tokens, place)
    if by is not None:
        return _agent(tokens, by)
    if token.dep in {"nsubj", "nsubjpass"}:
        return _subject(tokens, token)
    if token.dep in {"dobj", "obj"} and verb.lemma == "host":
        return "guest"
    return "presence_not_stated"


def tells_company(passage: Passage, there: frozenset[str]) -> bool:
    """Whether a passage tells, without naming a meeting, who came along with one of `there` or who stayed away."""
    tokens = passage.sentence.tokens
    for place, verb in enumerate(tokens):
        below = [item for item in tokens if item.head == place and item is not verb]
        if verb.lemma == "accompany" and verb.tag == "VBN":
            subjects = [item for item in below if item.dep == "nsubjpass"]
            return any(
                mention.participant in there and mention.start <= item.start < mention.end
                for item in subjects
                for mention in passage.mentions
            )
        away = any(item.dep == "neg" for item in below) and any(item.lemma == "do" for item in below)
        if verb.lemma == "attend" and away and not any(item.dep in {"dobj", "prep"} for item in below):
            return any(item.lemma == "do" and item.tag == "VBD" for item in below)
    return False


def tells_of_the_room(passage: Passage, mention: Mention) -> bool:
    """Whether the one `mention` stands for tells what "we" did or heard, as one who was there: "We were offered …"."""
    said = [
        quotation
        for quotation in passage.quotations
        if quotation.direct and quotation.speaker_start is not None
        if mention.start <= quotation.speaker_start < mention.end
    ]
    return any(
        clause.verb in _IN_A_ROOM and clause.tense == "past" and (clause.subject or "").lower() == "we"
        for clause in passage.sentence.clauses
        if any(quotation.start <= clause.verb_start < quotation.end for quotation in said)
    )


def meets(passage: Passage, mention: Mention, *, held: bool) -> bool:
    """Whether the words tie the one `mention` stands for to a verb or noun of meeting.

    From the mention up over names joined to it and prepositions ("with", "between") the first verb, or noun of meeting,
    decides: in "Lee hosted Ruiz as Oslo sought a deal with Ito", Ito meets nobody. Nor does an owner ("Ito's envoy
    met"); and who only could meet does not, where the meeting was `held`.
    """
    tokens = passage.sentence.tokens
    place = head_place(tokens, mention)
    words = words_of("meeting_word")
    for _ in range(12):
        head = tokens[place].head if place is not None else None
        if place is None or head is None or head == place:
            return place is not None and tokens[place].lemma in words
        token = tokens[head]
        offer = token.lemma in _GREETING and any(
            item.dep == "dobj" and tokens[item.head] is token and item.lemma in {"it", "this", "that"}
            for item in tokens
        )  # an offer is welcomed, not a guest
        where = tokens[place].dep == "pobj" and token.lemma in {"at", "in"}  # where it is held, not who comes
        if offer or where or (tokens[place].dep == "poss" and token.lemma not in words):
            return False
        if token.lemma in words or token.lemma in _TOGETHER:
            return not (held and any(item.tag == "MD" for item in tokens if tokens[item.head] is token))
        if token.pos in {"VERB", "AUX", "ADJ"}:
            return _leads_to_meeting(tokens, head)
        place = head
    return False


def _leads_to_meeting(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether the verb at `place` is one of meeting, holds one, or opens such a verb ("are set to hold talks")."""
    words = words_of("meeting_word")
    for _ in range(4):
        below = [at for at, item in enumerate(tokens) if item.head == place and at != place]
        if tokens[place].lemma in _TOGETHER:
            return True
        if tokens[place].lemma in _HOLDING and any(tokens[at].lemma in words for at in below):
            return True
        opened = next((at for at in below if tokens[at].dep in {"xcomp", "acomp"}), None)
        if opened is None:
            return False
        place = opened
    return False


def _subject(tokens: tuple[Token, ...], token: Token) -> Part:
    verb = tokens[token.head]
    below = [item for item in tokens if tokens[item.head] is verb]
    if _is_open(tokens, verb, below):
        return "presence_not_stated"
    perfect = any(item.lemma == "have" and item.dep.startswith("aux") for item in below)
    negated = any(item.dep == "neg" for item in below) and not perfect  # "has not visited since" tells no absence
    takes_part = verb.lemma == "take" and any(item.lemma == "part" and item.dep == "dobj" for item in below)
    if verb.lemma in _STAYING_AWAY or (negated and (takes_part or verb.lemma in _MEETING | _VISITING)):
        return "not_attending"
    if takes_part:
        return "accompanies" if any(item.lemma == "also" for item in below) else "attends"
    if _meets_as_object(tokens, verb, below) or _says_it_attends(tokens, verb):
        return "attends"
    if verb.lemma in _LEADING and any(item.lemma in {"delegation", "team"} for item in tokens[token.head :]):
        return "heads_delegation"
    return _part_by_verb(token, verb, below)


def _is_open(tokens: tuple[Token, ...], verb: Token, below: list[Token]) -> bool:
    """Whether it only may be: "could meet", "it is not known whether she will travel". "Said she would" is a plan."""
    said = verb.dep == "ccomp" and tokens[verb.head].tag == "VBD"
    perhaps = (item for item in below if item.lemma in _PERHAPS and item.tag == "MD")
    if any(not (said and item.lemma == "would") for item in perhaps):
        return True
    return any(item.dep == "mark" and item.lemma in _OPEN for item in below)


def _part_by_verb(token: Token, verb: Token, below: list[Token]) -> Part:
    part: Part = "presence_not_stated"
    words = words_of("meeting_word")
    other = any(item.dep == "dobj" and item.lemma not in words for item in below)  # "joined the strike"
    if verb.lemma in words_of("say") or verb.lemma == "ask":
        part = "speaks_about"
    elif token.dep == "nsubjpass":
        part = "guest" if verb.lemma in _GREETING else part
    elif verb.lemma == "host":
        part = "host"
    elif verb.lemma in _VISITING:
        part = "guest"
    elif verb.lemma in _MEETING:
        part = part if verb.lemma == "join" and other else "attends"
    elif verb.lemma == "hold" and any(item.lemma in _MEETINGS for item in below):
        part = "attends"
    return part


def _says_it_attends(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Whether the speaker's own coming is said: "the company confirmed that it would attend"."""
    for place, token in enumerate(tokens):
        if token.dep == "ccomp" and tokens[token.head] is verb and token.lemma in {"attend", "participate"}:
            below = [item for item in tokens if item.head == place]
            himself = any(item.dep == "nsubj" and item.pos == "PRON" for item in below)
            return himself and not any(item.dep == "neg" or item.lemma in {"could", "may", "might"} for item in below)
    return False


def _meets_as_object(tokens: tuple[Token, ...], verb: Token, below: list[Token]) -> bool:
    """Whether the verb chairs a meeting, or is said to or at one: "told a hearing", "said at the summit"."""
    words = words_of("meeting_word")
    if verb.lemma in _CHAIRING and any(item.lemma in words and item.dep == "dobj" for item in below):
        return True
    if verb.lemma not in words_of("say"):
        return False
    told = [item for item in below if item.dep in {"dobj", "dative"}]
    told += [
        item for item in tokens if item.dep == "pobj" and tokens[item.head] in below and tokens[item.head].lemma in _AT
    ]
    return any(item.lemma in words for item in told)


def _is_called(tokens: tuple[Token, ...], mention: Mention, nouns: frozenset[str]) -> bool:
    """Whether one of `nouns` stands beside the name: "its lead negotiator, Ana Ruiz"."""
    place = head_place(tokens, mention)
    for _ in range(4):
        if place is None:
            return False
        token = tokens[place]
        beside = [item for item in tokens if tokens[item.head] is token and item.dep in {"appos", "compound"}]
        if token.lemma in nouns or any(item.lemma in nouns for item in beside):
            return True
        if token.dep not in {"appos", "compound", "nmod"}:
            return False
        place = token.head
    return False


def _agent(tokens: tuple[Token, ...], by: int) -> Part:
    verb = tokens[tokens[by].head]
    while verb.pos in {"NOUN", "PROPN", "ADP"} and tokens[verb.head] is not verb:
        verb = tokens[verb.head]  # "greeted on arrival by": the parser may tie "by" to the arrival
    if verb.lemma == "accompany":
        return "accompanies"
    if verb.lemma in {"join", "replace", "represent"}:
        return "attends"
    if verb.lemma in _GREETING:
        return "receives"
    if verb.lemma in _LEADING:
        return "heads_delegation"
    if verb.lemma == "host":
        return "host"
    return "presence_not_stated"


def _list_after_by(tokens: tuple[Token, ...], place: int) -> int | None:
    """The "by" that opens the list a name stands in, where the parser lost it: "joined by Lee and, for Chile, Ruiz"."""
    for at in range(place - 1, -1, -1):
        token = tokens[at]
        if token.pos in {"VERB", "AUX", "SCONJ"}:
            return None
        if token.lemma == "by" and tokens[token.head].lemma in _BESIDE:
            return at
    return None


def _first_of_list(tokens: tuple[Token, ...], place: int, mention: Mention) -> int:
    """The first of the names joined by commas and "and", or the noun a name stands beside ("envoy Ana Ruiz").

    In "the ambassador to Peru Jo Ito" the parser ties the name to Peru: then the noun before "to" is the one.
    """
    beside = any(item.start < mention.start for item in tokens if tokens[item.head] is tokens[place])
    for _ in range(8):
        token = tokens[place]
        above = tokens[token.head]
        if beside and token.dep == "pobj" and above.lemma in _OFFICE_LINKS and tokens[above.head].pos == "NOUN":
            place = above.head
        elif token.dep not in _JOINED or token.head == place or above.pos not in {"NOUN", "PROPN"}:
            return place
        else:
            beside = beside or token.dep == "appos"
            place = token.head
    return place
