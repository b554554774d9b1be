"""Tables of data: every cell with the head of its column and of its row. Tables that only lay out a page are none."""

from bs4.element import Tag

from promisecheck.core.text import tidy
from promisecheck.sources.page.names import attribute
from promisecheck.sources.page.visibility import Visibility

_BLOCKS = ("table", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "nav", "blockquote", "img")
_LAYOUT_ZONES = frozenset({"nav", "header", "footer", "cookie"})
_WIDEST = 60
_MOST_ROWS = 5_000
_MOST_PLACES = 500_000
"""Past so many places in the grid no cell spans several any more: some tables are made to explode."""
_HEAD = 80
"""A longer text is no head."""
_SEVERAL = 3

Grid = list[dict[int, Tag]]


def data_cells(table: Tag, visibility: Visibility, *, zone: str) -> list[tuple[Tag, str]]:
    """Each shown cell once, in order, with "column head / row head"; empty if the table is there for layout."""
    if zone in _LAYOUT_ZONES or attribute(table, "role") in {"presentation", "none"}:
        return []
    rows = [row for row in table.find_all("tr", limit=_MOST_ROWS + 1) if visibility.shows(row)]
    if len(rows) > _MOST_ROWS or not _holds_data(table, rows):
        return []
    grid = _grid(rows, visibility)
    heads = _head_rows(grid)
    seen: set[int] = set()
    cells = []
    for number, row in enumerate(grid):
        for column, cell in row.items():
            if id(cell) not in seen:
                seen.add(id(cell))
                cells.append((cell, "" if number < heads else _heads_of(grid, number, column, heads=heads)))
    return cells


def _holds_data(table: Tag, rows: list[Tag]) -> bool:
    if len(rows) < 2 or table.find_parent(["td", "th"]) is not None:  # noqa: PLR2004 - a head and a row
        return table.find("th") is not None and table.find(list(_BLOCKS[:1])) is None
    widest = max(len(_cells(row)) for row in rows)
    if widest < 2:  # noqa: PLR2004 - one column is a list
        return False
    return table.find(list(_BLOCKS)) is None or (table.find("th") is not None and table.find("table") is None)


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(["td", "th"], recursive=False, limit=_WIDEST)


def _grid(rows: list[Tag], visibility: Visibility) -> Grid:
    """Rows of cells by column, with cells that span several columns or rows in each of them."""
    grid: Grid = [{} for _ in rows]
    left = _MOST_PLACES
    for number, row in enumerate(rows):
        column = 0
        for cell in _cells(row):
            while column in grid[number]:
                column += 1
            wide, high = (_span(cell, "colspan"), _span(cell, "rowspan")) if left > 0 else (1, 1)
            left -= wide * high
            if visibility.shows(cell):
                for below in range(number, min(number + high, len(rows))):
                    grid[below].update(dict.fromkeys(range(column, min(column + wide, _WIDEST)), cell))
            column += wide
    return grid


def _span(cell: Tag, name: str) -> int:
    value = attribute(cell, name).strip()
    return min(max(int(value), 1), _WIDEST) if value.isascii() and value.isdigit() and len(value) < 6 else 1  # noqa: PLR2004 - no table is so large


def _head_rows(grid: Grid) -> int:
    """How many rows at the top hold heads: those of a <thead>, those of <th> alone, or a first row of short labels over three columns."""
    count = 0
    for row in grid:
        cells = list(row.values())
        if cells and all(cell.name == "th" or cell.find_parent("thead") is not None for cell in cells):
            count += 1
        else:
            break
    if count or len(grid) < _SEVERAL or any(cell.name == "th" for row in grid for cell in row.values()):
        return min(count, len(grid) - 1)
    first = list(grid[0].values())
    return int(len(first) >= _SEVERAL and all(len(_label(cell)) <= _HEAD / 2 for cell in first) and bool(_label(first[-1])))


def _heads_of(grid: Grid, number: int, column: int, *, heads: int) -> str:
    beside = grid[number]
    columns = [other for other, cell in beside.items() if cell is beside[column]]
    above = list(dict.fromkeys(_label(row[other]) for row in grid[:heads] for other in columns if other in row))
    first = min(beside)
    row_head = _label(beside[first]) if column != first and beside[first] is not beside[column] else ""
    return " / ".join(part for part in (" ".join(filter(None, above)), row_head) if part)


def _label(cell: Tag) -> str:
    text = tidy(cell.get_text(" "))
    return text if len(text) <= _HEAD else ""
