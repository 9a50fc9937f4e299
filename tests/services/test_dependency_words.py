"""How far from its need something comes, in words."""

from __future__ import annotations

import pytest

from portfolio_desktop.services.dependency_words import length_words


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (1, "1 dag"),
        (30, "30 dage"),
        (31, "31 dage (1 måned)"),
        (61, "61 dage (2 måneder)"),
        (118, "118 dage (4 måneder)"),
    ],
)
def test_the_months_are_as_long_as_the_days(days: int, told: str) -> None:
    assert length_words(days) == told
