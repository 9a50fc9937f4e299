"""The printed report, read back from the PDF: text, structure, pages, looks, bytes."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.reports import style
from portfolio_desktop.reports.gate import SOFT_HYPHEN
from portfolio_desktop.reports.grid import GridSetter
from portfolio_desktop.reports.lamps import lamp
from portfolio_desktop.reports.paper import Paper
from portfolio_desktop.reports.rows import LAMP_INDENT
from portfolio_desktop.reports.status_report import RenderingCancelled, render_status_report
from portfolio_desktop.reports.summary import Figures
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.pack_values import Count, Fact, Lamp, PackContent, Reason
from tests.reports.reading import flat, pages, pages_across, text_of
from tests.reports.sample import LONG, ROWS, content, grid_row, many, new
from tests.reports.tagging import tags

MARKUP = "<b>fed</b> & <a href='javascript:alert(1)'>klik</a> <img src='/etc/passwd'/> {page} %s"


PDF = render_status_report(content())


def grid_edges() -> list[float]:
    """The left edges of the grid's columns, and the right edge of the last."""
    value = content()
    columns = GridSetter(Setter(Paper(value.identity)), value.grid).columns()
    return list(accumulate((column.width for column in columns), initial=style.LEFT))


EDGES = grid_edges()
NAME, END, REMARKS = 1, 2, len(EDGES) - 2


def column(pdf: bytes, number: int, place: int) -> str:
    """One column of the grid's page, lines joined as one reads them."""
    left, right = EDGES[place] - 1, EDGES[place + 1] - 1
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        page = document.pages[number - 1]
        text = page.crop((left, 40, right, page.height - 45)).extract_text()
    return " ".join(text.replace(f"{SOFT_HYPHEN}\n", "").split())


def test_every_word_of_the_board_s_table_is_on_paper() -> None:
    names = column(PDF, 3, NAME)
    ends = column(PDF, 3, END)
    remarks = column(PDF, 3, REMARKS)
    for row in ROWS:
        assert row.name in names
        assert row.name_note in names
        assert row.deadline in ends
        assert all(note in ends for note in row.deadline_notes)
        assert "".join(passage.text for passage in row.remarks) in remarks
    assert ROWS[-1].purpose in remarks


def test_the_other_pages_say_what_the_content_says() -> None:
    text = " ".join(text_of(PDF).split())
    for words in (
        "Siden sidste måned er LUNA gået fra rød til gul",
        "Porteføljestatus oktober 2023 3",
        "Sammenlignet med",
        "maj 2024 1 måned senere",
        "Ingen er afgjort siden sidste måned.",
        "side 3 af 4",
    ):
        assert words in text


def test_heads_repeat_and_the_foot_says_that_it_goes_on() -> None:
    text = pages_across(render_status_report(content(many(60, "En linje. " * 12))))
    grid = [page for page in text if "Bemærkninger" in page]
    assert len(grid) > 4
    assert all("L T Ø R" in page for page in grid)
    assert all("fortsættes" in page for page in grid[:-1])
    assert "fortsættes" not in grid[-1]
    for number, page in enumerate(text[1:], 2):
        assert f"side {number} af {len(text)}" in page


def test_rows_stay_whole_where_a_page_can_hold_them() -> None:
    text = pages(render_status_report(content(many(20, "En linje. " * 60))))
    for number in range(20):
        holding = [page for page in text if re.search(rf"\bProjekt {number}\b", page)]
        assert len(holding) == 1, number
    assert not any(re.search(r"^fortsat$", page, re.MULTILINE) for page in text)


def test_a_row_longer_than_a_page_goes_on_with_its_name() -> None:
    rows = (ROWS[0], grid_row("18-6", "Klinisk Immunologisk IT", LONG), ROWS[1])
    pdf = render_status_report(content(rows))
    text = pages(pdf)
    holding = [page for page in text if "18-6" in page]
    assert len(holding) > 2
    assert all("fortsat" in page for page in holding[1:])
    grid = range(3, len(text) + 1)
    remarks = " ".join(column(pdf, number, REMARKS) for number in grid)
    words = Counter(re.findall(r"Sætning \d+", remarks.replace("Bemærkninger ", "")))
    assert set(words) == {f"Sætning {number}" for number in range(1, 400)}
    assert set(words.values()) == {1}
    # One project, one row of the structure, however many pages.
    assert tags(pdf)["TR"] == tags(render_status_report(content(ROWS[:3])))["TR"]


