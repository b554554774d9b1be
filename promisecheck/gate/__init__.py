"""What is told again and what fails: the baseline, what is to be ignored and why, and the gates."""

from promisecheck.gate.baseline import Baseline, Entry
from promisecheck.gate.fails import failing
from promisecheck.gate.files import read_baseline, write_baseline
from promisecheck.gate.silence import silence
from promisecheck.gate.writing import pruned, written

__all__ = ["Baseline", "Entry", "failing", "pruned", "read_baseline", "silence", "write_baseline", "written"]
