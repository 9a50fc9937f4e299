"""Hand-made project sheets: what their layout is tested on."""

from __future__ import annotations

from datetime import date
from typing import Any

from portfolio_desktop.services.figure_values import FigureMonth, HistoryStrip, StripMonth
from portfolio_desktop.services.pack_values import Fact, Passage, Reason
from portfolio_desktop.services.sheet_values import (
    NamedLamp,
    ProjectSheet,
    SheetPapers,
    SheetSection,
    SheetTable,
    SheetWords,
)
from tests.reports.sample import GREEN, IDENTITY, RED, YELLOW, content

WORDS = SheetWords(
    overall="Samlet status",
    status="Status",
    remarks="Bemærkninger",
    no_remarks="Der er ingen bemærkninger til måneden.",
    account="Status og redegørelse",
    purpose="Formål",
    project="Projektet",
    dates="Slutdato",
    history="De seneste tolv måneder",
    continued="fortsat",
    left_out="Af pladshensyn er ikke vist: {what}. Det står i registret.",
    purpose_rest="resten af formålet",
    one_figure="en figur",
    figures="{count} figurer",
)
HISTORY = HistoryStrip(
    "Samlet status",
    "Samlet status måned for måned: grøn fra januar til november 2023; rød i december 2023.",
    tuple(
        StripMonth(
            FigureMonth(f"m{month}.", "2023", date(2023, month, 28)),
            (RED if month == 12 else GREEN).colour,
            "rød" if month == 12 else "grøn",
        )
        for month in range(1, 13)
    ),
)


def lights(count: int = 4) -> tuple[NamedLamp, ...]:
    names = ("Leverancer", "Tid", "Økonomi", "Ressourcer")
    return tuple(
        NamedLamp(names[place % 4][:1], names[place % 4], YELLOW, GREEN) for place in range(count)
    )


def milestones(count: int) -> SheetTable:
    return SheetTable(
        title="Milepæle",
        heads=("Milepæl", "Oprindelig", "Godkendt", "Forventet", "Nået", "Forsinkelse"),
        rows=tuple(
            (f"Milepæl nr. {place}", "mar. 2023", "maj 2023", "jun. 2023", "", "+3 mdr.")
            for place in range(count)
        ),
        one_more="og 1 anden milepæl",
        more="og {count} andre milepæle",
    )


ECONOMY = SheetTable(
    title="Økonomi",
    heads=("År (mio. kr.)", "Godkendt budget", "Forbrug", "Prognose", "Mer-/mindreforbrug"),
    rows=(("2023", "15", "10,8", "15", ""), ("2024", "1.024,25", "", "36,6", "+12,6")),
    numeric=(1, 2, 3, 4),
    one_more="og 1 andet år",
    more="og {count} andre år",
)


def sheet(number: str = "22-3", **more: Any) -> ProjectSheet:
    given: dict[str, Any] = {
        "project_id": f"id-{number}",
        "number": number,
        "name": "Interregionalt Billedindeks (IBI 2.0)",
        "name_note": "program, 2 delprojekter",
        "facts": (Fact("Fase", "Gennemførelse"), Fact("Projektledende", "Region Midtjylland")),
        "dates": (Fact("Oprindelig", "sep. 2023"), Fact("Forventet", "18. dec. 2023")),
        "current": RED,
        "previous": YELLOW,
        "lights": lights(),
        "reasons": (Reason("Tid", "Køen æder tiden.", new=True),),
        "remarks": (Passage("Generalprøven er bestået. "), Passage("Datoen står fast.", new=True)),
        "note": "Sekretariatet: afventer svar.",
        "purpose": "Kiropraktorer får adgang til at slå røntgenbilleder op.",
        "account": (Fact("Redegørelse", "En ny plan forelægges i december."),),
        "tables": (milestones(3), ECONOMY),
        "figures": (),
        "history": HISTORY,
    }
    return ProjectSheet(**(given | more))


def section(*sheets: ProjectSheet) -> SheetSection:
    return SheetSection(
        "Projektark", "Ved sidste møde", "Nu", "nyt siden sidste møde", WORDS, sheets
    )


def papers(*sheets: ProjectSheet) -> SheetPapers:
    return SheetPapers(IDENTITY, content().margin, section(*sheets) if sheets else None)
