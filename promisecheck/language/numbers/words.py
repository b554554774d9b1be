"""What one language's file of number words holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Units = Mapping[tuple[str, float], str]
"""(unit, how many base units) -> its words, with blanks between; a phrase of several words has `_` for each blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The data of one language: closed lists, no rules. Lists have blanks between words and `_` inside phrases."""

    code: str
    point: str
    """The decimal sign."""
    crown: str
    """The currency that a bare `kr` means here, "" where that cannot be said."""
    small: Mapping[int, str]
    """0 to 19 with every form of each."""
    tens: Mapping[int, str]
    tens_first: bool
    """21 is "twenty-one" (True) or "one-and-twenty" (False)."""
    link: str
    """The word between the parts of a number: "and"."""
    scales: Mapping[float, str]
    articles: str
    """Forms of "a" and "one": they count only before a unit of time."""
    parts: Mapping[float, str]
    """Halves and their like, as they stand before a unit: "half an", "halvanden"."""
    halves: str
    """What makes a half of the next number word's unit in "two and a half": "a_half"."""
    vague: Mapping[float, str]
    """"A couple of", "a few": read as this many, about."""
    several: str
    """"Several": two or more."""
    units: Units
    vague_units: Mapping[float, str]
    """"For weeks": this many seconds or more, without any number."""
    passing: str
    """Units that, after an article, need one of `lasting` before them ("a day", "a second")."""
    lasting: str
    hedges: Mapping[str, str]
    """Hedge -> the phrases before a number that say so."""
    after: Mapping[str, str]
    """Hedge -> the phrases after the unit that say so."""
    fillers: str
    """Words that may stand between hedge and number: "only", "whole"."""
    ranges: str
    """Words between the two ends of a range."""
    between: Mapping[str, str]
    """"between" -> "and"."""
    days: Mapping[float, str]
    """Seconds -> phrases: tomorrow, the same day, at once."""
    always: str
    """Open at all hours."""
    clock: str
    """Words before a time of day."""
    either: str
    """"or": joins two quantities, never two ends of opening hours or weekdays."""
    weak_clock: str
    """Those words of `clock` that stand before other things as well."""
    hour: str
    """Words after a time of day: "Uhr"."""
    before: str
    until: str
    since: str
    noon: Mapping[float, str]
    past: str
    to: str
    half_hour: Mapping[int, str]
    """Minutes to add -> phrase before the hour: "half past" (30), "halv" (-30)."""
    quarter: str
    evening: str
    """After a time of day: the second half of the day."""
    morning: str
    opening: str
    """Words before bare hours like 8-16 that make them opening hours."""
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    """Only read in ranges: man-fre."""
    months: tuple[str, ...]
    rate: str
    """Words between a quantity and the time that it is for: "per", "a"."""
    rate_units: str
    out_of: str
    times: str
    """"3 times", before a comparison."""
    multiples: Mapping[float, str]
    """"Twice as", "dobbelt så"."""
    more: str
    """Words that make "3 times" a multiple."""
    more_endings: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    """Endings of nouns after a number."""
    verb_endings: tuple[str, ...] = ()
    """Endings of verbs that look like plurals: "47 oplevede"."""
    same_plural: str = ""
    """Nouns counted without such an ending."""
    adjectives: str = ""
    adjective_endings: tuple[str, ...] = ()
    never_counted: str = ""
    """Words after a number that are no things counted: verbs, adverbs."""
    labels: str = ""
    """Words before a number that make it a name: "room 214"."""
    idioms: str = ""
    """Phrases with a number word in which nothing is counted: they are passed over."""
    stretch: str = ""
    """"en uges tid": after a unit of time, about as long."""
    delayed: str = ""
    """Words after "a day" that make it a duration: "late", "later"."""
    ages: str = ""
    """Words before a number of years: "ages 3 and up"."""
    ordinals: Mapping[int, str] = field(default_factory=dict)
    """"Third" and on, before `day`: "on the third day"."""
    day: str = ""
    """"day 40": the word before the number."""
    every: str = ""
    """Words before an ordinal that make it a rhythm: "every third day"."""
    dated: str = ""
    """Words before a date in figures: "d. 3/5"."""
    minus: str = ""
    of: str = ""
    """"3rd of May", "May 3": languages with such a word write the month first as well."""
    doubtful_months: str = ""
    """Months that are everyday words in small letters."""
    portions: Mapping[float, str] = field(default_factory=dict)
    """"Thirds", "fjerdedele": parts of a whole."""
    half: str = ""
    """"Half of": 50 %."""
    joined: Units = field(default_factory=dict)
    """What a number word is written together with: "treårig", "femstjernet"."""
    repeated: Mapping[int, str] = field(default_factory=dict)
    """"Twice", "dreimal": how many times."""
