import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import promisecheck

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from this checkout without the network."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)], check=True, capture_output=True
    )
    return next(out.glob("*.whl"))


def _offline(**extra):
    """An environment in which nothing can be fetched."""
    return os.environ | {"HF_HUB_OFFLINE": "1", "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"} | extra


def test_the_wheel_holds_models_and_demo(wheel):
    """Models, topics, phrases, templates and the demo's files travel inside the wheel; corpora and tests do not."""
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "models/manifest.json",
        "models/second/model.onnx",
        "core/topics.toml",
        "report/templates/report.html",
        "report/templates/style/ground.css",
        "report/templates/script/keys.js",
        "report/screens.toml",
        "report/report.schema.json",
        "demo/reviews.csv",
    ):
        assert f"promisecheck/{wanted}" in names
    assert not [name for name in names if name.startswith(("corpora", "tests"))]
    assert wheel.stat().st_size < 100_000_000


def test_the_wheel_works_anywhere(wheel, tmp_path):
    """Installed from the wheel it runs the demo from any folder, offline, without the checkout."""
    site = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site), str(wheel)],
        check=True,
        capture_output=True,
    )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    code = (
        "import promisecheck, sys; print(promisecheck.__file__); sys.argv = ['promisecheck', 'demo']\n"
        "from promisecheck.cli import main; main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=elsewhere,
        env=_offline(PYTHONPATH=str(site)),
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith(str(site))
    assert (elsewhere / "promisecheck-demo.html").stat().st_size > 20_000


def test_the_checkout_works_anywhere(tmp_path):
    """From an editable checkout it runs the demo from any folder, offline."""
    assert Path(promisecheck.__file__).is_relative_to(ROOT)
    result = subprocess.run(
        [sys.executable, "-m", "promisecheck", "demo", "-o", "my report.html"],
        cwd=tmp_path, env=_offline(), capture_output=True, text=True, check=False, timeout=200,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert "The report: " in result.stdout
    assert (tmp_path / "my report.html").is_file()
