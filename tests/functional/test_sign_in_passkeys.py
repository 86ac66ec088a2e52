"""Passkeys: made, used as the second step and as all of signing in, and all that is refused.

The telephone here is made of a key pair and the formats of Web Authentication, level 2.
"""

from __future__ import annotations

import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from kring_core.access.identity import Role
from kring_core.accounts.accounts import Accounts
from kring_core.testing.people import PASSWORD, PEOPLE
from webauthn.helpers import bytes_to_base64url, encode_cbor

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40


class Telephone:
    """Keeps one passkey, and signs with it for whatever page it is told it is at."""

    def __init__(self, host):
        self.host = host
        self.origin = f"http://{host}"
        self.id = hashlib.sha256(host.encode()).digest()
        self.key = generate_private_key(SECP256R1())
        self.uses = 0
        self.flags = PRESENT | VERIFIED

    def make(self, question):
        numbers = self.key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        public = encode_cbor({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        kept = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        data = self._data(self.flags | WITH_KEY) + kept
        attested = encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer("create", question, attestationObject=attested)

    def sign(self, question):
        self.uses += 1
        client = self._client("get", question)
        data = self._data(self.flags)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ECDSA(SHA256()))
        return self._answer("get", question, authenticatorData=data, signature=signature)

    def _data(self, flags):
        return (
            hashlib.sha256(self.host.encode()).digest()
            + bytes([flags])
            + (self.uses.to_bytes(4, "big"))
        )

    def _client(self, act, question):
        said = {
            "type": f"webauthn.{act}",
            "challenge": question["challenge"],
            "origin": self.origin,
            "crossOrigin": False,
        }
        return json.dumps(said).encode()

    def _answer(self, act, question, **parts):
        parts["clientDataJSON"] = self._client(act, question)
        return json.dumps(
            {
                "id": bytes_to_base64url(self.id),
                "rawId": bytes_to_base64url(self.id),
                "type": "public-key",
                "response": {name: bytes_to_base64url(part) for name, part in parts.items()},
            }
        )


def ask(browser, page, address):
    token = next(iter(page.forms.values()))["csrf_token"].value
    return browser.post(address, headers={"X-CSRF-Token": token}).json


def add(browser, telephone, name="Telefoon"):
    page = browser.get("/mijn/aanmelden/passkey")
    question = ask(browser, page, "/mijn/aanmelden/passkey/vraag")
    form = page.forms["passkey"]
    form["name"] = name
    form["credential"].force_value(telephone.make(question))
    return form.submit("add")


def use(browser, telephone, page=None, answer=None, **options):
    """Press the button for a passkey on a page, and let the telephone answer."""
    page = page or browser.get("/inloggen")
    question = ask(browser, page, "/inloggen/passkey/vraag")
    [form] = [f for f in page.forms.values() if f.action.endswith("/inloggen/passkey")]
    form["credential"].force_value(answer or telephone.sign(question))
    return form.submit(**options)


def give_password(browser, login=PEOPLE[Role.STAFF].login):
    form = browser.get("/inloggen").forms["form"]
    form["login"], form["password"] = login, PASSWORD
    return form.submit("sign_in").follow()


@pytest.fixture
def telephone(practice, staff):
    """The telephone of who works here, with a passkey for this practice."""
    telephone = Telephone(practice.place.hosts[0])
    assert add(staff, telephone).status_int == 303
    return telephone


def test_it_is_all_of_signing_in(telephone, visitor):
    assert use(visitor, telephone).location.endswith("/beheer")
    assert PEOPLE[Role.STAFF].name in visitor.get("/beheer")


def test_it_is_the_second_step(telephone, visitor):
    assert use(visitor, telephone, give_password(visitor)).location.endswith("/beheer")


def test_it_shows_that_it_is_still_you(telephone, staff, clock):
    clock.move(minutes=10)
    page = staff.get("/mijn/aanmelden/herstelcodes").follow()

    assert use(staff, telephone, page).location.endswith("/mijn/aanmelden/herstelcodes")


def test_its_name_can_be_changed_and_it_can_be_removed(telephone, staff, visitor):
    page = staff.get("/mijn/aanmelden").click("Telefoon")
    form = page.forms["form"]
    form["name"] = "Sleutel"
    assert "Sleutel" in form.submit("save").follow()

    staff.get("/mijn/aanmelden").click("Sleutel").forms["form"].submit("remove")
    use(visitor, telephone, status=403)


def test_without_finger_face_or_pin_it_is_one_factor_only(telephone, visitor):
    telephone.flags = PRESENT

    use(visitor, telephone, status=403)
    assert use(visitor, telephone, give_password(visitor)).status_int == 303


def test_one_that_nobody_has_here_is_refused_in_words(visitor, practice):
    stranger = Telephone(practice.place.hosts[0])

    assert "This passkey does not fit" in use(visitor, stranger, status=403)


def test_one_of_another_practice_opens_nothing(telephone, client_of, other_practice):
    browser = client_of(other_practice)

    assert use(browser, telephone, status=403)
    assert browser.status("/beheer") == 303


@pytest.mark.parametrize("part", ["host", "origin"])
def test_one_that_signs_for_another_host_is_refused(telephone, visitor, part):
    """As a page that looks like ours would have it signed."""
    setattr(telephone, part, "http://praktijk.evil.example" if part == "origin" else "evil.example")

    use(visitor, telephone, status=403)


def test_an_answer_is_taken_once(telephone, staff):
    page = staff.get("/inloggen/bevestigen")
    answer = telephone.sign(ask(staff, page, "/inloggen/passkey/vraag"))
    [form] = [f for f in page.forms.values() if f.action.endswith("/inloggen/passkey")]
    form["credential"].force_value(answer)
    form.submit(status=303)

    form.submit(status=403)


def test_a_question_is_answered_once_rightly_or_not(telephone, visitor):
    page = visitor.get("/inloggen")
    question = ask(visitor, page, "/inloggen/passkey/vraag")
    [form] = [f for f in page.forms.values() if f.action.endswith("/inloggen/passkey")]
    form["credential"].force_value("{}")
    form.submit(status=403)

    form["credential"].force_value(telephone.sign(question))
    form.submit(status=403)


def test_an_answer_of_another_browser_is_refused(telephone, visitor, client_of, practice):
    other = client_of(practice)
    question = ask(other, other.get("/inloggen"), "/inloggen/passkey/vraag")

    use(visitor, telephone, answer=telephone.sign(question), status=403)


def test_an_answer_comes_within_five_minutes(telephone, visitor, clock):
    page = visitor.get("/inloggen")
    question = ask(visitor, page, "/inloggen/passkey/vraag")
    clock.move(minutes=5)
    [form] = [f for f in page.forms.values() if f.action.endswith("/inloggen/passkey")]
    form["credential"].force_value(telephone.sign(question))

    form.submit(status=403)


def test_a_copy_of_the_key_is_told_by_its_count(telephone, visitor, client_of, practice):
    telephone.uses = 7
    use(visitor, telephone, status=303)
    telephone.uses = 3

    use(client_of(practice), telephone, status=403)


def test_the_passkey_of_somebody_else_is_no_second_step(telephone, visitor):
    page = give_password(visitor, PEOPLE[Role.ADMINISTRATOR].login)
    question = ask(visitor, page, "/inloggen/passkey/vraag")
    token = page.forms["code"]["csrf_token"].value
    sent = {"csrf_token": token, "credential": telephone.sign(question), "next": ""}

    assert visitor.post("/inloggen/passkey", sent, status=403)
    assert "/inloggen/tweede-stap" in visitor.get("/beheer").location


@pytest.mark.parametrize(
    "answer", ["", "[]", "{}", "no json", '{"id": 1}', '{"id": "a", "rawId": "a", "type": "x"}']
)
def test_what_is_no_answer_is_refused(telephone, visitor, answer):
    page = visitor.get("/inloggen")
    ask(visitor, page, "/inloggen/passkey/vraag")
    [form] = [f for f in page.forms.values() if f.action.endswith("/inloggen/passkey")]
    form["credential"].force_value(answer)

    form.submit(status=403)


def test_one_whose_access_ended_does_not_come_in(telephone, visitor, practice):
    with practice.database.write() as db:
        accounts = Accounts(db, practice.host.clock)
        account = accounts.by_login(PEOPLE[Role.STAFF].login)
        accounts.change(account, [Role.STAFF], active=False)

    use(visitor, telephone, status=403)


@pytest.mark.parametrize("answer", ["", "{}", "no json"])
def test_what_makes_no_passkey_is_told(staff, answer):
    page = staff.get("/mijn/aanmelden/passkey")
    ask(staff, page, "/mijn/aanmelden/passkey/vraag")
    form = page.forms["passkey"]
    form["credential"].force_value(answer)

    assert "No passkey was made" in form.submit("add")


def test_a_passkey_of_another_host_cannot_be_added(staff, practice):
    telephone = Telephone(practice.place.hosts[0])
    telephone.origin = "http://praktijk.evil.example"

    assert "No passkey was made" in add(staff, telephone)
