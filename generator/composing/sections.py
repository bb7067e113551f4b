"""Where a statement belongs: background, agenda, participants, developments or open issues.

Hand-set sums of cues, as measured on 802 news articles labelled sentence by sentence (macro F1 .675 for background,
developments and outlook; a trained classifier .68): position carries most, then the modal of the main clause, plan
words and likeness to headline and lead. Agenda, participants and open issues, which that data does not know, have cue
words of their own. Each passage of a statement is scored by itself; each origin has one vote.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.composing.event_days import Setting, goes_on, is_earlier, is_near, is_to_come
from generator.composing.index import Index
from generator.composing.paragraphs import paragraphs
from generator.composing.verbs import (
    main_modal,
    main_verbs,
    opens_with_quotation,
    side_modals,
    speaks_of_meeting,
    speaks_of_self,
    speaks_on,
    speaks_there,
    tells_an_act,
    tells_news,
)
from generator.language.section_cues import cues_in, joined, words_of
from generator.model.briefing import Section
from generator.model.corpus import MergedStatement, Passage

# The order in which ties are broken: background first, as the rules were measured.
ORDER: tuple[Section, ...] = ("background", "developments", "open_issues", "agenda", "participants")
_NEWS = 2.1  # with the act itself more than what background always has, even in the second half
_MARGIN = 0.1
_FUTURE = frozenset({"will", "shall", "'ll"})
_PLACES = ((5.0, "first sentence"), (1.5, "second sentence"), (1.0, "third sentence"))
_PERHAPS = frozenset({"would", "could", "may", "might"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageScore:
    """What each section got for one passage, and the features that gave it ("developments +5 first sentence")."""

    passage: str
    section: Section
    scores: tuple[tuple[Section, float], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The section of a statement and the votes that decided."""

    statement: str
    section: Section
    votes: tuple[PassageScore, ...]


class _Sum:
    """The running sums of one passage. A class because each rule adds to it."""

    def __init__(self) -> None:
        self.scores: dict[Section, float] = dict.fromkeys(ORDER, 0.0)
        self.reasons: list[str] = []

    def add(self, section: Section, weight: float, reason: str) -> None:
        self.scores[section] += weight
        self.reasons.append(f"{section.replace('_', ' ')} {weight:+g} {reason}")


def place_statements(index: Index, setting: Setting, homes: Mapping[str, str] | None = None) -> tuple[Placement, ...]:
    """The section of every statement of the corpus, in its order. `homes`: statement id -> id of its meeting."""
    before = {name: index.passages[other] for name, other in paragraphs(index).items() if other in index.passages}
    known: dict[tuple[str, str | None], PassageScore] = {}
    placements = []
    for statement in index.corpus.statements:
        votes = []
        for passage in index.of(statement):
            meeting = statement.meeting or (homes or {}).get(statement.id)
            key = (passage.id, meeting)
            if key not in known:
                known[key] = score_passage(passage, setting, meeting=meeting, before=before.get(passage.id))
            votes.append(known[key])
        told = [vote for vote in votes if not _is_overtaken(index, statement, vote.passage)]
        placements.append(
            Placement(statement=statement.id, section=_majority(index, told or votes), votes=tuple(votes))
        )
    return tuple(placements)


def _is_overtaken(index: Index, statement: MergedStatement, name: str) -> bool:
    """Whether a passage tells as a plan what the statement tells as done: then it has no vote."""
    states = {clause.status for clause in index.passages[name].sentence.clauses if clause.main}
    return statement.status == "done" and bool(states) and states <= {"planned", "possible"}


def score_passage(
    passage: Passage, setting: Setting, *, meeting: str | None = None, before: Passage | None = None
) -> PassageScore:
    """The section of one passage by the sum of its cues.

    `meeting` is the id of the meeting its statement is about, `before` the sentence before it in its paragraph.
    """
    total = _Sum()
    text = joined([token.lemma for token in passage.sentence.tokens])
    meets = speaks_of_meeting(passage.sentence)
    own = meeting is not None and meeting in setting.meetings
    earlier = is_earlier(passage, setting)
    _background(total, passage, text, earlier=earlier, meets=meets)
    _developments(total, passage, setting, text=text, own=own, earlier=earlier)
    if not earlier and before is not None and goes_on(passage, before, setting):
        total.add("developments", 1, "goes on from a sentence dated at the event")
    goes_on_speaking = before is not None and speaks_on(passage.sentence, before.sentence)
    if goes_on_speaking and not earlier:
        total.add("developments", 1, "goes on with what somebody said")
    _outlook(total, passage, setting, text=text, own=own or goes_on_speaking)
    _agenda(total, passage, text, about=own or meets, earlier=earlier)
    _participants(total, text, about=own or meets, earlier=earlier)
    _open_issues(total, passage, text, earlier=earlier)
    told_on = before is not None and is_earlier(before, setting)  # what follows on a past date is past as well
    if not earlier and not told_on and _best(total.scores) == "background" and _is_news(passage, setting, text):
        total.add("developments", _NEWS, "an undated act, in one of several articles on the event")
    ahead = total.scores["open_issues"] - total.scores["developments"]
    if _best(total.scores) == "open_issues" and not told_on and _is_announced(passage, setting, text):
        total.add("developments", ahead + _MARGIN, "announced there, and nothing says that it is open")
    return PassageScore(
        passage=passage.id,
        section=_best(total.scores),
        scores=tuple((section, round(total.scores[section], 3)) for section in ORDER),
        reasons=tuple(total.reasons),
    )


