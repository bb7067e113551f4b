"""Which words stand between quotation marks: double, single and angle ones, over one paragraph or several.

A quotation opened at the head of a paragraph, not closed there, and opened again at the head of the next is one unit
(the convention of English typography). Marks of another kind inside a quotation are nested and belong to it. An
opening mark without an end opens nothing: taking the rest of the paragraph would put the writer's words into
somebody's mouth.
"""

from __future__ import annotations

from generator.model.article import Article

PARTNERS = {"“": "”", "«": "»", "„": "“”", "‹": "›", '"': '"', "‘": "’", "'": "'"}
# the marks of typewriters and wire copy: ``like this''
TYPED = ("``", "''")
SINGLE = frozenset({"‘", "'"})
OPENS_AFTER = frozenset("([{—–-/“\"‘'«")
CLOSES_BEFORE = frozenset(",.;:!?)]}—–-/”\"’'»…")
LONGEST_SINGLE = 400
# after so many marks that nothing closes, a paragraph is no prose, and looking on would only take time
MOST_OPEN = 50


def quoted_spans(article: Article) -> tuple[tuple[int, int], ...]:
    """The spans between quotation marks, marks excluded, in order; none inside another."""
    found: list[tuple[int, int]] = []
    pending: tuple[int, str] | None = None
    for block in article.blocks:
        start = block.start
        if pending is not None:
            opened, mark = pending
            pending = None
            if article.text.startswith(mark, start):
                end = _end_of_open(article.text, start + len(mark), block.end, mark)
                if end is None:
                    pending = (opened, mark)
                    continue
                found = [span for span in found if span[1] <= opened]  # what stands inside it is nested
                found.append((opened, end))
                start = end + len(mark)
        spans, open_at = _spans_in(article.text, start, block.end)
        found.extend(spans)
        if open_at is not None and open_at == block.start:
            mark = TYPED[0] if article.text.startswith(TYPED[0], open_at) else article.text[open_at]
            pending = (open_at + len(mark), mark)
    return tuple(span for span in found if article.text[span[0] : span[1]].strip())


def _end_of_open(text: str, start: int, end: int, mark: str) -> int | None:
    """The end of a quotation that was opened by `mark` in an earlier paragraph and goes on from `start`."""
    if mark == TYPED[0]:
        closing = text.find(TYPED[1], start, end)
        return None if closing < 0 else closing
    return _closing(text, start, end, mark)


def _spans_in(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int | None]:
    """The quoted spans between two offsets, and the place of the first mark that was opened and not closed."""
    found: list[tuple[int, int]] = []
    left_open: list[int] = []
    failed = 0
    at = start
    while at < end:
        mark = TYPED[0] if text.startswith(TYPED[0], at, end) else text[at]
        if (mark == TYPED[0] or (mark in PARTNERS and _can_open(text, at, start))) and failed < MOST_OPEN:
            begin = at + len(mark)
            closing = _end_of_open(text, begin, end, mark)
            if closing is not None and closing > begin:
                found.append((begin, closing))
                at = closing
            else:
                failed += 1
                left_open.extend([at] if mark not in SINGLE else [])
        at += len(mark)
    return found, left_open[0] if left_open else None


def _can_open(text: str, at: int, floor: int) -> bool:
    """Whether the mark at `at` can open a quotation: nothing, white space or a bracket before it, a word behind it."""
    before = text[at - 1] if at > floor else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if after.isspace():
        return False
    if text[at] == "'" and (after.isdigit() or not after.isalnum()):
        return False
    return before.isspace() or before in OPENS_AFTER or (text[at] in "“«„" and not before.isalnum())


def _closing(text: str, start: int, end: int, mark: str) -> int | None:
    """The place of the mark that closes the quotation opened by `mark` before `start`, or None."""
    partners = PARTNERS[mark]
    if mark in SINGLE:
        return _closing_single(text, start, min(end, start + LONGEST_SINGLE), partners)
    depth = 0
    for at in range(start, end):
        char = text[at]
        if char == mark and char not in partners:
            depth += 1
        elif char in partners:
            if mark == '"' and _opens_again(text, at, end):
                return None
            if depth == 0:
                return at
            depth -= 1
    return _mixed(text, start, end) if mark == "“" else None


def _mixed(text: str, start: int, end: int) -> int | None:
    """The straight mark that closes a quotation opened by a curly one, where the text mixes the two."""
    closing = text.find('"', start, end)
    again = text.find("“", start, end)
    return None if closing < 0 or 0 <= again < closing else closing


def _opens_again(text: str, at: int, end: int) -> bool:
    """Whether a straight mark inside an open quotation can only be an opening one.

    Then the one before was never closed.
    """
    before = text[at - 1]
    after = text[at + 1] if at + 1 < end else " "
    return before.isspace() and after.isalnum()


def _closing_single(text: str, start: int, end: int, partners: str) -> int | None:
    """The end of a quotation in single marks, apostrophes passed over.

    A mark behind an "s" may be a possessive ("the miners' leader"): it closes only if none that is surer follows.
    """
    doubtful = None
    for at in range(start, end):
        if text[at] not in partners:
            continue
        after = text[at + 1] if at + 1 < end else " "
        if after.isalnum() or not (after.isspace() or after in CLOSES_BEFORE):
            continue
        if text[at - 1] in "sS" and after.isspace():
            doubtful = at if doubtful is None else doubtful
            continue
        return at
    return doubtful
