"""Reviews that came in twice: known by eight bytes each, so that a million of them take some fifty megabytes."""

import hashlib
from array import array

from promisecheck.core.promises import Review
from promisecheck.core.text import normal

_SAME_WEEK = 7
"""A long text that comes again within so many days is the same review, posted in two places."""
_LONG_TEXT = 40
_LONG_ID = 7
"""Shorter ids than this are row numbers: they tell reviews apart in their own file only."""
_UNDATED = 0


class Digests:
    """Eight-byte digests with a small number each, in two arrays (open addressing, at most half full)."""

    def __init__(self) -> None:
        """Empty."""
        self._digests = array("Q", [0]) * 1024
        self._numbers = array("i", [0]) * 1024
        self._used = 0

    def __len__(self) -> int:
        """How many are kept."""
        return self._used

    def swap(self, digest: int, number: int) -> int | None:
        """Keep `number` under `digest` (not 0); the number that was there, or None."""
        place = self._place(digest)
        if self._digests[place] == digest:
            before = self._numbers[place]
            self._numbers[place] = number
            return before
        self._digests[place], self._numbers[place] = digest, number
        self._used += 1
        if self._used * 2 > len(self._digests):
            self._grow()
        return None

    def _place(self, digest: int) -> int:
        mask, digests = len(self._digests) - 1, self._digests
        place = digest & mask
        while digests[place] and digests[place] != digest:
            place = (place + 1) & mask
        return place

    def _grow(self) -> None:
        digests, numbers = self._digests, self._numbers
        self._digests = array("Q", [0]) * (len(digests) * 2)
        self._numbers = array("i", [0]) * (len(digests) * 2)
        for digest, number in zip(digests, numbers, strict=True):
            if digest:
                place = self._place(digest)
                self._digests[place], self._numbers[place] = digest, number


class Seen:
    """What has been read so far, over all files of a call."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._digests = Digests()

    def is_new(self, review: Review, *, own_id: str, system: str) -> bool:
        """False for a review that was seen before.

        The same is: the same source id (`own_id`, "" for none) in files with the same columns (`system`; short ids only in the same file);
        the same words by the same customer on the same day, with the same rating where the text is short; a long text within a week.
        Without days, only what has no id of its own, or comes from the same customer, can be the same.
        """
        if own_id:
            scope = system if len(own_id) >= _LONG_ID else f"{system}\n{review.origin.source}"
            if self._digests.swap(_digest(f"id\n{scope}\n{own_id}"), _UNDATED) is not None:
                return False
        return self._has_new_words(review, own_id=own_id)

    def _has_new_words(self, review: Review, *, own_id: str) -> bool:
        words = normal(review.text or review.title)
        long = len(words) >= _LONG_TEXT
        told = f"words\n{review.kind}\n{review.customer_key}\n{words}" + ("" if long else f"\n{review.rating}\n{review.facets}")
        if review.said_at is None:
            if not long or (own_id and not review.customer_key):
                return True
            return self._digests.swap(_digest(f"undated\n{told}"), _UNDATED) is None
        day = review.said_at.toordinal()
        if not long:
            return self._digests.swap(_digest(f"{day}\n{told}"), _UNDATED) is None
        before = self._digests.swap(_digest(told), day)
        return before is None or abs(before - day) > _SAME_WEEK


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(errors="replace"), digest_size=8).digest(), "little") or 1
