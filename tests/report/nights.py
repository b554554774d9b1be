"""Reports as JSON for the tests of what changed, as small as they can be."""

from promisecheck.core.promises import claim_key


def promise(text, *, verdict="kept", at=("index.html#h1",), category="delivery", language="da", says=(1, 20), said=(), drift=None):
    """One promise: `at` are source#place, `says` how many of how many say no, `said` (stance, text) of remarks."""
    contradict, customers = says
    return {
        "id": claim_key(text, language),
        "text": text,
        "language": language,
        "categories": [category],
        "verdict": verdict,
        "places": [{"source": spot.split("#")[0], "place": spot.split("#")[1], "role": "hero", "sentence": text} for spot in at],
        "contradicted": {"contradict": contradict, "customers": customers} if verdict else None,
        "evidence": [{"stance": stance, "text": words, "date": "2026-10-01"} for stance, words in said],
        "drift": drift,
    }


def night(*promises, day="2026-11-01", skipped=(), errors=()):
    """A report of one night."""
    return {
        "schema": 1,
        "run": {"started": f"{day}T02:00:00+00:00", "as_of": "2026-10-31"},
        "claims": list(promises),
        "skipped": list(skipped),
        "errors": list(errors),
    }
