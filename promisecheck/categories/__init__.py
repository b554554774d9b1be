"""Claims and remarks -> the thirteen categories and their topics, with one model for both."""

from promisecheck.categories.categorize import Categorizer

__all__ = ["Categorizer"]
