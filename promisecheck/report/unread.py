"""Which pages a run could not read: what stood there may still stand there."""

from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit


def unread_pages(report: Mapping[str, Any], known: Collection[str]) -> frozenset[str]:
    """Those of the `known` pages of an earlier run that the report says were not read; one that is gone (404, 410) is not among them."""
    read = {place["source"] for claim in report["claims"] for place in claim["places"]}
    skipped = [one for one in report["skipped"] if not one.get("gone")]
    named = {page for one in (*report["errors"], *skipped) for page in one.get("pages", ())} | {one["what"] for one in report["errors"]}
    gone = {page for one in report["skipped"] if one.get("gone") for page in one.get("pages", ())}
    silent = _silent([one["what"] for one in report["errors"]], read)
    return frozenset(page for page in known if page not in read | gone and (page in named or _begin(page) in silent or _below(page, named)))


def _silent(named: Collection[str], read: Collection[str]) -> set[str]:
    """The hosts that were named in an error and of which nothing was read."""
    return {_begin(what) for what in named} - {_begin(source) for source in read} - {""}


def _begin(page: str) -> str:
    """Scheme and host, "" for a file."""
    try:
        parts = urlsplit(page)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in {"http", "https"} else ""


def _below(page: str, named: Collection[str]) -> bool:
    """Whether it lies in a folder that could not be read."""
    return any(page.startswith(f"{what.rstrip('/')}/") for what in named if what and not _begin(what))
