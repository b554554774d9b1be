"""What the page says: sentences with numbers, marked words, other wordings, time, addresses."""

from dataclasses import replace
from datetime import date

import pytest
from making import claim, crowd, match
from shop import shop_report

from promisecheck.core.silence import Over, Silence
from promisecheck.core.taxonomy import Stance, Verdict
from promisecheck.core.text import Origin, Quantity
from promisecheck.gap import find
from promisecheck.report import render
from promisecheck.report.engine import shortener, text_fragment
from promisecheck.report.identity import report_id
from promisecheck.report.marking import mark
from promisecheck.report.overtime import overtime
from promisecheck.report.phrases import INTERFACES, phrases
from promisecheck.report.rewrite import rewrite
from promisecheck.report.said import because, how_judged, verdict_sentence, what_would_change
from promisecheck.settings import Policy


def _finding(against, favour, *, beyond=0, topics=("delivery.time",)):
    of = replace(claim(), topics=topics)
    return find(of, [of], crowd(against, favour, beyond=beyond, of=of), compared=True, policy=Policy())


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        (_finding(27, 26), "27 of 53 customers who mention it say it took longer."),
        (_finding(8, 2, topics=()), "8 of 10 customers who mention it say it did not hold."),
        (_finding(1, 12), "12 of 13 customers who mention it got what is promised."),
        (_finding(0, 9, beyond=8), "9 of 9 customers who mention it got what is promised, 8 of them more than that."),
        (_finding(1, 0), "The one customer who mentions it says it took longer."),
        (_finding(0, 1), "The one customer who mentions it got what is promised."),
        (_finding(0, 0), "No customer mentions it."),
    ],
)
def test_a_verdict_is_a_sentence_with_numbers(finding, sentence):
    """Each verdict says how many of those who mention it say what, in the topic's words where it has some."""
    assert verdict_sentence(finding, phrases("en")) == sentence


def test_danish_and_norwegian_sentences():
    """The same sentence as a Dane and a Norwegian would write it."""
    finding = _finding(27, 26)
    assert verdict_sentence(finding, phrases("da")) == "27 af 53 kunder, der nævner det, siger, at det tog længere tid."
    assert verdict_sentence(finding, phrases("nb")) == "27 av 53 kunder som nevner det, sier at det tok lengre tid."


@pytest.mark.parametrize("language", INTERFACES)
def test_every_promise_says_why_and_what_would_change_it(language):
    """Each judged promise has its reason with the share allowed for, the steps, and what would make it another verdict."""
    say = phrases(language)
    for finding in shop_report().findings:
        limit = say["percent"].format(number=25)
        assert not finding.voices or limit in because(finding, say) or finding.tolerance != 0.05
        assert list(how_judged(finding, say))
        assert list(what_would_change(finding, say)) or finding.verdict is Verdict.OVER_DELIVERED


def test_the_words_that_decide_are_marked():
    """Marked are the number that the promise speaks of, that it did not happen, and the promise's own words; all words stay."""
    of = replace(claim("Levering på 1 dag"), quantities=(Quantity(low=86400, high=86400, unit="s", saw="1 dag"),))
    told = match(Stance.CONTRADICTS, customer="a", of=of, text="Leveringen tog ni dage og var ikke gratis.")
    quantity = Quantity(low=777600, high=777600, unit="s", saw="ni dage")
    parts = mark(replace(told, remark=replace(told.remark, quantities=(quantity,))), most=600)
    assert [text for text, marked in parts if marked] == ["Leveringen", "ni dage", "ikke"]
    assert "".join(text for text, _ in parts) == "Leveringen tog ni dage og var ikke gratis."


