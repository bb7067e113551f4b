"""What an editor decided about where statements stand and what is called how, heeded while the briefing is composed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process

from generator.composing.index import Index
from generator.language.fixed_words import fixed
from generator.model.briefing import OpenIssue, Section, Statement
from generator.model.corpus import Corpus
from generator.model.decisions import DecisionEntry, Rename


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """The themes by statement and the issues as they are called now; `was` is the title each rename (its id) replaces.

    `inferred` are the themes as they would be.
    """

    themes: Mapping[str, str]
    inferred: Mapping[str, str]
    issues: tuple[OpenIssue, ...]
    was: Mapping[str, str]


def sections_decided(corpus: Corpus) -> dict[str, Section]:
    """The section that the editor moved a statement to, by the statement's id."""
    return {
        item.id: item.editor.section for item in corpus.statements if item.editor is not None and item.editor.section
    }


def pinned(corpus: Corpus) -> tuple[str, ...]:
    """Ids of the statements pinned to the bottom line, in the editor's order."""
    found = [
        (item.editor.pinned, item.id)
        for item in corpus.statements
        if item.editor is not None and item.editor.pinned is not None
    ]
    return tuple(name for _, name in sorted(found))


def titled(index: Index, themes: Mapping[str, str], issues: tuple[OpenIssue, ...]) -> Titles:
    """Themes and issues under the titles that the editor gave them; moved statements under the theme given with it."""
    moved = {
        item.id: item.editor.theme
        for item in index.corpus.statements
        if item.editor is not None and item.editor.theme is not None
    }
    sections = {
        item.id for item in index.corpus.statements if item.editor is not None and item.editor.section is not None
    }
    if not (moved or sections or index.corpus.renames):
        return Titles(themes=themes, inferred=themes, issues=issues, was={})
    now, was = {**themes, **moved}, {}
    for wish in index.corpus.renames:
        theme = _theme_meant(wish, now)
        issue = _issue_meant(wish, issues) if wish.of == "issue" or (wish.of is None and theme is None) else None
        if wish.of is None and wish.title is not None:
            issue = _issue_meant(wish, issues)  # one title may be that of a theme and of an issue
        if theme is not None and wish.of != "issue":
            was[wish.decision] = theme
            now = {name: wish.to if title == theme else title for name, title in now.items()}
        if issue is not None:
            was.setdefault(wish.decision, issue.title)
            issues = tuple(
                replace(one, title=wish.to, inferred_title=one.inferred_title or one.title)
                if one.id == issue.id
                else one
                for one in issues
            )
    return Titles(themes=now, inferred=themes, issues=issues, was=was)


def _theme_meant(wish: Rename, themes: Mapping[str, str]) -> str | None:
    if wish.title is not None:
        folded = wish.title.casefold()
        return next((title for title in sorted(set(themes.values())) if title.casefold() == folded), None)
    return next((themes[name] for name in wish.statements if name in themes), None)


def _issue_meant(wish: Rename, issues: tuple[OpenIssue, ...]) -> OpenIssue | None:
    if wish.title is not None:
        named = {wish.title.casefold()}
        return next(
            (
                one
                for one in issues
                if not named.isdisjoint((one.id, one.title.casefold(), (one.inferred_title or "").casefold()))
            ),
            None,
        )
    return next((one for one in issues if not set(wish.statements).isdisjoint(one.statements)), None)


def with_inferred(
    statements: Sequence[Statement], sections: Mapping[str, Section], themes: Mapping[str, str]
) -> tuple[Statement, ...]:
    """The statements; those that an editor decided about carry where they would stand."""
    return tuple(
        replace(
            item,
            editor=replace(item.editor, inferred_section=sections.get(item.id), inferred_theme=themes.get(item.id)),
        )
        if item.editor is not None
        else item
        for item in statements
    )


def completed(
    decisions: tuple[DecisionEntry, ...], statements: Sequence[Statement], titles: Titles
) -> tuple[DecisionEntry, ...]:
    """The decisions with what only composing knows: where a moved statement would stand, which title was replaced."""
    known = {item.id: item for item in statements}
    return tuple(_completed(item, known, titles) for item in decisions)


def _completed(entry: DecisionEntry, known: Mapping[str, Statement], titles: Titles) -> DecisionEntry:
    if entry.state != "in_force":
        return entry
    if entry.kind == "rename":
        if entry.id in titles.was:
            return replace(entry, inferred=titles.was[entry.id])
        return replace(entry, state="lost", detail=_no_title(entry.about[0], titles))
    statement = next((known[name] for name in entry.statements if name in known), None)
    if entry.kind != "move" or statement is None or statement.editor is None:
        return entry
    section = statement.editor.inferred_section
    theme = statement.editor.inferred_theme
    title = fixed(f"pages.{section}") if section else ""
    if theme and section == statement.section:
        return replace(entry, inferred=fixed("decisions.move_theme", section=title, theme=theme))
    return replace(entry, inferred=fixed("decisions.move", section=title))


def _no_title(wanted: str, titles: Titles) -> str:
    known = sorted({*titles.themes.values(), *(issue.title for issue in titles.issues)})
    near = process.extractOne(wanted, known, processor=str.casefold, score_cutoff=50)
    return "no theme or issue has this title" + (f"; the nearest now is “{near[0]}”" if near else "")
