"""What browsers say of themselves, as their owners recognise them."""

from __future__ import annotations

import pytest
from kring_core.accounts.browsers import in_words

AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0": "Edge, Windows",
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Mobile Safari/537.36": "Chrome, Android",
    "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "FxiOS/140.0 Mobile/15E148 Safari/605.1.15": "Firefox, iPad",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Safari/605.1.15": "Safari, Mac",
    "curl/8.14.1": "",
    "": "",
}


@pytest.mark.parametrize(("agent", "words"), AGENTS.items())
def test_a_browser_and_its_machine_in_two_words(agent, words):
    assert in_words(agent) == words
