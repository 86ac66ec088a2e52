"""Wrapping: what somebody wrapped opens by the same, and by nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from kring_core.access.keys.openers import ByPasskey, ByPassword, ByRecovery
from kring_core.access.keys.wrapping import WontOpen, Wrapped, unwrap, wrap

CHEAP = {"memory": 8, "time": 1, "lanes": 1}
"""Enough to see what depends on what."""

letters = st.characters(exclude_categories=["Cs"])
openers = st.one_of(
    st.builds(ByPassword, st.text(letters, min_size=1, max_size=30)),
    st.builds(ByRecovery, st.builds(lambda: ByRecovery.new().code)),
    st.builds(
        ByPasskey, st.text("abc", min_size=1, max_size=3), st.binary(min_size=32, max_size=32)
    ),
)
some_bytes = st.binary(max_size=80)
quickly = settings(deadline=None, max_examples=60)


def opens(wrapped: Wrapped, opener: Any, about: bytes, cost: Any = CHEAP) -> bool:
    """Whether it opens."""
    try:
        unwrap(wrapped, opener, about, cost)
    except WontOpen:
        return False
    return True


@quickly
@given(secret=some_bytes, opener=openers, about=some_bytes)
def test_what_was_wrapped_opens_by_the_same(secret, opener, about):
    assert unwrap(wrap(secret, opener, about, CHEAP), opener, about, CHEAP) == secret


@quickly
@given(one=openers, other=openers, about=some_bytes)
def test_it_opens_by_nothing_else(one, other, about):
    assume(one.secret(b"salt" * 8, CHEAP) != other.secret(b"salt" * 8, CHEAP))

    assert not opens(wrap(b"secret", one, about, CHEAP), other, about)


@quickly
@given(opener=openers, about=some_bytes, other=some_bytes)
def test_it_opens_for_what_it_is_about_only(opener, about, other):
    assume(about != other)

    assert not opens(wrap(b"secret", opener, about, CHEAP), opener, other)


@quickly
@given(opener=openers, data=st.data())
def test_a_bit_that_was_flipped_keeps_it_closed(opener, data):
    wrapped = wrap(b"secret", opener, b"about", CHEAP)
    which = data.draw(st.sampled_from(Wrapped._fields))
    part = bytearray(getattr(wrapped, which))
    bit = data.draw(st.integers(0, len(part) * 8 - 1))
    part[bit // 8] ^= 1 << bit % 8

    assert not opens(wrapped._replace(**{which: bytes(part)}), opener, b"about")


@pytest.mark.parametrize("length", [0, 3, 12, 27])
def test_what_was_cut_off_does_not_open(length):
    opener = ByPassword("een kring")
    wrapped = wrap(b"secret", opener, b"about", CHEAP)

    assert not opens(wrapped._replace(sealed=wrapped.sealed[:length]), opener, b"about")


def test_a_lower_cost_than_it_was_wrapped_at_opens_nothing():
    wrapped = wrap(b"secret", ByPassword("een kring"), b"about", {**CHEAP, "time": 2})

    assert not opens(wrapped, ByPassword("een kring"), b"about")


def test_a_recovery_code_is_read_as_people_type_it_over():
    opener = ByRecovery.new()
    wrapped = wrap(b"secret", opener, b"about", CHEAP)

    for typed in (opener.code.upper(), opener.code.replace("-", " "), f"  {opener.code} \n"):
        assert opens(wrapped, ByRecovery(typed), b"about")


def test_recovery_codes_are_long_and_never_the_same():
    codes = {ByRecovery.new().code for _ in range(200)}

    assert len(codes) == 200
    assert {len(code.replace("-", "")) for code in codes} == {28}


def test_a_password_with_a_mark_is_the_same_however_the_keyboard_sends_it():
    wrapped = wrap(b"secret", ByPassword("één kring"), b"about", CHEAP)

    assert opens(wrapped, ByPassword("e\u0301e\u0301n kring"), b"about")


def test_nothing_secret_stands_in_what_is_printed_of_an_opener():
    said = [ByPassword("geheim-1"), ByRecovery("geheim-1"), ByPasskey("id", b"geheim-1")]

    assert "geheim" not in repr(said)
