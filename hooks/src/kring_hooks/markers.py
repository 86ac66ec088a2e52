"""The markers that tie an implementation to its specification, typed for mypy.

pluggy's own markers are typed too, yet they also accept options that Kring refuses (wrappers, an
order of calls), so the typed face here offers none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import pluggy

PROJECT = "kring"
"""The name under which pluggy finds Kring's hooks."""

ENTRY_POINT_GROUP = "kring.plugins"
"""The entry point group in which a distribution announces its plugin modules."""

API_VERSION = (1, 0)
"""Major and minor version of this contract; a plugin states the major it was written for."""

_Function = TypeVar("_Function", bound=Callable[..., Any])

hookimpl = cast("Callable[[_Function], _Function]", pluggy.HookimplMarker(PROJECT))
"""Marks a function of a plugin module as the implementation of the hook of the same name."""

hookspec = cast("Callable[[_Function], _Function]", pluggy.HookspecMarker(PROJECT))
"""Marks a function of this distribution as the specification of a hook."""
