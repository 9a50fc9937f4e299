"""How many participants a remark says report a colour, and when it is not certain."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.remark_shares import Share, named_shares
from portfolio_desktop.domain.status import Colour

GREEN, YELLOW, RED = Colour.GREEN, Colour.YELLOW, Colour.RED


@pytest.mark.parametrize(
    ("remark", "shares"),
    [
        ("1 ud af 5 regioner rapporterer gult.", (Share(1, 5, YELLOW),)),
        ("En af de fem regioner melder rød på tid.", (Share(1, 5, RED, "time"),)),
        ("Alle fem regioner er grønne.", (Share(5, 5, GREEN),)),
        (
            "4 af 5 regioner melder grønt, og 1 af 5 melder gult på bemandingen.",
            (Share(4, 5, GREEN), Share(1, 5, YELLOW, "resources")),
        ),
        ("12 ud af 98 kommuner melder rødt på økonomi.", (Share(12, 98, RED, "cost"),)),
    ],
)
def test_shares_are_read(remark: str, shares: tuple[Share, ...]) -> None:
    assert named_shares(remark) == shares


@pytest.mark.parametrize(
    "remark",
    [
        "3 ud af 16 delprojekter er gule.",
        "Hvis 2 ud af 5 regioner melder rødt, tages sagen op.",
        "Det ventes, at 1 ud af 5 regioner melder gult.",
        "Melder 1 ud af 5 regioner gult?",
        "1 ud af 5 regioner har gult flag på prøverne.",
        "Fem regioner melder ind.",
        "",
    ],
)
def test_what_is_not_certain_is_left_alone(remark: str) -> None:
    assert named_shares(remark) == ()
