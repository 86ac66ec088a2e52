"""What the walks through the pages share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from kring_core.access.identity import Role
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.models import Account
from kring_core.cli import main
from kring_core.relations.kinds import Kind
from kring_core.relations.models import Relation
from kring_core.testing.people import account_of
from kring_core.testing.workshop import Workshop
from kring_hooks import hookimpl
from kring_hooks.host import Manifest
from sqlalchemy import select
from sqlalchemy.orm import joinedload


@pytest.fixture
def kring(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run ``kring`` over the practices of the tests; answers code, output and complaints."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setenv("KRING_HOME", str(workshop.home))
        capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as wrong_use:
            code = int(wrong_use.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def little_plugin(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[str, ModuleType]]:
    """Make a plugin of a few lines: ``little_plugin("strict", kring_decide_plugin_removal=…)``."""

    def make(name: str, **hooks: Callable[..., Any]) -> tuple[str, ModuleType]:
        module = ModuleType(f"kring_{name}")
        # Pyramid imports the package of a plugin by its name.
        monkeypatch.setitem(sys.modules, module.__name__, module)

        def kring_register_plugin() -> Manifest:
            return Manifest(title=name.title(), description="For a test.")

        for hook, function in {"kring_register_plugin": kring_register_plugin, **hooks}.items():
            function.__module__ = module.__name__
            setattr(module, hook, hookimpl(function))
        return name, module

    return make


@pytest.fixture
def tick() -> Callable[..., None]:
    """Tick the box of a form that stands for a value: ``tick(form, "staff")``."""

    def tick_box(form: Any, value: str, *, on: bool = True) -> None:
        boxes = [box for box in form.fields["checkbox"] if box._value == value]
        boxes[0].checked = on

    return tick_box


@pytest.fixture
def ids(practice):
    """The ids of the people in each role."""
    return {role.value: account_of(practice, role).person_id for role in Role}


@pytest.fixture
def colleague(practice, clock, client_of):
    """Another who works here, with a browser."""
    with practice.database.write() as db:
        account = Accounts(db, clock).add("Marit Smit", "marit@praktijk.example", [Role.STAFF])
        account_id = account.id
    with practice.database.read() as db:
        query = select(Account).where(Account.id == account_id)
        account = db.scalars(query.options(joinedload(Account.person))).one()
    browser = client_of(practice)
    browser.sign_in(account)
    return browser


@pytest.fixture
def relate(practice, clock):
    """Put a relation into the database: ``relate(one, "treats", other)``."""

    def make(subject, kind, other, *, confirmed=True, recorded_by=None, first=None, last=None):
        with practice.database.write() as db:
            row = Relation(
                kind=Kind(kind),
                subject_id=subject,
                object_id=other,
                starts_on=first or clock().date(),
                ends_on=last,
                recorded_by=recorded_by,
                recorded_at=clock(),
                confirmed_at=clock() if confirmed else None,
            )
            db.add(row)
            return row.id

    return make
