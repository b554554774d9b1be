"""What a page may end with instead of an answer."""


class SignInFirst(Exception):
    """Nobody is signed in."""


class Refused(Exception):
    """The visitor may not do this; `stale`: the page it came from is not one of ours, or too old."""

    def __init__(self, *, stale: bool = False) -> None:
        """Keep why."""
        self.stale = stale
        super().__init__("stale" if stale else "not allowed")


class Missing(Exception):
    """There is no such thing."""


class Wrong(Exception):
    """What was sent cannot be used; `what` is the key of the sentence that says so."""

    def __init__(self, what: str, **values: str) -> None:
        """Keep the sentence's key and its values."""
        self.what, self.values = what, values
        super().__init__(what)
