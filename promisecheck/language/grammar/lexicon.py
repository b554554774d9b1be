"""The data of one or more languages as tables ready for look-up; made once for each set of languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from promisecheck.language.da import DA as LETTERS_DA
from promisecheck.language.de import DE as LETTERS_DE
from promisecheck.language.en import EN as LETTERS_EN
from promisecheck.language.grammar.compounds import number_words, whole_measures
from promisecheck.language.grammar.found import MONEY
from promisecheck.language.grammar.phrases import Phrases, rows_of
from promisecheck.language.nb import NB as LETTERS_NB
from promisecheck.language.nn import NN as LETTERS_NN
from promisecheck.language.numbers import NUMBERS, SYMBOLS, NumberWords
from promisecheck.language.sv import SV as LETTERS_SV

Unit = tuple[str, float]
_Languages = tuple[NumberWords, ...]
_NEIGHBOURS = {"da": ("nb",), "nb": ("da", "nn"), "nn": ("nb",)}
"""Languages so near that their words are understood too, after one's own."""
_FUNCTION = {words.code: words.function for words in (LETTERS_DA, LETTERS_NB, LETTERS_NN, LETTERS_EN, LETTERS_SV, LETTERS_DE)}
"""Small words: no things to be counted."""
_DOUBTFUL = frozenset({"to", "fire", "sex"})
"""Number words that are everyday words of another language: sure only before a unit where both languages count."""
_SETS = (
    "articles", "several", "passing", "lasting", "fillers", "hour", "either", "weak_clock", "past", "to", "rate_units", "times", "more",
    "same_plural", "adjectives", "never_counted", "labels", "stretch", "delayed", "ages", "day", "every", "minus", "of", "doubtful_months",
)  # fmt: skip
_FLAGS = ("ranges", "always", "clock", "quarter", "evening", "morning", "opening", "rate", "out_of", "idioms", "half", "dated")
_TABLES = ("parts", "vague", "vague_units", "days", "multiples", "noon", "half_hour", "hedges", "after", "repeated", "portions", "ordinals")
_ENDINGS = ("more_endings", "plurals", "adjective_endings", "verb_endings")
_NAMES = ("weekdays", "short_weekdays", "months")
_OPENERS = (
    "parts", "vague", "vague_units", "days", "multiples", "noon", "half_hour", "hedges", "repeated", "between", "always", "clock",
    "quarter", "idioms", "before", "half", "ordinals",
)  # fmt: skip
_SIGNS = ("parts", "vague", "vague_units", "days", "multiples", "noon", "always", "repeated", "half", "ordinals", "portions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What is looked up while reading; see `NumberWords` for what each list means."""

    codes: tuple[str, ...]
    points: frozenset[str]
    crown: str
    currencies: Mapping[str, Unit]
    """Codes in capitals: SEK is money, sek a second."""
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    doubtful: frozenset[str]
    articles: frozenset[str]
    links: frozenset[str]
    parts: Phrases[float]
    halves: Phrases[float]
    vague: Phrases[float]
    several: frozenset[str]
    units: Phrases[Unit]
    measures: Mapping[str, tuple[float, Unit]]
    vague_units: Phrases[float]
    passing: frozenset[str]
    lasting: frozenset[str]
    stretch: frozenset[str]
    delayed: frozenset[str]
    ages: frozenset[str]
    hedges: Phrases[str]
    after: Phrases[str]
    fillers: frozenset[str]
    ranges: Phrases[bool]
    between: Phrases[str]
    days: Phrases[float]
    always: Phrases[bool]
    clock: Phrases[bool]
    hour: frozenset[str]
    either: frozenset[str]
    weak_clock: frozenset[str]
    before: Phrases[str]
    noon: Phrases[float]
    past: frozenset[str]
    to: frozenset[str]
    half_hour: Phrases[int]
    quarter: Phrases[bool]
    evening: Phrases[bool]
    morning: Phrases[bool]
    opening: Phrases[bool]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    months: Mapping[str, int]
    rate: Phrases[bool]
    rate_units: frozenset[str]
    out_of: Phrases[bool]
    times: frozenset[str]
    repeated: Phrases[int]
    portions: Phrases[float]
    ordinals: Phrases[int]
    day: frozenset[str]
    every: frozenset[str]
    dated: Phrases[bool]
    minus: frozenset[str]
    of: frozenset[str]
    doubtful_months: frozenset[str]
    half: Phrases[bool]
    multiples: Phrases[float]
    more: frozenset[str]
    more_endings: tuple[str, ...]
    plurals: tuple[str, ...]
    verb_endings: tuple[str, ...]
    same_plural: frozenset[str]
    adjectives: frozenset[str]
    adjective_endings: tuple[str, ...]
    never_counted: frozenset[str]
    labels: frozenset[str]
    idioms: Phrases[bool]
    starts: frozenset[str]
    """The words with which a quantity can begin; one that begins otherwise begins with a digit or a sign."""
    signs: frozenset[str]
    """Words one of which every quantity without a digit has."""


@cache
def lexicon(codes: tuple[str, ...]) -> Lexicon:
    """The tables of these languages (and their near neighbours'); of all six when none is named."""
    codes = codes or tuple(NUMBERS)
    near = dict.fromkeys([*codes, *(other for code in codes for other in _NEIGHBOURS.get(code, ()))])
    languages = tuple(NUMBERS[code] for code in near)
    tables = _words(languages) | _times(languages) | _numbers(languages)
    crowns = {NUMBERS[code].crown for code in codes} - {""}
    return Lexicon(
        codes=codes,
        points=frozenset(NUMBERS[code].point for code in codes),
        crown=crowns.pop() if len(crowns) == 1 else "KR",
        doubtful=_DOUBTFUL if {"en", "da"} <= set(near) or {"en", "sv"} <= set(near) else frozenset(),
        starts=_starts(tables),
        signs=_signs(languages, tables),
        **tables,
    )


def _words(languages: _Languages) -> dict[str, Any]:
    """Lists, phrases and endings as they stand in the data."""
    tables: dict[str, Any] = {name: frozenset(word for words in languages for word in getattr(words, name).split()) for name in _SETS}
    tables["never_counted"] |= {word for words in languages for word in _FUNCTION[words.code]}
    tables |= {name: Phrases((phrase, True) for words in languages for phrase in getattr(words, name).split()) for name in _FLAGS}
    tables |= {name: Phrases(row for words in languages for row in rows_of(getattr(words, name))) for name in _TABLES}
    tables |= {name: tuple(dict.fromkeys(ending for words in languages for ending in getattr(words, name))) for name in _ENDINGS}
    return tables | {name: _named(languages, name) for name in _NAMES}


def _named(languages: _Languages, name: str) -> dict[str, int]:
    """Days and months by their names; the first language that has a name gives its meaning."""
    table: dict[str, int] = {}
    for words in languages:
        for number, forms in enumerate(getattr(words, name)):
            for form in forms.split():
                table.setdefault(form, number)
    return table


def _times(languages: _Languages) -> dict[str, Any]:
    """What is put together from several lists: bounds of times of day, between and its "and"."""
    bounds = [
        (phrase, kind)
        for words in languages
        for kind, phrases in (("under", words.before), ("up to", words.until), ("from", words.since))
        for phrase in phrases.split()
    ]
    return {
        "before": Phrases(bounds),
        "between": Phrases((first, second) for words in languages for first, second in words.between.items()),
        "links": frozenset(words.link for words in languages),
        "halves": Phrases((phrase, 0.25 if "kvart" in phrase else 0.5) for words in languages for phrase in words.halves.split()),
    }


def _numbers(languages: _Languages) -> dict[str, Any]:
    numbers: dict[str, float] = {}
    measures: dict[str, tuple[float, Unit]] = {}
    scales: dict[str, float] = {}
    for words in reversed(languages):
        numbers |= number_words(words)
        measures |= whole_measures(words)
        scales |= {form: value for value, forms in words.scales.items() for form in forms.split() if "_" not in form}
    own = (row for words in languages for row in rows_of(words.units))
    currencies = {
        form.upper(): unit for unit, forms in SYMBOLS.items() if unit[0] in MONEY for form in forms.split() if len(form) == len("sek")
    }
    return {
        "numbers": numbers,
        "measures": measures,
        "scales": scales,
        "units": Phrases([*own, *rows_of(SYMBOLS)]),
        "currencies": currencies,
    }


def _starts(tables: dict[str, Any]) -> frozenset[str]:
    """First words of everything that can begin a quantity."""
    firsts = {word for name in _OPENERS for word in tables[name].firsts()}
    money = {word for word, unit in tables["units"].singles() if unit[0] in MONEY}
    names = {*tables["weekdays"], *tables["short_weekdays"], *tables["months"], *tables["ages"], *tables["several"], *tables["day"]}
    return frozenset(
        {
            *firsts,
            *money,
            *(code.lower() for code in tables["currencies"]),
            *names,
            *tables["numbers"],
            *tables["scales"],
            *tables["measures"],
        }
    )


def _needs_no_digit(unit: str, many: float) -> bool:
    """Whether an article counts before it: a day, one star, a tenner."""
    return unit in {"s", "workday", "stars"} or (unit in MONEY and many > 1)


def _signs(languages: _Languages, tables: dict[str, Any]) -> frozenset[str]:
    """The rarest word of each phrase, units of time (they may follow an article), days and number words but articles."""
    phrases = {word for name in _SIGNS for word in tables[name].longest_words()}
    units = {
        form for words in languages for (unit, many), forms in words.units.items() if _needs_no_digit(unit, many) for form in forms.split()
    }
    names = {*tables["weekdays"], *tables["several"], *tables["numbers"], *tables["scales"], *tables["measures"]}
    found: set[str] = {*phrases, *(form for form in units if len(form) > 1), *names}
    return frozenset(found - tables["articles"])
