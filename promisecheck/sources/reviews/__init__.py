"""Customers' words in whatever file they come: exports of review sites, tickets, surveys, sheets made by hand."""

from promisecheck.sources.reviews.read import read_reviews

__all__ = ["read_reviews"]
