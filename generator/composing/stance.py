"""Who wants what: the statements in which a party says or does something that shows its position."""

from __future__ import annotations

from dataclasses import dataclass

from generator.composing.at_issue import fronted, opens_matter
from generator.composing.index import Index
from generator.composing.phrases import subtree
from generator.language.cues import SAYING_VERBS
from generator.language.offices import office_class
from generator.language.section_cues import words_of
from generator.model.annotation import Token
from generator.model.briefing import Participant
from generator.model.corpus import Mention, MergedStatement, Passage

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PAST = ("former ", "ex-", "late ", "then-", "exiled ")
_CONDITIONS = frozenset({"if", "unless", "until", "whether", "before", "once"})
_WILLED = frozenset({"will", "would"})
_GOING_ON = frozenset({"continue", "keep"})  # "continues to back" is what it does
_PLAIN = frozenset({"say", "tell", "add", "announce", "confirm", "write", "reply", "answer"})  # no verbs of reproach
_ASIDE = 2  # a condition may stand this many verbs above: "if the port began to dig"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A party (id) whose position a statement (id) tells, the verbs that show it, and the lemmas they speak of.

    `acts`: those of the verbs that are plain acts, neither nouns ("its demand") nor habits. `refuses`: one of them is
    what it will not do ("would not sell").
    """

    party: str
    statement: str
    verbs: frozenset[str]
    scope: frozenset[str]
    acts: frozenset[str] = frozenset()
    refuses: bool = False


def stances(index: Index, statement: MergedStatement, *, shown_only: bool = False) -> tuple[Stance, ...]:
    """The parties whose position `statement` tells, each once, in order.

    A party has a stance where it, or somebody who belongs to it, is the subject of a verb of wanting, doing or
    refusing, or the one by whom something is called names. That somebody is only mentioned shows nothing, and a party
    that the shown words do not name has none: a reader would not find it there. Where somebody of one party speaks,
    another has a stance only if it is told what that one wants: "Lee said the union was striking" tells nothing of the
    union's aims, "Lee said the union wanted six percent" does, and so does "Lee said the union would not sign" where
    Lee is of no other party. `shown_only`: the shown words must tell it themselves.
    """
    speaker = _party_of_speaker(index, statement)
    named = index.parties_in(index.shown(statement))
    verbs: dict[str, set[str]] = {}
    scope: dict[str, set[str]] = {}
    said_of: dict[str, set[str]] = {}  # where it does more than speak, what it speaks of besides is not its aim
    acts: dict[str, set[str]] = {}
    refusing: set[str] = set()
    for passage in [index.shown(statement)] if shown_only else index.of(statement):
        for party, verb in _in_passage(index, passage):
            lemma = passage.sentence.tokens[verb].lemma
            wanted = lemma in words_of("want_verbs") or (
                lemma in words_of("aim_verbs") and _is_plain_act(passage.sentence.tokens, verb)
            )
            if party not in named or (speaker not in {None, party} and not wanted):
                continue
            if _is_plain_act(passage.sentence.tokens, verb):
                acts.setdefault(party, set()).add(lemma)
            if _refuses(passage.sentence.tokens, verb):
                refusing.add(party)
            verbs.setdefault(party, set()).add(lemma)
            said = said_of if lemma in words_of("say") else scope
            said.setdefault(party, set()).update(_spoken_of(passage.sentence.tokens, verb))
    return tuple(
        Stance(
            party=party,
            statement=statement.id,
            verbs=frozenset(verbs[party]),
            scope=frozenset(scope.get(party) or said_of[party]),
            acts=frozenset(acts.get(party, ())),
            refuses=party in refusing,
        )
        for party in verbs
    )


def _party_of_speaker(index: Index, statement: MergedStatement) -> str | None:
    """The id of the party of the one who speaks in `statement`."""
    who = index.participants.get(statement.speaker_participant or "")
    if who is not None:
        return index.party_of(who)
    said = (statement.speaker or "").lower()
    for party in index.corpus.parties:
        if any(said.removeprefix("the ") == name.lower() for name in (party.name, *party.variants)):
            return party.id
    return None


def party_of(index: Index, mention: Mention) -> str | None:
    """The id of the party that a mention stands for or belongs to."""
    if mention.party is not None:
        return mention.party if mention.party in index.parties else None
    who = index.participants.get(mention.participant or "")
    return index.party_of(who) if who is not None and not _speaks_for_himself(who) else None


def _speaks_for_himself(who: Participant) -> bool:
    """Whether all told of somebody is a past office, opposition or scholarship: no voice of a state or employer."""
    told = [role.text.lower() for role in who.roles]
    return bool(told) and all(
        text.startswith(_PAST) or "opposition" in text or any(office_class(word) == "scholar" for word in text.split())
        for text in told
    )


def _in_passage(index: Index, passage: Passage) -> list[tuple[str, int]]:
    """Parties of `passage` that have a stance in it, and the places of the verbs that show it."""
    verbs, called = words_of("stance_verbs"), words_of("calling_verbs")
    tokens = passage.sentence.tokens
    found: list[tuple[str, int]] = []
    for mention in passage.mentions:
        party = party_of(index, mention)
        place = head_place(tokens, mention)
        if party is None or place is None:
            continue
        token = tokens[place]
        if token.dep == "poss" and _is_of_another(index, passage, token.head, party):
            continue  # "Norway's Fishermen's League said": the league did
        own = _governors(tokens, place)
        governors = (
            verb
            for verb in own
            if not _is_condition(tokens, verb)
            and (
                tokens[verb].lemma in words_of("want_verbs")
                or (told := _told_by_another(tokens, verb, own)) is None
                or (told in _PLAIN and _refuses(tokens, verb))
            )
        )
        found.extend(
            (party, verb)
            for verb in governors
            if (tokens[verb].lemma in verbs or _refuses(tokens, verb)) and not _is_remark(tokens, verb, mention)
        )
        if token.dep == "pobj" and tokens[token.head].lemma == "by":
            caller = tokens[token.head].head
            if tokens[caller].lemma in called and tokens[caller].pos == "VERB":
                found.append((party, caller))
    return found


def _is_remark(tokens: tuple[Token, ...], verb: int, mention: Mention) -> bool:
    """Whether it is only added of somebody else's matter: "a delay which he blamed on the snow"."""
    return mention.form == "pronoun" and tokens[verb].dep == "relcl" and tokens[verb].lemma not in words_of("aim_verbs")


