"""Addresses and numbers that are somebody's become "[email]", "[phone]" or "[id]".

Masked: e-mail addresses, phone numbers (Danish, Norwegian, Swedish, German, British and international), Danish CPR, Norwegian and
Swedish personal numbers, IBAN, payment cards, IP addresses, and order, case and customer numbers after the word that announces them.
Prices, dates, times, years, speeds and sizes stay.
"""

import re
import string
from datetime import date

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[(\[](?:at|a|snabel-?a)[)\]]\s?)[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}", re.IGNORECASE)
_THREE_DIGITS = re.compile(r"\d\D{0,3}\d\D{0,3}\d")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]){11,30}(?!\w)", re.IGNORECASE)
_IBAN_LENGTH = {
    "DK": 18, "NO": 15, "SE": 24, "DE": 22, "GB": 22, "FI": 18, "NL": 18, "FO": 18, "GL": 18, "IS": 26, "IE": 22, "AT": 20, "CH": 21,
    "PL": 28, "FR": 27, "ES": 24, "IT": 27, "BE": 16, "EE": 20, "LV": 21, "LT": 20, "LU": 20, "CZ": 24, "PT": 25, "RO": 24, "UA": 29,
}  # fmt: skip
_IP = re.compile(r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]\d)")
_LONG = re.compile(r"(?<![\w.,])(?:\d{12,}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,7})(?![\w])")
_PERSON = re.compile(r"(?<![\w-])((?:\d{2})?\d{6})([ ]?[-–+]?[ ]?)(\d{4,5})(?![\w-])")
_CPR_WORD = re.compile(r"\bcpr\b[\s.:#-]{0,3}(?:nr|nummer|number)?[\s.:er]{0,5}$", re.IGNORECASE)
_REFERENCE = re.compile(
    r"(?<!\w)(?:ordre|order|best(?:illings?|ilnings?|ällnings?|ell(?:ung)?s?)|auftrags?|kunden?|customer|client|konto|account|sags?|saks?|case|ticket"
    r"|ärende|faktura|invoice|rechnungs?|booking|reservations?|reservasjons?|boknings?|buchungs?|referen[cs]e|referanse|ref|tracking|pakke|sporings?"
    r"|parcel|shipment|medlems?|member(?:ship)?)"
    r"(?P<link>[ .:#№-]{0,3}(?P<number>nr|nummer|numbers?|no|num|id|kode|code)?[ .:#№-]{0,3}(?:(?:er|is|var|was|är|ist|på|of)[ :]{1,2})?)"
    r"(?P<token>[A-Z]{0,5}-?\d[\dA-Z/-]{2,24})(?!\w)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,/-])\(?(?:\+|00)?\(?\d[\d ().\-/\u00a0\u202f\u2011\u2013]{5,20}\d(?!\w)")
_PHONE_WORD = re.compile(
    r"(?:tlf|telefon\w*|phone|ring\w*|call\w*|mobil\w*|mob|tel|sms|whatsapp|nummer|number)[\s.:på]{0,5}$", re.IGNORECASE
)
_MONEY_BEFORE = re.compile(r"(?:[£$€]|\b(?:kr|dkk|nok|sek|eur|gbp|usd)\.?)\s?$", re.IGNORECASE)
_UNIT_AFTER = re.compile(
    r"\s?(?:kr|dkk|nok|sek|eur|gbp|usd|kroner|kronor|euro|pund|pounds?|[£$€%]|,-|[kmgt]?bit|[kmgt]bps|[kmgt]b|mah|k?wh?|km|cm|mm|m2|m²|ml|cl|kg|mg|gram"
    r"|stk|pcs|timer|hours|dage|days|dager|tage|år|years|points?|poeng|poäng|punkte)(?!\w)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}([./ -])\s?\d{1,2}\1\s?(?:19|20)?\d{2}|(?:19|20)\d{2}([./-])\d{1,2}\2\d{1,2}(?:[ T]\d.*)?")
