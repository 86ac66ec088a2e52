"""Every page of the host and of the directory meets WCAG 2.2 AA, and what this house adds."""

from __future__ import annotations

import pytest

# Staff and somebody with an account see what the administrator sees, with shorter menus.
READERS = [
    (None, "nl"),
    (None, "en"),
    ("person", "en"),
    ("staff", "nl"),
    ("administrator", "nl"),
    ("administrator", "en"),
]
ON_A_DETOUR = {
    *("kring.password", "kring.second_step", "kring.plugin_enable"),
    *("kring.people_import_plan", "kring.person_account", "kring.person_factors"),
    *("kring.leaving", "kring.leaving_relation", "kring.own_relation", "kring.deputy"),
    *("kring.emergency", "kring.emergency_person", "kring.emergency_stranger"),
    *("kring.own_key_code", "kring.own_key_open", "kring.own_key_replace"),
    *("kring.own_key_passkey", "kring.own_key_open_passkey"),
    *("expertdirectory.import_plan",),
    *("expertdirectory.page", "expertdirectory.page_remove"),
    *("expertdirectory.preview", "expertdirectory.publish"),
}
"""Pages that no link leads to in a demo that nobody has touched; the tests of detours
come there."""


@pytest.mark.slow
@pytest.mark.parametrize(("role", "language"), READERS)
def test_every_page_that_somebody_reaches_is_accessible(walk, role, language, pages):
    seen = walk(role, language)

    faults = [fault for found in seen.values() for fault in found]
    assert not faults, "\n".join(faults)
    if role == "administrator":
        assert pages - {kind[0] for kind in seen} - ON_A_DETOUR - {"kring.sign_in"} == set()
