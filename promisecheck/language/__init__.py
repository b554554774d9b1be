"""What differs from language to language: one file of data each, and the few functions that read it."""

from promisecheck.language.da import DA
from promisecheck.language.de import DE
from promisecheck.language.en import EN
from promisecheck.language.guess import guess, languages_of
from promisecheck.language.nb import NB
from promisecheck.language.nn import NN
from promisecheck.language.sentences import sentences
from promisecheck.language.sv import SV
from promisecheck.language.words import Words

WORDS: dict[str, Words] = {words.code: words for words in (DA, NB, NN, EN, SV, DE)}

__all__ = ["WORDS", "Words", "guess", "languages_of", "sentences"]
