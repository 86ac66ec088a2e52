"""The entrance: whatever shows who somebody is ends in a proof, and a proof in a session.

A password, a passkey and a link come through here, and later an identity provider of the practice;
``docs/adr/0014-how-somebody-becomes-known.md`` says what such a provider has to give.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from pyramid.httpexceptions import HTTPSeeOther

from kring_core.accounts.browsers import in_words
from kring_core.accounts.devices import Devices
from kring_core.accounts.factors import Factors, must_have_factor
from kring_core.accounts.models import Account
from kring_core.accounts.notices import Notice, tell
from kring_core.accounts.sessions import Sessions
from kring_core.portal import signs
from kring_core.portal.redirects import safe_path


@dataclass(frozen=True)
class Proof:
    """What somebody showed just now."""

    account: Account
    """Who it shows them to be; with its person and roles."""
    factor: bool
    """Whether it is worth two factors: what they have, beside what they know or are."""


def admit(request: Any, proof: Proof, wanted: str = "") -> HTTPSeeOther:
    """Begin a session and lead somebody to the page they wanted, or to what is asked of them first.

    Whatever session this browser had ends, so that two people's never mix, and the token of a
    session from before the second factor is worth nothing after it.

    :param wanted: a path of this practice, or empty for their own first page.
    """
    kring, account = request.kring, proof.account
    sessions = Sessions(kring.db, kring.now)
    if kring.session:
        sessions.end(kring.session.token_hash)
    roles = {role.role for role in account.roles}
    known = Factors(kring.db).of(account.id)
    complete = proof.factor or not (known or must_have_factor(roles))
    to = kring.path("kring.manage" if must_have_factor(roles) else "kring.own")
    if not complete:
        asks = "kring.second_step" if known else "kring.app"
        to = kring.path(asks, _query={"next": safe_path(request, wanted or to)})
    elif wanted:
        to = safe_path(request, wanted)
    response = HTTPSeeOther(to)
    browser = in_words(request.user_agent or "")
    device_id = _greet(request, response, account, browser) if complete else None
    token = sessions.start(account, factor=proof.factor, browser=browser, device_id=device_id)
    signs.remember(request, response, token)
    return response


def _greet(request: Any, response: Any, account: Account, browser: str) -> str:
    """Know this browser from now on; its owner hears of one that is new."""
    kring = request.kring
    token = signs.device_token(request) or secrets.token_urlsafe(32)
    device, strange = Devices(kring.db, kring.now).remember(account, token, browser)
    if strange:
        tell(kring, account, Notice.DEVICE)
    signs.remember_device(request, response, token)
    return device.id
