"""Pages of a long list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_core.portal.paging import Pager
from pyramid.request import Request


def pager(query="", total=101, size=50):
    return Pager.of(Request.blank(f"/list?{query}"), total, size)


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("", 1),
        ("page=2", 2),
        ("page=3", 3),
        ("page=4", 3),
        ("page=999999999999", 1),
        ("page=0", 1),
        ("page=-2", 1),
        ("page=two", 1),
        ("page=%C2%B2", 1),
        ("page=1&page=2", 2),
    ],
)
def test_it_shows_the_page_that_was_asked_for_or_one_that_exists(query, page):
    assert pager(query).page == page


def test_other_pages_keep_the_rest_of_the_address():
    shown = pager("q=a%26b&page=2&kind=x")

    assert shown.href(3) == "/list?q=a%26b&kind=x&page=3"
    assert shown.href(1) == "/list?q=a%26b&kind=x"
    assert pager().href(1) == "/list"


@given(st.integers(0, 1000), st.integers(1, 60))
def test_every_item_is_on_exactly_one_page(total, size):
    first = pager(total=total, size=size)
    offsets = [pager(f"page={p}", total, size).offset for p in range(1, first.pages + 1)]

    assert offsets == list(range(0, max(total, 1), size))
    assert first.total == total
