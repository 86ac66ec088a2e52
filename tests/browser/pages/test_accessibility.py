"""Every page of the host and of the directory meets WCAG 2.2 AA and what this house asks besides."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("role", [None, "person", "staff", "administrator"])
def test_every_page_that_somebody_reaches_is_accessible(walk, role, language):
    seen = walk(role, language)

    faults = [fault for found in seen.values() for fault in found]
    assert not faults, "\n".join(faults)
    print(len(seen), seen.keys())
