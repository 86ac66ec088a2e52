"""A made-up list of experts, as a practice may send it."""

# ruff: noqa: RUF001 - quotation marks and dashes are what these tests are about.

from __future__ import annotations

import pytest

PLAIN = """\
Onze therapeuten
Marijke Veldhuis
Rustig aan begint de weg, ook als u haast hebt.
Joost van der Meulen

Wie stil durft te staan - al is het even - hoort meer.
Tessel
The way out is through the garden. – Amara Lindqvist
Ravi – English-speaking
Body-oriented therapist Utrecht
Ilse
De silence between the words is what we hear.

Wat is een intake?
Een eerste gesprek waarin wij samen kijken wat u zoekt.
Bij de intake bespreken wij uw vraag en onze werkwijze. U kunt alles vragen.

Daarna beslist u zelf. Waarom zou u haast maken?
(Foto verplaatst naar boven zodat de kolommen beter passen.)
Hoe lang duurt een traject?

Meestal een half jaar.
De duur hangt af van de vraag van de cliënt.
"""


@pytest.fixture
def plain() -> str:
    """A plain list: a heading, five experts, two question pages, and a remark of an editor."""
    return PLAIN
