"""One name for each promise, whatever words it had when somebody decided on it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from promisecheck.store.tables.claims import wordings


@dataclass(frozen=True, slots=True)
class Names:
    """The id of each promise by the ids of its wordings."""

    _claims: Mapping[str, str]

    def of(self, key: str) -> str:
        """The id under which what is known of a promise is kept; the key itself where the store never saw it."""
        return self._claims.get(key, key)

    def keys(self, claim: str) -> tuple[str, ...]:
        """Every id that the promise has had."""
        return tuple(sorted({claim, *(key for key, own in self._claims.items() if own == claim)}))

    def by_claim(self) -> Mapping[str, frozenset[str]]:
        """Every id of each promise that has several."""
        together: dict[str, set[str]] = defaultdict(set)
        for key, claim in self._claims.items():
            together[claim] |= {key, claim}
        return {claim: frozenset(keys) for claim, keys in together.items()}


def read_names(connection: Connection) -> Names:
    """All of them."""
    return Names({row.key: row.claim for row in connection.execute(select(wordings.c.key, wordings.c.claim))})
