"""Number words written as one: "toogtyve", "zweihundertfünfzig", "femstjernet", "treårig"; all of them made beforehand."""

from collections.abc import Iterator

from promisecheck.language.numbers import NumberWords

_HUNDRED, _THOUSAND = 100, 1_000


def number_words(words: NumberWords) -> dict[str, float]:
    """Every number below 10,000 that the language writes as one word, and those below 100 that it counts with."""
    small = [(form, float(value)) for value, forms in words.small.items() for form in forms.split()]
    tens = [(form, float(value)) for value, forms in words.tens.items() for form in forms.split()]
    below = small + tens + list(_below_hundred(words, small, tens))
    return dict([*_thousands(words, below), *_hundreds(words, below), *below])


def _below_hundred(words: NumberWords, small: list[tuple[str, float]], tens: list[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    for one, value in small:
        if not 0 < value < 10:  # noqa: PLR2004 - the digits
            continue
        for ten, more in tens:
            if words.code != "en":
                yield f"{one}{words.link}{ten}", value + more
            if words.tens_first:
                yield f"{ten}{one}", value + more


def _hundreds(words: NumberWords, below: list[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    if words.code == "en":
        return
    for scale in words.scales[_HUNDRED].split():
        for one, value in below:
            if 0 < value < 20:  # noqa: PLR2004 - "seventeen hundred"
                yield f"{one}{scale}", value * _HUNDRED
                if words.code in {"de", "sv"} and value < 10:  # noqa: PLR2004 - the digits
                    yield from ((f"{one}{scale}{rest}", value * _HUNDRED + more) for rest, more in below)


def _thousands(words: NumberWords, below: list[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    if words.code != "en":
        for scale in words.scales[_THOUSAND].split():
            yield from ((f"{one}{scale}", value * _THOUSAND) for one, value in below if value and "_" not in scale)


def whole_measures(words: NumberWords) -> dict[str, tuple[float, tuple[str, float]]]:
    """Number and unit in one word: "femstjernet" -> (5, ("stars", 1))."""
    numbers = [(form, value) for form, value in number_words(words).items() if 0 < value < _HUNDRED]
    joined = [(ending, unit) for unit, endings in words.joined.items() for ending in endings.split()]
    return {f"{form}{ending}": (value, unit) for ending, unit in joined for form, value in numbers}
