import json

import pytest
from calling import PROMISE, SAID, run, write_company

pytestmark = pytest.mark.slow
AUDIT = ("audit", "copy.md", "-r", "reviews.csv", "--as-of", "2026-11-01", "-q")


@pytest.fixture(scope="module")
def audited(tmp_path_factory):
    """A folder with the company, its JSON report, and the baseline made of it."""
    folder = write_company(tmp_path_factory.mktemp("company"))
    run(*AUDIT, "-qq", "-o", "report.json", cwd=folder)
    run("baseline", "write", "report.json", "--reason", "known", cwd=folder)
    return folder


def test_only_what_is_new_fails(audited):
    """Without a baseline the audit ends with 1, with it with 0; what is known is counted, in every format that lists it."""
    alone = run(*AUDIT, "-f", "concise", cwd=audited)
    assert alone.returncode == 1
    assert f"copy.md:3: PC102 over-promised: “{PROMISE}”" in alone.stdout
    known = run(*AUDIT, "-f", "concise", "--baseline", "promisecheck-baseline.json", cwd=audited)
    assert known.returncode == 0
    assert "Known and not told again: 1 in the baseline." in known.stdout
    assert PROMISE not in known.stdout
    sarif = run(*AUDIT, "-f", "sarif", "--baseline", "promisecheck-baseline.json", cwd=audited)
    result = json.loads(sarif.stdout)["runs"][0]["results"][0]
    assert result["baselineState"] == "unchanged"
    assert result["suppressions"][0] == {"kind": "external", "status": "accepted", "justification": "known"}


def test_worse_evidence_reopens(audited, tmp_path):
    """Accepted when one in two said no, the finding fails again when all do, and says why."""
    folder = write_company(tmp_path)
    table = json.loads((audited / "promisecheck-baseline.json").read_text(encoding="utf-8"))
    table["entries"][0] |= {"contradict": 2, "customers": 8}
    (folder / "known.json").write_text(json.dumps(table), encoding="utf-8")
    again = run(*AUDIT, "--baseline", "known.json", cwd=folder)
    assert again.returncode == 1
    assert "It was accepted (known), but customers say more against it now." in again.stdout


def test_the_baseline_is_shown_and_pruned(audited, tmp_path):
    """`show` lists rule, words, numbers and reason; `prune` takes out what a later report needs no more, and `--dry-run` only says so."""
    shown = run("baseline", "show", cwd=audited).stdout
    assert "PC102" in shown
    assert f"of {len(SAID)} customers say no" in shown
    for name in ("report.json", "promisecheck-baseline.json"):
        table = json.loads((audited / name).read_text(encoding="utf-8"))
        (tmp_path / name).write_text(json.dumps(table | {"claims": []}), encoding="utf-8")
    dry = run("baseline", "prune", "report.json", "--dry-run", cwd=tmp_path)
    assert "stands there no more" in dry.stdout
    assert json.loads(run("baseline", "show", "-f", "json", cwd=tmp_path).stdout)["entries"]
    run("baseline", "prune", "report.json", cwd=tmp_path)
    assert json.loads(run("baseline", "show", "-f", "json", cwd=tmp_path).stdout)["entries"] == []


def test_decisions_become_entries(audited, tmp_path):
    """Only what people accepted in an export of decisions is written, with their reason."""
    claim = json.loads((audited / "report.json").read_text(encoding="utf-8"))["claims"][0]["id"]
    decisions = [
        {"claim": claim, "status": "accepted", "reason": "until the move", "until": "2027-03-01"},
        {"claim": "0", "status": "fix-copy"},
    ]
    (tmp_path / "decisions.json").write_text(json.dumps({"schema": 1, "decisions": decisions}), encoding="utf-8")
    run("baseline", "write", audited / "report.json", "--decisions", "decisions.json", cwd=tmp_path)
    entry = json.loads((tmp_path / "promisecheck-baseline.json").read_text(encoding="utf-8"))["entries"][0]
    assert (entry["claim"], entry["reason"], entry["until"]) == (claim, "until the move", "2027-03-01")


def test_a_mark_on_the_page(tmp_path):
    """A comment with a reason silences the promise after it; without one the audit says where and ends with 3."""
    page = f'# Levering\n\n<!-- promisecheck: ignore PC102 reason="agreed" -->\n\n{PROMISE}\n'
    told = run(*AUDIT, cwd=write_company(tmp_path, page=page))
    assert told.returncode == 0
    assert "Known and not told again: 1 on the page." in told.stdout
    bare = run(*AUDIT, cwd=write_company(tmp_path, page=page.replace(' reason="agreed"', "")))
    assert bare.returncode == 3
    assert "copy.md: line 5: the ignore gives no reason" in bare.stdout


def test_the_settings_silence_and_gate(tmp_path):
    """`[[ignore]]` silences by path; `[gate]` decides what fails, and `--fail-on` stands in its place."""
    folder = write_company(tmp_path)
    (folder / "promisecheck.toml").write_text('[[ignore]]\npaths = ["copy.md"]\nuntil = 2027-01-01\nreason = "draft"\n', encoding="utf-8")
    assert run(*AUDIT, cwd=folder).returncode == 0
    (folder / "promisecheck.toml").write_text('[[gate.paths]]\npaths = ["*.md"]\nfail_on = "never"\n', encoding="utf-8")
    assert run(*AUDIT, cwd=folder).returncode == 0
    assert run(*AUDIT, "--fail-on", "over-promised", cwd=folder).returncode == 1
    assert run(*AUDIT, "--fail-on", "over-promised", "--max-findings", "1", cwd=folder).returncode == 0


def test_a_finding_is_explained_step_by_step(audited):
    """`explain` shows each step of the judgement with its numbers and that they give the same verdict when applied again."""
    told = run("explain", "alle pakker dagen efter", "report.json", cwd=audited).stdout
    assert told.startswith("PC102 over-promised")
    assert "1. scope" in told
    assert "Applied again to the" in told
    assert "the same verdict" in told
    missing = run("explain", "ffffffff", "report.json", cwd=audited)
    assert (missing.returncode, "no promise in it is called" in missing.stderr) == (2, True)


def test_twice_quiet_says_nothing(audited):
    """`-qq` leaves standard output empty in text; the exit code and the files say it; data formats are printed still."""
    told = run("audit", "copy.md", "-r", "reviews.csv", "-qq", "-o", "again.json", cwd=audited)
    assert (told.returncode, told.stdout, told.stderr) == (1, "", "")
    assert (audited / "again.json").is_file()


def test_a_list_of_targets_and_patterns(audited):
    """`--files-from` names targets a line each, from a file or standard input; a pattern in quotes is filled in."""
    listed = run("claims", "--files-from", "-", "-f", "jsonl", cwd=audited, stdin="# copy\ncopy.md\n")
    patterned = run("claims", "*.md", "-f", "jsonl", cwd=audited)
    assert json.loads(listed.stdout.splitlines()[0])["text"] == PROMISE
    assert listed.stdout == patterned.stdout
