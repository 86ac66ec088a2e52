"""People: the list, a search and the page of a person, among few people and among many."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from installation import caller, new_host
from kring_core.access.rules import Rules
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.sessions import Sessions
from kring_core.app import make_app
from kring_core.cli.serve import settle
from kring_core.people.models import PersonWord
from kring_core.portal.signs import SESSION_COOKIE
from kring_core.practices.practice import Practice
from kring_core.testing.looking import statements
from measure import cpu
from people_generated import CASELOAD, generate_people, grown, named, person_id
from sqlalchemy import insert

LARGE = 20_000
SMALL = LARGE // 100
CALLS = 10
READERS = {"administrator": "a@bench.example", "staff": "t3@bench.example"}


def figures() -> dict[str, Any]:
    """All of them, at both sizes, on SQLite."""
    with TemporaryDirectory() as name:
        found = {size: _measured(Path(name) / str(size), size) for size in (SMALL, LARGE)}
    few, many = found[SMALL], found[LARGE]
    return {
        "people": grown(few, many)
        | {
            "permissions_add": many["page_administrator"][1] / many["page_unasked"][1] - 1,
            "target_permissions_add": 0.05,
        }
    }


def _measured(folder: Path, size: int) -> dict[str, tuple[int, float]]:
    """For each page and reader how many queries it takes, and its CPU seconds."""
    folder.mkdir()
    host = new_host(folder, 0)
    practice = host.practice("bench")
    assert practice is not None
    with practice.database.write() as db:
        generate_people(db, size)
        words = [(person_id(n), str(named(n)["name"]).lower().split()) for n in range(size)]
        rows = [{"person_id": one, "word": word} for one, both in words for word in both]
        db.execute(insert(PersonWord), rows)
    app = make_app(host)
    client = person_id(size - size // CASELOAD + 3)
    pages = {
        "list": "/beheer/mensen",
        "search": "/beheer/mensen?q=1-7-1950",
        "page": f"/beheer/mensen/{client}",
    }
    acts = {
        f"{page}_{reader}": _reader(app, practice, login, path)
        for reader, login in READERS.items()
        for page, path in pages.items()
    }
    acts["page_unasked"] = _unasked(acts["page_administrator"])
    for act in acts.values():
        act()
    settle()
    times = cpu(acts, calls=CALLS)
    counts = {}
    for name, act in acts.items():
        with statements() as asked:
            act()
        counts[name] = len(asked)
    host.close()
    return {name: (counts[name], times[name]) for name in acts}


def _unasked(act: Callable[[], object]) -> Callable[[], object]:
    """The same with every permission held without a look at the table."""

    def unasked() -> object:
        asked, Rules.allow = Rules.allow, lambda *_: True  # type: ignore[method-assign]
        try:
            return act()
        finally:
            Rules.allow = asked  # type: ignore[method-assign]

    return unasked


def _reader(app: Any, practice: Practice, login: str, path: str) -> Any:
    """A call of a page by somebody who signed in with a second factor."""
    with practice.database.write() as db:
        account = Accounts(db, practice.host.clock).by_login(login)
        assert account is not None
        token = Sessions(db, practice.host.clock).start(account, factor=True)
    path, _, query = path.partition("?")
    cookie = f"{SESSION_COOKIE}={token}"
    return caller(app, path, "bench.localhost", QUERY_STRING=query, HTTP_COOKIE=cookie)
