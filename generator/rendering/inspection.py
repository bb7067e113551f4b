"""What `inspect` shows: one article's understanding as JSON, in the form the data contract gives."""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec

from generator.model.annotation import AnnotatedArticle
from generator.model.article import Dated, Rejection, quote
from generator.model.corpus import ResolvedTime


def inspection(
    annotated: AnnotatedArticle, dates: tuple[Dated, Dated], times: Sequence[ResolvedTime], *, label: str
) -> bytes:
    """The JSON of one understood article; `dates` are (published, written) as known from the article alone."""
    article = annotated.article
    plain = msgspec.to_builtins(annotated)
    published, written = (msgspec.to_builtins(dated) for dated in dates)
    source = {key: value for key, value in plain["article"].items() if key not in ("blocks", "dateline")}
    source |= {"label": label, "published": published, "written": written, "origin": "o1"}
    return _json(
        {
            "source": source,
            "rejected": None,
            "sentences": [_only(item, "start", "end", "kind") for item in plain["sentences"]],
            "dates": [_only(msgspec.to_builtins(item), "start", "end", "text", "edtf", "how") for item in times],
            "names": [_only(item, "start", "end", "text", "kind") for item in plain["names"]],
            "quotations": [
                {
                    "start": item.start,
                    "end": item.end,
                    "exact": quote(article, item.start, item.end),
                    "speaker": item.speaker,
                    "cue": item.cue,
                    "direct": item.direct,
                }
                for item in annotated.quotations
                if not item.scare
            ],
            "figures": [_only(item, "start", "end", "text", "low", "high", "unit") for item in plain["figures"]],
        }
    )


def inspection_of_rejection(rejection: Rejection) -> bytes:
    """The JSON for a file that is no article: why not, and empty lists."""
    empty: dict[str, object] = {key: [] for key in ("sentences", "dates", "names", "quotations", "figures")}
    return _json(
        {"source": None, "rejected": {"rule": rejection.rule, "detail": rejection.detail}, **empty},
    )


def _only(record: dict[str, object], *keys: str) -> dict[str, object]:
    return {key: record[key] for key in keys}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
