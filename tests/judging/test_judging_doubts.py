import dataclasses
import re
from collections.abc import Iterator

import numpy as np
import pytest
from making import claim, match, remark
from speaking import Listener, Speaker, opinion

from promisecheck.core.promises import Finding, Report, StancePair, Tally, Told
from promisecheck.core.taxonomy import Outcome, Stance, Verdict
from promisecheck.core.text import Reason
from promisecheck.learned import Blend, ModelFiles
from promisecheck.learned.files import write_manifest
from promisecheck.matching.doubts import Doubts, SecondOpinion
from promisecheck.matching.match import Matcher
from promisecheck.matching.pairs import reconsider
from promisecheck.matching.signals import AUDIT_NAMES
from promisecheck.matching.stance import StanceModel
from promisecheck.report.html import html_page

OWN = Reason(by="built-in", saw="similarity")


class Firm:
    """A judge who answers every pair but those of which it is said that it keeps silent."""

    name = "firm"

    def __init__(self, stance=Stance.CONTRADICTS, *, silent=()) -> None:
        """It always says the same."""
        self.stance, self.silent, self.asked = stance, silent, []

    def __call__(self, pairs) -> Iterator[Told]:
        """Answer."""
        for pair in pairs:
            self.asked.append(pair.evidence)
            if pair.evidence not in self.silent:
                scores = tuple((stance, 0.9 if stance is self.stance else 0.05) for stance in Stance)
                yield Told(id=pair.id, stance=self.stance, scores=scores, why=(Reason(by="firm", saw="so"),), judge="firm")


def opinion_of(judge, *, most=100, sure=0.8):
    """It, with a list of its notices."""
    notices = []
    return SecondOpinion(judge=judge, sure=sure, most=most, note=notices.append), notices


def built_in(evidence, confidence, *, number="x"):
    """A pair that the built-in judge finds supporting with this confidence."""
    scores = ((Stance.CONTRADICTS, 0.0), (Stance.SUPPORTS, confidence), (Stance.UNRELATED, 1 - confidence))
    pair = StancePair(id=number, claim="Levering i morgen", evidence=evidence)
    return pair, Told(id=number, stance=Stance.SUPPORTS, scores=scores, why=(OWN,), judge="built-in")


def test_only_the_unsure_are_asked_about():
    """Where the built-in judge is sure its answer stands and nobody is asked; else the second judge speaks, and both say why."""
    firm = Firm()
    given = [built_in("a", 0.95), built_in("b", 0.6), built_in("c", 0.8), built_in("d", 0.79)]
    told = list(reconsider(given, opinion_of(firm)[0]))
    assert [answer.judge for answer in told] == ["built-in", "firm", "built-in", "firm"]
    assert [answer.stance for answer in told] == [Stance.SUPPORTS, Stance.CONTRADICTS, Stance.SUPPORTS, Stance.CONTRADICTS]
    assert {answer.id for answer in told} == {"x"}
    assert [reason.by for reason in told[1].why] == ["firm", "built-in"]
    assert sorted(firm.asked) == ["b", "d"]


def test_silence_leaves_the_built_in_answer():
    """Where the second judge gives no answer, the built-in one stays, and says so."""
    (told,) = reconsider([built_in("a", 0.6)], opinion_of(Firm(silent={"a"}))[0])
    assert (told.judge, told.stance, told.confidence) == ("built-in", Stance.SUPPORTS, 0.6)
    assert told.why == (Reason(by="firm", saw="no answer: the built-in one stands"), OWN)


def test_the_least_sure_are_asked_about():
    """Of more pairs than [judge] max_pairs the least sure are asked about, in whatever order they come, and the rest is said."""
    given = [built_in(str(number), 0.5 + number / 100) for number in range(20)]
    for order in (given, given[::-1]):
        firm = Firm()
        opinion, notices = opinion_of(firm, most=3)
        told = list(reconsider(order, opinion))
        assert firm.asked == ["0", "1", "2"]
        assert sum(answer.judge == "firm" for answer in told) == 3
        assert notices[0].what.startswith("17 more pairs")


def test_without_a_second_judge_nothing_is_in_doubt():
    """Without a second judge everything passes."""
    doubts = Doubts(None)
    assert doubts.add("a", "b", confidence=0.0, item=7) == 7
    assert list(doubts.settle()) == []


class Sides:
    """Stands where the built-in judge's models would: every remark meets the claim, with scores that the test chooses."""

    def __init__(self, scores) -> None:
        """`scores`: for each remark its logits."""
        self.scores = scores

    def claim_side(self, texts, _languages):
        """Nothing."""
        return texts

    def remark_side(self, texts, _ratings, _languages):
        """The texts."""
        return texts

    def crowd(self, _claims, remarks, _near):
        """Each remark with the first claim."""
        n = len(remarks)
        seen = np.zeros((n, len(AUDIT_NAMES)), dtype=np.float32)
        seen[:, :3] = [self.scores[text] for text in remarks]
        return np.zeros(n, dtype=int), np.arange(n), seen


