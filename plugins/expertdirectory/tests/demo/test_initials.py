"""Initials stand in for a photograph: read easily, and the same for a name always."""

from __future__ import annotations

import math
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_expertdirectory.portraits import initials
from kring_expertdirectory.portraits.initials import ACCENT, TINTS, Tint, letters_of

# What XML cannot hold is no part of a name: control characters, surrogates, non-characters.
_text = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=40)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (math.pow((part + 0.055) / 1.055, 2.4) for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Wytske Terpstra", "WT"),
        ("Maarten van der Zwaluwe", "MZ"),
        ("Soufiane el Idrissi-Bakker", "SI"),
        ("Nour", "N"),
        ("roos", "R"),
        ("Émile Çelik", "ÉÇ"),
        ("E\u0301mile Weel", "ÉW"),
        ("IJsbrand Groen", "IJG"),
        ("Anna van IJzeren", "AIJ"),
        ("Jan \u2019t Hart", "JH"),
        ("  Ada   Vos ", "AV"),
        ("!", ""),
        ("", ""),
    ],
)
def test_it_takes_the_first_letters_of_the_first_and_the_last_word(name: str, letters: str) -> None:
    assert letters_of(name) == letters


@given(_text)
def test_any_name_gives_well_formed_svg_without_style_or_script(name: str) -> None:
    root = ElementTree.fromstring(initials(name))  # noqa: S314  our own drawing, nobody's file
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {
        "svg",
        "path",
        "circle",
        "text",
    }
    assert not [element for element in root.iter() if {"style", "id"} & set(element.attrib)]
    assert "".join(root.itertext()) == letters_of(name)


@given(_text)
def test_the_same_name_gives_the_same_picture(name: str) -> None:
    assert initials(name) == initials(name)


def test_different_names_get_different_colours_and_chairs() -> None:
    names = [f"Ada {chr(65 + number)}os" for number in range(26)]
    assert len({initials(name).replace(letters_of(name), "") for name in names}) > 12


def test_composed_and_decomposed_letters_are_one_name() -> None:
    assert initials("Ren\u00e9e") == initials("Rene\u0301e")


@pytest.mark.parametrize("tint", TINTS)
def test_letters_and_the_taken_chair_stand_out(tint: Tint) -> None:
    assert _contrast(tint.ink, tint.paper) >= 4.5  # WCAG 2.2, 1.4.3
    assert _contrast(ACCENT, tint.paper) >= 3  # WCAG 2.2, 1.4.11
