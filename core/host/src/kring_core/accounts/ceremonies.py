"""The two ceremonies of Web Authentication (level 2): a passkey is made, and a passkey signs.

What is asked of a browser, and what its answer is worth. Imported where a passkey is used: the
library and what it brings take longer to import than anything else of Kring.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import webauthn
from webauthn.helpers import (
    parse_authentication_credential_json,
    parse_registration_credential_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from kring_core.accounts.models import Account, Passkey

_UNFIT = (WebAuthnException, ValueError, KeyError, TypeError, AttributeError)
"""What the library says of an answer that is forged, broken or no answer at all."""


class Asked(NamedTuple):
    """What a browser is asked."""

    options: str
    """What it is told, as JSON."""
    challenge: bytes
    """What it must sign."""


class Made(NamedTuple):
    """A passkey that a browser made."""

    credential_id: bytes
    public_key: bytes
    sign_count: int
    transports: list[str]


def ask_to_make(host: str, practice: str, account: Account, known: Sequence[Passkey]) -> Asked:
    """Ask a browser to make a passkey for an account, other than those that it has."""
    options = webauthn.generate_registration_options(
        rp_id=host,
        rp_name=practice,
        user_id=account.id.encode(),
        user_name=account.login,
        user_display_name=account.person.name,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED,
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
        exclude_credentials=_described(known),
    )
    return Asked(webauthn.options_to_json(options), options.challenge)


def ask_to_sign(host: str, known: Sequence[Passkey] | None) -> Asked:
    """Ask a browser to sign with one of some passkeys, or with any that says whose it is.

    For the latter it must ask for a finger, face or PIN: it stands for both factors then.
    """
    required, preferred = (
        UserVerificationRequirement.REQUIRED,
        UserVerificationRequirement.PREFERRED,
    )
    options = webauthn.generate_authentication_options(
        rp_id=host,
        allow_credentials=None if known is None else _described(known),
        user_verification=required if known is None else preferred,
    )
    return Asked(webauthn.options_to_json(options), options.challenge)


def made(answer: str, challenge: bytes, host: str, origin: str) -> Made | None:
    """The passkey that a browser made, or None when it does not answer the challenge."""
    try:
        given = parse_registration_credential_json(answer)
        found = webauthn.verify_registration_response(
            credential=given,
            expected_challenge=challenge,
            expected_rp_id=host,
            expected_origin=origin,
        )
    except _UNFIT:
        return None
    transports = [one.value for one in given.response.transports or ()]
    return Made(found.credential_id, found.credential_public_key, found.sign_count, transports)


def signed(answer: str) -> AuthenticationCredential | None:
    """What a browser says it signed, unchecked; None when it makes no sense."""
    try:
        return parse_authentication_credential_json(answer)
    except _UNFIT:
        return None


def sign_count(
    given: AuthenticationCredential,
    passkey: Passkey,
    challenge: bytes,
    *,
    host: str,
    origin: str,
    verified: bool,
) -> int | None:
    """How often a passkey has signed, or None when it did not sign the challenge.

    :param verified: whether it must have asked for a finger, face or PIN.
    """
    try:
        shown = webauthn.verify_authentication_response(
            credential=given,
            expected_challenge=challenge,
            expected_rp_id=host,
            expected_origin=origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=verified,
        )
    except _UNFIT:
        return None
    return shown.new_sign_count


def _described(passkeys: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            id=each.credential_id,
            transports=[AuthenticatorTransport(one) for one in each.transports],
        )
        for each in passkeys
    ]
