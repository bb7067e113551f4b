"""The version of the briefing to compare with: the one that is given, else the one that is being replaced."""

from __future__ import annotations

from pathlib import Path

from generator.errors import BriefingError, ConfigurationError
from generator.model.briefing import Briefing
from generator.rendering.data import from_json

DATA = "briefing.json"


def load_previous(file: Path) -> Briefing:
    """The briefing in `file`. Raises `ConfigurationError` where there is none."""
    if file.exists() and not file.is_file():  # a pipe would never end
        raise ConfigurationError((f"previous: {file} is no file",))
    try:
        return from_json(file.read_bytes())
    except OSError as error:
        raise ConfigurationError((f"previous: {file} cannot be read ({error.strerror or error})",)) from error
    except BriefingError as error:
        raise ConfigurationError((f"previous: {file} is {error}",)) from error


def replaced_in(pages: Path) -> Briefing | None:
    """The briefing that stands in the pages' folder and will be replaced; None where there is none that can be read."""
    try:
        return from_json((pages / DATA).read_bytes())
    except (OSError, BriefingError):
        return None
