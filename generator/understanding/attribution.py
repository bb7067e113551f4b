"""Whose words stand between quotation marks.

The verb of saying that governs, follows or precedes them, and its speaker.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.language.cues import NEGATION_WORDS, SAYING_NOUNS, SAYING_VERBS, THING_VERBS
from generator.understanding.parsing import ParsedSentence
from generator.understanding.phrases import LONGEST_SENTENCE
from generator.understanding.quotation_hosts import Attribution, Host, attributed
from generator.understanding.speakers import PERSONAL, People, is_withheld, speaker_word
from generator.understanding.verbs import cue_word, saying_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

REACH = 14
ACCORDING = ("according to", "according to")
IN_WORDS = ("in words", "words")
OWNERS = frozenset({"his", "her", "their", "its"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
VERBS = frozenset({"VERB", "AUX"})
MARKS = "\"“”‘’'`«»„"
# how many words may stand between the verb that introduces a quotation and its opening mark
LEAD = 8
WRITING = frozenset({"write", "post", "tweet", "report", "announce"})
PUBLISHING = frozenset({"make", "issue", "publish", "release", "post", "send"})


def attribute(
    sentence: ParsedSentence,
    text: str,
    span: tuple[int, int],
    others: list[tuple[int, int]],
    people: People,
) -> Attribution | None:
    """Who speaks the part of the quotation `span` that stands in `sentence`.

    `text` is the article's, `others` all quoted spans that touch the sentence (`span` too). None where the sentence
    has no verb of saying for it.
    """
    if len(sentence.words) > LONGEST_SENTENCE:
        return None
    outside = [
        word
        for word in sentence.words
        if not word.is_space and not any(start <= sentence.offset + word.idx < end for start, end in others)
    ]
    offset = sentence.offset
    host = Host(sentence=sentence, text=text, span=span, others=others, people=people)
    after = [word for word in outside if offset + word.idx >= span[1]]
    before = [word for word in outside if offset + word.idx < span[0]]
    quoted = [word for word in sentence.words if span[0] <= offset + word.idx < span[1] and not word.is_space]
    governing = _governing(host, quoted, outside)
    near = governing is not None and governing.steps == 0 and governing.speaker is not None
    if near and not any(word.pos_ in VERBS for word in quoted):
        # words that are no clause belong to the verb they are the object of ("…, calling it 'a gift', Lee said")
        return governing
    return (
        _following(host, after)
        or _introduced_directly(host, before)
        or governing
        or _preceding(host, before)
        or _according(host, outside)
        or _in_words_of(host, outside)
        or _stated(host, before)
        or _labelled(host, before)
    )


def introduced(sentence: ParsedSentence, people: People) -> Attribution | None:
    """Who speaks what follows a sentence that ends in a colon ("The union gave its answer in a statement, saying:")."""
    host = Host(sentence=sentence, text="", span=(sentence.end, sentence.end), others=[], people=people)
    for word in reversed([*sentence.words]):
        if word.pos_ in VERBS and (cue := saying_lemma(word)) is not None:
            return attributed(host, (cue, cue_word(word, cue)), speaker_word(word), steps=0)
    return None


def spoken_before(
    sentence: ParsedSentence, text: str, others: list[tuple[int, int]], people: People
) -> Attribution | None:
    """Who spoke the question or call that ends right before `sentence` ('"Why?" Silva asked.').

    The sentence must say nothing else than that: its first verb is one of saying, and nothing is reported by it.
    """
    end = min([sentence.end, *(start for start, _ in others if start > sentence.start)])
    words = [word for word in sentence.words if not word.is_space and sentence.offset + word.idx < end]
    verb = next((word for word in words[:REACH] if _is_verb(word) and not _is_aside(word)), None)
    cue = None if verb is None else _cue_of(verb)
    if verb is None or cue is None or verb.tag_ not in {"VBD", "VBZ"}:
        return None
    host = Host(sentence=sentence, text=text, span=(sentence.start, sentence.start), others=others, people=people)
    if _has_own_object(host, verb) or any(child.dep_ in {"ccomp", "xcomp"} for child in verb.rights):
        return None
    speaker = _beside(words, words.index(verb)) if (subject := speaker_word(verb)) is None else subject
    return attributed(host, (cue, cue_word(verb, cue)), speaker, steps=0)


def _following(host: Host, after: list[Word]) -> Attribution | None:
    """'"…," the mayor said' and '"…," said the mayor'."""
    sentence, text, span = host.sentence, host.text, host.span
    tail = text[span[1] : span[1] + 3].lstrip("\"”’'`» ")
    words = [word for word in after if word.text not in {'"', "”", "’", "'", "»", "''", "``", ","}]
    joined = text[span[1] - 1] in ",?!…—–-" or tail.startswith((",", "—", "–", "-"))
    if not joined or not words or words[0].pos_ in {"CCONJ", "SCONJ"}:
        return None
    place = next((at for at, word in enumerate(words[:REACH]) if _is_verb(word) and not _is_aside(word)), None)
    cue = None if place is None else _cue_of(words[place])
    if place is None or cue is None or (place and _has_own_object(host, words[place])):
        return None
    speaker = speaker_word(words[place])
    if speaker is not None and sentence.offset + speaker.idx < span[0]:
        return None
    if speaker is None or speaker.i < words[0].i or host.is_quoted(speaker):
        # the parser took a quoted word for the subject, or none: it is the noun beside the verb
        speaker = _beside(words, place)
    return attributed(host, (cue, cue_word(words[place], cue)), speaker, steps=0)


def _cue_of(verb: Word) -> str | None:
    """The lemma of a verb of saying; "read" too where a text is what reads ("the letter reads")."""
    cue = saying_lemma(verb)
    if cue is None and verb.lemma_.lower() == "read":
        text = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
        return "read" if text is not None and text.lemma_.lower() in SAYING_NOUNS else None
    return cue


def _beside(words: list[Word], place: int) -> Word | None:
    """The noun next to a verb that follows its quotation: behind it if the verb comes first, else before it."""
    near = words[place + 1 : place + 8] if place == 0 else words[:place]
    return next((word for word in near if word.pos_ in NOUNS and not _is_inner(word)), None)


def _has_own_object(host: Host, verb: Word) -> bool:
    """Whether a verb has a thing for its object, and so no quotation: "Lee wrote a letter", not "Lee told the fans"."""
    for child in verb.rights:
        if child.dep_ == "dobj" and not host.is_quoted(child) and child.ent_type_ not in {"DATE", "TIME"}:
            text = child.lemma_.lower() in SAYING_NOUNS
            thing = child.pos_ == "NOUN" and (text or not host.people.can_speak(host.sentence, child))
            return thing and any(word.dep_ == "nsubj" for word in verb.lefts)
    return False


def _is_verb(word: Word) -> bool:
    return word.pos_ in VERBS or word.tag_ in {"VBD", "VBZ", "VBN"}


def _is_aside(verb: Word) -> bool:
    """Whether a verb behind a quotation only adds to a noun ("the rebels, described as…", "Lee, who left, said")."""
    if verb.dep_ in {"aux", "auxpass"}:
        return True
    if verb.dep_ == "acl":
        return verb.tag_ in {"VBN", "VBG"}
    return verb.dep_ == "relcl" and any(child.tag_ in {"WP", "WDT"} for child in verb.lefts)


def _is_inner(word: Word) -> bool:
    return word.dep_ in {"compound", "poss", "amod", "nmod", "npadvmod"} and word.head.i > word.i


def _governing(host: Host, quoted: list[Word], outside: list[Word]) -> Attribution | None:
    """The verb of saying over the quoted words in the tree, the nearest one outside the marks."""
    allowed = {word.i for word in outside}
    inside = {word.i for word in quoted}
    clausal = any(word.pos_ in VERBS for word in quoted)
    for top in (word for word in quoted if word.head.i not in inside and word.dep_ != "punct"):
        steps = 0
        current = top
        while current.head.i != current.i:
            loose = current.dep_ in {"relcl", "acl", "advcl", "appos", "conj"}
            current = current.head
            if current.i not in allowed or current.pos_ not in VERBS:
                continue
            cue = saying_lemma(current)
            inner = not clausal and steps == 0 and _is_inside_clause(top, current)
            unsaid = (
                cue is None or inner or _is_withheld(host, current) or (SAYING_VERBS[cue] == "think" and not clausal)
            )
            if cue is None or unsaid or _of_a_thing(host, current, cue) or _says_another(current, cue, top):
                steps += 2 if loose else 1
                continue
            made = attributed(host, (cue, cue_word(current, cue)), speaker_word(current), steps=steps)
            return replace(made, qualified=_is_label(top) or any(_qualifies(child, quoted) for child in top.lefts))
    return None


def _is_withheld(host: Host, verb: Word) -> bool:
    """Whether the words were not, or not surely, said; a "no" that is itself quoted does not count."""
    if any(host.is_quoted(child) and (child.dep_ == "neg" or child.lower_ in NEGATION_WORDS) for child in verb.rights):
        return False
    return is_withheld(verb)


def _of_a_thing(host: Host, verb: Word, cue: str) -> bool:
    """Whether a verb that also has things for its subject has one, or quotes in it: "the fall underlines that"."""
    speaker = speaker_word(verb)
    if speaker is None:
        return verb.tag_ == "VB" and verb.dep_ == "xcomp"  # "it is unfair to say that"
    if speaker.i < verb.i and host.is_quoted_in(host.people.span_of(host.sentence, speaker)):
        return True
    return cue in THING_VERBS and not host.people.can_speak(host.sentence, speaker)


def _says_another(verb: Word, cue: str, top: Word) -> bool:
    """Whether a verb of writing has another object than the quoted words under `top` ("wrote a letter after 'X'")."""
    if cue not in WRITING:
        return False
    written = [child for child in verb.rights if child.dep_ == "dobj" and child.pos_ == "NOUN"]
    return any(not (word.left_edge.i <= top.i <= word.right_edge.i) for word in written)


def _is_inside_clause(top: Word, verb: Word) -> bool:
    """Whether quoted words open the clause of a verb not the sentence's own: 'ready "the minute" Lima asked'."""
    return top.head.i == verb.i and top.i < verb.i and verb.dep_ != "ROOT" and top.dep_ not in {"nsubj", "nsubjpass"}


