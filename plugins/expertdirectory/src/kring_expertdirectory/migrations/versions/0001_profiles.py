"""Profiles, their tags, knowledge pages, and files that wait for an import."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_profiles"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "expertdirectory_page",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=300), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("source_key", sa.String(length=200), nullable=True),
        sa.Column("doubts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_expertdirectory_page"),
    )
    op.create_index(
        "ix_expertdirectory_page_source_key", "expertdirectory_page", ["source_key"], unique=False
    )
    op.create_table(
        "expertdirectory_profile",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_key", sa.String(length=240), nullable=False),
        sa.Column("tagline", sa.String(length=160), nullable=False),
        sa.Column("quote", sa.String(length=400), nullable=False),
        sa.Column("quote_lang", sa.String(length=8), nullable=False),
        sa.Column("attribution", sa.String(length=120), nullable=False),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("text_lang", sa.String(length=8), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("fee_cents", sa.Integer(), nullable=True),
        sa.Column("availability", sa.String(length=10), nullable=False),
        sa.Column("waiting_weeks", sa.Integer(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("seat", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("availability_confirmed_on", sa.Date(), nullable=True),
        sa.Column("portrait_id", sa.String(length=20), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source_key", sa.String(length=200), nullable=True),
        sa.Column("doubts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_expertdirectory_profile"),
        sa.UniqueConstraint("slug", name="uq_expertdirectory_profile_slug"),
    )
    op.create_index(
        "ix_expertdirectory_profile_name_key", "expertdirectory_profile", ["name_key"], unique=False
    )
    op.create_index(
        "ix_expertdirectory_profile_published_at",
        "expertdirectory_profile",
        ["published_at"],
        unique=False,
    )
    op.create_index(
        "ix_expertdirectory_profile_removed_at",
        "expertdirectory_profile",
        ["removed_at"],
        unique=False,
    )
    op.create_index(
        "ix_expertdirectory_profile_source_key",
        "expertdirectory_profile",
        ["source_key"],
        unique=False,
    )
    op.create_table(
        "expertdirectory_upload",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("file_id", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_expertdirectory_upload"),
    )
    op.create_index(
        "ix_expertdirectory_upload_uploaded_at",
        "expertdirectory_upload",
        ["uploaded_at"],
        unique=False,
    )
    op.create_table(
        "expertdirectory_tag",
        sa.Column("profile_id", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["profile_id"],
            ["expertdirectory_profile.id"],
            name="fk_expertdirectory_tag_profile_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("profile_id", "kind", "code", name="pk_expertdirectory_tag"),
    )
    op.create_index(
        "ix_expertdirectory_tag_kind_code_profile_id",
        "expertdirectory_tag",
        ["kind", "code", "profile_id"],
        unique=False,
    )


def downgrade() -> None:

    op.drop_index("ix_expertdirectory_tag_kind_code_profile_id", table_name="expertdirectory_tag")
    op.drop_table("expertdirectory_tag")
    op.drop_index("ix_expertdirectory_upload_uploaded_at", table_name="expertdirectory_upload")
    op.drop_table("expertdirectory_upload")
    op.drop_index("ix_expertdirectory_profile_source_key", table_name="expertdirectory_profile")
    op.drop_index("ix_expertdirectory_profile_removed_at", table_name="expertdirectory_profile")
    op.drop_index("ix_expertdirectory_profile_published_at", table_name="expertdirectory_profile")
    op.drop_index("ix_expertdirectory_profile_name_key", table_name="expertdirectory_profile")
    op.drop_table("expertdirectory_profile")
    op.drop_index("ix_expertdirectory_page_source_key", table_name="expertdirectory_page")
    op.drop_table("expertdirectory_page")
