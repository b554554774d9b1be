"""The customer's own words as plain text: without mark-up, quoted mails, translations and control characters."""

import html
import re

from promisecheck.sources.reviews.vocabulary import plain_name, word_list

LONGEST = 20_000
"""No more characters of one review than this are read."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, also those that turn the direction of what follows."""
_SCRIPT = re.compile(r"<(script|style)\b[^<>]{0,500}>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_MOST_SCRIPTS = 100
"""Scripts are looked for in texts with fewer tags that begin like one: the search takes time for each."""
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|tr|table|h[1-6]|blockquote)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:a|b|i|u|em|strong|span|font|small|sup|sub|img|td|th|html|body|head|meta)\b[^<>]{0,2000}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,6});")
_TRANSLATED = re.compile(r"\((?:Translated by Google|Oversat af Google|Oversatt av Google|Översatt av Google|Übersetzt von Google)\)")
_ORIGINAL = re.compile(r"\((?:Original|Originalt|Originalet)\)")
_QUOTED = re.compile(
    r"^(?:-{2,}\s*(?:original message|oprindelig meddelelse|opprinnelig melding|ursprungligt meddelande|ursprüngliche nachricht)"
    r"|(?:on|den|am|på|d\.)\s[^\n]{5,120}\s(?:wrote|skrev|schrieb)\b[^\n]{0,80}:\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
_WRAPPED = re.compile(r"(?<![.!?:…\n])[ \t]*\n(?=[a-zæøåäöüß])")
_BLANKS = re.compile(r"[ \t\u00a0]{2,}|\n\s*\n\s*")
_SHORT = 40
_TELLING_TITLE = 10
_LEAST_LETTERS = 3
_SYMBOLS = 0x2190
"""Where arrows, signs and emoji begin."""
_CLOSED = (".", "!", "?", "…", ")", '"')


def tidy_words(raw: str) -> str:
    """`raw`, at most 20,000 characters of it, as plain text with its lines; time grows linearly with its length."""
    text = raw[:LONGEST]
    if "<" in text:
        text = _without_markup(text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    if not text.isprintable():
        text = _CONTROL.sub(" ", text)
    if "oogle)" in text:
        text = _original(text)
    if "\n" in text or "\r" in text:
        text = _own_part(text)
    text = _BLANKS.sub(lambda match: "\n" if "\n" in match.group() else " ", text)
    return _WRAPPED.sub(" ", text).strip()


def _without_markup(text: str) -> str:
    if text.lower().count("<s") < _MOST_SCRIPTS:
        text = _SCRIPT.sub(" ", text)
    return _TAG.sub("", _BLOCK.sub("\n", text))


def _original(text: str) -> str:
    """What the customer wrote, where a machine's translation stands before or after it."""
    translated, original = _TRANSLATED.search(text), _ORIGINAL.search(text)
    if original and translated and original.start() > translated.start():
        return text[original.end() :]
    return text[: translated.start()] if translated and translated.start() else text


def _own_part(text: str) -> str:
    """A mail without what it quotes."""
    own = "\n".join(line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if not line.lstrip().startswith(">"))
    quoted = _QUOTED.search(own)
    return own[: quoted.start()] if quoted and own[: quoted.start()].strip() else own


def says_nothing(text: str) -> bool:
    """Whether a cell is filled with "nothing", "n/a", "-" or their like."""
    return len(text) < _SHORT and (not any(character.isalnum() for character in text) or plain_name(text) in word_list("nothing"))


def is_silent(text: str) -> bool:
    """Whether a text holds no word, number, emoji, exclamation or question mark, or only "n/a"."""
    if not any(character.isalnum() or character in "!?" or ord(character) > _SYMBOLS for character in text):
        return True
    return len(text) < _SHORT and plain_name(text) in word_list("blank")


def is_too_short(text: str) -> bool:
    """Whether there are words, but fewer than three letters of them ("ok", "A"): nobody can tell what they are about."""
    return 0 < sum(character.isalnum() for character in text[:_SHORT]) < _LEAST_LETTERS


def was_translated(raw: str) -> bool:
    """Whether a machine's translation stands beside what the customer wrote."""
    return "oogle)" in raw and _TRANSLATED.search(raw[:LONGEST]) is not None


def repeats(title: str, text: str) -> bool:
    """Whether a title is only the beginning of the text, as some sites make it."""
    plain = title.rstrip("…. ").casefold()
    return len(plain) >= _TELLING_TITLE and " ".join(text[: len(title) * 2].split()).casefold().startswith(plain)


def join_parts(parts: list[str]) -> str:
    """Several texts of one review as one, each its own sentence."""
    told = [part for part in parts if part]
    return "\n".join(part if part.endswith(_CLOSED) or index == len(told) - 1 else f"{part}." for index, part in enumerate(told))