def _qualifies(word: Word, quoted: list[Word]) -> bool:
    """Whether `word` is the writer's own modifier of quoted words ("a common 'enemy'")."""
    return word.dep_ in {"amod", "compound", "nmod", "nummod"} and word.i < quoted[0].i


def _is_label(top: Word) -> bool:
    """Whether quoted words are a label on a noun outside the marks ("'third generation' telephones")."""
    return top.dep_ in {"amod", "compound", "nmod"} and top.head.pos_ in {"NOUN", "PROPN"}


def _introduced_directly(host: Host, before: list[Word]) -> Attribution | None:
    """'footage of the mayor saying in May, "We …"': a whole sentence behind a comma or colon has the verb before it."""
    start = host.span[0]
    if not host.text[start : start + 1].isupper() or not _lead(host).endswith((",", ":")):
        return None
    words = [word for word in before if word.text not in {'"', "“", "``"}]
    verbs = [word for word in words[-LEAD:] if word.pos_ in VERBS and word.dep_ not in {"aux", "auxpass"}]
    cue = _cue_of(verbs[-1]) if verbs else None
    if not verbs or cue is None or _is_withheld(host, verbs[-1]) or _has_own_object(host, verbs[-1]):
        return None
    return attributed(host, (cue, cue_word(verbs[-1], cue)), speaker_word(verbs[-1]), steps=0)


