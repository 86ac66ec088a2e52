"""The web parts of the host and of the plugins, taken up one by one."""

from __future__ import annotations

from collections.abc import Iterator

from pyramid.config import Configurator
from pyramid.exceptions import ConfigurationError

from kring_core.plugins.catalogue import HOST, Catalogue
from kring_core.plugins.configurator import FORBIDDEN, configurator_for
from kring_core.plugins.rehearsal import rehearse
from kring_core.plugins.switch import gate


def add_infrastructure(config: Configurator) -> None:
    """What the views of every plugin rely on: the switch, the guard, permissions, templates."""
    config.include("kring_core.plugins.switch")
    config.include("kring_core.portal.derivers")
    config.include("kring_core.portal.errors")
    config.include("kring_core.portal.templating")
    config.include("kring_core.access.policy")


def add_plugins(config: Configurator, catalogue: Catalogue) -> Iterator[tuple[str, Exception]]:
    """Hand each sound plugin its Configurator; yield those that raise, with what they raised."""
    for plugin in catalogue.sound():
        register = getattr(catalogue.manager.get_plugin(plugin.name), "kring_register_web", None)
        if register is None:
            continue
        allowed = FORBIDDEN if plugin.name == HOST else ()
        marked = configurator_for(config, plugin.name, plugin.package, gate, allowed=allowed)
        try:
            register(marked)
        except Exception as error:
            yield plugin.name, error


def rehearse_web(catalogue: Catalogue) -> None:
    """Find the plugins whose web parts fail or clash, before any of them is taken up for good."""

    def include(config: Configurator) -> list[tuple[str, Exception]]:
        add_infrastructure(config)
        return list(add_plugins(config, catalogue))

    rehearse(catalogue, include)


def includeme(config: Configurator) -> None:
    """Take up the host and all plugins that passed the rehearsal."""
    catalogue: Catalogue = config.registry["kring.host"].catalogue
    for name, error in add_plugins(config, catalogue):
        raise ConfigurationError(f"plugin {name} failed after its rehearsal: {error}") from error
