"""The roles of a person as published: the articles' words, each once, the best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.language.folding import fold
from generator.language.offices import office_class, singular
from generator.merging.people.sides import PAST, Held, office_of
from generator.model.annotation import Role
from generator.model.briefing import Citation, RoleEntry

RELATIVE = frozenset({"counterpart", "predecessor", "successor", "rival", "ally", "friend", "colleague"})
LINKS = frozenset({"of", "for", "to", "at", "in"})
# classes of offices that no team is called by
SURE = frozenset({"state", "minister", "vice", "justice", "envoy", "business", "scholar", "speaker"})
TELLING_KIN = 2  # words: "sister" alone does not say whose


def role_entries(held: Sequence[Held], cite: Callable[[int, int, int], Citation]) -> tuple[RoleEntry, ...]:
    """The roles as published: each wording once, the one most articles use first, the more telling one on a tie.

    What somebody was before stands behind what he is. A wording that says nothing more than another ("President" beside
    "Chilean President") is left out, as are words that only relate one person to another ("his French counterpart").
    """
    groups: dict[str, list[Held]] = {}
    for each in held:
        if office_of(each.role.text) == "kin" and len(each.role.text.split()) < TELLING_KIN:
            continue
        if not RELATIVE & set(fold(each.role.text).replace("-", " ").split()):
            groups.setdefault(fold(_of_one(each.role.text)), []).append(each)
    words = {key: frozenset(key.replace("-", " ").split()) for key in groups}
    kept = [key for key in groups if not any(words[key] < words[other] for other in groups)]
    told = {key: (-len({h.article for h in groups[key]}), -len(groups[key]), -len(key)) for key in groups}
    kept.sort(key=lambda key: (_is_kin(key), key.startswith(PAST), told[key], key))
    return tuple(
        RoleEntry(
            text=_of_one(groups[key][0].role.text),
            citations=tuple(cite(h.article, *_extent(h.role)) for h in groups[key]),
        )
        for key in kept
    )


def _of_one(text: str) -> str:
    """An office that several share as one of them holds it: "deputy governor" for "deputy governors".

    A capitalised word alone is as often the name of a team ("Chiefs").
    """
    words = text.split()
    head = next((at for at, word in enumerate(words) if at and word in LINKS), len(words)) - 1
    one = singular(words[head])
    if words[head].lower() == one or office_class(one) is None:
        return text
    if head == 0 and words[0][:1].isupper() and office_class(one) not in SURE:
        return text
    words[head] = words[head][0] + one[1:]
    return " ".join(words)


def _extent(role: Role) -> tuple[int, int]:
    return min(role.start, role.holder_start), max(role.end, role.holder_end)


def _is_kin(key: str) -> bool:
    return office_of(key) == "kin"
