"""How many hand-written phrases are read, and how fast: `python benchmarks/quantities.py`."""

import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from quantities_phrases import LANGUAGES, agree, phrases, rows  # noqa: E402 - found once the path is set

from promisecheck.language.compare import compare  # noqa: E402 - the same
from promisecheck.language.quantities import read_quantities  # noqa: E402 - the same

SENTENCES = 10_000
PLAIN = {
    "da": (
        "Personalet var søde og hjælpsomme hele vejen.",
        "Maden smagte fantastisk, vi kommer gerne igen.",
        "Jeg er rigtig skuffet over servicen.",
    ),
    "nb": (
        "Betjeningen var hyggelig og hjelpsom hele veien.",
        "Maten smakte helt fantastisk, vi kommer gjerne igjen.",
        "Jeg er skikkelig skuffet.",
    ),
    "en": (
        "The staff were kind and helpful from start to finish.",
        "The food was lovely and we will be back.",
        "I am really disappointed in them.",
    ),
}


def main() -> None:
    """Print the shares, then the speeds."""
    for language in LANGUAGES:
        found = phrases(language)
        right = sum(agree(read_quantities(phrase, language), wanted) for phrase, wanted in found)
        print(f"{language}: {right} of {len(found)} phrases, {right / len(found):.3f}")
    pairs = [[*cells, ""][:5] for cells in rows("compare")[1:]]
    kept = sum(
        compare(claim, read_quantities(claim, one), remark, read_quantities(remark, other)) == wanted
        for one, claim, other, remark, wanted in pairs
    )
    print(f"compare: {kept} of {len(pairs)} pairs, {kept / len(pairs):.3f}")
    plain = [(text, language) for language, texts in PLAIN.items() for text in texts]
    numbered = [(phrase, language) for language in PLAIN for phrase, _ in phrases(language)]
    for name, texts in (("without numbers", plain), ("with numbers", numbered)):
        print(f"{name}: {speed(texts):,.0f} sentences a second")


def speed(texts: list[tuple[str, str]]) -> float:
    """Sentences a second on one core."""
    many = (texts * (SENTENCES // len(texts) + 1))[:SENTENCES]
    start = time.process_time()
    for text, language in many:
        read_quantities(text, language)
    return SENTENCES / (time.process_time() - start)


if __name__ == "__main__":
    main()
