"""The labels of the site: short words of ours for values of the data format. Sentences are in `language.fixed_words`.

What is missing here is shown as the value itself, underscores as blanks, so that a new value never breaks a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.model.briefing import Section

# The page where a section's statements live, and with them their anchors.
HOMES: Mapping[Section, str] = MappingProxyType(
    {
        "participants": "participants.md",
        "agenda": "agenda.md",
        "open_issues": "open-issues.md",
        "background": "background.md",
        "developments": "developments.md",
    }
)

# Done and under way are what a reader expects of any sentence; only what is not so is marked.
STATUS: Mapping[str, str] = MappingProxyType(
    {
        "planned": "planned",
        "possible": "possible",
        "demanded": "demanded",
        "denied": "denied",
    }
)

VOICE: Mapping[str, str] = MappingProxyType({"claim": "", "assessment": "assessment", "forecast": "forecast"})

DATE_HOW: Mapping[str, str] = MappingProxyType(
    {
        "given": "given by the editor",
        "metadata": "from the page’s metadata",
        "stated": "stated in the text",
        "url": "from the address",
        "inferred": "inferred",
        "unknown": "not known",
    }
)

TIME_HOW: Mapping[str, str] = MappingProxyType(
    {
        "stated": "stated",
        "resolved": "worked out from the day of writing",
        "inferred": "inferred",
        "given": "corrected by the editor",
    }
)

KINDS: Mapping[str, str] = MappingProxyType(
    {"person": "People", "unnamed": "People not named", "body": "Bodies", "group": "Groups"}
)

MEETING_STATUS: Mapping[str, str] = MappingProxyType(
    {"planned": "planned", "held": "held", "unclear": "not known whether held"}
)

SEVERITY: Mapping[str, str] = MappingProxyType(
    {"high": "of high weight", "medium": "of medium weight", "low": "of low weight"}
)

EDITS: Mapping[str, str] = MappingProxyType(
    {
        "resolved": "The source says “{was}”.",
        "dated": "Added here; the source gives no date in full.",
        "trimmed": "Left out here: “{was}”",
        "corrected": "Corrected by the editor; the source says “{was}”.",
    }
)


def label(words: Mapping[str, str], value: str) -> str:
    """The label of `value`, or the value itself in plain words."""
    return words.get(value, value.replace("_", " ").replace("-", " "))


def count(number: int, one: str, many: str | None = None) -> str:
    """The number with its noun: "1 article", "3 articles"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def shortened(text: str, most: int = 56) -> str:
    """The start of `text`, cut at a word where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"
