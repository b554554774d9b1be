"""What can go wrong, as one tree.

    PromiseCheckError
    ├── UsageError            the call itself is off (exit 2)
    ├── SourceError           something named could not be read (exit 3)
    │   ├── NotFound          no such file, folder or host
    │   ├── FetchFailed       the host answered badly, or not at all
    │   ├── RobotsForbid      robots.txt forbids it (reported, not a failure)
    │   ├── UnknownFormat     not a format that is read here
    │   └── Unreadable        the right format, but nothing can be made of it
    ├── SettingsError         promisecheck.toml or an option is wrong
    ├── ModelError            a model's file is missing, altered or of another version
    └── StoreError            what was kept from earlier runs cannot be used

Each says what happened (with the value), where, and what to do next.
"""


class PromiseCheckError(Exception):
    """Anything that promisecheck itself reports: `what` happened, `where`, and what to do `next`."""

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        """Keep the three parts; the message joins them in one line."""
        self.what = what
        self.where = where
        self.next_step = next_step
        super().__init__(str(self))

    def __str__(self) -> str:
        """Where: what; next."""
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text}. {self.next_step}" if self.next_step else text


class UsageError(PromiseCheckError):
    """The call itself is off: an unknown option, nothing to do."""


class SourceError(PromiseCheckError):
    """Something the user named could not be read."""


class NotFound(SourceError):
    """No such file, folder or host."""


class FetchFailed(SourceError):
    """The host answered badly, too late, or not at all."""


class RobotsForbid(SourceError):
    """robots.txt forbids the page: reported, never fetched, no failure."""


class UnknownFormat(SourceError):
    """Not a format that is read here."""


class Unreadable(SourceError):
    """The right kind of file, but nothing can be made of its content."""


class SettingsError(PromiseCheckError):
    """A setting is unknown, of the wrong type, or out of range."""


class ModelError(PromiseCheckError):
    """A model's file is missing, altered, or of another version."""


class StoreError(PromiseCheckError):
    """What was kept from earlier runs cannot be used."""
