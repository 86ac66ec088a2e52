"""Where a reader may be led: to a page of this practice, never away from it."""

from __future__ import annotations

from types import SimpleNamespace
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_core.portal.redirects import came_from, safe_path

KRING = SimpleNamespace(path=lambda route: "/first")


def request(referer=None):
    headers = {} if referer is None else {"Referer": referer}
    return SimpleNamespace(kring=KRING, headers=headers, host="iep.example:6543")


@pytest.mark.parametrize("wanted", ["/", "/mijn", "/experts?q=a%20b&page=2", "/a//b", "/a:b@c"])
def test_a_page_of_this_practice_is_where_one_comes(wanted):
    assert safe_path(request(), wanted) == wanted


@pytest.mark.parametrize(
    "wanted",
    ["", "mijn", "//x.example", "/\\x.example", "\\/x", "https://x", "/a\n", "/a\\b", "//[", "/é"],
)
def test_anything_else_leads_to_the_first_page(wanted):
    assert safe_path(request(), wanted) == "/first"


@given(st.text(alphabet=st.sampled_from("/\\:.@a[]?#%\t\n ") | st.characters(), max_size=20))
def test_nothing_leads_to_another_host(wanted):
    led = urljoin("https://iep.example/inloggen", safe_path(request(), f"/{wanted}"))

    assert urlsplit(led).netloc == "iep.example"


@pytest.mark.parametrize(
    ("referer", "page"),
    [
        ("http://iep.example:6543/experts?q=a", "/experts?q=a"),
        ("http://iep.example:6543/", "/"),
        ("http://els.example/experts", "/first"),
        ("http://iep.example:6543//els.example", "/first"),
        ("http://[", "/first"),
        ("", "/first"),
        (None, "/first"),
    ],
)
def test_one_goes_back_to_where_one_came_from_within_the_practice(referer, page):
    assert came_from(request(referer)) == page
