"""Pages of a long list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode


@dataclass(frozen=True)
class Pager:
    """Which page of a list is shown, and the addresses of the others."""

    page: int
    """Counted from 1."""
    pages: int
    size: int
    """Items on a page."""
    total: int
    path: str
    query: tuple[tuple[str, str], ...]
    """The rest of the address: a search keeps its words while one pages."""

    @classmethod
    def of(cls, request: Any, total: int, size: int) -> Pager:
        """From the ``page`` of a request; one past the end is the last, nonsense is the first."""
        pages = max(1, -(-total // size))
        asked = request.GET.get("page", "1")
        page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
        query = tuple((name, value) for name, value in request.GET.items() if name != "page")
        return cls(min(max(page, 1), pages), pages, size, total, request.path, query)

    @property
    def offset(self) -> int:
        """How many items come before this page."""
        return (self.page - 1) * self.size

    def href(self, page: int) -> str:
        """The address of another page."""
        query = [*self.query, *([("page", str(page))] if page > 1 else [])]
        return f"{self.path}?{urlencode(query)}" if query else self.path
