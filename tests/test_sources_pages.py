"""Pages -> passages: a folder is a page and what is read of it."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promisecheck.sources import Page, read_page

PAGES = sorted(path for path in (Path(__file__).parent / "sources_pages").iterdir() if path.is_dir())


def page(html: str, **kwargs: str) -> Page:
    """The page in a piece of HTML."""
    return read_page(html.encode(), source="page.html", **kwargs)


def texts(html: str) -> list[str]:
    """The texts of a piece of HTML, in order."""
    return [passage.text for passage in page(html).passages]


def seen(html: str) -> list[tuple[str, str, str]]:
    """Text, role and heading of each passage."""
    return [(passage.text, passage.origin.role, passage.origin.heading) for passage in page(html).passages]


def as_row(read: Page) -> dict[str, object]:
    """What a golden file holds."""
    return {
        "lang": read.lang,
        "title": read.title,
        "notices": [notice.why for notice in read.notices],
        "passages": [
            {
                "text": passage.text,
                "language": passage.language,
                "places": [{"role": at.role, "place": at.place, "heading": at.heading, "hidden": at.hidden} for at in passage.places],
            }
            for passage in read.passages
        ],
    }


@pytest.mark.parametrize("folder", PAGES, ids=lambda path: path.name)
def test_golden(folder):
    """Each page in `sources_pages` gives exactly the passages, roles, places and headings beside it."""
    expected = json.loads((folder / "passages.json").read_text(encoding="utf-8"))
    assert as_row(read_page((folder / "page.html").read_bytes(), source="page.html")) == expected


@pytest.mark.parametrize("folder", PAGES, ids=lambda path: path.name)
def test_same_bytes_same_page(folder):
    """The same bytes give the same page."""
    data = (folder / "page.html").read_bytes()
    assert read_page(data, source="a") == read_page(data, source="a")


def test_inline_tags():
    """Text split over inline tags, or by a break in the middle of a sentence, is one passage."""
    assert texts("<div>Levering <b>på</b> <span>24</span><br>timer</div>") == ["Levering på 24 timer"]


def test_line_breaks():
    """A break before a new thought stays a line break, two of them part two passages, in a heading it is a blank."""
    html = "<p>Ring til os.<br>Vi svarer straks.<br><br>Altid.</p><h2>Lave<br>Priser</h2>"
    assert texts(html) == ["Ring til os.\nVi svarer straks.", "Altid.", "Lave Priser"]


def test_side_by_side():
    """Selling points side by side are passages of their own; the parts of a price are one."""
    assert texts("<div><span>Fri fragt</span> <span>Prismatch</span> <span>30 dages retur</span></div>") == [
        "Fri fragt",
        "Prismatch",
        "30 dages retur",
    ]
    assert texts("<div><span>Fra</span><span>199</span><span>kr./md.</span></div>") == ["Fra 199 kr./md."]


def test_check_marks():
    """Check marks in one run of text begin new passages and are not part of them."""
    assert texts("<p>✔ Fri fragt ✔ Gratis retur</p>") == ["Fri fragt", "Gratis retur"]


def test_unclosed_paragraphs():
    """Tags that were never closed do not glue paragraphs together."""
    assert texts("<p>Vi leverer i morgen<p>Vi ringer først<ul><li>Altid<li>Gratis") == [
        "Vi leverer i morgen",
        "Vi ringer først",
        "Altid",
        "Gratis",
    ]


def test_soft_characters():
    """Soft hyphens, no-break spaces, zero-width characters and a decomposed å leave the plain text."""
    assert texts("<p>Leve&shy;res&nbsp;pa\u030a 24\u2011ti\u200bmer</p>") == ["Leveres på 24-timer"]


def test_table_heads():
    """A cell stands under its column's and its row's head, also where cells span several."""
    html = "<table><tr><th rowspan=2>Plan<th colspan=2>Speed<tr><th>Day<th>Night<tr><td>Basic<td colspan=2>Up to 50 Mbps</table>"
    assert ("Up to 50 Mbps", "table", "Speed Day Night / Basic") in seen(html)


def test_layout_table():
    """A table that only lays out the page gives ordinary paragraphs."""
    html = "<table><tr><td><h2>Shop</h2><p>Open every day.<td><table><tr><td><p>Free parking.</table></table>"
    assert seen(html) == [
        ("Shop", "heading", ""),
        ("Open every day.", "paragraph", "Shop"),
        ("Free parking.", "paragraph", "Shop"),
    ]


def test_question():
    """An answer has its question for a heading, whether in details, in a list of terms or in a panel that a button opens."""
    html = (
        "<details><summary>Is it free?</summary><p>Yes, always.</details>"
        "<dl><dt>Is it fast?<dd>Within a day.</dl>"
        "<button aria-expanded=false aria-controls=x>Is it safe?</button><div id=x hidden><p>Your card is never stored.</div>"
        "<p>Bye for now."
    )
    assert seen(html) == [
        ("Is it free?", "heading", ""),
        ("Yes, always.", "faq", "Is it free?"),
        ("Is it fast?", "heading", ""),
        ("Within a day.", "faq", "Is it fast?"),
        ("Is it safe?", "heading", ""),
        ("Your card is never stored.", "faq", "Is it safe?"),
        ("Bye for now.", "paragraph", ""),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p hidden>{}",
        "<p style='color:red; DISPLAY : none'>{}",
        "<div style=visibility:hidden><p>{}</div>",
        "<section aria-hidden=true><p>{}</section>",
        "<style>.a .b{{display:none}}</style><div class=a><p class=b>{}</div>",
        "<style>/* .x{{}} */ #c, .d{{display:none!important}}</style><p class='d e'>{}",
        "<style>.v{{position:absolute;left:-9999px}}</style><p class=v>{}",
        "<p class=sr-only>{}",
        "<dialog><p>{}</dialog>",
        "<div popover><p>{}</div>",
        "<!-- {} -->",
        "<!--[if lt IE 9]><p>{}</p><![endif]-->",
        "<script>var a = '{}'</script>",
        "<style>b::after{{content:'{}'}}</style>",
        "<style>u::after{{content:'{}'}}</style><u hidden>x</u>",
        "<p style='color:#FFF;background:white'>{}",
        "<style>.w{{color:rgb(0, 0, 0);background-color:#000}}</style><p class=w>{}",
        "<p style='font-size:0'>{}",
        "<template><p>{}</template>",
        "<noscript><p>{}</noscript>",
        "<textarea>{}</textarea>",
        "<iframe>{}</iframe>",
        "<input type=hidden value='{}' placeholder='{}'>",
        "<div hidden><img alt='{}'></div>",
    ],
)
def test_hidden(html):
    """Text that nobody sees gives no passage."""
    assert texts("<p>Vist tekst.</p>" + html.format("Gratis for altid", "Gratis for altid")) == ["Vist tekst."]


@pytest.mark.parametrize(
    "html",
    [
        "<details><p>{}</details>",
        "<dialog open><p>{}</dialog>",
        "<style>.t{{display:none}}.t.on{{display:block}}</style><p class='t on'>{}",
        "<style>@media print{{p{{display:none}}}}</style><p>{}",
        "<style media=print>p{{display:none}}</style><p>{}",
        "<style>.c .d{{display:none}}</style><p class=d>{}",
        "<p hidden=until-found>{}",
        "<span aria-hidden=true>99,-</span><span class=sr-only>{}</span>",
        "<div role=tab aria-controls=t></div><div id=t role=tabpanel style=display:none>{}</div>",
        "<svg><text>{}</text></svg>",
        "<my-teaser>{}</my-teaser>",
        "<p style='color:#fff;background:#003'>{}",
        "<style>p::after{{content:'{}'}}</style><p>Vist",
        "<style>.slide{{display:none}}</style><div class=carousel><p class='slide on'>A b</p><p class=slide aria-hidden=true>{}</div>",
    ],
)
def test_shown(html):
    """Text that people see, at once or with one click, is read."""
    assert "Gratis for altid" in texts(html.format("Gratis for altid"))


def test_roles_of_frames():
    """Navigation, footers and cookie walls keep their roles; a theme's class name on the whole page gives none."""
    html = (
        "<div class=hero-theme><header><a href=/>Bakken</a></header><main><h1>Brød</h1><p>Bagt i nat.</main>"
        "<footer><a href=/vilkaar>Vilkår</a></footer></div><div class=cookie-banner><p>Vi bruger cookies.</div>"
    )
    assert [(text, role) for text, role, _ in seen(html)] == [
        ("Bakken", "nav"),
        ("Brød", "heading"),
        ("Bagt i nat.", "paragraph"),
        ("Vilkår", "footer"),
        ("Vi bruger cookies.", "legal"),
    ]


