"""The whole audit on one page: read -> find -> sort -> match -> judge -> report. The only place that knows the order."""

import dataclasses
import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from promisecheck.categories import Categorizer
from promisecheck.claims import ClaimFinder
from promisecheck.core.promises import Claim, Finding, Match, Remark, Report, Review, Skipped, StancePair, Tally, Told, Trouble
from promisecheck.core.stages import Encode, Notice
from promisecheck.core.taxonomy import Verdict
from promisecheck.core.text import Origin, Passage
from promisecheck.evidence import RemarkFinder
from promisecheck.gap import (
    Errors,
    Importance,
    Rules,
    Silence,
    category_gaps,
    judge,
    leave_unjudged,
    load_rules,
    read_confusion,
    six_steps,
)
from promisecheck.language.compare import compare
from promisecheck.language.quantities import read_quantities
from promisecheck.law import Asker, History
from promisecheck.learned import ModelFiles, NamedEncoder, SecondLook, encoder
from promisecheck.matching import Matcher, SecondOpinion, StanceJudge, match_records
from promisecheck.settings import Settings
from promisecheck.sources.kept import KeptPages

if TYPE_CHECKING:
    from promisecheck.sources.crawl.sites import Crawling
    from promisecheck.sources.reviews.making import Made
    from promisecheck.sources.reviews.preparing import Prepared
    from promisecheck.sources.reviews.rows import BadRow

Said = TypeVar("Said", Review, Remark)
Progress = Callable[[str, int, int | None], None]
"""Stage, how many are done, how many there are (None: nobody knows)."""


Say = Callable[[str], None]
"""Told what is to be known at once, such as what a second judge costs."""


Recall = Callable[[Claim], History | None]
"""What earlier runs saw of a promise; None where there were none."""


def _silent(*_: object) -> None:
    """Nobody is watching."""


def _forgetful(_claim: Claim) -> History | None:
    """There were no earlier runs."""
    return None


@dataclass
class Notices:
    """What the stages had to say: skipped things, troubles, and what each input held."""

    skipped: list[Skipped] = field(default_factory=list)
    errors: list[Trouble] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    marked: dict[Origin, None] = field(default_factory=dict)
    """The places of which pages say something to promisecheck, in their order."""

    def note(self, notice: Notice) -> None:
        """Keep it, once."""
        kept = self.skipped if isinstance(notice, Skipped) else self.errors
        if notice not in kept:
            kept.append(notice)  # type: ignore[arg-type] # each list holds its own kind


