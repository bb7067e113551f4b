"""What the briefings of the twelve events hold and miss, a line a miss and a table.

    python -m tests.events [EVENT...] [--all] [--write FOLDER]

`--all` lists the checks that pass too; `--write` puts each briefing.json into the folder. Not run by pytest.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.language.model import LanguageModel
from generator.pipeline import Workshop, make_briefing
from generator.rendering.data import to_json
from tests.events.checks import fault
from tests.events.outline import EVENTS, HERE, checks_of, known_misses
from tests.events.view import View


def main() -> None:
    """Brief the events asked for and print the result of every check."""
    parser = argparse.ArgumentParser(prog="python -m tests.events", description=__doc__.splitlines()[0])
    parser.add_argument("events", nargs="*", default=list(EVENTS), metavar="EVENT")
    parser.add_argument("--all", action="store_true", help="list what passes, too")
    parser.add_argument("--write", type=Path, help="put each event's briefing.json here")
    asked = parser.parse_args()
    workshop = Workshop(language=LanguageModel())
    known = known_misses()
    rows = []
    for event in asked.events:
        briefing = make_briefing(HERE / event / "articles", workshop).briefing
        if asked.write:
            asked.write.mkdir(parents=True, exist_ok=True)
            (asked.write / f"{event}.json").write_text(to_json(briefing), encoding="utf-8")
        view = View(briefing)
        hard = [0, 0]
        soft = [0, 0]
        for check in checks_of(event):
            wrong = fault(view, check)
            count = soft if check.soft else hard
            count[0] += wrong is None
            count[1] += 1
            if wrong is not None or asked.all:
                mark = (
                    "ok   " if wrong is None else "soft " if check.soft else "known" if check.id in known else "MISS "
                )
                sys.stdout.write(f"{mark} {check.id}" + (f"\n        {wrong[:400]}" if wrong else "") + "\n")
        rows.append((event, hard, soft))
    sys.stdout.write("\n| event | hard checks | soft checks |\n|---|---|---|\n")
    for event, hard, soft in rows:
        sys.stdout.write(f"| {event} | {hard[0]}/{hard[1]} | {soft[0]}/{soft[1]} |\n")


if __name__ == "__main__":
    main()
