"""A busy or failing endpoint is asked again a little later; one that will not answer is left alone."""

from promisecheck.errors import FetchFailed
from promisecheck.judging.allowance import Allowance
from promisecheck.judging.endpoint import Answer, Endpoint
from promisecheck.settings import Judging

_OK = 200
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_FOR_GOOD = {401: "asks for another key", 403: "refuses", 404: "does not know this path or model"}
_NOT_SO = frozenset({400, 415, 422})
_REDIRECTS = range(300, 400)
_FIRST_WAIT = 0.5
_LONGEST_WAIT = 60.0


def post_patiently(endpoint: Endpoint, body: bytes, *, chosen: Judging, allowance: Allowance) -> Answer:
    """The answer with status 200; FetchFailed after all tries, and for every other question too where none would fare better."""
    attempt = 0
    while True:
        last = attempt == chosen.retries
        wait = _FIRST_WAIT * 2**attempt
        try:
            answer = endpoint.post(body, seconds=min(chosen.timeout, allowance.seconds_left()))
        except FetchFailed:
            if last:
                raise
        else:
            if answer.status == _OK:
                return answer
            why, for_good = _refusal(answer)
            if for_good:
                allowance.stop(why)
            if for_good or last or answer.status not in _AGAIN:
                raise FetchFailed(why)
            wait = max(answer.retry_after, wait)
        allowance.wait(wait)
        attempt += 1


def _refusal(answer: Answer) -> tuple[str, bool]:
    """What a status means, and whether every other question would meet the same."""
    why = f"it answers {answer.status}"
    if answer.status in _REDIRECTS:
        return f"{why}, a redirect, which is not followed", True
    if answer.status in _FOR_GOOD:
        return f"{why}: it {_FOR_GOOD[answer.status]}", True
    if answer.retry_after > _LONGEST_WAIT:
        return f"{why} and asks to be left alone for {answer.retry_after:,.0f} s", True
    return f"{why}: it does not take the request, which asks for an answer by json_schema" if answer.status in _NOT_SO else why, False
