"""Every route, every method, every reader: what comes back is what the permission table says.

Routes are found in the running application, so a new one is asked as well. A test that fails with
"nothing stands for {…}" tells what to add to ``world.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from kring_core.testing.client import Client
from kring_core.testing.workshop import Workshop

from tests.security.table import Door, Outcome, doors, expected, outcome, token
from tests.security.world import (
    ACTORS,
    MARK,
    OWN,
    PLUGINS,
    READERS,
    RELATED,
    SEEN_BY,
    World,
    browser,
    fill,
)

TOLD_IN_WORDS = frozenset(
    {
        "POST kring.people_import_plan",
        "GET expertdirectory.import_plan",
        "POST expertdirectory.import_plan",
    }
)
"""Where a list is waited for that is not there any more, or never was, a sentence says so."""


JUDGES_WHAT_IS_SENT = {
    "POST kring.passkey": Outcome.REFUSED,
    "POST kring.person_merge": Outcome.HIDDEN,
}
"""Where such an answer is about what was sent, which here is nothing: no passkey, no second
record; and does not say that one may not send."""


class Worlds:
    """The practice that is asked, made anew after something was done in it, and another."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._host = workshop.host(PLUGINS)
        self._made: list[World] = []
        self._browsers: dict[str, Client] = {}
        self.app = workshop.app(self._host)
        self.elsewhere = self._make()
        self.here = self._make()

    def _make(self) -> World:
        self._workshop.clock.reset()
        practice = self._workshop.new_practice(self._host, "sqlite", PLUGINS, filled=False)
        self._made.append(fill(practice))
        return self._made[-1]

    def renew(self) -> None:
        """Something was done here: go on in a practice in which nothing was."""
        self._browsers.clear()
        self._workshop.remove(self._made.pop().practice)
        self.here = self._make()

    def browser(self, reader: str) -> Client:
        """The browser of a reader, who stays signed in as long as the practice is the same."""
        if reader not in self._browsers:
            self._browsers[reader] = browser(self.here, self.app, reader, self.elsewhere)
        return self._browsers[reader]

    def close(self) -> None:
        """Remove both."""
        for world in self._made:
            self._workshop.remove(world.practice)

    def ask(self, door: Door, reader: str, names: World) -> tuple[Outcome, bool]:
        """Ask at a door; answers how the reader fared and whether they saw somebody's name.

        :param names: the practice whose people and things stand in the address.
        """
        client = self.browser(reader)
        named = names.named if names is self.here else names.named_elsewhere
        address = door.address({one: named(door.route, one) for one in door.placeholders})
        sent: dict[str, Any] = {"expect_errors": True}
        if door.method == "POST":
            sent["params"] = {"csrf_token": token(client)}
        answer = client._gen_request(door.method, address, **sent)
        fared = outcome(answer)
        if door.method == "POST" and fared is Outcome.OPEN:
            self.renew()
        return fared, MARK.encode() in answer.body


@pytest.fixture(scope="module")
def worlds(workshop: Workshop) -> Iterator[Worlds]:
    opened = Worlds(workshop)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def all_doors(worlds: Worlds) -> list[Door]:
    return doors(worlds.app.registry)


Deviation = tuple[str, list[Outcome], Outcome]


def fits(worlds: Worlds, door: Door, reader: str) -> set[Outcome]:
    """What may come back to a reader from their own practice."""
    related = reader in ACTORS.get(door.route, RELATED)
    client = worlds.browser(reader)
    said = expected(client.practice.host.rules, door, client, related=related)
    common = [SEEN_BY.get(one, READERS) for one in door.placeholders]
    seeing = [OWN[door.route]] if door.route in OWN else common
    hidden = any(reader not in those for those in seeing)
    if door.name in JUDGES_WHAT_IS_SENT:
        return {said, JUDGES_WHAT_IS_SENT[door.name]}
    if not hidden:
        return {said}
    return {Outcome.HIDDEN} if said is Outcome.OPEN else {Outcome.HIDDEN, said}


def fits_elsewhere(worlds: Worlds, door: Door, reader: str) -> set[Outcome]:
    """What may come back where the address names something of another practice."""
    if door.name in TOLD_IN_WORDS:
        return {*fits(worlds, door, reader), Outcome.HIDDEN}
    client = worlds.browser(reader)
    rules = client.practice.host.rules
    said = {expected(rules, door, client, related=related) for related in (True, False)}
    return {Outcome.HIDDEN} | (said - {Outcome.OPEN})


def deviations(
    doors: list[Door],
    ask: Callable[[Door], tuple[Outcome, bool]],
    fitting: Callable[[Door], set[Outcome]],
) -> list[Deviation]:
    """The doors at which something else came back."""
    found = []
    for door in doors:
        fit, (fared, _named) = fitting(door), ask(door)
        if fared not in fit:
            found.append((door.name, sorted(fit), fared))
    return found


def told(wrong: list[Deviation]) -> str:
    """One line for each."""
    return "\n".join(f"{door}: {came}, not {' or '.join(fit)}" for door, fit, came in wrong)


@pytest.mark.parametrize("reader", READERS)
def test_who_asks_gets_what_the_table_says(worlds, all_doors, reader):
    wrong = deviations(
        all_doors,
        lambda door: worlds.ask(door, reader, worlds.here),
        lambda door: fits(worlds, door, reader),
    )

    assert not wrong, told(wrong)


@pytest.mark.parametrize("reader", READERS)
def test_what_another_practice_has_is_not_found_here(worlds, all_doors, reader):
    wrong = deviations(
        [door for door in all_doors if door.placeholders],
        lambda door: worlds.ask(door, reader, worlds.elsewhere),
        lambda door: fits_elsewhere(worlds, door, reader),
    )

    assert not wrong, told(wrong)


@pytest.mark.parametrize(
    "reader", [name for name in READERS if name not in SEEN_BY["person"] and name != "person"]
)
def test_who_has_nothing_to_do_with_somebody_reads_their_name_nowhere(worlds, all_doors, reader):
    named = [
        door.name
        for door in all_doors
        if door.method == "GET" and reader not in ACTORS.get(door.route, ())
        if worlds.ask(door, reader, worlds.here)[1]
    ]

    assert named == []
