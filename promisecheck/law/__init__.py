"""What must be substantiated, by rule: questions about the words of a promise, kept apart from what customers say."""

from promisecheck.law.ask import Asker
from promisecheck.law.files import load_rules, shipped_text
from promisecheck.law.history import History
from promisecheck.law.rule import Rule

__all__ = ["Asker", "History", "Rule", "load_rules", "shipped_text"]
