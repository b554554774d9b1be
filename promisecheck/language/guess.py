"""In which of six languages is a text? Small words and letter runs first, py3langid where they do not tell."""

import re
from functools import cache
from typing import Any

from promisecheck.language.da import DA
from promisecheck.language.de import DE
from promisecheck.language.en import EN
from promisecheck.language.nb import NB
from promisecheck.language.nn import NN
from promisecheck.language.sv import SV
from promisecheck.language.words import Words

_ALL = (DA, NB, NN, EN, SV, DE)
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
_LONGEST = 2_000
_FEW_WORDS = 40
"""A text of fewer characters is too short to overrule what its source declares."""
_CLEAR = 2.0
"""By how much the best must lead for the small words alone to decide."""
_SURE = 0.80
"""The least probability at which py3langid is believed."""
_SURER = 0.95
_CLOSE = 0.5
"""Less than one small word between two languages: no difference."""
_HINT = 1.5
"""What a declared language (a page's `lang`, a review file's column) is worth."""


def languages_of(code: str) -> tuple[str, ...]:
    """The codes in `da`, `da|nb`, or the everyday names `no`, `nor`, `en-GB`.

    >>> languages_of("no"), languages_of("da|nb"), languages_of("en-GB"), languages_of("fr")
    (('nb', 'nn'), ('da', 'nb'), ('en',), ())
    """
    known = {words.code: (words.code,) for words in _ALL} | {
        "no": ("nb", "nn"), "nor": ("nb", "nn"), "nob": ("nb",), "nno": ("nn",), "dan": ("da",), "eng": ("en",), "swe": ("sv",),
        "deu": ("de",), "ger": ("de",),
    }  # fmt: skip
    parts = [re.split(r"[-_]", part.strip().lower())[0] for part in code.split("|")]
    return tuple(dict.fromkeys(language for part in parts for language in known.get(part, ())))


def guess(text: str, *, hint: str = "") -> str:
    """One of `da nb nn en sv de`; `da|nb` where the two coincide; "" where nobody can tell.

    `hint` is what the source declares; it decides only where the words do not.

    >>> guess("Levering i morgen, hvis du bestiller inden kl. 14"), guess("Jeg er skuffet"), guess("Je suis content")
    ('da', 'da|nb', '')
    """
    found = [word.lower() for word in _WORD.findall(text[:_LONGEST])]
    if not found:
        return ""
    scores = {words.code: _score(words, found, text) for words in _ALL}
    hinted = languages_of(hint)
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    if scores[ranked[0]] - scores[ranked[1]] >= _CLEAR:
        return ranked[0]
    return _undecided(text, scores, hinted)


def _undecided(text: str, scores: dict[str, float], hinted: tuple[str, ...]) -> str:
    best, probability = _statistics(text[:_LONGEST])
    if best in {"da", "nb"} and probability < _SURER and not hinted and abs(scores["da"] - scores["nb"]) < _CLOSE:
        best = ""
    votes = {code: score + (_HINT if code in hinted else 0.0) for code, score in scores.items()}
    if best in votes:
        votes[best] += 2.0 * probability
    elif best and probability >= _SURE and _foreign(text, scores) and not (hinted and len(text) < _FEW_WORDS):
        return ""
    ranked = sorted(votes, key=lambda code: (-votes[code], code))
    if votes[ranked[0]] < 1.0:
        return hinted[0] if len(hinted) == 1 else "|".join(hinted)
    near = {code for code in ranked if votes[ranked[0]] - votes[code] < _CLOSE}
    if {"da", "nb"} <= near and not hinted:
        return "da|nb"
    return ranked[0]


def _foreign(text: str, scores: dict[str, float]) -> bool:
    """Whether no language here knows even half of the words."""
    return max(scores.values()) < max(_CLEAR, 0.6 * len(_WORD.findall(text[:_LONGEST])))


def _score(words: Words, found: list[str], text: str) -> float:
    """A point a small word, another where the neighbours lack it, a little for endings and letters."""
    score = 0.0
    for word in found:
        score += (word in words.function) + (word in words.telling)
        if len(word) > 3:  # noqa: PLR2004 - an ending needs a stem
            score += 0.3 * any(word.endswith(ending) for ending in words.endings)
    lower = text[:_LONGEST].lower()
    score += 0.7 * min(3, sum(lower.count(letter) for letter in words.letters))
    foreign = set("æøåäöüß") - set(words.letters)
    return score - 1.0 * min(4, sum(lower.count(letter) for letter in foreign))


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _statistics(text: str) -> tuple[str, float]:
    """py3langid's answer over all its languages; `no` counts as nb."""
    code, probability = _identifier().classify(text)
    return ("nb" if code == "no" else str(code)), float(probability)
