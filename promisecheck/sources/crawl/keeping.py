"""A page as JSON and back: what a crawl keeps, so that an unchanged page need not be parsed again."""

import dataclasses
import json
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

from promisecheck.core.promises import Skipped
from promisecheck.core.text import Origin, Passage
from promisecheck.sources.address import normalise
from promisecheck.sources.page.page import Image, Link, Page

_PLACED = tuple(entry.name for entry in dataclasses.fields(Origin) if entry.name not in {"source", "read_at"})


@cache
def edition() -> str:
    """Changes with the code that reads pages: what an older edition kept is read anew."""
    digest = blake2b(version("promisecheck").encode(), digest_size=6)
    here = Path(__file__).parent.parent
    own = (here.glob(pattern) for pattern in ("*.py", "page/*.py", "crawl/*.py", "documents/*.py"))
    read_by = (*own, (here.parent / "language").glob("*.py"))
    for path in sorted(path for paths in read_by for path in paths):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def page_to_json(page: Page) -> str:
    """The whole page but its source, which is the address that it is kept under."""
    content = {
        "passages": [[passage.text, passage.language, _places(passage)] for passage in page.passages],
        "links": [[link.url, link.text, link.follow] for link in page.links],
        "images": [[image.url, image.place, image.alt] for image in page.images],
        "notices": [[notice.what, notice.why] for notice in page.notices],
        "page": [page.canonical, page.lang, page.title, page.wall, page.refresh, page.drawn],
    }
    return json.dumps(content, ensure_ascii=True, separators=(",", ":"))


def page_from_json(text: str, *, source: str) -> Page:
    """The page that was kept under `source`, by this edition."""
    content = json.loads(text)
    canonical, lang, title, wall, refresh, drawn = content["page"]
    return Page(
        source=source,
        passages=tuple(_passage(row, source) for row in content["passages"]),
        links=tuple(Link(url=url, text=words, follow=follow) for url, words, follow in content["links"]),
        images=tuple(Image(url=url, place=place, alt=alt) for url, place, alt in content["images"]),
        notices=tuple(Skipped(what=what, why=why) for what, why in content["notices"]),
        canonical=canonical,
        lang=lang,
        title=title,
        wall=wall,
        refresh=refresh,
        drawn=drawn,
    )


def _places(passage: Passage) -> list[list[Any]]:
    return [[getattr(origin, name) for name in _PLACED] for origin in passage.places]


def _passage(row: list[Any], source: str) -> Passage:
    text, language, places = row
    first, *others = (
        Origin(
            source=source, **{name: _frozen(value) if type(value) is list else value for name, value in zip(_PLACED, values, strict=True)}
        )
        for values in places
    )
    return Passage(text=text, language=language, origin=first, others=tuple(others))


def _frozen(value: Any) -> Any:
    """JSON knows no tuples."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def job_of(targets: Iterable[str], *, rewrite: Iterable[tuple[str, str]] = ()) -> str:
    """Equal for crawls of the same addresses, in whatever order they are named."""
    urls = sorted({normalise(target) for target in targets} - {""})
    return blake2b(json.dumps([urls, sorted(map(list, rewrite))]).encode(), digest_size=16).hexdigest()
