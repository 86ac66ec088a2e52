"""``kring demo``: two fictional practices to look around in."""

from __future__ import annotations

import argparse
import importlib
import tomllib
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pyotp

from kring_core.access.identity import Role
from kring_core.access.keys.practice_key import PracticeKey
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.totp import Authenticators
from kring_core.cli import demo_people
from kring_core.cli.context import Context, show
from kring_core.cli.practice import address
from kring_core.people.persons import Persons
from kring_core.people.values import details_of
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.plugins.web import rehearse_web
from kring_core.practices.creation import add_practice
from kring_core.practices.settings import PracticeSettings

PASSWORD = "een kring van stoelen"  # noqa: S105 - it guards nothing
"""Of every demo account; a demo holds nothing that is anybody's."""


def _known() -> list[dict[str, Any]]:
    text = files("kring_core.cli").joinpath("demo_practices.toml").read_text("utf-8")
    known: list[dict[str, Any]] = tomllib.loads(text)["practice"]
    return known


def add_commands(groups: Any) -> Any:
    """Add the commands about the demo."""
    group = groups.add_parser("demo", help="two fictional practices: create, accounts")
    commands = group.add_subparsers(required=True, metavar="COMMAND")
    creating = commands.add_parser("create", help="make the demo where it is not there yet")
    creating.set_defaults(run=create)
    listing = commands.add_parser("accounts", help="list the demo accounts")
    listing.add_argument("--json", action="store_true", help="report as JSON")
    listing.set_defaults(run=accounts)
    return commands


def create(context: Context, asked: argparse.Namespace) -> int:
    """Make the practices of the demo that are not there yet; data that are there stay."""
    rehearse_web(context.host.catalogue)
    for number, known in enumerate(_known()):
        if context.host.home.by_slug(known["slug"]) is None:
            _create(context, known, with_plugins=number == 0)
    return accounts(context, argparse.Namespace(json=False))


def _create(context: Context, known: dict[str, Any], *, with_plugins: bool) -> None:
    host = context.host
    settings = PracticeSettings(
        name=known["name"],
        telephone=known["telephone"],
        email=known["email"],
        colour=known["colour"],
        **{
            f"{text}_{language}": known[text][language].strip()
            for text in ("welcome", "privacy", "complaints")
            for language in ("nl", "en")
        },
    )
    admin = next(a for a in known["accounts"] if a["role"] == Role.ADMINISTRATOR)
    add_practice(host, known["slug"], known["hosts"], settings, admin["login"])
    practice = context.practice(known["slug"])
    with practice.database.write() as db:
        people = Accounts(db, host.clock)
        for one in known["accounts"]:
            account = people.by_login(one["login"])
            account = account or people.add(one["name"], one["login"], [Role(one["role"])])
            people.by_id(account.id)
            person = people.by_id(account.id)
            assert person is not None
            called = replace(details_of(person.person), name=one["name"])
            Persons(db, host.clock).change(person.person, called)
            people.set_password(person, PASSWORD)
            if secret := one.get("app"):
                key = PracticeKey(practice.place.key)
                Authenticators(db, host.clock, key).give(person, secret)
    if not with_plugins:
        return
    with practice.database.write() as db:
        demo_people.fill(practice, db)
    for plugin in host.catalogue.listed():
        if plugin.manifest is None or plugin.manifest.demo is None or plugin.broken:
            continue
        Lifecycle(practice).enable(plugin.name)
        module, _, function = plugin.manifest.demo.partition(":")
        with practice.database.write() as db:
            getattr(importlib.import_module(module), function)(practice, db)


def accounts(context: Context, asked: argparse.Namespace) -> int:
    """List the demo accounts of the practices that are there."""
    rows = []
    for known in _known():
        place = context.host.home.by_slug(known["slug"])
        if place is None:
            continue
        with context.practice(known["slug"]).database.read() as db:
            people = Accounts(db, context.host.clock)
            apps = Authenticators(db, context.host.clock, PracticeKey(place.key))
            factors = {
                account.login: _second_factor(context, apps.secret(account.id))
                for one in known["accounts"]
                if (account := people.by_login(one["login"]))
            }
        rows += [
            {
                "practice": place.slug,
                "host": place.hosts[0],
                "address": address(context, place),
                "role": one["role"],
                "name": one["name"],
                "login": one["login"],
                "password": PASSWORD,
                "second_factor": factors[one["login"]],
            }
            for one in known["accounts"]
            if one["login"] in factors
        ]
    lines = [
        f"{row['address']:34} {row['role']:14} {row['login']:26} {_said(row['second_factor'])}"
        for row in rows
    ]
    heading = f"Demo accounts, each with the password «{PASSWORD}»; who works there needs a code:"
    footing = "A code works once and changes every half minute: kring demo accounts shows the next."
    text = "\n".join([heading, *(line.rstrip() for line in lines), footing])
    show(rows, as_json=asked.json, text=text)
    return 0


def _second_factor(context: Context, secret: str | None) -> dict[str, str] | None:
    """The secret of an account's app and the code that the app would show now."""
    if secret is None:
        return None
    return {"secret": secret, "code": pyotp.TOTP(secret).at(context.host.clock())}


def _said(factor: dict[str, str] | None) -> str:
    return f"code {factor['code']}, app {factor['secret']}" if factor else ""
