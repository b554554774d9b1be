"""Report -> what people and programs read: text, Markdown, HTML, CSV, Excel, JSON, SARIF, annotations."""

from promisecheck.report.phrases import phrases
from promisecheck.report.write import FORMATS, check_file, check_format, render, write_file

__all__ = ["FORMATS", "check_file", "check_format", "phrases", "render", "write_file"]
