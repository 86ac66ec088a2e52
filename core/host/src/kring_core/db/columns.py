"""The columns that tables share: ids, instants in UTC, versions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, MetaData, String
from sqlalchemy.orm import Mapped, MappedAsDataclass, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

from kring_core.db.ids import ID_LENGTH, new_id

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names of constraints, so that a migration can refer to them on both databases."""


def new_metadata() -> MetaData:
    """The metadata of one distribution, which holds that distribution's tables and no others."""
    return MetaData(naming_convention=NAMING)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Only aware datetimes go in; UTC comes out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive datetime; store the others as UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Hand out an aware datetime in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Identified(MappedAsDataclass, kw_only=True):
    """A row with an opaque id that is made when the row is."""

    id: Mapped[str] = mapped_column(
        String(ID_LENGTH), primary_key=True, default_factory=new_id, sort_order=-10
    )


class Versioned(MappedAsDataclass, kw_only=True):
    """A row that people edit: a save of an outdated version is refused, by the form and here."""

    version: Mapped[int] = mapped_column(default=1, init=False, sort_order=-5)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """Let SQLAlchemy count the versions."""
        return {"version_id_col": cls.__dict__.get("version") or cls.version}
