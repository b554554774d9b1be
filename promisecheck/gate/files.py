"""The file of a baseline: JSON that people can read in a review, the same bytes for the same entries."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from promisecheck.core.changes import Heard
from promisecheck.core.taxonomy import Verdict
from promisecheck.errors import SettingsError
from promisecheck.gate.baseline import Baseline, Entry, Wording

FILE = "promisecheck-baseline.json"
_SCHEMA = 1
_LARGEST = 50_000_000
Row = dict[str, Any]


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file; SettingsError says what is wrong with it and what to do."""
    where = str(path)
    try:
        if path.stat().st_size > _LARGEST:
            raise SettingsError("is too large for a baseline", where=where, next_step="Name the file that `baseline write` made")
        table = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(
            f"the baseline cannot be read ({error.strerror})", where=where, next_step="Write one: promisecheck baseline write report.json"
        ) from error
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise SettingsError("is no JSON", where=where, next_step="Name the file that `baseline write` made") from error
    if not isinstance(table, dict) or table.get("schema") != _SCHEMA or not isinstance(table.get("entries"), list):
        raise SettingsError("is no baseline", where=where, next_step="Name the file that `baseline write` made")
    return Baseline(entries=tuple(_entry(row, where=f"{where}: entry {n}") for n, row in enumerate(table["entries"], 1)), path=where)


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Write the entries; SettingsError where the file cannot be written."""
    rows = [_row(entry) for entry in baseline.entries]
    table = {"schema": _SCHEMA, "tool": "promisecheck baseline", "entries": rows}
    try:
        path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="")
    except OSError as error:
        raise SettingsError(f"cannot be written ({error.strerror})", where=str(path), next_step="Choose another place") from error


def _row(entry: Entry) -> Row:
    return {
        "claim": entry.claim,
        "rule": entry.rule,
        "text": entry.text,
        "language": entry.language,
        "verdict": entry.heard.verdict,
        "contradict": entry.heard.contradict,
        "customers": entry.heard.customers,
        "reason": entry.reason,
        "until": entry.until.isoformat() if entry.until else None,
        "aliases": [{"claim": alias.claim, "text": alias.text} for alias in entry.aliases],
    }


def _entry(row: Any, *, where: str) -> Entry:
    try:
        return Entry(
            claim=str(row["claim"]),
            rule=str(row["rule"]),
            text=str(row["text"]),
            language=str(row["language"]),
            heard=Heard(verdict=Verdict(row["verdict"]), contradict=int(row["contradict"]), customers=int(row["customers"])),
            reason=str(row.get("reason") or ""),
            until=date.fromisoformat(row["until"]) if row.get("until") else None,
            aliases=tuple(Wording(claim=str(alias["claim"]), text=str(alias["text"])) for alias in row.get("aliases", [])),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SettingsError(f"cannot be read ({error})", where=where, next_step="Mend the entry, or write the baseline again") from error
