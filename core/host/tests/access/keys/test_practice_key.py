"""The key of a practice: a file that only its owner reads, made once, whoever comes first."""

from __future__ import annotations

import subprocess
import sys

import pytest
from kring_core.access.keys.practice_key import KEY_BYTES, PracticeKey, WrongKey

MAKE = (
    "import sys; from pathlib import Path;"
    "from kring_core.access.keys.practice_key import PracticeKey;"
    "key = PracticeKey(Path(sys.argv[1])); sys.stdin.read(1);"
    "print(key.encrypt(b'seen', 'a test').hex())"
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "practice" / "practice.key"


def test_what_was_encrypted_opens_again_in_another_process(path):
    sealed = PracticeKey(path).encrypt("één geheim".encode(), "totp:1")

    assert b"geheim" not in sealed
    assert PracticeKey(path).decrypt(sealed, "totp:1").decode() == "één geheim"


def test_the_file_is_for_its_owner_alone_and_stands_by_itself(path):
    PracticeKey(path).encrypt(b"", "a test")

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.stat().st_size == KEY_BYTES
    assert list(path.parent.iterdir()) == [path]


def test_a_key_that_is_there_is_never_made_again(path):
    PracticeKey(path).encrypt(b"", "a test")
    before = path.read_bytes()
    PracticeKey(path).encrypt(b"", "a test")

    assert path.read_bytes() == before


def test_the_same_text_never_looks_the_same_twice(path):
    key = PracticeKey(path)

    assert key.encrypt(b"the same", "a test") != key.encrypt(b"the same", "a test")


def test_processes_that_make_it_at_once_use_the_same_one(path):
    many = [
        subprocess.Popen(
            [sys.executable, "-c", MAKE, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for one in many:
        one.stdin.write("g")
        one.stdin.flush()
    sealed = [bytes.fromhex(one.communicate()[0]) for one in many]

    key = PracticeKey(path)
    assert [key.decrypt(each, "a test") for each in sealed] == [b"seen"] * 4
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("about", ["totp:2", "totp:", "", "TOTP:1"])
def test_it_opens_for_its_own_purpose_only(path, about):
    key = PracticeKey(path)
    sealed = key.encrypt(b"a secret", "totp:1")

    with pytest.raises(WrongKey):
        key.decrypt(sealed, about)


def test_the_key_of_another_practice_opens_nothing(path, tmp_path):
    sealed = PracticeKey(path).encrypt(b"a secret", "totp:1")

    with pytest.raises(WrongKey):
        PracticeKey(tmp_path / "other.key").decrypt(sealed, "totp:1")


def test_whatever_byte_is_changed_nothing_opens(path):
    key = PracticeKey(path)
    sealed = key.encrypt(b"a secret", "totp:1")

    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(WrongKey):
            key.decrypt(bytes(changed), "totp:1")


@pytest.mark.parametrize("length", [0, 5, 12, 20])
def test_what_was_cut_off_does_not_open(path, length):
    key = PracticeKey(path)
    sealed = key.encrypt(b"a secret", "totp:1")

    with pytest.raises(WrongKey):
        key.decrypt(sealed[:length], "totp:1")
