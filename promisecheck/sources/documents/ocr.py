"""Text in pictures, read by rapidocr (the extra `[ocr]`), whose models travel in its wheel: nothing is fetched."""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any

from promisecheck.sources.documents.lines import Line, columns_of

_LEAST_SURE = 0.6
"""A line that is read with less probability is more likely a pattern than a text."""
_THREADS = 2
_SIDE = 1_600
"""Pixels of a picture's longer side in which words are looked for. By itself the library blows low banners up, and cuts their lines."""
_PARAMETERS = {
    "Global.log_level": "critical",
    "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
    "Det.limit_type": "max",
    "Det.limit_side_len": _SIDE,
}
_ALIKE = 1.4
"""Lines of one text differ by less than this in height."""
_CLOSE = 0.9
"""And stand no further apart than so many of their heights."""


def can_read() -> bool:
    """Whether the extra is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def read_picture(pixels: Any) -> list[Line]:
    """The texts in a picture, each with its box; lines of one text are parted by line breaks.

    `pixels`: an array of shape (height, width, 3), unsigned bytes, red first.
    """
    result = _engine()(pixels[:, :, ::-1])
    if result.boxes is None:
        return []
    rows = zip(result.boxes, result.txts, result.scores, strict=True)
    lines = [_line(box, text) for box, text, score in rows if score >= _LEAST_SURE and text.strip()]
    return [_joined(group) for column in columns_of(lines) for group in _texts(column)]


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params=_PARAMETERS)


def _line(box: Any, text: str) -> Line:
    left, top, right, bottom = box[:, 0].min(), box[:, 1].min(), box[:, 0].max(), box[:, 1].max()
    return Line(text=text.strip(), left=float(left), top=float(top), right=float(right), bottom=float(bottom), size=float(bottom - top))


def _texts(column: list[Line]) -> Iterator[list[Line]]:
    """Lines of the same height that follow close upon each other are one text."""
    group: list[Line] = []
    for line in column:
        if group and not _goes_on(group[-1], line):
            yield group
            group = []
        group.append(line)
    yield group


def _goes_on(before: Line, line: Line) -> bool:
    high, low = max(before.size, line.size), min(before.size, line.size)
    return high <= low * _ALIKE and line.top - before.bottom <= low * _CLOSE


def _joined(group: list[Line]) -> Line:
    return Line(
        text="\n".join(line.text for line in group),
        left=min(line.left for line in group),
        top=group[0].top,
        right=max(line.right for line in group),
        bottom=group[-1].bottom,
        size=group[0].size,
    )
