"""The practice says who it is: settings, logo, and the public pages that follow from them."""

from __future__ import annotations

import pytest
from kring_core.files.store import LARGEST
from kring_core.practices.models import Change
from kring_core.testing.pictures import picture
from sqlalchemy import select

PAGE = "/beheer/praktijk"
PNG = picture()
SECRET = "not-for-any-page"


def settings(administrator, **values):
    form = administrator.get(PAGE).forms["form"]
    for name, value in values.items():
        form[name] = value
    return form.submit("save")


def send_logo(administrator, data, name="logo.png"):
    token = administrator.get(PAGE).forms["form"]["csrf_token"].value
    files = [("logo", name, data)]
    return administrator.post(f"{PAGE}/logo", {"csrf_token": token}, upload_files=files).follow()


def test_what_is_saved_is_shown(administrator, visitor):
    settings(
        administrator,
        name="De Iep",
        telephone="030 123 45 67",
        colour="#1f5c4f",
        welcome_nl="Welkom bij ons.",
    ).follow()

    page = visitor.get("/")
    assert "De Iep" in page
    assert "tel:0301234567" in page
    assert "Welkom bij ons." in page
    assert visitor.get("/kring/thema.css").content_type == "text/css"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("colour", "green"),
        ("colour", "#12345"),
        ("colour", "#12345g"),
        ("colour", "#123456;}"),
        ("email", "nobody"),
        ("time_zone", "Europe/Utrecht"),
        ("time_zone", "../../etc/passwd"),
        ("mail_port", "0"),
        ("mail_port", "many"),
        ("mail_sender", "nobody"),
        ("name", ""),
        ("form-address_form", "thou"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_kept(administrator, name, value):
    form = administrator.get(PAGE).forms["form"]
    form["welcome_nl"] = "Nog niet bewaard."
    form[name].force_value(value)

    page = form.submit("save")

    assert page.status_int == 200
    assert page.html.find("input", attrs={"name": name, "aria-invalid": "true"}) or (
        page.html.find(attrs={"role": "radiogroup", "aria-invalid": "true"})
    )
    assert page.forms["form"]["welcome_nl"].value.strip() == "Nog niet bewaard."


def test_a_stale_save_shows_both(administrator):
    first, second = (administrator.get(PAGE).forms["form"] for _ in range(2))
    first["telephone"], second["telephone"] = "030 1", "030 2"
    first.submit("save")

    shown = second.submit("save")

    assert "030 1" in shown
    assert shown.forms["form"]["telephone"].value == "030 2"


def test_the_password_of_the_mail_server_is_on_no_page_and_in_no_log(
    administrator, practice, caplog
):
    settings(administrator, mail_password=SECRET, mail_user="kring").follow()

    assert practice.settings.mail_password == SECRET
    for address in (PAGE, "/beheer/wijzigingen", "/", "/beheer"):
        assert SECRET not in administrator.get(address)
    with practice.database.read() as db:
        [change] = db.scalars(select(Change).where(Change.action == "practice.set"))
    assert "mail_password" in change.details
    assert SECRET not in str(change.details)
    assert SECRET not in caplog.text


def test_the_password_stays_when_it_is_left_empty(administrator, practice):
    settings(administrator, mail_password=SECRET).follow()
    settings(administrator, telephone="030 1").follow()

    assert practice.settings.mail_password == SECRET


@pytest.mark.parametrize("page", ["privacy", "complaints"])
def test_a_text_is_a_page_once_it_is_written(administrator, visitor, page):
    address = {"privacy": "/privacy", "complaints": "/klachten"}[page]
    settings(administrator, **{f"{page}_nl": "", f"{page}_en": ""})
    assert visitor.status(address) == 404
    assert f'href="{address}"' not in visitor.get("/")

    settings(administrator, **{f"{page}_nl": "Een.\n\n<b>Twee</b>."})

    shown = visitor.get(address)
    assert [part.text for part in shown.html.select(".prose p")] == ["Een.", "<b>Twee</b>."]
    assert f'href="{address}"' in visitor.get("/")


def test_a_text_in_english_is_for_who_reads_english(administrator, visitor):
    settings(administrator, privacy_nl="Nederlands.", privacy_en="English.")

    assert "English." in visitor.get("/privacy")
    assert "Nederlands." in visitor.get("/privacy", headers={"Accept-Language": "nl"})


def test_a_logo_is_shown_and_can_be_removed(administrator, visitor):
    send_logo(administrator, PNG)
    logo = visitor.get("/kring/logo")
    assert (logo.content_type, logo.body) == ("image/png", PNG)
    assert logo.headers["X-Content-Type-Options"] == "nosniff"

    page = administrator.get(PAGE)
    form = next(form for form in page.forms.values() if form.action.endswith("/logo"))
    form.submit("remove").follow()

    assert visitor.status("/kring/logo") == 404


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (PNG + b"x" * LARGEST, "larger than 5 MB"),
        (b"<svg onload='alert(1)'/>", "not a PNG, JPEG or WebP picture"),
        (b"GIF89a", "not a PNG, JPEG or WebP picture"),
        (b"", "No file was chosen"),
    ],
)
def test_a_logo_that_is_not_fit_is_refused_and_the_one_before_stays(
    administrator, visitor, data, told
):
    send_logo(administrator, PNG)

    assert told in send_logo(administrator, data)

    assert visitor.get("/kring/logo").body == PNG


def test_replacing_it_by_nothing_leaves_it(administrator, visitor):
    send_logo(administrator, PNG)
    page = administrator.get(PAGE)
    form = next(form for form in page.forms.values() if form.action.endswith("/logo"))

    assert "No file was chosen" in form.submit().follow()

    assert visitor.get("/kring/logo").body == PNG


@pytest.mark.parametrize("name", ["../../../x.png", "a\0b.png", "x" * 500 + ".png", "é\n.png"])
def test_the_name_of_a_file_is_only_a_name(administrator, visitor, name):
    send_logo(administrator, PNG, name)

    assert visitor.get("/kring/logo").body == PNG
