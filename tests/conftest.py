"""Fixtures for all tests: the language model once a session, and no network for anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.language.model import LanguageModel
from generator.language.sentence_ends import segmenter

if TYPE_CHECKING:
    from pysbd import Segmenter


@pytest.fixture(scope="session")
def model() -> LanguageModel:
    return LanguageModel()


@pytest.fixture(scope="session")
def rules() -> Segmenter:
    return segmenter()
