"""Passwords: what their hashes cost, and that they leave room for everybody else."""

from __future__ import annotations

from threading import Event, Thread

import pytest
from argon2 import PasswordHasher, extract_parameters
from kring_core.accounts.passwords import WITHIN, Crowded, fits, hashed, is_dated, room

PASSWORD = "een kring van stoelen"


def test_a_hash_is_made_at_the_cost_that_is_recommended():
    made = extract_parameters(hashed(PASSWORD))

    assert (made.memory_cost, made.time_cost, made.parallelism) == (19 * 1024, 2, 1)


def test_a_hash_of_another_cost_still_fits_and_is_to_be_renewed():
    dear = PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=4).hash(PASSWORD)

    assert fits(PASSWORD, dear)
    assert is_dated(dear)
    assert not is_dated(hashed(PASSWORD))


@pytest.mark.parametrize("kept", [None, "", "no hash", "$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA"])
def test_what_is_no_hash_of_it_fits_nothing(kept):
    assert not fits(PASSWORD, kept)


def test_whoever_finds_no_room_is_told_at_once():
    inside, leave = [Event() for _ in range(WITHIN)], Event()

    def stay(arrived):
        with room():
            arrived.set()
            leave.wait(10)

    people = [Thread(target=stay, args=(arrived,)) for arrived in inside]
    for person in people:
        person.start()
    assert all(arrived.wait(10) for arrived in inside)
    with pytest.raises(Crowded), room():
        pass
    leave.set()
    for person in people:
        person.join()

    with room():
        assert fits(PASSWORD, hashed(PASSWORD))
