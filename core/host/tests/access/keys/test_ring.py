"""The key ring: making, opening, wrapping anew, and what a reset leaves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kring_core.access.keys.halves import is_signed
from kring_core.access.keys.models import KeyPair, KeyWrap
from kring_core.access.keys.openers import ByPasskey, ByPassword, ByRecovery
from kring_core.access.keys.ring import Frozen, HasPair, KeyRing
from kring_core.access.keys.rules import NOTICE, Credential, Way
from kring_core.access.keys.wrapping import WontOpen
from kring_core.testing.people import PASSWORD
from sqlalchemy import select

NEW = "een heel andere kring"
OUTPUT = bytes(range(32))


def ways(ring, person_id):
    return {wrap.kind for wrap in ring.wraps_of(ring.pair_of(person_id))}


def test_password_and_recovery_code_open_the_same_pair(ring, noor, code):
    by_password = ring.unlock(noor, ByPassword(PASSWORD))

    assert by_password == ring.unlock(noor, ByRecovery(code))
    assert by_password.secret.hex() not in repr(by_password)


@pytest.mark.parametrize("opener", [ByPassword(NEW), ByRecovery.new(), ByPasskey("1", OUTPUT)])
def test_nothing_else_opens_it(ring, noor, code, opener):
    with pytest.raises(WontOpen):
        ring.unlock(noor, opener)


def test_who_has_no_pair_opens_none(ring, noor):
    with pytest.raises(WontOpen):
        ring.unlock(noor, ByPassword(PASSWORD))


def test_there_is_one_pair_at_a_time(ring, noor, code):
    with pytest.raises(HasPair):
        ring.make(noor, PASSWORD)


def test_two_people_with_one_password_have_nothing_in_common(ring, noor, sem, code):
    ring.make(sem, PASSWORD)
    mine, theirs = (ring.unlock(each, ByPassword(PASSWORD)) for each in (noor, sem))

    assert mine.secret != theirs.secret
    with pytest.raises(WontOpen):
        ring.unlock(sem, ByRecovery(code))


def test_a_wrap_that_was_moved_to_another_pair_does_not_open(ring, db, noor, sem, code):
    ring.make(sem, NEW)
    [mine] = [wrap for wrap in ring.wraps_of(ring.pair_of(noor)) if wrap.kind == Way.PASSWORD]
    [theirs] = [wrap for wrap in ring.wraps_of(ring.pair_of(sem)) if wrap.kind == Way.PASSWORD]
    theirs.salt, theirs.wrapped = mine.salt, mine.wrapped
    db.flush()

    with pytest.raises(WontOpen):
        ring.unlock(sem, ByPassword(PASSWORD))


def test_a_pair_goes_along_when_two_records_turn_out_to_be_one_person(ring, db, noor, sem, code):
    secret = ring.unlock(noor, ByPassword(PASSWORD)).secret
    ring.pair_of(noor).person_id = sem
    db.flush()

    assert ring.unlock(sem, ByPassword(PASSWORD)).secret == secret
    assert ring.unlock(sem, ByRecovery(code)).secret == secret


def test_a_public_half_that_was_exchanged_is_noticed(ring, db, noor, sem, code):
    ring.make(sem, NEW)
    ring.pair_of(noor).public_key = ring.pair_of(sem).public_key
    db.flush()

    with pytest.raises(WontOpen):
        ring.unlock(noor, ByPassword(PASSWORD))


def test_a_changed_password_opens_and_the_old_one_does_not(ring, noor, code):
    half = ring.unlock(noor, ByPassword(PASSWORD))
    ring.rewrap(noor, PASSWORD, NEW)

    assert ring.unlock(noor, ByPassword(NEW)) == half == ring.unlock(noor, ByRecovery(code))
    with pytest.raises(WontOpen):
        ring.unlock(noor, ByPassword(PASSWORD))


def test_a_change_with_the_wrong_old_password_changes_nothing(ring, noor, code):
    with pytest.raises(WontOpen):
        ring.rewrap(noor, "not the password", NEW)

    assert ring.unlock(noor, ByPassword(PASSWORD))


def test_a_change_of_password_without_a_pair_is_nothing(ring, noor):
    ring.rewrap(noor, PASSWORD, NEW)
    ring.remove_passkey(noor, "passkey-1")

    assert ring.pair_of(noor) is None


def test_a_new_recovery_code_ends_the_old_one(ring, noor, code):
    half = ring.unlock(noor, ByPassword(PASSWORD))
    new = ring.renew_recovery(half)

    assert ring.unlock(noor, ByRecovery(new)) == half
    with pytest.raises(WontOpen):
        ring.unlock(noor, ByRecovery(code))


def test_each_passkey_opens_until_it_is_removed(ring, noor, code):
    half = ring.unlock(noor, ByPassword(PASSWORD))
    first, second = ByPasskey("passkey-1", OUTPUT), ByPasskey("passkey-2", OUTPUT[::-1])
    ring.add(half, first)
    ring.add(half, second)
    assert ring.unlock(noor, first) == half == ring.unlock(noor, second)

    ring.remove_passkey(noor, "passkey-1")

    assert ring.unlock(noor, second) == half
    with pytest.raises(WontOpen):
        ring.unlock(noor, first)


@pytest.mark.parametrize(
    ("credential", "left"),
    [
        (Credential.PASSWORD, {Way.PASSKEY, Way.RECOVERY}),
        (Credential.SECOND_FACTOR, {Way.PASSWORD, Way.RECOVERY}),
    ],
)
def test_a_reset_ends_what_was_reset_and_never_the_recovery_code(
    ring, noor, code, credential, left
):
    ring.add(ring.unlock(noor, ByPassword(PASSWORD)), ByPasskey("passkey-1", OUTPUT))
    ring.reset(noor, credential, None)

    assert ways(ring, noor) == left
    assert ring.unlock(noor, ByRecovery(code))


def test_after_a_reset_the_new_password_opens_once_the_code_was_given(ring, noor, code):
    ring.reset(noor, Credential.PASSWORD, None)
    for password in (PASSWORD, NEW):
        with pytest.raises(WontOpen):
            ring.unlock(noor, ByPassword(password))

    half = ring.unlock(noor, ByRecovery(code))
    ring.add(half, ByPassword(NEW))

    assert ring.unlock(noor, ByPassword(NEW)) == half


def test_a_replaced_pair_stays_for_what_was_signed_and_for_its_code(ring, db, noor, code):
    half = ring.unlock(noor, ByPassword(PASSWORD))
    signature = ring.approve(half, b"agreed")
    ring.reset(noor, Credential.KEY, None)
    ring.make(noor, NEW)

    old = db.get_one(KeyPair, half.pair_id)
    kept = db.scalars(select(KeyWrap.kind).where(KeyWrap.pair_id == old.id)).all()
    assert kept == [Way.RECOVERY]
    assert is_signed(old.public_key, b"agreed", signature)
    assert not is_signed(ring.pair_of(noor).public_key, b"agreed", signature)


def test_a_signature_is_of_one_person_and_one_statement(ring, noor, sem, code):
    ring.make(sem, NEW)
    signature = ring.approve(ring.unlock(noor, ByPassword(PASSWORD)), b"open envelope 7")
    public = ring.pair_of(noor).public_key

    assert is_signed(public, b"open envelope 7", signature)
    assert not is_signed(public, b"open envelope 8", signature)
    assert not is_signed(public, b"open envelope 7", signature[:-1] + bytes([signature[-1] ^ 1]))
    assert not is_signed(public, b"open envelope 7", b"")
    assert not is_signed(ring.pair_of(sem).public_key, b"open envelope 7", signature)


@pytest.mark.parametrize("credential", list(Credential))
def test_approvals_rest_for_the_whole_notice_period_after_any_reset(
    ring, clock, noor, code, credential
):
    half = ring.unlock(noor, ByPassword(PASSWORD))
    ring.reset(noor, credential, None)

    clock.move(seconds=NOTICE.total_seconds() - 1)
    with pytest.raises(Frozen) as frozen:
        ring.approve(half, b"agreed")
    assert frozen.value.until == clock.now + timedelta(seconds=1)
    clock.move(seconds=1)
    assert ring.frozen_until(noor) is None
    assert ring.approve(half, b"agreed")


def test_a_second_reset_begins_the_period_anew(ring, clock, noor, code):
    ring.reset(noor, Credential.PASSWORD, None)
    clock.move(days=6)
    ring.reset(noor, Credential.SECOND_FACTOR, None)
    clock.move(days=6)

    assert ring.frozen_until(noor) == clock.now + timedelta(days=1)


def test_a_pair_made_after_a_reset_rests_as_well(ring, noor):
    ring.reset(noor, Credential.PASSWORD, None)
    ring.make(noor, NEW)

    with pytest.raises(Frozen):
        ring.approve(ring.unlock(noor, ByPassword(NEW)), b"agreed")


def test_a_clock_that_was_put_back_ends_no_rest(ring, clock, noor, code):
    ring.reset(noor, Credential.PASSWORD, None)
    clock.move(days=3)
    clock.move(hours=-100)

    assert ring.frozen_until(noor)


def test_a_reset_of_one_person_lets_nobody_else_rest(ring, noor, sem, code):
    ring.reset(sem, Credential.PASSWORD, None)

    assert ring.frozen_until(noor) is None


def test_an_act_that_fails_midway_leaves_everything_as_it_was(practice, clock, noor):
    with practice.database.write() as db:
        code = KeyRing(db, clock).make(noor, PASSWORD)
    with practice.database.session(writes=True) as db:
        ring = KeyRing(db, clock)
        ring.rewrap(noor, PASSWORD, NEW)
        ring.reset(noor, Credential.KEY, None)
        db.rollback()

    with practice.database.read() as db:
        ring = KeyRing(db, clock)
        assert ring.frozen_until(noor) is None
        assert ring.unlock(noor, ByPassword(PASSWORD)) == ring.unlock(noor, ByRecovery(code))
