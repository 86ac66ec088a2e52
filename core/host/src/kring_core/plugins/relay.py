"""The relay: ``practice.hook`` calls the plugins enabled in one practice, each hook by its verb.

pluggy registers and validates. The relay reads the implementations once for each set of enabled
plugins and calls them itself under the policy of the verb; a plugin that is off is not even looked
at.
"""

from __future__ import annotations

from typing import Any

from pluggy import PluginManager

from kring_core.plugins.policies import POLICIES, Collect, Implementation, Isolation, Keep


class Relay:
    """The hooks of one set of plugins: ``relay.kring_collect_menu(request=…, area=…)``."""

    def __init__(
        self,
        manager: PluginManager,
        enabled: frozenset[str],
        kept: frozenset[str],
        isolation: Isolation | None = None,
    ) -> None:
        """Make the relay.

        :param enabled: names of the plugins that are heard.
        :param kept: names of those whose tables exist, for the hooks that ask what is kept.
        :param isolation: what each ``collect_`` implementation is called in, or None for nothing.
        """
        known: dict[tuple[str, ...], tuple[str, ...]] = {}
        for name, hook in vars(manager.hook).items():
            if not name.startswith("kring_"):
                continue
            policy = POLICIES[name.split("_")[1]]
            heard = kept if policy is Keep else enabled
            implementations = []
            for found in hook.get_hookimpls():
                if found.plugin_name in heard:
                    names = known.setdefault(found.argnames, found.argnames)
                    implementations.append(Implementation(found.plugin_name, found.function, names))
            implementations.sort(key=lambda implementation: implementation.plugin)
            guard = isolation if policy is Collect else None
            setattr(self, name, policy(name, implementations, guard))

    def __getattr__(self, name: str) -> Any:
        # Only reached for what __init__ did not set: a hook that nobody specified.
        raise AttributeError(f"there is no hook {name!r}")
