"""Passages -> claims: find the sentences that promise, split them into promises, say how much each binds."""

from promisecheck.claims.find import ClaimFinder

__all__ = ["ClaimFinder"]
