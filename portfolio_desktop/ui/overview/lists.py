"""The lists of the overview: what turned, what is behind its plan, whose report is missing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.overview_tables import part_title
from portfolio_desktop.services.overview_values import (
    Collected,
    Figure,
    LateReport,
    Overview,
    Part,
    Slip,
    Turn,
    Turns,
)
from portfolio_desktop.ui.overview.naming import figure_name, figure_tip, project_name
from portfolio_desktop.ui.overview.scene import Scene
from portfolio_desktop.ui.overview.sheet import LINE, RIGHT, Sheet
from portfolio_desktop.ui.tokens import CAPTION_PX, SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from portfolio_desktop.ui.words import count_words

SHOWN = 8
"""So many of a list are drawn; the rest is counted, and in the table."""
_TURNS_SHOWN = 6
_SIGN = 16.0
_LAMPS = 62.0
_REASON_LINES = 2
_NAME_PART = 0.54
_DELAY = 66.0
_DELAY_BAR = 12.0
_DAYS = 118.0


def draw_turns(sheet: Sheet, overview: Overview) -> Scene:
    """What turned worse, then better, with both lamps and the reason."""
    if not overview.turns:
        height = sheet.paragraph(0, 0, sheet.width, overview.no_turns, 3, soft=False)
        return sheet.scene(height + SPACE_S)
    top = 0.0
    for place, turns in enumerate(overview.turns):
        top = _draw_turns(sheet, turns, top + (SPACE_L if place else 0))
    return sheet.scene(top)


def _draw_turns(sheet: Sheet, turns: Turns, top: float) -> float:
    part = part_title(Part.TURNS)
    head = f"{turns.title} · {count_words(turns.all.count)}"
    room = QRectF(0, top, sheet.advance(head, CAPTION_PX, strong=True) + 2, LINE)
    sheet.caption(room, head, strong=True)
    sheet.place(room, figure_name(part, turns.all), turns.all, figure_tip(turns.all))
    top += LINE + SPACE_S
    for turn in turns.turns[:_TURNS_SHOWN]:
        top = _draw_turn(sheet, turn, top) + SPACE_S
    return _draw_rest(sheet, part, turns.all, _TURNS_SHOWN, top)


def _draw_turn(sheet: Sheet, turn: Turn, top: float) -> float:
    """Returns where it ends."""
    before = QRectF(0, top + 1, _SIGN, _SIGN)
    sheet.sign(before, turn.before.colour)
    sheet.caption(QRectF(_SIGN + 5, top, 14, LINE), "→")
    sheet.sign(before.translated(_SIGN + 22, 0), turn.now.colour)
    width = sheet.width - _LAMPS
    name = QRectF(_LAMPS, top, width, LINE)
    sheet.words(name, f"{turn.number}  {turn.name}".strip(), strong=True)
    end = top + LINE
    told = turn.reason or _why_not_told(turn)
    end += sheet.paragraph(_LAMPS, end, width, told, _REASON_LINES)
    lamps = f"{turn.before.word} → {turn.now.word}"
    called = project_name(part_title(Part.TURNS), turn.number, turn.name)
    room = QRectF(0, top - 2, sheet.width, end - top + 4)
    sheet.place(room, f"{called}, {lamps}", turn.project_id, "\n".join((lamps, turn.reason)))
    return end


def _why_not_told(turn: Turn) -> str:
    return turn.now.word if turn.now.colour is None else _("No reason is given.")


def draw_slips(sheet: Sheet, overview: Overview) -> Scene:
    """The projects furthest behind their original plan, each with a bar as long as the delay."""
    found = overview.slips
    part = part_title(Part.SLIPS)
    top = _draw_facts(sheet, part, (found.behind, found.kept, found.unknown))
    if not found.slips:
        return sheet.scene(
            top + sheet.paragraph(0, top, sheet.width, found.sentence, 2, soft=False)
        )
    most = max(slip.months for slip in found.slips)
    for slip in found.slips[:SHOWN]:
        _draw_slip(sheet, slip, top, most)
        top += 2 * LINE + SPACE_S
    return sheet.scene(_draw_rest(sheet, part, found.behind, SHOWN, top))


def _draw_slip(sheet: Sheet, slip: Slip, top: float, most: int) -> None:
    sheet.sign(QRectF(0, top + 1, _SIGN, _SIGN), slip.colour)
    left = _SIGN + SPACE_S
    width = sheet.width * _NAME_PART - left - SPACE_M
    sheet.words(QRectF(left, top, width, LINE), f"{slip.number}  {slip.name}".strip())
    sheet.caption(QRectF(left, top + LINE, width, LINE), slip.dates)
    start = sheet.width * _NAME_PART
    length = max((sheet.width - start - _DELAY) * slip.months / most, 2.0)
    bar = QRectF(start, top + LINE - _DELAY_BAR / 2, length, _DELAY_BAR)
    sheet.fill(bar, "no_light")
    delay = QRectF(bar.right() + SPACE_S, top + LINE / 2, _DELAY, LINE)
    sheet.words(delay, slip.words, pixels=CAPTION_PX, strong=True)
    called = project_name(part_title(Part.SLIPS), slip.number, slip.name)
    room = QRectF(0, top - 2, sheet.width, 2 * LINE + 4)
    sheet.place(room, f"{called}, {slip.words}", slip.project_id, slip.dates)


def draw_reports(sheet: Sheet, overview: Overview) -> Scene:
    """How the reports have come, and whose are awaited, the latest first."""
    found = overview.collected
    part = part_title(Part.REPORTS)
    top = sheet.paragraph(0, 0, sheet.width, _told(found), 2, soft=False) + SPACE_S
    top = _draw_facts(sheet, part, (found.awaited, found.too_late, found.came), top)
    for report in found.missing[:SHOWN]:
        _draw_report(sheet, report, top)
        top += 2 * LINE + SPACE_S
    return sheet.scene(_draw_rest(sheet, part, found.awaited, SHOWN, top))


def _told(found: Collected) -> str:
    return f"{found.sentence} {found.due_words}."


def _draw_report(sheet: Sheet, report: LateReport, top: float) -> None:
    width = sheet.width - _DAYS - SPACE_M
    sheet.words(QRectF(0, top, width, LINE), f"{report.number}  {report.name}".strip())
    sheet.caption(QRectF(0, top + LINE, width, LINE), report.reporter)
    days = QRectF(width + SPACE_M, top, _DAYS, LINE)
    ink = "late" if report.days else "soft"
    sheet.words(days, report.words, pixels=CAPTION_PX, strong=True, ink=ink, align=RIGHT)
    called = project_name(part_title(Part.REPORTS), report.number, report.name)
    room = QRectF(0, top - 2, sheet.width, 2 * LINE + 4)
    sheet.place(room, f"{called}, {report.words}", report.project_id)


def _draw_facts(sheet: Sheet, part: str, figures: Iterable[Figure], top: float = 0.0) -> float:
    """Figures with their words beside each other, those that count anything; returns where what
    stands under them begins."""
    left, line = 0.0, top
    shown = [figure for figure in figures if figure.count]
    for figure in shown:
        count = count_words(figure.count)
        number = sheet.advance(count, strong=True)
        words = sheet.advance(figure.words, CAPTION_PX)
        width = min(number + 5 + words, sheet.width)
        if left and left + width > sheet.width:
            left, line = 0.0, line + LINE + SPACE_S
        room = QRectF(left, line, width + 2, LINE)
        sheet.words(room, count, strong=True)
        sheet.caption(room.adjusted(number + 5, 0, 0, 0), figure.words)
        sheet.place(room, figure_name(part, figure), figure, figure_tip(figure))
        left += width + SPACE_XL
    return line + LINE + SPACE_M if shown else top


def _draw_rest(sheet: Sheet, part: str, figure: Figure, shown: int, top: float) -> float:
    """ "og 12 til", leading to all of them; returns where it ends."""
    rest = figure.count - shown
    if rest <= 0:
        return top
    words = ngettext("and {count} more", "and {count} more", rest).format(count=count_words(rest))
    room = QRectF(0, top, sheet.advance(words, CAPTION_PX) + 2, LINE)
    sheet.words(room, words, pixels=CAPTION_PX, ink="accent")
    what = _("{name}, all").format(name=figure_name(part, figure))
    sheet.place(room, what, figure, figure_tip(figure))
    return top + LINE
