"""It needs what needs the notes."""

from __future__ import annotations

from kring_hooks import hookimpl
from kring_hooks.host import Manifest


@hookimpl
def kring_register_plugin() -> Manifest:
    return Manifest(title="Needing too", description="Ends the chain.", requires=("needing",))
