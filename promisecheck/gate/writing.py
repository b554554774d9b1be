"""A report's JSON -> a baseline: written anew with what was noted before, or without what is needed no more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from promisecheck.core.changes import Heard
from promisecheck.core.taxonomy import Verdict
from promisecheck.gate.baseline import Baseline, Entry, Wording
from promisecheck.gate.sameness import alike, same_promise
from promisecheck.gate.silence import TOLD

Row = Mapping[str, Any]
_REWORDED = 60.0
"""Of 100: a promise that is gone and one that is new are one reworded promise when they are so alike, of one kind and language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What people decided about one promise: why it stays, and up to which day."""

    reason: str
    until: date | None = None


def written(
    claims: Sequence[Row],
    *,
    before: Baseline,
    rules: Iterable[str] = (),
    note: Accepted | None = None,
    decided: Mapping[str, Accepted] | None = None,
) -> Baseline:
    """The findings of a report's `claims` as entries; what earlier entries note stays, and earlier wordings become aliases.

    `rules`: only these; `note`: for entries that have none yet; `decided`: by the ids of promises, and then only those are written.
    """
    wanted = set(rules)
    rows = [row for row in claims if row["verdict"] in TOLD and (not wanted or row["rule"] in wanted)]
    if decided is not None:
        rows = [row for row in rows if row["id"] in decided]
    standing = {str(row["id"]) for row in claims}
    gone = [entry for entry in before.entries if entry.claim not in standing]
    made = [_entry(row, _earlier(row, before, gone), note, (decided or {}).get(row["id"])) for row in rows]
    chosen = {name for entry in made for name in entry.names}
    kept = [entry for entry in before.entries if not entry.names & chosen and (wanted or decided is not None)]
    return Baseline(entries=tuple(sorted([*made, *kept], key=lambda entry: (entry.rule, entry.text, entry.claim))), path=before.path)


def pruned(baseline: Baseline, claims: Sequence[Row], *, today: date) -> tuple[Baseline, list[tuple[Entry, str]]]:
    """The baseline without what is needed no more, and what was taken out with the reason."""
    told = {str(row["id"]): row for row in claims if row["verdict"] in TOLD}
    standing = {str(row["id"]) for row in claims}
    out, kept = [], []
    for entry in baseline.entries:
        why = _why_out(entry, told, standing, today=today)
        if why:
            out.append((entry, why))
        else:
            kept.append(entry)
    return replace(baseline, entries=tuple(kept)), out


def _why_out(entry: Entry, told: Mapping[str, Row], standing: set[str], *, today: date) -> str:
    if entry.until and entry.until < today:
        return f"expired on {entry.until}"
    alike = (same_promise(entry.text, row["text"]) for row in told.values() if row["language"] == entry.language)
    if entry.names & told.keys() or any(alike):
        return ""
    return "customers contradict it no more" if entry.names & standing else "stands there no more"


def _earlier(row: Row, before: Baseline, gone: Sequence[Entry]) -> Entry | None:
    """The entry of the same promise: under one of its ids, or, of those that are gone, the one worded most like it."""
    known = next((entry for entry in before.entries if row["id"] in entry.names), None)
    if known is not None:
        return known
    like = [
        (alike(entry.text, row["text"]), entry)
        for entry in gone
        if entry.language == row["language"] and entry.rule[-2:] == row["rule"][-2:]
    ]
    score, entry = max(like, key=lambda pair: pair[0], default=(0.0, None))
    return entry if score >= _REWORDED else None


def _entry(row: Row, earlier: Entry | None, note: Accepted | None, decided: Accepted | None) -> Entry:
    share = row["contradicted"] or {}
    noted = decided or (Accepted(reason=earlier.reason, until=earlier.until) if earlier and earlier.reason else note) or Accepted(reason="")
    return Entry(
        claim=row["id"],
        text=row["text"],
        language=row["language"],
        rule=row["rule"],
        heard=Heard(verdict=Verdict(row["verdict"]), contradict=share.get("contradict", 0), customers=share.get("customers", 0)),
        reason=noted.reason,
        until=noted.until,
        aliases=_aliases(row["id"], earlier),
    )


def _aliases(claim: str, earlier: Entry | None) -> tuple[Wording, ...]:
    if earlier is None:
        return ()
    if earlier.claim == claim:
        return earlier.aliases
    past = (Wording(claim=earlier.claim, text=earlier.text), *earlier.aliases)
    return tuple(alias for alias in past if alias.claim != claim)
