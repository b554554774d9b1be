"""Times of day: a delivery window, opening hours, "on your doormat by 7 am"."""

from promisecheck.core.text import Quantity
from promisecheck.language.comparing.about import About

_HALF_DAY, _DAY = 43_200.0, 86_400.0
_COMES = frozenset({"delivery", "setup"})


def compare_clocks(claim: About, promised: Quantity, remark: About, told: Quantity) -> str:
    """A time in the hours keeps them; a delivery outside them, or hours that are shorter, break them.

    Whether somebody stood before a locked door within the hours is for the words to say, not for the numbers.
    """
    if told.low != told.high:
        narrower = told.low > promised.low or told.high < promised.high
        return (
            "breaks"
            if not told.hedge and narrower and _inside(promised, told.low) and remark.has("closes") and promised.low != promised.high
            else ""
        )
    if promised.low == promised.high or told.hedge not in {"", "about"}:
        return ""
    if _inside(promised, told.low) and told.low < promised.high and remark.beside(told.saw, "closes"):
        return "breaks"
    inside = _inside(promised, told.low) or (told.low < _HALF_DAY and _inside(promised, told.low + _HALF_DAY))
    failed = remark.has("failed") or remark.has("only") or remark.has("closes")
    if inside:
        return "" if failed else "keeps"
    return "breaks" if claim.matters() & _COMES and remark.has("arrived") and not failed else ""


def _inside(promised: Quantity, seconds: float) -> bool:
    return promised.low <= seconds <= promised.high or promised.low <= seconds + _DAY <= promised.high
