"""Why a document is not read: said by the process that reads, raised as Unreadable by the one that asked."""


class Refused(Exception):
    """The document is locked, damaged, or made to do harm: `what` it is and the `next_step` of whoever has it."""

    def __init__(self, what: str, *, next_step: str) -> None:
        """Keep both; the place is known elsewhere."""
        self.what = what
        self.next_step = next_step
        super().__init__(what)
