"""The hooks of the host. The verb of a name says when it is called and what an error does.

``register_`` once per process and plugin, at start; ``collect_`` per request, each implementation
on its own; ``decide_`` before an act, inside its transaction; ``on_`` after the commit; ``keep_``
of every plugin whose tables exist in a practice, enabled there or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from kring_hooks.host.records import Record
from kring_hooks.host.values import (
    Command,
    Conflict,
    Job,
    Manifest,
    MenuItem,
    Objection,
    Panel,
    PermissionRules,
    SearchHit,
    SettingsForm,
    Task,
)
from kring_hooks.markers import hookspec


@hookspec
def kring_register_plugin() -> Manifest:
    """Say what this plugin is.

    When: once per process, at start, before anything else is asked of it; in no transaction.

    :return: the manifest. Every plugin answers; its name is the name of its entry point.

    Errors: a plugin that raises, or answers anything else, is *broken*: it is not loaded, and the
    portal shows the reason. With ``KRING_STRICT=1`` the start stops.

    Example::

        @hookimpl
        def kring_register_plugin() -> Manifest:
            return Manifest(title=_("Example"), description=_("Shows how a plugin is made."))

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_register_web(config: Any) -> None:
    """Add routes, views and static files, with Pyramid's own language.

    When: once per process, at start, before the configuration is committed; in no transaction. The
    views answer only in practices that enabled the plugin; elsewhere the address is a 404.

    :param config: a ``pyramid.config.Configurator`` in the plugin's package. It refuses what could
        not be switched off for one practice: subscribers, tweens, request methods, overrides.
    :return: nothing; usually ``config.include("kring_example.routes")``.

    Errors: a plugin that raises, claims a route or an address that another has, or replaces a view
    of another, is *broken*. A view without ``permission=`` breaks it too.

    Example::

        @hookimpl
        def kring_register_web(config: Any) -> None:
            config.include("kring_example.routes")

    Since: 1.0
    """