def _is_of_another(index: Index, passage: Passage, place: int, party: str) -> bool:
    """Whether the word at `place` names another party."""
    start = passage.sentence.tokens[place].start
    whose = {party_of(index, one) for one in passage.mentions if one.start <= start < one.end}
    return bool(whose - {party, None})


def _told_by_another(tokens: tuple[Token, ...], verb: int, own: list[int]) -> str | None:
    """By which verb somebody else says what a verb tells: "he complained that the company would not commit itself"."""
    for _ in range(6):
        above = tokens[verb].head
        if above == verb:
            return None
        said = tokens[verb].dep == "ccomp" and tokens[above].lemma in SAYING_VERBS and above not in own
        if said and above < verb:  # ", officials said" behind it leaves the act with who did it
            return tokens[above].lemma
        verb = above
    return None


def verbs_of(passage: Passage, mention: Mention) -> tuple[int, ...]:
    """The places of the verbs in `passage` whose subject is `mention`."""
    tokens = passage.sentence.tokens
    place = head_place(tokens, mention)
    if place is None:
        return ()
    return tuple(verb for verb in _governors(tokens, place) if not _is_condition(tokens, verb))


def _is_plain_act(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether a verb is more than a noun ("its demand"), a name for something ("called it a farce") or a habit."""
    lemma, above = tokens[verb].lemma, tokens[verb].head
    going_on = tokens[verb].dep == "xcomp" and tokens[above].lemma in _GOING_ON
    named = lemma in words_of("matter_verbs") and not opens_matter(tokens, verb)
    return tokens[verb].pos == "VERB" and not going_on and not named


def _refuses(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether a verb is what its subject will not do: "would not sell", "cannot accept"; not "would not have sold"."""
    below = [one for at, one in enumerate(tokens) if one.head == verb and at != verb]
    return (
        tokens[verb].pos == "VERB"
        and tokens[verb].lemma not in words_of("telling_acts")
        and any(one.dep == "neg" for one in below)
        and any(one.tag == "MD" and one.lemma in _WILLED for one in below)
        and not any(one.dep in {"auxpass", "nsubjpass"} or (one.dep == "aux" and one.lemma == "have") for one in below)
    )


def _is_condition(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether the verb stands in a condition: "if the company agrees to pay" is what somebody else asks of it."""
    for _ in range(_ASIDE):
        if any(token.head == verb and token.dep == "mark" and token.lemma in _CONDITIONS for token in tokens):
            return True
        if tokens[verb].dep not in {"xcomp", "conj"}:
            return False
        verb = tokens[verb].head
    return False


def _spoken_of(tokens: tuple[Token, ...], verb: int) -> set[str]:
    """Lemmas below the verb and, where it describes what stands before it, those of the words up to the last comma.

    "…; rebel groups in the north, described as criminals by Accra": the parser often hangs such a verb elsewhere.
    """
    places = set(subtree(tokens, verb))
    if tokens[verb].tag == "VBN" and not any(item.head == verb and item.dep in _SUBJECTS for item in tokens):
        above = tokens[verb].head
        first = above if tokens[verb].dep == "conj" and tokens[above].tag == "VBN" else verb
        end = first - 1 if first and tokens[first - 1].dep == "punct" else first
        start = end
        while start > 0 and tokens[start - 1].dep != "punct":
            start -= 1
        places.update(range(start, end))
    places |= fronted(tokens)
    if tokens[verb].dep == "relcl":  # "a levy which the port wants to end"
        above = tokens[verb].head
        places.update({above, *(at for at, one in enumerate(tokens) if one.head == above and one.dep == "compound")})
    return {tokens[place].lemma for place in places}


def head_place(tokens: tuple[Token, ...], mention: Mention) -> int | None:
    """The place of the word of `mention` that the others hang on."""
    inside = [place for place, token in enumerate(tokens) if mention.start <= token.start and token.end <= mention.end]
    for place in inside:
        if tokens[place].head not in inside or tokens[place].head == place:
            return place
    return None


def _governors(tokens: tuple[Token, ...], place: int) -> list[int]:
    """The verbs that the word at `place` is a subject of, with those joined to or opened by them ("tries to mend")."""
    while tokens[place].dep == "conj" and tokens[tokens[place].head].pos in {"NOUN", "PROPN"}:
        place = tokens[place].head
    if tokens[place].dep == "poss":  # "Norway's backing", "the palace's spokesman said"
        owner = tokens[place].head
        return [owner, *_governors(tokens, owner)] if owner != place else []
    if tokens[place].dep == "amod" and tokens[tokens[place].head].lemma in words_of("want_nouns"):
        return [tokens[place].head]  # "a Danish request for more time"
    if tokens[place].dep == "compound" and tokens[place].head != place:
        return _governors(tokens, tokens[place].head)
    if tokens[place].dep == "pobj":  # "a spokeswoman for the guild asked"
        link = tokens[place].head
        voice = tokens[link].head
        speaks = tokens[link].lemma in {"for", "of"} and tokens[voice].lemma in words_of("spokesmen")
        return _governors(tokens, voice) if speaks else []
    if tokens[place].dep not in _SUBJECTS:
        return []
    verb = tokens[place].head
    below = [
        at
        for at, token in enumerate(tokens)
        if token.head == verb
        and at != verb
        and token.dep in {"conj", "xcomp", "advcl"}
        and token.pos in {"VERB", "AUX"}
        and not (token.dep == "advcl" and token.tag == "VBN")  # "Asked by reporters, she said": others asked
        and not any(one.head == at and one.dep in _SUBJECTS for one in tokens)
    ]
    return [verb, *below]
