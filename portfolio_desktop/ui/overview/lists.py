"""The lists of the overview: what turned, what is behind its plan, whose report is missing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.escalation_list import EscalationRow
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
from portfolio_desktop.services.row_counts import MemberChange
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
_MONTHS_SHOWN, _MONTH = 3, 20.0
"""So many lamps stand before an escalated project at most, and how far apart they do."""
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


def draw_escalations(sheet: Sheet, overview: Overview) -> Scene:
    """What goes before the board by itself: the lamps since the last meeting, why, and how far the
    account has come. Those that were taken off stand last, with the reason."""
    found = overview.escalated
    part = part_title(Part.ESCALATIONS)
    top = sheet.paragraph(0, 0, sheet.width, f"{found.items.since_words}.", 2) + SPACE_S
    if not found.items.rows:
        text = _("No project is an item of its own at the meeting.")
        return sheet.scene(top + sheet.paragraph(0, top, sheet.width, text, 2, soft=False))
    top = _draw_facts(sheet, part, (found.standing,), top)
    rows = sorted(found.items.rows, key=lambda row: row.taken_off)[:SHOWN]
    months = min(max(len(row.lamps) for row in rows), _MONTHS_SHOWN)
    for row in rows:
        _draw_escalation(sheet, row, top, months)
        top += 2 * LINE + SPACE_S
    return sheet.scene(_draw_rest(sheet, part, found.standing, SHOWN, top))


def _draw_escalation(sheet: Sheet, row: EscalationRow, top: float, months: int) -> None:
    """With so many of its last months."""
    for place, month in enumerate(row.lamps[-months:]):
        sheet.sign(QRectF(place * _MONTH, top + 1, _SIGN, _SIGN), month.lamp.colour)
    left = months * _MONTH + SPACE_S
    width = sheet.width - left
    name = f"{row.number}  {row.name}".strip()
    sheet.words(QRectF(left, top, width, LINE), name, ink="soft" if row.taken_off else "ink")
    told = row.state_words if row.taken_off else _cause_and_account(row)
    sheet.caption(QRectF(left, top + LINE, width, LINE), told)
    called = project_name(part_title(Part.ESCALATIONS), row.number, row.name)
    room = QRectF(0, top - 2, sheet.width, 2 * LINE + 4)
    tip = "\n".join(each for each in (row.lamp_words, row.accountable) if each)
    sheet.place(room, f"{called}, {told}", row.project_id, tip)


def _cause_and_account(row: EscalationRow) -> str:
    account = row.account_words[:1].lower() + row.account_words[1:]
    return _("{cause} · account: {state}").format(cause=row.cause, state=account)


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


def draw_members(sheet: Sheet, overview: Overview) -> Scene:
    """How many there were, who came and who left since and why, and how many that leaves."""
    found = overview.members
    part = part_title(Part.MEMBERS)
    top = _draw_facts(sheet, part, (found.before, found.came, found.left, overview.all))
    if not found.changes:
        return sheet.scene(top + sheet.paragraph(0, top, sheet.width, found.count.sentence, 2))
    for change in found.changes[:SHOWN]:
        _draw_member(sheet, change, found.alone(change), top)
        top += 2 * LINE + SPACE_S
    return sheet.scene(top)


def _draw_member(sheet: Sheet, change: MemberChange, alone: Figure, top: float) -> None:
    width = sheet.width - _DAYS - SPACE_M
    name = f"{change.number}  {change.name}".strip()
    sheet.words(QRectF(0, top, width, LINE), name)
    sheet.caption(QRectF(0, top + LINE, sheet.width, LINE), change.why)
    way = QRectF(width + SPACE_M, top, _DAYS, LINE)
    sheet.words(way, change.way, pixels=CAPTION_PX, strong=True, ink="soft", align=RIGHT)
    called = project_name(part_title(Part.MEMBERS), change.number, change.name)
    room = QRectF(0, top - 2, sheet.width, 2 * LINE + 4)
    sheet.place(room, f"{called}, {change.way}", alone, change.why)


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
