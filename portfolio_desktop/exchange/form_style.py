"""How a report form looks on A4 and on the screen, and what in it can be written to."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.xlsx_writing import SHADES
from portfolio_desktop.services.form_content import form_word

COLUMNS = (("A", 0), ("B", 21), ("C", 16), ("D", 16), ("E", 54), ("F", 0), ("G", 0))
"""Width in letters; 0 for the columns that are hidden."""
NAME_LETTERS, REASON_LETTERS, LABEL_LETTERS, TEXT_LETTERS = 19, 50, 38, 66
"""How many letters a line holds in a name, a reason, last month's text and this month's."""

_INK, _SOFT, _EDGE, _RULE = "FF1F2933", "FF5F6B7A", "FF8A9BB0", "FFD5DBE3"
_GROUND, _NOTE_GROUND = "FFF3F5F8", "FFEAF1FA"
_LINE = 15.0
_TALLEST = 400.0
_TEXT_FORMAT = "@"


class Look(StrEnum):
    """What a cell is; those that can be written to have a frame."""

    CAPTION = "caption"
    TITLE = "title"
    STRONG = "strong"
    PLAIN = "plain"
    NOTE = "note"
    HEADING = "heading"
    HEADING_HINT = "heading_hint"
    LABEL = "label"
    LAMP_BEFORE = "lamp_before"
    LAMP_NOW = "lamp_now"
    TEXT_BEFORE = "text_before"
    DATE_BEFORE = "date_before"
    ANSWER = "answer"
    LINE = "line"
    """An answer of a few words."""

    def put_on(self, cell: Any) -> None:
        from openpyxl.styles import Protection

        cell.font = _font(self)
        cell.alignment = _alignment(self)
        ground = _grounds().get(self)
        if ground is not None:
            cell.fill = ground
        border = _border(self)
        if border is not None:
            cell.border = border
        if self in _ANSWERS:
            cell.number_format = _TEXT_FORMAT
            cell.protection = Protection(locked=False)


_ANSWERS = frozenset({Look.LAMP_NOW, Look.ANSWER, Look.LINE})
_HEADINGS = frozenset({Look.HEADING, Look.HEADING_HINT})
_LAMPS = frozenset({Look.LAMP_BEFORE, Look.LAMP_NOW})
_ON_TOP = frozenset({Look.TEXT_BEFORE, Look.ANSWER, Look.NOTE})


def _font(look: Look) -> Any:
    from openpyxl.styles import Font

    soft = {Look.CAPTION, Look.TEXT_BEFORE, Look.HEADING_HINT}
    bold = {Look.TITLE, Look.STRONG, Look.HEADING, Look.LABEL, *_LAMPS}
    sizes = {Look.TITLE: 18, Look.CAPTION: 10, Look.TEXT_BEFORE: 10, Look.HEADING_HINT: 10}
    return Font(
        name="Calibri",
        size=sizes.get(look, 11),
        bold=look in bold,
        color=_SOFT if look in soft else _INK,
    )


def _alignment(look: Look) -> Any:
    from openpyxl.styles import Alignment

    vertical = "top" if look in _ON_TOP else "bottom" if look in _HEADINGS else "center"
    return Alignment(
        horizontal="center" if look in _LAMPS else "left",
        vertical=vertical,
        wrap_text=True,
        indent=1 if look in _ON_TOP or look is Look.LINE else 0,
    )


def _grounds() -> dict[Look, Any]:
    from openpyxl.styles import PatternFill

    shaded = PatternFill("solid", fgColor=_GROUND)
    return {
        Look.NOTE: PatternFill("solid", fgColor=_NOTE_GROUND),
        Look.LAMP_BEFORE: shaded,
        Look.TEXT_BEFORE: shaded,
        Look.DATE_BEFORE: shaded,
    }


def _border(look: Look) -> Any:
    from openpyxl.styles import Border, Side

    if look in _ANSWERS:
        edge = Side("thin", color=_EDGE)
        return Border(edge, edge, edge, edge)
    if look in _HEADINGS:
        return Border(bottom=Side("medium", color=_INK))
    if look in {Look.LABEL, Look.LAMP_BEFORE, Look.DATE_BEFORE}:
        return Border(bottom=Side("thin", color=_RULE))
    return None


def dress(cell: Any, colour: Colour | None) -> None:
    """Fill the cell with its lamp's colour."""
    from openpyxl.styles import Font, PatternFill

    if colour is not None:
        fill, letters = SHADES[colour]
        cell.fill = PatternFill("solid", fgColor=fill)
        cell.font = Font(name="Calibri", size=11, bold=True, color=letters)


def colour_choices() -> tuple[str, ...]:
    """The words that a lamp's cell offers."""
    return tuple(form_word(colour) for colour in (*Colour, None))


def show_choices(sheet: Any, first: int, last: int) -> None:
    """Let this month's lamps be chosen from a list, and fill them with what was chosen."""
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    area = f"D{first}:D{last}"
    choices = DataValidation("list", formula1=f'"{",".join(colour_choices())}"', allow_blank=True)
    choices.error = _("Choose green, yellow, red or no status from the list.")
    choices.errorTitle = _("Status")
    choices.showErrorMessage = True
    choices.add(area)
    sheet.add_data_validation(choices)
    for colour in Colour:
        fill, letters = SHADES[colour]
        rule = CellIsRule(
            operator="equal",
            formula=[f'"{form_word(colour)}"'],
            fill=PatternFill("solid", start_color=fill, end_color=fill),
            font=Font(color=letters),
        )
        sheet.conditional_formatting.add(area, rule)


def show_unchanged(sheet: Any, area: str, now: str, made: str) -> None:
    """Let a text that is still what the form was made with stand back."""
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import Font

    font = Font(italic=True, color=_SOFT)
    sheet.conditional_formatting.add(
        area, FormulaRule(formula=[f'AND({now}={made},{now}<>"")'], font=font)
    )


def height_of(text: str, letters: int) -> float:
    """Points that a text needs where so many letters stand in a line."""
    lines = sum(len(part) // letters + 1 for part in text.split("\n"))
    return min((lines + 1) * _LINE, _TALLEST)


def set_up_page(sheet: Any, foot: str) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.left.text = foot.replace("&", "&&")
    sheet.oddFooter.right.text = "&P / &N"
    for side in ("left", "right"):
        setattr(sheet.page_margins, side, 0.5)
    first = next(cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked)
    for pane in sheet.sheet_view.selection:
        pane.activeCell = pane.sqref = first.coordinate


def protect(sheet: Any) -> None:
    """Only answers can be written to; rows and columns can be made wider. There is no password."""
    sheet.protection.sheet = True
    sheet.protection.formatRows = False
    sheet.protection.formatColumns = False


def lock(workbook: Any) -> None:
    """Pages can be neither renamed nor removed."""
    from openpyxl.workbook.protection import WorkbookProtection

    workbook.security = WorkbookProtection(lockStructure=True)
