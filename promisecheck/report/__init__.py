"""Report -> what people and programs read: text, JSON, JSON lines, CSV, HTML."""

from promisecheck.report.phrases import phrases
from promisecheck.report.write import FORMATS, check_file, render, write_file

__all__ = ["FORMATS", "check_file", "phrases", "render", "write_file"]
