import json
import re
import tomllib

import pytest
from calling import run

from promisecheck.cli.voice import coloured
from promisecheck.settings import Settings, apply


def test_help_begins_with_an_example():
    """The help of the program, of a command and of a group begins with an example that can be copied."""
    for arguments in ((), ("audit",), ("baseline",), ("baseline", "write")):
        told = run(*arguments, "--help").stdout
        assert told.startswith("Example: promisecheck"), arguments
        assert told.count("Example:") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("adit", "x"), 2, "Did you mean 'audit'?"),
        (("audit", "--rewiews", "x"), 2, "--reviews"),
        (("explain", "PC12O"), 2, "Did you mean PC"),
        (("rules", "-f", "xml"), 2, "text or json"),
        (("audit",), 2, "no target given"),
        (("audit", "nothing-*.md"), 3, "no file fits this pattern"),
        (("audit", "--files-from", "none.txt"), 3, "the list cannot be read"),
        (("audit", "x.md", "--baseline", "none.json"), 2, "promisecheck baseline write"),
        (("audit", "x.md", "--fail-on", "sometimes"), 2, "over-promised, contested, unproven, never"),
        (("audit", "x.md", "--color", "blue"), 2, "auto, always, never"),
        (("baseline", "write", "none.json"), 3, "no such file"),
        (("completions", "tcsh"), 2, "bash"),
    ],
)
def test_a_slip_ends_in_a_sentence(tmp_path, arguments, code, words):
    """A typo or a missing file ends in one sentence with what to do, in the right exit code, without a traceback."""
    told = run(*arguments, cwd=tmp_path)
    assert told.returncode == code, told.stderr
    assert words in told.stderr
    assert "Traceback" not in told.stderr
    assert told.stdout == ""


def test_a_misspelt_ignore_is_said_before_the_work(tmp_path):
    """A rule that there is not, in `[[ignore]]`, ends the audit at once with the nearest one."""
    (tmp_path / "promisecheck.toml").write_text('[[ignore]]\nrules = ["PC1O2"]\nreason = "x"\n', encoding="utf-8")
    told = run("audit", "copy.md", cwd=tmp_path)
    assert told.returncode == 2
    assert "no rule is called 'PC1O2'. Did you mean PC" in told.stderr


def test_every_rule_is_listed_and_explained(tmp_path):
    """`rules` lists every id once, as text and as JSON, rules of one's own too; `explain` tells each of them."""
    own = '[OWN1]\nname = "secret"\nmode = "requires_substantiation"\nasks = "Who?"\ncues.every = ["secret*"]\n'
    (tmp_path / "own.toml").write_text(own + '[[OWN1.cites]]\nlaw = "x"\njurisdiction = "EU"\nverified = "V1"\n', encoding="utf-8")
    (tmp_path / "promisecheck.toml").write_text('[law]\nrules = "own.toml"\noff = ["R21"]\n', encoding="utf-8")
    rows = json.loads(run("rules", "-f", "json", cwd=tmp_path).stdout)
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids)) == 4 * 13 + 26 + 1
    assert {row["id"] for row in rows if not row["on"]} == {"PC521"}
    assert [line.split()[0] for line in run("rules", cwd=tmp_path).stdout.splitlines()] == ids
    assert "more customers say that it did not hold" in run("explain", "pc102", cwd=tmp_path).stdout
    danish = run("explain", "PC516", "--lang", "da", cwd=tmp_path).stdout
    assert "test og metode" in danish
    assert "[V1]" in danish
    assert "Who?" in run("explain", "OWN1", cwd=tmp_path).stdout
    shipped = run("explain", "PC516", "--toml", cwd=tmp_path).stdout
    assert tomllib.loads(shipped)["R16"]["cues"]["da"]


def test_init_writes_what_can_be_read(tmp_path):
    """The file that `init` writes changes nothing, holds every setting, is never overwritten without --force, and each line counts."""
    assert run("init", cwd=tmp_path).returncode == 0
    path = tmp_path / "promisecheck.toml"
    text = path.read_text(encoding="utf-8")
    assert apply(Settings(), tomllib.loads(text), where="init") == Settings()
    awake = "\n".join(_awake(line) for line in text.split("# [[")[0].splitlines())
    assert set(tomllib.loads(awake)) >= {"crawl", "reviews", "policy", "law", "judge", "gate", "encoder"}
    assert apply(Settings(), tomllib.loads(awake), where="init") == Settings()
    for name in ("crawl", "reviews", "policy", "law", "judge", "gate", "gate.paths", "ignore"):
        assert f"[{name}]" in text
    path.write_text("# mine\n", encoding="utf-8")
    again = run("init", cwd=tmp_path)
    assert (again.returncode, path.read_text(encoding="utf-8")) == (2, "# mine\n")
    assert "--force" in again.stderr
    assert run("init", "--force", cwd=tmp_path).returncode == 0


