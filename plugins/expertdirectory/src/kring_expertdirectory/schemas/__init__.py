"""The forms of the directory."""

from __future__ import annotations

from kring_expertdirectory.schemas.expert import expert_schema, places_in
from kring_expertdirectory.schemas.pages import KnowledgePage, ListFile
from kring_expertdirectory.schemas.settings import Settings

__all__ = ["KnowledgePage", "ListFile", "Settings", "expert_schema", "places_in"]
