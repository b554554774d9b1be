"""The walk through a page: block by block, each run of inline text becoming one found text or several."""

from dataclasses import replace

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from promisecheck.sources.page.attributes import attribute_texts, option_texts
from promisecheck.sources.page.headings import LOWEST, Headings, level_of
from promisecheck.sources.page.marks import Marks, mark_on
from promisecheck.sources.page.names import BLOCKS, DROPPED, is_block, looks_like_button
from promisecheck.sources.page.place import Places
from promisecheck.sources.page.roles import Scene, enter
from promisecheck.sources.page.runs import Bit, lines_of
from promisecheck.sources.page.tables import data_cells
from promisecheck.sources.page.visibility import Visibility
from promisecheck.sources.passages import Found, plain, says_something

_APART = frozenset({"nav", "header", "footer", "cookie"})
"""Zones whose headings say nothing about what follows them."""
_LABEL = 2
"""So few words in a site's header are a label, not copy."""
_SMALL = frozenset({"small"})
_ATTRIBUTES_ONLY = frozenset({"svg", "select", "textarea"})
_OWN_HEADINGS = frozenset({"details", "dl"})
"""What these say as headings ends with them."""


class Walk:
    """Collects the found texts of one page in `found`, in the order of the page."""

    def __init__(self, root: Tag, *, places: Places, visibility: Visibility, scene: Scene, marks: Marks) -> None:
        """Walk all of `root` at once."""
        self.found: list[Found] = []
        self._places = places
        self._marks = marks
        self._visibility = visibility
        self._headings = Headings()
        self._blocky = _holders_of_blocks(root)
        self._bits: list[Bit] = []
        self._block = root
        self._scene = replace(scene, wrappers=_wrappers(root))
        self._small = 0
        self._inside(root, owner=None)
        self._flush()

    def _inside(self, element: Tag, *, owner: Tag | None) -> None:
        for child in element.contents:
            if isinstance(child, Tag):
                self._enter(child, owner=owner)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._add(str(child), owner)

    def _add(self, text: str, owner: Tag | None) -> None:
        kept = text if self._block.name == "pre" else text.replace("\n", " ")
        self._bits.append(Bit(kept, owner, self._small > 0))

    def _enter(self, tag: Tag, *, owner: Tag | None) -> None:
        """Go into `tag`, if it is shown: as part of the run, or as a block of its own."""
        if not self._visibility.shows(tag) or (tag.name in DROPPED and tag.name not in _ATTRIBUTES_ONLY):
            return
        self._attributes(tag)
        if tag.name in _ATTRIBUTES_ONLY:
            return
        if tag.name == "br":
            self._bits.append(Bit("\n", owner))
        elif self._is_inline(tag):
            self._inline(tag, owner or tag)
        else:
            self._as_block(tag)

    def _is_inline(self, tag: Tag) -> bool:
        if looks_like_button(tag):
            return self._scene.block == "heading"
        return tag.name not in BLOCKS and id(tag) not in self._blocky

    def _inline(self, tag: Tag, owner: Tag) -> None:
        self._small += tag.name in _SMALL
        self._inside(tag, owner=owner)
        self._small -= tag.name in _SMALL

    def _as_block(self, tag: Tag) -> None:
        self._flush()
        outer_block, outer_scene, outer_small = self._block, self._scene, self._small
        self._block, self._scene = tag, enter(outer_scene, tag)
        self._small += tag.name in _SMALL
        mark = self._headings.mark()
        apart = self._scene.zone in _APART and outer_scene.zone != self._scene.zone
        if apart:
            self._headings.clear()
        self._open(tag)
        self._flush()
        if apart or tag.name in _OWN_HEADINGS:
            self._headings.back_to(mark)
        self._block, self._scene, self._small = outer_block, outer_scene, outer_small

    def _open(self, tag: Tag) -> None:
        """What stands in a block; tables, questions and definitions bring their own headings."""
        if tag.name == "table" and (cells := data_cells(tag, self._visibility, zone=self._scene.zone)):
            self._table(tag, cells)
            return
        if tag.name == "details":
            self._scene = _asked(self._scene, self._question(tag))
        elif tag.name == "dd":
            self._scene = _asked(self._scene, self._headings.question())
        elif self._visibility.opens(tag):
            self._scene = _asked(self._scene, self._headings.above(tag))
            self._headings.answer()
        self._inside(tag, owner=None)

    def _table(self, table: Tag, cells: list[tuple[Tag, str]]) -> None:
        """Cells one by one, each under its column's and its row's head; then captions."""
        outer = self._scene
        for cell, heads in cells:
            self._scene = replace(outer, block="table", heading=heads)
            self._as_block(cell)
        self._scene = outer
        for caption in table.find_all("caption", recursive=False):
            self._enter(caption, owner=None)

    def _question(self, details: Tag) -> str:
        summary = details.find("summary", recursive=False)
        return plain(self._shown(summary)) if isinstance(summary, Tag) else ""

    def _shown(self, element: Tag) -> str:
        """The shown text of an element, in one line."""
        texts = [
            str(text)
            for text in element.find_all(string=True)
            if not isinstance(text, PreformattedString) and all(self._reads(parent) for parent in _between(text, element))
        ]
        return " ".join("".join(texts).split())

    def _reads(self, tag: Tag) -> bool:
        return tag.name not in DROPPED and self._visibility.shows(tag)

    def _flush(self) -> None:
        bits, self._bits = self._bits, []
        if not any(says_something(bit.text) for bit in bits):
            return
        scene = self._scene
        for line in lines_of(bits, prose=scene.prose, heading=scene.block == "heading"):
            heading = self._headings.above(self._block) if scene.heading is None or scene.block == "heading" else scene.heading
            role = self._role(line.text, line.owner, small=line.small)
            element = self._block if scene.prose or line.owner is None else line.owner
            place, mark = self._places.path(element), mark_on(line.owner or element, self._marks)
            self.found.append(Found(text=line.text, place=place, role=role, heading=heading, hint=scene.lang, mark=mark))
        if scene.block == "heading":
            self._headings.add(_heading_tag(self._block), " ".join("".join(bit.text for bit in bits).split()))

    def _role(self, text: str, owner: Tag | None, *, small: bool) -> str:
        role = self._scene.role
        if role == "quote" and owner is not None and owner.name == "cite":
            return "caption"
        if self._scene.zone == "header" and role in {"paragraph", "cta", "article", "form"}:
            is_label = (owner is not None and owner.name == "a") or len(text[:200].split()) <= _LABEL
            return "nav" if is_label else role
        if small and role in {"paragraph", "list", "article", "faq", "hero"}:
            return "legal"
        whole_link = owner is not None and owner.name == "a" and role in {"paragraph", "article", "list"}
        return "cta" if whole_link and len(text[:200].split()) <= 6 and text.strip()[-1:] not in ".!?" else role  # noqa: PLR2004 - a label

    def _attributes(self, tag: Tag) -> None:
        heading = self._headings.above(tag) if self._scene.heading is None else self._scene.heading
        mark = mark_on(tag, self._marks)
        for name, text in attribute_texts(tag):
            role = "legal" if self._scene.role == "legal" else "form" if name == "placeholder" else "cta" if name == "value" else "alt"
            place = f"{self._places.path(tag)}[{name}]"
            hidden = name not in {"value", "text"}  # a button's words and those in a drawing are seen
            self.found.append(Found(text=text, place=place, role=role, heading=heading, hidden=hidden, hint=self._scene.lang, mark=mark))
        for text in option_texts(tag):
            self.found.append(Found(text=text, place=self._places.path(tag), role="form", heading=heading, hint=self._scene.lang))


