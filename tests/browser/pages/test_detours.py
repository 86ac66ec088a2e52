"""Pages that come up along the way are accessible too: plans, refusals, errors."""

from __future__ import annotations

import re
import time
from email import message_from_bytes
from email.policy import default

from playwright.sync_api import expect

LANGUAGE = "nl"
LIST = """\
Wietske
Zacht spreken draagt soms vérder dan hard roepen.
Oana Petrescu
De silence between the words is what we hear.
(Foto verplaatst naar boven zodat de kolommen beter passen.)

Hoe lang duurt een traject?
Meestal een half jaar.
De duur hangt af van de vraag van de cliënt.
"""


def send(page, button=".form .buttons .button"):
    page.locator(f"main {button}").first.click()


def test_a_list_on_its_way_to_the_public(browse, look):
    page = browse("/beheer/experts/importeren", "staff", locale=LANGUAGE)
    send(page, "[name=look]")
    expect(page.locator("[data-summary]")).to_be_visible()
    look(page, "importeren")

    data = LIST.encode().decode("iso8859-13").encode()
    found = {"name": "lijst.txt", "mimeType": "text/plain", "buffer": data}
    page.locator("input[type=file]").set_input_files(files=[found])
    send(page, "[name=look]")
    look(page, "Wat er zou komen")
    send(page, "[name=import]")

    page.get_by_role("link", name="Oana Petrescu").click()
    look(page, "Oana Petrescu")
    draft = page.url
    page.goto(f"{draft}/voorbeeld")
    look(page, "Oana Petrescu")
    page.goto(f"{draft}/publiceren")
    look(page, "Oana Petrescu publiceren?")

    page.goto(f"{draft}/verwijderen")
    send(page, "[name=confirm]")
    look(page, "Oana Petrescu")

    page.goto("/beheer/experts/vragen")
    page.get_by_role("link", name="Hoe lang duurt").click()
    look(page, "Hoe lang duurt")
    page.goto(f"{page.url}/verwijderen")
    look(page, "Deze pagina verwijderen?")


def test_signing_in_in_two_steps(browse, look):
    page = browse("/inloggen?next=/mijn/aanmelden", locale=LANGUAGE)
    page.locator("[name=login]").fill("balie@hetkompas.example")
    page.locator("[name=password]").fill("een kring van stoelen")
    send(page, "[name=sign_in]")
    look(page, "Inloggen")
    page.locator("[name=login]").fill("redactie@delinde.example")
    page.locator("[name=password]").fill("een kring van stoelen")
    send(page, "[name=sign_in]")
    look(page, "De tweede stap")
    page.locator("[name=code]").fill("000000")
    send(page, "[name=show]")
    expect(page.locator("[data-summary]")).to_be_visible()
    look(page, "De tweede stap")


def test_forms_that_are_sent_empty(browse, look):
    page = browse("/inloggen", locale=LANGUAGE)
    send(page, "[name=sign_in]")
    look(page, "Inloggen")

    page = browse("/beheer/mensen/nieuw", "administrator", locale=LANGUAGE)
    send(page)
    look(page, "Nieuwe persoon")
    page.goto("/beheer/praktijk")
    page.locator("#form-name").fill("")
    send(page)
    look(page, "Praktijk")
    page.goto("/beheer/experts/nieuw")
    send(page)
    look(page, "Nieuwe expert")
    page.goto("/kring/componenten")
    page.locator("#form-name").fill("")
    page.locator("#form-quote").fill("x" * 120)
    send(page)
    expect(page.locator("[data-summary] a")).to_have_count(3)
    look(page, "Components")


def test_people_from_a_list_and_an_organisation(browse, look):
    page = browse("/beheer/mensen/importeren", "administrator", locale=LANGUAGE)
    rows = "naam;geboortedatum;telefoon\nZoĆ« Vonk;7-3-1980;12\nTe kort\nJosĆ© Vonk;;\n"
    found = {"name": "mensen.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.locator("[type=file]").set_input_files(found)
    send(page)
    look(page, "Wat er zou komen")

    page.goto("/beheer/organisaties/nieuw")
    page.locator("#form-name").fill("Opleiding Noord")
    page.locator("[type=radio][value=institute]").check()
    send(page)
    look(page, "Organisaties")
    page.get_by_role("link", name="Opleiding Noord").click()
    look(page, "Opleiding Noord")


def test_two_records_side_by_side(browse, look):
    page = browse("/beheer/mensen?q=sander", "administrator", locale=LANGUAGE)
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="Samenvoegen met een andere registratie").click()
    page.locator("#q").fill("zeynep")
    send(page, "[role=search] button")
    look(page, "Sander Kuijlman samenvoegen")
    page.get_by_role("link", name="Zeynep Aksoylu").click()
    look(page, "Sander Kuijlman samenvoegen")


def test_a_link_with_which_a_password_is_chosen(browse, look, portal):
    page = browse("/beheer/mensen/nieuw", "administrator", locale=LANGUAGE)
    page.locator("#form-name").fill("Gerrit Vonk")
    page.locator("#form-email").fill("gerrit@delinde.example")
    send(page)
    page.get_by_role("link", name="Uitnodigen", exact=True).click()
    page.locator("[type=checkbox][value=staff]").check()
    send(page)
    expect(page.get_by_role("status")).to_be_visible()

    link = newest_link(portal)
    visitor = browse(link, locale=LANGUAGE)
    look(visitor, "wachtwoord")
    visitor.locator("[type=password]").first.fill("kort")
    send(visitor, "[name=choose]")
    expect(visitor.locator("[data-summary]")).to_be_visible()
    look(visitor, "wachtwoord")


def newest_link(portal):
    """The link in the mail to somebody new, which the background work writes to a file."""
    folder = portal.home / "practices" / "delinde" / "mail"
    for _ in range(150):
        for file in folder.glob("*.eml"):
            words = message_from_bytes(file.read_bytes(), policy=default).get_content()
            if found := re.search(r"/wachtwoord/[\w-]+", words):
                return found[0]
        time.sleep(0.1)
    raise AssertionError("no mail was sent")


def test_a_plugin_that_is_off_and_goes(browse, look, serve):
    portal = serve()
    page = browse(
        "/beheer/plugins/expertdirectory/verwijderen?mode=export",
        "administrator",
        of=portal,
        locale=LANGUAGE,
    )
    page.locator("[name=word]").fill("something else")
    send(page, "[name=confirm]")
    expect(page.locator("#confirm-error")).to_be_visible()
    look(page, "Expertgids")

    page.locator("[name=word]").fill("expertdirectory")
    send(page, "[name=confirm]")
    page.goto("/beheer/verwijderd")
    expect(page.get_by_role("table")).to_be_visible()
    look(page, "erwijderd")
    page.goto("/beheer/plugins/expertdirectory/aanzetten")
    look(page, "aanzetten?")
    page.goto("/")
    look(page, "Praktijk De Linde")
    page.goto("/experts")
    look(page, "niet")
    portal.stop()
