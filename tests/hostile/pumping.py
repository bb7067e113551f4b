"""Strings that drive a backtracking pattern as far as it can be driven, made from the pattern itself.

A pattern blows up where it can read the same characters in many ways and then fails. So each part of it that repeats
is asked for characters it takes (one, or two by turns), these are repeated, with the words that stand before the part
in front of them and something that fits nothing behind ("pump strings": Weideman et al. 2016, Wüstholz et al. 2017).
A pattern whose time grows with the square of the length takes four times as long for twice as much, and one that grows
exponentially never comes back: either is told by time alone.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from typing import Any

import generator

# Python's own reader of patterns; its names are private and have stayed for decades.
constants: Any = importlib.import_module("re._constants")
parser: Any = importlib.import_module("re._parser")

ALPHABET = tuple(" aA0.,-'\"(){}[]<>&#:;/\n\t_=*é”—€%@!?Isx1")
TAILS = ("", "\x00", "!", "\n\n", "a ")
COMMON = (
    "a",
    " ",
    "0",
    "A",
    "a ",
    "A ",
    "Aa ",
    "0,",
    "0 ",
    "-",
    "(",
    '"',
    "a.",
    "A.",
    "a-",
    "&a",
    "<a ",
    "\n",
    ".\n",
    "A, ",
)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern of the program, by where it stands: in a module, or in a collection or closure there."""
    found: dict[str, re.Pattern[str]] = {}
    for info in pkgutil.walk_packages(generator.__path__, "generator."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for number, pattern in enumerate(_in(value, info.name)):
                found.setdefault(pattern.pattern, pattern)
                found.setdefault(f"{info.name}.{name}[{number}]", pattern)
    names: dict[int, str] = {}
    for name, pattern in found.items():
        if name.startswith("generator."):
            names.setdefault(id(pattern), name)
    return {names[id(pattern)]: pattern for pattern in found.values() if id(pattern) in names}


def _in(value: object, module: str, depth: int = 3) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    for item in _parts(value, module) if depth else ():
        yield from _in(item, module, depth - 1)


def _parts(value: object, module: str) -> Iterable[object]:
    """What a collection or a record holds, and what a loader (a function whose result is kept) loads."""
    if isinstance(value, tuple | list | frozenset | set):
        return value
    if isinstance(value, Mapping):
        return (*value.keys(), *value.values())
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, item.name) for item in fields(value)]
    if hasattr(value, "cache_info") and callable(value) and getattr(value, "__module__", "") == module:
        with suppress(TypeError):  # it wants to be told something
            return (value(),)
    return ()


def pumps(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Texts of about `length` characters to run `pattern` on."""
    units: dict[tuple[str, str], None] = {("", unit): None for unit in COMMON}
    for before, repeated in _repeats(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG), ""):
        taken = [sign for sign in ALPHABET if _takes(repeated, sign)][:3]
        sample = _sample(repeated)
        for unit in dict.fromkeys((*taken, sample, *(one + two for one in taken[:2] for two in taken[:2]))):
            if unit:
                units[before, unit] = None
                units["", before + unit] = None
    for before, unit in list(units)[:120]:
        for tail in TAILS:
            yield before + unit * (length // len(unit)) + tail


def _repeats(items: Any, before: str) -> Iterator[tuple[str, Any]]:
    """Every part that repeats, with an example of what stands before it."""
    for operation, argument in items:
        if operation in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
            low, high, inside = argument
            if high > 8:
                yield before, inside
            yield from _repeats(inside, before)
            before += _sample(inside) * max(low, 0)
            continue
        for inside in _inside(operation, argument):
            yield from _repeats(inside, before)
        before += _sample([(operation, argument)])


def _inside(operation: Any, argument: Any) -> list[Any]:
    if operation is constants.SUBPATTERN:
        return [argument[3]]
    if operation is constants.BRANCH:
        return list(argument[1])
    if operation in (constants.ASSERT, constants.ASSERT_NOT):
        return [argument[1]]
    if operation is constants.ATOMIC_GROUP:
        return [argument]
    return []


def _sample(items: Any) -> str:
    """A text that the parts take, roughly."""
    out = ""
    for operation, argument in items:
        if operation is constants.LITERAL:
            out += chr(argument)
        elif operation in (constants.IN, constants.NOT_LITERAL, constants.ANY):
            out += next((sign for sign in ALPHABET if _takes([(operation, argument)], sign)), "")
        elif operation in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
            out += _sample(argument[2]) * max(argument[0], 0)
        elif operation in (constants.SUBPATTERN, constants.BRANCH, constants.ATOMIC_GROUP):
            out += _sample(_inside(operation, argument)[0])
    return out


def _takes(items: Any, sign: str) -> bool:
    """Whether the parts can begin with `sign`."""
    for operation, argument in items:
        if operation in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
            if _takes(argument[2], sign) or argument[0] > 0:
                return _takes(argument[2], sign)
        elif operation not in (constants.ASSERT, constants.ASSERT_NOT, constants.AT):
            return _takes_one(operation, argument, sign)
    return False


def _takes_one(operation: Any, argument: Any, sign: str) -> bool:
    if operation is constants.LITERAL:
        return bool(chr(argument) == sign)
    if operation is constants.NOT_LITERAL:
        return bool(chr(argument) != sign)
    if operation is constants.IN:
        return _in_class(argument, sign)
    return operation is constants.ANY or any(_takes(inside, sign) for inside in _inside(operation, argument))


CATEGORIES: dict[Any, Callable[[str], bool]] = {
    constants.CATEGORY_DIGIT: str.isdigit,
    constants.CATEGORY_SPACE: str.isspace,
    constants.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
}
NEGATED = {
    constants.CATEGORY_NOT_DIGIT: constants.CATEGORY_DIGIT,
    constants.CATEGORY_NOT_SPACE: constants.CATEGORY_SPACE,
    constants.CATEGORY_NOT_WORD: constants.CATEGORY_WORD,
}


def _in_class(parts: Any, sign: str) -> bool:
    negated = parts[0][0] is constants.NEGATE
    hit = False
    for operation, argument in parts:
        if operation is constants.LITERAL:
            hit |= chr(argument) == sign
        elif operation is constants.RANGE:
            hit |= argument[0] <= ord(sign) <= argument[1]
        elif operation is constants.CATEGORY:
            wanted = NEGATED.get(argument, argument)
            hit |= bool(CATEGORIES[wanted](sign)) != (argument in NEGATED) if wanted in CATEGORIES else False
    return hit != negated
