"""Pages that are no copy, each named as what it is (hostile input, case 28)."""

import pytest

from promisecheck.sources import read_page

MISSING = "the page says that it does not exist (though the host answers 200)"
LOGIN = "the page asks for a login"
CHECK = "the host asks whether a person is reading, and shows no copy"
CONSENT = "the page shows nothing but its question about cookies"


@pytest.mark.parametrize(
    ("html", "wall"),
    [
        ("<title>Siden findes ikke</title><h1>Ups</h1><p>Prøv igen.", MISSING),
        ("<h1>Siden du leder efter findes ikke</h1>", MISSING),
        ("<h1>Vi fant ikke siden</h1><p>Gå til forsiden.", MISSING),
        ("<h1>Sidan du leitar etter finst ikkje</h1>", MISSING),
        ("<h1>We can't find that page</h1>", MISSING),
        ("<title>404 - Muldtoft</title><p>Hov.", MISSING),
        ("<h1>Velkommen tilbage</h1><form><input name=u><input type=password></form>", LOGIN),
        ("<h1>Log ind</h1><form><input name=mail></form>", LOGIN),
        ("<title>Just a moment...</title><p>Checking", CHECK),
        ("<h1>One more step</h1><p>Please complete", CHECK),
        ("<p>Hold on</p><form id=challenge-form class=cf-challenge></form>", CHECK),
        ("<h1>Vi bruger cookies</h1><p>For at forbedre siden.</p><button>Accepter alle</button>", CONSENT),
        ("<div class=cookie-banner><p>We use cookies to improve.</p><button>Accept</button></div>", CONSENT),
    ],
)
def test_walls(html, wall):
    """Case 28: a soft 404, a login, a check for robots and a consent wall are named, each as what it is."""
    assert read_page(html.encode(), source="https://muldtoft.example/").wall == wall


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Dine data er sikre hos os</h1><p>Vi sletter dem efter 30 dage.</p><button>Accepter</button>",
        "<h1>Fri fragt</h1><p>"
        + "Vi leverer i morgen. " * 20
        + "</p><div class=cookie-banner>We use cookies.<button>Accept</button></div>",
        "<h1>404 gode grunde</h1><p>Side efter side med vin.",
        "<h1>Log ind på dit hus med app</h1><p>Altid låst, altid sikker.",
        "<h1>Kontakt</h1><p>" + "Vi svarer inden for en time. " * 30 + "</p><form class=g-recaptcha><input></form>",
        "<h1>Mit abonnement</h1><p>" + "Ingen binding. " * 60 + "</p><form><input type=password></form>",
    ],
)
def test_pages_like_others(html):
    """Copy that only sounds like a wall, or stands beside a login, a captcha or a cookie banner, is read."""
    assert read_page(html.encode(), source="https://muldtoft.example/").wall == ""


def test_refresh():
    """A meta refresh names where it leads; one to the page itself leads nowhere, one to a script is none."""
    url = "https://muldtoft.example/a"
    for content, target in (("0; url=/b", "https://muldtoft.example/b"), ("5;URL='/a'", ""), ("0;url=javascript:x()", ""), ("30", "")):
        assert read_page(f'<meta http-equiv=refresh content="{content}">'.encode(), source=url).refresh == target


def test_other_languages():
    """The other languages of a page (hreflang) are links of it; a style sheet is none."""
    html = b"<link rel=alternate hreflang=nb href=/no/><link rel=stylesheet href=/x><link rel=alternate type=rss href=/rss>"
    assert [link.url for link in read_page(html, source="https://muldtoft.example/").links] == ["https://muldtoft.example/no/"]
