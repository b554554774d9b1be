"""What was learned from the corpora: the only place that finds, checks and reads the models' files."""

from promisecheck.learned.encode import NamedEncoder, StaticEncoder, encoder
from promisecheck.learned.features import Observed, observe
from promisecheck.learned.files import ModelFiles
from promisecheck.learned.head import Head, load_head

__all__ = ["Head", "ModelFiles", "NamedEncoder", "Observed", "StaticEncoder", "encoder", "load_head", "observe"]
