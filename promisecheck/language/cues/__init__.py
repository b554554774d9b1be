"""Words by which one sees what a number is about, and which way it should go: data only, one file a language."""

from promisecheck.language.cues.da import DA
from promisecheck.language.cues.de import DE
from promisecheck.language.cues.en import EN
from promisecheck.language.cues.nb import NB
from promisecheck.language.cues.nn import NN
from promisecheck.language.cues.sv import SV
from promisecheck.language.cues.words import CueWords

CUES: dict[str, CueWords] = {words.code: words for words in (DA, NB, NN, EN, SV, DE)}

__all__ = ["CUES", "CueWords"]
