"""The Configurator that a plugin is handed: Pyramid's own, within what can be switched off.

Every route and view that passes through it is marked with the plugin's name. The mark is an option
of the view and no predicate: a predicate would make two views that replace each other look
different, and Pyramid would not notice the conflict.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from pyramid.config import Configurator
from pyramid.exceptions import ConfigurationError

FORBIDDEN = (
    "add_subscriber",
    "add_tween",
    "add_request_method",
    "add_response_adapter",
    "add_view_deriver",
    "override_asset",
    "set_root_factory",
    "set_request_factory",
    "set_response_factory",
    "set_view_mapper",
    "set_security_policy",
    "set_authentication_policy",
    "set_authorization_policy",
    "set_session_factory",
    "set_csrf_storage_policy",
    "set_default_csrf_options",
    "set_default_permission",
    "set_execution_policy",
    "set_locale_negotiator",
    "add_default_renderers",
    "add_traverser",
    "add_forbidden_view",
    "add_notfound_view",
    "add_exception_view",
)
"""Directives whose effect reaches every practice: no switch could keep them from one."""

Gate = Callable[[Any, str, Callable[[Any], object] | None], Callable[[Any], object] | None]
"""Wraps a route's factory so that it is not called where the plugin is off."""


class ActionFailed(ConfigurationError):  # type: ignore[misc]
    """What a plugin configured could not be carried out; the cause says why."""

    def __init__(self, plugin: str, cause: Exception) -> None:
        super().__init__(str(cause))
        self.plugin = plugin


class PluginConfigurator(Configurator):  # type: ignore[misc]
    """Marks what a plugin adds; made by :func:`configurator_for`, one class for each plugin."""

    plugin: str
    gate: Gate
    """Kept on the class, since Pyramid makes a new instance for each include."""

    def add_view(self, view: object = None, **options: Any) -> None:
        """Add a view that answers only where the plugin is enabled."""
        if options.get("route_name") is None and not options.get("exception_only"):
            # It would answer errors of others, or lie beside the prefix in a foreign application.
            raise ConfigurationError(f"a view of plugin {self.plugin} names no route: {view}")
        options["plugin"] = self.plugin
        # Pyramid's own check belongs to the application around us; ours looks at our own token.
        options["checks_form"] = options.pop("require_csrf", None) is not False
        options["require_csrf"] = False
        super().add_view(view=view, **options)

    def add_route(self, name: str, pattern: str | None = None, **options: Any) -> None:
        """Add a route whose context is loaded only where the plugin is enabled."""
        # Pyramid names the routes of static files itself, with two underscores in front.
        if not name.startswith((f"{self.plugin}.", "__")):
            raise ConfigurationError(f"its route {name!r} does not begin with {self.plugin}.")
        factory = self.maybe_dotted(options.pop("factory", None))
        options["factory"] = type(self).gate(self.registry, self.plugin, factory)
        self.registry.setdefault("kring.routes", {})[name] = self.plugin
        super().add_route(name, pattern, **options)

    def action(
        self,
        discriminator: object,
        callable: Callable[..., object] | None = None,  # noqa: A002 - Pyramid's own name
        **options: Any,
    ) -> None:
        """Register an action that tells whose it is when it fails."""
        told = callable and _told(self.plugin, callable)
        super().action(discriminator, callable=told, **options)


def _told(plugin: str, action: Callable[..., object]) -> Callable[..., object]:
    def carry_out(*args: Any, **options: Any) -> object:
        try:
            return action(*args, **options)
        except Exception as error:
            raise ActionFailed(plugin, error) from error

    return carry_out


def configurator_for(
    config: Configurator, plugin: str, package: str, gate: Gate, *, allowed: tuple[str, ...] = ()
) -> Configurator:
    """A Configurator over the same registry that marks all it adds.

    :param config: the one that includes Kring; a foreign application's or our own.
    :param package: the plugin's import package, against which relative assets resolve.
    :param allowed: names of :data:`FORBIDDEN` directives that this plugin may use; the host's own.
    """
    refusals = {name: _refusal(plugin, name) for name in FORBIDDEN if name not in allowed}
    kind = type(
        f"Configurator_{plugin}",
        (PluginConfigurator,),
        {"plugin": plugin, "gate": staticmethod(gate), **refusals},
    )
    marked = kind(
        registry=config.registry,
        package=package,
        root_package=config.root_package,
        route_prefix=config.route_prefix,
        autocommit=config.autocommit,
    )
    marked.basepath = config.basepath
    marked.includepath = (*config.includepath, f"plugin {plugin}")
    return marked


def _refusal(plugin: str, directive: str) -> Callable[..., NoReturn]:
    def refuse(self: Configurator, *args: Any, **options: Any) -> NoReturn:
        raise ConfigurationError(
            f"plugin {plugin} calls {directive}, which would reach practices that switched it off"
        )

    return refuse
