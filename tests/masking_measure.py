"""Measures the masking of names on sentences of our own: in {braces} what names a person."""

import re
from dataclasses import dataclass
from pathlib import Path

from promisecheck.sources.masking import mask

ROWS = [line.split("\t") for line in Path(__file__).with_name("masking_people.tsv").read_text(encoding="utf-8").splitlines()]
_NAME = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Of one language: names that were masked whole, all names, sentences without a name, and those of them that lost a word."""

    masked: int
    names: int
    plain: int
    harmed: tuple[str, ...]
    missed: tuple[str, ...]


def measure(language: str) -> Measured:
    """What became of the sentences of a language."""
    texts = [text.replace("\\n", "\n") for code, text in ROWS if code == language]
    masked, missed, harmed = 0, [], []
    for text in texts:
        names = _NAME.findall(text)
        shown = mask(_NAME.sub(r"\1", text))
        left = [name for name in names if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", shown) for word in name.split())]
        masked += len(names) - len(left)
        missed += left
        if (not names and shown != text) or (names and shown.count("[name]") > len(names)):
            harmed.append(shown)
    names = sum(len(_NAME.findall(text)) for text in texts)
    plain = sum("{" not in text for text in texts)
    return Measured(masked=masked, names=names, plain=plain, harmed=tuple(harmed), missed=tuple(missed))


if __name__ == "__main__":
    for code in ("da", "nb", "en", "fresh-da", "fresh-nb", "fresh-en", "last-da", "last-nb", "last-en"):
        told = measure(code)
        print(f"{code}: {told.masked} of {told.names} names masked; {len(told.harmed)} of {told.plain} other sentences lost a word")  # noqa: T201
        print("  missed:", *told.missed, sep="\n    ")  # noqa: T201
        print("  harmed:", *told.harmed, sep="\n    ")  # noqa: T201