def test_five_facts_of_the_front_stand_in_one_row() -> None:
    value = content()
    for count, rows in ((3, 1), (4, 1), (5, 1), (6, 2)):
        facts = tuple(Fact(f"Navn{number}", "Værdi") for number in range(count))
        front = replace(value.front, facts=facts)
        with pdfplumber.open(io.BytesIO(render_status_report(replace(value, front=front)))) as pdf:
            words = pdf.pages[0].extract_words()
        tops = {round(word["top"]) for word in words if word["text"].startswith("Navn")}
        assert len(tops) == rows
        assert max(word["x1"] for word in words) <= style.RIGHT


def test_fonts_are_embedded_and_nothing_else_is_used() -> None:
    with pikepdf.open(io.BytesIO(PDF)) as document:
        fonts = {
            str(font.BaseFont): font
            for page in document.pages
            for font in page.Resources.Font.values()
        }
        assert fonts
        assert all("SourceSans3" in name for name in fonts)
        assert all("/FontFile2" in font.FontDescriptor for font in fonts.values())
        assert all("/ToUnicode" in font for font in fonts.values())


def test_the_file_says_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(PDF)) as document:
        root = document.Root
        assert str(root.Lang) == "da-DK"
        assert root.ViewerPreferences.DisplayDocTitle is True
        assert root.MarkInfo.Marked is True
        assert str(document.docinfo.Title) == "Porteføljestatus oktober 2023 – RSI-kredsen"
        assert str(document.docinfo.CreationDate).startswith("D:20231103130507")
        assert "9f2c" * 16 in str(document.docinfo.Keywords)
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == str(document.docinfo.Title)
            assert metadata["xmp:CreateDate"] == "2023-11-03T13:05:07Z"
            assert "9f2c" * 16 in metadata["pdf:Keywords"]
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root]
            assert titles[1:] == [
                "Sammenfatning",
                "Porteføljestatus oktober 2023",
                "Ændringsanmodninger",
            ]
            projects = [item.title for item in outline.root[2].children]
            assert projects == [f"{row.number} {row.name}" for row in ROWS]
            assert str(outline.root[2].destination[1]) == "/XYZ"


def test_the_structure_holds_every_row_and_cell() -> None:
    pdf = render_status_report(content(many(30, "Kort.")))
    before = tags(render_status_report(content(many(10, "Kort."))))
    after = tags(pdf)
    assert after["TR"] - before["TR"] == 20
    assert after["TH"] - before["TH"] == 20
    assert after["TD"] - before["TD"] == 20 * 10
    assert after["H1"] == 4
    assert {"Document", "Table", "TOC", "TOCI", "Link", "L", "LBody", "P"} <= set(after)


def test_every_mark_on_a_page_leads_back_to_its_element() -> None:
    with pikepdf.open(io.BytesIO(PDF)) as document:
        owners = dict(pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree).items())
        for page in document.pages:
            marks = owners[int(page.StructParents)]
            stream = page.Contents.read_bytes().decode("latin-1")
            used = [int(number) for number in re.findall(r"/MCID (\d+)", stream)]
            assert used == list(range(len(marks)))
            assert stream.count("BDC") + stream.count("BMC") == stream.count("EMC")


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_content_gives_the_same_bytes_in_another_process(seed: str) -> None:
    script = (
        "import sys, hashlib; from tests.reports.sample import content;"
        "from portfolio_desktop.reports.status_report import render_status_report;"
        "sys.stdout.write(hashlib.sha256(render_status_report(content())).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": f"{seed}00000000"}
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    run = [sys.executable, "-c", script]
    found = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    assert found.stdout == hashlib.sha256(PDF).hexdigest()


def test_other_content_gives_another_file_id() -> None:
    other = replace(content(), identity=replace(content().identity, log_head="00" * 32))
    with (
        pikepdf.open(io.BytesIO(PDF)) as one,
        pikepdf.open(io.BytesIO(render_status_report(other))) as two,
    ):
        assert bytes(one.trailer.ID[0]) != bytes(two.trailer.ID[0])


def test_markup_is_only_text() -> None:
    rows = (grid_row("1-1", MARKUP, MARKUP, deadline=MARKUP, phase=MARKUP, name_note=MARKUP),)
    pdf = render_status_report(everything(content(rows), MARKUP))
    text = flat(text_of(pdf))
    assert text.count("<b>fed</b>") >= 4
    assert "root:" not in text
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert not any("/URI" in str(item.get("/A", "")) for item in annotations(document))
        assert b"/JavaScript" not in pdf


