"""Migrations: whole or not at all, on databases that hold something, each for itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from kring_core.access.identity import Role
from kring_core.models import TABLES
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.plugins.migrate import BASE, MigrationFailed, Step
from sqlalchemy import func, inspect, select, table, text


@pytest.fixture
def plugins():
    return []


@pytest.fixture
def distribution(tmp_path):
    """Write the migrations of a distribution: the body of each ``upgrade``, in order."""

    def write(name: str, *bodies: str) -> Step:
        folder = tmp_path / name / "versions"
        folder.mkdir(parents=True, exist_ok=True)
        for number, body in enumerate(bodies, start=1):
            before = f'"{number - 1:04}_step"' if number > 1 else "None"
            (folder / f"{number:04}_step.py").write_text(
                "import sqlalchemy as sa\nfrom alembic import op\n"
                f'revision = "{number:04}_step"\ndown_revision = {before}\n'
                f"def upgrade() -> None:\n    {body}\n"
                f'def downgrade() -> None:\n    op.execute("DROP TABLE IF EXISTS {name}_thing")\n',
                "utf-8",
            )
        return Step(name, folder.parent)

    return write


MAKE_PARENT = (
    'op.create_table("parent_thing", sa.Column("id", sa.Integer, primary_key=True), '
    'sa.Column("name", sa.String(10)))'
)
MAKE_CHILD = (
    'op.create_table("child_thing", sa.Column("id", sa.Integer, primary_key=True), '
    'sa.Column("parent", sa.Integer, sa.ForeignKey("parent_thing.id", ondelete="CASCADE")))'
)
CHANGE_PARENT = (
    'with op.batch_alter_table("parent_thing", recreate="auto") as batch:\n'
    '        batch.alter_column("name", type_=sa.String(20), existing_type=sa.String(10))'
)


def counted(practice, *names):
    with practice.database.read() as db:
        return [db.scalar(select(func.count()).select_from(table(name))) for name in names]


def tables(practice):
    practice.database.dispose()
    with practice.database.read() as db:
        return set(inspect(db.connection()).get_table_names())


def test_a_table_made_anew_takes_no_rows_of_another_distribution_with_it(
    practice, host, distribution
):
    url = practice.database.url
    parent, child = distribution("parent", MAKE_PARENT), distribution("child", MAKE_CHILD)
    host.migrator.run(url, [parent, child])
    with practice.database.write() as db:
        db.execute(text("INSERT INTO parent_thing VALUES (1, 'a'), (2, 'b')"))
        db.execute(text("INSERT INTO child_thing VALUES (1, 1), (2, 1), (3, 2)"))
    practice.database.dispose()

    host.migrator.run(url, [distribution("parent", MAKE_PARENT, CHANGE_PARENT)])
    assert counted(practice, "parent_thing", "child_thing") == [2, 3]


def test_a_migration_that_leaves_a_key_pointing_at_nothing_is_taken_back(
    practice, host, distribution
):
    url = practice.database.url
    host.migrator.run(
        url,
        [
            distribution("parent", MAKE_PARENT),
            distribution("child", MAKE_CHILD.replace(', ondelete="CASCADE"', "")),
        ],
    )
    with practice.database.write() as db:
        db.execute(text("INSERT INTO parent_thing VALUES (1, 'a')"))
        db.execute(text("INSERT INTO child_thing VALUES (1, 1)"))
    practice.database.dispose()

    emptying = distribution("parent", MAKE_PARENT, 'op.execute("DELETE FROM parent_thing")')
    with pytest.raises(MigrationFailed, match="parent"):
        host.migrator.run(url, [emptying])
    assert counted(practice, "parent_thing", "child_thing") == [1, 1]


def test_a_migration_that_fails_in_the_middle_leaves_nothing(practice, host, distribution):
    before = tables(practice)
    failing = distribution("parent", MAKE_PARENT, 'op.execute("SELECT * FROM nowhere")')
    with pytest.raises(MigrationFailed, match="parent"):
        host.migrator.run(practice.database.url, [failing])
    assert tables(practice) == before

    host.migrator.run(practice.database.url, [distribution("parent", MAKE_PARENT, CHANGE_PARENT)])
    assert tables(practice) - before == {"parent_thing", "kring_version_parent"}


def test_doing_it_twice_does_no_harm(practice, host, distribution):
    step = distribution("parent", MAKE_PARENT)
    for _time in range(2):
        host.migrator.run(practice.database.url, [step])
    assert "parent_thing" in tables(practice)

    for _time in range(2):
        host.migrator.run(practice.database.url, [step._replace(target=BASE)])
    assert not {"parent_thing", "kring_version_parent"} & tables(practice)


def test_what_failed_is_said_without_a_value_of_a_row(practice, host, distribution):
    secret = "op.execute(\"INSERT INTO kring_person VALUES ('somebody s secret')\")"
    with pytest.raises(MigrationFailed) as failed:
        host.migrator.run(practice.database.url, [distribution("parent", secret)])
    assert "secret" not in str(failed.value)


FAILING = """
@hookimpl
def kring_register_plugin() -> Manifest:
    return Manifest(
        title="Failing", description="", tables=("failing_thing",), migrations="written_failing:."
    )
"""


def test_a_plugin_whose_migration_fails_is_not_enabled_and_the_page_says_so(
    practice, new_host, module, distribution, client_of, tmp_path
):
    # Beside the written module: the asset of its migrations is the folder that holds it.
    (tmp_path / "versions").mkdir()
    (tmp_path / "versions" / "0001_step.py").write_text(
        'revision = "0001_step"\ndown_revision = None\n'
        'def upgrade() -> None:\n    raise RuntimeError("no")\n',
        "utf-8",
    )
    here = new_host([], [module("failing", FAILING)]).practice(practice.slug)
    client = client_of(here, Role.ADMINISTRATOR)
    page = client.get("/beheer/plugins/failing/aanzetten")
    page = page.forms[len(page.forms) - 1].submit()

    assert "nothing was enabled" in page
    assert Lifecycle(here).state("failing").state == "installed"
    assert client.status("/beheer/plugins") == 200


def test_the_tables_of_the_host_are_as_its_models_say(practice):
    with practice.database.read() as db:
        context = MigrationContext.configure(db.connection(), opts={"compare_type": True})
        found = compare_metadata(context, TABLES[0].metadata)

    others = [change for change in found if change[0] != "remove_table"]
    assert others == []
    assert {change[1].name for change in found} == {"kring_version_kring"}


def test_a_practice_whose_tables_are_newer_than_the_package_is_left_alone(
    practice, client_of, caplog
):
    with practice.database.write() as db:
        db.execute(text("UPDATE kring_version_kring SET version_num = '9999_later'"))
    practice.forget()

    answer = client_of(practice).get("/", status=503)
    assert "Retry-After" in answer.headers
    assert Path(practice.place.folder).exists()
