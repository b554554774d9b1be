"""What is known of a share after so many voices: exactly where the judge is taken at its word, on a grid where its errors are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from promisecheck.core.promises import Share
from promisecheck.gap.confusion import Beta, Errors

_CELLS = 2_000
_LEAST = 1e-12
_NEVER = 1e-300


@dataclass(frozen=True, slots=True, kw_only=True)
class Mass:
    """What the voices of one language weigh together, on either side."""

    language: str
    contradict: float
    support: float


class Posterior:
    """The share who contradict, given masses of voices and what was known beforehand.

    >>> round(Posterior([Mass(language="en", contradict=8, support=0)]).above(0.5), 3)
    0.998
    """

    def __init__(self, masses: Sequence[Mass], *, prior: Beta = (1.0, 1.0), errors: Mapping[str, Errors] | None = None) -> None:
        """`errors`: the judge's, by language; a language without any is taken at its word."""
        self._masses = masses
        self._prior = prior
        self._errors = {mass.language: (errors or {}).get(mass.language) for mass in masses}

    def above(self, limit: float) -> float:
        """How probable it is that the share lies above `limit`."""
        limit = min(max(limit, 0.0), 1.0)
        if self._exact:
            from scipy.special import betainc

            return float(1 - betainc(*self._exact, limit))
        import numpy as np

        return float(1 - np.interp(limit, *self._grid))

    def share(self, *, level: float, customers: int) -> Share:
        """The share with its central interval of probability `level`."""
        if not customers:
            return Share(low=0.0, mid=0.5, high=1.0, customers=0)
        tail = (1 - level) / 2
        low, high = self._quantile(tail), self._quantile(1 - tail)
        return Share(low=round(low, 4), mid=round(self._mean(), 4), high=round(high, 4), customers=customers)

    def _quantile(self, part: float) -> float:
        if self._exact:
            from scipy.special import betaincinv

            return float(betaincinv(*self._exact, part))
        import numpy as np

        edges, reached = self._grid
        return float(np.interp(part, reached, edges))

    def _mean(self) -> float:
        if self._exact:
            return self._exact[0] / sum(self._exact)
        import numpy as np

        edges, reached = self._grid
        return float(np.sum(np.diff(reached) * (edges[:-1] + edges[1:]) / 2))

    @cached_property
    def _exact(self) -> Beta | None:
        """The two numbers of the Beta distribution, where no errors are known."""
        if any(self._errors.values()):
            return None
        against, favour = (sum(getattr(mass, side) for mass in self._masses) for side in ("contradict", "support"))
        return (self._prior[0] + against, self._prior[1] + favour)

    @cached_property
    def _grid(self) -> tuple[Any, Any]:
        """Edges of cells [n + 1] and the probability up to each [n + 1]."""
        import numpy as np

        edges = _edges()
        weight = _beforehand(self._prior)
        for mass in self._masses:
            weight = weight + _likelihood(mass, self._errors[mass.language])
        cells = np.exp(weight - weight.max())
        return edges, np.concatenate([[0.0], np.cumsum(cells / cells.sum())])


@cache
def _edges() -> Any:
    """Of the cells [n + 1]."""
    import numpy as np

    return np.linspace(0.0, 1.0, _CELLS + 1)


@lru_cache(maxsize=64)
def _beforehand(prior: Beta) -> Any:
    """Logarithm of the prior probability of each cell [n]."""
    import numpy as np
    from scipy.special import betainc

    return np.log(np.maximum(np.diff(betainc(*prior, _edges())), _NEVER))


@lru_cache(maxsize=64)
def _heard(errors: Errors) -> tuple[Any, Any, Any]:
    """For each cell [n]: the two numbers of the Beta distribution of what is heard, as wide as the matrix is uncertain; its logarithm."""
    import numpy as np
    from scipy.special import betaln

    share = (_edges()[:-1] + _edges()[1:]) / 2
    said = np.clip(errors.said(share), _LEAST, 1 - _LEAST)
    known = np.maximum(said * (1 - said) / np.maximum(errors.variance(share), _LEAST) - 1, 1.0)
    return said * known, (1 - said) * known, betaln(said * known, (1 - said) * known)


def _likelihood(mass: Mass, errors: Errors | None) -> Any:
    """Logarithm, per cell [n]: a binomial, or a Beta-binomial where errors are known."""
    import numpy as np
    from scipy.special import betaln

    if errors is None:
        share = (_edges()[:-1] + _edges()[1:]) / 2
        return mass.contradict * np.log(share) + mass.support * np.log1p(-share)
    yes, no, both = _heard(errors)
    return betaln(yes + mass.contradict, no + mass.support) - both
