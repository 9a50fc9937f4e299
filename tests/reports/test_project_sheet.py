"""Project sheets, read back from the PDF: a page each, whole remarks, structure."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pdfplumber
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_desktop.reports.project_sheet import render_sheets
from portfolio_desktop.reports.sections import RenderingCancelled
from portfolio_desktop.reports.sheet_tables import most_important
from portfolio_desktop.reports.small_table import cut_at_decimal
from portfolio_desktop.services.figure_values import TrendLine
from portfolio_desktop.services.pack_values import Fact, Passage
from portfolio_desktop.services.sheet_values import ProjectSheet, SheetTable
from tests.reports.figure_samples import PLAN, YEARS, matrix, money, trend
from tests.reports.reading import flat, pages, pages_across, text_of
from tests.reports.sample import GREEN, RED
from tests.reports.sheet_samples import lights, milestones, papers, sheet
from tests.reports.tagging import tags

LONG = "Regionerne har aftalt, hvem der skal sidde med i udbuddet af løsningen. "


def test_all_of_a_sheet_stands_on_one_page() -> None:
    pdf = render_sheets(papers(sheet()))
    (page,) = pages_across(pdf)
    for words in (
        "22-3",
        "Interregionalt Billedindeks (IBI 2.0)",
        "program, 2 delprojekter",
        "Samlet status",
        "Ved sidste møde: Gul",
        "De seneste tolv",
        "Tid: Køen æder tiden.",
        "Sekretariatet: afventer svar.",
        "Redegørelse: En ny plan forelægges i december.",
        "Region Midtjylland",
        "18. dec. 2023",
        "Milepæl nr. 2",
        "nyt siden sidste møde",
        "Projektark · 22-3",
    ):
        assert words in page, words
    assert "Generalprøven er bestået. Datoen står fast." in " ".join(text_of(pdf).split())


def test_each_project_begins_its_own_page_and_its_own_line_in_the_outline() -> None:
    pdf = render_sheets(papers(sheet("22-3"), sheet("18-6", name="KIIT")))
    assert len(pages(pdf)) == 2
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        (parent,) = outline.root
        assert parent.title == "Projektark"
        assert [each.title for each in parent.children] == [
            "22-3 Interregionalt Billedindeks (IBI 2.0)",
            "18-6 KIIT",
        ]


def test_of_two_hundred_milestones_it_says_how_many_are_left_out() -> None:
    (page,) = pages_across(render_sheets(papers(sheet(tables=(milestones(200),)))))
    assert "Milepæl nr. 11" in page
    assert "og 188 andre milepæle" in page


def test_a_crowded_page_keeps_every_remark_and_drops_rows_instead() -> None:
    remarks = (Passage(LONG * 8),)
    tables = tuple(milestones(30) for _each in range(4))
    shown = sheet(remarks=remarks, tables=tables)
    pdf = render_sheets(papers(shown))
    assert len(pages(pdf)) == 1
    assert flat(text_of(pdf)).count(flat(LONG)) == 8
    assert "andre milepæle" in text_of(pdf)


def test_where_a_remark_takes_the_page_it_says_which_tables_are_left_out() -> None:
    shown = sheet(remarks=(Passage(LONG * 22),), tables=tuple(milestones(30) for _each in range(4)))
    pdf = render_sheets(papers(shown))
    assert len(pages(pdf)) == 1
    assert flat(text_of(pdf)).count(flat(LONG)) == 22
    assert "Af pladshensyn er ikke vist: milepæle" in text_of(pdf)


def told_left_out(shown: ProjectSheet) -> str:
    """What the sheet, on one page, says that it does not show."""
    (page,) = pages_across(render_sheets(papers(shown)))
    found = re.search(r"Af pladshensyn er ikke vist: (.*?)\. Det står i registret\.", page, re.S)
    return " ".join(found[1].split()) if found else ""


def test_a_figure_that_the_page_has_no_room_for_is_told() -> None:
    figures = (PLAN, YEARS)
    assert told_left_out(sheet(figures=figures[:1])) == ""
    crowded = sheet(figures=figures, remarks=(Passage(LONG * 10),))
    assert told_left_out(crowded) == "2 figurer"
    assert told_left_out(replace(crowded, figures=figures[:1])) == "en figur"


def test_a_purpose_that_is_cut_says_that_there_is_more() -> None:
    tables = tuple(milestones(3) for _each in range(4))
    crowded = sheet(purpose=LONG * 6, remarks=(Passage(LONG * 10),), tables=tables)
    assert "resten af formålet" in told_left_out(crowded)
    assert "resten af formålet" not in told_left_out(sheet(purpose="Kort.", tables=tables))


@pytest.mark.parametrize(
    "name",
    ["Digital løsning til fravalg af genoplivning", "Fællesregionalt udbud af præhospital journal"],
)
def test_the_name_of_a_sheet_is_not_parted_within_a_word(name: str) -> None:
    (page,) = pages_across(render_sheets(papers(sheet(name=name))))
    assert set(name.split()) <= set(page.split())


def test_where_no_lights_stand_above_the_months_one_rule_is_enough() -> None:
    with pdfplumber.open(io.BytesIO(render_sheets(papers(sheet(lights=()))))) as document:
        (page,) = document.pages
        rules = sorted({round(line["top"]) for line in page.lines if line["width"] > 400})
        strip = next(word["top"] for word in page.extract_words() if word["text"] == "tolv")
    below = [rule for rule in rules if 60 < rule < strip]
    assert len(below) == 1


def test_the_months_stand_level_with_their_label() -> None:
    with pdfplumber.open(io.BytesIO(render_sheets(papers(sheet())))) as document:
        (page,) = document.pages
        label = next(word for word in page.extract_words() if word["text"] == "tolv")
        middle = label["bottom"] - 4.3  # between the foot and the head of its capital
        beside = [each for each in page.curves if abs(each["bottom"] - label["bottom"]) < 8]
    assert len(beside) >= 8
    assert all(abs((each["top"] + each["bottom"]) / 2 - middle) < 1.2 for each in beside)


def test_only_a_text_longer_than_a_page_goes_on_overleaf() -> None:
    shown = sheet(remarks=(Passage(LONG * 80),))
    pdf = render_sheets(papers(shown))
    found = pages_across(pdf)
    assert len(found) == 2
    assert "fortsat" in found[1].splitlines()[0]
    assert flat(text_of(pdf)).count(flat(LONG)) == 80


def test_a_text_a_little_longer_than_a_page_is_set_closer_and_stays_on_it() -> None:
    told = "Leverandøren er fire uger bagud med test. "
    for count in (50, 60, 68, 76):
        pdf = render_sheets(papers(sheet(remarks=(Passage(told * count),))))
        assert len(pages(pdf)) == 1, count
        assert flat(text_of(pdf)).count(flat(told)) == count


def test_what_goes_on_overleaf_is_never_a_line_or_two() -> None:
    told = "Leverandøren er fire uger bagud med test. "
    overleaf = []
    for count in range(76, 96, 2):
        bare = sheet(remarks=(Passage(told * count),), tables=(), figures=(), purpose="")
        pdf = render_sheets(papers(bare))
        assert text_of(pdf).count("uger") == count
        overleaf += [page.count("\n") for page in pages_across(pdf)[1:]]
    assert overleaf
    assert min(overleaf) > 8


def test_a_project_of_which_nothing_is_known_has_a_calm_page() -> None:
    empty = sheet(
        name_note="",
        facts=(),
        dates=(),
        lights=(),
        reasons=(),
        remarks=(),
        note="",
        purpose="",
        account=(),
        tables=(),
        history=None,
    )
    (page,) = pages_across(render_sheets(papers(empty)))
    assert "Der er ingen bemærkninger til måneden." in page
    assert "Formål" not in page
    assert "Slutdato" not in page


def test_many_dimensions_stand_in_several_rows() -> None:
    pdf = render_sheets(papers(sheet(lights=lights(14))))
    assert len(pages(pdf)) == 1
    assert tags(pdf)["Table"] == 3 + 2


def test_structure_headings_tables_and_the_figure() -> None:
    found = tags(render_sheets(papers(sheet())))
    assert found["H1"] == 1
    assert found["H2"] == 7
    assert found["Table"] == 3
    assert found["Figure"] == 1
    with pikepdf.open(io.BytesIO(render_sheets(papers(sheet())))) as document:
        spoken = [str(each.Alt) for each in document.objects if _is_figure(each)]
    assert spoken[0].startswith("Samlet status måned for måned")


def _is_figure(each: pikepdf.Object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/S") == pikepdf.Name.Figure


def test_figures_stand_where_the_page_has_room_and_give_way_first() -> None:
    figures = (
        trend(TrendLine("Go-live", ((0, date(2024, 1, 1)), (11, date(2024, 6, 1))))),
        money(("2023", "15", "15", "10,8"), ("2024", "24", "36,6", "")),
        matrix({(4, 5): ("2023-03",), (3, 4): ("2023-06",)}),
    )
    roomy = render_sheets(papers(sheet(tables=(), figures=figures)))
    assert len(pages(roomy)) == 1
    assert tags(roomy)["Figure"] == 4
    crowded = render_sheets(papers(sheet(tables=(milestones(12), milestones(4)), figures=figures)))
    assert len(pages(crowded)) == 1
    assert tags(crowded)["Figure"] == 1
    assert "Milepæl nr. 11" in text_of(crowded)


def test_amounts_are_aligned_on_the_decimal_comma() -> None:
    commas = {}
    with pdfplumber.open(
        io.BytesIO(render_sheets(papers(sheet(tables=(_amounts(),)))))
    ) as document:
        for char in document.pages[0].chars:
            if char["text"] == "," and char["top"] > 300:
                commas[round(char["top"])] = round(char["x0"], 1)
    assert len(commas) == 3
    assert len(set(commas.values())) == 1


def _amounts() -> SheetTable:
    rows = (("2023", "1,5"), ("2024", "1.024,25"), ("2025", "−0,125"))
    return SheetTable("Økonomi", ("År", "Budget"), rows, numeric=(1,))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12,6", ("12", ",6")),
        ("1.250", ("1.250", "")),
        ("−0,5 (2023-pl)", ("−0", ",5 (2023-pl)")),
        ("12 (2023-pl)", ("12", " (2023-pl)")),
        ("", ("", "")),
    ],
)
def test_an_amount_is_cut_at_its_decimal_sign(text: str, parts: tuple[str, str]) -> None:
    assert cut_at_decimal(text, ",") == parts


def test_the_sum_is_never_left_out_and_one_row_alone_neither() -> None:
    rows = tuple((str(2020 + place),) for place in range(9))
    found = SheetTable("Økonomi", ("År",), rows, ranked=(8, 3, 4, 2, 1, 0, 5, 6, 7), strong=(8,))
    assert most_important(found, 3) == [3, 4, 8]
    assert most_important(found, 8) == list(range(9))
    assert most_important(found, 1) == [3, 8]


def test_equal_content_gives_equal_bytes() -> None:
    assert render_sheets(papers(sheet())) == render_sheets(papers(sheet()))


def test_it_can_be_given_up() -> None:
    with pytest.raises(RenderingCancelled):
        render_sheets(papers(sheet()), cancelled=lambda: True)


words = st.text(max_size=300)


@settings(max_examples=25, deadline=None)
@given(words, words, words, st.integers(0, 40), words)
def test_any_text_survives(name: str, remark: str, fact: str, rows: int, cell: str) -> None:
    table = SheetTable(
        "Risici", ("Nr.", "Hvad"), tuple(("1", cell) for _ in range(rows)), wide=(1,)
    )
    shown = sheet(
        number=name[:20],
        name=name,
        remarks=(Passage(remark, new=True),),
        facts=(Fact(fact[:30], fact),),
        purpose=fact,
        tables=(table,) if rows else (),
        current=GREEN,
        previous=RED,
    )
    with pikepdf.open(io.BytesIO(render_sheets(papers(shown)))) as document:
        assert len(document.pages) == 1


def test_a_short_column_beside_a_long_one_is_not_hyphenated() -> None:
    long = "tager redegørelsen og den korrigerende handling til efterretning " * 3
    rows = (("10. nov. 2023", long, "Udsat"), ("8. dec. 2023", "kort", "Godkendt"))
    table = SheetTable("Beslutninger", ("Dato", "Sag", "Udfald"), rows, wide=(1, 2))
    page = text_of(render_sheets(papers(sheet(tables=(table,)))))
    for word in ("Udfald", "Udsat", "Godkendt"):
        assert word in page


def test_a_table_that_no_page_holds_whole_shows_fewer_rows() -> None:
    rows = tuple((str(number), "[12.3.4-ab]" * 60) for number in range(11))
    table = SheetTable("Risici", ("Nr.", "Hvad"), rows, wide=(1,), more="og {count} andre risici")
    (page,) = pages(render_sheets(papers(sheet(tables=(table,)))))
    assert "andre risici" in page


def test_the_tables_of_a_sheet_are_all_as_wide_as_the_widest_needs() -> None:
    small = SheetTable("Milepæle", ("Milepæl", "Forventet"), (("Pilot", "maj 2024"),))
    wide = SheetTable("Risici", ("Nr.", *"ABCDEFGH"), (("1", *["Leverandør"] * 8),))
    alone, beside = (_right_of_heads(sheet(tables=tables)) for tables in ((small,), (wide, small)))
    assert alone < 400
    assert beside > 500


def _right_of_heads(shown: ProjectSheet) -> float:
    """Where the table of milestones ends."""
    with pdfplumber.open(io.BytesIO(render_sheets(papers(shown)))) as document:
        page = document.pages[0]
        (head,) = page.search("Forventet", case=True)[-1:]
        below = [each for each in page.rects + page.lines if each["top"] > head["top"]]
        return float(max(each["x1"] for each in below if each["top"] < head["top"] + 30))


def test_nothing_is_drawn_outside_of_the_margins() -> None:
    shown = sheet(name="Uafbrudt" * 40, facts=(Fact("F" * 60, "V" * 400),), lights=lights(8))
    with pdfplumber.open(io.BytesIO(render_sheets(papers(shown)))) as document:
        for char in document.pages[0].chars:
            assert 54 <= char["x0"] <= char["x1"] <= 534.5
