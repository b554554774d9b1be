"""Pages that are no copy: not found under status 200, a login, a check for robots, a page drawn by JavaScript."""

import re
from collections.abc import Sequence

from bs4 import BeautifulSoup
from bs4.element import Tag

from promisecheck.sources.page.names import attribute
from promisecheck.sources.passages import Found

_MISSING = re.compile(
    r"(?:^\W*(?:error|fejl|feil|fel|fehler)?\s*404\s*(?:$|[-–—|:.!]|not|page|sid|error|fejl|feil|fel)|"
    r"page not found|^\W*not found\W*$|page (?:does not|doesn.t) exist|"
    r"(?:we )?(?:can.?t|cannot|couldn.t) find (?:the|that|this) page|page (?:you.*)?(?:is )?no longer (?:exists|available)|"
    r"sid[ea]n?.{0,40}(?:findes|finnes|fins|finst|eksisterer|existerar) (?:ikke|ikkje|inte)|"
    r"sid[ea]n (?:blev|ble|vart|kunne) (?:ikke|ikkje) (?:fundet|funnet|funnen|findes)|(?:fant|finner|fann) (?:ikke|ikkje|inte) sid[ea]n|"
    r"kunne ikke finde siden|sidan (?:hittades inte|kunde inte hittas)|seite (?:wurde )?nicht gefunden|seite existiert nicht)",
    re.IGNORECASE,
)
_CHECK = re.compile(
    r"^(?:just a moment|attention required|checking your browser|are you (?:a )?(?:human|robot)|access denied|pardon our interruption|"
    r"verify (?:that )?you are (?:a )?human|verifying you are human|one more step|security check|bot verification|robot check|"
    r"ddos-guard|et øjeblik|vent litt|bekræft,? at du er et menneske|bekreft at du er et menneske)",
    re.IGNORECASE,
)
_CHALLENGES = ("cf-challenge", "cf_chl", "challenge-form", "g-recaptcha", "h-captcha", "px-captcha", "datadome", "/_incapsula_resource")
"""What pages that check for robots hold in their markup; on a page with copy of its own they only guard a form."""
_LOGIN = re.compile(
    r"^(?:log ?in|login|sign in|please (?:log|sign) in|log ind|logg inn|logga in|anmelden|einloggen|du skal (?:være logget|logge) ind|"
    r"du må (?:være logget|logge) inn)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"^(?:before you continue|we (?:use|value|care about).{0,30}(?:cookies|privacy)|cookies?\b|your privacy|dit privatliv|"
    r"før du (?:fortsætter|fortsetter)|vi bruger cookies|vi bruker (?:cookies|informasjonskapsler)|vi använder (?:cookies|kakor)|"
    r"samtykke|personvern|wir verwenden cookies|bevor sie fortfahren)",
    re.IGNORECASE,
)
_ACCEPT = re.compile(
    r"^(?:accept|i agree|agree|allow|got it|accepter|acceptér|tillad|godkend|ja tak|godta|aksepter|tillat|godkänn|acceptera|"
    r"zustimmen|akzeptieren)",
    re.IGNORECASE,
)
_ROOTS = ("root", "app", "__next", "__nuxt", "gatsby-focus-wrapper", "app-root")
_SHORT = 1_500
_THIN = 200
_NOTHING = 40
_BESIDE = frozenset({"nav", "footer", "legal", "form", "meta", "structured-data"})


def wall_of(soup: BeautifulSoup, found: Sequence[Found], *, title: str) -> str:
    """Why the page is not read as copy; "" for a page like others."""
    length = sum(len(text.text) for text in found if text.role not in _BESIDE)
    heading = next((text.text for text in found if text.role in {"heading", "hero"}), "")
    if _CHECK.search(title) or (length < _SHORT / 3 and (_CHECK.search(heading) or _is_challenge(soup))):
        return "the host asks whether a person is reading, and shows no copy"
    if length < _SHORT and (_MISSING.search(title) or _MISSING.search(heading[:60])):
        return "the page says that it does not exist (though the host answers 200)"
    if length < _SHORT / 3 and (_asks_password(soup) or (soup.find("form") and (_LOGIN.search(heading) or _LOGIN.search(title)))):
        return "the page asks for a login"
    if _is_consent(found, heading=heading, length=length):
        return "the page shows nothing but its question about cookies"
    return ""


def _asks_password(soup: BeautifulSoup) -> bool:
    return any(attribute(field, "type").lower() == "password" for field in soup.find_all("input"))


def _is_challenge(soup: BeautifulSoup) -> bool:
    marks = (attribute(tag, name).lower() for tag in soup.find_all(["form", "div", "script", "iframe"]) for name in ("class", "id", "src"))
    return any(challenge in mark for mark in marks for challenge in _CHALLENGES)


def _is_consent(found: Sequence[Found], *, heading: str, length: int) -> bool:
    """Whether the page asks for consent, has a button for it, and says next to nothing besides."""
    if not any(_ACCEPT.search(text.text) for text in found if text.role in {"cta", "form", "legal"}):
        return False
    if length < _SHORT / 3 and _CONSENT.search(heading):
        return True
    return length < _THIN and any(_CONSENT.search(text.text) for text in found if text.role == "legal")


def drawn_by_script(soup: BeautifulSoup, found: Sequence[Found]) -> bool:
    """Whether scripts draw the page, so that next to nothing stands in its HTML."""
    scripts = [script for script in soup.find_all("script") if "json" not in attribute(script, "type")]
    shown = sum(len(text.text) for text in found if not text.hidden and text.role != "legal")
    if not scripts or shown >= _THIN:
        return False
    return shown < _NOTHING or any(_is_empty_root(soup, name) for name in _ROOTS)


def _is_empty_root(soup: BeautifulSoup, name: str) -> bool:
    root = soup.find(id=name)
    return isinstance(root, Tag) and not root.get_text(strip=True)
