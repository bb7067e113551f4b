"""The briefing as `briefing.json`, and back: the same data for the pages, the PDF, every check, and other programs."""

from __future__ import annotations

import hashlib

import msgspec

from generator.errors import BriefingError
from generator.model.briefing import Briefing


def to_json(briefing: Briefing) -> str:
    """`briefing` as indented JSON in UTF-8 text: keys in the order of the records, one newline at the end."""
    return msgspec.json.format(msgspec.json.encode(briefing), indent=2).decode("utf-8") + "\n"


def edition(briefing: Briefing) -> str:
    """The version of a briefing, eight hexadecimal digits of its data's digest: another word, another version."""
    return hashlib.sha256(msgspec.json.encode(briefing)).hexdigest()[:8]


def from_json(content: str | bytes) -> Briefing:
    """The briefing that `content` holds. Raises `BriefingError` where it does not follow the data format."""
    try:
        return msgspec.json.decode(content, type=Briefing)
    except msgspec.DecodeError as fault:
        raise BriefingError(f"not a briefing: {fault}") from fault