def _background(total: _Sum, passage: Passage, text: str, *, earlier: bool, meets: bool) -> None:
    total.add("background", 2, "always")
    if earlier:
        total.add("background", 2, "tells of a time before the event")
    if found := cues_in(text, "past_reference"):
        total.add("background", 1, f"past reference: {found[0]}")
    if found := cues_in(text, "standing"):
        total.add("background", 0.5, f"a state: {found[0]}")
    if found := cues_in(text, "context"):
        total.add("background", 1.5 if meets else 0.5, f"context: {found[0]}")
    if opens_with_quotation(passage.exact):
        total.add("background", -2, "opens as a quotation")
    if speaks_of_self(passage.sentence.tokens):
        total.add("background", -1, "speaks of I or we")


def _developments(total: _Sum, passage: Passage, setting: Setting, *, text: str, own: bool, earlier: bool) -> None:
    if passage.order < len(_PLACES):
        total.add("developments", *_PLACES[passage.order])
    elif passage.order * 2 > setting.lengths.get(passage.source, 0):
        total.add("developments", -1, "in the second half")
    share = _share_of_lead(passage, setting)
    if share >= 0.2:
        total.add("developments", round(2.5 * share, 2), "words of headline and lead")
    if own:
        total.add("developments", 2, "about the meeting")
    if found := cues_in(text, "result"):
        total.add("developments", 0.5, f"result: {found[0]}")
    if any(item.direct and not item.scare for item in passage.quotations):
        total.add("developments", 1, "quotes somebody")
    if not earlier:
        _of_the_event(total, passage, setting, text)


def _of_the_event(total: _Sum, passage: Passage, setting: Setting, text: str) -> None:
    """What ties a passage that tells of no earlier time to the days of the event."""
    if is_near(passage, setting):
        total.add("developments", 2, "dated at the event")
    elif found := cues_in(text, "weekday"):
        total.add("developments", 1, f"names a weekday: {found[0]}")
    if not cues_in(text, "past_reference") and tells_an_act(passage.sentence):
        total.add("developments", 1, "tells an act")
        if is_near(passage, setting):
            total.add("developments", 1, "an act at the event")
    elif not passage.times and tells_news(passage.sentence):
        total.add("developments", 1.5, "tells what has just been done")
    if found := cues_in(text, "opening"):
        total.add("developments", 2, f"said or done at it: {found[0]}")
    elif speaks_there(passage.sentence):
        total.add("developments", 2, "said or done before those who hear it")


def _share_of_lead(passage: Passage, setting: Setting) -> float:
    lead, words = setting.leads.get(passage.source), content_lemmas(passage)
    return len(words & lead) / len(words) if lead and words else 0.0


def _outlook(total: _Sum, passage: Passage, setting: Setting, *, text: str, own: bool) -> None:
    """What is still to come is an open matter, unless the event itself was to come or a speaker tells what he thinks.

    `own`: the passage is about the event's own meeting, or goes on with what somebody said.
    """
    section: Section = "developments" if own or passage.order == 0 else "open_issues"
    modal, done = main_modal(passage.sentence), tells_an_act(passage.sentence, said=False)
    if modal in _FUTURE | _PERHAPS and not done:
        total.add(section, 3 if section == "open_issues" else 2, f"main clause with {modal}")
    elif beside := side_modals(passage.sentence) | ({modal} if modal in _FUTURE | _PERHAPS else frozenset()):
        total.add(section, 2 if beside & _FUTURE and not done else 1, f"another clause with {min(beside)}")
    if found := cues_in(text, "plan"):
        total.add(section, 1.5 if done else 2.5, f"expectation or plan: {found[0]}")
    if is_to_come(passage, setting):
        total.add(section, 1, "of a time after the event")


def _agenda(total: _Sum, passage: Passage, text: str, *, about: bool, earlier: bool) -> None:
    if earlier:
        return
    strong = tuple(cue for cue in cues_in(text, "agenda_strong") if not _only_stays(text, cue))
    acts = {token.lemma for token in passage.sentence.tokens if token.pos == "VERB"}
    verbs = _willing(text, "agenda_verb", acts)
    coming = main_modal(passage.sentence) is not None or bool(cues_in(text, "plan")) or _is_purpose(text, verbs)
    if strong and about:
        total.add("agenda", 6, f"names an agenda: {strong[0]}")
    elif strong:
        total.add("agenda", 4, f"names an agenda: {strong[0]}")
    elif verbs and coming and about:
        total.add("agenda", 4, f"to be talked about: {verbs[0]}")
    elif coming and (talk := _willing(text, "talk_verb", acts)):
        total.add("agenda", 4, f"to be talked about: {talk[0]}")
    if (strong or verbs) and passage.order == 0:
        total.add("agenda", 1, "in the first sentence")