def test_a_long_quote_is_cut_with_a_mark():
    """A quote that is too long ends in a mark, in time."""
    told = match(Stance.CONTRADICTS, customer="a", text="ikke " * 20_000)
    assert "".join(text for text, _ in mark(told, most=100)) == ("ikke " * 20).rstrip() + " …"


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("Levering i morgen", "Som regel: Levering i morgen", (("ins", "Som regel: "), ("same", "Levering i morgen"))),
        ("Svar på 4 timer", "Svar på 9 dage", (("same", "Svar på "), ("del", "4 timer"), ("ins", "9 dage"))),
        ("Fri fragt", "De fleste får varen på 3 dage", (("del", "Fri fragt"), ("ins", "De fleste får varen på 3 dage"))),
        ("Det samme", "Det samme", (("same", "Det samme"),)),
        ("", "x", (("del", ""), ("ins", "x"))),
    ],
)
def test_a_rewording_is_told_word_by_word(old, new, pieces):
    """What goes, what comes and what stays; wordings with too little in common are shown whole."""
    assert rewrite(old, new) == pieces


def test_time_is_told_in_months_quarters_or_years():
    """Few months are columns of their own; more are gathered; too few voices, or one month, are no line."""
    voices = _finding(6, 6).voices
    assert overtime(voices, phrases("en")) is None, "all spoke in one month"
    months = [replace(voice, said_at=date(2026, 1 + number % 3, 5)) for number, voice in enumerate(voices)]
    line = overtime(months, phrases("en"))
    assert [(column.name, column.against, column.favour) for column in line.columns] == [
        ("Jan 2026", 2, 2),
        ("Feb 2026", 2, 2),
        ("Mar 2026", 2, 2),
    ]
    years = [replace(voice, said_at=date(2024 + number % 3, 1 + number % 12, 5)) for number, voice in enumerate(voices)]
    line = overtime(years, phrases("da"))
    assert line.columns[0].name == "jan. 2024–mar. 2024"
    assert sum(column.against + column.favour for column in line.columns) == 12
    assert overtime(voices[:2], phrases("en")) is None


@pytest.mark.parametrize(
    ("text", "directive"),
    [
        ("Fri fragt", "Fri%20fragt"),
        ("50 % - altid, & mere", "50%20%25%20%2D%20altid%2C%20%26%20mere"),
        (
            "Vi leverer altid din ordre allerede i morgen, og du betaler ikke en krone for det",
            "Vi%20leverer%20altid%20din,en%20krone%20for%20det",
        ),
    ],
)
def test_a_link_jumps_to_the_words(text, directive):
    """The link names the words as browsers want it, long ones by both ends; what is no web address is no link."""
    assert text_fragment(Origin(source="https://www.example.dk/side#top"), text) == f"https://www.example.dk/side#:~:text={directive}"
    assert text_fragment(Origin(source="javascript:alert(1)"), text) == ""


def test_sources_are_shown_without_what_all_share():
    """A file is shown without the folder that was named, an address without its scheme, and a deep path by its end."""
    short = shortener(["/data/site", "https://www.example.dk"])
    assert short("/data/site/om/os.html") == "om/os.html"
    assert short("https://www.example.dk/priser") == "www.example.dk/priser"
    assert short("/a/b/c/d/e/f.html") == "…/d/e/f.html"
    assert len(short("https://www.example.dk/" + "x" * 500)) <= 90


def test_a_reports_name_is_that_of_its_findings():
    """The same findings give the same name; another verdict, promise or day another one."""
    report = shop_report()
    assert report_id(report) == report_id(replace(report, started="later", skipped=()))
    others = [replace(report, findings=report.findings[1:]), replace(report, as_of=date(2026, 1, 1))]
    assert len({report_id(one) for one in [report, *others]}) == 3


def test_what_is_known_says_why():
    """A finding that was accepted says by whom and why on its card, and the overview counts it; one that is worse says so."""
    first, second, *rest = shop_report().findings
    first = replace(first, silence=Silence(by="baseline", reason="Ny fragtmand fra januar", until=date(2027, 1, 31)))
    second = replace(second, silence=Silence(by="settings", reason="Sommertid", over=Over.WORSE))
    page = render(replace(shop_report(), findings=(first, second, *rest)), "html", version="0.1.0", language="da")
    assert '<p class="known">Kendt, fordi: i basislinjen · Ny fragtmand fra januar · 2027-01-31</p>' in page
    assert page.count('class="known"') == 2
    assert "Kendt og ikke meldt igen: 1 i basislinjen." in page
