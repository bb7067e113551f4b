"""Reading back what was written and proving it: the data against its schema and its promises, the pages' links."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import msgspec
from jsonschema import Draft202012Validator

from generator.composing.check import check
from generator.errors import PublishingError
from generator.model.briefing import Briefing
from generator.publishing.pages import read_manifest
from generator.rendering.links import check_links

SHOWN_SCHEMA_FAULTS = 20


def faults_of_data(file: Path) -> tuple[str, ...]:
    """Every way in which a `briefing.json` breaks its schema or its promises, a readable line each."""
    try:
        content = file.read_bytes()
        data = json.loads(content)
    except OSError as error:
        raise PublishingError(f"{file.name} cannot be read: write the briefing first") from error
    except ValueError as error:
        return (f"{file.name}: not JSON ({error})",)
    schema = json.loads(files("generator.model").joinpath("briefing.schema.json").read_text(encoding="utf-8"))
    found = sorted(Draft202012Validator(schema).iter_errors(data), key=lambda fault: (fault.json_path, fault.message))
    if found:
        return tuple(f"schema: {fault.json_path}: {fault.message[:200]}" for fault in found[:SHOWN_SCHEMA_FAULTS])
    return check(msgspec.json.decode(content, type=Briefing))


def faults_of_pages(folder: Path) -> tuple[str, ...]:
    """Every link or anchor of the generated pages in `folder` that leads nowhere, a readable line each."""
    pages = {
        name: (folder / name).read_text(encoding="utf-8") for name in read_manifest(folder) if name.endswith(".md")
    }
    return check_links(pages)
