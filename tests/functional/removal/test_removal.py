"""Removing a plugin: what is left of it, and what its package holds."""

from __future__ import annotations

import json

import pytest
from kring_core.files.store import IMAGES, Files
from kring_core.outbox.models import JobRow, OutboxRow
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.plugins.packages import new_passphrase
from kring_core.plugins.removal import Removal
from kring_core.testing.pictures import picture
from sqlalchemy import select, text

PNG, OTHER = picture(), picture("red")


def test_what_was_kept_is_there_again_when_it_is_enabled_again(practice, visitor):
    Removal(practice).remove("minimal", "keep")

    Lifecycle(practice).enable("minimal")

    assert "Coffee is at ten." in visitor.get("/notities")


def test_an_export_holds_records_raw_rows_files_and_settings(practice, look):
    with practice.database.write() as db:
        files = Files(db, practice.place.files)
        picture = files.put(PNG, "../door.png", practice.host.clock(), IMAGES)
        other = files.put(OTHER, "logo.png", practice.host.clock(), IMAGES)
        said = {"note": f"see {picture.id}"}
        db.execute(text("UPDATE minimal_note SET text = :note WHERE text LIKE 'The door%'"), said)

    package = look.opened(Removal(practice).remove("minimal", "export", look.passphrase).package)

    contents = json.loads(package["contents.json"])
    assert contents["tables"] == {"minimal_note": 2}
    assert contents["records"] == 2
    rows = json.loads(package["tables/minimal_note.json"])
    assert sorted(rows[0]) == ["id", "person_id", "pinned_at", "text"]
    assert package[f"files/{picture.id}"] == PNG
    assert f"files/{other.id}" not in package
    assert json.loads(package["files.json"])[0]["name"] == "../door.png"
    with practice.database.read() as db:
        assert Files(db, practice.place.files).get(picture.id) is None
        assert Files(db, practice.place.files).get(other.id) is not None


@pytest.mark.parametrize("mode", ["export", "erase"])
def test_afterwards_nothing_is_left_in_the_database(practice, mode, turn, look):
    turn()

    Removal(practice).remove("minimal", mode, look.passphrase)

    assert look.tables(practice) == set()
    assert look.row(practice) is None
    assert ("plugin.removed", mode) in look.changes(practice)
    with practice.database.read() as db:
        for table in (OutboxRow, JobRow):
            assert db.scalars(select(table).where(table.plugin == "minimal")).all() == []
    assert Lifecycle(practice).state("minimal").state == "installed"


def test_a_package_cannot_be_read_without_the_passphrase(practice, look):
    path = Removal(practice).remove("minimal", "erase", look.passphrase).package

    assert b"Coffee" not in path.read_bytes()
    with pytest.raises(RuntimeError):
        look.opened(path, new_passphrase())


def test_a_backup_lapses_after_thirty_days(practice, clock, turn, look):
    path = Removal(practice).remove("minimal", "erase", look.passphrase).package

    clock.move(days=29)
    turn()
    assert path.exists()

    clock.move(days=2)
    turn()
    assert not path.exists()
