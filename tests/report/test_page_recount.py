"""The rule in the browser is the rule of the audit."""

import dataclasses
import itertools

import pytest
from pages import opened, written
from shop import shop_report

from promisecheck.core.taxonomy import Stance
from promisecheck.gap import replay

pytestmark = pytest.mark.slow


def _without(finding, out):
    """The voices that are left, as the audit counts them; a customer with another review is heard by that one."""
    voices = []
    for voice in finding.voices:
        own = [match for match in finding.matches if match.remark.customer_key == voice.customer]
        rest = [match for match in own if match.remark.review_id not in out]
        if len(rest) == len(own):
            voices.append(voice)
        elif rest:
            against = max((match.confidence for match in rest if match.stance is Stance.CONTRADICTS), default=0.0)
            favour = max((match.confidence for match in rest if match.stance is Stance.SUPPORTS), default=0.0)
            voices.append(dataclasses.replace(voice, stance=Stance.CONTRADICTS if against >= favour else Stance.SUPPORTS, beyond=False))
    return voices


def _judged(page, finding, out):
    return page.evaluate("([key, out]) => judgeFor(key, out)", [finding.claim.key, list(out)])


@pytest.fixture
def page(browser, tmp_path):
    """The shop's page, whose rule can be asked."""
    path = written(tmp_path, shop_report())
    text = path.read_text(encoding="utf-8").replace(
        "const progress =", "window.judgeFor = (key, out) => judge(data.claims[key].case, out);\nconst progress ="
    )
    path.write_text(text, encoding="utf-8")
    with opened(browser, path, bypass_csp=True) as shown:
        yield shown


def test_with_every_quote_the_browser_says_what_the_report_says(page):
    """With nothing taken out the browser gives the report's verdict, counts and interval, for every promise that somebody mentions."""
    for finding in shop_report().findings:
        if not finding.voices:
            continue
        told, share = _judged(page, finding, []), finding.contradicted
        assert (told["verdict"], told["against"], told["favour"]) == (finding.verdict, finding.contradict, finding.support)
        assert [told[name] for name in ("low", "mid", "high")] == pytest.approx([share.low, share.mid, share.high], abs=0.002)


def test_without_some_quotes_it_is_the_audits_own_verdict(page):
    """Whatever quotes are taken out, alone, in pairs, or all: the verdict is the one that the stored steps give without these voices."""
    verdicts = set()
    for finding in (finding for finding in shop_report().findings if finding.voices):
        reviews = page.evaluate(
            "key => Object.keys(JSON.parse(document.querySelector('#data').textContent).claims[key].case.reviews ?? {})", finding.claim.key
        )
        against = [
            match.remark.review_id for match in finding.matches if match.stance is Stance.CONTRADICTS and match.remark.review_id in reviews
        ]
        for out in [*itertools.combinations(reviews, 1), tuple(reviews), *(against[:number] for number in range(2, len(against) + 1))]:
            told = _judged(page, finding, out)["verdict"]
            assert told == replay(finding.steps, _without(finding, out)), (finding.claim.text, out)
            verdicts.add((finding.verdict, told))
    assert len(verdicts) >= 6, "taking quotes out changes verdicts"


def test_taking_out_is_seen(page):
    """Quotes that decide are taken out by their buttons, and the card says the new verdict, its numbers, and takes them in again."""
    page.goto(page.url + "#promises")
    page.keyboard.press("j")
    for number in range(3):
        page.locator(".now .against blockquote button").nth(number).click()
    page.locator(".now .more > summary").first.click()
    for button in page.locator(".now .more .against blockquote button").all():
        button.click()
    line = page.locator(".now .anew")
    assert line.get_attribute("data-verdict") == "kept"
    assert line.inner_text().startswith("Without what you took out: ✓ kept. 0 say no, 4 yes; most likely ")
    page.reload()
    assert page.locator(".claim").first.locator(".anew").count() == 1
