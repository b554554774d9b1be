"""Number words, units, hedges and days of six languages: data only, one file a language."""

from promisecheck.language.numbers.da import DA
from promisecheck.language.numbers.de import DE
from promisecheck.language.numbers.en import EN
from promisecheck.language.numbers.nb import NB
from promisecheck.language.numbers.nn import NN
from promisecheck.language.numbers.shared import SYMBOLS
from promisecheck.language.numbers.sv import SV
from promisecheck.language.numbers.words import NumberWords

NUMBERS: dict[str, NumberWords] = {words.code: words for words in (DA, NB, NN, EN, SV, DE)}

__all__ = ["NUMBERS", "SYMBOLS", "NumberWords"]
