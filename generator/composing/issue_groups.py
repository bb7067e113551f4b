"""What may be an open issue: statements on one subject, an awaited meeting, one statement alone, what is left over."""

from __future__ import annotations

from dataclasses import dataclass

from generator.composing.asked_of import asked_of_persons
from generator.composing.index import Index
from generator.composing.left_open import PLAINLY, LeftOpen
from generator.composing.meetings import RankedMeeting, name_meeting
from generator.composing.points import Point, is_pending
from generator.composing.sections import Placement
from generator.composing.stance import stances
from generator.composing.subjects import statement_subjects
from generator.composing.titles import announced_title, telling_title
from generator.language.fixed_words import fixed
from generator.language.section_cues import cues_in, joined
from generator.language.subjects import subjects
from generator.model.corpus import MergedStatement
from generator.model.edtf import human, overlaps

LONGEST = 16  # statements of one issue
ANNOUNCED = 2  # origins that announce a subject of talks, from which it is open though nobody demands anything
_BESIDE = 4  # statements of an issue that show nothing open themselves, at least
_MANY = 60  # statements of a folder above which one open remark does not make a subject an issue
_OTHERS = 12  # open points that no issue holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Statements that may be an issue. `fixed`: they and their title belong together."""

    subject: str
    members: tuple[MergedStatement, ...]
    weight: float
    title: str | None = None
    point: Point | None = None
    fixed: bool = False


def subject_groups(index: Index, told: LeftOpen) -> list[Group]:
    """The subjects of which enough statements show something open."""
    least = 2 if len(index.corpus.statements) > _MANY else 1
    members: dict[str, list[MergedStatement]] = {}
    for statement in index.corpus.statements:
        for subject in statement_subjects(index, statement):
            members.setdefault(subject, []).append(statement)
    groups = (_group(index, subject, found, told, least=least) for subject, found in members.items())
    return [group for group in groups if group is not None]


def awaited_groups(index: Index, ranked: tuple[RankedMeeting, ...]) -> list[Group]:
    """Meetings beside the main one, or on no day yet, that no source reports as held: what they bring is open."""
    groups = []
    for item in ranked:
        own = tuple(index.statements[name] for name in item.seed.statements if name in index.statements)
        awaited = item.role == "parallel" or (item.role == "possible" and item.seed.when is None)
        if awaited and item.seed.status != "held" and own and not _is_main(item, ranked):
            weight = PLAINLY * sum(origins_of(statement) for statement in own)
            name = name_meeting(index, item.seed)
            if len(name.split()) == 1 and item.seed.when is not None:  # "Talks" alone tell nothing
                name = f"{name}, {human(item.seed.when)}"
            groups.append(Group(subject=item.seed.id, title=name, members=own, weight=weight, fixed=True))
    return groups


def person_groups(index: Index, told: LeftOpen) -> list[Group]:
    """What is asked of persons who refuse or do not answer."""
    return [
        Group(
            subject=f"asked:{one.who}",
            title=one.title,
            members=one.members[:LONGEST],
            weight=PLAINLY * sum(origins_of(each) for each in one.members),
            fixed=True,
        )
        for one in asked_of_persons(index, told)
    ]


def groups_of_one(index: Index, chosen: list[Group], told: LeftOpen) -> list[Group]:
    """Issues of one statement that names what it leaves open: "no decision on night flights"."""
    claimed = {statement.id for group in chosen for statement in group.members}
    found = [
        Group(subject=f"one:{one.id}", title=title, members=(one,), weight=0.0, fixed=True)
        for one in index.corpus.statements
        if one.id not in claimed and is_pending(index, one)
        if (title := _title_alone(index, one)) is not None
    ]
    return sorted(
        found, key=lambda group: (-told.openness[group.members[0].id], -origins_of(group.members[0]), group.subject)
    )


