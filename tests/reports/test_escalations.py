"""Escalated projects on paper: between grid and requests, whole, whatever their length."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portfolio_desktop.reports.status_report import render_status_report
from portfolio_desktop.services.pack_values import (
    EscalationCard,
    EscalationMonth,
    EscalationSection,
    Fact,
    Note,
    NoteList,
    PackContent,
    Requests,
)
from tests.reports.reading import flat, pages, text_of
from tests.reports.sample import GREEN, LONG, RED, REQUESTS, YELLOW, content

MONTHS = tuple(
    EscalationMonth(f"Måned {number}", (GREEN, YELLOW, RED)[number % 3]) for number in range(25)
)
CARD = EscalationCard(
    "id-18-6",
    "18-6",
    "Klinisk Immunologisk IT (KIIT)",
    "Redegørelse: modtaget 7. nov. 2023, endnu ikke godkendt",
    "Rød nu · styregruppeansvarlig: Region Hovedstaden",
    MONTHS,
    (Fact("Redegørelse", LONG), Fact("Korrigerende handling", "Ny plan <b>i</b> Q1 & Q2.")),
)
OFF = NoteList(
    "Taget af dagsordenen",
    ("Nr.", "Projekt", "Status", "Begrundelse"),
    (Note("12-3", "Praksys", RED, "Ligger i konfliktrådet."),),
)


def with_cards(*cards: EscalationCard, requests: Requests = REQUESTS) -> PackContent:
    section = EscalationSection("Eskalerede projekter", "To projekter er røde.", cards, OFF)
    return replace(content(), escalations=section, requests=requests)


def test_a_long_account_and_all_its_months_are_printed_whole() -> None:
    text = flat(text_of(render_status_report(with_cards(CARD))))
    for words in (
        *(each.month for each in MONTHS),
        "Sætning 1 om leverancer",
        "Sætning 399 om leverancer",
        "endnu ikke godkendt",
        "Ny plan <b>i</b> Q1 & Q2.",
        "Ligger i konfliktrådet.",
    ):
        assert flat(words) in text


@pytest.mark.parametrize("lines", range(1, 13))
def test_no_page_begins_with_what_belongs_to_the_card_before(lines: int) -> None:
    """Wherever the pages end: the first card is longer by a line each time."""
    missing = (Fact("Redegørelse", "Redegørelse er ikke modtaget."),)
    first = (Fact("Redegørelse", "\n".join(["Redegørelse er ikke modtaget.", *["Mere."] * lines])),)
    cards = [
        replace(CARD, project_id=str(n), name=f"Projekt {n}", months=MONTHS[:4], facts=facts)
        for n, facts in enumerate([first, *[missing] * 6])
    ]
    found = [page for page in pages(render_status_report(with_cards(*cards))) if "Måned 3" in page]
    assert len(found) > 1
    for page in found:
        assert page.count("ikke modtaget") == page.count("Måned 3") == page.count("· Projekt")


def test_they_stand_between_the_grid_and_the_requests() -> None:
    short = replace(CARD, facts=())
    found = pages(render_status_report(with_cards(short)))
    places = [
        next(place for place, page in enumerate(found) if place and title in page)
        for title in ("Porteføljestatus oktober 2023", "Eskalerede projekter", "En måned mere")
    ]
    assert places == sorted(places)
    assert "Eskalerede projekter" in found[0], "the contents on the front page"


def test_requests_of_one_sentence_follow_on_the_same_page() -> None:
    none = replace(REQUESTS, groups=(), lead="Ingen ændringsanmodninger venter.")
    found = pages(render_status_report(with_cards(replace(CARD, facts=()), requests=none)))
    assert "Ingen ændringsanmodninger venter." in found[-1]
    assert "Praksys" in found[-1]
