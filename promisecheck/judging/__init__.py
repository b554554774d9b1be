"""A second judge, where the user names one: asked about the pairs that the built-in judge is unsure about, and about nothing else."""

from promisecheck.judging.choose import second_judge

__all__ = ["second_judge"]
