"""What the pages about one plugin are about."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPNotFound

from kring_core.plugins.lifecycle import Lifecycle, UnknownPlugin
from kring_core.plugins.packages import packages
from kring_core.plugins.removal import Removal


class PluginContext:
    """The plugin that the address names, as it is in this practice."""

    def __init__(self, request: Any) -> None:
        kring = request.kring
        account_id = kring.identity.account_id if kring.identity else None
        self.lifecycle = Lifecycle(kring.practice, account_id)
        self.removal = Removal(kring.practice, account_id)
        try:
            self.state = self.lifecycle.state(request.matchdict["plugin"])
        except UnknownPlugin:
            raise HTTPNotFound from None
        self.plugin = kring.host.catalogue.plugins.get(self.state.name)
        self.loses_records = request.GET.get("mode") in ("export", "erase")


class RemovedContext:
    """The package that the address names; only what is listed is found."""

    def __init__(self, request: Any) -> None:
        listed = {package.name: package for package in packages(request.kring.practice)}
        name = request.matchdict["package"]
        if name not in listed:
            raise HTTPNotFound
        self.package = listed[name]
