"""Other numbers for a promised one, the nearest first, and who would have got which."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from promisecheck.core.judgement import Voice
from promisecheck.core.promises import Match
from promisecheck.core.taxonomy import Stance
from promisecheck.gap.amounts import Amount
from promisecheck.gap.duplicates import customer_of
from promisecheck.language.compare import compare


class Ladder:
    """Who gets one rung gets every looser one too: what was compared once need not be again."""

    def __init__(self, amounts: Sequence[Amount], told: Iterable[Match], same: Mapping[str, str]) -> None:
        """`told`: what was said of the claim; `same`: customers who are one."""
        self.amounts = amounts
        self._against: dict[str, list[Match]] = defaultdict(list)
        for match in told:
            if match.stance is Stance.CONTRADICTS:
                customer = customer_of(match.remark)
                self._against[same.get(customer, customer)].append(match)
        self._gets: dict[str, int] = {}
        self._misses: dict[str, int] = {}

    def told_again(self, voices: Sequence[Voice], place: int) -> tuple[Voice, ...]:
        """The voices on the promise with this rung's number: who got the promised one got this, who did not may have."""
        return tuple(
            dataclasses.replace(voice, beyond=False, stance=Stance.SUPPORTS if self._got(voice, place) else Stance.CONTRADICTS)
            for voice in voices
        )

    def _got(self, voice: Voice, place: int) -> bool:
        if voice.stance is Stance.SUPPORTS or place >= self._gets.get(voice.customer, len(self.amounts)):
            return True
        if place <= self._misses.get(voice.customer, -1):
            return False
        got = self._keeps(self._against[voice.customer], self.amounts[place])
        (self._gets if got else self._misses)[voice.customer] = place
        return got

    @staticmethod
    def _keeps(told: Sequence[Match], amount: Amount) -> bool:
        """Whether the numbers in every contradicting sentence would keep the other promise."""
        if not all(match.remark.quantities for match in told):
            return False
        relations = {compare(amount.text, [amount.quantity], match.remark.text, match.remark.quantities) for match in told}
        return bool(relations) and relations <= {"keeps", "exceeds"}
