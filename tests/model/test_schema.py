"""The JSON Schema and the records say the same."""

from __future__ import annotations

import dataclasses
import json
import typing
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from generator.model.briefing import Briefing
from generator.model.main_event import MainEvent

SCHEMA: dict[str, Any] = json.loads(
    files("generator.model").joinpath("briefing.schema.json").read_text(encoding="utf-8")
)


def record_types() -> dict[str, type]:
    """All records that a briefing is made of, by name."""
    found: dict[str, type] = {}
    waiting: list[type] = [Briefing]
    while waiting:
        record = waiting.pop()
        if record.__name__ in found:
            continue
        found[record.__name__] = record
        for kind in typing.get_type_hints(record).values():
            waiting.extend(inside(kind))
    return found


def inside(kind: Any) -> list[type]:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return [kind]
    return [record for part in typing.get_args(kind) for record in inside(part)]


TYPES = record_types()


def node(name: str) -> dict[str, Any]:
    found: dict[str, Any] = SCHEMA if name == "Briefing" else SCHEMA["$defs"][name]
    return found


def test_it_is_a_schema_of_2020_12() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_knows_every_record_and_no_other() -> None:
    assert set(SCHEMA["$defs"]) == set(TYPES) - {"Briefing"}
    assert MainEvent.__name__ in TYPES


@pytest.mark.parametrize("name", sorted(TYPES))
def test_properties_are_the_fields(name: str) -> None:
    fields = [field.name for field in dataclasses.fields(TYPES[name])]
    assert list(node(name)["properties"]) == fields
    assert node(name)["required"] == fields


@pytest.mark.parametrize("name", sorted(TYPES))
def test_it_is_strict_and_documented(name: str) -> None:
    assert node(name)["additionalProperties"] is False
    assert node(name)["description"]
    for field, described in node(name)["properties"].items():
        assert described.get("description"), f"{name}.{field}"


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate({"version": "1", "surprise": True})
