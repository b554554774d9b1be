"""The command line: parse, call, print. No logic."""

import io
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from promisecheck.cli.baseline import baseline as baseline_group
from promisecheck.cli.command import App
from promisecheck.cli.completions import VARIABLE, completions
from promisecheck.cli.configuring import config as config_group
from promisecheck.cli.configuring import init
from promisecheck.cli.crawl import crawl
from promisecheck.cli.crawling import AuthFile, Cookies, Headers, Insecure, Render, State, crawl_settings, crawling_for, stopped_code
from promisecheck.cli.decisions import decisions as decisions_group
from promisecheck.cli.diff import diff
from promisecheck.cli.doctor import doctor
from promisecheck.cli.gating import exit_code, gate_of, held_against, known_findings
from promisecheck.cli.options import (
    BaselineFile,
    Delay,
    FailOn,
    FilesFrom,
    Format,
    Interface,
    Mapping,
    MaxFindings,
    MaxPages,
    Operations,
    Out,
    Quiet,
    Reviews,
    Rewrite,
    SecondJudge,
    SettingsFile,
    Targets,
    TextColumn,
)  # fmt: skip
from promisecheck.cli.reviews import reviews as reviews_group
from promisecheck.cli.rules import explain, rules
from promisecheck.cli.run import run as run_command
from promisecheck.cli.running import (
    FOUND,
    STOPPED,
    UNCHECKED,
    USAGE,
    check_outputs,
    deliver,
    finish,
    new_audit,
    parse_date,
    print_rows,
    settings_from,
    watched,
)  # fmt: skip
from promisecheck.cli.serve import serve
from promisecheck.cli.stopping import SIGNALED, StoppedBy
from promisecheck.cli.targets import all_targets, check_apart
from promisecheck.cli.users import users as users_group
from promisecheck.cli.voice import VOICE
from promisecheck.errors import PromiseCheckError, SourceError, UsageError
from promisecheck.settings import Settings

app = App(
    name="promisecheck",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


app.add_typer(reviews_group, name="reviews")
app.command()(diff)
app.command("run")(run_command)
app.command()(crawl)
app.add_typer(decisions_group, name="decisions")
app.add_typer(users_group, name="users")
app.command()(serve)


@app.callback(invoke_without_command=True)
def _start(context: typer.Context, *, version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """Find the promises in a company's copy and hold each against what its customers say.

    Example: promisecheck audit https://www.example.dk --reviews reviews.csv -o report.html

    promisecheck audit draft.html          promises only, nothing compared

    Try it first: promisecheck demo
    """
    if version:
        from promisecheck import __version__

        typer.echo(f"promisecheck {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def audit(
    targets: Targets = None,
    reviews: Reviews = None,
    operations: Operations = None,
    form: Format = "text",
    output: Out = None,
    fail_on: FailOn = None,
    max_findings: MaxFindings = None,
    baseline: BaselineFile = None,
    files_from: FilesFrom = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="What counts as now (default: the newest remark's date).", show_default=False),
    ] = None,
    delay: Delay = None,
    max_pages: MaxPages = None,
    rewrite: Rewrite = None,
    state: State = None,
    auth_file: AuthFile = None,
    cookies: Cookies = None,
    headers: Headers = None,
    insecure: Insecure = None,
    render: Render = None,
    text_column: TextColumn = None,
    mapping: Mapping = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Leave out customers' words from before.", show_default=False)
    ] = None,
    encoder: Annotated[
        str | None,
        typer.Option(
            "--encoder",
            metavar="NAME",
            help="A sentence-transformers model for similarity instead of the built-in one.",
            show_default=False,
        ),
    ] = None,
    judge: SecondJudge = None,
    all_evidence: Annotated[bool, typer.Option("--all-evidence", help="Every matching remark, not the 200 surest a side.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that promisecheck did not write.")] = False,
    settings: SettingsFile = None,
    lang: Interface = "en",
    quiet: Quiet = False,
) -> None:
    """Hold copy against customers' words: every promise with a verdict and the evidence.

    Example: promisecheck audit https://www.example.dk --reviews reviews.csv -o report.html
    """
    check_outputs(form, output or [], lang=lang, force=force)
    chosen = settings_from(
        settings,
        delay=delay,
        max_pages=max_pages,
        rewrite=rewrite,
        text_column=text_column,
        mapping=mapping,
        since=since,
        encoder=encoder,
        judge=judge,
    )
    chosen = crawl_settings(chosen, state=state, auth_file=auth_file, cookies=cookies, headers=headers, insecure=insecure, render=render)
    gate, known = gate_of(chosen, fail_on=fail_on, max_findings=max_findings), known_findings(chosen, baseline)
    wanted, day = all_targets(targets, files_from), parse_date(as_of)
    check_apart([*wanted, *(reviews or [])], output or [])
    with watched(quiet=quiet) as progress, crawling_for(chosen) as crawling:
        run = new_audit(chosen, progress, quiet=quiet, crawling=crawling)
        report = run.run(wanted, reviews or [], operations=operations or [], as_of=day)
        report = held_against(report, chosen, known, today=day)
    deliver(report, form, output or [], lang=lang, all_evidence=all_evidence, force=force, quiet=quiet)
    raise typer.Exit(stopped_code(crawling) or exit_code(report, gate))


