"""The table of notes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_notes"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "minimal_note",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("pinned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_minimal_note"),
    )
    op.create_index("ix_minimal_note_person_id", "minimal_note", ["person_id"])


def downgrade() -> None:
    op.drop_table("minimal_note")
