"""Number words written as one: "toogtyve", "zweihundertfünfzig", "femstjernet", "treårig"; all of them made beforehand."""

from collections.abc import Iterator

from promisecheck.language.numbers import NumberWords

_HUNDRED, _THOUSAND = 100, 1_000
_JOINED = ("års", "årig", "åriga", "årige", "årigt", "dages", "dagers", "dagars", "timers", "timmars", "timars", "ugers", "ukers", "vekers", "veckors", "måneders", "månaders", "stjernet",
           "stjernede", "stjerners", "stjernes", "stjärnig", "stjärnigt", "stjärniga", "minutters", "minuters", "døgns", "dygns", "jährig", "jährige", "jährigen", "jähriger", "jähriges", "tägig",
           "tägige", "tägigen", "tägiger", "tägiges", "stündige", "stündigen", "wöchige", "wöchigen", "monatige", "monatigen", "minütige", "minütigen", "stern", "sterne")  # fmt: skip
_JOINED_UNITS = {
    "stjernet": "stjerner", "stjernede": "stjerner", "stjerners": "stjerner", "stjernes": "stjerner", "stjärnig": "stjärnor", "stjärnigt": "stjärnor", "stjärniga": "stjärnor",
    "årigt": "år", "monatige": "monate", "monatigen": "monate", "wöchigen": "wochen", "tägig": "tage", "sterne": "sterne", "stern": "sterne",
    "årig": "år", "åriga": "år", "årige": "år", "jährig": "jahre",
}  # fmt: skip


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
    units = {form: unit for unit, forms in words.units.items() for form in forms.split()}
    found = {}
    for ending in _JOINED:
        unit = units.get(_JOINED_UNITS.get(ending, ending)) or units.get(ending)
        if unit:
            found |= {f"{form}{ending}": (value, unit) for form, value in number_words(words).items() if 0 < value < _HUNDRED}
    return found