def _lead(host: Host) -> str:
    """The last characters before the opening mark."""
    return host.text[max(host.sentence.start, host.span[0] - 8) : host.span[0]].rstrip(MARKS + " ")


def _preceding(host: Host, before: list[Word]) -> Attribution | None:
    """'the mayor said: "…"', where the parser did not see the quotation as what is said.

    Also '"…," she said, but "…"': nothing but who spoke, and "but", stands between two quotations.
    """
    lead = _lead(host)
    since = max((end for _, end in host.others if end < host.span[0]), default=host.sentence.start)
    between = [word for word in before if host.sentence.offset + word.idx >= since]
    linked = since > host.sentence.start and bool(between) and between[-1].dep_ == "cc" and len(between) <= LEAD
    if not linked and not lead.endswith((":", ",", "that", "as")):
        return None
    reach = between if linked else before if lead.endswith(":") else before[-REACH:]
    for verb in reversed(reach):
        if verb.pos_ in VERBS and (cue := saying_lemma(verb)) is not None and not _is_withheld(host, verb):
            return attributed(host, (cue, cue_word(verb, cue)), speaker_word(verb), steps=0)
    return None


def _according(host: Host, outside: list[Word]) -> Attribution | None:
    for word in outside:
        if word.lower_ == "according" and word.i + 1 < host.sentence.words.end and word.nbor(1).lower_ == "to":
            to = word.nbor(1)
            speaker = next((child for child in to.rights if child.dep_ == "pobj"), None)
            if speaker is None or not host.people.may_speak(host.sentence, speaker):
                return None
            return attributed(host, ACCORDING, speaker, steps=1)
    return None


