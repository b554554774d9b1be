"""A chat endpoint that speaks the protocol, also wrongly, and those who ask it."""

import contextlib
import json
import socket
import threading
import time

from werkzeug import Response

from promisecheck.core.promises import StancePair, Tally
from promisecheck.judging import second_judge
from promisecheck.settings import Judging
from promisecheck.sources.masking import mask


def opinion(stance="contradicts", *, certainty="likely", words=""):
    """What a good model writes."""
    return json.dumps({"words": words, "stance": stance, "certainty": certainty})


def completion(content, *, tokens=900, **more):
    """A whole answer of a chat endpoint, as its body."""
    usage = {"prompt_tokens": tokens - 10, "completion_tokens": 10, "total_tokens": tokens}
    return {
        "object": "chat.completion",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": content}}],
        "usage": usage,
    } | more


class Speaker:
    """Answers POSTs to /v1/chat/completions by turns; the last turn stays. Remembers every request."""

    def __init__(self, httpserver, *turns) -> None:
        """A turn is a text (what the model writes), a Response, or a function from the pair to either."""
        self.turns = list(turns) or [opinion()]
        self.requests = []
        self.address = httpserver.url_for("/v1")
        httpserver.expect_request("/v1/chat/completions", method="POST").respond_with_handler(self._answer)

    @property
    def pairs(self):
        """The pairs that were asked about."""
        return [json.loads(json.loads(request.get_data())["messages"][1]["content"]) for request in self.requests]

    def _answer(self, request):
        request.get_data()
        self.requests.append(request)
        turn = self.turns.pop(0) if len(self.turns) > 1 else self.turns[0]
        said = turn(self.pairs[-1]) if callable(turn) and not isinstance(turn, Response) else turn
        return said if isinstance(said, Response) else Response(json.dumps(completion(said)), content_type="application/json")


class Listener:
    """Asks a second judge and keeps what it says beside its answers."""

    def __init__(self, folder, address, **settings) -> None:
        """`folder` is the user's cache folder; questions are asked one at a time, so that a test knows their order."""
        self.notices, self.tallies, self.said = [], [], []
        environment = {"XDG_CACHE_HOME": str(folder)} | settings.pop("environment", {})
        chosen = Judging(**({"name": f"{address}#tiny", "parallel": 1, "retries": 0} | settings))
        self.judge = second_judge(
            chosen, environment=environment, mask=mask, note=self.notices.append, tally=self.tallies.append, say=self.said.append
        )

    def ask(self, *remarks, claim="Levering i morgen"):
        """The answers about one claim, by remark."""
        pairs = [StancePair(id=str(number), claim=claim, evidence=remark) for number, remark in enumerate(remarks)]
        return {remarks[int(told.id)]: told for told in self.judge(pairs)}

    @property
    def whole(self):
        """Everything that anybody could read."""
        return repr((self.notices, self.tallies, self.said, self.judge))


def counts(tally: Tally):
    """Its counts by word."""
    return dict(tally.counts)


@contextlib.contextmanager
def raw_endpoint(*pieces, pause=0.0):
    """A server that sends these bytes to everybody, with pauses between; yields its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        over = threading.Event()

        def serve():
            while not over.is_set():
                with contextlib.suppress(OSError):
                    connection, _ = server.accept()
                    with connection:
                        connection.recv(65_536)
                        for piece in pieces:
                            if over.is_set():
                                break
                            connection.sendall(piece)
                            time.sleep(pause)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/v1"
        over.set()
        with contextlib.suppress(OSError), socket.create_connection(server.getsockname(), timeout=1):
            pass
        thread.join(5)
