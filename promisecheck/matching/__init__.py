"""Claims x remarks -> matches: which remarks speak of the same promise, and do they say that it was kept."""

from promisecheck.matching.doubts import SecondOpinion
from promisecheck.matching.match import Matcher
from promisecheck.matching.pairs import StanceJudge
from promisecheck.matching.records import match_records

__all__ = ["Matcher", "SecondOpinion", "StanceJudge", "match_records"]
