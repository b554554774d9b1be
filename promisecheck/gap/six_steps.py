"""The six-step report as data: expected, experienced, delivered, standards, beliefs, communication; coverage beside every figure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from promisecheck.core.judgement import Figure, ReportStep
from promisecheck.core.promises import CategoryGap, Finding
from promisecheck.core.taxonomy import Kind, Strength, Verdict
from promisecheck.gap.categories import category_gaps, delivered
from promisecheck.gap.rules import Standing

_MEASURABLE = frozenset({Strength.SPECIFIC, Strength.ABSOLUTE})
_CUSTOMERS = (Kind.REVIEW, Kind.SURVEY, Kind.COMPLAINT)
_DECIDED = frozenset({Verdict.OVER_PROMISED, Verdict.CONTESTED, Verdict.KEPT, Verdict.OVER_DELIVERED})


def six_steps(findings: Sequence[Finding], rule: Standing) -> tuple[ReportStep, ...]:
    """The six steps, in their order; each share is of customers who got what the claims promise."""
    gaps = category_gaps(findings)
    measurable = [finding for finding in findings if _MEASURABLE & set(finding.claim.strengths)]
    return (
        _step("expected", "What are customers led to expect?", [_promised(gap, findings) for gap in gaps]),
        _step("experienced", "What do customers say they got?", [*_by_kind(findings, _CUSTOMERS), *_by_category(gaps, findings)]),
        _step("delivered", "What does the company's own record say was delivered?", _by_kind(findings, (Kind.OPERATIONS, Kind.INCIDENT))),
        _step("standards", "Are there promises that can be measured, and are they met?", [_figure("measurable", measurable, findings)]),
        _step("beliefs", "What do the staff believe that customers get?", _by_kind(findings, (Kind.STAFF,))),
        communication(findings, rule),
    )


def communication(findings: Sequence[Finding], rule: Standing) -> ReportStep:
    """Have you marketed yourselves too well? Yes, no or uncertain, with the claims that decide it."""
    decided = [finding for finding in findings if finding.verdict in _DECIDED]
    broken = [finding for finding in decided if finding.verdict is Verdict.OVER_PROMISED]
    told = f"{len(broken)} of {len(decided)} promises that customers decide are over-promised; {len(findings) - len(decided)} are undecided"
    if broken and len(broken) >= rule.too_many * len(decided):
        answer, deciding = "yes", broken
    elif decided and len(decided) >= rule.coverage * len(findings):
        answer, deciding = "no", [finding for finding in decided if finding not in broken]
    else:
        answer, deciding = "uncertain", [finding for finding in findings if finding not in decided]
    return ReportStep(
        id="communication",
        question="Have you marketed yourselves too well?",
        answer=answer,
        because=told,
        figures=(_figure("all promises", findings, findings),),
        deciding=tuple(finding.claim.key for finding in sorted(deciding, key=_weightiest)),
    )


def _step(name: str, question: str, figures: Iterable[Figure]) -> ReportStep:
    """A step that only shows figures; it says so where there are none."""
    shown = tuple(figures)
    spoken = any(figure.customers for figure in shown)
    return ReportStep(id=name, question=question, answer="", because="" if spoken else "nothing was given that tells it", figures=shown)


def _by_kind(findings: Sequence[Finding], kinds: Collection[Kind]) -> list[Figure]:
    """The share who got it by what these kinds of evidence say."""
    return [_figure(kind, [_only(finding, kind) for finding in findings], findings) for kind in kinds]


def _only(finding: Finding, kind: Kind) -> Finding:
    return replace(finding, voices=tuple(voice for voice in finding.voices if voice.kind is kind))


def _by_category(gaps: Sequence[CategoryGap], findings: Sequence[Finding]) -> list[Figure]:
    return [replace(_figure("got it", _of(gap, findings), findings), category=gap.category) for gap in gaps]


def _promised(gap: CategoryGap, findings: Sequence[Finding]) -> Figure:
    """What a category promises is no estimate: it rests on claims, not on customers."""
    own = _of(gap, findings)
    promised = (gap.promised, gap.promised, gap.promised)
    return Figure(name="promised", interval=promised, claims=len(own), of_claims=len(findings), customers=0, category=gap.category)


def _of(gap: CategoryGap, findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.claim.categories[:1] == (gap.category,)]


def _figure(name: str, own: Sequence[Finding], findings: Sequence[Finding]) -> Figure:
    estimate = delivered(own)
    return Figure(
        name=name,
        interval=(estimate.low, estimate.mid, estimate.high) if estimate else None,
        claims=sum(bool(finding.voices) for finding in own),
        of_claims=len(findings),
        customers=estimate.customers if estimate else 0,
    )


def _weightiest(finding: Finding) -> tuple[float, int, str]:
    return (-finding.priority, -len(finding.voices), finding.claim.key)
