"""Whole companies that nothing was trained on: does an audit find who contradicts and who supports each promise, and nobody else?"""

from collections.abc import Iterator, Sequence

import numpy as np

from promisecheck.audit import Audit
from promisecheck.core.taxonomy import Stance
from promisecheck.evaluate import measures
from promisecheck.evaluate.finding import claim_of, remark_of
from promisecheck.evaluate.score import Score, bootstrap
from promisecheck.train.corpus import Row

_Pair = tuple[str, int]


def evidence(audit: Audit, companies: Sequence[Row], language: str) -> list[Score]:
    """F1, precision and recall of the pairs of claim and sentence said to contradict, and to support; nynorsk counts as bokmål."""
    own = [company for company in companies if company["language"] == language or (language, company["language"]) == ("nb", "nn")]
    answered = [(company, _matched(audit, company)) for company in own]
    scores = []
    for stance in (Stance.CONTRADICTS, Stance.SUPPORTS):
        rows = [row for company, found in answered for row in _rows(company, found, stance)]
        truth, answers = (np.array(column, dtype=bool) for column in zip(*rows, strict=True))
        for name, measure in (("F1", measures.f1), ("precision", measures.precision), ("recall", measures.recall)):
            value, low, high = (round(number, 4) for number in bootstrap(measure, truth, answers))
            task = f"evidence that {stance}" + ("" if name == "F1" else f", {name}")
            scores.append(Score(task=task, measure=name, language=language, value=value, low=low, high=high, n=int(truth.sum())))
    return scores


def _matched(audit: Audit, company: Row) -> dict[_Pair, Stance]:
    claims = [claim_of(claim["text"], company["language"]) for claim in company["claims"]]
    number = {id(claim): row["number"] for claim, row in zip(claims, company["claims"], strict=True)}
    remarks = [remark_of(remark["text"], remark["language"], row) for row, remark in enumerate(company["remarks"])]
    return {(number[id(match.claim)], match.remark.number): match.stance for match in audit.match(claims, remarks)}


def _rows(company: Row, found: dict[_Pair, Stance], stance: Stance) -> Iterator[tuple[bool, bool]]:
    """Truth and answer of each pair that either of them names."""
    wanted = {(number, row) for row, remark in enumerate(company["remarks"]) for number, own in remark["stances"].items() if own == stance}
    given = {pair for pair, own in found.items() if own is stance}
    for pair in sorted(wanted | given):
        yield pair in wanted, pair in given
