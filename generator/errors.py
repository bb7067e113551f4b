"""Every exception the program raises on purpose.

    BriefingError
    ├── ConfigurationError      a setting is wrong; carries every fault found, not just the first
    ├── NothingToRead           a folder has no readable article
    ├── UnknownStatement        an id that no statement of the briefing has
    ├── UnreadableFile          a reader's way to say why a file holds no article; becomes a `Rejection` at once
    ├── PublishingError         the output could not be written
    └── BrokenInvariant         our own fault: a record contradicts what the data format promises

Trouble that is expected of articles is a value (`model.article.Rejection`), not an exception.
"""

from __future__ import annotations


class BriefingError(Exception):
    """Base of all of them."""


class ConfigurationError(BriefingError):
    """Settings that cannot be used. `faults` holds one readable sentence for each of them."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class NothingToRead(BriefingError):
    """A folder without a readable article."""


class UnknownStatement(BriefingError):
    """No statement has this id, neither as its own nor as an alias."""


class UnreadableFile(BriefingError):
    """What a reader raises, and nothing else: the rule a file broke, and a sentence its owner understands."""

    def __init__(self, rule: str, detail: str) -> None:
        self.rule = rule
        self.detail = detail
        super().__init__(f"{rule}: {detail}")


class PublishingError(BriefingError):
    """Pages or the PDF could not be written."""


class BrokenInvariant(BriefingError):
    """A record contradicts the data format: a fault of the program, never of the articles."""
