"""Order as data: what decides is what is wished, never what came first."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_core.plugins.ordering import in_order


@dataclass(frozen=True)
class Item:
    """Anything with a name and a wish for its place."""

    name: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    weight: int = 50


def names(items):
    return "".join(item.name for _plugin, item in in_order(("plugin", item) for item in items))


def test_light_ones_come_first_then_by_plugin_and_name():
    items = [("z", Item("a")), ("a", Item("c")), ("a", Item("b")), ("z", Item("d", weight=1))]

    assert [item.name for _, item in in_order(items)] == ["d", "b", "c", "a"]


@pytest.mark.parametrize(
    ("items", "order"),
    [
        ([Item("a", after=("c",)), Item("b"), Item("c")], "bca"),
        ([Item("a"), Item("b"), Item("c", before=("a",))], "bca"),
        ([Item("a", after=("nobody",)), Item("b")], "ab"),
        ([Item("a", weight=90), Item("b", weight=10, after=("a",))], "ab"),
        ([Item("a", after=("b",)), Item("b", after=("a",))], "ab"),
        ([Item("a", after=("a",)), Item("b")], "ab"),
    ],
)
def test_a_wish_goes_before_weight_and_a_circle_is_left_to_it(items, order):
    if order == "bca" and items[2].before:
        order = "bca"
    assert names(items) == order


wishes = st.lists(st.sampled_from("abcdef"), max_size=2).map(tuple)
items = st.lists(
    st.builds(Item, st.sampled_from("abcdef"), wishes, wishes, st.integers(1, 3)),
    max_size=6,
    unique_by=lambda item: item.name,
)


@given(items, st.randoms())
def test_the_order_of_loading_decides_nothing(given_items, chance):
    shuffled = list(given_items)
    chance.shuffle(shuffled)

    assert names(given_items) == names(shuffled)


@given(items)
def test_nothing_is_lost_or_doubled(given_items):
    assert sorted(names(given_items)) == sorted(item.name for item in given_items)


@given(items)
def test_wishes_that_point_forward_only_are_all_granted(given_items):
    # Wishes of each after those of an earlier letter make no circle.
    forward = [
        Item(item.name, after=tuple(n for n in item.after if n < item.name), weight=item.weight)
        for item in given_items
    ]
    order = names(forward)

    for item in forward:
        for earlier in item.after:
            assert earlier not in order or order.index(earlier) < order.index(item.name)
