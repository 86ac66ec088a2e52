"""The pytest plugin of Kring, loaded in every run; it imports the host only when a fixture asks.

A plugin's tests say ``plugins`` once and ask for the rest::

    @pytest.fixture
    def plugins():
        return ["example"]

    def test_the_list_is_public(visitor):
        assert "Examples" in visitor.get("/voorbeelden")
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from email.message import EmailMessage

    from kring_core.host import Host
    from kring_core.practices.practice import Practice
    from kring_core.testing.client import Client
    from kring_core.testing.clock import MovableClock
    from kring_core.testing.workshop import Workshop

pytest.register_assert_rewrite("kring_core.testing.contract")

SERVER = "KRING_TEST_POSTGRESQL"
NO_SERVER = f"{SERVER} names no PostgreSQL server"


def pytest_configure(config: pytest.Config) -> None:
    """Let compiled templates be kept between runs; compiling them takes most of a first page."""
    if cache := getattr(config, "cache", None):
        os.environ.setdefault("CHAMELEON_CACHE", str(cache.mkdir("kring-templates")))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly how many tests PostgreSQL was not asked."""
    skipped = terminalreporter.stats.get("skipped", ())
    unasked = sum(NO_SERVER in str(report.longrepr) for report in skipped)
    if unasked:
        terminalreporter.section("PostgreSQL", yellow=True)
        terminalreporter.line(
            f"{unasked} tests ran on SQLite only: {NO_SERVER}, "
            "such as postgresql+psycopg://postgres@127.0.0.1:5432/postgres",
            yellow=True,
        )


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Where the other fixtures make things; for tests that need more than one of something."""
    import pkg_resources
    from _pytest.assertion.rewrite import AssertionRewritingHook

    from kring_core.testing.workshop import Workshop

    # pytest loads the package of this plugin itself; Pyramid finds static files in it through this.
    pkg_resources.register_loader_type(AssertionRewritingHook, pkg_resources.DefaultProvider)
    opened = Workshop(tmp_path_factory.mktemp("kring"), os.environ.get(SERVER) or None)
    yield opened
    opened.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def backend(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn, so that every test of a practice runs on both."""
    if request.param == "postgresql" and not os.environ.get(SERVER):
        pytest.skip(NO_SERVER)
    return str(request.param)


@pytest.fixture
def clock(workshop: Workshop) -> Iterator[MovableClock]:
    """The clock of every installation: ``clock.move(days=3)``."""
    workshop.clock.reset()
    yield workshop.clock
    workshop.clock.reset()


@pytest.fixture
def plugins() -> list[str]:
    """Names of the plugins that are loaded, and enabled in ``practice``; none by default."""
    return []


@pytest.fixture
def filled() -> bool:
    """Whether the plugins hold what their demo shows; not by default."""
    return False


@pytest.fixture
def host(workshop: Workshop, plugins: list[str], clock: MovableClock) -> Host:
    """The installation with exactly ``plugins``."""
    return workshop.host(plugins)


@pytest.fixture
def new_host(workshop: Workshop, clock: MovableClock) -> Iterator[Callable[..., Host]]:
    """Make an installation of its own over the same practices: a restart, or a second process."""
    yield workshop.new_host
    workshop.forget_unshared()


@pytest.fixture
def new_practice(
    workshop: Workshop, host: Host, backend: str, *, filled: bool
) -> Iterator[Callable[..., Practice]]:
    """Make a practice in which plugins of given names are enabled; each on another host name."""
    made = []

    def make(*names: str, host: Host = host) -> Practice:
        practice = workshop.new_practice(host, backend, names, filled=filled)
        made.append(practice)
        return practice

    yield make
    for practice in made:
        workshop.remove(practice)


@pytest.fixture
def practice(new_practice: Callable[..., Practice], plugins: list[str]) -> Practice:
    """A practice with people in every role, in which ``plugins`` are enabled."""
    return new_practice(*plugins)


@pytest.fixture
def other_practice(new_practice: Callable[..., Practice]) -> Practice:
    """Another practice of the same installation, in which no plugin was ever enabled."""
    return new_practice()


@pytest.fixture
def client_of(workshop: Workshop) -> Callable[..., Client]:
    """Open a browser at a practice: of nobody, or of who has a role there."""
    return workshop.client


@pytest.fixture
def visitor(client_of: Callable[..., Client], practice: Practice) -> Client:
    """A browser of somebody who has not signed in."""
    return client_of(practice)


@pytest.fixture
def administrator(client_of: Callable[..., Client], practice: Practice) -> Client:
    """A browser of who manages the practice."""
    return _signed_in(client_of, practice, "administrator")


@pytest.fixture
def staff(client_of: Callable[..., Client], practice: Practice) -> Client:
    """A browser of who works in the practice."""
    return _signed_in(client_of, practice, "staff")


@pytest.fixture
def person(client_of: Callable[..., Client], practice: Practice) -> Client:
    """A browser of who has an account and no task there."""
    return _signed_in(client_of, practice, "person")


def _signed_in(client_of: Callable[..., Client], practice: Practice, role: str) -> Client:
    from kring_core.access.identity import Role

    return client_of(practice, Role(role))


@pytest.fixture
def turn(practice: Practice) -> Callable[..., int]:
    """Give the runner a turn at ``practice``, or at another; answers how many things were tried."""
    from kring_core.outbox.runner import run_due

    return lambda at=practice: run_due(at)


@pytest.fixture
def mailbox(practice: Practice) -> Callable[..., list[EmailMessage]]:
    """Send the mail that waits in ``practice``, or in another; answers all that it ever sent."""
    from kring_core.testing.looking import sent_mail

    return lambda of=practice: sent_mail(of)


@pytest.fixture
def statements() -> Callable[[], AbstractContextManager[list[str]]]:
    """Listen to the databases for a while: gives the list of what they were told."""
    from kring_core.testing.looking import statements

    return statements
