"""The baseline: findings that were there when it was written, so that only new or worse ones fail."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from promisecheck.core.changes import Heard
from promisecheck.core.decisions import worsened
from promisecheck.core.promises import Finding
from promisecheck.core.silence import Over, Silence
from promisecheck.gate.sameness import same_promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A promise's id and its words at some time."""

    claim: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One promise that is lived with: its words, what customers had said, and why it is accepted."""

    claim: str
    text: str
    language: str
    rule: str
    heard: Heard
    reason: str = ""
    until: date | None = None
    """The last day on which it holds; None: no end."""
    aliases: tuple[Wording, ...] = ()
    """Earlier wordings, the newest first."""

    @property
    def names(self) -> frozenset[str]:
        """The ids under which the promise is known."""
        return frozenset({self.claim, *(alias.claim for alias in self.aliases)})

    def over(self, now: Heard, *, today: date) -> Over:
        """Whether it still holds for what customers say now."""
        if self.until and self.until < today:
            return Over.EXPIRED
        return Over.WORSE if worsened(self.heard, now) else Over.HOLDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Every entry, by the order of their rules and words; `path` is the file, for people."""

    entries: tuple[Entry, ...] = ()
    path: str = ""
    _by_name: dict[str, Entry] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Every name of every entry, looked up at once."""
        self._by_name.update({name: entry for entry in reversed(self.entries) for name in entry.names})

    def entry_of(self, finding: Finding) -> Entry | None:
        """The entry of this promise: under its id, an earlier one, or for nearly the same words with the same numbers."""
        claim = finding.claim
        known = self._by_name.get(claim.key)
        if known is not None:
            return known
        alike = (entry for entry in self.entries if entry.language == claim.passage.language and same_promise(entry.text, claim.text))
        return next(alike, None)

    def silence_of(self, finding: Finding, *, today: date) -> Silence | None:
        """What the baseline says of a finding; None where it is new."""
        entry = self.entry_of(finding)
        if entry is None:
            return None
        over = entry.over(heard(finding), today=today)
        return Silence(by="baseline", reason=entry.reason, until=entry.until, where=self.path, over=over)


def heard(finding: Finding) -> Heard:
    """What customers say of a finding, as it is held against later ones."""
    customers = finding.contradicted.customers if finding.contradicted else 0
    return Heard(verdict=finding.verdict, contradict=finding.contradict, customers=customers)


def unused(baseline: Baseline, findings: Iterable[Finding]) -> list[Entry]:
    """The entries that no finding with a verdict needs any more."""
    needed = {entry.claim for finding in findings if (entry := baseline.entry_of(finding))}
    return [entry for entry in baseline.entries if entry.claim not in needed]
