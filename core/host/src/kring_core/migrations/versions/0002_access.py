"""People with more than a name, relations, second factors, keys, emergencies."""

from __future__ import annotations

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0002_access"
down_revision = "0001_host"


def upgrade() -> None:
    op.create_table(
        "kring_attempt",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kring_attempt"),
    )
    op.create_index("ix_kring_attempt_act", "kring_attempt", ["act", "key_hash", "at"])

    op.create_table(
        "kring_challenge",
        sa.Column("browser_hash", sa.String(length=64), nullable=False),
        sa.Column("challenge", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("browser_hash", name="pk_kring_challenge"),
    )

    op.create_table(
        "kring_organisation",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("telephone", sa.String(length=20), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_kring_organisation"),
    )
    op.create_index("ix_kring_organisation_name", "kring_organisation", ["name"])

    op.create_table(
        "kring_deputy",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("principal_id", sa.String(length=20), nullable=False),
        sa.Column("deputy_id", sa.String(length=20), nullable=False),
        sa.Column("witness_id", sa.String(length=20), nullable=True),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=True),
        sa.Column("asked_by", sa.String(length=20), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_by", sa.String(length=20), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["deputy_id"], ["kring_person.id"], name="fk_kring_deputy_deputy_id"
        ),
        sa.ForeignKeyConstraint(
            ["principal_id"], ["kring_person.id"], name="fk_kring_deputy_principal_id"
        ),
        sa.ForeignKeyConstraint(
            ["witness_id"], ["kring_person.id"], name="fk_kring_deputy_witness_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kring_deputy"),
    )
    op.create_index("ix_kring_deputy_deputy_id", "kring_deputy", ["deputy_id"])
    op.create_index("ix_kring_deputy_principal_id", "kring_deputy", ["principal_id"])

    op.create_table(
        "kring_emergency",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("by_person_id", sa.String(length=20), nullable=False),
        sa.Column("about_id", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewed_by", sa.String(length=20), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finding", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ["about_id"], ["kring_person.id"], name="fk_kring_emergency_about_id"
        ),
        sa.ForeignKeyConstraint(
            ["by_person_id"], ["kring_person.id"], name="fk_kring_emergency_by_person_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kring_emergency"),
    )
    op.create_index("ix_kring_emergency_about_id", "kring_emergency", ["about_id"])
    op.create_index("ix_kring_emergency_by_person_id", "kring_emergency", ["by_person_id"])
    op.create_index("ix_kring_emergency_ends_at", "kring_emergency", ["ends_at"])

    op.create_table(
        "kring_key_pair",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.String(length=20), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["kring_person.id"], name="fk_kring_key_pair_person_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kring_key_pair"),
    )
    op.create_index("ix_kring_key_pair_person_id", "kring_key_pair", ["person_id"])

    op.create_table(
        "kring_key_reset",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.String(length=20), nullable=False),
        sa.Column("credential", sa.String(length=20), nullable=False),
        sa.Column("by_account_id", sa.String(length=20), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("frozen_until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["kring_person.id"], name="fk_kring_key_reset_person_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kring_key_reset"),
    )
    op.create_index("ix_kring_key_reset_person_id", "kring_key_reset", ["person_id"])

    op.create_table(
        "kring_merge",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("kept_id", sa.String(length=20), nullable=False),
        sa.Column("gone_id", sa.String(length=20), nullable=False),
        sa.Column("by_account_id", sa.String(length=20), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["gone_id"], ["kring_person.id"], name="fk_kring_merge_gone_id"),
        sa.ForeignKeyConstraint(["kept_id"], ["kring_person.id"], name="fk_kring_merge_kept_id"),
        sa.PrimaryKeyConstraint("id", name="pk_kring_merge"),
    )
    op.create_index("ix_kring_merge_gone_id", "kring_merge", ["gone_id"])
    op.create_index("ix_kring_merge_kept_id", "kring_merge", ["kept_id"])

    op.create_table(
        "kring_person_word",
        sa.Column("person_id", sa.String(length=20), nullable=False),
        sa.Column("word", _compared_by_letter(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["kring_person.id"],
            name="fk_kring_person_word_person_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", "word", name="pk_kring_person_word"),
    )
    op.create_index("ix_kring_person_word_word", "kring_person_word", ["word", "person_id"])

    op.create_table(
        "kring_relation",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.String(length=20), nullable=False),
        sa.Column("object_id", sa.String(length=20), nullable=True),
        sa.Column("organisation_id", sa.String(length=20), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("recorded_by", sa.String(length=20), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.String(length=20), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(object_id IS NULL) <> (organisation_id IS NULL)", name="ck_kring_relation_one_object"
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name="ck_kring_relation_ends_after_start"
        ),
        sa.ForeignKeyConstraint(
            ["object_id"], ["kring_person.id"], name="fk_kring_relation_object_id"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["kring_organisation.id"], name="fk_kring_relation_organisation_id"
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["kring_person.id"], name="fk_kring_relation_subject_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kring_relation"),
    )
    op.create_index("ix_kring_relation_object_id", "kring_relation", ["object_id"])
    op.create_index("ix_kring_relation_organisation_id", "kring_relation", ["organisation_id"])
    op.create_index("ix_kring_relation_subject_id", "kring_relation", ["subject_id"])

    op.create_table(
        "kring_device",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("account_id", sa.String(length=20), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("browser", sa.String(length=60), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["kring_account.id"], name="fk_kring_device_account_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kring_device"),
        sa.UniqueConstraint("token_hash", name="uq_kring_device_token_hash"),
    )
    op.create_index("ix_kring_device_account_id", "kring_device", ["account_id"])

    op.create_table(
        "kring_key_wrap",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("pair_id", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("opener", sa.String(length=20), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("cost", sa.JSON(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["pair_id"], ["kring_key_pair.id"], name="fk_kring_key_wrap_pair_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kring_key_wrap"),
    )
    op.create_index("ix_kring_key_wrap_pair_id", "kring_key_wrap", ["pair_id"])

    op.create_table(
        "kring_passkey",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("account_id", sa.String(length=20), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.Integer(), nullable=False),
        sa.Column("transports", sa.JSON(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["kring_account.id"], name="fk_kring_passkey_account_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kring_passkey"),
        sa.UniqueConstraint("credential_id", name="uq_kring_passkey_credential_id"),
    )
    op.create_index("ix_kring_passkey_account_id", "kring_passkey", ["account_id"])

    op.create_table(
        "kring_recovery_code",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("account_id", sa.String(length=20), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["kring_account.id"], name="fk_kring_recovery_code_account_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kring_recovery_code"),
    )
    op.create_index("ix_kring_recovery_code_account_id", "kring_recovery_code", ["account_id"])

    op.create_table(
        "kring_totp",
        sa.Column("account_id", sa.String(length=20), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["kring_account.id"], name="fk_kring_totp_account_id"
        ),
        sa.PrimaryKeyConstraint("account_id", name="pk_kring_totp"),
    )
    # What was tried before is forgotten: it counted for a quarter of an hour.
    op.drop_index("ix_kring_failed_sign_in_login_hash", table_name="kring_failed_sign_in")

    op.drop_table("kring_failed_sign_in")
    with op.batch_alter_table("kring_person") as batch:
        batch.add_column(
            sa.Column("name_key", _compared_by_letter(120), nullable=False, server_default="")
        )
        batch.add_column(sa.Column("born_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("telephone", sa.String(length=20), nullable=True))
        batch.add_column(sa.Column("email", sa.String(length=254), nullable=True))
        batch.add_column(sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("merged_into", sa.String(length=20), nullable=True))
        batch.create_index("ix_kring_person_born_on", ["born_on"], unique=False)
        batch.create_index("ix_kring_person_email", ["email"], unique=False)
        for name, columns, where in (
            (
                "list",
                ["name_key", "id", "merged_into", "archived_at"],
                "merged_into IS NULL AND archived_at IS NULL",
            ),
            ("archived_at", ["archived_at"], "archived_at IS NOT NULL"),
            ("merged_into", ["merged_into"], "merged_into IS NOT NULL"),
        ):
            batch.create_index(
                f"ix_kring_person_{name}",
                columns,
                unique=False,
                sqlite_where=sa.text(where),
                postgresql_where=sa.text(where),
            )
        batch.create_index("ix_kring_person_telephone", ["telephone"], unique=False)
        batch.create_foreign_key(
            "fk_kring_person_merged_into", "kring_person", ["merged_into"], ["id"]
        )

    with op.batch_alter_table("kring_one_time_link") as batch:
        batch.add_column(sa.Column("made_by", sa.String(length=20), nullable=True))

    # Everybody signs in anew, with a second factor.
    op.execute("DELETE FROM kring_session")
    with op.batch_alter_table("kring_session") as batch:
        batch.add_column(sa.Column("id", sa.String(length=20), nullable=False))
        batch.add_column(sa.Column("browser", sa.String(length=60), nullable=False))
        batch.add_column(sa.Column("device_id", sa.String(length=20), nullable=True))
        batch.add_column(sa.Column("factor_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
        batch.create_unique_constraint("uq_kring_session_id", ["id"])
    _find_people_by_their_words()


def _compared_by_letter(length: int) -> sa.String:
    """A text that both databases put in the same order, whatever the language of the server."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def _find_people_by_their_words() -> None:
    """The people who are here already are found by their names, and in order, as well."""
    person = sa.table(
        "kring_person", sa.column("id"), sa.column("name"), sa.column("name_key", sa.String())
    )
    word = sa.table("kring_person_word", sa.column("person_id"), sa.column("word"))
    connection = op.get_bind()
    for person_id, name in connection.execute(sa.select(person.c.id, person.c.name)).all():
        found = _words(name)
        key = " ".join(found)[:120]
        one = person.c.id == person_id
        connection.execute(sa.update(person).where(one).values(name_key=key))
        rows = [{"person_id": person_id, "word": one} for one in {each[:40] for each in found}]
        if rows:
            connection.execute(sa.insert(word), rows)


def _words(name: str) -> list[str]:
    # As kring_core.people.words did it when this was written.
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return "".join(letter if letter.isalnum() else " " for letter in letters).split()


def downgrade() -> None:
    with op.batch_alter_table("kring_one_time_link") as batch:
        batch.drop_column("made_by")

    with op.batch_alter_table("kring_session") as batch:
        batch.drop_constraint("uq_kring_session_id", type_="unique")
        batch.drop_column("confirmed_at")
        batch.drop_column("factor_at")
        batch.drop_column("device_id")
        batch.drop_column("browser")
        batch.drop_column("id")

    with op.batch_alter_table("kring_person") as batch:
        batch.drop_constraint("fk_kring_person_merged_into", type_="foreignkey")
        batch.drop_index("ix_kring_person_telephone")
        batch.drop_index("ix_kring_person_list")
        batch.drop_index("ix_kring_person_merged_into")
        batch.drop_index("ix_kring_person_archived_at")
        batch.drop_index("ix_kring_person_email")
        batch.drop_index("ix_kring_person_born_on")
        batch.drop_column("merged_into")
        batch.drop_column("archived_at")
        batch.drop_column("email")
        batch.drop_column("telephone")
        batch.drop_column("born_on")
        batch.drop_column("name_key")

    op.create_table(
        "kring_failed_sign_in",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("login_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kring_failed_sign_in"),
    )
    op.create_index("ix_kring_failed_sign_in_login_hash", "kring_failed_sign_in", ["login_hash"])

    op.drop_table("kring_totp")
    op.drop_index("ix_kring_recovery_code_account_id", table_name="kring_recovery_code")

    op.drop_table("kring_recovery_code")
    op.drop_index("ix_kring_passkey_account_id", table_name="kring_passkey")

    op.drop_table("kring_passkey")
    op.drop_index("ix_kring_key_wrap_pair_id", table_name="kring_key_wrap")

    op.drop_table("kring_key_wrap")
    op.drop_index("ix_kring_device_account_id", table_name="kring_device")

    op.drop_table("kring_device")
    op.drop_index("ix_kring_relation_subject_id", table_name="kring_relation")
    op.drop_index("ix_kring_relation_organisation_id", table_name="kring_relation")
    op.drop_index("ix_kring_relation_object_id", table_name="kring_relation")

    op.drop_table("kring_relation")
    op.drop_index("ix_kring_person_word_word", table_name="kring_person_word")

    op.drop_table("kring_person_word")
    op.drop_index("ix_kring_merge_kept_id", table_name="kring_merge")
    op.drop_index("ix_kring_merge_gone_id", table_name="kring_merge")

    op.drop_table("kring_merge")
    op.drop_index("ix_kring_key_reset_person_id", table_name="kring_key_reset")

    op.drop_table("kring_key_reset")
    op.drop_index("ix_kring_key_pair_person_id", table_name="kring_key_pair")

    op.drop_table("kring_key_pair")
    op.drop_index("ix_kring_emergency_ends_at", table_name="kring_emergency")
    op.drop_index("ix_kring_emergency_by_person_id", table_name="kring_emergency")
    op.drop_index("ix_kring_emergency_about_id", table_name="kring_emergency")

    op.drop_table("kring_emergency")
    op.drop_index("ix_kring_deputy_principal_id", table_name="kring_deputy")
    op.drop_index("ix_kring_deputy_deputy_id", table_name="kring_deputy")

    op.drop_table("kring_deputy")
    op.drop_index("ix_kring_organisation_name", table_name="kring_organisation")

    op.drop_table("kring_organisation")
    op.drop_table("kring_challenge")
    op.drop_index("ix_kring_attempt_act", table_name="kring_attempt")

    op.drop_table("kring_attempt")
