"""Ways up and down the tree of a sentence's words, each of which names its head."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.model.annotation import Token


def place_of(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The place of the first word between two offsets of the article; None where none begins there."""
    return next((at for at, token in enumerate(tokens) if start <= token.start < end), None)


def climb(tokens: Sequence[Token], index: int, wanted: Callable[[int], bool], steps: int = 8) -> int | None:
    """The nearest token from `index` up the tree for which `wanted` holds, itself included."""
    for _ in range(steps):
        if wanted(index):
            return index
        if tokens[index].head == index:
            return None
        index = tokens[index].head
    return None


def subtree(tokens: Sequence[Token], top: int) -> list[int]:
    """The indices of `top` and all that depends on it, in order."""
    below: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.head != index:
            below.setdefault(token.head, []).append(index)
    found = [top]
    for each in found:  # it grows as it is read, down to the leaves
        found += below.get(each, ())
    return sorted(found)
