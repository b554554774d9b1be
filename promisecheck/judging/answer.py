"""A chat endpoint's answer: the form that is asked for, and nothing accepted that does not have it."""

import json
from typing import Any, NoReturn

from promisecheck.core.taxonomy import Stance
from promisecheck.core.text import Span
from promisecheck.judging.question import Opinion

CERTAINTY = {"certain": 0.95, "likely": 0.8, "leaning": 0.6}
"""What the words count: language models choose a word better than they invent a probability."""
_KEYS = ["words", "stance", "certainty"]
SCHEMA = {
    "type": "object",
    "properties": {
        "words": {"type": "string"},
        "stance": {"type": "string", "enum": list(Stance)},
        "certainty": {"type": "string", "enum": list(CERTAINTY)},
    },
    "required": _KEYS,
    "additionalProperties": False,
}
"""The words come first, so that the stance is chosen after they were looked at."""
_MOST_TOKENS = 10_000_000


def read_message(body: bytes) -> tuple[str, int]:
    """What the model wrote, and the tokens it cost ("" and 0 where the answer does not tell)."""
    answer = _parsed(body)
    content = _inside(answer, "choices", 0, "message", "content")
    tokens = _inside(answer, "usage", "total_tokens")
    known = isinstance(tokens, int) and 0 <= tokens <= _MOST_TOKENS
    return content if isinstance(content, str) else "", int(tokens) if known else 0


def read_opinion(content: str, remark: str, *, tokens: int) -> Opinion | None:
    """The opinion, or None for anything that is not exactly what `SCHEMA` asks for."""
    answer = _parsed(content)
    if not isinstance(answer, dict) or sorted(answer) != sorted(_KEYS) or not all(isinstance(part, str) for part in answer.values()):
        return None
    if answer["stance"] not in list(Stance) or answer["certainty"] not in CERTAINTY:
        return None
    sure = CERTAINTY[answer["certainty"]]
    scores = tuple(sure if stance == answer["stance"] else round((1 - sure) / 2, 4) for stance in Stance)
    return Opinion(stance=Stance(answer["stance"]), scores=scores, saw=_place(answer["words"].strip(), remark), tokens=tokens)


def _inside(answer: Any, *path: str | int) -> Any:
    """What stands at the end of the path, or None where it breaks off."""
    for step in path:
        try:
            answer = answer[step]
        except (LookupError, TypeError):
            return None
    return answer


def _place(words: str, remark: str) -> Span:
    """Where the words stand; only the customer's own are ever shown, so words that are not there are none."""
    start = remark.find(words)
    return Span(start=start, end=start + len(words)) if start >= 0 else Span(start=0, end=0)


def _parsed(text: str | bytes) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
