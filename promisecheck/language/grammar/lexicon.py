"""The data of one or more languages as tables ready for look-up; made once for each set of languages."""

from dataclasses import dataclass
from functools import cache

from promisecheck.language.grammar.compounds import number_words, whole_measures
from promisecheck.language.grammar.phrases import Phrases, rows_of
from promisecheck.language.numbers import NUMBERS, SYMBOLS, NumberWords

Unit = tuple[str, float]
Hedge = str
_NEIGHBOURS = {"da": ("nb",), "nb": ("da", "nn"), "nn": ("nb",)}
"""Languages so near that their words are understood too, after one's own."""
_CLASHES = {"to", "fire", "sex", "time", "man", "even", "under"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What is looked up while reading; see `NumberWords` for what each list means."""

    codes: tuple[str, ...]
    points: frozenset[str]
    crown: str
    currencies: dict[str, str]
    """Codes in capitals: SEK is money, sek a second."""
    numbers: dict[str, float]
    scales: dict[str, float]
    articles: frozenset[str]
    links: frozenset[str]
    parts: Phrases[float]
    halves: Phrases[float]
    vague: Phrases[float]
    several: frozenset[str]
    units: Phrases[Unit]
    measures: dict[str, tuple[float, Unit]]
    vague_units: Phrases[float]
    passing: frozenset[str]
    lasting: frozenset[str]
    hedges: Phrases[Hedge]
    after: Phrases[Hedge]
    fillers: frozenset[str]
    ranges: Phrases[bool]
    between: Phrases[str]
    days: Phrases[float]
    always: Phrases[bool]
    clock: Phrases[bool]
    hour: frozenset[str]
    before: Phrases[str]
    noon: Phrases[float]
    past: frozenset[str]
    to: frozenset[str]
    half_hour: Phrases[int]
    quarter: Phrases[bool]
    evening: Phrases[bool]
    morning: Phrases[bool]
    opening: Phrases[bool]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    months: dict[str, int]
    rate: Phrases[bool]
    rate_units: frozenset[str]
    out_of: Phrases[bool]
    times: frozenset[str]
    multiples: Phrases[float]
    more: frozenset[str]
    more_endings: tuple[str, ...]
    plurals: tuple[str, ...]
    same_plural: frozenset[str]
    adjectives: frozenset[str]
    adjective_endings: tuple[str, ...]
    never_counted: frozenset[str]
    labels: frozenset[str]
    idioms: Phrases[bool]
    stretch: frozenset[str]
    delayed: frozenset[str]
    ages: frozenset[str]
    repeated: dict[str, int]
    starts: frozenset[str]
    """The words with which something to read can begin."""
    signs: frozenset[str]
    """Signs and words one of which every quantity without a digit has."""


def _flag(languages: tuple[NumberWords, ...], name: str) -> Phrases[bool]:
    return Phrases((phrase, True) for words in languages for phrase in getattr(words, name).split())


def _table(languages: tuple[NumberWords, ...], name: str) -> "Phrases[float]":
    return Phrases(row for words in languages for row in rows_of(getattr(words, name)))


def _hedges(languages: tuple[NumberWords, ...], name: str) -> "Phrases[str]":
    return Phrases(row for words in languages for row in rows_of(getattr(words, name)))


def _set(languages: tuple[NumberWords, ...], name: str) -> frozenset[str]:
    return frozenset(word for words in languages for word in getattr(words, name).split())


def _endings(languages: tuple[NumberWords, ...], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ending for words in languages for ending in getattr(words, name)))


def _named(languages: tuple[NumberWords, ...], name: str) -> dict[str, int]:
    """Days and months by their names; the first language that has a name gives its meaning."""
    table: dict[str, int] = {}
    for words in languages:
        for number, forms in enumerate(getattr(words, name)):
            for form in forms.split():
                table.setdefault(form, number)
    return table


def _units(languages: tuple[NumberWords, ...]) -> Phrases[Unit]:
    own = ((phrase, unit) for words in languages for phrase, unit in rows_of(words.units))
    return Phrases([*own, *rows_of(SYMBOLS)])


