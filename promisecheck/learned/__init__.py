"""What was learned from the corpora: the only place that finds, checks and reads the models' files."""

from promisecheck.learned.blend import Blend, load_blend
from promisecheck.learned.encode import NamedEncoder, StaticEncoder, encoder
from promisecheck.learned.features import Observed, observe
from promisecheck.learned.files import ModelFiles
from promisecheck.learned.head import Head, load_head
from promisecheck.learned.second import SecondLook, chances

__all__ = [
    "Blend",
    "Head",
    "ModelFiles",
    "NamedEncoder",
    "Observed",
    "SecondLook",
    "StaticEncoder",
    "chances",
    "encoder",
    "load_blend",
    "load_head",
    "observe",
]
