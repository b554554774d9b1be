"""Values -> plain dictionaries, with the keys of the fixed interfaces."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

from promisecheck.core.promises import Claim, Finding, Match, Remark, Report, Share, Suggestion
from promisecheck.core.questions import Question
from promisecheck.core.taxonomy import Stance
from promisecheck.core.text import Origin, Quantity, Reason
from promisecheck.report.change_rows import silent_row, since_row
from promisecheck.report.silenced import silence_row

SCHEMA = 1
EVIDENCE_A_SIDE = 200

Row = dict[str, Any]


def claim_row(claim: Claim, place: Origin) -> Row:
    """One line of `promisecheck claims`: one occurrence of a promise."""
    return {
        "id": claim.key,
        "text": claim.text,
        "sentence": claim.context,
        "language": claim.passage.language,
        "categories": list(claim.categories),
        "topics": list(claim.topics),
        "strengths": list(claim.strengths),
        "confidence": claim.confidence,
        "quantities": [quantity_row(quantity) for quantity in claim.quantities],
        "source": place.source,
        "place": place.place,
        "role": place.role,
        "input_id": place.input_id,
        "why": [reason_row(reason) for reason in claim.why],
    }


def remark_row(remark: Remark) -> Row:
    """One line of `promisecheck remarks`."""
    return {
        "id": remark.key,
        "review_id": remark.review_id,
        "text": remark.text,
        "language": remark.passage.language,
        "categories": list(remark.categories),
        "topics": list(remark.topics),
        "outcome": remark.outcome,
        "polarity": remark.polarity,
        "confidence": remark.confidence,
        "quantities": [quantity_row(quantity) for quantity in remark.quantities],
        "rating": remark.rating,
        "date": remark.said_at.isoformat() if remark.said_at else None,
        "kind": remark.kind,
        "facets": dict(remark.facets),
    }


def quantity_row(quantity: Quantity) -> Row:
    """A quantity; an open end is null."""
    ends = [None if value in {float("inf"), float("-inf")} else value for value in (quantity.low, quantity.high)]
    return {"low": ends[0], "high": ends[1], "unit": quantity.unit, "hedge": quantity.hedge, "saw": quantity.saw}


def reason_row(reason: Reason) -> Row:
    """One step of a judgement."""
    return {"by": reason.by, "saw": reason.saw}


def evidence_row(match: Match, *, voice: int | None = None) -> Row:
    """A remark that contradicts or supports a claim; `voice`: which of the finding's voices it is part of, None where it is not counted."""
    remark = match.remark
    return {
        "review_id": remark.review_id,
        "kind": remark.kind,
        "text": remark.text,
        "stance": match.stance,
        "confidence": match.confidence,
        "beyond": match.beyond,
        "similarity": match.similarity,
        "date": remark.said_at.isoformat() if remark.said_at else None,
        "rating": remark.rating,
        "language": remark.passage.language,
        "judge": match.judge,
        "voice": voice,
        "why": [reason_row(reason) for reason in match.why],
    }


def finding_row(finding: Finding, *, language: str = "en", all_evidence: bool = False) -> Row:
    """One entry of `claims` in the report: a promise with everything that is known of it; `language` is that of our own sentences."""
    claim = finding.claim
    voices = {voice.customer: number for number, voice in enumerate(finding.voices)}
    return {
        "id": claim.key,
        "rule": finding.rule,
        "text": claim.text,
        "language": claim.passage.language,
        "categories": list(claim.categories),
        "topics": list(claim.topics),
        "strengths": list(claim.strengths),
        "verdict": finding.verdict,
        "places": [_place_row(occurrence, place) for occurrence in finding.occurrences for place in occurrence.passage.places],
        "contradicted": _contradicted(finding),
        "tolerance": finding.tolerance,
        "confidence": finding.confidence,
        "priority": finding.priority,
        "enough": finding.enough,
        "why": [reason_row(reason) for reason in finding.why],
        "evidence": [evidence_row(match, voice=_voice(match, voices)) for match in shown_evidence(finding, all_evidence=all_evidence)],
        "suggestions": [_suggestion_row(suggestion) for suggestion in finding.suggestions],
        "importance": finding.importance,
        "scope": {"facets": [list(pair) for pair in finding.scope.facets], "why": finding.scope.why, "left_out": finding.scope.left_out},
        "drift": _plain(finding.drift),
        "bursts": [_plain(burst) for burst in finding.bursts],
        "segments": [_plain(segment) for segment in finding.segments],
        "changes": [_plain(change) for change in finding.changes],
        "steps": [{"by": step.by, "saw": step.saw, "values": dict(step.values)} for step in finding.steps],
        "voices": [_plain(voice) for voice in finding.voices],
        "law": [_question_row(question, language) for question in finding.law],
        "silenced": silence_row(finding.silence),
    }


