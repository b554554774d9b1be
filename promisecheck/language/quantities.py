"""Numbers in text as quantities: durations, times, money, shares, rates, sizes, counts, with their hedges."""

import re

from promisecheck.core.text import Quantity
from promisecheck.language.grammar.found import Found
from promisecheck.language.grammar.lexicon import lexicon
from promisecheck.language.grammar.scan import scan
from promisecheck.language.grammar.tokens import Tokens, plain, tokens_of
from promisecheck.language.guess import languages_of

_DIGIT = re.compile(r"[0-9½¼¾⅓⅔]")
_WORD = re.compile(r"[^\W\d_]+")


def read_quantities(text: str, language: str = "") -> tuple[Quantity, ...]:
    """Every quantity in `text`, in order, in base units (seconds, metres, kilograms, bytes, one crown ...).

    `language`: a code, `da|nb`, or "": every language's words count. The first 2,000 characters are read.

    >>> [(q.low, q.high, q.unit, q.hedge) for q in read_quantities("Levering på op til 3 dage, fri fragt over 499 kr", "da")]
    [(0.0, 259200.0, 's', 'up to'), (499.0, inf, 'DKK', 'over')]
    """
    words = lexicon(languages_of(language))
    text = plain(text)
    if not _DIGIT.search(text) and words.signs.isdisjoint(_WORD.findall(text.lower())):
        return ()
    tokens = tokens_of(text)
    return tuple(_made(tokens, found) for found in scan(tokens, words))


def _made(tokens: Tokens, found: Found) -> Quantity:
    return Quantity(
        low=float(found.low), high=float(found.high), unit=found.unit, saw=tokens.saw(found.start, found.end), hedge=found.hedge
    )
