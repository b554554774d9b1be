"""What is to be ignored: by tables in the settings, and by marks in the pages themselves."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from promisecheck.core.promises import Finding, Trouble
from promisecheck.core.silence import Over, Silence
from promisecheck.core.text import Origin, normal
from promisecheck.errors import SettingsError
from promisecheck.gate.directive import Directive, new_directive, read_directive
from promisecheck.gate.paths import is_under
from promisecheck.settings import Ignore


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing to be ignored: a directive, whose it is, where it is written, and what it speaks of."""

    directive: Directive
    by: str
    where: str
    claims: tuple[str, ...] = ()
    """Ids or words of promises; empty: any."""
    paths: tuple[str, ...] = ()
    """Patterns of addresses and paths; empty: any."""
    mark: Origin | None = None
    """The place that a mark in a page speaks of."""

    def speaks_of(self, finding: Finding, code: str) -> bool:
        """Whether the rule `code` of this finding is among those to be ignored, wherever it stands."""
        wanted = not self.directive.rules or code in self.directive.rules
        return wanted and (not self.claims or finding.claim.key in self.claims or normal(finding.claim.text) in map(normal, self.claims))

    def covers(self, place: Origin) -> bool:
        """Whether it speaks of this place."""
        if self.mark is not None:
            return place.mark != "" and (place.source, place.place, place.mark) == (self.mark.source, self.mark.place, self.mark.mark)
        return not self.paths or is_under(place.source, self.paths)

    def silence(self, *, today: date) -> Silence:
        """What it says of a finding that it covers."""
        until = self.directive.until
        over = Over.EXPIRED if until and until < today else Over.HOLDS
        return Silence(by=self.by, reason=self.directive.reason, until=until, where=self.where, over=over)


def rules_of_settings(tables: Sequence[Ignore], *, known: Collection[str]) -> list[Rule]:
    """Every `[[ignore]]`; SettingsError names the one that gives no reason, names nothing, or names what there is not."""
    found = []
    for number, table in enumerate(tables, 1):
        where = f"[[ignore]] number {number}"
        if not (table.rules or table.claims or table.paths):
            raise SettingsError(
                "it says not what to ignore", where=where, next_step='Add rules = ["PC102"], claims = [...] or paths = [...]'
            )
        directive = new_directive(rules=table.rules, reason=table.reason, until=table.until, known=known, where=where)
        found.append(Rule(directive=directive, by="settings", where=where, claims=table.claims, paths=table.paths))
    return found


def rules_of_pages(marked: Iterable[Origin], *, known: Collection[str]) -> tuple[list[Rule], list[Trouble]]:
    """Every mark in a page; one that cannot be followed is a trouble that names its place, and counts as none."""
    found, troubles = [], []
    for place in marked:
        for line in place.mark.splitlines():
            where = f"{place.source}: {place.place}"
            try:
                directive = read_directive(line, known=known, where=where)
            except SettingsError as error:
                troubles.append(Trouble(what=where, why=error.what, next_step=error.next_step))
                continue
            found.append(Rule(directive=directive, by="page", where=where, mark=place))
    return found, list(dict.fromkeys(troubles))
