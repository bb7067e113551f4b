"""The bare language model on the texts of a briefing: one process, the same components, timed after loading.

python -m tests.benchmarks.reference BRIEFING.json      prints {"load": …, "seconds": …, "tokens": …} as JSON
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from generator.language.model import LanguageModel


def main(briefing: Path) -> None:
    """Time `nlp.pipe` over the paragraphs of every source's cleaned text, in one stream."""
    sources = json.loads(briefing.read_bytes())["sources"]
    paragraphs = [part for source in sources for part in source["text"].split("\n\n") if part.strip()]
    started = time.perf_counter()
    nlp = LanguageModel().nlp
    loaded = time.perf_counter()
    tokens = sum(len(document) for document in nlp.pipe(paragraphs))
    ended = time.perf_counter()
    sys.stdout.write(json.dumps({"load": loaded - started, "seconds": ended - loaded, "tokens": tokens}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
