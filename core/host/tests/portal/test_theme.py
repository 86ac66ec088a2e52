"""Any colour a practice chooses gives legible pages, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_core.portal import theme

CSS = (Path(theme.__file__).parent / "static" / "kring.css").read_text()
colours = st.from_regex(r"\A#[0-9a-fA-F]{6}\Z")


def declared(name):
    """A token of the style sheet in light and in dark."""
    return re.findall(rf"--{name}: (#[0-9a-f]{{6}})", CSS)[:2]


def test_contrast_is_that_of_the_norm():
    assert theme.contrast("#000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(colours)
def test_text_of_the_colour_and_text_on_it_are_legible(colour):
    for scheme, own in enumerate(theme.tokens(colour)):
        for surface in (
            own["--on-brand"],
            own["--brand-soft"],
            declared("paper")[scheme],
            declared("card")[scheme],
        ):
            assert theme.contrast(own["--brand"], surface) >= 4.5


@given(colours)
def test_ordinary_text_is_legible_on_its_soft_surface(colour):
    for scheme, own in enumerate(theme.tokens(colour)):
        assert theme.contrast(declared("ink")[scheme], own["--brand-soft"]) >= 4.5


def test_a_colour_that_is_legible_already_stays():
    light, _dark = theme.tokens("#1f5c4f")

    assert light["--brand"] == "#1f5c4f"


@pytest.mark.parametrize("name", ["ink", "ink-soft", "brand", "done", "clay", "sun"])
@pytest.mark.parametrize("scheme", [0, 1])
def test_the_palette_itself_is_legible(name, scheme):
    own = f"{name}-soft" if declared(f"{name}-soft") and name != "ink" else "paper"
    for surface in ("paper", "card", own):
        assert theme.contrast(declared(name)[scheme], declared(surface)[scheme]) >= 4.5


@pytest.mark.parametrize("name", ["edge", "focus"])
@pytest.mark.parametrize("scheme", [0, 1])
def test_edges_of_controls_and_the_focus_can_be_seen(name, scheme):
    for surface in ("paper", "card"):
        assert theme.contrast(declared(name)[scheme], declared(surface)[scheme]) >= 3


def test_the_surfaces_are_those_of_the_style_sheet():
    assert declared("paper") == [theme.PAPER, theme.DARK_PAPER]
    assert declared("card") == [theme.CARD, theme.DARK_CARD]


def test_the_style_sheet_leaves_print_black():
    written = theme.stylesheet("#c2185b")

    assert written.count("@media screen") == 2
    assert "prefers-color-scheme: dark" in written


@pytest.mark.parametrize("colour", ["", "green", "#12345", "#12345g", "#123456;}", "#1f5c4f\n"])
def test_what_is_no_colour_is_refused(colour):
    with pytest.raises(ValueError, match="#rrggbb"):
        theme.stylesheet(colour)
