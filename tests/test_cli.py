import json
import os
import signal
import subprocess
import sys
import time

import pytest

HEADER = "Review Id,Review Created (UTC),Review Stars,Review Title,Review Content,Review Language\n"
ROWS = [f"r{n},2026-0{1 + n}-1{n} 10:00:00,1,Sent,Bestilte mandag og fik den først otte dage senere.,da\n" for n in range(6)]
PAGE = (
    '<html lang="da"><body><main><h1>Levering i morgen</h1><p>Vi leverer alle pakker dagen efter, du har bestilt.</p></main></body></html>'
)


def run(*arguments, cwd=None, stdin=None):
    """The program as a user calls it."""
    return subprocess.run(
        [sys.executable, "-m", "promisecheck", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        input=stdin,
        check=False,
        timeout=120,
        env=os.environ | {"PYTHONUTF8": "1"},
    )


@pytest.fixture
def draft(tmp_path):
    """A page with a promise that its customers contradict."""
    (tmp_path / "draft.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "reviews.csv").write_text(HEADER + "".join(ROWS), encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_audit_in_json(draft):
    """`audit` gives the report as JSON on standard output and nothing else there; the exit code is 0 or 1."""
    result = run("audit", "draft.html", "--reviews", "reviews.csv", "--format", "json", cwd=draft)
    row = json.loads(result.stdout)
    assert result.returncode in {0, 1}
    assert row["schema"] == 1
    assert any("dagen efter" in found["text"] for found in row["claims"])
    assert row["run"]["as_of"] == "2026-06-15"
    assert result.returncode == int(any(found["verdict"] == "over-promised" for found in row["claims"]))


@pytest.mark.slow
def test_audit_twice_is_the_same(draft):
    """The same input gives the same JSON but for `run`."""
    first, second = (json.loads(run("audit", "draft.html", "-r", "reviews.csv", "-f", "json", cwd=draft).stdout) for _ in range(2))
    assert first | {"run": 0} == second | {"run": 0}


@pytest.mark.slow
def test_claims_and_remarks_lines(draft):
    """`claims` and `remarks` give one JSON line each with the fixed keys."""
    lines = [json.loads(line) for line in run("claims", "draft.html", "--format", "jsonl", cwd=draft).stdout.splitlines()]
    wanted = {
        "id",
        "text",
        "sentence",
        "language",
        "categories",
        "topics",
        "strengths",
        "confidence",
        "quantities",
        "source",
        "place",
        "role",
    }
    assert wanted | {"input_id", "why"} <= set(lines[0])
    told = [json.loads(line) for line in run("remarks", "reviews.csv", "--format", "jsonl", cwd=draft).stdout.splitlines()]
    wanted = {
        "id",
        "review_id",
        "text",
        "language",
        "categories",
        "topics",
        "outcome",
        "polarity",
        "confidence",
        "quantities",
        "rating",
        "date",
    }
    assert wanted | {"kind"} <= set(told[0])
    assert told[0]["rating"] == 0


@pytest.mark.slow
def test_claims_of_a_list(tmp_path):
    """A `.jsonl` of copy keeps the id of each line, and standard input is read for `-`."""
    line = json.dumps({"id": "a7", "text": "Gratis frakt på alle ordrer", "role": "usp", "language": "nb"})
    (tmp_path / "copy.jsonl").write_text(line + "\n", encoding="utf-8")
    rows = [json.loads(text) for text in run("claims", "copy.jsonl", "-f", "jsonl", cwd=tmp_path).stdout.splitlines()]
    assert rows[0]["input_id"] == "a7"
    assert rows[0]["role"] == "usp"
    assert "Gratis frakt" in run("claims", "-", stdin="Gratis frakt på alle ordrer over 500 kroner.").stdout


@pytest.mark.slow
def test_stance_keeps_the_order(tmp_path):
    """`stance` answers each pair in order, in any languages, with scores that sum to one."""
    pairs = [
        {"id": "1", "claim": "Delivered within 24 hours", "evidence": "Pakken kom først efter ni dage.", "rating": 0.0},
        {"id": "2", "claim": "Fri fragt", "evidence": "Lovely blue colour."},
    ]
    (tmp_path / "pairs.jsonl").write_text("\n".join(json.dumps(pair) for pair in pairs), encoding="utf-8")
    rows = [json.loads(line) for line in run("stance", "pairs.jsonl", cwd=tmp_path).stdout.splitlines()]
    assert [row["id"] for row in rows] == ["1", "2"]
    assert all(abs(sum(row["scores"].values()) - 1) < 0.01 for row in rows)
    assert rows[0]["why"]


@pytest.mark.slow
def test_a_line_that_is_no_pair_is_said_and_the_rest_goes_on(tmp_path):
    """A broken line, a claim that is null and a rating that is no number are named; the other lines are answered; the code is 3."""
    good = json.dumps({"id": "4", "claim": "Fri fragt", "evidence": "Vi betalte 49 kr. i fragt."})
    bad = ["{nonsense", '{"claim": null, "evidence": "x"}', '{"claim": "a", "evidence": "b", "rating": NaN}']
    (tmp_path / "pairs.jsonl").write_text("\n".join([*bad, good]), encoding="utf-8")
    answer = run("stance", "pairs.jsonl", cwd=tmp_path)
    assert answer.returncode == 3
    assert [json.loads(line)["id"] for line in answer.stdout.splitlines()] == ["4"]
    assert all(f"pairs.jsonl:{number}: this line is no pair" in answer.stderr for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("audit", "drfat.html"), 3, "draft.html"),
        (("audit", "draft.html", "--fail-on", "sometimes"), 2, "over-promised, contested"),
        (("audit", "draft.html", "--format", "docx"), 2, "no format called 'docx'"),
        (("audit", "draft.html", "--as-of", "tomorrow"), 2, "Write it as 2026-10-31"),
        (("audit", "draft.html", "--rewrite", "nonsense"), 2, "PUBLIC=LOCAL"),
        (("audit", "draft.html", "--settings", "none.toml"), 2, "no such settings file"),
        (("audti", "draft.html"), 2, "audit"),
        (("stance", "none.jsonl"), 3, "no such file"),
        (("audit", "draft.html", "-r", "none.csv"), 3, "none.csv"),
        (("audit", "draft.html", "-r", "empty.csv"), 3, "empty.csv"),
        (("audit", "draft.html", "-r", "header.csv"), 3, "header.csv"),
        (("audit", "draft.html", "-r", "numbers.csv"), 3, "numbers.csv"),
        (("audit", "empty"), 3, "empty"),
        (("audit", "picture.html"), 3, "picture.html"),
        (("audit", "http://127.0.0.1:9/", "--delay", "0"), 3, "127.0.0.1:9"),
    ],
)
@pytest.mark.slow
def test_bad_input_ends_in_a_sentence(draft, arguments, code, words):
    """A wrong call or a file that cannot be read ends in a sentence that names it, in the right exit code, without a traceback."""
    (draft / "empty").mkdir()
    (draft / "empty.csv").write_bytes(b"")
    (draft / "header.csv").write_text(HEADER, encoding="utf-8")
    (draft / "numbers.csv").write_text("a,b\n1,2\n1,2\n1,2\n", encoding="utf-8")
    (draft / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    result = run(*arguments, cwd=draft)
    assert result.returncode == code, result.stdout + result.stderr
    assert words in result.stdout + result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.slow
def test_the_rest_goes_on(draft):
    """One file that cannot be read does not stop the others: the report comes, names it, and the exit code is 3."""
    result = run("audit", "draft.html", "none.html", "-r", "reviews.csv", "-r", "none.csv", "-f", "json", cwd=draft)
    row = json.loads(result.stdout)
    assert result.returncode == 3
    assert row["claims"]
    assert {"none.html", "none.csv"} <= {part for trouble in row["errors"] for part in trouble["what"].replace(":", " ").split()}


@pytest.mark.slow
def test_no_reviews_is_said(draft):
    """Without customers' words the promises come without a verdict, and the report says that nothing was compared."""
    result = run("audit", "draft.html", cwd=draft)
    assert result.returncode == 0
    assert "nothing was compared" in result.stdout


@pytest.mark.slow
def test_odd_encodings_and_a_shouting_review(draft):
    """A Danish sheet in cp1252 with semicolons, a UTF-16 export and forty thousand exclamation marks are read."""
    (draft / "danish.csv").write_bytes("Dato;Karakter;Anmeldelse\n01-03-2026;1;Levering efter ni dage. Øv!\n".encode("cp1252"))
    (draft / "utf16.csv").write_bytes((HEADER + ROWS[0]).encode("utf-16"))
    (draft / "shout.csv").write_text(HEADER + f"x,2026-01-01 10:00:00,1,,Aldrig igen{'!' * 40_000},da\n", encoding="utf-8")
    result = run("remarks", "danish.csv", "utf16.csv", "shout.csv", "--format", "jsonl", cwd=draft)
    texts = [json.loads(line)["text"] for line in result.stdout.splitlines()]
    assert result.returncode == 0, result.stderr
    assert any("Øv" in text for text in texts)
    assert any("otte dage senere" in text for text in texts)
    assert any(text.startswith("Aldrig igen") for text in texts)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal here")
def test_ctrl_c_is_clean():
    """Ctrl-C ends in one word and 130, without a traceback."""
    process = subprocess.Popen(
        [sys.executable, "-m", "promisecheck", "claims", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "stopped" in err
    assert "Traceback" not in err


@pytest.mark.slow
def test_a_closed_pipe_is_clean(draft):
    """`promisecheck remarks ... | head -1` ends without a traceback."""
    (draft / "many.csv").write_text(
        HEADER + ROWS[0] * 1 + "".join(f"q{n},2026-01-01 10:00:00,1,,Sætning nummer {n}.,da\n" for n in range(4000)), encoding="utf-8"
    )
    command = f"{sys.executable} -m promisecheck remarks many.csv --format jsonl | head -1"
    result = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=draft, check=False)  # noqa: S602 - a pipe is the point
    assert len(result.stdout.splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_no_arguments_says_what_it_is():
    """Without arguments it says what it is, shows examples, and names the demo."""
    result = run()
    assert result.returncode == 0
    assert "promisecheck demo" in result.stdout


def test_version():
    """`--version` prints the version."""
    assert run("--version").stdout.startswith("promisecheck 0.")