def _voice(match: Match, voices: Mapping[str, int]) -> int | None:
    return voices.get(match.remark.customer_key or match.remark.review_id)


def _question_row(question: Question, language: str) -> Row:
    return {
        "rule": question.rule,
        "code": question.code,
        "saw": list(question.saw),
        "asks_for": question.asks.within(language),
        "citation": question.citation,
        "silenced": silence_row(question.silence),
    }


def _suggestion_row(suggestion: Suggestion) -> Row:
    return {"text": suggestion.text, "because": suggestion.because, "how": suggestion.how, "verdict": suggestion.verdict}


def _plain(value: Any) -> Row | None:
    """A value of the judgement with its own names; days as ISO dates, customers as their number."""
    if value is None:
        return None
    row = {name: entry.isoformat() if isinstance(entry, date) else entry for name, entry in dataclasses.asdict(value).items()}
    row.pop("customer", None)
    return row | ({"customers": len(row["customers"])} if isinstance(row.get("customers"), tuple) else {})


def shown_evidence(finding: Finding, *, all_evidence: bool = False) -> list[Match]:
    """The remarks that contradict, then those that support, the surest first, up to 200 a side."""
    most = None if all_evidence else EVIDENCE_A_SIDE
    against = [match for match in finding.matches if match.stance is Stance.CONTRADICTS][:most]
    return against + [match for match in finding.matches if match.stance is Stance.SUPPORTS][:most]


def report_row(report: Report, *, version: str, language: str = "en", all_evidence: bool = False) -> Row:
    """The whole report, as `--format json` gives it; what the law asks for is said in `language`."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "promisecheck", "version": version, "models": list(report.models)},
        "run": {
            "started": report.started,
            "as_of": report.as_of.isoformat() if report.as_of else None,
            "compared": report.compared,
            "settings": dict(report.settings),
        },
        "inputs": [{"source": tally.source, **dict(tally.counts)} for tally in report.inputs],
        "claims": [finding_row(finding, language=language, all_evidence=all_evidence) for finding in report.findings],
        "categories": [
            {"category": gap.category, "promised": gap.promised, "delivered": share_row(gap.delivered)} for gap in report.categories
        ],
        "six_steps": [_plain(step) for step in report.six_steps],
        "silent": [silent_row(gap) for gap in report.silent],
        "changes": since_row(report.since_last) if report.since_last else None,
        "baseline": report.baseline or None,
        "idle": [{"what": one.what, "why": one.why} for one in report.idle],
        "skipped": [
            {"what": skipped.what, "why": skipped.why, "pages": list(skipped.pages), "gone": skipped.gone} for skipped in report.skipped
        ],
        "errors": [
            {"what": trouble.what, "why": trouble.why, "next": trouble.next_step, "pages": list(trouble.pages)} for trouble in report.errors
        ],
    }


def share_row(share: Share | None) -> Row | None:
    """A share with its interval and the customers it rests on."""
    return None if share is None else {"low": share.low, "mid": share.mid, "high": share.high, "customers": share.customers}


def _contradicted(finding: Finding) -> Row | None:
    row = share_row(finding.contradicted)
    return row and row | {"contradict": finding.contradict, "support": finding.support, "beyond": finding.beyond}


def _place_row(occurrence: Claim, place: Origin) -> Row:
    return {
        "source": place.source,
        "place": place.place,
        "role": place.role,
        "heading": place.heading,
        "sentence": occurrence.context,
    }
