"""Markdown -> a page, by way of HTML, so that tables, lists and quotes mean what they mean on a site."""

import html
import re
from typing import Any

from promisecheck.core.promises import Skipped
from promisecheck.sources.page.page import Page
from promisecheck.sources.page.read import read_markup

_LINE = "data-promisecheck-line"
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_DESCRIPTION = re.compile(r"^(description|lang|language|title)\s{0,9}:\s{0,9}(.{1,1000})$", re.MULTILINE)
_LONGEST = 8_000_000


def read_markdown(text: str, *, source: str, notices: tuple[Skipped, ...] = ()) -> Page:
    """The passages of a Markdown text with their lines; code is no copy, a description in the front matter is."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > _LONGEST:
        notices = (*notices, Skipped(what=source, why=f"only its first {_LONGEST:,} characters were read"))
    front = _FRONT_MATTER.match(text)
    body = "\n" * front.group().count("\n") + text[front.end() :] if front else text
    markup = _head(front[1] if front else "") + _rendered(body[:_LONGEST])
    return read_markup(markup, source=source, notices=notices, line_attribute=_LINE)


def _rendered(text: str) -> str:
    """HTML without fenced code, every block with the number of its line."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 40}).enable("table")
    tokens = [token for token in parser.parse(text) if token.type != "fence"]
    for token in tokens:
        _number(token)
    return str(parser.renderer.render(tokens, parser.options, {}))


def _number(token: Any) -> None:
    if token.map and token.nesting >= 0:
        token.attrSet(_LINE, str(token.map[0] + 1))


def _head(front: str) -> str:
    fields = {match[1]: match[2].strip().strip("\"'") for match in _DESCRIPTION.finditer(front)}
    lang = fields.get("lang") or fields.get("language") or ""
    described = f'<meta name="description" content="{html.escape(fields.get("description", ""))}">'
    return f'<html lang="{html.escape(lang)}"><head><title>{html.escape(fields.get("title", ""))}</title>{described}</head><body>\n'