def annotations(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [item for page in document.pages for item in page.get("/Annots", [])]


def everything(value: PackContent, text: str) -> PackContent:
    """The content with `text` for the forum, the titles and a request's words."""
    card = value.requests.groups[0].cards[0]
    hostile = replace(card, number=text, project=text, title=text, state=text, path=text)
    group = replace(value.requests.groups[0], cards=(hostile,))
    return replace(
        value,
        identity=replace(value.identity, title=text, author=text, subject=text),
        front=replace(value.front, forum=text, description=text),
        margin=replace(value.margin, head_left=text, foot=text),
        requests=replace(value.requests, groups=(group,), lead=text),
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("smil 😀 her", "[U+1F600]"),
        ("bagfra \u202e navn", "[U+202E]"),
        ("klokke \x07", "[U+0007]"),
        ("שלום", "[U+05E9]"),
        ("\ufffe", "[U+FFFE]"),
    ],
)
def test_what_the_typeface_lacks_is_shown_as_its_code(text: str, shown: str) -> None:
    rows = (grid_row("1-1", "Navn", text, "før", "efter"),)
    printed = flat(text_of(render_status_report(everything(content(rows), text))))
    assert shown in printed
    assert "føreft" in printed.replace("-", "")


@settings(max_examples=10)
@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_survives_a_report(text: str, name: str) -> None:
    rows = (grid_row("1-1", name, text, new(text), deadline=name, phase=name, purpose=text),)
    pdf = render_status_report(everything(content(rows), text))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) >= 3


def test_endless_texts_are_cut_only_where_a_page_must_hold_them() -> None:
    endless = "ord uden ende " * 250
    rows = (grid_row("1-1", endless, endless, deadline=endless, phase=endless, purpose=endless),)
    value = everything(content(rows), endless)
    summary = replace(value.summary, sentences=(endless,), title=endless)
    value = replace(value, summary=summary, grid=replace(value.grid, title=endless, lead=endless))
    pdf = render_status_report(value)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) > 8
        front = document.pages[0].extract_text()
    assert front.count("…") >= 2


def test_lone_surrogates_are_shown_and_break_nothing() -> None:
    rows = (grid_row("1-1", "navn \ud83d", "tekst \udc00"),)
    printed = flat(text_of(render_status_report(everything(content(rows), "a \ud800 b"))))
    assert "[U+D83D]" in printed
    assert "[U+DC00]" in printed


def test_a_report_without_projects_says_so() -> None:
    text = pages(render_status_report(content(())))
    assert any("Der er ingen projekter i registret." in page for page in text)
    assert len(text) == 3


def test_purpose_has_a_column_only_where_it_is_wanted() -> None:
    assert "Formål: Borgere på bosteder" in text_of(PDF)
    rows = tuple(replace(row, purpose="Et formål.") for row in ROWS)
    wanted = text_of(render_status_report(content(rows, purpose_column=True)))
    assert "Bemærkninger Formål" in wanted
    assert "Formål:" not in wanted


def test_progress_is_told_after_every_page() -> None:
    told: list[tuple[int, int]] = []
    pdf = render_status_report(content(many(30, "Kort.")), lambda *now: told.append(now))
    total = len(pages(pdf))
    assert told == [(number, total) for number in range(1, total + 1)]


def test_it_stops_between_pages_when_asked() -> None:
    told: list[int] = []
    with pytest.raises(RenderingCancelled):
        render_status_report(
            content(many(60, "Kort.")),
            lambda done, _total: told.append(done),
            lambda: bool(told) and told[-1] >= 2,
        )
    assert told == [1, 2]
    assert render_status_report(content()) == PDF


def test_lamps_speak_where_no_word_stands_beside_them() -> None:
    with pikepdf.open(io.BytesIO(PDF)) as document:
        stream = document.pages[2].Contents.read_bytes().decode("latin-1")
    spoken = [
        bytes.fromhex(code).decode("utf-16-be")
        for code in re.findall(r"/ActualText <FEFF([0-9A-F]*)>", stream)
    ]
    lights = [light.word for row in ROWS for light in row.lights]
    assert [word for word in spoken if word in {"Grøn", "Gul", "Rød", "ingen status"}] == lights
    assert spoken[:4] == ["Leverancer", "Tid", "Økonomi", "Ressourcer"]
    assert spoken.count("nyt siden sidste måned") == 5


