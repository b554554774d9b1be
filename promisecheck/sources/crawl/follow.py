"""Redirects, followed by hand: at most ten, on one site, each step allowed."""

from collections.abc import Callable

from promisecheck.errors import FetchFailed, RobotsForbid, SourceError
from promisecheck.sources.address import normalise, site_of
from promisecheck.sources.crawl.avoid import acts
from promisecheck.sources.crawl.fetch import Answer
from promisecheck.sources.crawl.rewrite import Rewrite

_MOST = 10


class LeadsAway(SourceError):
    """A redirect to another host: reported, not followed. `where` is the page, `next_step` names the target."""


def follow(url: str, *, get: Callable[[str], Answer], allowed: Callable[[str], bool], rewrite: Rewrite) -> Answer:
    """The answer at the end of all redirects from `url`; its `url` is where that is.

    Raises:
        FetchFailed: a loop, too many steps, or a step to something that is no web address.
        RobotsForbid: robots.txt forbids a step.
        LeadsAway: a step leaves the site.
    """
    start, seen = url, {url}
    for _ in range(_MOST + 1):
        if not allowed(url):
            raise RobotsForbid("robots.txt forbids it", where=url)
        answer = get(url)
        if not answer.location:
            return answer
        url = _target(answer, start=start, rewrite=rewrite)
        if url in seen:
            raise FetchFailed("its redirects go round in a circle", where=start)
        seen.add(url)
    raise FetchFailed(f"it redirects more than {_MOST} times", where=start)


def _target(answer: Answer, *, start: str, rewrite: Rewrite) -> str:
    """Where a redirect leads, as a public address of the same site."""
    target = normalise(answer.location, base=rewrite.to_local(answer.url))
    if not target:
        raise FetchFailed(f"it redirects to {answer.location[:80]!r}, which is no web address", where=start)
    target = rewrite.to_public(target)
    if site_of(target) != site_of(answer.url):
        raise LeadsAway("it redirects to another host, which was not followed", where=start, next_step=f"Name {target} to read that")
    if acts(target):
        raise LeadsAway(
            "it redirects to a login or a basket, which was not followed", where=start, next_step="Name a page that everybody can open"
        )
    return target
