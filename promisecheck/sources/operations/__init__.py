"""What the company's own systems measured: orders and their days, answers and their times, prices. Evidence that needs no words."""

from promisecheck.sources.operations.read import read_operations

__all__ = ["read_operations"]