def test_lamps_differ_in_grey() -> None:
    """Shape first: the four lamps are four different drawings without their colours."""
    drawings = {
        re.sub(r"[\d.]+ [\d.]+ [\d.]+ (rg|RG)", "", lamp(colour, 0, 0))
        for colour in (*Colour, None)
    }
    assert len(drawings) == 4


def rendered(pdf: bytes, number: int) -> Image.Image:
    """A page as a picture, two pixels to the point."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return document.pages[number - 1].to_image(resolution=144).original.convert("RGB")


def test_the_rendered_page_shows_lamps_in_their_columns_and_clean_margins() -> None:
    picture = rendered(PDF, 3)
    colours = {
        "Grøn": ImageColor.getrgb(style.GREEN),
        "Gul": ImageColor.getrgb(style.YELLOW),
        "Rød": ImageColor.getrgb(style.RED),
    }
    for place, name in ((4, "previous"), (5, "current")):
        left, right = round(2 * EDGES[place]), round(2 * EDGES[place] + 2 * LAMP_INDENT)
        strip = picture.crop((left, 200, right, 1080))
        seen = {colour for _, colour in strip.getcolors(100_000)}
        for row in ROWS:
            word = getattr(row, name).word
            if word in colours:
                assert colours[word] in seen, (name, word)
    width, height = picture.size
    for margin in ((0, 0, 78, height), (width - 76, 0, width, height), (0, 0, width, 30)):
        assert picture.crop(margin).getcolors() == [
            ((margin[2] - margin[0]) * (margin[3] - margin[1]), (255, 255, 255))
        ]


def test_no_text_stands_on_other_text() -> None:
    """No two lines of a page overlap where both have letters."""
    with pdfplumber.open(
        io.BytesIO(render_status_report(content(many(12, "Ord. " * 90))))
    ) as found:
        for page in found.pages:
            words = page.extract_words()
            for place, one in enumerate(words):
                for other in words[place + 1 :]:
                    apart = (
                        one["x1"] <= other["x0"] + 0.2
                        or other["x1"] <= one["x0"] + 0.2
                        or one["bottom"] <= other["top"] + 1.2
                        or other["bottom"] <= one["top"] + 1.2
                    )
                    assert apart, (page.page_number, one["text"], other["text"])


def test_a_lamp_s_note_stands_under_its_word() -> None:
    row = replace(ROWS[1], current=Lamp(None, "Genoptaget", "fra ultimo 2023"))
    assert "fraultimo2023" in flat(text_of(render_status_report(content((row,)))))


def test_reasons_stand_on_paper_before_the_remarks() -> None:
    value = content()
    reasons = (Reason("Samlet", "Rammen er brugt.", new=True), Reason("Tid", "Køen er lang."))
    first = replace(value.grid.rows[0], reasons=reasons)
    grid = replace(value.grid, rows=(first, *value.grid.rows[1:]))
    remarks = column(render_status_report(replace(value, grid=grid)), 3, REMARKS)
    told = [*(f"{each.label}: {each.text}" for each in reasons), first.remarks[0].text.strip()]
    places = [remarks.index(each) for each in told]
    assert places == sorted(places)
    columns = GridSetter(Setter(Paper(value.identity)), grid)
    assert next(columns.rows()).cells[REMARKS].bars[0] == (0, 1)


def test_a_marked_lamp_is_explained_on_its_page_and_under_the_grid() -> None:
    value = content(ROWS[:1])
    told_first = "* Samlet status er en anden end foreslået."
    told = "* 18-4 NDIS: Foreslået var gul, fordi 1 af 5 regioner rapporterer gul status på tid."
    value = replace(
        value,
        grid=replace(value.grid, footnotes=(told,)),
        summary=replace(value.summary, footnote=told_first),
    )
    pdf = render_status_report(value)
    summary = next(page for page in pages(pdf) if flat(told_first) in flat(page))
    assert flat(value.summary.moves_title) in flat(summary)
    assert flat(told) in flat(text_of(pdf))


def test_the_words_of_six_counts_stand_clear_of_each_other() -> None:
    words = ("Rød", "Gul", "Grøn", "Ingen status", "Mangler rapport", "Fortroligt")
    counts = tuple(
        Count(Lamp(None, word), 1, "uændret", missing=word == "Mangler rapport") for word in words
    )
    setter = Setter(Paper(content().identity))
    places = Figures(setter, replace(content().summary, counts=counts)).count_places()
    width = setter.breaker(style.FIGURE_WORD).width
    for word, begins, following in zip(words, places, places[1:], strict=False):
        assert begins + width(word) + 3 < following, word
