"""The language that a file declares, as a code of ours."""

from functools import lru_cache

from promisecheck.language import languages_of
from promisecheck.sources.reviews.vocabulary import cell_words, plain_name


@lru_cache(maxsize=256)
def read_language(raw: str) -> str:
    """The declared language as a code, two where the declaration means two (`no` is nb or nn), "" for one that is not read here.

    >>> read_language("en-GB"), read_language("no"), read_language("Danish"), read_language("nl")
    ('en', 'nb|nn', 'da', '')
    """
    if not raw:
        return ""
    plain = plain_name(raw[:40])
    code = next((code for code, names in cell_words()["languages"].items() if plain in names), raw[:20])
    return "|".join(languages_of(code))
