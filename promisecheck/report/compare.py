"""Two reports -> what became of each promise."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from promisecheck.core.changes import Difference, Heard, SinceLast, Turn
from promisecheck.core.taxonomy import Verdict
from promisecheck.report.same import Rewording, Similar, pair_rewordings
from promisecheck.report.stood import Row, Stood, read_stood
from promisecheck.report.unread import unread_pages

_GRAVITY = {Verdict.OVER_DELIVERED: 0, Verdict.KEPT: 0, Verdict.UNPROVEN: 1, None: 1, Verdict.CONTESTED: 2, Verdict.OVER_PROMISED: 3}
_FLAGGED = frozenset({Verdict.OVER_PROMISED, Verdict.CONTESTED})
_CONFIRMED = frozenset({Verdict.KEPT, Verdict.OVER_DELIVERED})
_ORDER = {turn: number for number, turn in enumerate(Turn)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Nights:
    """What the two runs could not read, and on which days they ran."""

    lost_before: Collection[str]
    lost_now: Collection[str]
    earlier: date | None
    today: date | None

    def newly_lost(self, stood: Stood) -> bool:
        """Whether all its pages are lost, which they were not before."""
        return bool(stood.sources) and stood.sources <= set(self.lost_now) and not stood.sources <= set(self.lost_before)

    def is_over(self, now: Stood) -> bool:
        """Whether its last day has passed since the earlier run."""
        return bool(now.ends and self.today and now.ends < self.today and (self.earlier is None or now.ends >= self.earlier))


def compare(
    old: Row,
    new: Row,
    *,
    since: str = "",
    earlier: date | None = None,
    today: date | None = None,
    similar: Similar | None = None,
    unread_before: Collection[str] = (),
    unread_now: Collection[str] = (),
) -> SinceLast:
    """What became of the promises of the report `old` in the report `new` (both as `--format json` gives them).

    `since`: how people know the earlier run. `earlier`, `today`: the days on which offers were looked at for their end (default: those
    of the two runs).
    `similar`: an encoder that helps to know a promise in other words. `unread_before`, `unread_now`: pages that the runs kept from
    earlier because they could not be read. UsageError where one of the two is no report.
    """
    before, now = read_stood(old, where="the earlier report"), read_stood(new, where="the later report")
    pages = {source for stood in (*before.values(), *now.values()) for source in stood.sources}
    nights = _Nights(
        lost_before={*unread_before, *unread_pages(old, pages)},
        lost_now={*unread_now, *unread_pages(new, pages)},
        earlier=earlier or _day(old),
        today=today or _day(new),
    )
    differences = sorted(_differences(before, now, nights, similar), key=lambda one: (_ORDER[one.turn], one.text, one.claim))
    lost = tuple(sorted(set(nights.lost_now) - set(nights.lost_before)))
    return SinceLast(since=since or str(nights.earlier or ""), differences=tuple(differences), as_of=_as_of(old), lost=lost)


def _day(report: Row) -> date | None:
    try:
        return date.fromisoformat(str(report["run"]["started"])[:10])
    except (KeyError, TypeError, ValueError):
        return _as_of(report)


def _as_of(report: Row) -> date | None:
    told: Any = (report.get("run") or {}).get("as_of")
    return date.fromisoformat(told) if told else None


def _differences(before: Mapping[str, Stood], now: Mapping[str, Stood], nights: _Nights, similar: Similar | None) -> Iterator[Difference]:
    gone = [stood for key, stood in before.items() if key not in now and not nights.newly_lost(stood)]
    new = [stood for key, stood in now.items() if key not in before]
    pairs = pair_rewordings([stood for stood in gone if not stood.sources <= set(nights.lost_now)], new, similar=similar)
    reworded = {pair.now.key: pair for pair in pairs}
    paired = {pair.before.key for pair in pairs if pair.sure}
    for stood in now.values():
        yield from _of_standing(stood, before.get(stood.key), reworded.get(stood.key), nights)
    for stood in before.values():
        if stood.key not in now and stood.key not in paired:
            yield from _of_missing(stood, nights)


def _of_standing(now: Stood, before: Stood | None, pair: Rewording | None, nights: _Nights) -> Iterator[Difference]:
    if before is None and (pair is None or not pair.sure):
        yield _made(Turn.NEW, now, now=now.heard, pair=pair)
        return
    was = before or pair.before  # type: ignore[union-attr] # one of the two is there, or it were new
    found = next(iter(_turns(was, now, nights)), None)
    if found:
        yield _made(found[0], now, before=was.heard, now=now.heard, note=found[1], was=was, pair=pair)


def _turns(was: Stood, now: Stood, nights: _Nights) -> Iterator[tuple[Turn, str]]:
    """What became of a promise that still stands, the weightiest first, each with what there is to note."""
    if nights.newly_lost(now):
        yield Turn.UNREACHABLE, ""
    worse = _GRAVITY[now.heard.verdict] - _GRAVITY[was.heard.verdict]
    if worse > 0:
        yield Turn.WORSE, ""
    elif was.heard.verdict in _FLAGGED and now.heard.verdict in _CONFIRMED:
        yield Turn.FIXED, ""
    elif worse < 0:
        yield Turn.BETTER, ""
    if nights.is_over(now):
        yield Turn.EXPIRED, str(now.ends)
    if now.used_to and not was.used_to:
        yield Turn.WITHDRAWN, ", ".join(now.used_to[:3])
    if was.key != now.key:
        yield Turn.REWORDED, ""
    left, come = was.sources - now.sources - set(nights.lost_now), now.sources - was.sources
    if left and come:
        yield Turn.MOVED, ""
    if was.evidence != now.evidence or was.heard != now.heard:
        yield Turn.EVIDENCE, ""


def _of_missing(was: Stood, nights: _Nights) -> Iterator[Difference]:
    if was.sources and was.sources <= set(nights.lost_now):
        if nights.newly_lost(was):
            yield _made(Turn.UNREACHABLE, was, before=was.heard, was=was)
        return
    turn = Turn.FIXED if was.heard.verdict in _FLAGGED else Turn.WITHDRAWN if was.heard.verdict in _CONFIRMED else Turn.GONE
    yield _made(turn, was, before=was.heard, was=was)


def _made(
    turn: Turn,
    stood: Stood,
    *,
    before: Heard | None = None,
    now: Heard | None = None,
    note: str = "",
    was: Stood | None = None,
    pair: Rewording | None = None,
) -> Difference:
    places: Sequence[str] = sorted(stood.sources) if now else ()
    old_places = sorted(was.sources) if was and (not now or was.sources != stood.sources) else ()
    return Difference(
        turn=turn,
        claim=stood.key,
        text=stood.text,
        language=stood.language,
        category=stood.category,
        before=before,
        now=now if turn is not Turn.UNREACHABLE else None,
        old_text=pair.before.text if pair else "",
        sameness=pair.score if pair else None,
        places=tuple(places),
        old_places=tuple(old_places),
        note=note,
    )
