"""What tags and class names say: the lists, as data."""

import re
from functools import lru_cache

from bs4.element import PageElement, Tag

from promisecheck.sources.wordlist import word_set

DROPPED = word_set(
    "script style template noscript head title meta link base iframe object embed applet canvas audio video map source track "
    "param textarea datalist select option optgroup svg rp frameset noframes"
)
"""Tags whose text is not read as running text; what a few of them hold besides (svg, select, textarea) is read elsewhere."""
BLOCKS = word_set(
    "address article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main marquee menu nav ol p pre search section "
    "summary table tbody td tfoot th thead tr ul"
)
"""Tags that begin a text of their own; any other is part of a line, unless one of these stands in it."""
HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
PROSE = HEADINGS | {"p", "figcaption", "caption", "summary", "dt", "legend", "button", "blockquote"}
"""Tags whose inline parts belong together, however they are styled."""

_TOKEN = re.compile(r"[A-ZÆØÅÄÖ]+(?![a-zæøåäöü])|[A-ZÆØÅÄÖ]?[a-zæøåäöü]+")
_LONGEST_NAME = 300

COOKIE = word_set(
    "cookie cookies cookiebot cookiebar cookiebanner cookieconsent consent gdpr onetrust usercentrics didomi iubenda cmplz "
    "samtykke informasjonskapsler informasjonskapsel kakor"
)
NAV = word_set(
    "navbar navigation navigasjon mainmenu megamenu sitenav breadcrumb breadcrumbs crumb crumbs sti brødsmuler brodsmuler "
    "brødkrumme pagination"
)
HERO = word_set("hero herobanner heroimage jumbotron masthead splash heros")
USP = word_set(
    "usp usps uspbar usplist benefit benefits fordel fordele fordeler fordelene förmåner vorteile trustbar trustline topbar "
    "announcement sellingpoint sellingpoints highlights"
)
QUOTE = word_set(
    "testimonial testimonials quote quotes udtalelse udtalelser kundeudtalelser kundeuttalelser uttalelser anmeldelse anmeldelser "
    "omtale omtaler review reviews citat citater sitat sitater omdöme omdömen rezension kundenstimmen"
)
FAQ = word_set("faq faqs questions spørgsmål spoergsmaal spørsmål sporsmal frågor fragen")
LEGAL = word_set("legal disclaimer smallprint fineprint terms vilkår vilkaar betingelser forbehold footnote footnotes smaatskrift")
BUTTON = word_set("btn button cta knap knapp schaltfläche")
READ_ALOUD = word_set("sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader show-for-sr")
"""Class names that by convention mean: for screen readers, not for the eye."""
CAROUSEL = word_set("carousel slider slideshow swiper slick glide splide flickity karrusel karusell bildspel")
SLIDE = word_set("slide item cell panel slick-slide swiper-slide carousel-item carousel-cell")
FOOTERS = word_set("main-footer sidefod bunntekst site-footer sitefooter page-footer sidfot footer")


def attribute(tag: Tag, name: str) -> str:
    """An attribute's value as one string; "" where there is none."""
    value = tag.attrs.get(name)
    if value is None:
        return ""
    return value if isinstance(value, str) else " ".join(value)


def classes(tag: Tag) -> list[str]:
    """The tag's class names."""
    return attribute(tag, "class")[:_LONGEST_NAME].split()


def words_of(tag: Tag) -> frozenset[str]:
    """The words in class and id, in lower case: `class="heroBanner usp-list"` -> hero, banner, usp, list."""
    return _words(f"{attribute(tag, 'class')[:_LONGEST_NAME]} {attribute(tag, 'id')[:_LONGEST_NAME]}")


def is_block(element: PageElement) -> bool:
    """Whether the tag begins a block of its own."""
    return isinstance(element, Tag) and element.name in BLOCKS


def looks_like_button(tag: Tag) -> bool:
    """A link or an element that is drawn as a button."""
    return tag.name == "button" or attribute(tag, "role") == "button" or (tag.name == "a" and not BUTTON.isdisjoint(words_of(tag)))


@lru_cache(maxsize=8_192)
def _words(names: str) -> frozenset[str]:
    return frozenset(token.lower() for token in _TOKEN.findall(names)) | frozenset(names.lower().split())
