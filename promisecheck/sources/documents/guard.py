"""What the reading process may not do: take all memory, speak to the network, start programs."""

import sys

_MOST_MEMORY = 3_000_000_000
"""Bytes of address space. Programs that read text in pictures reserve much more than they use."""
_FORBIDDEN = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "socket.bind",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.forkpty",
    "webbrowser.open",
)


def protect() -> None:
    """Bind this process for good: no macro, link or template of a document can reach anything, even if a library tried."""
    sys.addaudithook(_refuse)
    try:
        import resource
    except ImportError:  # Windows has no such limits; the deadline holds there too.
        return
    _limit(resource.RLIMIT_AS, _MOST_MEMORY)
    _limit(resource.RLIMIT_CORE, 0)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"a document may not reach out ({event})")


def _limit(kind: int, most: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