class Audit:
    """The stages, wired once for a set of settings; models are loaded when first needed."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        models: ModelFiles | None = None,
        progress: Progress = _silent,
        say: Say = _silent,
        left_out: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        """`models` defaults to those that came with the installation.

        `left_out`: by the id of a promise, reviews that people said do not speak of it; they are not held against it.
        """
        self.settings = settings or Settings()
        self.left_out = left_out or {}
        self.models = models or ModelFiles.default()
        self.progress = progress
        self.say = say
        self.notices = Notices()
        self.crawling: Crawling | None = None
        """A ledger that outlives a crawl, and somebody who may wish it to stop; None: neither."""

    @cached_property
    def _encode(self) -> Encode:
        return encoder(self.models)

    def similar(self, texts: Sequence[str]) -> Any:
        """Texts -> float array [n, d], rows of length one: what they mean, for whoever holds two wordings against one another."""
        return self._encode(texts)

    @cached_property
    def _categorize(self) -> Categorizer:
        return Categorizer(self.models, encoder=self._encode.fingerprint)

    @cached_property
    def second(self) -> SecondLook:
        """The small transformer that looks closer."""
        return SecondLook(self.models.folder_of("second"))

    @cached_property
    def _finder(self) -> ClaimFinder:
        return ClaimFinder(
            self.models, encode=self._encode, second=self.second, categorize=self._categorize, read_quantities=read_quantities
        )

    @cached_property
    def _remark_finder(self) -> RemarkFinder:
        return RemarkFinder(
            self.models, encode=self._encode, second=self.second, categorize=self._categorize, read_quantities=read_quantities
        )

    @cached_property
    def _judge(self) -> StanceJudge:
        return self.new_judge()

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.models, self._judge, second_opinion=self._second_opinion)

    @cached_property
    def _second_opinion(self) -> SecondOpinion | None:
        """Of another judge, where the settings name one."""
        chosen = self.settings.judge
        if not chosen.name:
            return None
        from promisecheck.judging import second_judge
        from promisecheck.sources.masking import mask

        second = second_judge(chosen, environment=os.environ, mask=mask, note=self._note, tally=self._count, say=self.say)
        return SecondOpinion(judge=second, sure=chosen.sure, most=chosen.max_pairs, note=self._note)

    def _note(self, notice: Notice) -> None:
        self.notices.note(notice)

    def _count(self, tally: Tally) -> None:
        self.notices.tallies.append(tally)

    @cached_property
    def _rules(self) -> Rules:
        return load_rules(self.settings.policy, file=self.settings.policy.file)

    @cached_property
    def _confusion(self) -> dict[str, Errors]:
        """The judge's measured errors by language, where they came with the models."""
        known = (self.models.folder / "confusion.json").is_file()
        return read_confusion(self.models.path("confusion.json")) if known else {}

    def new_judge(self, *, untrained: bool = False) -> StanceJudge:
        """A judge of pairs; `untrained`: only its signals, for the training of what weighs them."""
        return StanceJudge(
            self.models,
            encode=self._encode,
            second=self.second,
            profile=self._categorize.profile,
            read_quantities=read_quantities,
            compare=compare,
            similar=NamedEncoder(self.settings.encoder) if self.settings.encoder else None,
            untrained=untrained,
            second_opinion=None if untrained else self._second_opinion,
        )

    def read_copy(self, targets: Sequence[str], *, known: Sequence[str] = ()) -> Iterator[Passage]:
        """The passages of sites, files and folders in a language that is read here; the others are said.

        `known` addresses were read before: each is read again, or named in a notice.
        """
        from promisecheck.sources import read_copy

        unknown, pages, read = Counter[str](), set[str](), 0
        for passage in read_copy(
            targets, crawl=self.settings.crawl, notice=self.notices.note, progress=self.progress, known=known, crawling=self.crawling
        ):
            pages.update(place.source for place in passage.places)
            self.notices.marked.update(dict.fromkeys(place for place in passage.places if place.mark))
            if passage.language:
                read += 1
                yield passage
            else:
                unknown[passage.origin.source] += 1
        for source, number in sorted(unknown.items()):
            self.notices.note(Skipped(what=f"{source}: {number} short texts", why="language not known"))
        if not pages and not self.notices.errors:
            trouble = Trouble(
                what=_redacted(", ".join(targets)), why="nothing of it could be read", next_step="See what was skipped, and why"
            )
            self.notices.note(trouble)
        if pages:
            counts = (("pages or files", len(pages)), ("passages", read), ("in an unknown language", unknown.total()))
            self.notices.tallies.insert(0, Tally(source=_redacted(", ".join(targets)), counts=counts))

    def read_reviews(self, files: Sequence[str], *, today: date | None = None) -> Iterator[Review]:
        """The reviews of the named files; a date after `today` (default: the real one) is no date."""
        from promisecheck.sources.reviews import read_reviews

        yield from read_reviews(
            files, reading=self.settings.reviews, notice=self.notices.note, tally=self.notices.tallies.append, today=today
        )

    def read_operations(self, files: Sequence[str]) -> Iterator[Remark]:
        """What the company's own systems measured, as remarks that need no words."""
        from promisecheck.sources.operations import read_operations

        reading, note, count = self.settings.reviews, self.notices.note, self.notices.tallies.append
        yield from read_operations(files, reading=reading, notice=note, tally=count, mapping=reading.mapping)

    def read_rows(
        self, files: Sequence[str], *, prepared: Callable[[str, "Prepared"], None], set_aside: Callable[["BadRow"], None]
    ) -> Iterator["Made"]:
        """The rows of review files as they are imported; `prepared` hears how each table is read, `set_aside` of every bad row."""
        from promisecheck.sources.reviews.read import read_rows

        note, count = self.notices.note, self.notices.tallies.append
        yield from read_rows(files, reading=self.settings.reviews, notice=note, tally=count, prepared=prepared, set_aside=set_aside)

    def find_claims(self, passages: Iterable[Passage]) -> Iterator[Claim]:
        """The promises in them."""
        yield from self._finder(passages)

    def find_remarks(self, reviews: Iterable[Review]) -> Iterator[Remark]:
        """Their sentences, each with what happened to this customer; the language of each is known."""
        unknown = 0
        for remark in self._remark_finder(reviews):
            if remark.passage.language:
                yield remark
            else:
                unknown += 1
        if unknown:
            self.notices.note(Skipped(what=f"{unknown} sentences of customers", why="language not known"))

    def stance(self, pairs: Iterable[StancePair]) -> Iterator[Told]:
        """What each customer sentence says of its claim."""
        return self._judge(pairs)

    def match(self, claims: Sequence[Claim], remarks: Iterable[Remark]) -> Iterator[Match]:
        """The remarks that speak of the same promise as a claim."""
        yield from self._matcher(claims, remarks)

    def run(self, targets: Sequence[str], reviews: Sequence[str], *, operations: Sequence[str] = (), as_of: date | None = None) -> Report:
        """Audit copy against customers' words, and against what the company's own systems measured (`operations`)."""
        self.notices = Notices()
        given = bool(reviews or operations)
        words, measured = self.read_reviews(reviews, today=as_of), self.read_operations(operations)
        return self.hold(self.read_copy(targets), words, measured=measured, given=given, as_of=as_of)

    def hold(
        self,
        copy: Iterable[Passage],
        reviews: Iterable[Review],
        *,
        given: bool,
        measured: Iterable[Remark] = (),
        as_of: date | None = None,
        recall: Recall = _forgetful,
    ) -> Report:
        """Hold copy against customers' words, both as they were read; `given`: whether any words were named at all.

        `measured` is what needs no words: remarks of the kind "operations".

        `recall` tells what earlier runs saw of a promise, for what the law asks of hurry, cut prices and old offers.
        """
        started = datetime.now(UTC).isoformat(timespec="seconds")
        matcher = self._matcher  # a judge that cannot be had is said before the work, not after it
        kept, silence = KeptPages(), Silence()
        occurrences = _together(self.find_claims(kept.watch(copy)))
        claims = [found[0] for found in occurrences.values()]
        newest = _Newest()
        remarks = silence.watch(newest.watch(self.find_remarks(self._counted(self._until(as_of, reviews)))))
        matches = [match for match in matcher(claims, remarks) if self._is_about(match)]
        for _ in remarks:  # without claims nobody has read them yet; they are counted all the same
            pass
        matches += match_records(claims, newest.watch(self._until(as_of, measured)))
        findings = self._asked(self._findings(occurrences, matches, newest, as_of=as_of), as_of=as_of, recall=recall)
        report = self._report(findings, compared=newest.any, given=given, as_of=as_of or newest.day, started=started)
        everywhere = (claim for found in occurrences.values() for claim in found)
        return dataclasses.replace(report, silent=silence.gaps(everywhere), pages=kept.pages)

    def _is_about(self, match: Match) -> bool:
        """Unless somebody said that this review does not speak of the promise."""
        return not self.left_out or match.remark.review_id not in self.left_out.get(match.claim.key, ())

    def _findings(
        self, occurrences: dict[str, list[Claim]], matches: Sequence[Match], newest: "_Newest", *, as_of: date | None
    ) -> tuple[Finding, ...]:
        """All claims weighed together; without customers' words none has a verdict."""
        if not newest.any:
            return leave_unjudged(occurrences, rules=self._rules)
        weights = newest.importance.weights(self._rules.priority)
        return judge(occurrences, matches, rules=self._rules, as_of=as_of or newest.day, errors=self._confusion, importance=weights)

    def _asked(self, findings: Iterable[Finding], *, as_of: date | None, recall: Recall) -> tuple[Finding, ...]:
        """With what the law asks of each promise: another question than what customers say."""
        asks = Asker(self.settings.law, as_of=as_of)
        said = ((finding, [match.remark.text for match in finding.matches]) for finding in findings)
        return tuple(
            dataclasses.replace(finding, law=asks(finding.claim, history=recall(finding.claim), customers=words)) for finding, words in said
        )

    def _until(self, as_of: date | None, reviews: Iterable[Said]) -> Iterator[Said]:
        """Those said by `as_of`; the later ones are counted and said."""
        later = 0
        for review in reviews:
            if as_of and review.said_at and review.said_at > as_of:
                later += 1
            else:
                yield review
        if later:
            self.notices.note(Skipped(what=f"{later} reviews or records", why=f"from after {as_of}"))

    def _counted(self, reviews: Iterable[Review]) -> Iterator[Review]:
        for number, review in enumerate(reviews, start=1):
            self.progress("reviews", number, None)
            yield review

    def _report(
        self,
        findings: Sequence[Finding],
        *,
        compared: bool,
        as_of: date | None,
        started: str,
        given: bool,
    ) -> Report:
        if given and not compared and not self.notices.errors:
            trouble = Trouble(what="customers' words", why="none of what was named could be used", next_step="See the counts of each file")
            self.notices.note(trouble)
        return Report(
            findings=tuple(sorted(findings, key=_first)),
            categories=category_gaps(findings),
            inputs=tuple(self.notices.tallies),
            skipped=tuple(self.notices.skipped),
            errors=tuple(self.notices.errors),
            settings=_flat(self.settings),
            models=self._model_names(),
            as_of=as_of,
            started=started,
            compared=compared,
            marked=tuple(self.notices.marked),
            six_steps=six_steps(findings, self._rules.standing) if compared else (),
        )

    def _model_names(self) -> tuple[str, ...]:
        second = (self._second_opinion.judge.name,) if self._second_opinion else ()
        return (self._finder.name, self._remark_finder.name, self._matcher.name, f"encoder {self._encode.fingerprint}", *second)


