"""The fixture briefing, decoded once, and its pages as the site builder will see them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.model.briefing import Briefing
from generator.rendering import render_pages, templates_folder
from generator.rendering.data import from_json

FIXTURE = Path(__file__).parents[1] / "fixtures" / "briefing.json"


@pytest.fixture(scope="session")
def flood_talks() -> Briefing:
    return from_json(FIXTURE.read_bytes())


@pytest.fixture(scope="session")
def pages(flood_talks: Briefing) -> Mapping[str, str]:
    return render_pages(flood_talks, templates=templates_folder())