def _in_words_of(host: Host, outside: list[Word]) -> Attribution | None:
    """Whose words they are called: "in her words, it was '…'", "'…', in the words of the mayor"."""
    for noun in outside:
        if noun.lower_ != IN_WORDS[1] or noun.dep_ != "pobj" or noun.head.lower_ != "in":
            continue
        of = next((child for child in noun.rights if child.lower_ == "of"), None)
        owner = _owner(noun) if of is None else next((child for child in of.rights if child.dep_ == "pobj"), None)
        if owner is not None and (owner.lower_ in OWNERS or host.people.can_speak(host.sentence, owner)):
            return attributed(host, IN_WORDS, owner, steps=1)
    return None


def _stated(host: Host, before: list[Word]) -> Attribution | None:
    """Whose statement the quotation is, where no verb says it: "In a statement by the union, '…'"."""
    for noun in reversed(before):
        if noun.lemma_.lower() in SAYING_NOUNS and noun.dep_ == "pobj" and noun.head.lower_ in {"in", "from", "to"}:
            owner = _owner(noun)
            if owner is None:
                return None
            return attributed(host, (noun.lemma_.lower(), noun.lower_), owner, steps=1)
    return None


def _labelled(host: Host, before: list[Word]) -> Attribution | None:
    """'Silva: "…"' and 'She thanked the crowd: "…"': somebody, a colon and nothing between."""
    if not host.text[max(0, host.span[0] - 3) : host.span[0]].rstrip(MARKS + " ").endswith(":"):
        return None
    verb = next((word for word in before if word.pos_ in VERBS and word.dep_ in {"ROOT", "conj"}), None)
    noun = next((word for word in before if word.pos_ in NOUNS and not _is_inner(word)), None)
    speaker = noun if verb is None else speaker_word(verb)
    if (
        speaker is None
        or speaker.i >= before[-1].i
        or not (speaker.lower_ in PERSONAL or host.people.is_person(host.sentence, speaker))
    ):
        return None
    cue = None if verb is None else (verb.lemma_.lower(), verb.lower_)
    return attributed(host, cue, speaker, steps=0)


def _owner(noun: Word) -> Word | None:
    """Who made a statement: "the union's statement", "a statement by the union", "a statement issued by the union"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        holder = child
        if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in PUBLISHING:
            holder = next((inner for inner in child.rights if inner.dep_ in {"agent", "prep"}), child)
        if holder.lower_ in {"by", "from"}:
            return next((inner for inner in holder.rights if inner.dep_ == "pobj"), None)
    return None
