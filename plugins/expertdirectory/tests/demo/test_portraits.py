"""A portrait is well-formed SVG that a strict content policy lets through."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_expertdirectory.portraits.portrait import Portrait, catalogue, draw

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "g", "path", "circle", "ellipse"}
NAMES = [field.name for field in fields(Portrait)]
PLAIN = Portrait("sand", "oval", "bob", "brown", "crew", "moss", "cream", "linen")

_builds = st.sampled_from(["slight", "medium", "broad"])
_aside = st.integers(-8, 8)


def _names(part: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(catalogue()["cloth" if part == "trim" else part]))


def _any_portrait() -> st.SearchStrategy[Portrait]:
    others: dict[str, st.SearchStrategy[Any]] = {
        "build": _builds,
        "turn": _aside,
        "tilt": _aside,
        "shift": _aside,
        "mirrored": st.booleans(),
    }
    parts = {name: others[name] if name in others else _names(name) for name in NAMES}
    return st.builds(Portrait, **parts)


def _with(part: str, name: str) -> str:
    changed: dict[str, Any] = {part: name}
    return draw(replace(PLAIN, **changed))


@given(_any_portrait())
def test_it_draws_every_mixture_with_presentation_attributes_only(portrait: Portrait) -> None:
    drawing = draw(portrait)
    root = ElementTree.fromstring(drawing)  # noqa: S314  our own drawing, nobody's file
    assert root.get("viewBox") == "0 0 200 200"
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= DRAWN
    names = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in names if name in {"style", "id", "class"} or name[:2] == "on"}
    assert "{" not in drawing
    assert "url(" not in drawing


def test_it_draws_the_same_person_the_same_way() -> None:
    assert draw(PLAIN) == draw(replace(PLAIN))


@pytest.mark.parametrize("part", NAMES[: NAMES.index("turn")])
def test_it_names_the_part_that_does_not_exist(part: str) -> None:
    with pytest.raises(ValueError, match=r"^portrait: there is no .+ called 'moustached'$"):
        _with(part, "moustached")


@pytest.mark.parametrize("part", sorted(catalogue().keys() - {"cloth", "iris"}))
def test_every_shape_and_colour_gives_a_picture_of_its_own(part: str) -> None:
    names = catalogue()[part]
    assert len({_with(part, name) for name in names}) == len(names)
