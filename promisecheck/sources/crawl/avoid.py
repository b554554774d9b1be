"""Links that are never followed: they log in or out, buy, unsubscribe, or lead to something that is no page."""

import re
from urllib.parse import unquote

from promisecheck.core.text import normal
from promisecheck.sources.address import path_of
from promisecheck.sources.wordlist import word_set

_ACTS = word_set(
    "login logon signin sign-in log-in log-ind logind logg-inn logginn loggain logga-in anmelden einloggen logout logoff signout "
    "sign-out log-out log-ud logud logg-ut loggut logga-ut abmelden my my-account myaccount min-konto minkonto minside min-side "
    "mitt-konto mina-sidor mein-konto cart basket kurv indkoebskurv indkøbskurv handlekurv handlevogn varukorg kundvagn warenkorb "
    "checkout til-kassen kassan add-to-cart addtocart add_to_cart add-to-basket wishlist add-to-wishlist oenskeliste ønskeliste "
    "unsubscribe afmeld afmelding framelding avmeld avmelding avregistrera optout opt-out delete remove wp-admin wp-login admin"
)
_LABELS = frozenset(
    {
        "log in",
        "login",
        "sign in",
        "log ind",
        "logg inn",
        "logga in",
        "anmelden",
        "log out",
        "logout",
        "sign out",
        "log ud",
        "logg ut",
        "logga ut",
    }
    | {
        "abmelden",
        "unsubscribe",
        "afmeld",
        "meld deg av",
        "avmeld",
        "læg i kurv",
        "legg i handlekurv",
        "legg i handlekurven",
        "add to cart",
        "add to basket",
    }
)
_KEYS = word_set("add-to-cart add_to_cart addtocart add-to-basket remove_item logout unsubscribe replytocom add_to_wishlist")
_FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|css|js|mjs|json|xml|rss|atom|woff2?|ttf|eot|mp[34]|m4[av]|webm|ogg|wav|avi|mov|zip|gz|tgz|rar|7z|"
    r"exe|dmg|apk|iso|csv|xlsx?|ics|vcf|map)$",
    re.IGNORECASE,
)
_DOCUMENTS = re.compile(r"\.(?:doc|ppt|odt|odp|rtf|pages|key)$", re.IGNORECASE)


def acts(url: str, *, text: str = "") -> bool:
    """Whether following the link would do something, or ask for a login.

    >>> acts("https://www.muldtoft.example/konto/log-ud"), acts("https://www.muldtoft.example/maaltidskasser.html")
    (True, False)
    """
    path, _, query = unquote(path_of(url)).lower().partition("?")
    segments = {
        segment.rsplit(".", 1)[0] if segment.endswith((".html", ".htm", ".php", ".aspx")) else segment for segment in path.split("/")
    }
    if not _ACTS.isdisjoint(segments) or normal(text) in _LABELS:
        return True
    pairs = [part.partition("=") for part in query.split("&")]
    return any(name in _KEYS or (name in {"action", "do", "task"} and value in _ACTS) for name, _, value in pairs)


def is_file(url: str) -> bool:
    """Whether the address ends like a picture, a script, an archive: no page, and no copy."""
    return _FILES.search(path_of(url).partition("?")[0]) is not None


def is_document(url: str) -> bool:
    """Whether the address ends like a document of a kind (old Word, OpenDocument) that may hold copy and is not read."""
    return _DOCUMENTS.search(path_of(url).partition("?")[0]) is not None