@app.command()
def claims(
    targets: Targets = None,
    files_from: FilesFrom = None,
    form: Annotated[str, typer.Option("--format", "-f", help="jsonl or text.")] = "text",
    delay: Delay = None,
    max_pages: MaxPages = None,
    rewrite: Rewrite = None,
    state: State = None,
    auth_file: AuthFile = None,
    cookies: Cookies = None,
    headers: Headers = None,
    insecure: Insecure = None,
    render: Render = None,
    settings: SettingsFile = None,
    quiet: Quiet = False,
) -> None:
    """Find the promises: one line an occurrence.

    Example: promisecheck claims site/ --format jsonl
    """
    from promisecheck.report.rows import claim_row

    chosen = settings_from(settings, delay=delay, max_pages=max_pages, rewrite=rewrite)
    chosen = crawl_settings(chosen, state=state, auth_file=auth_file, cookies=cookies, headers=headers, insecure=insecure, render=render)
    wanted = all_targets(targets, files_from)
    with watched(quiet=quiet) as progress, crawling_for(chosen) as crawling:
        run = new_audit(chosen, progress, crawling=crawling)
        found = run.find_claims(run.read_copy(wanted))
        rows = (claim_row(claim, place) for claim in found for place in claim.passage.places)
        count = print_rows(rows, form, lambda row: f"{row['categories'][0]:14} {row['text']}   [{row['source']} {row['role']}]")
    finish(run, count, "promises", code=stopped_code(crawling))


@app.command()
def remarks(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Reviews, complaints, survey answers: CSV, TSV, XLSX, JSON, JSONL.", show_default=False),
    ],
    form: Annotated[str, typer.Option("--format", "-f", help="jsonl or text.")] = "text",
    text_column: TextColumn = None,
    mapping: Mapping = None,
    settings: SettingsFile = None,
    quiet: Quiet = False,
) -> None:
    """Read customers' words: one line a sentence, with categories, outcome and polarity.

    Example: promisecheck remarks reviews.csv --format jsonl
    """
    from promisecheck.report.rows import remark_row

    with watched(quiet=quiet) as progress:
        run = new_audit(settings_from(settings, text_column=text_column, mapping=mapping), progress)
        rows = (remark_row(remark) for remark in run.find_remarks(run.read_reviews(files)))
        count = print_rows(rows, form, lambda row: f"{row['outcome']:8} {', '.join(row['categories']) or '-':24} {row['text']}")
    finish(run, count, "remarks")


@app.command()
def stance(
    pairs: Annotated[
        str,
        typer.Argument(
            metavar="PAIRS.jsonl", help='Lines {"id", "claim", "evidence", "rating"?}; - for standard input.', show_default=False
        ),
    ],
    form: Annotated[str, typer.Option("--format", "-f", help="jsonl or text.")] = "jsonl",
    judge: SecondJudge = None,
    settings: SettingsFile = None,
) -> None:
    """Say of each pair whether the customer's sentence contradicts or supports the claim.

    Example: promisecheck stance pairs.jsonl
    """
    from promisecheck.sources.pairs import read_pairs

    run = new_audit(settings_from(settings, judge=judge), lambda _stage, _done, _of: None)
    told = run.stance(read_pairs(pairs, notice=run.notices.note))
    rows = (
        {
            "id": answer.id,
            "stance": answer.stance,
            "confidence": answer.confidence,
            "scores": dict(answer.scores),
            "judge": answer.judge,
            "why": [{"by": reason.by, "saw": reason.saw} for reason in answer.why],
        }
        for answer in told
    )
    count = print_rows(rows, form, lambda row: f"{row['id']}  {row['stance']} ({row['confidence']:.2f})")
    finish(run, count, "pairs")


