"""Reports for the tests of the formats: one in which every part is filled, and one in which every text is hostile."""

from dataclasses import replace
from datetime import date

from making import claim, crowd, match

from promisecheck.core.changes import Difference, Heard, SinceLast, Turn
from promisecheck.core.judgement import Burst, Change, Drift, Figure, ReportStep, SegmentGap, Step, Voice
from promisecheck.core.promises import Report, Skipped, Suggestion, Tally, Trouble
from promisecheck.core.questions import Citation, Mode, Question, Said, Verified
from promisecheck.core.silence import Over, Silence
from promisecheck.core.silent import PageText, Quote, SilentGap
from promisecheck.core.taxonomy import Category, Kind, Stance, Verdict
from promisecheck.core.text import Origin, Quantity, Reason
from promisecheck.gap import category_gaps, find
from promisecheck.settings import Policy

HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "+1+1", "-1+1", "@SUM(A1)", "#N/A", "free;=cmd|'/c calc'!A0",
    "\t=1+1", "\r=1+1",
    "ends\n::error file=a.md::taken over", "done%0A::warning::no", "##[error]no",
    "a\x00b\x1b[31mc\x07", "\ud800 half a pair", "_x0041_ coded", "\u202etxt.exe",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "--> <!-- promisecheck -->",
    "[pay](javascript:alert(1))", "![p](https://evil.example/p.png)", "| a | b |\n|---|---|", "{0} {{7*7}}",
    "https://evil.example www.evil.example @everyone #1", "**bold** `code` ~~no~~ $x$", "# title", "&lt;b&gt;",
    "very long " * 9_000, "w" * 90_000,
)  # fmt: skip


def plain_report(**parts):
    """One contradicted promise on line 3 of a file, as a reader would find it."""
    return _report(*_claim_at("copy/om os.md", "line 3"), **parts)


def full_report():
    """A report in which no list is empty and nothing is None."""
    of, matches = _claim_at("copy/om os.md", "line 3")
    other = _place(of, "https://www.example.dk/vilkår?a=1", "p[2]")
    finding = replace(
        find(of, [of, other, other], matches, compared=True, policy=Policy()),
        suggestions=(Suggestion(text="Levering inden 4 dage", because="9 af 10 fik den", how="number", verdict=Verdict.KEPT),),
        drift=Drift(turn="worse", since="2026-03", until="2026-02", before=(1, 9), after=(8, 2), certainty=0.97, saw=("før i tiden",)),
        bursts=(
            Burst(
                first=date(2026, 5, 1), last=date(2026, 5, 2), stance=Stance.CONTRADICTS, customers=("a", "b"), expected=0.4,
                without=Verdict.KEPT,
            ),
        ),
        segments=(
            SegmentGap(facet="location", value="Aarhus", contradict=5, support=0, others_contradict=1, others_support=9, chance=0.01),
        ),
        changes=(Change(what="supports", number=12.0, verdict=Verdict.CONTESTED),),
        steps=(Step(by="share", saw="8 of 10", values=(("mid", 0.8),)),),
        voices=(
            Voice(
                customer="a", stance=Stance.CONTRADICTS, certainty=0.9, kind=Kind.REVIEW, said_at=date(2026, 5, 1),
                facets=(("product", "x"),),
            ),
        ),
        law=(replace(question(), silence=Silence(by="page", reason="agreed", where="a.html: p")),),
        silence=Silence(by="baseline", reason="known", until=date(2027, 1, 1), where="b.json", over=Over.WORSE),
    )  # fmt: skip
    step = ReportStep(
        id="expected", question="?", answer="yes", because="so", deciding=(of.key,),
        figures=(
            Figure(name="a", interval=(0.1, 0.2, 0.3), claims=1, of_claims=1, customers=10, category=Category.DELIVERY),
            Figure(name="b", interval=None, claims=0, of_claims=1, customers=0),
        ),
    )  # fmt: skip
    return Report(
        findings=(finding,), categories=category_gaps([finding]), compared=True, as_of=date(2026, 10, 31), models=("m 1",),
        inputs=(Tally(source="reviews.csv", counts=(("reviews", 10),)),), six_steps=(step,), settings=(("policy.now", "2026-10-31"),),
        skipped=(Skipped(what="a.pdf", why="not read here"),), errors=(Trouble(what="b.csv", why="no text column", next_step="Name it"),),
        started="2026-11-01T12:00:00+00:00", silent=(silent(),), since_last=since_last(),
        pages=(PageText(source="copy/om os.md", passages=(of.passage,)),),
        idle=(Skipped(what="[[ignore]] number 2", why="not needed"),), baseline="b.json",
    )  # fmt: skip


