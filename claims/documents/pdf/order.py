"""The order in which the segments of a page are read: column by column where there are columns.

A file draws text in the order it likes. Most draw it as it is read; some draw a line across all columns
at a time, or the headline last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from claims.documents.pdf.segments import Segment

_FEWEST = 4  # lines on either side of a gutter
_COLUMN_TEXT = 7  # characters in the middle line of a column: shorter ones are cells of a table
_FILLED = 0.6  # of a column's width, in its middle line
_SAME_EDGE = 0.8  # in heights of a character
_MOST_COLUMNS = 6
_MOST_EDGES = 40


def regions(segments: Sequence[Segment], depth: int = 0) -> list[list[Segment]]:
    """The segments in stretches that are read one after another, each in the order of reading."""
    edge = _gutter(segments) if depth < _MOST_COLUMNS else None
    if edge is None:
        return [_in_line(segments)] if segments else []
    found: list[list[Segment]] = []
    across: list[Segment] = []
    for barrier, zone in _zones(segments, edge):
        left = [one for one in zone if one.right <= edge]
        right = [one for one in zone if one.right > edge]
        if across and not right and len(left) < _FEWEST // 2:
            across += left  # the last line of a paragraph that runs across
        elif zone:
            found += [_in_line(across)] if across else []
            found += [*regions(left, depth + 1), *regions(right, depth + 1)]
            across = []
        across += [barrier] if barrier else []
    return [*found, _in_line(across)] if across else found


def _gutter(segments: Sequence[Segment]) -> float | None:
    """Where a second column begins; None if all is one column, or a table."""
    if len(segments) < 2 * _FEWEST:
        return None
    slack = _SAME_EDGE * median(one.size for one in segments)
    edges = sorted({round(one.left) for one in segments})[1:]
    best: tuple[int, int, float] | None = None
    for edge in _most_frequent(edges, segments, slack):
        left = [one for one in segments if one.right <= edge - slack / 3]
        right = [one for one in segments if one.left >= edge - slack]
        crossing = len(segments) - len(left) - len(right)
        if _are_columns(left, right) and (best is None or (crossing, -len(right)) < best[:2]):
            best = (crossing, -len(right), edge - slack / 3)
    return best[2] if best else None


def _most_frequent(
    edges: Iterable[float], segments: Sequence[Segment], slack: float
) -> list[float]:
    """The left edges that most segments share, each the leftmost of its kind."""
    counted = []
    lefts = sorted(one.left for one in segments)
    for edge in edges:
        count = bisect_right(lefts, edge + slack) - bisect_left(lefts, edge - 1)
        if count >= _FEWEST // 2:
            counted.append((-count, edge))
    return [edge for _, edge in sorted(counted)[:_MOST_EDGES]]


def _are_columns(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    if len(left) < _FEWEST or len(right) < _FEWEST:
        return False
    top = min(max(one.top for one in left), max(one.top for one in right))
    bottom = max(min(one.bottom for one in left), min(one.bottom for one in right))
    sides = [
        [one for one in side if one.top <= top + 1 and one.bottom >= bottom - 1]
        for side in (left, right)
    ]
    return all(map(_is_column, sides))


def _is_column(side: Sequence[Segment]) -> bool:
    """Whether these are lines of running text."""
    if len(side) < _FEWEST:
        return False
    full = max(one.right for one in side) - min(one.left for one in side)
    text = median(len(one.characters) for one in side)
    return text >= _COLUMN_TEXT and median(one.width for one in side) >= _FILLED * full


def _zones(
    segments: Sequence[Segment], edge: float
) -> Iterable[tuple[Segment | None, list[Segment]]]:
    """What stands above each line that crosses the gutter, and below the last one."""
    crossing = sorted((one for one in segments if one.left < edge < one.right), key=_from_top)
    rest = sorted((one for one in segments if not one.left < edge < one.right), key=_from_top)
    at = 0
    for barrier in crossing:
        begin = at
        while at < len(rest) and rest[at].middle > barrier.middle:
            at += 1
        yield barrier, rest[begin:at]
    yield None, rest[at:]


def _from_top(segment: Segment) -> float:
    return -segment.middle


def _in_line(segments: Sequence[Segment]) -> list[Segment]:
    """One column from top to bottom; as the file has it, where things stand side by side."""
    down = sorted(segments, key=_from_top)
    beside = any(one.beside(other) for one, other in pairwise(down))
    return sorted(segments, key=lambda one: one.order) if beside else down