def unclaimed(index: Index, placements: tuple[Placement, ...], chosen: list[Group], told: LeftOpen) -> Group | None:
    """The open points that no issue holds, together; None where there are none."""
    claimed = {statement.id for group in chosen for statement in group.members}
    left = tuple(
        index.statements[one.statement]
        for one in placements
        if one.statement not in claimed
        and (one.statement in told.opened or one.section == "open_issues")
        and (told.matter[one.statement].words or _says_it_is_open(index, one))
    )
    ranked = sorted(left, key=lambda one: (-told.openness[one.id], -origins_of(one), one.id))[:_OTHERS]
    title = fixed("issues.other" if chosen else "issues.open")
    return Group(subject="other", title=title, members=tuple(ranked), weight=0.0, fixed=True) if left else None


def origins_of(statement: MergedStatement) -> int:
    """How many origins tell a statement."""
    return len({citation.origin for citation in statement.citations})


def _group(index: Index, subject: str, found: list[MergedStatement], told: LeftOpen, *, least: int) -> Group | None:
    """The statements `found` on a subject as an issue, or None where fewer than `least` of them show something open.

    What they show open must be the subject: "the embassy demands a fee" leaves no embassy open. That something will be
    discussed opens it only where two origins announce it.
    """
    contested = subjects()[subject.partition(":")[0]].contested
    opened = [
        statement
        for statement in found
        if (
            statement.id in told.opened
            and (subject in told.matter[statement.id].subjects or statement.id in told.announced)
        )
        or (contested and statement.status == "under_way")
        or _takes_sides(index, statement, subject)
    ]
    telling = [one for one in opened if one.id not in told.announced or subject in told.matter[one.id].subjects]
    if not telling and len({citation.origin for one in opened for citation in one.citations}) < ANNOUNCED:
        return None
    if len(opened) < least or (len(found) == 1 and origins_of(found[0]) == 1):
        return None
    beside = sorted(
        (one for one in found if one not in opened), key=lambda one: (-told.openness[one.id], -origins_of(one), one.id)
    )
    opened.sort(key=lambda one: (-told.openness[one.id], -origins_of(one), one.id))
    whole = len(found) * 2 > len(index.corpus.statements) and len(opened) >= _BESIDE
    ranked = opened if whole else [*opened, *beside[: max(_BESIDE, 2 * len(opened))]]
    weight = sum(origins_of(statement) * max(PLAINLY, told.openness[statement.id]) for statement in opened)
    return Group(subject=subject, members=tuple(ranked[:LONGEST]), weight=weight)


def _takes_sides(index: Index, statement: MergedStatement, subject: str) -> bool:
    """Whether a party sides for or against in a war or campaign that is not over: "voiced support for its campaign"."""
    if subject.partition(":")[0] != "war":
        return False
    parties = {stance.party for stance in stances(index, statement)}
    words = joined([token.lemma for passage in index.of(statement) for token in passage.sentence.tokens])
    return bool(parties - {subject.partition(":")[2]}) and bool(cues_in(words, "siding"))


def _is_main(item: RankedMeeting, ranked: tuple[RankedMeeting, ...]) -> bool:
    """Whether it is the main meeting as it was announced: the same days, nobody else."""
    main = next((one.seed for one in ranked if one.role == "main"), None)
    if main is None or main.when is None or item.seed.when is None:
        return False
    return overlaps(main.when, item.seed.when) and set(item.seed.parties) <= set(main.parties)


def _title_alone(index: Index, statement: MergedStatement) -> str | None:
    """The title of an issue of one statement: what it says is not so, or announces for no certain day."""
    if statement.status == "denied":
        return telling_title(index, statement)
    undated = statement.when is None and statement.status in {"planned", "demanded"}
    return announced_title(index, statement) if undated else None


def _says_it_is_open(index: Index, placement: Placement) -> bool:
    """Whether a statement that names no matter still tells of something open: neither a plan nor a mere opinion."""
    statement = index.statements[placement.statement]
    if statement.voice in {"assessment", "forecast"} and placement.section == "open_issues":
        return False
    return statement.status not in {"planned", "possible"} or is_pending(index, statement)
