"""What one language's file holds."""

from dataclasses import dataclass


def words(text: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The data of one language: closed lists, no rules."""

    code: str
    function: frozenset[str]
    """Frequent small words, by which the language is told."""
    telling: frozenset[str]
    """Words and forms that the nearest neighbours do not have."""
    endings: tuple[str, ...]
    """Word endings and letter runs that the nearest neighbours do not have."""
    letters: str
    """Letters that speak for this language."""
    joining: frozenset[str]
    """Words that join two promises in one sentence."""
    abbreviations: frozenset[str]
    """Abbreviations (without their last full stop) after which a sentence goes on."""
