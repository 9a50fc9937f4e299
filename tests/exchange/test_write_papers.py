"""The papers as Word documents and the list of projects as a workbook, read back."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import process_time

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from portfolio_desktop.domain.case_text import blocks
from portfolio_desktop.domain.meetings import Edition, IssueKind
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.exchange.docx_writing import Cell, WordDocument, Words, WordTable
from portfolio_desktop.exchange.write_grid import grid_xlsx
from portfolio_desktop.exchange.write_papers import papers_docx, report_docx
from portfolio_desktop.reports.agenda_report import render_agenda
from portfolio_desktop.services.agenda_content import AgendaWish, agenda_content
from portfolio_desktop.services.agenda_values import AgendaContent, Matters
from portfolio_desktop.services.pack_parts import PackChoice, Part
from portfolio_desktop.services.pack_values import Fact, GridRow, Identity, PackContent, Passage
from portfolio_desktop.workflows.paper_files import PaperFormat, papers_as
from tests.reports.reading import flat, text_of
from tests.services.meeting_ground import board_register, decide
from tests.services.pack_register import ORIGIN

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WISH = AgendaWish("m-1")
IDENTITY = Identity("r-1", ORIGIN.position_at, ORIGIN.log_head, "RSI", "Titel", "Emne", "da-DK")


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, AgendaContent]]:
    use_language(Language.DANISH)
    with board_register(tmp_path_factory.mktemp("papers")) as board:
        decide(board)
        wishes = {
            "agenda": WISH,
            "open": replace(WISH, edition=Edition.OPEN),
            "minutes": replace(WISH, kind=IssueKind.DRAFT_MINUTES),
        }
        yield {name: agenda_content(board.reader, wish, ORIGIN) for name, wish in wishes.items()}


@pytest.fixture
def agenda(contents: dict[str, AgendaContent]) -> AgendaContent:
    return contents["agenda"]


@pytest.fixture
def status(agenda: AgendaContent) -> PackContent:
    assert agenda.status is not None
    return agenda.status


def part(document: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return etree.fromstring(package.read(name))


def body(document: bytes) -> etree._Element:
    return part(document, "word/document.xml")


def words(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def headings(document: bytes) -> list[tuple[str, str]]:
    found = []
    for paragraph in body(document).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val", "").startswith("Heading"):
            found.append((style.get(f"{W}val")[-1], words(paragraph)))
    return found


def table_with(document: bytes, head: str) -> etree._Element:
    return next(each for each in body(document).iter(f"{W}tbl") if head in words(each[2]))


def test_headings_are_real_and_never_skip_a_level(contents: dict[str, AgendaContent]) -> None:
    for content in contents.values():
        found = headings(papers_docx(content))
        assert ("1", "1 Godkendelse af dagsorden") in found
        levels = [0, *(int(level) for level, _text in found)]
        assert all(now <= before + 1 for before, now in pairwise(levels))
        assert max(levels) <= 4
    told = headings(papers_docx(contents["agenda"]))
    assert ("2", "Sammenfatning") in told
    assert ("2", "Porteføljestatus oktober 2023") in told
    assert ("2", "Indstilling") in told


def test_what_an_item_above_has_is_led_to_in_a_line(agenda: AgendaContent) -> None:
    told = Matters("Risici", (Fact("Risiko 1", "Alt går i stå"),))
    first, second = (replace(each, matters=(told,)) for each in agenda.items[:2])
    items = (first, replace(second, matters_at="Se punkt 1."))
    document = papers_docx(replace(agenda, items=items, status=None))
    assert words(body(document)).count("Alt går i stå") == 1
    paragraphs = [words(each) for each in body(document).iter(f"{W}p")]
    assert paragraphs[paragraphs.index("Se punkt 1.") - 1] == "Risici"


def test_an_item_s_heading_and_its_line_are_never_the_last_of_a_page(
    agenda: AgendaContent,
) -> None:
    document = papers_docx(agenda)
    kept = {
        each.get(f"{W}styleId")
        for each in part(document, "word/styles.xml").iter(f"{W}style")
        if each.find(f"{W}pPr/{W}keepNext") is not None
    }
    paragraphs = list(body(document).iter(f"{W}p"))
    place = next(
        place
        for place, each in enumerate(paragraphs)
        if words(each) == "1 Godkendelse af dagsorden"
    )
    styles = [each.find(f"{W}pPr/{W}pStyle") for each in paragraphs[place : place + 2]]
    assert {each.get(f"{W}val") for each in styles} <= kept


def test_what_stands_alone_ends_as_it_does_in_print(agenda: AgendaContent) -> None:
    point = replace(agenda.items[3].points[0], text="at planen godkendes")
    told = Matters("Tilstand", (Fact("Kontrakt opsagt", ""),))
    item = replace(agenda.items[3], points=(point,), opening="Det indstilles,", matters=(told,))
    content = replace(agenda, items=(item,))
    paragraphs = [words(each) for each in body(papers_docx(content)).iter(f"{W}p")]
    for sentence in ("Det indstilles, at planen godkendes.", "Kontrakt opsagt."):
        assert sentence in paragraphs
        assert flat(sentence) in flat(text_of(render_agenda(content)))


def test_every_style_that_is_used_is_there(contents: dict[str, AgendaContent]) -> None:
    for content in contents.values():
        document = papers_docx(content)
        styles = {each.get(f"{W}styleId") for each in part(document, "word/styles.xml")}
        kinds = ("pStyle", "rStyle", "tblStyle")
        used = {each.get(f"{W}val") for kind in kinds for each in body(document).iter(W + kind)}
        assert used <= styles
        numbers = {each.get(f"{W}numId") for each in part(document, "word/numbering.xml")}
        asked = {each.get(f"{W}val") for each in body(document).iter(f"{W}numId")}
        assert asked <= numbers


def test_the_row_of_headings_is_repeated_and_no_row_is_cut(agenda: AgendaContent) -> None:
    tables = list(body(papers_docx(agenda)).iter(f"{W}tbl"))
    assert len(tables) >= 6
    for table in tables:
        rows = table.findall(f"{W}tr")
        heads = 2 if "Bemærkninger" in words(rows[0]) and "Delstatus" in words(rows[0]) else 1
        repeated = [each.find(f"{W}trPr/{W}tblHeader") is not None for each in rows]
        assert repeated == [True] * heads + [False] * (len(rows) - heads)
        assert all(each.find(f"{W}trPr/{W}cantSplit") is not None for each in rows)
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
        columns = len(table.find(f"{W}tblGrid"))
        assert {sum(map(columns_of, each.findall(f"{W}tc"))) for each in rows} == {columns}


def columns_of(cell: etree._Element) -> int:
    """Over how many columns it reaches."""
    reach = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if reach is None else int(reach.get(f"{W}val"))


def test_the_letters_of_the_lights_stand_under_one_head(status: PackContent) -> None:
    above, below, row, *_others = table_with(report_docx(status), "Delstatus").findall(f"{W}tr")
    spanning = [each for each in above.findall(f"{W}tc") if columns_of(each) > 1]
    assert [(words(each), columns_of(each)) for each in spanning] == [("Delstatus", 4)]
    joined = [each.find(f"{W}tcPr/{W}vMerge") for each in above if each not in spanning]
    begun = [each.get(f"{W}val") for each in joined if each is not None]
    assert begun == ["restart"] * (len(above.findall(f"{W}tc")) - 1)
    letters = [words(each) for each in below.findall(f"{W}tc")][6:10]
    assert letters == ["L", "T", "Ø", "R"]
    assert len(row.findall(f"{W}tc")) == len(below.findall(f"{W}tc"))
    # The library that reads Word files finds the same heads.
    (table,) = [
        each
        for each in docx.Document(io.BytesIO(report_docx(status))).tables
        if each.cell(0, 6).text == "Delstatus"
    ]
    assert [table.cell(0, place).text for place in (0, 6, 9)] == ["Nr.", "Delstatus", "Delstatus"]
    assert table.cell(1, 0).text == "Nr."


def test_a_lamp_is_shaded_and_says_its_word(status: PackContent) -> None:
    table = table_with(report_docx(status), "Bemærkninger")
    shaded = {"C00000": "Rød", "FFC000": "Gul", "00B050": "Grøn"}
    found = []
    for paragraph in table.iter(f"{W}p"):
        shade = paragraph.find(f"{W}pPr/{W}shd")
        if shade is not None:
            found.append(shade.get(f"{W}fill"))
            assert words(paragraph) == shaded[found[-1]]
    lamps = [
        lamp
        for row in status.grid.rows
        for lamp in (row.previous, row.current, *row.lights)
        if lamp.colour is not None
    ]
    assert len(found) == len(lamps)
    assert found.count("C00000") == sum(each.colour is Colour.RED for each in lamps)


def test_the_grid_lies_across_and_the_cases_stand_upright(agenda: AgendaContent) -> None:
    sheets = [
        each.find(f"{W}pgSz").get(f"{W}orient")
        for each in body(papers_docx(agenda)).iter(f"{W}sectPr")
    ]
    assert sheets == [None, "landscape", None]


def test_rows_point_to_the_items_about_their_projects(agenda: AgendaContent) -> None:
    assert "Se punkt 3." in words(table_with(papers_docx(agenda), "Bemærkninger"))
    assert agenda.status is not None
    sheet = load_workbook(io.BytesIO(grid_xlsx(agenda.status))).active
    assert isinstance(sheet, Worksheet)
    assert any("Se punkt 3." in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_language_title_and_moment_come_from_the_content(agenda: AgendaContent) -> None:
    document = papers_docx(agenda)
    language = part(document, "word/styles.xml").find(f".//{W}rPrDefault//{W}lang")
    assert language.get(f"{W}val") == "da-DK"
    told = {etree.QName(each).localname: each.text for each in part(document, "docProps/core.xml")}
    assert told["title"] == agenda.identity.title
    assert told["created"] == told["modified"] == "2023-11-03T13:05:00Z"
    assert told["keywords"] == ORIGIN.log_head
    assert papers_docx(agenda) == document


def test_the_document_says_what_the_pages_say(contents: dict[str, AgendaContent]) -> None:
    agenda = words(body(papers_docx(contents["agenda"])))
    for told in ("at idriftsættelsen flyttes til maj 2024", "Testbrugere udpeges", "Bilag 4.1"):
        assert told in agenda
    minutes = words(body(papers_docx(contents["minutes"])))
    assert "Godkendt med bemærkninger: datoen flyttes ikke igen" in minutes
    assert "Mødet sluttede" in minutes


def test_the_open_edition_tells_no_more_as_a_file(contents: dict[str, AgendaContent]) -> None:
    assert "Zebrafirma" in words(body(papers_docx(contents["agenda"])))
    opened = papers_docx(contents["open"])
    with zipfile.ZipFile(io.BytesIO(opened)) as package:
        whole = "".join(package.read(name).decode() for name in package.namelist())
    for secret in ("Zebrafirma", "Quagga", "2023-0815", "Hemmelig pris"):
        assert secret not in whole
    assert "Kontraktforhold" in words(body(opened))


def test_only_the_chosen_parts_are_written(agenda: AgendaContent) -> None:
    items = replace(agenda, choice=PackChoice((Part.ITEMS,)), status=None)
    document = papers_docx(items)
    text = words(body(document))
    assert "Dampfærgevej" not in text
    assert "Sammenfatning" not in text
    assert "Godkendelse af dagsorden" in text


def test_lists_of_a_case_begin_with_one_each(agenda: AgendaContent) -> None:
    text = blocks("1. første\n2. anden\n\nDerefter:\n\n1. tredje\n\n- løst punkt")
    item = replace(agenda.items[3], case_text=text, points=())
    document = papers_docx(replace(agenda, items=(item,), status=None))
    listed = [
        (each.getparent().getparent().getparent(), each.get(f"{W}val"))
        for each in body(document).iter(f"{W}numId")
    ]
    said = {words(paragraph): number for paragraph, number in listed}
    assert said["første"] == said["anden"] != said["tredje"]
    assert said["løst punkt"] == "1"
    bold = next(each for each in body(document).iter(f"{W}p") if words(each) == "Derefter:")
    assert bold.find(f"{W}pPr") is None


def test_what_is_new_is_marked_and_explained(status: PackContent) -> None:
    document = report_docx(status)
    marked = [
        words(run)
        for run in body(document).iter(f"{W}r")
        if run.find(f"{W}rPr/{W}rStyle") is not None
    ]
    assert "Testbrugere mangler i tre regioner." in "".join(marked)
    assert "Prikket understregning: nyt siden sidste møde." in words(body(document))


def test_a_table_tells_screen_readers_its_title_and_what_its_letters_mean(
    status: PackContent,
) -> None:
    table = table_with(report_docx(status), "Bemærkninger")
    assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == status.grid.title
    told = table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")
    assert all(each in told for each in status.margin.dimension_key)


def test_no_section_ends_in_a_paragraph_that_says_nothing_after_words() -> None:
    document = WordDocument(IDENTITY, head="", page="")
    document.turn(across=True)
    document.paragraph("først")
    document.turn(across=False)
    document.table(WordTable("t", ("h",), (1.0,), ()))
    document.turn(across=True)
    document.paragraph("sidst")
    data = document.data()
    assert [words(each) for each in body(data)[0].findall(f"{W}p")] == ["først", "", "sidst"]
    sheets = [each.find(f"{W}pgSz").get(f"{W}orient") for each in body(data).iter(f"{W}sectPr")]
    assert sheets == ["landscape", None, "landscape"]


def test_nothing_of_the_library_s_template_is_left(agenda: AgendaContent) -> None:
    """No words, previews or styles of others, and nothing that leads out of the file."""
    with zipfile.ZipFile(io.BytesIO(papers_docx(agenda))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
        assert {each.date_time for each in package.infolist()} == {(2000, 1, 1, 0, 0, 0)}
    inner = ("document", "styles", "numbering", "settings", "header1", "footer1")
    assert {name for name in parts if name.startswith("word/") and "rels" not in name} == {
        f"word/{name}.xml" for name in inner
    }
    whole = b"".join(parts.values())
    for foreign in (b"python-docx", b"TargetMode", b"Cambria", b"Accent1", b"rsidRoot"):
        assert foreign not in whole
    language = etree.fromstring(parts["word/settings.xml"]).find(f"{W}themeFontLang")
    assert language.get(f"{W}val") == "da-DK"


def test_a_style_of_lists_has_its_signs_by_itself() -> None:
    """So that a point that is written in Word gets one, too."""
    document = WordDocument(IDENTITY, head="", page="")
    document.numbers(["en"])
    document.numbers(["en"])
    data = document.data()
    styles = {
        each.find(f"{W}name").get(f"{W}val"): each.find(f"{W}pPr/{W}numPr/{W}numId")
        for each in part(data, "word/styles.xml").iter(f"{W}style")
    }
    numbering = part(data, "word/numbering.xml")
    kinds = {each.get(f"{W}numId"): each[0].get(f"{W}val") for each in numbering.iter(f"{W}num")}
    assert kinds[styles["List Bullet"].get(f"{W}val")] == "0"
    assert kinds[styles["List Number"].get(f"{W}val")] == "1"
    used = [each.get(f"{W}val") for each in body(data).iter(f"{W}numId")]
    assert len({*used, styles["List Number"].get(f"{W}val")}) == 3
    for number in used:
        own = next(each for each in numbering.iter(f"{W}num") if each.get(f"{W}numId") == number)
        assert own.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") == "1"


def test_titles_longer_than_a_property_may_be_are_cut_and_english_is_english() -> None:
    identity = replace(IDENTITY, title="æ" * 300, author="\x01RSI", language="en-GB")
    data = WordDocument(identity, head="", page="page {page} of {pages}").data()
    read = docx.Document(io.BytesIO(data)).core_properties
    assert read.title == "æ" * 255
    assert read.author == "\ufffdRSI"
    assert (read.language, read.comments) == ("en-GB", "")
    language = part(data, "word/styles.xml").find(f".//{W}rPrDefault//{W}lang")
    assert language.get(f"{W}val") == "en-GB"
    fields = [
        each.get(f"{W}instr") for each in part(data, "word/footer1.xml").iter(f"{W}fldSimple")
    ]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_a_thousand_projects_are_written_in_a_moment(status: PackContent) -> None:
    rows = status.grid.rows
    many = replace(status, grid=replace(status.grid, rows=(rows * (1000 // len(rows) + 1))[:1000]))
    started = process_time()
    data = report_docx(replace(many, choice=PackChoice((Part.GRID,))))
    assert process_time() - started < 3
    assert len(table_with(data, "Bemærkninger").findall(f"{W}tr")) == 1002


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_stays_text(one: str, other: str) -> None:
    document = WordDocument(IDENTITY, head=one, page="side {page} af {pages}")
    document.heading(1, one)
    document.paragraph((Words(other, bold=True), Words(one, new=True)))
    document.bullets([other])
    document.table(WordTable(one, (other,), (1.0,), ((Cell(((Words(one),),), Colour.RED),),)))
    data = document.data()
    found = body(data)
    assert not list(found.iter(f"{W}instrText", f"{W}object", f"{W}hyperlink"))
    read = docx.Document(io.BytesIO(data))
    assert read.paragraphs[0].text == _as_xml(one)
    assert read.paragraphs[1].text == _as_xml(other) + _as_xml(one)
    assert read.tables[0].cell(0, 0).text == _as_xml(other)
    assert read.sections[0].header.paragraphs[0].text == _as_xml(one)


def _as_xml(text: str) -> str:
    cleaned = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)
    return (
        cleaned.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    )


def sheet(data: bytes) -> Worksheet:
    found = load_workbook(io.BytesIO(data)).active
    assert isinstance(found, Worksheet)
    return found


def test_the_workbook_has_the_printed_list(status: PackContent) -> None:
    data = grid_xlsx(status)
    found = sheet(data)
    heads = [each.value for each in found[3]]
    assert heads[:2] == ["Nr.", "Projekt"]
    rows = list(found.iter_rows(min_row=4))
    assert [row[0].value for row in rows] == [each.number for each in status.grid.rows]
    luna = next(row for row in rows if row[0].value == "19-2")
    lamp = luna[heads.index("Nu")]
    assert (lamp.value, lamp.fill.fgColor.rgb[-6:]) == ("Gul", "FFC000")
    assert "Samlet: Datoen holder nu." in str(luna[heads.index("Bemærkninger")].value)
    assert grid_xlsx(status) == data


def test_no_text_becomes_a_formula(status: PackContent) -> None:
    row: GridRow = replace(
        status.grid.rows[0], name="=1+1", number="@nr", remarks=(Passage("+SUM(A1)"),), reasons=()
    )
    odd = replace(status, grid=replace(status.grid, rows=(row,)))
    cells = [each for cells in sheet(grid_xlsx(odd)).iter_rows(min_row=4) for each in cells]
    assert all(each.data_type == "s" for each in cells if each.value is not None)
    assert all(each.quotePrefix for each in cells if str(each.value)[:1] in "=+@")


def test_papers_without_a_list_of_projects_have_no_workbook(agenda: AgendaContent) -> None:
    with pytest.raises(RuleError):
        papers_as(replace(agenda, status=None), PaperFormat.XLSX)


def test_the_title_of_the_workbook_names_the_edition_once(
    contents: dict[str, AgendaContent],
) -> None:
    def title(content: AgendaContent) -> str:
        return str(sheet(papers_as(content, PaperFormat.XLSX))["A1"].value)

    edition = "Samlet udgave – fortrolig"
    assert title(contents["agenda"]) == f"Porteføljestatus oktober 2023 – RSI-kredsen – {edition}"
    assert title(contents["open"]).count("Åben udgave") == 1


def test_libreoffice_reads_all_of_the_document(agenda: AgendaContent, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here: NOT checked that it reads the Word documents")
    source = tmp_path / "dagsorden.docx"
    source.write_bytes(papers_docx(agenda))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, source],
        capture_output=True,
        check=False,
        timeout=120,
    )
    made = tmp_path / "dagsorden.pdf"
    if not made.exists():
        pytest.skip("LibreOffice has no Writer here: NOT checked that it reads the Word documents")
    text = re.sub(r"\s", "", text_of(made.read_bytes()))
    for paragraph in body(source.read_bytes()).iter(f"{W}p"):
        told = re.sub(r"\s", "", words(paragraph))
        assert told[:20] in text