def test_dialog_that_is_no_cookie_wall():
    """An open dialog that sells is copy; one that asks for consent is legal text."""
    html = "<div role=dialog><p>Få 20 % rabat i dag!</div><div role=dialog><p>Vi bruger cookies.<button>Ja tak</button></div>"
    assert [role for _, role, _ in seen(html)] == ["paragraph", "legal", "legal"]


def test_many_places():
    """The same text in several places is one passage; what is shown as copy comes before navigation."""
    read = page("<nav><a href=/a>Fri fragt</a></nav><main><p id=x>Fri fragt!</p></main><footer><p>fri fragt</footer>")
    assert [(at.place, at.role) for at in read.passages[0].places] == [
        ("#x", "paragraph"),
        ("nav > a", "nav"),
        ("footer > p", "footer"),
    ]
    assert len(read.passages) == 1


def test_short_answers_stay_apart():
    """A "Ja" to two questions is two passages: without its question it says nothing."""
    html = "<dl><dt>Er det gratis?<dd>Ja<dt>Er det hurtigt?<dd>Ja</dl>"
    assert [heading for text, _, heading in seen(html) if text == "Ja"] == ["Er det gratis?", "Er det hurtigt?"]


def test_language_per_block():
    """Each passage has its own language; the declared one decides where the words do not; a foreign text has none."""
    html = "<html lang=da><p>24/7</p><p lang=en>We deliver tomorrow.</p><p>Nous livrons demain matin dans toute la France.</p>"
    assert [passage.language for passage in page(html).passages] == ["da", "en", ""]


