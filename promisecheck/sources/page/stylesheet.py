"""A page's own <style> blocks, as far as they hide: `.is-closed{display:none}`, `.vh{position:absolute;left:-9999px}`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bs4.element import Tag

from promisecheck.sources.page.names import attribute, classes

_LONGEST = 500_000
_MOST_RULES = 3_000
_MOST_A_NAME = 16
_COMPOUND = re.compile(r"(\*|[a-z][\w-]*)?((?:[.#][\w-]+|\[hidden\])*)$", re.IGNORECASE)
_PART = re.compile(r"[.#][\w-]+|\[hidden\]")
_FAR = re.compile(r"(?:left|right|top|text-indent|margin-left|margin-top)\s*:\s*-\s*\d{4,}")
_CLIPPED = re.compile(r"clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01]px|clip-path\s*:\s*inset\(\s*(?:50|100)%")
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([\w-]+)")
_VISIBILITY = re.compile(r"(?:^|;)\s*visibility\s*:\s*(\w+)")
_COLOUR = re.compile(r"(?:^|;)\s*color\s*:\s*([^;]{1,60})")
_GROUND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;]{1,60})")
_RGB = re.compile(r"rgb\((\d{1,3}),(\d{1,3}),(\d{1,3})\)")
_NO_SIZE = re.compile(r"(?:^|;)\s*font-size\s*:\s*0(?:px|em|rem|%)?\s*(?:;|$|!)")
_STEPS = 4
"""No longer selectors than of four parts are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What declarations say about being seen; None where they say nothing."""

    displayed: bool | None = None
    visible: bool | None = None
    on_screen: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compound:
    tag: str = ""
    ids: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    hidden: bool = False

    def fits(self, element: Tag) -> bool:
        """Whether `element` has this name, these ids and classes."""
        if self.tag not in {"", "*", element.name} or (self.hidden and "hidden" not in element.attrs):
            return False
        return self.classes.issubset(classes(element)) and (not self.ids or self.ids == {attribute(element, "id")})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    steps: tuple[_Compound, ...]
    """From the element outwards; each further one is some ancestor."""
    effect: Effect
    rank: tuple[int, int, int, int]
    """Ids, classes, tags, order: the greatest wins."""


@dataclass(slots=True)
class Stylesheet:
    """The hiding and showing rules of a page, found by the last part of their selectors."""

    by_key: dict[str, list[_Rule]] = field(default_factory=dict)
    _above: dict[tuple[int, int], bool] = field(default_factory=dict)
    """Whether the outer parts of a rule fit above a parent: asked once for all its children."""

    def effect(self, element: Tag) -> Effect:
        """What the rules that fit `element` say together."""
        keys = [*("." + name for name in classes(element)), element.name]
        if identifier := attribute(element, "id"):
            keys.append("#" + identifier)
        rules = sorted((rule for key in keys for rule in self.by_key.get(key, ()) if self._fits(rule, element)), key=lambda rule: rule.rank)
        return _combined([rule.effect for rule in rules])

    def _fits(self, rule: _Rule, element: Tag) -> bool:
        if not rule.steps[0].fits(element):
            return False
        if len(rule.steps) == 1 or element.parent is None:
            return len(rule.steps) == 1
        key = (id(rule), id(element.parent))
        if key not in self._above:
            self._above[key] = _fit_above(rule.steps[1:], element)
        return self._above[key]


def read_styles(blocks: Iterable[str]) -> Stylesheet:
    """The rules that hide or show, of all style blocks in order; conditional ones (@media, @supports) are left out."""
    sheet = Stylesheet()
    count = 0
    for selectors, declarations in _rules("\n".join(blocks)[:_LONGEST]):
        effect = read_declarations(declarations)
        if effect == Effect() or "no-js" in selectors:
            continue
        for selector in selectors.split(",")[:50]:
            count += 1
            if count <= _MOST_RULES and (rule := _rule(selector, effect, count)):
                sheet.by_key.setdefault(_key(rule.steps[0]), []).append(rule)
    return Stylesheet(by_key={key: rules[-_MOST_A_NAME:] for key, rules in sheet.by_key.items()})


def read_declarations(text: str) -> Effect:
    """What `display:none; ...` does to its element.

    >>> read_declarations("display:none").displayed, read_declarations("position:absolute;left:-9999px").on_screen
    (False, False)
    """
    text = text[:5_000].lower()
    display, visibility = _DISPLAY.search(text), _VISIBILITY.search(text)
    away = ("position" in text and ("absolute" in text or "fixed" in text)) and (_FAR.search(text) or _CLIPPED.search(text))
    return Effect(
        displayed=None if display is None else display[1] != "none",
        visible=None if visibility is None else visibility[1] not in {"hidden", "collapse"},
        on_screen=False if away or _NO_SIZE.search(text) or _same_colours(text) else None,
    )


def _same_colours(text: str) -> bool:
    """White on white: letters and ground of the same colour, both told here."""
    letters, ground = _COLOUR.search(text), _GROUND.search(text)
    return letters is not None and ground is not None and _plain_colour(letters[1]) == _plain_colour(ground[1])


def _plain_colour(text: str) -> str:
    """One spelling: #ffffff for white, #fff and rgb(255, 255, 255)."""
    text = re.sub(r"\s", "", text).removesuffix("!important")
    if match := _RGB.fullmatch(text):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in match.groups())
    if re.fullmatch(r"#[0-9a-f]{3}", text):
        return "#" + "".join(letter * 2 for letter in text[1:])
    return {"white": "#ffffff", "black": "#000000"}.get(text, text)


