import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import claim, crowd, match

from promisecheck.core.taxonomy import Category, Stance, Strength, Verdict
from promisecheck.gap import category_gaps, find
from promisecheck.gap.share import above, share
from promisecheck.gap.tolerance import tolerance
from promisecheck.gap.verdict import Counts, decide, enough
from promisecheck.settings import Policy

POLICY = Policy()
BADNESS = [Verdict.OVER_DELIVERED, Verdict.KEPT, Verdict.UNPROVEN, Verdict.CONTESTED, Verdict.OVER_PROMISED]


def _finding(matches, of=None):
    of = of or claim()
    return find(of, [of], matches, compared=True, policy=POLICY)


def test_specific_claim_broken():
    """Eight of nine customers contradict a specific claim: over-promised, with the numbers in the reasons."""
    finding = _finding(crowd(8, 1))
    assert finding.verdict is Verdict.OVER_PROMISED
    assert (finding.contradict, finding.support) == (8, 1)
    assert any("8 customers contradict, 1 support" in reason.saw for reason in finding.why)
    assert finding.rule == "PC102"


def test_four_of_four_is_enough():
    """Four customers who contradict and none who supports are the least that makes a claim over-promised: P(share > .5) = 1 - .5^5."""
    assert above(4, 0, 0.5) == pytest.approx(1 - 0.5**5)
    assert _finding(crowd(4, 0)).verdict is Verdict.OVER_PROMISED
    assert _finding(crowd(3, 0)).verdict is Verdict.UNPROVEN


def test_contested():
    """Five against five, at a limit of a quarter: contested."""
    assert _finding(crowd(5, 5)).verdict is Verdict.CONTESTED


def test_kept_and_over_delivered():
    """One of nine contradicts, within .05 + .20: kept; and over-delivered when half of the others got more."""
    assert _finding(crowd(1, 8)).verdict is Verdict.KEPT
    assert _finding(crowd(1, 8, beyond=4)).verdict is Verdict.OVER_DELIVERED
    assert _finding(crowd(1, 8, beyond=3)).verdict is Verdict.KEPT


def test_too_few():
    """Two customers prove nothing, and the finding says how many more would do."""
    finding = _finding(crowd(0, 2))
    assert finding.verdict is Verdict.UNPROVEN
    assert finding.enough == 1


def test_nobody():
    """A claim of which nobody speaks is unproven, and its share is unknown."""
    finding = _finding([])
    assert finding.verdict is Verdict.UNPROVEN
    assert finding.contradicted == share(0, 0)


def test_without_reviews_no_verdict():
    """Without customers' words there is no verdict at all."""
    assert find(claim(), [claim()], [], compared=False, policy=POLICY).verdict is None


def test_one_voice_per_customer():
    """A customer who complains three times counts once; one who says both counts as what weighs more."""
    loud = [match(Stance.CONTRADICTS, customer="loud") for _ in range(3)]
    both = [match(Stance.CONTRADICTS, customer="both", confidence=0.6), match(Stance.SUPPORTS, customer="both", confidence=0.8)]
    finding = _finding(loud + both)
    assert (finding.contradict, finding.support) == (1, 1)


@pytest.mark.parametrize(
    ("text", "strengths", "expected"),
    [
        ("Altid varme brød", (Strength.ABSOLUTE,), 0.0),
        ("Levering på 2 dage", (Strength.SPECIFIC,), 0.05),
        ("Byens bedste kaffe", (Strength.SUPERLATIVE, Strength.PUFF), 0.10),
        ("Op til 100 Mbit/s", (Strength.SPECIFIC,), 0.20),
        ("Opptil 40 % rabatt", (Strength.SPECIFIC, Strength.HEDGED), 0.20),
        ("Vi svarer normalt samme dag", (Strength.SPECIFIC, Strength.HEDGED), 0.30),
        ("Et uforglemmeligt ophold", (Strength.PUFF,), 0.40),
    ],
)
def test_tolerance(text, strengths, expected):
    """The strictest strength decides what may fail; a hedge loosens it."""
    assert tolerance(claim(text, strengths=strengths), POLICY) == expected


def test_interval_by_hand():
    """Nobody of three contradicts: Jeffreys' interval for 0 of 3 ends at .536 (Brown, Cai, DasGupta 2001: 0 to .536 one-sided tables)."""
    estimate = share(0, 3)
    assert estimate.low < 0.001
    assert estimate.high == pytest.approx(0.5355, abs=0.002)


def test_categories():
    """Promised is one minus the mean tolerance, delivered the share of voices who got it."""
    of = claim()
    gaps = category_gaps([_finding(crowd(3, 9, of=of), of)])
    assert [gap.category for gap in gaps] == [Category.DELIVERY]
    assert gaps[0].promised == pytest.approx(0.95)
    assert gaps[0].delivered.mid == pytest.approx(9.5 / 13, abs=0.001)
    assert gaps[0].delivered.customers == 12


@given(st.integers(0, 40), st.integers(0, 40))
def test_more_contradictions_never_look_better(against, favour):
    """Adding a contradiction never makes a claim look better, unless it was unproven for want of words."""
    before = decide(Counts(contradict=against, support=favour), limit=0.25, policy=POLICY)
    after = decide(Counts(contradict=against + 1, support=favour), limit=0.25, policy=POLICY)
    assert BADNESS.index(after) >= BADNESS.index(before)


@given(st.integers(1, 30), st.integers(1, 30), st.integers(2, 4))
def test_more_of_the_same_narrows(against, favour, times):
    """More of the same evidence narrows the interval."""
    few, many = share(against, favour), share(against * times, favour * times)
    assert many.high - many.low < few.high - few.low


@given(st.integers(0, 12), st.integers(0, 12))
def test_duplicates_change_nothing(against, favour):
    """The same words of the same customer twice are the same finding."""
    matches = crowd(against, favour)
    once, twice = _finding(matches), _finding(matches + matches)
    assert (once.verdict, once.contradict, once.support) == (twice.verdict, twice.contradict, twice.support)


def test_enough_is_enough():
    """So many more customers as `enough` says do end an `unproven`."""
    counts = Counts(contradict=0, support=1)
    more = enough(counts, limit=0.25, policy=POLICY)
    assert decide(Counts(contradict=0, support=1 + more), limit=0.25, policy=POLICY) is Verdict.KEPT


def test_wording():
    """A broken promise comes with a wording in its own language that carries the numbers."""
    finding = _finding(crowd(8, 2))
    assert finding.suggestions[0].text == "2 af 10 kunder, der nævner det, fik det sådan: »Levering i morgen«"
    norwegian = claim("Levering i morgen", language="nb")
    assert "kunder som nevner det" in find(norwegian, [norwegian], crowd(8, 2), compared=True, policy=POLICY).suggestions[0].text
