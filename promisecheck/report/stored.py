"""A report that was written as JSON, read again."""

import json
from pathlib import Path
from typing import Any

from promisecheck.errors import NotFound, Unreadable, UsageError
from promisecheck.report.rows import SCHEMA


def read_report(path: Path) -> dict[str, Any]:
    """The report in a file, as `--format json` wrote it.

    NotFound or Unreadable where there is no such file; UsageError where it is no report, or one of a newer version.
    """
    try:
        row = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise NotFound("no such file", where=str(path), next_step="Check the path") from error
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror or error})", where=str(path), next_step="Check who may read it") from error
    except (ValueError, RecursionError) as error:
        raise UsageError("this is no JSON", where=str(path), next_step="Name a report made with -o report.json") from error
    if not isinstance(row, dict) or not isinstance(row.get("claims"), list) or "schema" not in row:
        raise UsageError("this is no report of promisecheck", where=str(path), next_step="Name a report made with -o report.json")
    if row["schema"] != SCHEMA:
        raise UsageError(
            f"a report of schema {row['schema']!r}, this version reads {SCHEMA}",
            where=str(path),
            next_step="Make both reports with one version",
        )
    return row