_YEARS = re.compile(r"(?:19|20)\d{2} (?:19|20)\d{2}")
_SEPARATED = re.compile(r"[ .\u00a0\u202f\u2011\u2013()/-]+")
_NORDIC_SHAPES = {(8,), (2, 2, 2, 2), (4, 4), (3, 2, 3)}
_NATIONAL = ("SE", "DE", "GB")
_SHORTEST_PHONE = 8
_DAY_NUMBER = 8
_LEAST_REFERENCE = 3
_FEWEST = 4
"""Fewer digits than this are no phone, card or personal number, nor an IP address."""
_LEAST_BARE_REFERENCE = 5


def mask_numbers(text: str) -> str:
    """`text` with addresses and numbers replaced; time grows linearly with its length.

    >>> mask_numbers("Ring til mig på 20 12 34 56 eller skriv til kim@firma.example, ordre 118204 til 1.299 kr.")
    'Ring til mig på [phone] eller skriv til [email], ordre [id] til 1.299 kr.'
    """
    if "@" in text or "(a" in text.lower() or "[a" in text.lower() or "snabel" in text.lower():
        text = _EMAIL.sub("[email]", text)
    if _THREE_DIGITS.search(text) is None:
        return text
    text = _REFERENCE.sub(_mask_reference, text)
    if sum(map(text.count, string.digits)) < _FEWEST:
        return text
    text = _IBAN.sub(_mask_iban, text)
    text = _LONG.sub(_mask_long, text)
    text = _PERSON.sub(_mask_person, text)
    return _IP.sub("[id]", _PHONE.sub(_mask_phone, text))


def _mask_iban(match: "re.Match[str]") -> str:
    """The account number, where its check digits hold; a word that follows it stays."""
    raw = match.group()
    wanted = _IBAN_LENGTH.get(raw[:2].upper(), 0)
    ends = [index + 1 for index, character in enumerate(raw) if character.isalnum()]
    if not 0 < wanted <= len(ends) or not _iban_holds(_digits_and_letters(raw[: ends[wanted - 1]])):
        return raw
    return "[id]" + raw[ends[wanted - 1] :]


def _digits_and_letters(text: str) -> str:
    return "".join(character for character in text.upper() if character.isalnum())


def _iban_holds(iban: str) -> bool:
    return iban.isascii() and int("".join(str(int(character, 36)) for character in iban[4:] + iban[:4])) % 97 == 1


def _mask_reference(match: "re.Match[str]") -> str:
    """The number after "order", "sag" or their like, unless it is a date, a price, a size or a small count."""
    token = match.group("token")
    announced = bool(match.group("number")) or any(sign in match.group("link") for sign in "#:№")
    digits = sum(character.isdigit() for character in token)
    if not announced and ("/" in token or digits < _LEAST_BARE_REFERENCE - any(character.isalpha() for character in token)):
        return match.group()
    if digits < _LEAST_REFERENCE or _DATE.fullmatch(token) or _measured(match) or _UNIT_AFTER.fullmatch(token.lstrip("0123456789")):
        return match.group()
    return match.group()[: match.start("token") - match.start()] + "[id]"


def _mask_long(match: "re.Match[str]") -> str:
    """Runs of twelve digits and more, and cards in groups of four."""
    digits = re.sub(r"\D", "", match.group())
    return "[id]" if match.group().isdigit() or _luhn(digits) else match.group()


def _mask_person(match: "re.Match[str]") -> str:
    """Personal numbers: a Norwegian or Swedish one by its check digits, a Danish one by its date, and in one run by its check digit.

    Ten digits in one run are more often an order number. The check digit holds for all Danish numbers but those of days on which
    there were too many births, which are firsts of January.
    """
    first, between, last = match.groups()
    if _measured(match):
        return match.group()
    danish = len(first + last) == 10 and _is_day(first[:2], first[2:4]) and (bool(between) or _danish(first + last))  # noqa: PLR2004 - ddmmyy-xxxx
    danish = danish or (len(first + last) == 10 and _CPR_WORD.search(match.string[max(0, match.start() - 16) : match.start()]) is not None)  # noqa: PLR2004
    norwegian = len(first + last) == 11 and _norwegian(first + last)  # noqa: PLR2004 - ddmmyynnnnn
    swedish = len(last) == 4 and "-" in between + "+" and _is_day(first[-2:], first[-4:-2]) and _luhn(first[-6:] + last)  # noqa: PLR2004
    return "[id]" if danish or norwegian or swedish else match.group()


