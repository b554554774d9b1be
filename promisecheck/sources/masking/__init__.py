"""Personal data in free text becomes "[email]", "[phone]", "[id]" or "[name]" before anything else sees it.

`numbers` masks what is told by its form, `people` the names that are told by what stands around them or are given names.
"""

from collections.abc import Iterable

from promisecheck.sources.masking.numbers import mask_numbers
from promisecheck.sources.masking.people import mask_people

__all__ = ["mask", "mask_numbers", "mask_people"]


def mask(text: str, *, known: Iterable[str] = ()) -> str:
    """`text` with personal data replaced; time grows linearly with its length. `known`: names that are somebody's for sure.

    >>> mask("Ring til mig på 20 12 34 56 eller skriv til kim@firma.example, ordre 118204 til 1.299 kr. Mvh Kim")
    'Ring til mig på [phone] eller skriv til [email], ordre [id] til 1.299 kr. Mvh [name]'
    """
    return mask_people(mask_numbers(text), known=known)
