"""The policies of the five verbs: how the implementations of a hook are called.

A plugin that raises cannot stop the others, every result carries its plugin's name, and what an
error means is said by the verb and by nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from kring_hooks.host import Objection
from sqlalchemy.orm import Session

from kring_core.faults import report
from kring_core.i18n import _
from kring_core.outbox.models import OutboxRow

Isolation = Callable[[dict[str, Any]], AbstractContextManager[None]]
"""Makes, from the arguments of a call, the context in which one implementation is called."""


Answer = tuple[str, Any]
"""The name of a plugin, and what it answered."""


class Implementation(NamedTuple):
    """One plugin's implementation of a hook, and the arguments that it asked for."""

    plugin: str
    function: Callable[..., Any]
    arguments: tuple[str, ...]


class Collected(list[Answer]):
    """What the plugins gave, an answer for each item, and who failed."""

    failed: tuple[str, ...] = ()
    """Names of the plugins that raised; their items are left out."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the plugins think of an act."""

    objections: tuple[tuple[str, Objection], ...]
    """Pairs of a plugin's name and its objection; those that block and those that warn."""

    @property
    def allowed(self) -> bool:
        """Whether nothing blocks the act."""
        return not any(objection.blocking for _, objection in self.objections)


class Waits(Exception):
    """An act waits: a plugin could not say what it keeps. The message names plugin and hook."""

    def __init__(self, plugin: str, hook: str) -> None:
        super().__init__(f"{plugin} failed in {hook}")
        self.plugin = plugin
        self.hook = hook


class Caller:
    """One hook of one set of plugins; the subclasses are the policies of the verbs."""

    __slots__ = ("_implementations", "_isolation", "name")

    def __init__(
        self, name: str, implementations: list[Implementation], isolation: Isolation | None
    ) -> None:
        self.name = name
        self._implementations = implementations
        self._isolation = isolation

    @property
    def plugins(self) -> tuple[str, ...]:
        """Names of the plugins that implement this hook here."""
        return tuple(implementation.plugin for implementation in self._implementations)

    def where(self, plugin: str) -> str:
        """The words by which a fault of a plugin is found in the log."""
        return f"plugin {plugin}, {self.name}"


class Register(Caller):
    """``register_``: answered once at start; a plugin that raises was refused there."""

    __slots__ = ()

    def __call__(self, **arguments: Any) -> list[Answer]:
        """Answer what each plugin registered."""
        return [
            (plugin, function(*[arguments[name] for name in names]))
            for plugin, function, names in self._implementations
        ]


class Collect(Caller):
    """``collect_``: each on its own; one that raises costs its own items only."""

    __slots__ = ()

    def __call__(self, **arguments: Any) -> Collected:
        """Collect the items of all plugins."""
        if self._isolation is not None:
            return self._isolated(self._isolation, arguments)
        collected = Collected()
        before: tuple[str, ...] = ()
        values: list[Any] = []
        for plugin, function, names in self._implementations:
            # Most implementations take the same arguments, and equal names are one object.
            if names is not before:
                before, values = names, [arguments[name] for name in names]
            kept = len(collected)
            try:
                for item in function(*values):
                    collected.append((plugin, item))
            except Exception as error:
                del collected[kept:]
                self._note(collected, plugin, error)
        return collected

    def _isolated(self, isolation: Isolation, arguments: dict[str, Any]) -> Collected:
        collected = Collected()
        for plugin, function, names in self._implementations:
            try:
                with isolation(arguments):
                    items = list(function(*[arguments[name] for name in names]))
            except Exception as error:
                self._note(collected, plugin, error)
            else:
                collected += [(plugin, item) for item in items]
        return collected

    def _note(self, collected: Collected, plugin: str, error: Exception) -> None:
        report(error, self.where(plugin))
        collected.failed += (plugin,)


class Decide(Caller):
    """``decide_``: all are heard; one that raises counts as an objection that blocks."""

    __slots__ = ()

    def __call__(self, **arguments: Any) -> Decision:
        """Hear all objections."""
        objections: list[tuple[str, Objection]] = []
        for plugin, function, names in self._implementations:
            try:
                heard: Iterable[Objection] = function(*[arguments[name] for name in names])
                objections += [(plugin, objection) for objection in heard]
            except Exception as error:
                code = report(error, self.where(plugin))
                objections.append((plugin, Objection(UNDECIDED, rule=code)))
        return Decision(tuple(objections))


class Keep(Caller):
    """``keep_``: asked of every plugin whose tables exist here; one that raises stops the act."""

    __slots__ = ()

    def __call__(self, **arguments: Any) -> list[Answer]:
        """Ask every plugin.

        :raises Waits: when one of them raises.
        """
        return [(plugin, self.of(plugin, **arguments)) for plugin in self.plugins]

    def of(self, plugin: str, /, **arguments: Any) -> Any:
        """Ask one plugin.

        :raises Waits: when it raises.
        """
        function, names = next(i[1:] for i in self._implementations if i.plugin == plugin)
        try:
            return function(*[arguments[name] for name in names])
        except Exception as error:
            report(error, self.where(plugin))
            raise Waits(plugin, self.name) from error

    def each(self, plugin: str, **arguments: Any) -> Iterator[Any]:
        """Ask one plugin, whose answer is a generator that may raise in the middle.

        :raises Waits: when it raises.
        """
        answer = self.of(plugin, **arguments)
        try:
            yield from answer
        except Exception as error:
            report(error, self.where(plugin))
            raise Waits(plugin, self.name) from error


class On(Caller):
    """``on_``: written to the outbox within the act, heard after its commit."""

    __slots__ = ()

    def __call__(self, *, db: Session, at: datetime, **arguments: str) -> None:
        """Write down, for each plugin that listens here, that it is to be told.

        :param db: the session of the act, so that a rollback takes it back.
        :param at: the present.
        :param arguments: ids and names, never what a record says.
        """
        db.add_all(
            OutboxRow(hook=self.name, plugin=plugin, arguments=arguments, written_at=at, due_at=at)
            for plugin in self.plugins
        )

    def deliver(self, plugin: str, /, **arguments: Any) -> None:
        """Call the implementation of one plugin; what it raises is the caller's to handle."""
        for name, function, names in self._implementations:
            if name == plugin:
                function(*[arguments[argument] for argument in names])


UNDECIDED = _(
    "This could not be checked, so it was not done. Try again, or ask whoever manages Kring."
)
"""Stands where the reason of a plugin that raised would; the rule is the fault's code."""

POLICIES: dict[str, type[Caller]] = {
    "register": Register,
    "collect": Collect,
    "decide": Decide,
    "on": On,
    "keep": Keep,
}
"""The five verbs. The second word of a hook's name picks its policy."""
