import sqlite3
import stat

import pytest
from speaking import Listener, Speaker, counts, opinion
from werkzeug import Response

from promisecheck.core.taxonomy import Stance
from promisecheck.core.text import Span
from promisecheck.judging.memory import Memory
from promisecheck.judging.question import Opinion

LATE = "Den kom efter ni dage."
FILE = "promisecheck/judge.sqlite"


def test_a_second_run_asks_nothing(httpserver, tmp_path):
    """A second run gives the same answers and the same tally without asking anybody."""
    speaker = Speaker(httpserver, opinion("contradicts", words="ni dage"))
    first, second = (Listener(tmp_path, speaker.address) for _ in range(2))
    assert first.ask(LATE, "Sent.") == second.ask(LATE, "Sent.")
    assert first.tallies == second.tallies
    assert counts(second.tallies[0])["tokens"] == 1_800
    assert (len(speaker.requests), second.said) == (2, [])


def test_the_same_pair_is_asked_about_once(httpserver, tmp_path):
    """Two customers with the same words are one question."""
    speaker = Speaker(httpserver)
    assert len(list(Listener(tmp_path, speaker.address).ask(LATE, f"  {LATE}"))) == 2
    assert len(speaker.requests) == 1


def test_failures_are_not_remembered(httpserver, tmp_path):
    """What got no answer is asked about again in the next run."""
    speaker = Speaker(httpserver, Response(status=500), opinion())
    assert Listener(tmp_path, speaker.address).ask(LATE) == {}
    assert len(Listener(tmp_path, speaker.address).ask(LATE)) == 1


def test_another_model_is_asked_anew(httpserver, tmp_path):
    """An answer belongs to the model that gave it."""
    speaker = Speaker(httpserver)
    for model in ("tiny", "large", "tiny"):
        Listener(tmp_path, speaker.address, name=f"{speaker.address}#{model}").ask(LATE)
    assert len(speaker.requests) == 2


def test_the_file_holds_no_words(httpserver, tmp_path):
    """Neither the promise nor the customer's words stand in the file, and nobody else may read it."""
    Listener(tmp_path, Speaker(httpserver, opinion(words="ni dage")).address).ask(LATE)
    content = (tmp_path / FILE).read_bytes()
    assert not any(words.encode() in content for words in (LATE, "ni dage", "Levering"))
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_a_broken_file_is_said(httpserver, tmp_path):
    """Where the file is none, questions are asked all the same, and it is said that nothing is remembered; the file stays as it is."""
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text("my notes" * 200, encoding="utf-8")
    listener = Listener(tmp_path, Speaker(httpserver).address)
    assert len(listener.ask(LATE)) == 1
    assert "nothing is remembered" in listener.notices[0].why
    assert (tmp_path / FILE).read_text(encoding="utf-8") == "my notes" * 200


def test_a_folder_that_cannot_be_made(httpserver, tmp_path):
    """Where the cache folder cannot be made, questions are asked all the same."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    listener = Listener(tmp_path / "file", Speaker(httpserver).address)
    assert len(listener.ask(LATE)) == 1
    assert "nothing is remembered" in listener.notices[0].why


@pytest.mark.parametrize("change", ["stance = 'maybe'", "supports = 7.0", "contradicts = 'x'", "first = -3", "tokens = 'many'"])
def test_a_foreign_row_is_not_believed(tmp_path, change):
    """A row that this program did not write is no answer."""
    memory = Memory(tmp_path / "own.sqlite")
    memory.keep("key", Opinion(stance=Stance.SUPPORTS, scores=(0.1, 0.8, 0.1), saw=Span(start=2, end=5), tokens=7))
    assert memory.recall("key") == Opinion(stance=Stance.SUPPORTS, scores=(0.1, 0.8, 0.1), saw=Span(start=2, end=5), tokens=7)
    memory.close()
    with sqlite3.connect(tmp_path / "own.sqlite") as file:
        file.execute(f"UPDATE opinions SET {change}")  # noqa: S608 - the test's own words
    file.close()
    assert memory.recall("key") is None
    memory.close()


def test_a_stopped_run_keeps_what_it_paid_for(httpserver, tmp_path):
    """Whoever stops in the middle finds the answers that came in before."""
    speaker = Speaker(httpserver)
    expert_asked = Listener(tmp_path, speaker.address)
    ask = expert_asked.judge._expert.ask

    def stopped(questions):
        for number, answer in enumerate(ask(questions)):
            if number == 2:
                raise KeyboardInterrupt
            yield answer

    expert_asked.judge._expert.ask = stopped
    with pytest.raises(KeyboardInterrupt):
        expert_asked.ask("a", "b", "c", "d")
    speaker.requests.clear()
    assert len(Listener(tmp_path, speaker.address).ask("a", "b", "c", "d")) == 4
    assert {pair["remark"] for pair in speaker.pairs} <= {"c", "d"}
