"""Names of people in free text become "[name]": by what stands around them ("Mvh Ole", "min mand Ole"), and given names.

What it cannot tell: a name in small letters without a closing before it, a surname alone that is no "-sen", a rare given name
without a cue. What it takes too much: brands, shops and products that are called like a person.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

MASKED = "[name]"
_CAPITAL = "A-ZÆØÅÄÖÜÉÁÓÍÐÞ"
_WORD = rf"[{_CAPITAL}][^\W\d_]{{1,24}}(?:[-'’][^\W\d_]{{1,24}})?"
_INITIAL = rf"[{_CAPITAL}]\b\.?"
_NAME = rf"(?:{_WORD}|{_INITIAL})(?:[ \t](?:(?:af|av|von|van|de|la|da|bin|el)[ \t])?(?:{_WORD}|{_INITIAL})){{0,3}}"
_CANDIDATE = re.compile(rf"(?<![\w@.\[/-]){_WORD}")
_FOLLOWING = re.compile(rf"[ \t](?:(?:af|av|von|van|de|la)[ \t])?(?:{_WORD}|[{_CAPITAL}]\b\.?)")
_TWICE = re.compile(r"\[name\](?:[ \t]\[name\])+")
_LOWER_CLOSING = re.compile(r"(?i:(?<!\w)(?:mvh|m\.v\.h|vh))[ \t,.:/]{1,3}\n?([^\W\d_]{2,20}(?:[ \t][^\W\d_]{2,20})?)[\s.!:)]{0,4}\Z")
_PATRONYMIC = re.compile(r"(\w{2,}?)(?:s?sen|sson|sdatter)\Z")
_GENITIVE = re.compile(r"(?:['’]s?|s)\Z")
_BESIDE = re.compile(rf"\[name\][ \t](?:og|and|&|och|und|samt)[ \t](?P<name>{_WORD})(?=[\s.,!?:)]|\Z)")
_SPOKEN = re.compile(r"[^\W\d_]+")
_MOST_NAMES = 3
_SHORTEST_KNOWN = 3


def mask_people(text: str, *, known: Iterable[str] = ()) -> str:
    """`text` with the names of people replaced; `known` are names that are somebody's for sure (whoever wrote it).

    >>> mask_people("Tak til Mette fra kundeservice! Hilsen Ole Dahl")
    'Tak til [name] fra kundeservice! Hilsen [name]'
    """
    text = _mask_known(text, known)
    text = _LOWER_CLOSING.sub(_mask_lower, text)
    if not _CANDIDATE.search(text):
        return text
    spoken = frozenset(_SPOKEN.findall(text.lower()))
    told = list[str]()
    for heads, pattern in _cued():
        if not heads.isdisjoint(spoken):
            text = pattern.sub(lambda match: _mask_cued(match, told), text)
    text = _mask_known(text, told)
    text = _BESIDE.sub(lambda match: _mask_cued(match, told), _mask_given(text))
    return _TWICE.sub(MASKED, text)


def _mask_known(text: str, known: Iterable[str]) -> str:
    """The words of names that are known, wherever they stand as names do."""
    words = {word for name in known for word in re.findall(r"[^\W\d_]{3,24}", name[:200])}
    for word in sorted(words, key=len, reverse=True):
        capital = word[:1].upper() + word[1:].lower()
        if len(word) >= _SHORTEST_KNOWN and capital.lower() not in _never() and (capital in text or word.upper() in text):
            text = re.sub(rf"(?<![\w@])(?:{re.escape(capital)}|{re.escape(word.upper())})(?:['’]?s)?(?!\w)", MASKED, text)
    return text


def _mask_lower(match: "re.Match[str]") -> str:
    """The small-letter name behind a closing at the very end ("mvh ole")."""
    words = match[1].split()
    if any(word.lower() in _never() or word.lower() in {"name", "email", "phone", "id"} for word in words):
        return match.group()
    return match.group().replace(match[1], MASKED, 1)


def _mask_cued(match: "re.Match[str]", told: list[str]) -> str:
    """The name behind a cue, unless its first word names nobody; words that are none at its end stay. `told` gets the name."""
    name = match["name"]
    words = name.split()
    kept = next((number for number, word in enumerate(words) if word.lower().strip(".") in _never()), len(words))
    if kept == 0:
        return match.group()
    taken, start = " ".join(words[:kept]), match.start("name") - match.start()
    if _shouts(words[0]) and _shouts(match.group()[:start]):
        return match.group()
    told.append(taken)
    return match.group()[:start] + MASKED + match.group()[start + len(taken) :]


def _shouts(text: str) -> bool:
    """Whether all of it is in capitals, so that capitals tell no names."""
    return text.isupper() and sum(map(str.isalpha, text)) > 2  # noqa: PLR2004 - initials are no shouting


def _mask_given(text: str) -> str:
    """Given names with the surnames behind them, and surnames made of given names."""
    pieces, position = [], 0
    for match in _CANDIDATE.finditer(text):
        if match.start() < position or not (end := _name_end(text, match)):
            continue
        pieces += [text[position : match.start()], MASKED]
        position = end
    return "".join([*pieces, text[position:]])


def _name_end(text: str, match: "re.Match[str]") -> int:
    """Where the name ends that begins with this word; 0 where it is none."""
    plain = _without_genitive(match.group())
    surnames = _surnames_end(text, match.end())
    if plain in _given() or _is_patronymic(plain):
        return surnames
    both = plain in _also_words() and surnames > match.end()
    return surnames if both and _is_patronymic(text[match.end() : surnames].rsplit(maxsplit=1)[-1]) else 0


def _surnames_end(text: str, end: int) -> int:
    """Behind the capital words that follow directly, three at most."""
    for _ in range(_MOST_NAMES):
        following = _FOLLOWING.match(text, end)
        if following is None or following.group().split()[-1].lower().strip(".") in _never() or _shouts(following.group()):
            break
        end = following.end()
    return end


def _without_genitive(word: str) -> str:
    """`Mettes` and `Ole's` are Mette and Ole; a name that ends in s stays; a double name is known by its first part."""
    capital = word if not word.isupper() else word[:1] + word[1:].lower()
    if capital in _given() or capital in _also_words():
        return capital
    bare = _GENITIVE.sub("", capital)
    return bare if bare in _given() else capital.partition("-")[0] if "-" in capital else capital


def _is_patronymic(word: str) -> bool:
    """Jensen, Mortensen, Karlsson: a given name with an ending."""
    match = _PATRONYMIC.fullmatch(word)
    return match is not None and any(stem in _given() or stem in _also_words() for stem in (match[1], match[1] + "s", match[1] + "e"))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("people.toml").read_text(encoding="utf-8"))


@cache
def _given() -> frozenset[str]:
    names = {name for words in _table()["given"].values() for name in words.split()}
    return frozenset(names - _also_words())


@cache
def _also_words() -> frozenset[str]:
    return frozenset(_table()["also_words"]["names"].split())


@cache
def _never() -> frozenset[str]:
    return frozenset(_table()["never"]["words"].split())


@cache
def _cued() -> tuple[tuple[frozenset[str], "re.Pattern[str]"], ...]:
    """What stands before (or behind) a name, each with the name as a group, and the words of which one must be there at all."""
    cues = {name: _either(text) for name, text in _table()["cues"].items()}
    name, also = rf"(?P<name>{_NAME})", "|".join(sorted(_also_words()))
    of_work = rf"(?:(?:jeres|deres|vores|the|your|their|teknisk|technical|customer)[ \t])?{cues['places_of_work']}"
    patterns = {
        "closings": rf"(?i:(?<!\w){cues['closings']})[ \t]{{0,3}}[,.:!–-]{{0,2}}[ \t]{{0,3}}\n{{0,2}}[ \t]{{0,3}}{name}(?=[\s.,!:)]|\Z)",
        "titles": rf"(?i:(?<!\w){cues['titles']})[ \t]{name}",
        "introductions": rf"(?i:(?<!\w){cues['introductions']})[ \t]{name}",
        "relatives": rf"(?i:(?<!\w){cues['owners']}[ \t](?:\w{{2,15}}[ \t])?{cues['relatives']})[ \t,]{{1,2}}{name}",
        "staff": rf"(?i:(?<!\w){cues['staff']})[ \t,]{{1,2}}{name}",
        "the_relatives": rf"(?i:(?<!\w){cues['the_relatives']}(?:[ \t]{cues['owners']})?)[ \t,]{{1,2}}{name}",
        "persons": rf"(?i:(?<!\w){cues['persons']},?[ \t]{cues['called']})[ \t]{name}",
        "they": rf"(?<=[^\W\d_A-Z][ \t]){name}(?=,[ \t](?:han|hun|hon|ho|he|she)[ \t])",
        "was": rf"(?i:(?<!\w)(?:det var|it was))[ \t](?P<name>{also})(?=[ \t](?:der|som|who|that)[ \t])",
        "places_of_work": rf"(?<=[^\W\d_A-Z][ \t]){name}(?=[ \t](?i:(?:fra|i|på|hos|from|in|at|with|från|von)[ \t]{of_work}(?!\w)))",
    }
    heads = {"they": frozenset(["han", "hun", "hon", "ho", "he", "she"]), "was": frozenset(["var", "was"])}
    return tuple((heads.get(cue) or _heads(_table()["cues"][cue]), re.compile(pattern)) for cue, pattern in patterns.items())


def _entries(text: str) -> list[str]:
    """The cues of a list: parted by bars where there are any, else by blanks."""
    found = (" ".join(entry.split()) for line in text.splitlines() for entry in (line.split("|") if "|" in text else line.split()))
    return [entry for entry in found if entry]


def _heads(text: str) -> frozenset[str]:
    """The last word of each cue."""
    return frozenset(words[-1] for entry in _entries(text) if (words := _SPOKEN.findall(entry)))


def _either(text: str) -> str:
    """One of these, the longer ones first; blanks are any blanks."""
    told = sorted(set(_entries(text)), key=lambda entry: (-len(entry), entry))
    blank = re.escape(" ")
    return "(?:" + "|".join(re.escape(entry).replace(blank, "[ \\t]") for entry in told) + ")"
