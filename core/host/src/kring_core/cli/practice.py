"""``kring practice``: add, list, upgrade."""

from __future__ import annotations

import argparse
from typing import Any

from kring_core.cli.context import Context, Refusal, show
from kring_core.practices.creation import add_practice, upgrade_practice
from kring_core.practices.home import Place
from kring_core.practices.settings import PracticeSettings


def add_commands(groups: Any) -> Any:
    """Add the commands about practices."""
    group = groups.add_parser("practice", help="practices: add, list, upgrade")
    commands = group.add_subparsers(required=True, metavar="COMMAND")
    adding = commands.add_parser("add", help="make a practice and its first administrator")
    adding.add_argument("slug", metavar="SLUG", help="short name: small letters, digits, hyphens")
    adding.add_argument("--host", action="append", required=True, help="host name; may be repeated")
    adding.add_argument("--admin", required=True, metavar="EMAIL", help="first administrator")
    adding.add_argument("--name", help="name for people; the slug without it")
    adding.set_defaults(run=add)
    listing = commands.add_parser("list", help="list the practices")
    listing.add_argument("--json", action="store_true", help="report as JSON")
    listing.set_defaults(run=list_practices)
    upgrading = commands.add_parser("upgrade", help="bring tables to the version installed here")
    upgrading.add_argument("slug", nargs="*", metavar="SLUG", help="which; all without it")
    upgrading.set_defaults(run=upgrade)
    return commands


def add(context: Context, asked: argparse.Namespace) -> int:
    """Make a practice and print the link of its first administrator."""
    if "@" not in asked.admin:
        raise Refusal("--admin is no mail address")
    settings = PracticeSettings(name=asked.name or asked.slug)
    token = add_practice(context.host, asked.slug, asked.host, settings, asked.admin)
    place = context.host.home.by_slug(asked.slug)
    assert place is not None
    print(f"Practice {asked.slug} is ready.")
    print("The first administrator chooses a password, once, within three days:")
    print(f"  {address(context, place)}/wachtwoord/{token}")
    return 0


def address(context: Context, place: Place) -> str:
    """The address at which a practice is served from this machine."""
    host = place.hosts[0]
    local = host == "localhost" or host.endswith(".localhost")
    return f"http://{host}:{context.settings.port}" if local else f"https://{host}"


def list_practices(context: Context, asked: argparse.Namespace) -> int:
    """List the practices."""
    places = context.host.home.places()
    rows = [
        {"slug": place.slug, "host": place.hosts[0], "hosts": list(place.hosts)} for place in places
    ]
    text = "\n".join(f"{row['slug']:20} {row['host']}" for row in rows) or "There are none yet."
    show(rows, as_json=asked.json, text=text)
    return 0


def upgrade(context: Context, asked: argparse.Namespace) -> int:
    """Bring the tables of practices to the version installed here."""
    for slug in asked.slug or [place.slug for place in context.host.home.places()]:
        looked_at = upgrade_practice(context.host, slug)
        print(f"{slug}: {', '.join(looked_at)}")
    return 0
