"""Ids and decisions survive the arrival of articles: those about something else, and those about the same event."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from generator.composing import check
from generator.model.briefing import Briefing, Statement
from generator.pipeline import Made
from generator.rendering.data import to_json
from tests.editing.conftest import UNRELATED

Make = Callable[..., Made]


def survivors(before: Briefing, now: Briefing) -> float:
    known = {name for item in now.statements for name in (item.id, *item.aliases)}
    return sum(item.id in known for item in before.statements) / len(before.statements)


@pytest.mark.parametrize("name", ["000-first.txt", "zzz-last.txt"])
def test_all_ids_survive_an_article_about_something_else(make: Make, samples: Briefing, name: str) -> None:
    assert survivors(samples, make({name: UNRELATED}).briefing) == 1.0


@pytest.mark.parametrize("name", ["000-first.txt", "zzz-last.txt"])
def test_ids_survive_an_article_about_the_same_event(make: Make, samples: Briefing, further: str, name: str) -> None:
    assert survivors(samples, make({name: further}).briefing) >= 0.95


def one_of_each(briefing: Briefing) -> list[dict[str, Any]]:
    """A decision of each kind about statements of `briefing`, named by id, by alias and by words in turn."""
    files_of = {source.id: source.file for source in briefing.sources}
    free = [item for item in briefing.statements if item.id not in briefing.bottom_line]
    several = sorted((item for item in free if len(item.citations) > 2), key=lambda item: item.id)
    single = sorted((item for item in free if len(item.citations) == 1), key=lambda item: item.id)
    background = [single.pop(single.index(item)) for item in list(single) if item.section == "background"][:3]
    dated = next(item for item in several[2:-1] if item.when is not None)
    person = next(who for who in briefing.participants if who.kind == "person")
    # The theme with most statements that none of the other decisions takes out of it.
    touched = {item.id for item in (*background, *several, *single[:3])}
    left = [item for item in briefing.statements if item.theme is not None and item.id not in touched]
    theme = Counter(item.theme for item in left).most_common(1)[0][0]
    under = next(item for item in left if item.theme == theme)

    def words(item: Statement, place: int = -1) -> dict[str, str]:
        citation = item.citations[place]
        return {"source": files_of[citation.source], "exact": citation.exact}

    word = next(word for word in single[0].citations[0].exact.split() if word.isalpha() and len(word) > 5)
    return [
        {"hide": words(background[0])},
        {"pin": several[0].aliases[0]},
        {"move": background[1].id, "to": "developments"},
        {"move": words(background[2]), "to": "background", "theme": "Set apart"},
        {"merge": [single[1].id, words(single[2])]},
        {"split": words(several[1])},
        {"rename": words(under), "of": "theme", "to": "A title of the editor's"},
        {"rename": briefing.open_issues[-1].id, "to": "An issue of the editor's"},
        {"correct": dated.aliases[-1], "date": "1999-12-31"},
        {"correct": person.id, "name": "Somebody Else"},
        {"correct": words(single[0]), "words": word, "to": "Corrected"},
        {"note": several[-1].id, "text": "As the editor heard it."},
    ]


@pytest.mark.parametrize("name", ["000-first.txt", "zzz-last.txt"])
def test_a_decision_of_each_kind_is_in_force_before_and_after_a_new_article(
    make: Make, samples: Briefing, further: str, name: str
) -> None:
    decisions = one_of_each(samples)
    assert {next(iter(item)) for item in decisions} == {
        *("hide", "pin", "move", "merge", "split", "rename", "correct", "note")
    }
    before = make(decisions=decisions).briefing
    after = make({name: further, "m.txt": UNRELATED}, decisions=decisions, before=before).briefing
    for briefing in (before, after):
        assert [(item.kind, item.detail) for item in briefing.decisions if item.state != "in_force"] == []
        assert len(briefing.decisions) == len(decisions)
        in_effect(briefing)
        assert check(briefing) == ()
        schema = json.loads(files("generator.model").joinpath("briefing.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(schema).validate(json.loads(to_json(briefing)))


def in_effect(briefing: Briefing) -> None:
    known = {item.id: item for item in briefing.statements}
    hide, pin, move, theme, merge, split, title, issue, date, name, words, note = briefing.decisions
    assert not known.keys() & set(hide.statements)
    assert briefing.bottom_line[0] == pin.statements[0]
    assert known[move.statements[0]].section == "developments"
    assert move.inferred is not None
    assert "Background" in move.inferred
    assert known[theme.statements[0]].theme == "Set apart"
    assert len(known[merge.statements[0]].citations) >= 2
    (parted,) = split.statements
    assert split.words[0] in [citation.exact for citation in known[parted].citations]
    assert any(item.theme == title.decided.split("“")[1].rstrip("”") for item in briefing.statements)
    assert title.inferred not in {item.theme for item in briefing.statements}
    renamed = next(item for item in briefing.open_issues if item.title == "An issue of the editor's")
    assert renamed.inferred_title == issue.inferred
    dated = known[date.statements[0]]
    assert dated.when is not None
    assert (dated.when.edtf, dated.when.how) == ("1999-12-31", "given")
    person = next(who for who in briefing.participants if who.name == "Somebody Else")
    assert person.inferred_name == name.inferred
    assert person.inferred_name in [variant.text for variant in person.variants]
    corrected = known[words.statements[0]]
    assert any(edit.kind == "corrected" and edit.was == words.inferred for edit in corrected.edits)
    noted = known[note.statements[0]].editor
    assert noted is not None
    assert noted.notes == ("As the editor heard it.",)
