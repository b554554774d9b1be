from dataclasses import replace

from making import claim

from promisecheck.core.text import Origin
from promisecheck.sources.kept import KeptPages


def _passage(text, *sources):
    first, *others = (Origin(source=source) for source in sources)
    return replace(claim(text).passage, origin=first, others=tuple(others))


def test_passages_go_on_and_are_kept_by_page():
    """Every passage is passed on; each page keeps its own in their order, and what stands on two pages stands on both."""
    passages = [_passage("Fri fragt", "a", "b"), _passage("Om os", "b"), _passage("Forside", "a")]
    kept = KeptPages()
    assert list(kept.watch(passages)) == passages
    told = {page.source: [passage.text for passage in page.passages] for page in kept.pages}
    assert told == {"a": ["Fri fragt", "Forside"], "b": ["Fri fragt", "Om os"]}
    assert not any(page.cut for page in kept.pages)


def test_what_is_kept_does_not_grow_with_the_site():
    """At most 200 pages of 12,000 characters are kept, however many there are; what was cut says so."""
    kept = KeptPages()
    for _ in kept.watch(_passage(f"{place} " + "x" * 5_000, f"page {place // 4}") for place in range(2_000)):
        pass
    assert len(kept.pages) == 200
    assert all(sum(len(passage.text) for passage in page.passages) <= 12_000 and page.cut for page in kept.pages)
