"""The longest names there are fit on the narrowest screen."""

from __future__ import annotations

NARROWEST = {"width": 320, "height": 640}


def test_a_long_name_fits_on_a_narrow_screen(browse):
    page = browse("/", "staff", size=NARROWEST)
    ask = "fetch('/api/v1/experts?limit=200').then((answer) => answer.json())"
    experts = page.evaluate(ask)["experts"]
    experts.sort(key=lambda expert: max(map(len, expert["name"].split())))

    for expert in experts[-3:]:
        found = f"?q={expert['name']}"
        for address in (expert["url"], f"/experts{found}", f"/beheer/experts{found}"):
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
