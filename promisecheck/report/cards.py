"""One promise as the page shows it: everything a template needs, in words and in numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from promisecheck.core.promises import Claim, Finding, Match, Suggestion
from promisecheck.core.taxonomy import Stance, Verdict
from promisecheck.core.text import Origin
from promisecheck.report.marking import Part, mark
from promisecheck.report.overtime import Overtime, overtime
from promisecheck.report.places import places
from promisecheck.report.plain import SYMBOL
from promisecheck.report.rewrite import Piece, rewrite
from promisecheck.report.said import because, how_judged, month, verdict_sentence, what_would_change
from promisecheck.report.silenced import reopened

_AGAINST = 3
_FAVOUR = 2
_REPLACES = frozenset({"number", "condition", "hedge"})
"""Suggestions that are a wording; the others are advice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """How much of a card is shown where there are many of them."""

    folded: int = 12
    """Further quotes a side."""
    drawn: bool = True
    """Whether the share and its line of time are drawn, or told in words alone."""
    letters: int = 600
    """A quote is shown up to so many characters."""
    places: int = 6
    instead: int = 9
    changes: int = 9
    judged: int = 9
    """So many places, other wordings, things that would change the verdict and steps of the judgement are shown at most."""
    around: bool = True
    """Whether the sentence around the promise is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """One customer's sentence."""

    review: str
    language: str
    parts: tuple[Part, ...]
    rating: float | None
    month: str
    kind: str
    stance: Stance
    judge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """One suggestion: a new wording held against the old one, or advice."""

    pieces: tuple[Piece, ...]
    advice: str
    because: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One promise."""

    finding: Finding
    language: str
    symbol: str
    sentence: str
    because: str
    changes: tuple[str, ...]
    judged: tuple[str, ...]
    against: tuple[Quoted, ...]
    favour: tuple[Quoted, ...]
    folded: tuple[Quoted, ...]
    untold: int
    """Quotes that are not in the page."""
    instead: tuple[Instead, ...]
    places: tuple[Origin, ...]
    more_places: int
    pages: int
    context: tuple[str, str, str]
    """The sentence around the promise: before, the promise, after; empty where the promise is its whole sentence."""
    overtime: Overtime | None
    known: str
    """Why it is known already, or why it is told again though it was."""

    @property
    def claim(self) -> Claim:
        """The promise."""
        return self.finding.claim

    @property
    def anchor(self) -> str:
        """Its place in the page."""
        return f"c-{self.claim.key}"


def make_card(finding: Finding, *, say: Mapping[str, str], depth: Depth) -> Card:
    """The card of a finding."""
    sides = {stance: [match for match in finding.matches if match.stance is stance] for stance in (Stance.CONTRADICTS, Stance.SUPPORTS)}
    told = {stance: [_quoted(match, say, depth) for match in side[: _AGAINST + depth.folded]] for stance, side in sides.items()}
    against, favour = told[Stance.CONTRADICTS], told[Stance.SUPPORTS]
    folded = (*against[_AGAINST:], *favour[_FAVOUR : _FAVOUR + depth.folded])
    found = places(finding)
    return Card(
        finding=finding,
        language=finding.claim.passage.language.split("|")[0],
        symbol=SYMBOL[finding.verdict] if finding.verdict else "•",
        sentence=verdict_sentence(finding, say),
        because=because(finding, say),
        changes=tuple(what_would_change(finding, say))[: depth.changes],
        judged=tuple(how_judged(finding, say))[-depth.judged :],
        against=tuple(against[:_AGAINST]),
        favour=tuple(favour[:_FAVOUR]),
        folded=folded,
        untold=sum(map(len, sides.values())) - len(against[:_AGAINST]) - len(favour[:_FAVOUR]) - len(folded),
        instead=tuple(_instead(suggestion, finding) for suggestion in finding.suggestions[: depth.instead]),
        places=tuple(found[: depth.places]),
        more_places=max(0, len(found) - depth.places),
        pages=len({place.source for place in found}),
        context=_context(finding.claim) if depth.around else ("", "", ""),
        known=_known(finding, say),
        overtime=overtime(finding.voices, say) if depth.drawn else None,
    )


def shown_quotes(card: Card) -> Sequence[Quoted]:
    """Every quote of the card that is in the page."""
    return (*card.against, *card.favour, *card.folded)


def _quoted(match: Match, say: Mapping[str, str], depth: Depth) -> Quoted:
    remark = match.remark
    return Quoted(
        review=remark.review_id,
        language=remark.passage.language.split("|")[0],
        parts=mark(match, most=depth.letters),
        rating=remark.rating,
        month=month(remark.said_at, say) if remark.said_at else "",
        kind=say[f"kind.{remark.kind}"],
        stance=match.stance,
        judge=match.judge,
    )


def _instead(suggestion: Suggestion, finding: Finding) -> Instead:
    claim = finding.claim
    language = claim.passage.language.split("|")[0]
    if suggestion.how in _REPLACES:
        return Instead(pieces=rewrite(claim.text, suggestion.text), advice="", because=suggestion.because, language=language)
    pieces: tuple[Piece, ...] = (("del", claim.text),) if suggestion.how == "drop" and finding.verdict is Verdict.OVER_PROMISED else ()
    return Instead(pieces=pieces, advice=suggestion.text, because=suggestion.because, language=language)


def _known(finding: Finding, say: Mapping[str, str]) -> str:
    if not finding.silenced or finding.silence is None:
        return reopened(finding.silence, say)
    told = [say[f"silenced_{finding.silence.by}"], finding.silence.reason, str(finding.silence.until or "")]
    return f"{say['col_silenced']}: {' · '.join(filter(None, told))}"


def _context(claim: Claim) -> tuple[str, str, str]:
    text, sentence, span = claim.passage.text, claim.sentence, claim.span
    before, after = text[sentence.start : span.start], text[span.end : sentence.end]
    return (before, claim.text, after) if before.strip(" .,:;–-") or after.strip(" .,:;–-!") else ("", "", "")