@hookspec
def kring_register_permissions() -> PermissionRules:
    """Name the permissions of this plugin and who holds them.

    When: once per process, at start; in no transaction.

    :return: an enum of which each member has a docstring, and its rules. Merged with those of the
        host and of all plugins; a permission belongs to the plugin that registered it.

    Errors: a plugin that raises is *broken*. A rule that raises while a page is asked for is no
    refusal but a fault: the page answers 500 and the log names the rule.

    Example::

        @hookimpl
        def kring_register_permissions() -> PermissionRules:
            return PermissionRules(Permission, {Permission.EDIT: [(is_staff,)]})

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_register_settings() -> SettingsForm:
    """Give the form with which a practice sets this plugin.

    When: once per process, at start; the schema is made anew for each form. In no transaction.

    :return: the form; the portal shows it at ``/beheer/plugins/<name>/instellingen``, keeps the
        answers per practice and records who changed them.

    Errors: a plugin that raises is *broken*.

    Example::

        @hookimpl
        def kring_register_settings() -> SettingsForm:
            return SettingsForm(ExampleSettings)

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_register_jobs() -> Sequence[Job]:
    """Name what this plugin does by itself from time to time.

    When: once per process, at start. A job runs only in practices that enabled the plugin, in one
    process at a time, each run in its own write transaction.

    :return: the jobs; their names are unique within the plugin.

    Errors: a plugin that raises here is *broken*. A job that raises is rolled back, logged with the
    plugin's name, shown at ``/beheer/taken`` and tried again at its next turn.

    Example::

        @hookimpl
        def kring_register_jobs() -> Sequence[Job]:
            return [Job("tidy", _("Tidy the examples"), timedelta(hours=1), tidy)]

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_register_commands() -> Sequence[Command]:
    """Add commands to ``kring``.

    When: once per process, when ``kring`` starts. A command runs only for a practice that enabled
    the plugin; the command opens its own transactions on ``practice.database``.

    :return: the commands; a name that another plugin has makes this one *broken*.

    Errors: a plugin that raises here is *broken*. A command that raises ends with exit code 1.

    Example::

        @hookimpl
        def kring_register_commands() -> Sequence[Command]:
            return [Command("example greet", "Greet everybody.", add_arguments, greet)]

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_collect_menu(request: Any, area: str) -> Sequence[MenuItem]:
    """Add entries to a menu of the portal.

    When: for each page, in the transaction of the request.

    :param request: the request; ``request.kring`` is the visit to this practice. Never None.
    :param area: ``public`` for everybody, ``manage`` for staff, ``own`` for a person's own home.
    :return: the entries; all are merged and ordered by ``before``, ``after`` and ``weight``, and
        those whose permission the reader lacks are left out.

    Errors: isolated: the entries of a plugin that raises are left out, and it is logged.

    Example::

        @hookimpl
        def kring_collect_menu(request: Any, area: str) -> Sequence[MenuItem]:
            return [MenuItem("examples", _("Examples"), "example.list")] if area == "public" else []

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_collect_panels(request: Any, slot: str) -> Sequence[Panel]:
    """Add panels to a page of the portal.

    When: for each page that has the slot, in the transaction of the request.

    :param request: the request. Never None.
    :param slot: ``home`` (the practice's first page), ``manage`` (first page for staff), ``own``
        (a person's own home), ``own.documents`` or ``own.agreements``.
    :return: the panels, merged and ordered by ``before``, ``after`` and ``weight``.

    Errors: isolated, while collecting and while drawing: in place of the panel stands a short
    notice, the rest of the page is whole, and the log names the plugin.

    Example::

        @hookimpl
        def kring_collect_panels(request: Any, slot: str) -> Sequence[Panel]:
            return [Panel("count", _("Examples"), "kring_example:templates/example/count.html")]

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_collect_tasks(request: Any) -> Sequence[Task]:
    """Say what is asked of who is reading.

    When: when somebody opens their own home at ``/mijn``, in the transaction of the request.

    :param request: the request; ``request.kring.identity`` is who is reading. Never None.
    :return: the tasks that are open for them now; merged, those with a day first, by day, then the
        others by ``before``, ``after`` and ``weight``. A task is gone when it is not answered.

    Errors: isolated: the tasks of a plugin that raises are left out, and it is logged.

    Example::

        @hookimpl
        def kring_collect_tasks(request: Any) -> Sequence[Task]:
            href = request.kring.path("example.return")
            return [Task("return", _("Return the example"), href)] if lent(request) else []

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_collect_search(request: Any, text: str) -> Sequence[SearchHit]:
    """Find what this plugin keeps, for the search of the portal.

    When: when somebody searches at ``/beheer/zoeken``, in the transaction of the request.

    :param request: the request; find only what ``request.kring.identity`` may see. Never None.
    :param text: what was typed, at least two and at most two hundred characters.
    :return: at most twenty hits, best first.

    Errors: isolated: the hits of a plugin that raises are left out and a short notice says so.

    Example::

        @hookimpl
        def kring_collect_search(request: Any, text: str) -> Sequence[SearchHit]:
            return [SearchHit(e.id, e.title, e.href) for e in find(request.kring.db, text)]

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_decide_plugin_removal(db: Any, plugin: str, mode: str) -> Sequence[Objection]:
    """Object to the removal of a plugin from this practice.

    When: before a plugin's records are exported and removed or erased, inside the transaction of
    the act, which this hook only reads.

    :param db: the session of the act. Never None.
    :param plugin: name of the plugin that would be removed.
    :param mode: ``keep``, ``export`` or ``erase``.
    :return: the objections; all are shown, and one that blocks stops the removal.

    Errors: counts as a blocking objection that names the plugin.

    Example::

        @hookimpl
        def kring_decide_plugin_removal(db: Any, plugin: str, mode: str) -> Sequence[Objection]:
            return [Objection(_("Three examples are still on loan."))] if lent(db) else []

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_decide_relation(
    db: Any, kind: str, subject_id: str, object_id: str, on: date
) -> Sequence[Objection]:
    """Object to a relation between two people.

    When: before a relation is recorded and again before it is confirmed, inside the transaction of
    the act, which this hook only reads.

    :param db: the session of the act. Never None.
    :param kind: what the subject would be to the object: ``client_of``, ``treats``, ``supervises``,
        ``teaches``, ``assesses``, ``colleague_of`` or ``family_of``.
    :param subject_id: id of the person who would be that. Never None.
    :param object_id: id of the person to whom. Never None.
    :param on: the day on which it would begin.
    :return: the objections; one that blocks stops the act. Neither message nor rule is shown, since
        each would tell something of the other person: who asks reads one fixed sentence and a
        reference, under which the rules stand in the log. One that does not block is logged too.

    Errors: counts as a blocking objection that names the plugin.

    Example::

        @hookimpl
        def kring_decide_relation(
            db: Any, kind: str, subject_id: str, object_id: str, on: date
        ) -> Sequence[Objection]:
            full = kind == "treats" and count(db, subject_id, on) >= 40
            said = _("This therapist has no place left.")
            return [Objection(said, "example-full")] if full else []

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_on_plugin_enabled(practice: Any, db: Any, plugin: str) -> None:
    """Hear that a plugin was enabled in this practice.

    When: after the commit, from the outbox, at least once, in a write transaction of its own.

    :param practice: the practice. Never None.
    :param db: the session of this delivery. Never None.
    :param plugin: name of the plugin, which may be this one.
    :return: nothing.

    Errors: rolled back, logged, delivered again with growing pauses; after ten failures it is shown
    at ``/beheer/taken`` and waits for somebody to retry.

    Example::

        @hookimpl
        def kring_on_plugin_enabled(practice: Any, db: Any, plugin: str) -> None:
            if plugin == "example":
                db.add(Example(title="The first"))

    Since: 1.0
    """


@hookspec
def kring_keep_export(db: Any, person_id: str | None) -> Iterable[Record]:
    """Give everything that this plugin keeps, so that it can be taken elsewhere.

    When: inside the transaction of an export; also where the plugin is disabled.

    :param db: the session, for reading. Never None.
    :param person_id: only the records of this person, or None for all of the practice.
    :return: the records, in any order; read one by one, so a generator keeps memory small.

    Errors: the export stops and names the plugin; nothing is handed over incomplete.

    Example::

        @hookimpl
        def kring_keep_export(db: Any, person_id: str | None) -> Iterable[Record]:
            for example in db.scalars(select(Example)):
                yield Record("example", example.id, {"title": example.title})

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_keep_erase(db: Any, person_id: str) -> Mapping[str, int]:
    """Erase what this plugin keeps of one person.

    When: inside the write transaction of an erasure; also where the plugin is disabled.

    :param db: the session. Never None.
    :param person_id: the person whose records go. Never None.
    :return: how many of each kind were erased, by the ``kind`` of the export.

    Errors: the erasure stops as a whole and names the plugin.

    Example::

        @hookimpl
        def kring_keep_erase(db: Any, person_id: str) -> Mapping[str, int]:
            gone = db.execute(delete(Example).where(Example.person_id == person_id))
            return {"example": gone.rowcount}

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_keep_count(db: Any, person_id: str | None) -> Mapping[str, int]:
    """Count what this plugin keeps.

    When: in a read transaction: dry runs, overviews and the page of a plugin; also where the plugin
    is disabled.

    :param db: the session, for reading. Never None.
    :param person_id: only the records of this person, or None for all of the practice.
    :return: how many of each kind there are. The kinds are shown to people: messages are
        translated, other words are shown as they are.

    Errors: what wanted the count stops and names the plugin.

    Example::

        @hookimpl
        def kring_keep_count(db: Any, person_id: str | None) -> Mapping[str, int]:
            return {"example": db.scalar(select(func.count()).select_from(Example))}

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_keep_conflicts(db: Any, person_id: str, other_id: str) -> Iterable[Conflict]:
    """Say what two people may never be to each other, by what this plugin keeps of them.

    When: before a relation is recorded and again before it is confirmed, inside the transaction of
    the act; also where the plugin is disabled, so that its conflicts hold on.

    :param db: the session, for reading. Never None.
    :param person_id: id of one of the two. Never None.
    :param other_id: id of the other. Never None. Which of them is which says nothing.
    :return: the kinds of relations that are ruled out between them, in either direction; a few at
        most. Nobody who asks for a relation is shown which they are.

    Errors: the relation is refused like one that is ruled out, and the log names the plugin.

    Example::

        @hookimpl
        def kring_keep_conflicts(db: Any, person_id: str, other_id: str) -> Iterable[Conflict]:
            return [Conflict("treats", "example-same")] if met(db, person_id, other_id) else []

    Since: 1.0
    """
    raise NotImplementedError
