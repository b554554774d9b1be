import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_files import read_text

from promisecheck.sources.reviews.marks import Mark, read_mark

ALONE = {
    "ONE": 0.0,
    "FIVE": 1.0,
    "STAR_RATING_THREE": None,
    "good": 1.0,
    "Bad": 0.0,
    "offered": None,
    "4,5/5": 0.875,
    "4 out of 5": 0.75,
    "3 af 5": 0.5,
    "8/10": 0.7778,
    "80 %": 0.8,
    "★★★☆☆": 0.5,
    "⭐⭐⭐⭐⭐": 1.0,
    "Meget utilfreds": 0.0,
    "sehr zufrieden": 1.0,
    "7/5": None,
    "soso": None,
}


@pytest.mark.parametrize("raw", ALONE)
def test_marks_with_their_own_scale(raw, tmp_path):
    """Words, stars, percentages and "4 out of 5" need no scale of the column."""
    [review] = read_text(tmp_path, f'Review,Rating\nIt was what it was,"{raw}"\n').reviews
    assert review.rating == ALONE[raw]


COLUMNS = [
    ("Rating", ["1", "3", "5"], [0.0, 0.5, 1.0], "1-5"),
    ("Rating", ["1,0", "4,5"], [0.0, 0.875], "1-5"),
    ("Rating", ["0", "5"], [0.0, 1.0], "0-5"),
    ("Rating", ["1", "8", "10"], [0.0, 0.7778, 1.0], "1-10"),
    ("Rating", ["0", "5", "10"], [0.0, 0.5, 1.0], "0-10"),
    ("Rating", ["20", "100"], [0.2, 1.0], "0-100"),
    ("Rating", ["0.25", "1"], [0.25, 1.0], "0-1"),
    ("Rating", ["0", "1"], [0.0, 1.0], "0-1"),
    ("Rating", ["1", "1"], [0.0, 0.0], "1-5"),
    ("Rating", ["-3", "2"], [None, None], "not known"),
    ("NPS", ["3", "8"], [0.3, 0.8], ""),
    ("Terningkast", ["1", "4"], [0.0, 0.6], ""),
    ("Stars", ["1", "4"], [0.0, 0.75], ""),
    ("How likely are you to recommend us?", ["2", "7"], [0.2, 0.7], ""),
]


@pytest.mark.parametrize(("name", "cells", "ratings", "said"), COLUMNS)
def test_scale_of_a_column(name, cells, ratings, said, tmp_path):
    """A column's scale is told by its name, else by its largest value, and then that is said."""
    rows = "".join(f'The box came late on day {number},"{cell}"\n' for number, cell in enumerate(cells))
    read = read_text(tmp_path, f"Review,{name}\n{rows}")
    assert [review.rating for review in read.reviews] == ratings
    assert said in read.said
    assert said or not read.notices


def test_no_mark(tmp_path):
    """A mark that is none is counted, an empty one is not."""
    read = read_text(tmp_path, "Review,Stars\nIt came late,5\nIt came on time,\nIt never came,maybe\n")
    assert [review.rating for review in read.reviews] == [1.0, None, None]
    assert read.count("no rating") == 1


@given(st.text(max_size=70))
def test_any_text_is_a_mark_or_none(raw):
    """No text whatever breaks the reading of marks."""
    assert read_mark(raw) is None or isinstance(read_mark(raw), Mark)
