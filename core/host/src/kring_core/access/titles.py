"""The permissions of the host and what they ask, in words for people; translatable messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from kring_hooks.host.values import Rule

from kring_core.access import predicates as ask
from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.relations import predicates as related

WHO: Mapping[Rule, str] = {
    ask.anyone: _("everybody"),
    ask.is_signed_in: _("who has signed in"),
    ask.is_staff: _("staff"),
    ask.is_administrator: _("administrators"),
    ask.is_confirmed: _("who showed in the last ten minutes that it is still them"),
    ask.has_session: _("who signed in here"),
    ask.is_arriving: _("who is halfway through signing in"),
    ask.has_no_factor: _("who has no second step yet"),
    ask.loses_nothing: _("as long as nothing is lost by it"),
    related.is_party: _("who recorded the relation or is one of the two"),
    related.may_withdraw: _("as long as the relation opened no records"),
    related.may_agree: _("who would stand in"),
    related.may_ask: _("the first of two"),
    related.may_open: _("the second of two"),
    related.may_close: _("who has a part in it"),
    related.broke_it: _("who asked for the emergency access"),
    related.is_second: _("somebody who has no part in it"),
}
"""What each predicate asks."""


ALLOWS: Mapping[Enum, str] = {
    Permission.VISIT: _("See the public pages"),
    Permission.BE_AT_HOME: _("See and change what is about oneself"),
    Permission.HOLD_KEY: _("Have a sealing key of one's own"),
    Permission.SHOW_FACTOR: _("Take the second step when signing in"),
    Permission.SET_UP_FACTOR: _("Add a second step of one's own"),
    Permission.MIND_SIGN_IN: _("See how one signs in, choose a password, end one's own sessions"),
    Permission.SECURE_SIGN_IN: _("Remove a second step of one's own, make recovery codes"),
    Permission.WORK_HERE: _("See the pages of staff"),
    Permission.MANAGE_PRACTICE: _("Change what the practice says of itself"),
    Permission.MANAGE_PLUGINS: _("Switch plugins on and off and set them"),
    Permission.REMOVE_PLUGIN: _("Remove a plugin"),
    Permission.SEE_PEOPLE: _("See people and how to reach them; staff, only whom they work with"),
    Permission.MANAGE_PEOPLE: _("Add and change people and organisations, and invite people"),
    Permission.MERGE_PEOPLE: _("Merge two records of one person, or undo that"),
    Permission.SEE_ORGANISATIONS: _("See the organisations"),
    Permission.GRANT_ROLES: _("Give people another role, or take one away"),
    Permission.RESET_SIGN_IN: _("Take away the second step of somebody who lost it"),
    Permission.READ_LOG: _("Read who looked at whose records"),
    Permission.EXPORT_LOG: _("Download the access log"),
    Permission.WATCH_WORK: _("See what runs by itself, and retry what failed"),
    Permission.RECORD_RELATIONS: _("Record what people are to each other"),
    Permission.END_RELATION: _("End a relation or correct its days"),
    Permission.WITHDRAW_RELATION: _("Say that a relation never was"),
    Permission.BREAK_GLASS: _("See somebody's care records for an hour in an emergency"),
    Permission.END_EMERGENCY: _("Close such records before the hour is over"),
    Permission.REVIEW_EMERGENCY: _("Judge whether there was an emergency"),
    Permission.AGREE_DEPUTY: _("Agree to stand in for a colleague"),
    Permission.ASK_DEPUTY: _("Ask that a deputy stands in"),
    Permission.OPEN_DEPUTY: _("Let a deputy see what the colleague sees"),
    Permission.CLOSE_DEPUTY: _("End that somebody stands in"),
    Permission.LET_GO: _("Hand over the work of who leaves and end their access"),
}
"""What each permission of the host allows."""
