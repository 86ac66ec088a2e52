"""Ids: unguessable, fit to be read aloud, fit for an address."""

from __future__ import annotations

from math import log2

from kring_core.db import ID_LENGTH, new_id
from kring_core.db.ids import ALPHABET


def test_an_id_has_a_length_that_columns_know():
    assert len(new_id()) == ID_LENGTH


def test_ids_do_not_repeat():
    assert len({new_id() for _ in range(10_000)}) == 10_000


def test_nobody_guesses_one():
    assert log2(len(ALPHABET)) * ID_LENGTH > 96


def test_no_letter_is_mistaken_for_a_figure():
    assert not set("01oil") & set(ALPHABET)
    assert ALPHABET.lower() == ALPHABET
    assert len(set(ALPHABET)) == len(ALPHABET)
