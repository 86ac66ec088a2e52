"""A new user looks around, switches the directory on and off, and brings a list to publication."""

from __future__ import annotations

from playwright.sync_api import expect

LIST = """\
Femke
Tijd nemen is ook vooruitgaan, juist als u haast hebt.
Joëlle Zuidgeest
Wie de cliënt volgt, komt vérder dan wie de sessies telt.
Ravi Ramdin
Coördinerend kunsttherapeut
Ilse
De silence between the words is what we hear.

Wat is een intake?
Een eerste gesprek, zonder verplichting.
Wij bespreken uw vraag en onze ideeën daarover. Daarna beslist u zelf.
"""
AS_FOUND = LIST.encode().decode("iso8859-13").encode()
"""As it came out of a program that took it for text in a Baltic encoding."""


def test_a_new_user_comes_to_a_directory_of_their_own(new_portal, reader, size):
    portal = new_portal()
    linde, kompas = reader("delinde", portal), reader("hetkompas", portal)

    they_look_around(linde, kompas)
    they_switch_it_on(kompas)
    they_switch_it_off_elsewhere(linde, kompas)
    they_import(kompas)
    they_publish(kompas, "Joëlle Zuidgeest", "drama therapist")
    they_publish(kompas, "Femke", "psychosocial therapist")
    the_public_finds_them(reader("hetkompas", portal))


def they_look_around(linde, kompas):
    linde.sees("Welcome to Praktijk De Linde", "A few of our experts")
    linde.follow("Experts")
    linde.sees("55 experts")
    name = linde.page.locator(".expert a").first.inner_text()
    linde.page.locator(".expert a").first.click()
    expect(linde.page.get_by_role("heading", level=1)).to_have_text(name)

    kompas.sees("Welcome to Praktijk Het Kompas")
    assert "Experts" not in kompas.entries()
    assert not kompas.finds("/experts")
    kompas.sees("not")


def they_switch_it_on(kompas):
    kompas.sign_in("beheer@hetkompas.example")
    kompas.follow("Plugins", "Management")
    kompas.press("Enable", exact=False)
    expect(kompas.page.get_by_role("heading", level=1)).to_have_text("Enable Expert directory?")
    kompas.sees("This is what happens")
    kompas.press("Enable", exact=False)
    expect(kompas.page.get_by_role("status")).to_contain_text("Expert directory is enabled")

    kompas.follow("Experts")
    kompas.sees("Nobody is in this list yet")


def they_switch_it_off_elsewhere(linde, kompas):
    linde.sign_in("beheer@delinde.example")
    linde.sees("Expert profiles")
    linde.follow("Plugins", "Management")
    linde.press("Disable", exact=False)
    linde.press("Disable", exact=False)
    expect(linde.page.get_by_role("status")).to_contain_text("Expert directory is disabled")

    assert "Experts" not in linde.entries()
    assert "Expert profiles" not in linde.entries("Management")
    assert not linde.finds("/experts")
    assert not linde.finds("/beheer/experts")
    for path in ("/", "/beheer"):
        assert linde.finds(path)
        expect(linde.page.locator(".panel")).to_have_count(0)
    assert kompas.finds("/experts")
    assert "Experts" in kompas.entries()

    linde.page.goto("/beheer/plugins")
    linde.press("Enable", exact=False)
    linde.press("Enable", exact=False)
    linde.follow("Experts")
    linde.sees("55 experts")


def they_import(kompas):
    kompas.sign_in("balie@hetkompas.example")
    kompas.follow("Expert profiles", "Management")
    kompas.press("Import a list")
    found = {"name": "Onze mensen.txt", "mimeType": "text/plain", "buffer": AS_FOUND}
    kompas.page.locator("input[type=file]").set_input_files(files=[found])
    kompas.press("Look at what would come")
    kompas.sees("Onze mensen.txt", "Nothing was imported yet", "For you to look at")
    expect(kompas.page.locator("tbody tr")).to_have_count(4)
    kompas.sees(
        "Joëlle Zuidgeest", "Ravi Ramdin", "De silence between the words", "Wat is een intake?"
    )

    kompas.page.get_by_text("Mended words").click()
    for mended in ("Joëlle", "cliënt", "vérder", "Coördinerend", "ideeën"):
        expect(kompas.page.locator(".mended")).to_contain_text(mended)
    kompas.press("Import as drafts")
    expect(kompas.page.get_by_role("status")).to_contain_text("mported")
    expect(kompas.page.get_by_role("navigation", name="Which profiles")).to_contain_text("Drafts 4")
    expect(kompas.page.get_by_role("row").filter(has_text="Ilse")).to_contain_text("to check")


def they_publish(kompas, name, tagline):
    page = kompas.page
    page.goto("/beheer/experts?state=draft")
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_label("What this expert is").fill(tagline)
    page.get_by_label("Grief and loss").check()
    page.get_by_label("Yes, now").check()
    kompas.press("Save", exact=True)
    expect(page.get_by_role("status")).to_contain_text("Saved")
    page.get_by_role("link", name="Publish", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Publish {name}?")
    kompas.press("ublish", exact=False)
    expect(page.get_by_role("status")).to_contain_text(f"{name} is published")


def the_public_finds_them(visitor):
    visitor.follow("Experts")
    visitor.sees("2 experts", "Femke", "Joëlle Zuidgeest", "drama therapist")
    visitor.page.get_by_label("Name, complaint").fill("joelle grief")
    visitor.press("Search")
    visitor.sees("1 expert", "Joëlle Zuidgeest")

    visitor.page.get_by_role("link", name="Joëlle Zuidgeest").click()
    quote = visitor.page.locator("blockquote[lang=nl]")
    expect(quote).to_have_text("Wie de cliënt volgt, komt vérder dan wie de sessies telt.")
    visitor.sees("drama therapist", "Grief and loss")