@app.command()
def demo(
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where the report goes (default promisecheck-demo.html).", show_default=False),
    ] = None,
    lang: Interface = "en",
    quiet: Quiet = False,
) -> None:
    """Audit the bundled invented company, offline, and write its report.

    Example: promisecheck demo
    """
    from promisecheck.demo import demo_files

    path = output or Path("promisecheck-demo.html")
    target, reviews = demo_files()
    with watched(quiet=quiet) as progress:
        report = new_audit(Settings(), progress).run([target], reviews)
    deliver(report, "text", [path], lang=lang, all_evidence=False, force=False, quiet=True)
    typer.echo(f"\nThe report: {path.resolve()}")
    typer.echo("Next: promisecheck audit https://your.site --reviews your-reviews.csv -o report.html")


@app.command()
def train(
    steps: Annotated[
        list[str] | None,
        typer.Argument(metavar="[STEP...]", help="encoder, student, heads, second, blend, stance (default: all).", show_default=False),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every step.")] = False,
    settings: SettingsFile = None,
) -> None:
    """Rebuild the models from the corpora; says what it used.

    Example: promisecheck train --all
    """
    import logging

    from promisecheck.train.run import STEPS, Trainer

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    chosen = STEPS if everything or not steps else tuple(steps)
    for line in Trainer(settings_from(settings).train, root=Path.cwd()).run(chosen):
        typer.echo(line)


@app.command()
def evaluate(
    corpora: Annotated[
        Path | None,
        typer.Option("--corpora", metavar="FOLDER", help="The labelled corpora (default: [train] corpora).", show_default=False),
    ] = None,
    floors: Annotated[
        Path | None, typer.Option("--floors", metavar="FILE", help="Fail when a score lies below this file's.", show_default=False)
    ] = None,
    folds: Annotated[
        int, typer.Option("--folds", metavar="N", help="Cross-validate the heads by scenario instead, fitting them N times.", min=0, max=20)
    ] = 0,
    split: Annotated[str, typer.Option("--split", help="test, fresh (written last), or both.")] = "both",
    form: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    settings: SettingsFile = None,
) -> None:
    """Measure the models on rows kept back: every score per language, with n, interval and baseline.

    Example: promisecheck evaluate --floors models/floors.json
    """
    from promisecheck.evaluate import KEPT_BACK, check_floors, cross_validate, evaluate_all, read_floors, show

    folder = corpora or Path(settings_from(settings).train.corpora)
    if form not in {"text", "json"}:
        raise UsageError(f"--format {form!r} is not known here", next_step="text or json")
    if split not in {*KEPT_BACK, "both"}:
        raise UsageError(f"--split {split!r} is not known", next_step="test, fresh or both")
    if floors is not None:
        read_floors(floors)
    splits = KEPT_BACK if split == "both" else (split,)
    scores = cross_validate(folder, folds=folds) if folds > 1 else evaluate_all(folder, splits=splits)
    typer.echo(show(scores, form))
    failures = check_floors(scores, floors) if floors else []
    for failure in failures:
        typer.echo(failure, err=True)
    raise typer.Exit(FOUND if failures else 0)


app.add_typer(baseline_group, name="baseline")
app.add_typer(config_group, name="config")
for one in (rules, explain, init, doctor, completions):
    app.command()(one)


def main() -> None:
    """Run the program; an error of ours ends in one sentence and its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    if VARIABLE in os.environ:
        from typer._completion_classes import completion_init

        completion_init()
    try:
        code = app(prog_name="promisecheck", standalone_mode=False)
    except SourceError as error:
        return _said(error, UNCHECKED)
    except PromiseCheckError as error:
        return _said(error, USAGE)
    except StoppedBy as signaled:
        code = SIGNALED + signaled.number
    except (KeyboardInterrupt, typer.Abort):
        code = STOPPED
    except typer.Exit as leaving:
        code = leaving.exit_code
    except Exception as error:
        show = getattr(error, "show", None)
        if show is None:
            raise
        show()
        return USAGE
    if isinstance(code, int) and code > SIGNALED:
        typer.echo("promisecheck: stopped", err=True)
    return code if isinstance(code, int) else 0


def _said(error: PromiseCheckError, code: int) -> int:
    if VOICE.debug:
        import traceback

        traceback.print_exception(error)
    typer.echo(f"promisecheck: {error}", err=True)
    return code
