"""Passkeys (Web Authentication, level 2): a telephone or key signs what this practice asks.

A passkey belongs to the host name on which it was made, and signs for no other; the browser sees to
that, and what it signed is checked here once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

import webauthn
from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from webauthn.helpers import (
    parse_authentication_credential_json,
    parse_registration_credential_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from kring_core.accounts.accounts import token_hash
from kring_core.accounts.models import Account, Challenge, Passkey
from kring_core.clock import Clock

LIVES = timedelta(minutes=5)
"""So long a challenge waits for its answer."""
_UNFIT = (WebAuthnException, ValueError, KeyError, TypeError, AttributeError)
"""What the library says of an answer that is forged, broken or no answer at all."""


class Site(NamedTuple):
    """Where a passkey is used: what it is bound to, and where the page was."""

    host: str
    """Host name without port."""
    origin: str
    """``https://host.example``, with its port when it is no usual one."""
    browser: str
    """The token that this browser's forms carry; a challenge is for one browser."""


class Passkeys:
    """The passkeys of one practice's accounts at one address, within one transaction."""

    def __init__(self, db: Session, clock: Clock, site: Site) -> None:
        self._db = db
        self._clock = clock
        self._site = site

    def ask_new(self, account: Account, practice: str) -> str:
        """What a browser is told so that it makes a passkey, as JSON."""
        options = webauthn.generate_registration_options(
            rp_id=self._site.host,
            rp_name=practice,
            user_id=account.id.encode(),
            user_name=account.login,
            user_display_name=account.person.name,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.PREFERRED,
                user_verification=UserVerificationRequirement.PREFERRED,
            ),
            exclude_credentials=_described(self.of(account.id)),
        )
        self._keep(options.challenge)
        return webauthn.options_to_json(options)

    def ask(self, account_id: str | None) -> str:
        """What a browser is told so that it signs with a passkey, as JSON.

        :param account_id: whose, or None when the passkey is to say who it is: then the telephone
            or key must also ask for a finger, face or PIN, since it stands for both factors.
        """
        options = webauthn.generate_authentication_options(
            rp_id=self._site.host,
            allow_credentials=_described(self.of(account_id)) if account_id else None,
            user_verification=(
                UserVerificationRequirement.PREFERRED
                if account_id
                else UserVerificationRequirement.REQUIRED
            ),
        )
        self._keep(options.challenge)
        return webauthn.options_to_json(options)

    def add(self, account: Account, answer: str, name: str) -> bool:
        """Keep the passkey that a browser made, if it answers our challenge."""
        challenge = self._take()
        if challenge is None:
            return False
        try:
            given = parse_registration_credential_json(answer)
            made = webauthn.verify_registration_response(
                credential=given,
                expected_challenge=challenge,
                expected_rp_id=self._site.host,
                expected_origin=self._site.origin,
            )
        except _UNFIT:
            return False
        if self._by_credential(made.credential_id):
            return False
        self._db.add(
            Passkey(
                account_id=account.id,
                credential_id=made.credential_id,
                public_key=made.credential_public_key,
                sign_count=made.sign_count,
                transports=[one.value for one in given.response.transports or ()],
                name=name,
                made_at=self._clock(),
            )
        )
        self._db.flush()
        return True

    def accept(self, answer: str, account_id: str | None = None) -> Passkey | None:
        """The passkey that signed our challenge, or None; a challenge is answered once.

        :param account_id: whose it must be, or None for anybody's, see :meth:`ask`.
        """
        challenge = self._take()
        if challenge is None:
            return None
        try:
            given = parse_authentication_credential_json(answer)
            passkey = self._by_credential(given.raw_id)
            if passkey is None or account_id not in (None, passkey.account_id):
                return None
            shown = webauthn.verify_authentication_response(
                credential=given,
                expected_challenge=challenge,
                expected_rp_id=self._site.host,
                expected_origin=self._site.origin,
                credential_public_key=passkey.public_key,
                credential_current_sign_count=passkey.sign_count,
                require_user_verification=account_id is None,
            )
        except _UNFIT:
            return None
        passkey.sign_count = shown.new_sign_count
        passkey.used_at = self._clock()
        return passkey

    def of(self, account_id: str) -> list[Passkey]:
        """The passkeys of an account, the oldest first."""
        query = select(Passkey).where(Passkey.account_id == account_id)
        return list(self._db.scalars(query.order_by(Passkey.made_at, Passkey.id)))

    def _by_credential(self, credential_id: bytes) -> Passkey | None:
        query = select(Passkey).where(Passkey.credential_id == credential_id)
        return self._db.scalars(query).one_or_none()

    def _keep(self, challenge: bytes) -> None:
        now = self._clock()
        self._db.execute(delete(Challenge).where(Challenge.expires_at <= now))
        self._db.merge(
            Challenge(
                browser_hash=token_hash(self._site.browser),
                challenge=challenge,
                expires_at=now + LIVES,
            )
        )

    def _take(self) -> bytes | None:
        """The challenge of this browser, which is gone with it whatever the answer is worth."""
        kept = self._db.get(Challenge, token_hash(self._site.browser))
        if kept is None:
            return None
        self._db.delete(kept)
        self._db.flush()
        return kept.challenge if kept.expires_at > self._clock() else None


def _described(passkeys: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            id=each.credential_id,
            transports=[AuthenticatorTransport(one) for one in each.transports],
        )
        for each in passkeys
    ]
