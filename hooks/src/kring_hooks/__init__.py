"""The contract between Kring's host and its plugins.

A plugin marks its implementations with :data:`hookimpl` and returns the frozen values of this
distribution. Nothing here knows how the host works: at run time it needs pluggy and zope.interface.
"""

from __future__ import annotations

from kring_hooks.markers import API_VERSION, ENTRY_POINT_GROUP, PROJECT, hookimpl, hookspec

__all__ = ["API_VERSION", "ENTRY_POINT_GROUP", "PROJECT", "hookimpl", "hookspec"]
