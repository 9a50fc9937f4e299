"""Which colours a remark names for its project, and all it must not be taken to say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.remark_colours import named_colours
from portfolio_desktop.domain.status import Colour

GREEN, YELLOW, RED = Colour.GREEN, Colour.YELLOW, Colour.RED
WORDS = [
    *("projektet", "rapporterer", "er", "gul", "rød", "grøn", "status", "på", "tid", "økonomi"),
    *(",", ".", "og", "samt", "fra", "til", "ikke", "region", "i", "da", "hvis", "2023"),
]
TABLE = Path(__file__).resolve().parents[3] / "shared" / "fixtures" / "rsi-2023-11.json"


@pytest.mark.parametrize(
    ("remark", "dimensions"),
    [
        (
            "Vi rapporterer gul status på leverancer, tid og penge.",
            {"deliverables": YELLOW, "time": YELLOW, "cost": YELLOW},
        ),
        (
            "Programmet melder rød status på økonomi og ressourcer, samt gul status på tid.",
            {"cost": RED, "resources": RED, "time": YELLOW},
        ),
        ("Testen er skubbet, hvorfor der rapporteres gul status på tid.", {"time": YELLOW}),
        ("Der er gult på både tid og leverancer.", {"time": YELLOW, "deliverables": YELLOW}),
        ("Rød status på budgettet, gul på bemanding.", {"cost": RED, "resources": YELLOW}),
        ("Tid er fortsat gul, økonomien er nu rød.", {"time": YELLOW, "cost": RED}),
        ("Leverancer: grøn, tid: gul.", {"deliverables": GREEN, "time": YELLOW}),
        ("Tidsplanen er gået fra gul til rød.", {"time": RED}),
        ("Projektets økonomi er rød, da licenserne er blevet dyrere.", {"cost": RED}),
        ("Gul status på kvalitet og gevinster.", {"quality": YELLOW, "benefits": YELLOW}),
        ("Status på tid er gul, mens økonomi er rød.", {"time": YELLOW, "cost": RED}),
        ("Der er grønt på tid, men gult på økonomi.", {"time": GREEN, "cost": YELLOW}),
        ("Rød status på tid, da Region Sjælland er forsinket.", {"time": RED}),
        ("Vi melder gul status på tid, og leverancerne er forsinkede.", {"time": YELLOW}),
        ("Gul status på tid, og økonomien holder.", {"time": YELLOW}),
        ("Da testen er skubbet, rapporteres der gul status på tid.", {"time": YELLOW}),
        ("Projektet holder øje med tiden, som er gul.", {"time": YELLOW}),
        ("Projektet har fået d. 28.11.2023 som dato. Gul status på tid.", {"time": YELLOW}),
    ],
)
def test_colours_of_dimensions(remark: str, dimensions: dict[str, Colour]) -> None:
    named = named_colours(remark)
    assert dict(named.dimensions) == dimensions
    assert named.overall is None


@pytest.mark.parametrize(
    ("remark", "overall"),
    [
        ("Projektet rapporterer grøn status, idet planen holder.", GREEN),
        ("Projektet er gået i grøn status efter godkendelsen.", GREEN),
        ("Samlet status er stadig gul, da én region er bagud.", YELLOW),
        ("Programmet rapporterer gult.", YELLOW),
        ("Samlet status: gul", YELLOW),
        ("Projektet er nu grønt igen.", GREEN),
        ("Samlet status er gul: resten følger, når løsningerne er stabile.", YELLOW),
        ("Grøn, efter at planen blev godkendt.", GREEN),
        ("Projektet var rødt i foråret, men er nu gult.", YELLOW),
        ("Projektets overordnede status er rød.", RED),
        ("Samlet set er projektet rødt.", RED),
        ("Projektlederen sætter status til gul på grund af udbuddet.", YELLOW),
        ("Status er denne måned ændret til rød.", RED),
        ("Programmet rapporterer gul status på baggrund af testen.", YELLOW),
        ("Der rapporteres grøn status for perioden.", GREEN),
        ("Status er uændret gul i forhold til sidste måned.", YELLOW),
        ("PROJEKTET RAPPORTERER RØD STATUS", RED),
    ],
)
def test_the_colour_of_the_whole_project(remark: str, overall: Colour) -> None:
    named = named_colours(remark)
    assert named.overall == overall
    assert not named.dimensions


@pytest.mark.parametrize(
    "remark",
    [
        "Programmet er gået fra rød til gul, fordi der er fundet en dato.",
        "Programmet er gået i gul status fra rød, efter at der er fundet en dato.",
    ],
)
def test_where_a_project_comes_from_is_told_beside_where_it_is(remark: str) -> None:
    named = named_colours(remark)
    assert (named.previous, named.overall) == (RED, YELLOW)


@pytest.mark.parametrize(
    "remark",
    [
        "",
        "Planen følges.",
        "Projektet er ikke længere i rød status.",
        "Der er ingen rød status på økonomi.",
        "Hverken tid eller økonomi er rød.",
        "Projektet forventer at gå i grøn status i december.",
        "Projektet kan gå i rød status på tid.",
        "Der er risiko for gul status på leverancer.",
        "Hvis testen fejler, går projektet i rød status.",
        "Projektet går fra gul til grøn, når planen er godkendt.",
        "Er projektet gult?",
        "Når planen er godkendt, er projektet grønt.",
        "Programmet er gået fra gul til rød på arkitekturen.",
        "1 ud af 5 regioner rapporterer gult.",
        "Region Nordjylland melder rød status på tid, samt gul status på økonomi.",
        "Leverandørens økonomi er rød.",
        "Leverandøren rapporterer rød status på tid, samt gul på økonomi.",
        "Konsulenterne melder rød status på tid, samt gul på økonomi.",
        "Arbejdet følges i Region Midtjylland, der er i rød status på tid.",
        "To delprojekter er røde på tid.",
        "Projektet rapporterede rød status på tid i august.",
        "Projektet har rapporteret rød status på tid.",
        "Projektet var gult.",
        "Projektet rapporterer gul status på tid i Region Sjælland.",
        "Projektet er gult eller rødt på tid.",
        "Projektet er gul/rød på tid.",
        "Projektet fik grønt lys i styregruppen, og den røde tråd er klar.",
        "Projektet fik gult for økonomi ved sidste gennemgang.",
        "I Region Sjælland er projektet rødt.",
        "For Region Sjælland rapporteres der gul status på tid.",
        "Projektet følger de leverancer, der er røde, hver uge.",
        "Søsterprojektet er i rød status fra gul.",
        "Den grønne omstilling er en del af projektet.",
        "Gul status på tid. Rød status på tid.",
        "Projektet er i grøn status. Samlet status er gul.",
    ],
)
def test_where_it_is_not_certain_nothing_is_proposed(remark: str) -> None:
    named = named_colours(remark)
    assert (named.overall, dict(named.dimensions), named.previous) == (None, {}, None)


@pytest.mark.skipif(not TABLE.is_file(), reason="the real table lies beside the checkout")
def test_the_real_table_names_what_its_readers_found() -> None:
    keys = {"leverancer": "deliverables", "tid": "time", "økonomi": "cost"}
    keys["ressourcer"] = "resources"
    colours = {"grøn": GREEN, "gul": YELLOW, "rød": RED}
    for row in json.loads(TABLE.read_text(encoding="utf-8"))["projects"]:
        named = named_colours(row["remarks"])
        expected = {keys[word]: colours[colour] for word, colour in row["named"].items()}
        assert dict(named.dimensions) == expected, row["number"]
        if row["overall"] in colours and named.overall is not None:
            assert named.overall == colours[row["overall"]], row["number"]
    assert (
        sum(
            named_colours(row["remarks"]).overall is not None
            for row in json.loads(TABLE.read_text(encoding="utf-8"))["projects"]
        )
        == 5
    )


@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=60,
    )
)
def test_any_words_are_survived(words: list[str]) -> None:
    named = named_colours(" ".join(words))
    assert set(named.dimensions) <= {"time", "cost"}


def test_a_very_long_remark_is_read_quickly() -> None:
    remark = "Projektet rapporterer gul status på tid, " + "og leverancerne er forsinkede, " * 1500
    assert named_colours(remark).dimensions == {"time": YELLOW}
