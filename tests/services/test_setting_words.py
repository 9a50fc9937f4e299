"""What the register's choices are called and say, as history and a preview show them."""

from __future__ import annotations

import pytest

from portfolio_desktop.services.setting_words import setting_name, setting_words


@pytest.mark.parametrize(
    ("key", "name", "text", "words"),
    [
        ("due_working_day", "Arbejdsdag for aflevering", "3", "3"),
        (
            "closing_days",
            "Lukkedage",
            '["2026-12-24", "2026-12-31"]',
            "24. dec. 2026, 31. dec. 2026",
        ),
        ("closing_days", "Lukkedage", '["i morgen"]', '["i morgen"]'),
        ("last_meeting", "Sidste møde", '"2026-11-06"', "6. nov. 2026"),
        ("last_meeting", "Sidste møde", "null", ""),
        ("print_accent", "Papirernes farve", '"#8A1C5B"', "#8A1C5B"),
        ("print_logo", "Logo på papirerne", '{"png":"eA==","width":1,"height":1}', "et billede"),
        ("print_logo", "Logo på papirerne", "null", ""),
        ("from_elsewhere", "from_elsewhere", '"ukendt"', "ukendt"),
    ],
)
def test_a_choice_has_a_name_and_words(key: str, name: str, text: str, words: str) -> None:
    assert setting_name(key) == name
    assert setting_words(key, text) == words
