"""A scanner that is not ours finds nothing in the demo that nobody explained."""

from __future__ import annotations

import shutil

import pytest
from kring_core.access.identity import Role

from tests.security.scan import unexplained


@pytest.mark.slow
@pytest.mark.parametrize("reader", [None, Role.STAFF], ids=["visitor", "staff"])
def test_the_scanner_finds_nothing_unexplained(reader):
    if shutil.which("wapiti") is None:
        pytest.skip("there is no wapiti; on Debian: apt install wapiti")

    assert unexplained((reader,)) == []
