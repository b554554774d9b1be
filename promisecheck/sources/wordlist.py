"""Lists of words as data: written as running text, read as a set."""


def word_set(text: str) -> frozenset[str]:
    """The words of `text`.

    >>> sorted(word_set("kurv basket"))
    ['basket', 'kurv']
    """
    return frozenset(text.split())
