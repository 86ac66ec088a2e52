"""Everything that may be asked of the host, and who may do it: one screen, readable as it stands.

Plugins add theirs with ``kring_register_permissions``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from kring_hooks.host import PermissionRules
from kring_hooks.host.values import Rule

from kring_core.access.predicates import (
    anyone,
    has_no_factor,
    has_session,
    is_administrator,
    is_arriving,
    is_confirmed,
    is_signed_in,
    is_staff,
    loses_nothing,
)
from kring_core.relations.predicates import (
    broke_it,
    is_party,
    is_second,
    may_agree,
    may_ask,
    may_close,
    may_open,
    may_withdraw,
)


class Permission(Enum):
    """What the host asks before it answers."""

    VISIT = "visit"
    """See the public pages of a practice."""

    BE_AT_HOME = "be_at_home"
    """See and change what concerns oneself."""

    HOLD_KEY = "hold_key"
    """Have a key pair of one's own, which opens with the password for signing in here."""

    SHOW_FACTOR = "show_factor"
    """Show the second factor that signing in asks for."""

    SET_UP_FACTOR = "set_up_factor"
    """Add a second factor of one's own; who must have one does so before anything else."""

    MIND_SIGN_IN = "mind_sign_in"
    """See how and where one signs in, choose another password, end sessions of one's own."""

    SECURE_SIGN_IN = "secure_sign_in"
    """Remove a second factor of one's own, or make new recovery codes."""

    WORK_HERE = "work_here"
    """See the pages of staff."""

    MANAGE_PRACTICE = "manage_practice"
    """Change the settings of the practice."""

    MANAGE_PLUGINS = "manage_plugins"
    """Switch plugins on and off and set them."""

    REMOVE_PLUGIN = "remove_plugin"
    """Remove a plugin; what it kept goes with it only after showing that it is still you."""

    SEE_PEOPLE = "see_people"
    """See who the people here are and how to reach them; staff, of those they work with."""

    MANAGE_PEOPLE = "manage_people"
    """Add and change people and organisations, and give people an account and a role."""

    MERGE_PEOPLE = "merge_people"
    """Let two records become one person, or undo that."""

    SEE_ORGANISATIONS = "see_organisations"
    """See the institutes, registers and referrers that the practice deals with."""

    GRANT_ROLES = "grant_roles"
    """Give people another role, or take one away."""

    RESET_SIGN_IN = "reset_sign_in"
    """Take away the second factors of somebody who lost theirs."""

    READ_LOG = "read_log"
    """Read who looked at whose records; that is written down as well."""

    EXPORT_LOG = "export_log"
    """Take a copy of the access log out of Kring."""

    WATCH_WORK = "watch_work"
    """See what runs by itself, the mail queue and what failed; retry it."""

    RECORD_RELATIONS = "record_relations"
    """Record what people are to each other; what opens records waits for a second word."""

    END_RELATION = "end_relation"
    """End a relation or correct its days; staff, of those in which they have a part."""

    WITHDRAW_RELATION = "withdraw_relation"
    """Say that a relation never was; one that was in force and opened records can only be ended."""

    BREAK_GLASS = "break_glass"
    """See care records of somebody for an hour, with a reason, judged afterwards."""

    END_EMERGENCY = "end_emergency"
    """Close such records again before the hour is over."""

    REVIEW_EMERGENCY = "review_emergency"
    """Judge an emergency of another, in which one has no part."""

    AGREE_DEPUTY = "agree_deputy"
    """Say that one will stand in for a colleague."""

    ASK_DEPUTY = "ask_deputy"
    """Ask that a deputy stands in, as the first of two."""

    OPEN_DEPUTY = "open_deputy"
    """Let a deputy see what the principal sees, as the second of two."""

    CLOSE_DEPUTY = "close_deputy"
    """End that somebody stands in, or that they are ready to."""

    LET_GO = "let_go"
    """Hand over the work of who leaves, and end their access."""


RULES: Mapping[Enum, Sequence[tuple[Rule, ...]]] = {
    Permission.VISIT: [(anyone,)],
    Permission.BE_AT_HOME: [(is_signed_in,)],
    Permission.HOLD_KEY: [(has_session,)],
    Permission.SHOW_FACTOR: [(is_arriving,), (is_signed_in,)],
    Permission.SET_UP_FACTOR: [(has_no_factor,), (has_session, is_confirmed)],
    Permission.MIND_SIGN_IN: [(has_session,)],
    Permission.SECURE_SIGN_IN: [(has_session, is_confirmed)],
    Permission.WORK_HERE: [(is_staff,), (is_administrator,)],
    Permission.MANAGE_PRACTICE: [(is_administrator,)],
    Permission.MANAGE_PLUGINS: [(is_administrator,)],
    Permission.REMOVE_PLUGIN: [(is_administrator, loses_nothing), (is_administrator, is_confirmed)],
    Permission.SEE_PEOPLE: [(is_staff,), (is_administrator,)],
    Permission.MANAGE_PEOPLE: [(is_administrator,)],
    Permission.MERGE_PEOPLE: [(is_administrator, is_confirmed)],
    Permission.SEE_ORGANISATIONS: [(is_staff,), (is_administrator,)],
    Permission.GRANT_ROLES: [(is_administrator, is_confirmed)],
    Permission.RESET_SIGN_IN: [(is_administrator, is_confirmed)],
    Permission.READ_LOG: [(is_administrator,)],
    Permission.EXPORT_LOG: [(is_administrator, is_confirmed)],
    Permission.WATCH_WORK: [(is_administrator,)],
    Permission.RECORD_RELATIONS: [(is_staff,), (is_administrator,)],
    Permission.END_RELATION: [(is_administrator,), (is_staff, is_party)],
    Permission.WITHDRAW_RELATION: [(is_administrator, may_withdraw), (is_staff, may_withdraw)],
    Permission.BREAK_GLASS: [(is_staff, is_confirmed)],
    Permission.END_EMERGENCY: [(broke_it,)],
    Permission.REVIEW_EMERGENCY: [(is_staff, is_second), (is_administrator, is_second)],
    Permission.AGREE_DEPUTY: [(is_staff, may_agree)],
    Permission.ASK_DEPUTY: [(may_ask,)],
    Permission.OPEN_DEPUTY: [(may_open,)],
    Permission.CLOSE_DEPUTY: [(may_close,)],
    Permission.LET_GO: [(is_administrator, is_confirmed)],
}

HOST_RULES = PermissionRules(Permission, RULES)
