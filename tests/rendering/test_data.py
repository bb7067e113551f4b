from __future__ import annotations

import json
from dataclasses import fields

import pytest

from generator.errors import BriefingError
from generator.model.briefing import Briefing
from generator.model.edits import undo
from generator.rendering.data import from_json, to_json


def test_a_briefing_survives_the_journey(flood_talks: Briefing) -> None:
    written = to_json(flood_talks)
    assert from_json(written) == flood_talks
    assert to_json(from_json(written)) == written


def test_keys_stand_in_the_order_of_the_records_and_text_stays_readable(flood_talks: Briefing) -> None:
    written = to_json(flood_talks)
    assert list(json.loads(written)) == [field.name for field in fields(Briefing)]
    assert "Ágnes Szűcs" in written
    assert written.endswith("}\n")
    assert not written.endswith("\n\n")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"version": 1}', "not json"])
def test_something_else_is_refused(content: str) -> None:
    with pytest.raises(BriefingError, match="not a briefing"):
        from_json(content)


def test_the_fixture_keeps_the_promises_of_the_format(flood_talks: Briefing) -> None:
    texts = {source.id: source.text for source in flood_talks.sources}
    for statement in flood_talks.statements:
        for citation in statement.citations:
            assert texts[citation.source][citation.start : citation.end] == citation.exact
        assert undo(statement.text, statement.edits) == statement.citations[statement.shown].exact
    used = [passage for source in flood_talks.sources for passage in source.passages if passage.statements]
    assert flood_talks.counts.used == len(used)
    assert flood_talks.counts.statements == len(flood_talks.statements)
