"""Fixtures for all tests: the language model once a session, the command line, and no network for anybody."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest

from generator.language.model import LanguageModel
from generator.language.sentence_ends import segmenter
from tests.support import OFFLINE, Run, run_briefing

if TYPE_CHECKING:
    from pysbd import Segmenter


def pytest_configure(config: pytest.Config) -> None:  # noqa: ARG001  (pytest's signature)
    """Close the network to this process before anything else runs."""
    spec = importlib.util.spec_from_file_location("offline_sitecustomize", OFFLINE / "sitecustomize.py")
    if spec is None or spec.loader is None:
        raise RuntimeError("tests/offline/sitecustomize.py is missing")
    spec.loader.exec_module(importlib.util.module_from_spec(spec))


@pytest.fixture(scope="session")
def model() -> LanguageModel:
    return LanguageModel()


@pytest.fixture(scope="session")
def rules() -> Segmenter:
    return segmenter()


@pytest.fixture
def briefing() -> Run:
    """The command line as a user runs it, offline: `briefing("export", "--out", …, cwd=…, env={…})`."""
    return run_briefing
