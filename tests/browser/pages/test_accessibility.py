"""Every page of the host and of the directory meets WCAG 2.2 AA and what this house asks besides."""

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


@pytest.mark.parametrize(("role", "language"), READERS)
def test_every_page_that_somebody_reaches_is_accessible(walk, role, language):
    seen = walk(role, language)

    faults = [fault for found in seen.values() for fault in found]
    print(len(seen), seen.keys())
    assert not faults, "\n".join(faults)
