"""Whose words count: a product's page is judged by that product's customers, a shop's by that shop's, a claim for everybody by all."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from promisecheck.core.judgement import Facets, Scope
from promisecheck.core.promises import Claim, Match
from promisecheck.core.text import Origin, normal
from promisecheck.gap.duplicates import customer_of
from promisecheck.gap.rules import Scoping

_LEAST_NAME = 4
"""A shorter name in a heading may be chance."""
_WORD = re.compile(r"[^\W_]+")


class Scopes:
    """Knows which pages are about one thing."""

    def __init__(self, matches: Iterable[Match], *, rule: Scoping) -> None:
        """The customers' columns tell which names there are."""
        self._rule = rule
        self._patterns = [re.compile(pattern) for pattern in rule.pages]
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        for match in matches:
            for facet, value in match.remark.facets:
                if facet in rule.facets and _slug(value):
                    self._names[facet][_slug(value)] = min(value, self._names[facet].get(_slug(value), value))

    def of(self, occurrences: Sequence[Claim]) -> Scope:
        """The scope of a claim: what all its places are about, or everybody where they differ or are about nothing in particular."""
        found = [self._about(place) for claim in occurrences for place in claim.passage.places]
        shared = sorted(set(found[0][0]).intersection(*(facets for facets, _ in found))) if found else []
        if not shared:
            return Scope()
        about, how = " and ".join(f"the {facet} {value}" for facet, value in shared), found[0][1]
        known = tuple(pair for pair in shared if pair[0] in self._names)
        if not known:
            return Scope(why=f"its page is about {about} ({how}), but no customer's words say of which they speak: judged by all customers")
        return Scope(facets=known, why=f"its page is about {about} ({how}): judged by customers of it")

    def _about(self, place: Origin) -> tuple[Facets, str]:
        """What one place is about, and how that is known: the page says so, its address, a name in the address or the heading."""
        said = [pair for pair in place.about if pair[0] in self._rule.facets]
        if said:
            heard = [pair for pair in said if _slug(pair[1]) in self._names.get(pair[0], {})]
            return tuple(heard or said), "the page says so"
        for pattern in self._patterns:
            if found := pattern.search(place.source):
                named = {facet: unquote(value) for facet, value in found.groupdict().items() if value}
                return tuple((facet, self._names[facet].get(_slug(value), value)) for facet, value in sorted(named.items())), "its address"
        return self._named(place)

    def _named(self, place: Origin) -> tuple[Facets, str]:
        parts = {_slug(part) for part in _segments(place.source)}
        heading = f"-{_slug(place.heading)}-"
        for facet in self._rule.facets:
            for slug, value in sorted(self._names.get(facet, {}).items(), key=lambda pair: (-len(pair[0]), pair[0])):
                if slug in parts:
                    return ((facet, value),), "its address"
                if len(slug) >= _LEAST_NAME and f"-{slug}-" in heading:
                    return ((facet, value),), "its heading"
        return (), ""


def within(matches: Sequence[Match], scope: Scope, rule: Scoping) -> tuple[list[Match], int]:
    """The matches whose customers count, and how many customers are left out."""
    if not scope.facets:
        return list(matches), 0
    kept = [match for match in matches if _counts(match, scope, rule)]
    heard = {customer_of(match.remark) for match in kept}
    return kept, len({customer_of(match.remark) for match in matches} - heard)


def _counts(match: Match, scope: Scope, rule: Scoping) -> bool:
    """Whether the customer bought what the scope names, in each of its columns."""
    for facet in {facet for facet, _ in scope.facets}:
        wanted = {_slug(value) for column, value in scope.facets if column == facet}
        own = {_slug(value) for column, value in match.remark.facets if column == facet and value}
        if not (own & wanted or (not own and rule.unknown == "count")):
            return False
    return True


def _segments(source: str) -> list[str]:
    """The parts of an address's path, without the ending of the last."""
    path = urlsplit(source).path if "://" in source else source.replace("\\", "/")
    return [re.sub(r"\.[A-Za-z]{2,5}$", "", unquote(part)) for part in path.split("/") if part]


@lru_cache(maxsize=65_536)
def _slug(value: str) -> str:
    return "-".join(_WORD.findall(normal(value)))
