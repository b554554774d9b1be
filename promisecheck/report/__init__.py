"""Report -> what people and programs read: text, JSON, JSON lines, CSV, HTML."""

from promisecheck.report.write import FORMATS, render, write_file

__all__ = ["FORMATS", "render", "write_file"]
