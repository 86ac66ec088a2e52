"""A drawn portrait: head and shoulders in the warm flat palette, composed from named shapes.

The shapes are data (`shapes/*.toml`): fragments of SVG in which a colour is a name in braces.
They carry no `id`, so any number of portraits may stand in one page.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Shape = Mapping[str, str]

# Shoulders keep their height and differ in breadth around the middle of the picture.
_BUILDS = {"slight": 0.9, "medium": 1.0, "broad": 1.12}

# How much larger than drawn the sitter appears, and how far that moves the crown up.
_NEARNESS, _RISE = 1.08, -8

_NECK = (
    '<path fill="{skin}" d="M87 116V146C87 152 80 155 66 160V200H134V160C120 155 113 152'
    ' 113 146V116z"/><path fill="{shade}" d="M87 120H113V137C104 149 94 148 87 142z"/>'
)
_EARS = (
    '<path fill="{skin}" d="M69 84C62 80 60 88 62 94 63 101 67 104 71 102z"/>'
    '<path fill="{shade}" d="M131 84C138 80 140 88 138 94 137 101 133 104 129 102z"/>'
)


@dataclass(frozen=True, slots=True)
class Portrait:
    """The shape or colour of each part, by the names in `shapes/*.toml`.

    `turn` (-4..4 units) lets the face look aside, `tilt` (-6..6 degrees) leans the head,
    `shift` (-8..8 units) moves the sitter off the middle, `mirrored` faces the other way.
    """

    skin: str
    face: str
    hair: str
    hair_colour: str
    clothes: str
    cloth: str
    trim: str
    tone: str
    backdrop: str = "plain"
    eyes: str = "open"
    iris: str = "brown"
    brows: str = "soft"
    nose: str = "straight"
    mouth: str = "calm"
    beard: str = "none"
    glasses: str = "none"
    age: str = "young"
    extra: str = "none"
    build: str = "medium"
    turn: int = 0
    tilt: int = 0
    shift: int = 0
    mirrored: bool = False


def draw(portrait: Portrait) -> str:
    """Draw a portrait as an SVG document of its own, 200 units square, of some 3 kB.

    Raises ValueError, naming the part, for a shape or colour that does not exist.
    """
    picture = f'<path fill="{{wall}}" d="M0 0H200V200H0z"/>{_part(portrait, "backdrop")}'
    picture += _placed(portrait, _body(portrait))
    drawing = picture.format_map(_colours(portrait)).replace("\n", "")
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">{drawing}</svg>'


@cache
def catalogue() -> Mapping[str, Mapping[str, Shape]]:
    """Every shape and colour by part and name: `catalogue()["hair"]["bob"]["front"]`."""
    folder = files("kring_expertdirectory.portraits") / "shapes"
    parts: dict[str, dict[str, Shape]] = {}
    for name in ("palette", "face", "hair", "clothes", "backdrop"):
        for part, shapes in tomllib.loads((folder / f"{name}.toml").read_text("utf-8")).items():
            parts[part] = {key: _layers(shape) for key, shape in shapes.items()}
    return parts


def _layers(shape: str | dict[str, str]) -> Shape:
    """Most shapes have one layer; it is called `front`."""
    return {"front": shape} if isinstance(shape, str) else shape


def _shape(part: str, name: str) -> Shape:
    try:
        return catalogue()[part][name]
    except KeyError:
        raise ValueError(f"portrait: there is no {part} called {name!r}") from None


def _part(portrait: Portrait, part: str, layer: str = "front") -> str:
    return _shape(part, getattr(portrait, part)).get(layer, "")


def _placed(portrait: Portrait, figure: str) -> str:
    """Put the sitter off the middle and facing the way the portrait says."""
    across = -_NEARNESS if portrait.mirrored else _NEARNESS
    origin = 100 - 100 * across + portrait.shift
    matrix = f"matrix({across} 0 0 {_NEARNESS} {origin:g} {_RISE})"
    return f'<g transform="{matrix}">{figure}</g>'


def _body(portrait: Portrait) -> str:
    """From back to front: hair behind the neck, neck and clothes, head."""
    behind = _leaning(portrait, _part(portrait, "hair", "back"))
    return behind + _shoulders(portrait) + _leaning(portrait, _head(portrait))


def _shoulders(portrait: Portrait) -> str:
    if portrait.build not in _BUILDS:
        raise ValueError(f"portrait: there is no build called {portrait.build!r}")
    breadth = _BUILDS[portrait.build]
    transform = f"matrix({breadth} 0 0 1 {100 - 100 * breadth:g} 0)"
    return f'<g transform="{transform}">{_NECK}{_part(portrait, "clothes")}</g>'


def _leaning(portrait: Portrait, shapes: str) -> str:
    """Lean the head, turning around the nape."""
    return f'<g transform="rotate({portrait.tilt} 100 136)">{shapes}</g>' if shapes else ""


def _head(portrait: Portrait) -> str:
    looking = "".join(
        _part(portrait, part) for part in ("eyes", "brows", "nose", "age", "mouth", "glasses")
    )
    turned = f'<g transform="translate({portrait.turn} 0)">{looking}</g>'
    outside = "".join(_part(portrait, part) for part in ("hair", "extra"))
    return f"{_EARS}{_part(portrait, 'face')}{_part(portrait, 'beard')}{turned}{outside}"


def _colours(portrait: Portrait) -> dict[str, str]:
    """The colour of every placeholder that a shape may name."""
    trim = _shape("cloth", portrait.trim)
    colours = {"trim": trim["cloth"], "trim_fold": trim["fold"]}
    for part in ("skin", "hair_colour", "cloth", "tone", "iris"):
        colours.update(_shape(part, getattr(portrait, part)))
    return colours
