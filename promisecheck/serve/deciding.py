"""What a reviewer does with a promise: each act is kept and written into the log in one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from promisecheck.core.changes import Heard
from promisecheck.core.decisions import CHOICES, Decision, Status
from promisecheck.serve.board import Board
from promisecheck.serve.line import Line
from promisecheck.serve.refusals import Wrong
from promisecheck.serve.wanted import Wanted
from promisecheck.store import Connection
from promisecheck.store.decisions import newest_id, save_decision, undo_decision
from promisecheck.store.log import write_log
from promisecheck.store.register import add_proof, sign
from promisecheck.store.talk import add_comment, assign, leave_out
from promisecheck.store.users import User

_SHOWN = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a reviewer notes with a decision."""

    reason: str = ""
    until: date | None = None
    document: str = ""
    owner: str = ""
    expiry: date | None = None
    settles: bool = False


def status_of(text: str) -> Status:
    """One of the six that a person can choose; Wrong for anything else."""
    if text not in set(CHOICES):
        raise Wrong("wrong_status", value=text[:40])
    return Status(text)


def decide(connection: Connection, board: Board, line: Line, status: Status, given: Given, *, by: User) -> Decision:
    """Keep a decision on a promise as it stands in this report; a document goes into the register too."""
    decision = Decision(
        claim=line.claim, status=status, reviewer=by.name, at=datetime.now(UTC), text=line.row["text"], language=line.row["language"],
        reason=given.reason, until=given.until, document=given.document, owner=given.owner, expiry=given.expiry,
        settles=given.settles and line.standing.disagree, report=str(board.volume.id),
        heard=Heard(verdict=line.verdict, contradict=line.contradict, customers=line.contradict + line.support),
    )  # fmt: skip
    save_decision(connection, decision)
    if status is Status.PROVEN and given.document:
        add_proof(connection, claim=line.claim, document=given.document, owner=given.owner, expiry=given.expiry, by=by.name)
    write_log(connection, who=by.name, did=str(status), about=line.claim, text=line.row["text"][:_SHOWN])
    return decision


def undo(connection: Connection, *, by: User) -> Decision | None:
    """Take the reviewer's last decision back; None where there is none."""
    decision = undo_decision(connection, reviewer=by.name)
    if decision:
        write_log(connection, who=by.name, did="undo", about=decision.claim, text=decision.text[:_SHOWN], status=str(decision.status))
    return decision


def say(connection: Connection, line: Line, text: str, *, by: User) -> None:
    """Comment on a promise; Wrong where nothing is said."""
    if not text:
        raise Wrong("wrong_text")
    add_comment(connection, claim=line.claim, author=by.name, text=text)
    write_log(connection, who=by.name, did="comment", about=line.claim, text=line.row["text"][:_SHOWN])


def give_to(connection: Connection, line: Line, name: str, *, by: User) -> None:
    """Assign a promise; to nobody with ""."""
    assign(connection, claim=line.claim, assignee=name, by=by.name)
    write_log(connection, who=by.name, did="assign", about=line.claim, text=line.row["text"][:_SHOWN], name=name)


def judge_quote(connection: Connection, line: Line, review: str, *, out: bool, by: User) -> None:
    """Say that a quote is not about the promise, or is after all; Wrong for one that the report does not show."""
    if review not in {quote["review_id"] for quote in line.row["evidence"]}:
        raise Wrong("wrong_text")
    if leave_out(connection, claim=line.claim, review_id=review, by=by.name, out=out):
        did = "not-about" if out else "about"
        write_log(connection, who=by.name, did=did, about=line.claim, text=line.row["text"][:_SHOWN], review=review[:_SHOWN])


def document(connection: Connection, line: Line, given: Given, *, by: User) -> None:
    """Enter a document into the register; Wrong without its name."""
    if not given.document:
        raise Wrong("wrong_text")
    add_proof(connection, claim=line.claim, document=given.document, owner=given.owner, expiry=given.expiry, by=by.name)
    write_log(connection, who=by.name, did="document", about=line.claim, text=line.row["text"][:_SHOWN], name=given.document[:_SHOWN])


def sign_for(connection: Connection, line: Line, desk: str, *, by: User, local: bool) -> None:
    """Sign the decision that stands, for one's own desk (on this machine alone: for any); Wrong for another's."""
    made = line.standing.decision
    if desk not in line.unsigned or (not local and by.desk != desk):
        raise Wrong("wrong_desk", value=desk[:80])
    number = newest_id(connection, made, claims=(line.claim, line.key)) if made else None
    if number is not None and sign(connection, decision=number, desk=desk, by=by.name):
        write_log(connection, who=by.name, did="sign", about=line.claim, text=line.row["text"][:_SHOWN], name=desk)


def around(board: Board, wanted: Wanted, line: Line) -> tuple[int, Sequence[Line]]:
    """The place of a promise among those that are wanted, from 0 (-1: it is none of them), and all of those."""
    lines = board.chosen(wanted)
    return next((place for place, other in enumerate(lines) if other.key == line.key), -1), lines


def following(board: Board, wanted: Wanted, line: Line) -> Line | None:
    """The promise to go on to: the next one that is wanted, from the beginning again at the end; None where there is no other."""
    place, lines = around(board, wanted, line)
    rest = [*lines[place + 1 :], *lines[: max(0, place)]]
    return rest[0] if rest else None
