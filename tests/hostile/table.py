"""The table of attacks on everything after reading (attacks.yml), as files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

BEFORE = "Port workers in row {0} will strike on Friday, their union said in a statement on Monday.\n\n"
AFTER = "\n\nThe company in row {0} offered a rise of 4 percent, which 1,{0} members refused, it said.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One file of the folder and how it ends: "article", or the rules one of which rejects it."""

    name: str
    file: str
    content: bytes
    ends: frozenset[str]


def attacks() -> tuple[Attack, ...]:
    """All rows of the table, each in a file of its own."""
    rows = yaml.safe_load((Path(__file__).parent / "attacks.yml").read_text(encoding="utf-8"))
    return tuple(_attack(row, number) for number, row in enumerate(rows, start=100))


def _attack(row: dict[str, Any], number: int) -> Attack:
    file = row.get("file", ".txt")
    said = row.get("is", row.get("says", "")) * row.get("times", 1)
    text = row.get("first", "") + said + row.get("last", "")
    if "says" in row:
        text = BEFORE.format(number) + text + AFTER.format(number)
    return Attack(
        name=row["attack"],
        file=f"{number}{file}" if file.startswith(".") and file.count(".") == 1 else file,
        content=text.encode("utf-8", "surrogatepass"),
        ends=frozenset(row.get("end", "article").split()),
    )
