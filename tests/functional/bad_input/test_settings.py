"""Settings of the installation that are misspelt or make no sense: refused, with a hint."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("KRING_PROT", "6543", "did you mean KRING_PORT?"),
        ("KRING_XYLOPHONE", "1", "KRING_XYLOPHONE is no setting"),
        ("KRING_PORT", "sixty", "between 1 and 65535"),
        ("KRING_PORT", "0", "between 1 and 65535"),
        ("KRING_PORT", "65536", "between 1 and 65535"),
        ("KRING_PORT", "²", "between 1 and 65535"),
        ("KRING_CLOCK", "yesterday", "KRING_CLOCK"),
        ("KRING_STRICT", "yes", "KRING_STRICT is 1 or 0"),
    ],
)
def test_a_wrong_setting_stops_every_command(kring, monkeypatch, name, value, hint):
    monkeypatch.setenv(name, value)

    code, said, complaint = kring("practice", "list")

    assert code == 1
    assert said == ""
    assert hint in complaint
