"""What is said of the file of an annex: what is the matter, and what can be done about it."""

from __future__ import annotations

import pytest

from portfolio_desktop.services.annex_values import AnnexFacts, AnnexProblem, AnnexWay
from portfolio_desktop.services.annex_words import finding_words

ADVICE = (
    "Skal siderne stå i materialet: Åbn filen, udskriv den med printeren »Microsoft Print to PDF«,"
    " og læg den nye fil på i stedet."
)


def said(*problems: AnnexProblem) -> tuple[str, ...]:
    facts = AnnexFacts((), tagged=False, language="", problems=problems)
    return finding_words("Bilag 3.1 tegning.pdf", facts, AnnexWay.ATTACH)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (AnnexProblem.COLOURS, "filen er lavet til et trykkeri (CMYK-farver)"),
        (AnnexProblem.LAYERS, "noget på filens sider er skjult (lag, der er slået fra)"),
        (AnnexProblem.DYNAMIC_FORM, "filen er en formular, som kun Adobe Reader kan vise"),
    ],
)
def test_what_printing_once_more_cures_is_told_with_that(problem: AnnexProblem, words: str) -> None:
    assert said(problem) == (f"Bilag 3.1 tegning.pdf: {words}; vedhæftes i stedet. {ADVICE}",)


def test_the_advice_is_given_once() -> None:
    first, last = said(AnnexProblem.FONTS, AnnexProblem.COLOURS)
    assert ADVICE not in first
    assert last.endswith(ADVICE)


def test_no_advice_that_does_not_help() -> None:
    told = " ".join(said(AnnexProblem.COLOURS, AnnexProblem.ENCRYPTED))
    assert "trykkeri" in told
    assert "Print to PDF" not in told