def silent(text="Emballagen var helt igennem solid."):
    """A topic of which nobody promises anything."""
    quote = Quote(text=text, language="da", review_id="r1", rating=1.0, said_at=date(2026, 4, 1))
    return SilentGap(category=Category.DELIVERY, topic="delivery.damage", praise=7, blame=1, quotes=(quote,))


def since_last(text="Levering i morgen"):
    """Every turn that a promise can take, once."""
    was, now = Heard(verdict=Verdict.KEPT, contradict=1, customers=9), Heard(verdict=Verdict.OVER_PROMISED, contradict=8, customers=10)
    differences = tuple(
        Difference(
            turn=turn, claim="0" * 16, text=text, language="da", category=Category.DELIVERY,
            before=None if turn is Turn.NEW else was, now=None if turn in {Turn.GONE, Turn.UNREACHABLE} else now,
            old_text=f"{text} tidlig" if turn is Turn.REWORDED else "", sameness=0.91 if turn is Turn.REWORDED else None,
            places=(text,), old_places=(text,), note=text,
        )
        for turn in Turn
    )  # fmt: skip
    return SinceLast(since="2026-10-01", differences=differences, as_of=date(2026, 9, 30), lost=(text,))


def hostile_report(text):
    """A report in which every word from outside is `text`: copy, places, quotes, suggestions, notices."""
    of = _place(claim(text.encode(errors="replace").decode()), text, text)
    matches = [match(Stance.CONTRADICTS, customer=str(number), of=of, text=text) for number in range(8)]
    finding = replace(
        find(of, [of], matches, compared=True, policy=Policy()),
        verdict=Verdict.OVER_PROMISED,
        suggestions=(Suggestion(text=text, because=text),),
        law=(replace(question(), saw=(text,)),),
    )
    return Report(
        findings=(finding,), categories=category_gaps([finding]), compared=True, as_of=date(2026, 10, 31),
        skipped=(Skipped(what=text, why=text),), errors=(Trouble(what=text, why=text, next_step=text),),
        silent=(silent(text),), since_last=since_last(text), pages=(PageText(source=text, passages=(of.passage,)),),
        inputs=(Tally(source=text, counts=((text, 1),)),), models=(text,),
    )  # fmt: skip


def question():
    """What a law might ask of a promise."""
    asks = Said(en="Can you show it?", da="Kan I dokumentere det?", nb="Kan dere dokumentere det?")
    citation = Citation(law="An act", point="§ 1", jurisdiction="DK", verified=Verified.V1)
    return Question(
        rule="R3", name="delivery", mode=Mode.REQUIRES_SUBSTANTIATION, saw=("i morgen",), asks=asks, remedy=asks, citations=(citation,)
    )


def _report(of, matches, **parts):
    finding = find(of, [of], matches, compared=True, policy=Policy())
    return Report(findings=(finding,), categories=category_gaps([finding]), compared=True, as_of=date(2026, 10, 31), **parts)


def _claim_at(source, place):
    of = _place(claim(), source, place)
    of = replace(of, quantities=(Quantity(low=0, high=86400, unit="s", saw="i morgen"),), why=(Reason(by="rule", saw="i morgen"),))
    return of, crowd(8, 2, of=of)


def _place(of, source, place):
    return replace(of, passage=replace(of.passage, origin=Origin(source=source, place=place, role="hero")))
