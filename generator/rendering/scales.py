"""Figures that disagree as ranges on one axis: what each reading can mean, drawn to one scale."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.language.fixed_words import fixed
from generator.model.briefing import Discrepancy
from generator.rendering.drawing import Picture, bar, dot, label, line, short, width_of
from generator.understanding.numerals import modified, numerals_in

# Narrower than the other pictures: its few labels are read on a phone without scrolling.
_WIDTH = 520
_ROW = 30
_WIDE = 20  # from how many times the smallest value on the scale is one of magnitudes
_MOST_LABEL = 190
_TICKS = 4
_NAMES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))

Scale = Callable[[float], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A reading as the interval it means, and the sources that have it."""

    value: str
    low: float
    high: float
    sources: tuple[str, ...]


def figures_picture(difference: Discrepancy, labels: Mapping[str, str]) -> Picture | None:
    """The readings of a figure as ranges on one axis; None where they are no figures, or fewer than two.

    `labels`: source id to label. What words mean as a range ("nearly", "dozens") is told in
    `understanding.numerals`.
    """
    if difference.kind != "figure":
        return None
    ranges = [found for reading in difference.readings if (found := _range(reading.value)) is not None]
    if len(ranges) < 2 or len(ranges) < len(difference.readings):
        return None
    told = [
        Range(
            value=reading.value,
            low=low,
            high=high,
            sources=tuple(dict.fromkeys(labels[each.source] for each in reading.citations if each.source in labels)),
        )
        for reading, (low, high) in zip(difference.readings, ranges, strict=True)
    ]
    text = "; ".join(f"{each.value}{_meaning(each)}: {', '.join(each.sources)}" for each in told)
    side = min(_MOST_LABEL, 20 + max(width_of(each.value) for each in told))
    place, ticks = _scale(min(each.low for each in told), max(each.high for each in told), side)
    bottom = len(told) * _ROW + 4
    parts = [line(place(tick), 0, place(tick), bottom + 6) for tick in ticks]
    parts.append(line(side, bottom, _WIDTH - 10, bottom, "axis"))
    parts += [label(place(tick), bottom + 22, number(tick), anchor="middle") for tick in ticks]
    for row, each in enumerate(told):
        y = (row + 0.5) * _ROW
        note = f"{each.value}: {', '.join(each.sources)}"
        parts.append(label(0, y + 4, short(each.value, int(side / 6.3)), kind="figure"))
        first, last = place(each.low), place(each.high)
        parts.append(bar(first, last, y, note) if last - first > 4 else dot((first + last) / 2, y, note))
    return Picture(
        key=f"{difference.id}-figures",
        title=fixed("labels.picture_figures"),
        text=f"{text}.",
        box=(0, 0, _WIDTH + 20, bottom + 30),
        body="".join(parts),
    )


def number(value: float) -> str:
    """A number as people write it: "1,500", "2.5 million"."""
    for size, name in _NAMES:
        if abs(value) >= size:
            return f"{_plain(value / size)}{name}"
    return _plain(value)


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:,.10g}"


def _meaning(reading: Range) -> str:
    """The interval in words, for a reading that does not say it itself."""
    return f" ({number(reading.low)} to {number(reading.high)})" if reading.low < reading.high else ""


def _range(value: str) -> tuple[float, float] | None:
    """What the first number of `value` means: the lowest and the highest it can be."""
    found = numerals_in(value)
    if not found:
        return None
    figure = modified(value, found[0])
    return figure.low, figure.high


def _scale(low: float, high: float, side: float) -> tuple[Scale, list[float]]:
    """Where a value stands, and the values marked on the axis: of magnitudes where the range is wide."""
    start, end = side + 14, _WIDTH - 24
    wide = low > 0 and high / low > _WIDE
    if wide:
        ticks = [10.0**power for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)]
        ticks = ticks[:: max(1, math.ceil(len(ticks) / _TICKS))]
    else:
        step = _step((high - low) or high or 1.0)
        ticks = [step * count for count in range(math.floor(low / step), math.ceil(high / step) + 1)]
    first, last = min(low, ticks[0]), max(high, ticks[-1])
    turned: Scale = math.log10 if wide else float
    spread = (turned(last) - turned(first)) or 1.0
    return lambda value: start + (end - start) * (turned(value) - turned(first)) / spread, ticks


def _step(spread: float) -> float:
    """The step of 1, 2 or 5 that marks `spread` with at most `_TICKS` steps."""
    place = 10.0 ** math.floor(math.log10(spread / _TICKS))
    return next(place * factor for factor in (1, 2, 5, 10) if place * factor * _TICKS >= spread)
