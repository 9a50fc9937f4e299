"""Report forms as regions have them, for pictures and tests: merged cells, a logo row, status
cells to be coloured beside last month's, boxes to be ticked, and input cells of one colour.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

_HEAD, _SIDE, _INPUT = "1F4E78", "DDEBF7", "FFF2CC"
_LAMPS = ("Samlet status", "Leverancer", "Tid", "Økonomi", "Ressourcer")
_COLOURS = {"grøn": "00B050", "gul": "FFFF00", "rød": "FF0000"}
_CHOSEN = ("gul", "grøn", "gul", "grøn", "rød")
_REASON = "Region Nordjylland er bagud med testen; leverandøren retter fejlene i uge 50."
_REMARKS = (
    "Fire ud af fem regioner er i drift.",
    "Region Nordjylland forventer idriftsættelse i december.",
)
_ACTION = "Der er aftalt ugentlige møder med leverandøren frem til jul."


def region_xlsx(path: Path, project: str = "18-4 NDIS", *, filled: bool = True) -> Path:
    """A form in Excel: its status cells are coloured, and the remarks stand in a merged box."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Statusskema"
    _band(sheet, "A1:H1", "REGION SYDDANMARK   |   Sundheds-it, Porteføljekontoret")
    sheet.merge_cells("B3:G3")
    sheet["B3"] = "Månedlig statusrapport til RSI-kredsen"
    sheet["B3"].font = Font(bold=True, size=16)
    sheet.merge_cells("B4:G4")
    sheet["B4"] = (
        "Skemaet sendes til porteføljekontoret senest den 1. hverdag. Gule felter udfyldes."
    )
    _asked(sheet, "B6", "Projektets nr. og navn", "C6:D6", project, filled=filled)
    _asked(sheet, "E6", "Rapporteringsmåned", "F6:G6", "November 2023", filled=filled)
    _asked(sheet, "B7", "Projektleder", "C7:D7", "Karen Blixt", filled=filled)
    _asked(sheet, "E7", "Udfyldt af / dato", "F7:G7", "Karen Blixt", filled=filled)
    title = "Projektets forventede slutdato (måned og år)"
    _asked(sheet, "B8", title, "C8:D8", "ultimo 2024", filled=filled)
    _lamps(sheet, filled=filled)
    title = "2. BEMÆRKNINGER TIL STYREGRUPPEN (højst 10 linjer: hvad er sket, og hvad skal ske nu)"
    _band(sheet, "B18:G18", title)
    _box(sheet, "B19:G24", "\n".join(_REMARKS) if filled else None)
    _band(sheet, "B26:G26", "3. KORRIGERENDE HANDLING")
    _box(sheet, "B27:G29", _ACTION if filled else None)
    guide = workbook.create_sheet("Vejledning")
    guide["A1"] = "Grøn: planen holder. Gul: planen er truet. Rød: planen holder ikke."
    workbook.save(path)
    return path


def _shade(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def _band(sheet: Worksheet, area: str, text: str) -> None:
    sheet.merge_cells(area)
    cell = sheet[area.partition(":")[0]]
    cell.value, cell.fill, cell.font = text, _shade(_HEAD), Font(bold=True, color="FFFFFF")


def _box(sheet: Worksheet, area: str, text: str | None) -> None:
    sheet.merge_cells(area)
    cell = sheet[area.partition(":")[0]]
    cell.value, cell.fill = text, _shade(_INPUT)
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _asked(sheet: Worksheet, at: str, title: str, area: str, answer: str, *, filled: bool) -> None:
    sheet[at].value, sheet[at].fill, sheet[at].font = title, _shade(_SIDE), Font(bold=True)
    _box(sheet, area, answer if filled else None)


def _lamps(sheet: Worksheet, *, filled: bool) -> None:
    _band(sheet, "B10:G10", "1. STATUS")
    titles = (
        "Parameter",
        "Status sidste måned",
        "Status nu (farv feltet)",
        "Begrundelse ved gul/rød",
    )
    for column, title in zip("BCDE", titles, strict=True):
        sheet[f"{column}11"].value, sheet[f"{column}11"].font = title, Font(bold=True)
    for row, (name, colour) in enumerate(zip(_LAMPS, _CHOSEN, strict=True), start=12):
        sheet[f"B{row}"] = name
        sheet[f"C{row}"].fill = _shade(_COLOURS["grøn"])
        sheet[f"D{row}"].fill = _shade(_COLOURS[colour] if filled else _INPUT)
        _box(sheet, f"E{row}:G{row}", _REASON if filled and colour != "grøn" else None)


def region_docx(path: Path, project: str = "18-4 NDIS", *, filled: bool = True) -> Path:
    """A form in Word: two tables, boxes to tick, and text under headings of its own."""

    def said(text: str) -> str:
        return text if filled else ""

    logo = _table([[_cell("REGION MIDTJYLLAND"), _cell("Koncern-it")]])
    about = (
        ("Projekt", project),
        ("Status for måned", "november 2023"),
        ("Projektleder", "Karen Blixt"),
        ("Forventet afslutning", "ultimo 2024"),
    )
    asked = _table([[_cell(title, fill="D9D9D9"), _cell(said(text))] for title, text in about])
    heads = [_cell(each) for each in ("Område", "Status", "Begrundelse (kun ved gul og rød)")]
    rows = [
        [
            _cell(name),
            f"<w:tc>{_ticks(colour if filled else '')}</w:tc>",
            _cell(said("" if colour == "grøn" else _REASON)),
        ]
        for name, colour in zip(_LAMPS, _CHOSEN, strict=True)
    ]
    body = (
        logo
        + _line("Statusskema til styregruppen", bold=True)
        + _line("Sæt kryds ved den farve, der passer bedst.")
        + asked
        + _line("Status", bold=True)
        + _table([heads, *rows])
        + _line("Bemærkninger", bold=True)
        + "".join(_line(said(each)) for each in _REMARKS)
        + _line("Korrigerende handling", bold=True)
        + _table([[_cell(said(_ACTION))]])
        + _line("Udfyldt af: " + said("Karen Blixt"))
    )
    return _document(path, body)


def _run(text: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _line(text: str, *, bold: bool = False) -> str:
    return f"<w:p>{_run(text, bold=bold)}</w:p>"


def _cell(text: str, *, fill: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:fill="{fill}"/>' if fill else ""
    return f"<w:tc><w:tcPr>{shade}</w:tcPr>{_line(text, bold=bool(fill))}</w:tc>"


def _ticks(chosen: str) -> str:
    """The three colours, each behind a box as Word's own controls are."""
    boxes = [
        f"<w:sdt><w:sdtContent>{_run('☒' if each == chosen else '☐')}</w:sdtContent></w:sdt>"
        + _run(f" {each.capitalize()}   ")
        for each in _COLOURS
    ]
    return f"<w:p>{''.join(boxes)}</w:p>"


def _table(rows: Sequence[Sequence[str]]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def _document(path: Path, body: str) -> Path:
    office = "http://schemas.openxmlformats.org"
    kind = f"{office}/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{office}/package/2006/relationships">'
            f'<Relationship Id="r" Type="{kind}" Target="word/document.xml"/></Relationships>',
        )
        file.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{office}/wordprocessingml/2006/main"><w:body>{body}</w:body>'
            "</w:document>",
        )
    return path
