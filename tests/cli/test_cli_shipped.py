import json
import os
import re
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from calling import PROMISE, write_company

from promisecheck.cli.man import man_page

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def test_the_manual_page_is_current():
    """docs/man/promisecheck.1 is what the commands say now; where it is not, `make man` writes it."""
    assert (ROOT / "docs" / "man" / "promisecheck.1").read_text(encoding="utf-8") == man_page()


def test_the_manual_page_travels_with_the_wheel():
    """The wheel puts the page where `man` looks."""
    assert '"docs/man/promisecheck.1" = "share/man/man1/promisecheck.1"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.fixture
def runner(tmp_path):
    """What a runner of GitHub gives a step: files to write to, a folder, and the program on the path."""
    write_company(tmp_path)
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "promisecheck"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m promisecheck "$@"\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    for name in ("output", "summary", "path"):
        (tmp_path / name).touch()
    given = {"GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary", "GITHUB_PATH": "path", "RUNNER_TEMP": "."}
    return tmp_path, {name: str(tmp_path / path) for name, path in given.items()} | {"PATH": f"{programs}:{os.environ['PATH']}"}


def step(name, runner, **inputs):
    """Run a step of the Action as GitHub does, with these inputs and the defaults of the others."""
    folder, given = runner
    (found,) = (one for one in ACTION["runs"]["steps"] if one.get("id") == name)
    values = {key: one.get("default", "") for key, one in ACTION["inputs"].items()} | {
        key.replace("_", "-"): one for key, one in inputs.items()
    }
    values |= {"action_path": str(ROOT)}
    filled = {key: re.sub(r"\$\{\{ \w+\.([\w-]+) \}\}", lambda told: values[told[1]], text) for key, text in found["env"].items()}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]]
    return subprocess.run(command, cwd=folder, env=os.environ | given | filled, capture_output=True, text=True, check=False, timeout=240)


@pytest.mark.slow
def test_the_action_audits(runner):
    """The Action's step annotates, writes report, SARIF and summary, names them as outputs, and ends with the audit's code."""
    told = step("audit", runner, targets="copy.md\n", reviews="reviews.csv\n")
    assert told.returncode == 1, told.stderr
    assert "::error file=copy.md,line=3,title=PC102 over-promised::" in told.stdout
    outputs = dict(line.split("=", 1) for line in (runner[0] / "output").read_text(encoding="utf-8").splitlines())
    assert outputs["exit-code"] == "1"
    assert Path(outputs["report"]).stat().st_size > 1_000
    assert json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert PROMISE in (runner[0] / "summary").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_action_runs_no_words_of_others(runner):
    """A file whose name is a command is a name that cannot be read; nothing of it runs."""
    told = step("audit", runner, targets="$(touch taken);`touch taken`\n", fail_on="never")
    assert told.returncode == 3
    assert not (runner[0] / "taken").exists()


def test_nothing_from_outside_stands_in_a_script():
    """No step pastes an input into its script: inputs come as variables, which a shell does not run."""
    scripts = [one["run"] for one in ACTION["runs"]["steps"] if "run" in one]
    assert scripts
    assert not [script for script in scripts if "${{" in script]


@pytest.mark.slow
def test_the_hooks_take_the_files_that_changed(runner):
    """Each hook's command with a file behind it, as pre-commit calls it, finds its promises and ends with 0; with reviews, with 1."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["promisecheck", "promisecheck-installed"]
    assert len({hook["entry"] for hook in hooks}) == 1
    called = [*shlex.split(hooks[0]["entry"]), "copy.md"]
    env = os.environ | runner[1]
    alone, held = (
        subprocess.run([*called, *more], cwd=runner[0], env=env, capture_output=True, text=True, check=False, timeout=240)
        for more in ((), ("--reviews", "reviews.csv"))
    )
    assert (alone.returncode, held.returncode) == (0, 1), alone.stderr + held.stderr
    assert PROMISE in alone.stdout
    assert held.stdout.startswith("copy.md:3: PC102")


def test_the_container_is_not_root_and_holds_what_it_needs():
    """The image runs as a user of its own, offline, and every file that it copies is here and not kept out."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert "USER 10001" in lines
    assert lines.index("USER 10001") > max(number for number, line in enumerate(lines) if line.startswith(("RUN", "COPY")))
    assert any("HF_HUB_OFFLINE=1" in line for line in lines)
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")}
    copied = [name for line in lines if line.startswith("COPY ") and "--from" not in line for name in line.split()[1:-1]]
    assert copied
    assert {*copied} == let_in
    assert all((ROOT / name).exists() for name in copied)