def test_config_says_where_each_value_came_from(tmp_path):
    """A value from the file names the file, one from the environment the environment, the others are defaults; secrets are hidden."""
    (tmp_path / "promisecheck.toml").write_text('[crawl]\nmax-pages = 7\n[reviews]\nsecret = "hush"\n', encoding="utf-8")
    told = run("config", "show", "-f", "json", cwd=tmp_path, PROMISECHECK_CRAWL__DELAY="2")
    rows = {row["name"]: (row["value"], row["from"]) for row in json.loads(told.stdout)}
    assert rows["crawl.max_pages"] == (7, str(tmp_path / "promisecheck.toml"))
    assert rows["crawl.delay"] == (2.0, "environment")
    assert rows["crawl.retries"] == (2, "default")
    assert "hush" not in told.stdout
    assert "crawl.max_pages = 7" in run("config", "show", "--changed", cwd=tmp_path).stdout


@pytest.mark.slow
def test_the_doctor_says_what_to_do(tmp_path):
    """Where all is well the doctor ends with 0; a setting that cannot be read is a problem with its next step and ends with 3."""
    well = run("doctor", cwd=tmp_path)
    assert well.returncode == 0, well.stdout
    assert "models: 16 files" in well.stdout
    (tmp_path / "promisecheck.toml").write_text("[crawl]\ndelai = 2\n", encoding="utf-8")
    ill = run("doctor", cwd=tmp_path)
    assert ill.returncode == 3
    assert "Did you mean crawl.delay?" in ill.stdout
    assert "promisecheck config show" in ill.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completions_are_for_each_shell(shell):
    """Each shell gets a script that asks the program itself."""
    assert "_PROMISECHECK_COMPLETE" in run("completions", shell).stdout


def test_completion_fills_in():
    """Asked as bash asks, the program names the commands that begin so."""
    told = run(_PROMISECHECK_COMPLETE="complete_bash", COMP_WORDS="promisecheck base", COMP_CWORD="1")
    assert told.stdout.split() == ["baseline"]


def test_colour_only_where_it_is_wanted():
    """Colour comes with --color always or FORCE_COLOR, never with NO_COLOR or into a pipe; words and marks stay."""
    text = "✗ PC102 over-promised: Levering i morgen\n"
    assert coloured(text) == "\x1b[31m✗ PC102 over-promised:\x1b[0m Levering i morgen\n"
    assert coloured("Customers' words\n") == "Customers' words\n"


def test_debug_shows_where(tmp_path):
    """With --debug an error of ours shows the place in the program, without it only the sentence."""
    assert "Traceback" in run("baseline", "show", "--debug", cwd=tmp_path).stderr
    assert "Traceback" not in run("baseline", "show", cwd=tmp_path).stderr


def _awake(line):
    """A line of the file with its # taken away, if a setting follows."""
    return line[2:] if re.match(r"# [a-z_]+ = ", line) else line


def test_verbose_says_how_long_it_took(tmp_path):
    """With -v each stage says how much it read and how long that took, on standard error; without it nothing of that is said."""
    (tmp_path / "reviews.csv").write_text("Dato,Anmeldelse,Karakter\n2026-01-01,Pakken kom efter ni dage.,1\n", encoding="utf-8")
    told = run("reviews", "import", "reviews.csv", "-v", cwd=tmp_path)
    assert re.search(r"^took \d+\.\d s$", told.stderr, flags=re.MULTILINE), told.stderr
    assert "took " not in run("reviews", "import", "reviews.csv", cwd=tmp_path).stderr


def test_what_is_audited_is_never_written_over(tmp_path):
    """An output that is a target or a file of reviews is refused before the work, with --force too, and keeps its bytes."""
    (tmp_path / "copy.md").write_text("Levering i morgen", encoding="utf-8")
    told = run("audit", "copy.md", "-o", "copy.md", "--force", cwd=tmp_path)
    assert (told.returncode, (tmp_path / "copy.md").read_text(encoding="utf-8")) == (2, "Levering i morgen")
    assert "this is what is to be audited" in told.stderr
