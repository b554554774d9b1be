"""The settings' `[judge]` -> the judge that it names."""

import ipaddress
import re
from collections.abc import Callable, Mapping
from urllib.parse import SplitResult, unquote, urlsplit

from promisecheck.core.promises import Tally
from promisecheck.core.stages import Judge, Notice
from promisecheck.errors import SettingsError
from promisecheck.judging.chat import ChatExpert
from promisecheck.judging.consult import Consultation
from promisecheck.judging.endpoint import Endpoint
from promisecheck.judging.memory import memory_file
from promisecheck.judging.nli import NliExpert
from promisecheck.judging.question import Expert
from promisecheck.settings import Judging

_PORTS = {"http": 80, "https": 443}
_VARIABLE = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_KEY = re.compile(r"[!-~]{1,4096}")
_WHERE = "[judge]"


def second_judge(
    chosen: Judging,
    *,
    environment: Mapping[str, str],
    mask: Callable[[str], str],
    note: Callable[[Notice], None],
    tally: Callable[[Tally], None],
    say: Callable[[str], None],
) -> Judge:
    """The judge that `chosen.name` names; SettingsError or ModelError where there is none such. Nothing is asked yet."""
    expert: Expert = _chat(chosen, environment) if "://" in chosen.name else NliExpert(chosen.name, chosen=chosen)
    return Consultation(expert, memory=memory_file(environment), mask=mask, note=note, tally=tally, say=say)


def _chat(chosen: Judging, environment: Mapping[str, str]) -> ChatExpert:
    try:
        address = urlsplit(chosen.name)
        port = address.port
    except ValueError:
        raise SettingsError("its name is no address", where=_WHERE, next_step=_EXAMPLE) from None
    model = unquote(address.fragment) or chosen.model
    if address.scheme not in _PORTS or not address.hostname or not model:
        raise SettingsError("its name is no address of a chat endpoint with a model", where=_WHERE, next_step=_EXAMPLE)
    if address.username or address.password or address.query:
        step = "Name the environment variable that holds the key in [judge] key_env"
        raise SettingsError("its address holds more than host and path", where=_WHERE, next_step=step)
    path = address.path.rstrip("/")
    endpoint = Endpoint(
        secure=address.scheme == "https",
        host=address.hostname,
        port=port or _PORTS[address.scheme],
        path=path if path.endswith("/chat/completions") else f"{path}/chat/completions",
        key=_key(chosen.key_env, environment, address),
    )
    return ChatExpert(endpoint, model, chosen=chosen)


_EXAMPLE = "Write --judge http://127.0.0.1:11434/v1#MODEL, or set [judge] model"


def _key(variable: str, environment: Mapping[str, str], address: SplitResult) -> str:
    """The key, or "" where none is wanted. No message repeats what was given: it may be the key itself."""
    if not variable:
        return ""
    key = environment.get(variable, "") if _VARIABLE.fullmatch(variable) else ""
    if not _KEY.fullmatch(key):
        step = "Give it the name of an environment variable that holds the key, without blanks"
        raise SettingsError("key_env names no variable with a key", where=_WHERE, next_step=step)
    if address.scheme != "https" and not _is_here(address.hostname or ""):
        step = "Use https, or leave key_env out"
        raise SettingsError("a key would travel unprotected over http", where=_WHERE, next_step=step)
    return key


def _is_here(host: str) -> bool:
    """Whether it is this machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
