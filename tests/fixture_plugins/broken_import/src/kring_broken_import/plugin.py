"""It wants a library that nobody has."""

from __future__ import annotations

import nobody_has_this_library  # noqa: F401
