"""A second judge at work: masks what it asks, remembers answers, says what it costs, and says what got no answer."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from promisecheck.core.promises import Skipped, StancePair, Tally, Told, Trouble
from promisecheck.core.stages import Notice
from promisecheck.core.taxonomy import Stance
from promisecheck.core.text import Reason
from promisecheck.judging.memory import Memory
from promisecheck.judging.question import Expert, Opinion, Question, Reply, Silence

_LONGEST = 600
"""Characters of each side that are asked about."""


class Consultation:
    """An expert as a `Judge`: pairs that get no answer are left out, and the notices say why."""

    def __init__(
        self,
        expert: Expert,
        *,
        memory: Path,
        mask: Callable[[str], str],
        note: Callable[[Notice], None],
        tally: Callable[[Tally], None],
        say: Callable[[str], None],
    ) -> None:
        """`mask` takes personal data out of a text; `say` tells at once what the answers will cost and did cost."""
        self.name = expert.name
        self._expert = expert
        self._memory = memory
        self._mask = mask
        self._note = note
        self._tally = tally
        self._say = say

    def __call__(self, pairs: Iterable[StancePair]) -> Iterator[Told]:
        """Answer the pairs, in order."""
        asked = [(pair, self._question(pair)) for pair in pairs]
        replies = self._replies(list(dict.fromkeys(question for _, question in asked)))
        for pair, question in asked:
            reply = replies[question]
            if isinstance(reply, Opinion):
                yield self._told(pair, question, reply)

    def _question(self, pair: StancePair) -> Question:
        claim, remark = (" ".join(self._mask(text).split())[:_LONGEST] for text in (pair.claim, pair.evidence))
        return Question(claim=claim, remark=remark)

    def _replies(self, questions: Sequence[Question]) -> Mapping[Question, Reply]:
        """A reply to each: remembered, or asked for and remembered."""
        keys = {question: question.key(self._expert.fingerprint) for question in questions}
        replies: dict[Question, Reply] = {}
        with closing(Memory(self._memory)) as memory:
            known = {question: opinion for question, key in keys.items() if (opinion := memory.recall(key))}
            unknown = [question for question in questions if question not in known]
            if unknown:
                self._say(self._before(unknown, known=len(known)))
                for question, reply in self._expert.ask(unknown):
                    replies[question] = reply
                    if isinstance(reply, Opinion):
                        memory.keep(keys[question], reply)
                self._say(f"{self.name}: {', '.join(f'{number:,} {word}' for word, number in _counts(replies.values()))}")
            if memory.trouble:
                self._note(Skipped(what=f"the file of earlier answers, {self._memory}", why=memory.trouble))
        self._report(known | replies)
        return known | replies

    def _before(self, unknown: Sequence[Question], *, known: int) -> str:
        tokens = sum(map(self._expert.cost, unknown))
        cost = f", about {tokens:,} tokens" if tokens else ""
        return f"{self.name}: asking about {len(unknown):,} pairs of a promise and a sentence{cost}; {known:,} are known from earlier"

    def _report(self, replies: Mapping[Question, Reply]) -> None:
        """Counts that are the same whether an answer was remembered or not, and every reason for silence."""
        self._tally(Tally(source=self.name, counts=_counts(replies.values())))
        silent = Counter(reply.why for reply in replies.values() if isinstance(reply, Silence))
        for why, number in silent.most_common():
            if silent.total() < len(replies):
                what = f"{number} of {len(replies)} pairs asked of {self.name}"
                self._note(Skipped(what=what, why=f"{why}; the built-in answers stand"))
            else:
                step = "Mend [judge], or leave the second judge out: the built-in answers stand"
                self._note(Trouble(what=self.name, why=why, next_step=step))

    def _told(self, pair: StancePair, question: Question, opinion: Opinion) -> Told:
        scores = tuple(zip(Stance, opinion.scores, strict=True))
        words = opinion.saw.of(question.remark)
        saw = f"{opinion.stance} {dict(scores)[opinion.stance]:.2f}" + (f", by the words “{words}”" if words else "")
        return Told(id=pair.id, stance=opinion.stance, scores=scores, why=(Reason(by=self.name, saw=saw),), judge=self.name)


def _counts(replies: Collection[Reply]) -> tuple[tuple[str, int], ...]:
    answered = sum(isinstance(reply, Opinion) for reply in replies)
    return (("pairs asked about", len(replies)), ("answered", answered), ("tokens", sum(reply.tokens for reply in replies)))