def _asked(scene: Scene, question: str) -> Scene:
    """Under a question, text is its answer; under another summary or term it only has it for a heading."""
    if not question:
        return scene
    zone = "faq" if question.rstrip().endswith("?") and scene.zone not in {*_APART, "legal"} else scene.zone
    return replace(scene, heading=question, zone=zone)


def _heading_tag(block: Tag) -> Tag:
    """The heading that `block` stands in, or `block` itself."""
    return next((tag for tag in (block, *block.parents) if level_of(tag) <= LOWEST), block)


def _between(text: PageElement, outer: Tag) -> list[Tag]:
    parents = []
    for parent in text.parents:
        if parent is outer:
            break
        parents.append(parent)
    return parents


def _wrappers(root: Tag) -> frozenset[int]:
    """The ids of elements around all of the page: those that hold <main>, or both a first heading and a footer."""
    holders = {name: {id(parent) for tag in root.find_all(name, limit=50) for parent in tag.parents} for name in ("main", "h1", "footer")}
    return frozenset(holders["main"] | (holders["h1"] & holders["footer"]))


def _holders_of_blocks(root: Tag) -> frozenset[int]:
    """The ids of all elements with a block somewhere in them, so that a link around a card is no inline text."""
    holders: set[int] = set()
    for tag in root.find_all(is_block):
        for parent in tag.parents:
            if id(parent) in holders or parent is root:
                break
            holders.add(id(parent))
    return frozenset(holders)
