"""Any OpenAI-compatible chat endpoint as a judge: one pair a request, so that no customer's words stand beside another's."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from typing import Any

from promisecheck.errors import FetchFailed
from promisecheck.judging.allowance import Allowance
from promisecheck.judging.answer import SCHEMA, read_message, read_opinion
from promisecheck.judging.endpoint import Endpoint
from promisecheck.judging.patience import post_patiently
from promisecheck.judging.question import Question, Reply, Silence
from promisecheck.settings import Judging

_TRIES = 2
"""Nonsense is asked about once more."""
_ANSWER = 200
"""Tokens of an answer, at most."""
_BYTES_A_TOKEN = 3
"""Nordic words are cut into short tokens."""


@cache
def instructions() -> str:
    """The rulings that the judge is to follow."""
    return files("promisecheck.judging").joinpath("instructions.md").read_text(encoding="utf-8")


class ChatExpert:
    """Asks one endpoint for the opinion of one model."""

    def __init__(self, endpoint: Endpoint, model: str, *, chosen: Judging) -> None:
        """Nothing is asked yet."""
        self._endpoint = endpoint
        self._model = model
        self._chosen = chosen
        self.name = f"chat {model} at {endpoint.host}:{endpoint.port}"
        rulings = hashlib.sha256(f"{instructions()}{json.dumps(SCHEMA)}".encode()).hexdigest()[:12]
        self.fingerprint = f"{self.name}{endpoint.path} {rulings}"

    def cost(self, question: Question) -> int:
        """Tokens of one request and its answer, estimated."""
        return len(self._body(question)) // _BYTES_A_TOKEN + _ANSWER

    def ask(self, questions: Sequence[Question]) -> Iterator[tuple[Question, Reply]]:
        """A reply to each, in order; so many are asked at once as `[judge] parallel` says."""
        allowance = Allowance(tokens=self._chosen.max_tokens, seconds=self._chosen.deadline)
        pool = ThreadPoolExecutor(max_workers=self._chosen.parallel)
        try:
            yield from zip(questions, pool.map(lambda question: self._reply(question, allowance), questions), strict=True)
        finally:
            allowance.stop("the run was stopped")
            pool.shutdown(cancel_futures=True)

    def _reply(self, question: Question, allowance: Allowance) -> Reply:
        spent = 0
        try:
            for _ in range(_TRIES):
                content, tokens = self._content(question, allowance)
                spent += tokens
                opinion = read_opinion(content, question.remark, tokens=spent)
                if opinion:
                    return opinion
        except FetchFailed as error:
            return Silence(why=error.what, tokens=spent)
        return Silence(why="it answered twice what is no valid answer", tokens=spent)

    def _content(self, question: Question, allowance: Allowance) -> tuple[str, int]:
        """What the model wrote, and the tokens that it cost; FetchFailed where the endpoint gives nothing."""
        with allowance.taken(self.cost(question)) as taken:
            answer = post_patiently(self._endpoint, self._body(question), chosen=self._chosen, allowance=allowance)
            content, told = read_message(answer.body)
            taken.spent = told or taken.tokens
            return content, taken.spent

    def _body(self, question: Question) -> bytes:
        """The request. What strangers wrote stands in a JSON string, out of which no words can break."""
        pair = json.dumps({"claim": question.claim, "remark": question.remark}, ensure_ascii=False)
        body: dict[str, Any] = {
            "model": self._model,
            "messages": [{"role": "system", "content": instructions()}, {"role": "user", "content": pair}],
            "temperature": 0,
            "max_tokens": _ANSWER,
            "response_format": {"type": "json_schema", "json_schema": {"name": "stance", "strict": True, "schema": SCHEMA}},
        }
        return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
