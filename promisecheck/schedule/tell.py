"""What changed, told to people by mail or chat: only when something did, in at most twenty lines."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from promisecheck.core.changes import SinceLast
from promisecheck.errors import SettingsError
from promisecheck.report.one_line import one_line
from promisecheck.report.since_text import headline, since_phrases, since_summary
from promisecheck.settings import Alerts

MOST_LINES = 20
_LONGEST = 160
_JOINER = "\u2060"
_PLAIN = frozenset({"slack", "discord", "mattermost", "rocketchat", "googlechat"})
"""Chats with a Markdown of their own: they get plain text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Whom a message reached: so many, and the numbers (from 1) of the addresses in the settings that it did not."""

    sent: int = 0
    failed: tuple[int, ...] = ()


def worth_telling(since: SinceLast, alerts: Alerts) -> SinceLast | None:
    """The changes that the settings call worth a message; None where there is none."""
    chosen = tuple(one for one in since.differences if str(one.turn) in alerts.on)
    lost = since.lost if "lost" in alerts.on else ()
    return replace(since, differences=chosen, lost=lost) if chosen or lost else None


def tell(since: SinceLast, alerts: Alerts) -> Told:
    """Send what is worth telling to every address; addresses are never shown, for they hold secrets.

    SettingsError where an address cannot be understood, or apprise is not installed.
    """
    servers = list(_servers(alerts)) if alerts.to else []
    chosen = worth_telling(since, alerts) if servers else None
    if chosen is None:
        return Told()
    with _silent():
        done = [_send(server, chosen, alerts) for server in servers]
    return Told(sent=sum(done), failed=tuple(number for number, sent in enumerate(done, 1) if not sent))


def check_alerts(alerts: Alerts) -> None:
    """SettingsError for an address or language that cannot be used, before the night's work."""
    since_phrases(alerts.language)
    if alerts.to:
        list(_servers(alerts))


def _apprise() -> Any:
    """The library."""
    with _silent():
        try:
            import apprise
        except ModuleNotFoundError as error:
            raise SettingsError("alerts need apprise", where="alerts.to", next_step="pip install 'promisecheck[notify]'") from error
    return apprise


def _servers(alerts: Alerts) -> Iterator[Any]:
    apprise = _apprise()
    for number, address in enumerate(alerts.to, 1):
        with _silent():
            server = apprise.Apprise.instantiate(address, suppress_exceptions=True)
        if server is None:
            raise SettingsError(
                f"address {number} is none that apprise understands (hidden)",
                where="alerts.to",
                next_step="Write it as apprise does, such as mailto://USER:PASSWORD@HOST or json://HOST/PATH",
            )
        yield server


def _send(server: Any, since: SinceLast, alerts: Alerts) -> bool:
    """One message to one address, in the form that it takes."""
    apprise = _apprise()
    form = apprise.NotifyFormat
    takes = getattr(server, "notify_format", form.TEXT)
    name = str(getattr(server, "service_name", "")).replace(" ", "").lower()
    plain = takes == form.TEXT or any(chat in name for chat in _PLAIN)
    body = since_summary(since, language=alerts.language, most=MOST_LINES, link=alerts.link, escaped=_defused if plain else None)
    if plain:
        body = body.replace("**", "", 2)
    title = _defused(headline(since, since_phrases(alerts.language)))
    one = apprise.Apprise()
    one.add(server)
    return bool(one.notify(body=body, title=title, body_format=form.TEXT if plain else form.MARKDOWN))


def _defused(text: str) -> str:
    """One line of plain text in which nobody is called and nothing becomes a link."""
    line = one_line(text, most=_LONGEST).replace("@", f"@{_JOINER}").replace("://", f":{_JOINER}//")
    return line.replace("www.", f"www{_JOINER}.").replace("WWW.", f"WWW{_JOINER}.")


@contextmanager
def _silent() -> Iterator[None]:
    """Apprise says addresses in its log, and how old its parts are: nobody hears it."""
    logger = logging.getLogger("apprise")
    before = logger.disabled
    logger.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            yield
    finally:
        logger.disabled = before
