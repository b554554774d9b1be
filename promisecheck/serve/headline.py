"""A report in one sentence, as it stands now."""

from collections.abc import Mapping

from promisecheck.core.taxonomy import Verdict
from promisecheck.serve.board import Board


def headline(board: Board, say: Mapping[str, str]) -> str:
    """How many promises are contradicted, and the category of the one to fix first; without the quotes that were left out."""
    total, broken = len(board.lines), board.verdicts[Verdict.OVER_PROMISED]
    if not total:
        return say["headline_empty"]
    if not board.volume.report["run"]["compared"]:
        return say["headline_uncompared"].format(all=total)
    if not broken:
        return say["headline_none"].format(all=total)
    return say["headline"].format(broken=broken, all=total, category=say[_widest(board)])


def _widest(board: Board) -> str:
    flagged: set[str] = {line.row["categories"][0] for line in board.lines if line.verdict is Verdict.OVER_PROMISED}
    gaps = {row["category"]: row["promised"] - row["delivered"]["mid"] for row in board.volume.report["categories"] if row["delivered"]}
    return max(sorted(flagged), key=lambda category: gaps.get(category, 0.0))
