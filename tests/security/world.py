"""A practice in which everything exists that an address can name, and who has to do with it.

A route with a new placeholder needs a line in :func:`fill`: what stands there in a practice. Where
not everybody who may, sees it, it needs one in :data:`SEEN_BY` as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from kring_core.access.emergency.models import Emergency
from kring_core.access.identity import Role
from kring_core.access.keys.halves import new_secret, public_half
from kring_core.access.keys.models import KeyPair, KeyWrap
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.models import Account, Passkey, SessionRow
from kring_core.files.store import IMAGES, Files
from kring_core.people.importing.waiting import WaitingLists
from kring_core.people.models import Organisation
from kring_core.people.persons import Persons
from kring_core.people.values import PersonDetails
from kring_core.plugins.packages import new_package, new_passphrase, packages
from kring_core.practices.models import PracticeRow
from kring_core.practices.practice import Practice
from kring_core.relations.kinds import Kind
from kring_core.relations.models import Deputy, Relation
from kring_core.testing.client import Client
from kring_core.testing.people import PEOPLE
from kring_core.testing.pictures import picture
from kring_expertdirectory.models import Page
from kring_expertdirectory.services import Drafts, Waiting
from kring_expertdirectory.values import Content
from sqlalchemy import select

PLUGINS = ("expertdirectory", "minimal")
COLLEAGUE = "cor@praktijk.example"
"""Works here too, and has nothing to do with anybody who comes here."""

MARK = "Ondine van der Merkwaarde"
"""A name that stands in every practice; whoever is to see nothing of it does not see it."""

RELATED = frozenset({"staff", "unconfirmed staff"})
"""Readers who have to do with what is in the practice."""
NAMED = frozenset({"administrator", "unconfirmed administrator"}) | RELATED
"""Readers who see whom it is about by name."""

SEEN_BY: Mapping[str, frozenset[str]] = {
    "person": NAMED,
    "relation": NAMED,
    "factor": RELATED,
    "session": RELATED,
    "deputy": NAMED | {"colleague"},
}
"""For each placeholder who sees what stands there, of those who may see the page; else all."""

OWN: Mapping[str, frozenset[str]] = {
    # Waits for the word of the person concerned.
    "kring.own_relation": frozenset({"person"}),
    "kring.own_key_code": RELATED,
    "kring.own_key_open": RELATED,
    "kring.own_key_open_passkey": RELATED,
    "kring.own_key_passkey": RELATED,
    "kring.own_key_replace": RELATED,
    # Who leaves is staff; only who manages people sees that page at all.
    "kring.leaving_relation": frozenset({"administrator", "unconfirmed administrator"}),
}
"""The same for single routes, which goes before it."""

ACTORS: Mapping[str, frozenset[str]] = {
    "kring.deputy_agree": frozenset({"colleague"}),
    "kring.deputy_ask": frozenset(),
    "kring.deputy_open": frozenset(),
    "kring.deputy_close": frozenset({"staff", "unconfirmed staff", "colleague"}),
    "kring.emergency": frozenset({"administrator", "unconfirmed administrator", "colleague"}),
    # It opened records, so that it can only be ended.
    "kring.relation_withdraw": frozenset(),
}
"""Who has the relation that a permission asks for, where it is not that of :data:`RELATED`."""


@dataclass
class World:
    """One practice with everything in it."""

    practice: Practice
    names: dict[str, str] = field(default_factory=dict)
    """What stands for each placeholder; for a single route, by the name of that route and it."""
    accounts: dict[str, Account] = field(default_factory=dict)

    def named_elsewhere(self, route: str, placeholder: str) -> str:
        """The same of another practice; a plugin is installed for all, so there it is none."""
        return "nothing" if placeholder == "plugin" else self.named(route, placeholder)

    def named(self, route: str, placeholder: str) -> str:
        """What stands for a placeholder of a route.

        :raises KeyError: says what to add when nobody thought of it.
        """
        for key in (f"{route}:{placeholder}", placeholder):
            if key in self.names:
                return self.names[key]
        raise KeyError(
            f"nothing stands for {{{placeholder}}} of {route}: add it to fill() in {__file__}"
        )


def fill(practice: Practice) -> World:
    """Put into a practice what an address can name."""
    world = World(practice)
    clock = practice.host.clock
    with practice.database.write() as db:
        _settings(db, practice)
        accounts = Accounts(db, clock)
        colleague = accounts.add("Cor Mulder", COLLEAGUE, [Role.STAFF])
        world.accounts = {role.value: accounts.by_login(PEOPLE[role].login) for role in PEOPLE}
        world.accounts["colleague"] = colleague
        staff = world.accounts["staff"]
        invited = accounts.add(MARK, "ondine@elders.example", [Role.PERSON])
        _people(db, world, staff, invited, colleague)
        _own(db, world, staff, clock)
        files = Files(db, practice.place.files)
        world.names["kring.people_import_plan:list"] = (
            WaitingLists(db, files, clock).add(b"naam\nOndine van der Merkwaarde\n", "lijst.csv").id
        )
        if "expertdirectory" in practice.state.enabled:
            _directory(db, world, files, clock)
        gone = f"gone{''.join(letter for letter in practice.slug if letter.isdigit())}"
        with new_package(practice, db, gone, "export", new_passphrase()):
            pass
        world.names["kring.password:token"] = accounts.new_link(invited)
    world.names["plugin"] = "minimal"
    world.names["package"] = packages(practice)[0].name
    practice.forget()
    return world


def _settings(db: Any, practice: Practice) -> None:
    row = db.scalars(select(PracticeRow)).one()
    logo = Files(db, practice.place.files).put(picture(), "logo.png", practice.host.clock(), IMAGES)
    texts = {"privacy_nl": "Alles blijft hier.", "complaints_nl": "Zeg het ons."}
    row.settings = {**row.settings, **texts, "colour": "#1f5c4f", "logo": logo.id}


def _people(db: Any, world: World, staff: Account, client: Account, colleague: Account) -> None:
    now, today = world.practice.host.clock(), world.practice.host.clock().date()
    relation = Relation(
        kind=Kind.TREATS,
        subject_id=staff.person_id,
        object_id=client.person_id,
        starts_on=today - timedelta(days=9),
        recorded_by=staff.person_id,
        recorded_at=now,
        confirmed_at=now,
    )
    awaited = Relation(
        kind=Kind.TREATS,
        subject_id=colleague.person_id,
        object_id=world.accounts["person"].person_id,
        starts_on=today,
        recorded_by=colleague.person_id,
        recorded_at=now,
    )
    deputy = Deputy(
        principal_id=staff.person_id,
        deputy_id=colleague.person_id,
        prepared_at=now,
        valid_until=today + timedelta(days=30),
    )
    emergency = Emergency(
        by_person_id=staff.person_id,
        about_id=client.person_id,
        reason="viel van de trap",
        began_at=now,
        ends_at=now + timedelta(hours=1),
    )
    organisation = Organisation(name="Instituut Elders", kind="institute")
    db.add_all([relation, awaited, deputy, emergency, organisation])
    db.flush()
    Persons(db, world.practice.host.clock).change(client.person, PersonDetails(MARK))
    world.names |= {
        "person": client.person_id,
        "relation": relation.id,
        "kring.own_relation:relation": awaited.id,
        "kring.leaving_relation:person": staff.person_id,
        "deputy": deputy.id,
        "emergency": emergency.id,
        "organisation": organisation.id,
    }


def _own(db: Any, world: World, staff: Account, clock: Any) -> None:
    # Not wrapped as the portal does it: that takes a second of reckoning.
    public = public_half(new_secret())
    pair = KeyPair(person_id=staff.person_id, public_key=public, made_at=clock())
    db.add(pair)
    db.flush()
    for way in ("password", "recovery"):
        db.add(KeyWrap(pair_id=pair.id, kind=way, salt=b"", cost={}, wrapped=b"", made_at=clock()))
    passkey = Passkey(
        account_id=staff.id,
        credential_id=world.practice.slug.encode(),
        public_key=b"x",
        name="telefoon",
        made_at=clock(),
    )
    session = SessionRow(
        token_hash="0" * 64,
        account_id=staff.id,
        csrf="x" * 43,
        created_at=clock(),
        seen_at=clock(),
    )
    db.add_all([passkey, session])
    db.flush()
    world.names |= {"factor": passkey.id, "session": session.id}


def _directory(db: Any, world: World, files: Files, clock: Any) -> None:
    drafts = Drafts(db, clock)
    published, draft = (drafts.add(Content(name="Zoë Blom"), clock().date()) for _ in range(2))
    published.published_at = clock()
    page = Page(question="Wie?", summary="Zij.", body="Zij.", position=1, changed_at=clock())
    db.add(page)
    # So that the address names nobody in the other practice.
    published.slug = f"ondine-{world.practice.slug}"
    upload = Waiting(db, files, clock).add(b"Ondine", "lijst.txt")
    world.names |= {
        "slug": published.slug,
        "profile": draft.id,
        "page": page.id,
        "expertdirectory.import_plan:list": upload.id,
    }


READERS: Mapping[str, tuple[str | None, bool, bool]] = {
    "stranger": (None, False, False),
    "person": ("person", False, True),
    "staff half-way in": ("staff", False, True),
    "colleague": ("colleague", True, True),
    "unconfirmed staff": ("staff", True, False),
    "staff": ("staff", True, True),
    "administrator half-way in": ("administrator", False, True),
    "unconfirmed administrator": ("administrator", True, False),
    "administrator": ("administrator", True, True),
    "administrator of the other practice": (None, False, False),
}
"""Who asks: whose account it is, whether a second factor was shown, and lately that it is them."""


def browser(world: World, app: Any, reader: str, elsewhere: World) -> Client:
    """The browser of a reader at a practice."""
    account, factor, confirmed = READERS[reader]
    client = Client(app, world.practice)
    if account is not None:
        client.sign_in(world.accounts[account], factor=factor, confirmed=confirmed)
    if "other practice" in reader:
        visitor = Client(app, elsewhere.practice)
        visitor.sign_in(elsewhere.accounts["administrator"])
        for name, value in visitor.cookies.items():
            client.set_cookie(name, value.strip('"'))
    return client
