"""A template finds its names, keeps what it defines, and tells nobody's words in a fault."""

from __future__ import annotations

import pytest
from kring_core.portal.template_file import TemplateFile


@pytest.fixture
def drawn(tmp_path):
    def draw(text: str, **values: object) -> str:
        path = tmp_path / "page.html"
        path.write_text(text)
        return TemplateFile(path, translate=lambda text, **_: text).render(**values)

    return draw


def test_a_name_that_is_not_given_can_be_done_without(drawn):
    assert drawn("<p>${word|'none'}</p>") == "<p>none</p>"


def test_what_a_macro_defines_stays_in_it(drawn):
    page = """<m metal:define-macro="m" tal:define="word 'inside'">${word}</m>
<p tal:define="word 'outside'"><m metal:use-macro="macros['m']" />${word}</p>"""
    assert "<p><m>inside</m>outside</p>" in drawn(page)


def test_a_fault_says_where_and_nobodys_words(drawn):
    with pytest.raises(ZeroDivisionError) as raised:
        drawn("<p>${word}</p>\n<p>${1 / none}</p>", word="a secret", none=0)
    said = str(raised.value) + "".join(raised.value.__notes__)
    assert "page.html:2: 1 / none" in said
    assert "a secret" not in said


def test_what_a_macro_sets_for_all_is_seen_after_it(drawn):
    page = """<m metal:define-macro="m"><b tal:define="global word 'set'" /></m>
<p><m metal:use-macro="macros['m']" />${word}</p>"""
    assert "</m>set</p>" in drawn(page)
