"""Messages to a real local webhook: only when something changed, short, and without secrets."""

import json
import re
from dataclasses import replace

import pytest
from werkzeug import Response

from promisecheck.core.changes import Difference, Heard, SinceLast, Turn
from promisecheck.core.taxonomy import Category, Verdict
from promisecheck.errors import SettingsError
from promisecheck.schedule.tell import check_alerts, tell, worth_telling
from promisecheck.settings import Alerts

HOSTILE = "<b>@everyone</b> [pay](javascript:alert(1)) https://evil.example www.evil.example\n# title"


def changes(*turns, text="Levering i morgen", lost=()):
    """A night with these changes."""
    heard = Heard(verdict=Verdict.OVER_PROMISED, contradict=9, customers=12)
    one = Difference(
        turn=Turn.NEW, claim="x", text=text, language="da", category=Category.DELIVERY, now=heard, places=("https://a.example/",)
    )
    return SinceLast(since="2026-11-01", differences=tuple(replace(one, turn=turn) for turn in turns), lost=lost)


@pytest.fixture
def hook(httpserver):
    """A webhook: what it received, and its address as apprise writes it."""
    received = []

    def take(request):
        received.append(json.loads(request.get_data(as_text=True)))
        return Response("ok")

    httpserver.expect_request(re.compile("/hook.*")).respond_with_handler(take)
    return received, f"json://anna:hunter2@127.0.0.1:{httpserver.port}/hook"


def test_a_change_is_told(hook):
    """A change is a message with its words, in the language of the settings, with where to read on."""
    received, address = hook
    told = tell(changes(Turn.NEW), Alerts(to=(address,), language="da", link="https://intranet.example/r"))
    assert (told.sent, told.failed) == (1, ())
    assert "nyt: “Levering i morgen”; 9 af 12 kunder" in received[0]["message"]
    assert "https://intranet.example/r" in received[0]["message"]


@pytest.mark.parametrize("since", [changes(), changes(Turn.EVIDENCE, Turn.MOVED)])
def test_nothing_worth_telling_is_no_message(hook, since):
    """A night without changes, or with none that the settings name, sends nothing."""
    received, address = hook
    assert tell(since, Alerts(to=(address,))).sent == 0
    assert received == []


def test_lost_pages_are_told(hook):
    """A page that could not be read is worth a message by itself, unless the settings leave it out."""
    since = changes(lost=("https://a.example/b",))
    assert worth_telling(since, Alerts()).lost == ("https://a.example/b",)
    assert worth_telling(since, Alerts(on=("new",))) is None
    received, address = hook
    tell(since, Alerts(to=(address,)))
    assert len(received) == 1


def test_a_message_is_short(hook):
    """A night on which everything changed is a message of twenty lines at most."""
    received, address = hook
    tell(changes(*[Turn.WORSE] * 300), Alerts(to=(address,), link="https://intranet.example/r"))
    assert len(received[0]["message"].splitlines()) <= 20
    assert "more" in received[0]["message"]


def test_54_hostile_words_call_nobody(hook):
    """Hostile 54: words from a site name nobody, make no link and no line of their own in a chat."""
    received, address = hook
    tell(changes(Turn.NEW, text=HOSTILE), Alerts(to=(address,)))
    message = received[0]["message"]
    assert "@everyone" not in message
    assert "https://evil" not in message
    assert "www.evil" not in message
    assert not [line for line in message.splitlines() if line.startswith("#")]


def test_63_an_address_that_fails_is_said_by_its_number(hook, caplog, capfd):
    """Hostile 63: who cannot be reached is told by number; the address, which holds a password, appears nowhere."""
    _, address = hook
    told = tell(changes(Turn.NEW), Alerts(to=("json://anna:hunter2@127.0.0.1:9/hook", address)))
    assert (told.sent, told.failed) == (1, (1,))
    assert "hunter2" not in caplog.text + "".join(capfd.readouterr())


def test_63_an_address_that_is_none_is_said_before_the_work(caplog, capfd):
    """Hostile 63: what is no address stops a run before its work, without being repeated."""
    with pytest.raises(SettingsError, match="address 2 is none that apprise understands") as caught:
        check_alerts(Alerts(to=("json://127.0.0.1/hook", "teams:/hunter2")))
    assert "hunter2" not in str(caught.value) + caplog.text + "".join(capfd.readouterr())
