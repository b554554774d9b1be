"""The wish to stop: asked for once, heard by every part of a crawl, also by those that wait."""

import threading


class Halted(Exception):
    """The crawl is to end, so this was not begun, or was cut off; it waits for the next run."""


class Stop:
    """Somebody may ask a crawl to stop (Ctrl-C, SIGTERM); while none is `listening`, whoever asks must end the program."""

    def __init__(self) -> None:
        """Nobody has asked yet."""
        self.number = 0
        """The signal that asked, or 0."""
        self.listening = False
        self._asked = threading.Event()

    @property
    def asked(self) -> bool:
        """Whether the crawl is to end."""
        return self._asked.is_set()

    def ask(self, number: int = 0) -> None:
        """End the crawl: what is in flight is finished, nothing new is begun."""
        self.number = number
        self._asked.set()

    def wait(self, seconds: float) -> bool:
        """Wait, unless the crawl is to end; return whether it is."""
        return self._asked.wait(seconds)