def test_rating_only_where_it_is_not_shown():
    """A rating in JSON-LD is a passage unless the page shows the figure itself."""
    block = '<script type="application/ld+json">{"aggregateRating":{"ratingValue":"4.7","ratingCount":18240}}</script>'
    assert texts(block + "<p>Cykler") == ["Cykler", "4.7/5 (18240)"]
    assert texts(block + "<p>Vi får 4,7 af 5") == ["Vi får 4,7 af 5"]


def test_broken_structured_data():
    """One broken JSON-LD block does not take the others with it, and is said; brackets without end do no harm."""
    good = '<script type="application/ld+json">{"@type":"Product","description":"Lasts for years.",}</script>'
    read = page(good + '<script type="application/ld+json">' + "[" * 200_000 + "</script><p>Hello there.")
    assert [passage.text for passage in read.passages] == ["Hello there.", "Lasts for years."]
    assert [notice.why for notice in read.notices] == ["1 of its JSON-LD blocks cannot be read"]


def test_long_text_is_cut():
    """A text over 5,000 characters becomes several passages, none of it is lost, and that is said."""
    read = page("<p>" + "Vi leverer i morgen og hver dag. " * 400)
    assert all(len(passage.text) <= 5_000 for passage in read.passages)
    assert sum(passage.text.count("leverer") for passage in read.passages) == 400
    assert "cut into 3 passages" in read.notices[0].why


def test_drawn_by_script():
    """A page that scripts draw says so; a short page without scripts does not."""
    read = page("<body><div id=root></div><script src=app.js></script>")
    assert "drawn by JavaScript" in read.notices[0].why
    assert page("<p>Hi").notices == ()


def test_links():
    """Links are full addresses without fragment and tracking, once each; nofollow is marked; the canonical address is resolved."""
    html = (
        '<base href="/shop/"><link rel=canonical href="/shop/index.html"><a href="a?utm_source=x#top">A</a><a href="a">A again</a>'
        '<a href="/b" rel="nofollow noopener">B</a><a href="mailto:x@y.example">mail</a><a href="javascript:void(0)">no</a>'
    )
    read = read_page(html.encode(), source="https://muldtoft.example/x/y")
    assert [(link.url, link.follow) for link in read.links] == [
        ("https://muldtoft.example/shop/a", True),
        ("https://muldtoft.example/b", False),
    ]
    assert read.canonical == "https://muldtoft.example/shop/index.html"


def test_binary_under_a_page_name():
    """A picture that calls itself a page gives no passages and is named as what it is."""
    read = read_page(b"\x89PNG\r\n\x1a\n" + bytes(100), source="page.html")
    assert (read.passages, read.notices[0].why) == ((), "it is a PNG image, not a page")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_never_raises_for_bytes(data):
    """Whatever the bytes are, a page comes back."""
    assert isinstance(read_page(data, source="x"), Page)


TAGS = """
<p> </p> <b> <table> <tr> <td/colspan=3> <th> <li> <dd> <dt> <br> <details> <summary> ord ✔ ? <a> <button> <!-- --> <svg> <select><option>
<div/class=usp> </div> <script> </script> <style> &nbsp; \x00 < <h1> <blockquote> <nav> <footer> <small>
"""


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(TAGS.split()), max_size=40))
def test_never_raises_for_tags(bits):
    """However tags are strewn about, a page comes back, and every passage says something."""
    for passage in page(" ".join(bits)).passages:
        assert any(character.isalnum() for character in passage.text)


def test_a_page_about_one_product_says_so():
    """Each passage of a page with one JSON-LD Product knows its name and numbers; a list of products is about none of them."""
    shoe = '{"@type": "Product", "name": "Trail Shoe 2", "sku": "TS2"}'
    one = page(f'<script type="application/ld+json">{shoe}</script><p>Keeps your feet dry in any weather.')
    assert one.passages[0].origin.about == (("product", "TS2"), ("product", "Trail Shoe 2"))
    two = page(f'<script type="application/ld+json">[{shoe}, {{"@type": "Product", "name": "Boot"}}]</script><p>Dry feet in any weather.')
    assert two.passages[0].origin.about == ()