@pytest.fixture
def matcher(tmp_path):
    """A Matcher whose model takes the first three signals for its scores."""

    def make(scores, opinion):
        size = len(AUDIT_NAMES)
        weights = np.eye(size, 3, dtype=np.float32)
        model = StanceModel(
            names=AUDIT_NAMES,
            centre=np.zeros(size, dtype=np.float32),
            spread=np.ones(size, dtype=np.float32),
            layers=((weights, np.zeros(3, dtype=np.float32)),),
            thresholds=np.array([0.5, 0.5], dtype=np.float32),
        )
        model.save(tmp_path / "audit.safetensors")
        Blend(weights=(1.0,), bias=0.0, whole=0.5, cut=0.0).save(tmp_path / "near.json")
        write_manifest(tmp_path)
        return Matcher(ModelFiles(tmp_path), Sides(scores), second_opinion=opinion)

    return make


SCORES = {"sure": (5, 0, 0), "unsure": (0.4, 0, 0.6), "silent": (0.9, 0, 0), "nothing": (0, 0, 5)}


def test_matches_of_both_judges(matcher):
    """In an audit the sure matches come as they are; unsure pairs, also those taken for unrelated, are as the second judge says."""
    opinion, _ = opinion_of(Firm(Stance.SUPPORTS, silent={"silent"}))
    told = [remark(text, customer=text, outcome=Outcome.MORE) for text in SCORES]
    own = matcher(SCORES, opinion)
    found = {match.remark.text: match for match in own([claim()], told)}
    assert {text: (match.stance, match.judge) for text, match in found.items()} == {
        "sure": (Stance.CONTRADICTS, own.name),
        "unsure": (Stance.SUPPORTS, "firm"),
        "silent": (Stance.CONTRADICTS, own.name),
    }
    assert (found["unsure"].confidence, found["unsure"].beyond, found["unsure"].why[0].by) == (0.9, True, "firm")
    assert found["silent"].why[0].saw == "no answer: the built-in one stands"


def test_a_match_may_be_dropped(matcher):
    """What the second judge finds unrelated is no match."""
    opinion, _ = opinion_of(Firm(Stance.UNRELATED))
    assert [match.remark.text for match in matcher(SCORES, opinion)([claim()], map(remark, SCORES))] == ["sure"]


def test_without_a_second_judge_it_is_as_before(matcher):
    """Without a second judge the built-in one alone decides."""
    found = {match.remark.text: match for match in matcher(SCORES, None)([claim()], map(remark, SCORES))}
    assert {text: match.stance for text, match in found.items()} == dict.fromkeys(("sure", "silent"), Stance.CONTRADICTS)


def test_from_doubt_to_answer(httpserver, tmp_path):
    """Built-in judge and chat endpoint together: the unsure pair, and it alone, is asked about, and the words decide."""
    speaker = Speaker(httpserver, opinion("contradicts", words="ni dage"))
    listener = Listener(tmp_path, speaker.address)
    chosen = SecondOpinion(judge=listener.judge, sure=0.8, most=10, note=listener.notices.append)
    sure, unsure = reconsider(
        [built_in("Kom dagen efter.", 0.97, number="1"), built_in("Den kom efter ni dage.", 0.55, number="2")], chosen
    )
    assert (sure.judge, unsure.judge, unsure.id) == ("built-in", listener.judge.name, "2")
    assert speaker.pairs == [{"claim": "Levering i morgen", "remark": "Den kom efter ni dage."}]


def test_the_report_says_who_spoke():
    """In the page a quote that the second judge decided bears its name; the others bear none."""
    texts = {"Den kom efter ni dage.": "chat tiny at judge.example:443", "Alt for sent.": "audit-judge 1"}
    matches = tuple(dataclasses.replace(match(Stance.CONTRADICTS, customer=text, text=text), judge=judge) for text, judge in texts.items())
    finding = Finding(claim=claim(), occurrences=(claim(),), matches=matches, verdict=Verdict.CONTESTED)
    tally = Tally(source="chat tiny at judge.example:443", counts=(("answered", 1),))
    page = html_page(Report(findings=(finding,), inputs=(tally,), compared=True), version="1", language="en")
    quotes = [re.sub(r"<[^>]+>", "", quote) for quote in re.findall(r"<blockquote.*?</blockquote>", page)]
    told = [quote for quote in quotes if quote.startswith("Den kom efter ni dage.")]
    assert told
    assert all(quote.endswith(f"· {tally.source}") for quote in told)
    assert not any(tally.source in quote for quote in quotes if quote not in told)
    assert "audit-judge" not in page
