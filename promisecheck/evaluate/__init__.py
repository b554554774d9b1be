"""How good it is: every score per language on rows that training never saw, with n, an interval, and the simple baseline."""

from promisecheck.evaluate.floors import check_floors, read_floors
from promisecheck.evaluate.folds import cross_validate
from promisecheck.evaluate.run import KEPT_BACK, evaluate_all
from promisecheck.evaluate.score import Score, show

__all__ = ["KEPT_BACK", "Score", "check_floors", "cross_validate", "evaluate_all", "read_floors", "show"]