def _redacted(text: str) -> str:
    """Addresses without the name and password that may stand in them."""
    return re.sub(r"//[^/@\s]+@", "//***@", text)


def _flat(settings: Settings) -> tuple[tuple[str, str], ...]:
    """What a run was made with, as dotted names and values; keys stay out, and what may be one in the place of its name."""
    flat = []
    for name, value in dataclasses.asdict(settings).items():
        inner = value.items() if isinstance(value, dict) else [("", value)]
        flat += [
            (f"{name}.{key}".rstrip("."), _redacted(str(entry)))
            for key, entry in inner
            if key not in {"secret", "key_env"} and name not in {"train", "run", "sites", "alerts"}
        ]
    return tuple(flat)


@dataclass
class _Newest:
    """Passes remarks on and remembers whether there were any, the newest date, and which categories move ratings."""

    any: bool = False
    day: date | None = None
    importance: Importance = field(default_factory=Importance)

    def watch(self, remarks: Iterable[Remark]) -> Iterator[Remark]:
        for remark in self.importance.watch(remarks):
            self.any = True
            if remark.said_at and (self.day is None or remark.said_at > self.day):
                self.day = remark.said_at
            yield remark


def _together(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The occurrences of each promise, in the order in which it was first met."""
    together: dict[str, list[Claim]] = {}
    for claim in claims:
        together.setdefault(claim.key, []).append(claim)
    return together


def _first(finding: Finding) -> tuple[int, float, int, str]:
    """The worst verdict first, in it what to fix first, then what most speak of."""
    rank = list(Verdict).index(finding.verdict) if finding.verdict else 0
    return (rank, -finding.priority, -(finding.contradict + finding.support), finding.claim.key)
