import pytest

from promisecheck.sources.markdown import read_markdown
from promisecheck.sources.page.read import read_page

MARK = '<!-- promisecheck: ignore PC102 until=2027-03-01 reason="the new warehouse" -->'
TOLD = 'ignore PC102 until=2027-03-01 reason="the new warehouse"'


def marks(html):
    """The marks of a page by the words they stand on."""
    page = read_page(f'<html lang="da"><body><main>{html}</main></body></html>'.encode(), source="index.html")
    return {passage.text: place.mark for passage in page.passages for place in passage.places}


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        (f"{MARK}<p>Levering i morgen</p><p>Gratis fragt til alle</p>", {"Levering i morgen"}),
        (f"<p>{MARK}Levering i morgen</p><p>Gratis fragt til alle</p>", {"Levering i morgen"}),
        (f"<p>Levering i morgen {MARK}</p><p>Gratis fragt til alle</p>", {"Levering i morgen"}),
        (
            f"{MARK}<section><p>Levering i morgen</p><ul><li>Gratis fragt til alle</li></ul></section>",
            {"Levering i morgen", "Gratis fragt til alle"},
        ),
        (f"<ul><li>Gratis fragt til alle</li>{MARK}<li>Levering i morgen</li></ul>", {"Levering i morgen"}),
    ],
)
def test_a_comment_speaks_of_what_follows(html, marked):
    """A comment marks the element after it with all in it, or, where words or nothing follow, the one it stands in."""
    found = marks(html)
    assert {text for text, mark in found.items() if mark} == marked
    assert {found[text] for text in marked} == {TOLD}


def test_an_attribute_speaks_of_its_element():
    """`data-promisecheck` marks the element, its alt texts too; reason and day may stand in attributes of their own."""
    found = marks(
        '<p data-promisecheck="ignore" data-promisecheck-reason="agreed" data-promisecheck-until="2027-01-01">Levering i morgen</p>'
        '<p data-promisecheck=\'ignore PC102 reason="known"\'><img src="a.png" alt="Gratis fragt til alle">Vi svarer altid</p>'
    )
    assert found["Levering i morgen"] == 'ignore until="2027-01-01" reason="agreed"'
    assert found["Gratis fragt til alle"] == found["Vi svarer altid"] == 'ignore PC102 reason="known"'


def test_markdown_is_marked_by_comments_too():
    """In Markdown a comment before a paragraph marks that paragraph, and its line is known."""
    page = read_markdown(f"# Om os\n\n{MARK}\n\nLevering i morgen\n\nGratis fragt til alle\n", source="a.md")
    found = {passage.text: (passage.origin.place, passage.origin.mark) for passage in page.passages}
    assert found["Levering i morgen"] == ("line 5", TOLD)
    assert found["Gratis fragt til alle"] == ("line 7", "")


def test_a_thousand_marks_are_enough():
    """A page that is full of marks is read all the same; those beyond a thousand count as none."""
    found = marks("".join(f"{MARK}<p>Levering nummer {number}</p>" for number in range(1_200)))
    assert sum(bool(mark) for mark in found.values()) == 1_000
