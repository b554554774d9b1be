"""A staging copy of a site: asked for at its local address, reported under its public one."""

from collections.abc import Sequence
from dataclasses import dataclass

from promisecheck.errors import UsageError
from promisecheck.sources.address import moved, normalise, origin_of, site_of


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Pairs of public and local origins, both normalised (`https://www.x.dk`, `http://127.0.0.1:8000`)."""

    pairs: tuple[tuple[str, str], ...] = ()

    def to_local(self, url: str) -> str:
        """The address to ask for."""
        for public, local in self.pairs:
            if site_of(url) == site_of(public):
                return moved(url, origin=local)
        return url

    def to_public(self, url: str) -> str:
        """The address to report, also where the staging host speaks of itself by its own name."""
        for public, local in self.pairs:
            if origin_of(url) == local:
                return moved(url, origin=public)
        return url


def read_rewrite(pairs: Sequence[tuple[str, str]]) -> Rewrite:
    """The pairs of the settings. Raises UsageError for one that is no pair of origins."""
    return Rewrite(tuple((_origin(public), _origin(local)) for public, local in pairs))


def _origin(text: str) -> str:
    url = normalise(text)
    if not url or url != origin_of(url) + "/":
        raise UsageError(f"rewrite names {text!r}, which is no host", next_step="Write it as https://www.example.com=http://127.0.0.1:8000")
    return origin_of(url)
