"""Customers' words -> remarks: one sentence each, with what happened to this customer."""

from promisecheck.evidence.remarks import RemarkFinder

__all__ = ["RemarkFinder"]
