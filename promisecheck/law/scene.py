"""A promise and the words around it, as the rules look at them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from promisecheck.core.promises import Claim
from promisecheck.core.text import Span
from promisecheck.law.folding import Folded, fold
from promisecheck.law.rule import Rule
from promisecheck.law.words import group_pattern

_AROUND = 1_000
"""Characters on either side of the promise that may answer a question."""
_LONGEST = 2_000
"""Characters of the promise that are read."""
_IMAGES = frozenset({"alt", "caption"})
_WORD = re.compile(r"\w+")
_MEDIUM = 60
"""So many words on either side count as the same medium, on which a promise can be made specific."""
_DENIAL = 2
"""How many words before a cue may deny it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Folded text with the promise at `start:end` of it; every span counts in the folded text."""

    raw: str
    folded: Folded
    start: int
    end: int
    words_at: tuple[tuple[int, int], ...]
    languages: tuple[str, ...]
    image: bool
    """Whether the words describe an image."""

    @property
    def text(self) -> str:
        """The folded text, the promise and what stands around it."""
        return self.folded.text

    def original(self, start: int, end: int) -> str:
        """The words as they stand in the copy."""
        return self.raw[self.folded.places[start] : self.folded.places[end]].strip()

    def words(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """The different words of the spans, as they stand in the copy."""
        return tuple(dict.fromkeys(self.original(span.start, span.end) for span in spans))

    def cues(self, rule: Rule) -> list[Span]:
        """Where the rule's cues stand in the promise."""
        parts = ("cues", "images") if self.image else ("cues",)
        patterns = [wanted for part in parts if (wanted := self._pattern(rule, part))]
        matches = (match for wanted in patterns for match in wanted.finditer(self.text, self.start, self.end))
        spans = [Span(start=match.start(), end=match.end()) for match in matches]
        return [span for span in spans if self._is_name(span)] if rule.names else spans

    def _pattern(self, rule: Rule, part: str) -> "re.Pattern[str] | None":
        return rule.pattern(part, self.languages) if rule.may_hold(part, self.languages, self.text) else None

    def _is_name(self, span: Span) -> bool:
        """Whether the words are written as a name: a capital inside a word, or one that begins no sentence."""
        words = self.original(span.start, span.end)
        if re.search(r"[a-zæøåäöü][A-ZÆØÅÄÖÜ]", words):
            return True
        before = self.text[: span.start].rstrip(" \"'(-")
        return words[:1].isupper() and not words.isupper() and bool(before) and before[-1] not in ".!?:\u2022|"

    def is_silenced(self, rule: Rule, span: Span) -> bool:
        """Whether words around answer the question already or give the cue another sense, or a denial takes the promise back."""
        other, answer = self._pattern(rule, "unless"), self._pattern(rule, "answers")
        return (
            (other is not None and self.has_near(other, span, rule.window))
            or (answer is not None and self.has_near(answer, span, _MEDIUM))
            or (rule.denial and self._is_denied(span))
        )

    def is_silenced_at(self, rule: Rule, saw: str) -> bool:
        """The same for words that were read as a quantity."""
        words = fold(saw).text
        place = self.text.find(words, self.start, self.end)
        return place >= 0 and self.is_silenced(rule, Span(start=place, end=place + len(words)))

    def has_near(self, wanted: "re.Pattern[str]", span: Span, window: int) -> bool:
        """Whether `wanted` stands within `window` words of the span."""
        low = next((number for number, (_, end) in enumerate(self.words_at) if end > span.start), len(self.words_at))
        high = next((number for number, (start, _) in enumerate(self.words_at) if start >= span.end), len(self.words_at))
        start = self.words_at[low - window][0] if low > window else 0
        end = self.words_at[high + window - 1][1] + 1 if high + window <= len(self.words_at) else len(self.text)
        return wanted.search(self.text, start, min(end, len(self.text))) is not None

    def _is_denied(self, span: Span) -> bool:
        denied, again = group_pattern("denied", self.languages), group_pattern("not_denied", self.languages)
        before = [at for at in self.words_at if at[1] <= span.start][-_DENIAL:]
        if denied is None or not before or re.search(r"[.!?:;,|]", self.text[before[-1][1] : span.start]):
            return False
        match = denied.search(self.text, before[0][0], span.start)
        if match is None or re.search(r"[.!?:;,|]", self.text[match.end() : span.start]):
            return False
        following = self.text[match.end() : span.end]
        return not (again and again.match(following.lstrip()))


def scene_of(claim: Claim, languages: tuple[str, ...]) -> Scene:
    """The promise with the words around it, folded once for all rules."""
    first = max(0, claim.span.start - _AROUND)
    last = min(claim.span.end, claim.span.start + _LONGEST)
    raw = claim.passage.text[first : last + _AROUND]
    folded = fold(raw)
    return Scene(
        raw=raw,
        folded=folded,
        start=folded.at(claim.span.start - first),
        end=folded.at(last - first),
        words_at=tuple((match.start(), match.end()) for match in _WORD.finditer(folded.text)),
        languages=languages,
        image=claim.passage.origin.role in _IMAGES,
    )