def _participants(total: _Sum, text: str, *, about: bool, earlier: bool) -> None:
    if earlier:
        return
    if (found := cues_in(text, "participants_strong")) and not _only_speaks(text, found):
        total.add("participants", 5 if about else 4, f"who is there: {found[0]}")


def _open_issues(total: _Sum, passage: Passage, text: str, *, earlier: bool) -> None:
    given = {f"{verb.lemma} to" for verb in main_verbs(passage.sentence.tokens) if verb.tag == "VBD"}
    given &= words_of("promises")  # "pledged to pay" is what somebody did there
    strong = cues_in(text, "open_strong")
    soft = tuple(cue for cue in cues_in(text, "open_soft") if cue not in given)
    if strong:
        total.add("open_issues", 2.5 if earlier else 3.5, f"unresolved or demanded: {strong[0]}")
    if soft:
        total.add("open_issues", 1.5, f"aim or doubt: {soft[0]}")
    if len(strong) + len(soft) > 1:
        total.add("open_issues", 0.5, "more than one such cue")


def _willing(text: str, group: str, acts: AbstractSet[str]) -> tuple[str, ...]:
    """The verbs of the group of cues that stand in `text` as verbs (a review is no reviewing) and are not declined."""
    return tuple(
        verb for verb in cues_in(text, group) if verb.partition(" ")[0] in acts and not _is_unwilling(text, verb)
    )


def _only_stays(text: str, cue: str) -> bool:
    """Whether something is only said to lie there still: "our offer remains on the table" announces nothing."""
    return any(f" {verb} {cue} " in text or f" {verb} still {cue} " in text for verb in words_of("staying_verbs"))


def _is_unwilling(text: str, verb: str) -> bool:
    """Whether somebody declines to do it ("declined to discuss pay") or it is denied ("will not discuss")."""
    return f" not {verb} " in text or any(f" {word} to {verb} " in text for word in words_of("unwilling"))


def _only_speaks(text: str, found: tuple[str, ...]) -> bool:
    """Whether the one such word is that of a speaker: "…, the delegation said"."""
    return len(found) == 1 and any(f" {found[0]} {verb} " in text for verb in words_of("say"))


def _is_purpose(text: str, verbs: tuple[str, ...]) -> bool:
    return any(f" to {verb} " in text for verb in verbs)


def _is_news(passage: Passage, setting: Setting, text: str) -> bool:
    """Whether a passage tells an act that nothing dates earlier, and its article is one of several on the event.

    Who collects articles on one event has what was done and said there between the first and the last; a single
    article tells as much of what was before.
    """
    return len(setting.lengths) > 1 and not cues_in(text, "past_reference") and tells_an_act(passage.sentence)


def _is_announced(passage: Passage, setting: Setting, text: str) -> bool:
    """Whether what is to come is told as said or settled, in one of several articles, and nobody asks or doubts it.

    "The minister said the plants would be inspected by April" is news of what was decided, not an open question.
    """
    settled = len(setting.lengths) > 1 and bool(cues_in(text, "settled"))  # "under the accord, troops are to leave"
    asked = cues_in(text, "open_strong") or cues_in(text, "open_soft") or (cues_in(text, "plan") and not settled)
    refused = any(clause.negated and clause.modal is not None for clause in passage.sentence.clauses)
    return not asked and not refused and (settled or _is_news(passage, setting, text))


def _majority(index: Index, votes: list[PassageScore]) -> Section:
    """The section most origins vote for; an origin with several passages votes by their summed scores."""
    sums: dict[str, dict[Section, float]] = {}
    for vote in votes:
        of_origin = sums.setdefault(index.passages[vote.passage].origin, dict.fromkeys(ORDER, 0.0))
        for section, score in vote.scores:
            of_origin[section] += score
    count: dict[Section, int] = dict.fromkeys(ORDER, 0)
    whole: dict[Section, float] = dict.fromkeys(ORDER, 0.0)
    for of_origin in sums.values():
        count[_best(of_origin)] += 1
        for section in ORDER:
            whole[section] += of_origin[section]
    return max(ORDER, key=lambda section: (count[section], whole[section], -ORDER.index(section)))


def _best(scores: Mapping[Section, float]) -> Section:
    return max(ORDER, key=lambda section: (scores[section], -ORDER.index(section)))


def content_lemmas(passage: Passage) -> frozenset[str]:
    """Lemmas of the passage's nouns, names, adjectives and verbs, light verbs left out."""
    light = words_of("light_verbs")
    return frozenset(
        token.lemma
        for token in passage.sentence.tokens
        if token.pos in {"NOUN", "PROPN", "ADJ", "VERB"} and token.lemma not in light
    )
