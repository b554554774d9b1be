"""The notation of cue words, and what it becomes: one pattern for a list of cues.

miljøvenlig*          a word that begins so; *venlig ends so
op til <number>       a place for a number; also <percent> <money> <year> <time>, <coming> (a year to come),
<share> (a percentage without "up to") and <note> (the mark of a footnote)
lavet|produceret af   one word or the other
før ... nu            up to four words between
co2-neutral           the hyphen may be missing, or a blank
"""

import re
from collections.abc import Iterable

from promisecheck.errors import SettingsError

LONGEST = 400
"""Characters of one cue."""
_NUMBER = r"\d{1,12}(?:[.,' ]\d{1,3}){0,4}"
_CURRENCY = r"(?:kr|dkk|nok|sek|eur|usd|gbp|euro|kroner|kronor|pounds?|dollars?)"
_PERCENT = rf"{_NUMBER} ?(?:%|pct\b|procent\w*|prosent\w*|percent\b|per cent\b|prozent\b)"
_NO_LIMIT = "".join(f"(?<!{words} )" for words in ("op til", "opptil", "opp til", "inntil", "up to", "upp till", "bis zu"))
PLACES = {
    "number": _NUMBER,
    "percent": _PERCENT,
    "share": _NO_LIMIT + _PERCENT,
    "money": rf"(?!0(?![.,]?\d))(?:[€$£] ?{_NUMBER}|{_CURRENCY}\.? ?{_NUMBER}|{_NUMBER} ?(?:,-|[€$£]|{_CURRENCY}(?!\w)))",
    "year": r"(?:19|20)\d\d",
    "coming": r"20(?:2[6-9]|[3-9]\d)",
    "note": r"(?<=[\w%!.,-])(?:\*{1,3}|(?<!m)[\u00b9\u00b2\u00b3\u2074\u2075]|[\u2020\u2021])",
    "time": rf"(?:{_NUMBER} ?)?(?:sekund|minut|time|dag|døgn|uge|uke|veke|måned|månad|år|second|hour|day|week|month|year)\w{{0,4}}",
}
_GAP = r"(?:\W{1,3}\w{1,30}){0,4}?"
_BETWEEN = r"\W{1,3}"
_PLACE = re.compile(r"<(\w+)>")


def pattern(cues: Iterable[str], *, where: str = "") -> "re.Pattern[str] | None":
    """One pattern for all `cues`, to be searched in folded text; None without any. SettingsError names a cue that is none."""
    written = [_written(cue.casefold(), where=where) for cue in cues]
    return re.compile("|".join(sorted(written, key=len, reverse=True))) if written else None


def _written(cue: str, *, where: str) -> str:
    words = cue.split()
    if not any(word != "..." for word in words) or len(cue) > LONGEST:
        raise SettingsError(f"the cue {cue[:LONGEST]!r} is empty or too long", where=where, next_step=f"Give 1 to {LONGEST} characters")
    pieces = ""
    for number, word in enumerate(words):
        if word == "...":
            pieces += _GAP
        else:
            pieces += (_BETWEEN if number else "") + _word(word, where=where)
    return f"(?:{pieces})"


def _word(word: str, *, where: str) -> str:
    either = [_one(choice, where=where) for choice in word.split("|") if choice]
    if not either:
        raise SettingsError(f"the cue word {word!r} holds no word", where=where, next_step="Write one|other")
    return f"(?:{'|'.join(either)})"


def _one(word: str, *, where: str) -> str:
    place = _PLACE.fullmatch(word)
    if place:
        if place[1] not in PLACES:
            known = ", ".join(f"<{name}>" for name in PLACES)
            raise SettingsError(f"no such place in a cue: {word}", where=where, next_step=f"Known: {known}")
        return PLACES["note"] if place[1] == "note" else rf"(?<![\w.,]){PLACES[place[1]]}(?!\w)"
    inner = re.escape(word).replace(r"\-", "[ -]?").replace(r"\*", r"\w{0,30}") if word.strip("*-") else re.escape(word)
    before = r"(?<!\w)" if word[0].isalnum() else ""
    after = r"(?!\w)" if word[-1].isalnum() else ""
    return f"{before}{inner}{after}"