def _danish(number: str) -> bool:
    """The check digit of a CPR number, or a first of January."""
    weighed = sum(weight * int(digit) for weight, digit in zip((4, 3, 2, 7, 6, 5, 4, 3, 2, 1), number, strict=True))
    return weighed % 11 == 0 or number.startswith("0101")


def _is_day(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12  # noqa: PLR2004 - a calendar's


def _norwegian(number: str) -> bool:
    """Both check digits of a Norwegian fødselsnummer (also D numbers and synthetic ones)."""
    digits = [int(character) for character in number]
    first = sum(weight * digit for weight, digit in zip((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), digits, strict=False))
    second = sum(weight * digit for weight, digit in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), digits, strict=True))
    return first % 11 == 0 and second % 11 == 0


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * (2 if index % 2 else 1) for index, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0  # noqa: PLR2004 - two digits


def _measured(match: "re.Match[str]") -> bool:
    """Whether a currency stands before the number, or a currency or a unit after it."""
    text = match.string
    return bool(_UNIT_AFTER.match(text, match.end()) or _MONEY_BEFORE.search(text[max(0, match.start() - 6) : match.start()]))


def _mask_phone(match: "re.Match[str]") -> str:
    """The longest beginning of the match that is a phone number."""
    raw = match.group()
    if _measured(match):
        return raw
    announced = bool(_PHONE_WORD.search(match.string[max(0, match.start() - 16) : match.start()]))
    for end in _ends(raw):
        if _is_phone(raw[:end], announced=announced):
            return "[phone]" + raw[end:]
    return raw


def _ends(raw: str) -> list[int]:
    """The whole, then up to four beginnings that end before a blank."""
    blanks = [index for index, character in enumerate(raw) if character in " \u00a0\u202f"]
    return [len(raw), *reversed(blanks[-4:])]


def _is_phone(raw: str, *, announced: bool) -> bool:
    digits = re.sub(r"\D", "", raw)
    if len(digits) < _SHORTEST_PHONE or _DATE.fullmatch(raw) or _YEARS.fullmatch(raw):
        return False
    if raw.lstrip("(").startswith(("+", "00")):
        return _valid("+" + digits.removeprefix("00"), None)
    shape = tuple(len(group) for group in _SEPARATED.split(raw) if group)
    separators = {character for character in raw if not character.isdigit()}
    if digits.startswith("0"):
        return any(_valid(digits, region) for region in _NATIONAL) or (announced and len(digits) <= 11)  # noqa: PLR2004 - the longest
    if not announced and (shape not in _NORDIC_SHAPES or len(separators) > 1 or _looks_like_day(digits, shape)):
        return False
    if shape == (4, 4) and separators != {" "} and not announced:
        return False
    return any(_valid(digits, region) for region in ("DK", "NO"))


def _looks_like_day(digits: str, shape: tuple[int, ...]) -> bool:
    """20261031 and 31102026 are days before they are phone numbers."""
    if shape != (_DAY_NUMBER,):
        return False
    for year, month, day in ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])):
        try:
            if 1990 <= date(int(year), int(month), int(day)).year <= 2040:  # noqa: PLR2004 - years that reviews speak of
                return True
        except ValueError:
            continue
    return False


def _valid(number: str, region: str | None) -> bool:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return False
    possible_in_britain = region == "GB" and len(number) in {10, 11} and phonenumbers.is_possible_number(parsed)
    return bool(phonenumbers.is_valid_number(parsed) or possible_in_britain or (region is None and phonenumbers.is_possible_number(parsed)))