def _combined(effects: list[Effect]) -> Effect:
    displayed = visible = on_screen = None
    for effect in effects:
        displayed = displayed if effect.displayed is None else effect.displayed
        visible = visible if effect.visible is None else effect.visible
        on_screen = on_screen if effect.on_screen is None else effect.on_screen
    return Effect(displayed=displayed, visible=visible, on_screen=on_screen)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Selector list and declarations of every rule outside an @-block; linear."""
    css = re.sub(r"/\*.*?(?:\*/|\Z)", " ", css, flags=re.DOTALL)
    depth = 0
    selector, start = "", 0
    for match in re.finditer(r"[{}]", css):
        if match.group() == "{":
            if depth == 0:
                selector, start = css[start : match.start()].rpartition(";")[2].strip(), match.end()
            depth += 1
        else:
            depth = max(0, depth - 1)
            if depth == 0:
                if not selector.startswith("@") and selector:
                    yield selector, css[start : match.start()]
                start = match.end()


def _rule(selector: str, effect: Effect, order: int) -> _Rule | None:
    parts = selector.replace(">", " ").split()
    compounds = [_compound(part) for part in reversed(parts)]
    if not 1 <= len(compounds) <= _STEPS or any(compound is None for compound in compounds):
        return None
    steps = tuple(compound for compound in compounds if compound is not None)
    if _key(steps[0]) == "*":
        return None
    ids, names = sum(len(step.ids) for step in steps), sum(len(step.classes) + step.hidden for step in steps)
    return _Rule(steps=steps, effect=effect, rank=(ids, names, sum(bool(step.tag) for step in steps), order))


def _compound(text: str) -> _Compound | None:
    match = _COMPOUND.match(text) if len(text) < 200 else None  # noqa: PLR2004 - no name is so long
    if match is None or not text:
        return None
    parts = _PART.findall(match[2] or "")
    return _Compound(
        tag=(match[1] or "").lower(),
        ids=frozenset(part[1:] for part in parts if part[0] == "#"),
        classes=frozenset(part[1:] for part in parts if part[0] == "."),
        hidden="[hidden]" in parts,
    )


def _key(compound: _Compound) -> str:
    if compound.ids:
        return "#" + min(compound.ids)
    return "." + min(compound.classes) if compound.classes else compound.tag or "*"


def _fit_above(steps: tuple[_Compound, ...], element: Tag) -> bool:
    """Whether ancestors fit the outer parts of a selector, in their order."""
    remaining = list(steps)
    for ancestor in element.parents:
        if remaining[0].fits(ancestor):
            remaining.pop(0)
            if not remaining:
                return True
    return False
