"""Everything that is kept, weighed anew."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from promisecheck.core.promises import Claim, Report, Tally
from promisecheck.law import History
from promisecheck.sources.merge import Merge
from promisecheck.store import Database
from promisecheck.store.names import read_names
from promisecheck.store.pages import read_passages
from promisecheck.store.past import read_pasts
from promisecheck.store.reviews import count_reviews, read_reviews
from promisecheck.store.talk import read_left_out

if TYPE_CHECKING:
    from promisecheck.audit import Audit


def weigh(database: Database, sites: Sequence[str], audit: "Audit", *, today: date) -> Report:
    """The report of the copy of the sites and all customers' words, in an order that does not depend on how they came in."""
    with database.reading() as connection:
        merge, past = Merge(), read_pasts(connection, today=today)
        audit.left_out = read_left_out(connection, read_names(connection))
        passages = merge.add(read_passages(connection, sites))
        words = count_reviews(connection)
        audit.notices.tallies[:] = [Tally(source="what is kept", counts=(("passages", passages), ("reviews", words)))]

        def recall(claim: Claim) -> History:
            seen = past(claim)
            return History(
                first_seen=seen.first_seen, last_seen=seen.last_seen, crawls=seen.runs, deadlines=seen.deadlines, prices=seen.prices
            )

        return audit.hold(merge.passages(), read_reviews(connection), given=words > 0, recall=recall)
