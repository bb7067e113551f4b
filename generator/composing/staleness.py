"""What was true when it was written and is not any more: announcements of what has been held since, and the like.

Such a sentence is not told in the briefing's own voice: it folds under the others and is shown as its source's words.
"""

from __future__ import annotations

from generator.composing.index import Index
from generator.composing.verbs import main_verbs
from generator.model.corpus import MeetingSeed, MergedStatement
from generator.model.edtf import bounds, contains


def is_stale(index: Index, statement: MergedStatement, main: MeetingSeed | None) -> bool:
    """Whether the `main` meeting, once held, has overtaken what the statement's shown words say.

    So it is with "will meet" (but not with "said before the meeting that …") and with "has not been there since …".
    """
    if main is None or main.status != "held":
        return False
    tokens = index.shown(statement).sentence.tokens
    if statement.status == "denied":
        perfect = any(token.lemma == "have" and token.tag in {"VBZ", "VBP"} for token in tokens)
        since = any(time.bound == "since" for time in index.shown(statement).times)
        return perfect and since
    if statement.status != "planned" or any(verb.tag == "VBD" for verb in main_verbs(tokens)):
        return False
    if main.when and any(bounds(day)[0] > bounds(main.when)[1] for day in _days(index, statement)):
        return False  # what it brings about later
    if statement.meeting is None:
        return statement.when is None or (main.when is not None and contains(main.when, statement.when.edtf))
    return statement.meeting == main.id


def _days(index: Index, statement: MergedStatement) -> list[str]:
    """The day a statement tells of, or else the days by which something is to be done."""
    if statement.when is not None:
        return [statement.when.edtf]
    times = index.shown(statement).times
    return [time.edtf for time in times if time.edtf is not None and time.bound == "until" and not time.quoted]
