"""The first tables of the host."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_host"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "kring_change",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.String(length=20), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kring_change"),
    )
    op.create_index("ix_kring_change_at", "kring_change", ["at"], unique=False)
    op.create_table(
        "kring_failed_sign_in",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("login_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kring_failed_sign_in"),
    )
    op.create_index(
        "ix_kring_failed_sign_in_login_hash", "kring_failed_sign_in", ["login_hash"], unique=False
    )
    op.create_table(
        "kring_file",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kring_file"),
    )
    op.create_index("ix_kring_file_sha256", "kring_file", ["sha256"], unique=False)
    op.create_table(
        "kring_job",
        sa.Column("plugin", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ran_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("plugin", "name", name="pk_kring_job"),
    )
    op.create_table(
        "kring_mail",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("recipient", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("fault", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kring_mail"),
    )
    op.create_index("ix_kring_mail_due_at", "kring_mail", ["due_at"], unique=False)
    op.create_table(
        "kring_outbox",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("hook", sa.String(length=80), nullable=False),
        sa.Column("plugin", sa.String(length=60), nullable=False),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("fault", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kring_outbox"),
    )
    op.create_index("ix_kring_outbox_due_at", "kring_outbox", ["due_at"], unique=False)
    op.create_table(
        "kring_person",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("locale", sa.String(length=5), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_kring_person"),
    )
    op.create_table(
        "kring_plugin",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("plugin_version", sa.String(length=40), nullable=False),
        sa.Column("manifest", sa.JSON(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_kring_plugin"),
    )
    op.create_table(
        "kring_practice",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_kring_practice"),
    )
    op.create_table(
        "kring_account",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=20), nullable=False),
        sa.Column("login", sa.String(length=254), nullable=False),
        sa.Column("password", sa.String(length=200), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["kring_person.id"], name="fk_kring_account_person_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kring_account"),
        sa.UniqueConstraint("login", name="uq_kring_account_login"),
        sa.UniqueConstraint("person_id", name="uq_kring_account_person_id"),
    )
    op.create_table(
        "kring_account_role",
        sa.Column("account_id", sa.String(length=20), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["kring_account.id"], name="fk_kring_account_role_account_id"
        ),
        sa.PrimaryKeyConstraint("account_id", "role", name="pk_kring_account_role"),
    )
    op.create_table(
        "kring_one_time_link",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=20), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["kring_account.id"], name="fk_kring_one_time_link_account_id"
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_kring_one_time_link"),
    )
    op.create_index(
        "ix_kring_one_time_link_account_id", "kring_one_time_link", ["account_id"], unique=False
    )
    op.create_table(
        "kring_session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=20), nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("flashes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["kring_account.id"], name="fk_kring_session_account_id"
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_kring_session"),
    )
    op.create_index("ix_kring_session_account_id", "kring_session", ["account_id"], unique=False)


def downgrade() -> None:

    op.drop_index("ix_kring_session_account_id", table_name="kring_session")
    op.drop_table("kring_session")
    op.drop_index("ix_kring_one_time_link_account_id", table_name="kring_one_time_link")
    op.drop_table("kring_one_time_link")
    op.drop_table("kring_account_role")
    op.drop_table("kring_account")
    op.drop_table("kring_practice")
    op.drop_table("kring_plugin")
    op.drop_table("kring_person")
    op.drop_index("ix_kring_outbox_due_at", table_name="kring_outbox")
    op.drop_table("kring_outbox")
    op.drop_index("ix_kring_mail_due_at", table_name="kring_mail")
    op.drop_table("kring_mail")
    op.drop_table("kring_job")
    op.drop_index("ix_kring_file_sha256", table_name="kring_file")
    op.drop_table("kring_file")
    op.drop_index("ix_kring_failed_sign_in_login_hash", table_name="kring_failed_sign_in")
    op.drop_table("kring_failed_sign_in")
    op.drop_index("ix_kring_change_at", table_name="kring_change")
    op.drop_table("kring_change")
