"""What the simulation of benchmarks/ shows, on fewer runs: the verdicts keep what they say."""

import runpy
from pathlib import Path

import pytest

SIMULATION = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "simulation.py"))


def test_shuffled_input_gives_the_same_bytes():
    """A whole run in another order is the same run."""
    assert SIMULATION["shuffle"](orders=2)


@pytest.mark.slow
@pytest.mark.parametrize("errs", [True, False])
def test_intervals_hold_the_planted_share(errs):
    """Of 160 intervals of 95 % so many hold the planted share as chance lets them: 90 to 99 %."""
    assert 0.90 <= SIMULATION["coverage"](runs=4, errs=errs)["all"] <= 0.99


@pytest.mark.slow
def test_false_flags_keep_their_rate():
    """Of the claims called over-promised hardly more than the set rate are not."""
    assert SIMULATION["flags"](runs=6)["wrong"] <= 0.08


@pytest.mark.slow
def test_drift_is_dated():
    """Nine of ten planted changes are found within a month, and hardly any where there is none."""
    assert SIMULATION["drift"]() >= 0.9
    assert SIMULATION["quiet"]() <= 0.05


@pytest.mark.slow
def test_a_bad_shop_is_found_and_none_on_noise():
    """The planted shop in most runs, and no group where all are alike."""
    told = SIMULATION["segments"](runs=8)
    assert told["found"] >= 0.75
    assert told["named on noise"] == 0
