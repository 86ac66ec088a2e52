"""The frozen values that a plugin hands to the host."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Any


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a plugin says of itself, and all that it may ask of its host.

    The manifest is stored when a practice enables the plugin, so that its rows can still be counted
    and exported when the package has gone.
    """

    title: str
    """Its name for people; a translatable message."""

    description: str
    """One or two sentences on what a practice gains; a translatable message."""

    api: int = 1
    """The major version of the contract it was written for (``kring_hooks.API_VERSION``)."""

    requires: tuple[str, ...] = ()
    """Names of the plugins that must be enabled before this one."""

    tables: tuple[str, ...] = ()
    """Its tables; every name begins with the plugin's own name and an underscore."""

    migrations: str | None = None
    """Asset of its migrations (``kring_example:migrations``), or None when it has no tables."""

    locale: str | None = None
    """Asset of its catalogues (``kring_example:locale``), or None when it speaks English only."""

    data_categories: tuple[str, ...] = ()
    """What personal data it keeps, in words for the processing register; translatable messages."""

    retention: str = "none"
    """The retention class of its records; ``none`` when it keeps nothing of persons."""

    outgoing: tuple[str, ...] = ()
    """Host names it connects to; none means that it never leaves the machine."""

    actions: Mapping[str, str] = field(default_factory=dict)
    """What it writes into the practice's list of changes: codes such as ``example.lent`` and what
    they mean in words; translatable messages."""

    demo: str | None = None
    """``module:function`` that fills a demo practice, called with the practice and a session."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of a menu of the portal."""

    name: str
    """Its name within the plugin; ``before`` and ``after`` refer to it."""

    title: str
    """What the reader sees; a translatable message."""

    route: str
    """Name of the route that it leads to, one without placeholders."""

    permission: Enum | None = None
    """Shown only to those who hold it; None shows it to everybody."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    weight: int = 50
    """Light entries come first, where ``before`` and ``after`` leave it open."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a page of the portal, drawn from a template of the plugin."""

    name: str
    title: str
    """The heading of the panel; a translatable message."""

    template: str
    """Asset of the template: ``kring_example:templates/example/panel.html``."""

    values: Mapping[str, object] = field(default_factory=dict)
    """What the template is given beside ``request`` and ``kring``."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    weight: int = 50


@dataclass(frozen=True, slots=True)
class Task:
    """Something that is asked of somebody, shown in their own home until it is done."""

    name: str
    """Its name within the plugin; ``before`` and ``after`` refer to it."""

    title: str
    """What to do, in a few words; a translatable message."""

    href: str
    """Where it is done, as a path on this host."""

    summary: str = ""
    """One sentence on what it is about; a translatable message without personal content."""

    due: date | None = None
    """The last day on which it should be done, or None."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    weight: int = 50


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One result of the portal's own search."""

    name: str
    """The id of what was found; equal hits of one plugin are shown once."""

    title: str
    href: str
    """Where it can be seen, as a path on this host."""

    summary: str = ""
    """One line that helps to recognise it."""


Rule = Callable[[Any, Any], bool]
"""A named predicate over the identity (None when nobody is signed in) and the loaded context."""


@dataclass(frozen=True, slots=True)
class PermissionRules:
    """The permissions of a plugin, and who holds them.

    ``rules`` maps each member of the enum to alternatives; an alternative is a tuple of predicates
    that must all hold. A member without alternatives is held by nobody.
    """

    permissions: type[Enum]
    rules: Mapping[Enum, Sequence[tuple[Rule, ...]]]

    titles: Mapping[Enum, str] = field(default_factory=dict)
    """What each permission allows, for the page *who may do what*; translatable messages. Without
    one its name stands there."""

    words: Mapping[Rule, str] = field(default_factory=dict)
    """Who each predicate of the plugin's own holds for, for the same page; translatable."""


@dataclass(frozen=True, slots=True)
class SettingsForm:
    """The form with which a practice sets a plugin."""

    schema: Callable[[], Any]
    """Makes a colander schema. Every node has a default, so that a plugin works unset."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something that a plugin does by itself, in its own write transaction."""

    name: str
    title: str
    """What it does, for the list of jobs; a translatable message."""

    every: timedelta
    """The time between the end of one run and the start of the next."""

    run: Callable[[Any, Any], None]
    """Called with the practice and a session; the host commits, or rolls back when it raises."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of ``kring``, for one practice."""

    name: str
    """One or two words: ``directory import``."""

    help: str
    """One sentence for ``kring --help``."""

    configure: Callable[[ArgumentParser], None]
    """Adds the arguments; ``--practice`` and ``--json`` are there already."""

    run: Callable[[Any, Namespace], int]
    """Called with the practice and the arguments; answers 0 (done) or 1 (refused)."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A kind of relation that is ruled out between two people."""

    kind: str
    """Such as ``treats``; see :func:`~kring_hooks.host.specifications.kring_decide_relation`."""

    rule: str
    """Id of the rule, such as LT-11; it stands in the log and is shown to nobody who asks."""


@dataclass(frozen=True, slots=True)
class Objection:
    """Why something should not happen."""

    message: str
    """For the person who tried it: what stands in the way and what to do; translatable."""

    rule: str = ""
    """Id of the rule that objects, such as GT-06; empty when it has none."""

    blocking: bool = True
    """Whether it stops the act; otherwise it is shown as a warning."""
