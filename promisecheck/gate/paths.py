"""Which places a pattern names: `drafts/*`, `*.md`, `https://www.example.dk/kampagne/*`."""

from collections.abc import Iterable
from fnmatch import fnmatchcase


def is_under(source: str, patterns: Iterable[str]) -> bool:
    """Whether an address or path fits one of the patterns; a pattern without a beginning fits anywhere, `**` is `*`.

    >>> is_under("/home/me/site/drafts/spring.md", ["drafts/*"]), is_under("site/index.html", ["drafts/*"])
    (True, False)
    """
    path = source.replace("\\", "/").removeprefix("./")
    return any(_fits(path, pattern.replace("\\", "/").removeprefix("./").replace("**", "*")) for pattern in patterns)


def _fits(path: str, pattern: str) -> bool:
    if pattern.endswith("/"):
        pattern += "*"
    return fnmatchcase(path, pattern) or fnmatchcase(path, f"*/{pattern}")
