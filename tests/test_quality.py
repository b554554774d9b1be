import json
from pathlib import Path

import pytest

from promisecheck.evaluate import Score, check_floors, evaluate_all
from promisecheck.evaluate.floors import corpora_fingerprint

ROOT = Path(__file__).parent.parent
FLOORS = ROOT / "models" / "floors.json"


@pytest.mark.slow
@pytest.mark.timeout(1_500)  # every row kept back is read, by every model
def test_no_score_is_below_its_floor():
    """Every score on rows kept back reaches its floor, language by language."""
    assert check_floors(evaluate_all(ROOT / "corpora"), FLOORS) == []


def test_floors_belong_to_these_corpora():
    """The floors were measured on the corpora as they stand here; whoever changes the corpora measures again."""
    assert json.loads(FLOORS.read_text(encoding="utf-8"))["corpora"] == corpora_fingerprint(ROOT / "corpora")


def test_every_main_language_has_floors():
    """Danish, Norwegian and English each have the same floors: an average that hides one is no score."""
    tasks = {}
    for key in json.loads(FLOORS.read_text(encoding="utf-8"))["floors"]:
        task, language = key.rsplit(" ", 1)
        tasks.setdefault(task, set()).add(language)
    assert all({"da", "nb", "en"} <= languages for task, languages in tasks.items() if "found" not in task)


def test_a_score_below_its_floor_is_named(tmp_path):
    """A score below its floor, and a floor that nothing measures any more, are each a sentence."""
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"corpora": "x", "floors": {"stance da": 0.6, "gone en": 0.5}}), encoding="utf-8")
    score = Score(task="stance", measure="macro-F1", language="da", value=0.55, low=0.5, high=0.6, n=100)
    assert check_floors([score], path) == ["gone en: nothing measures it any more", "stance da: 0.550 is below its floor of 0.600"]
