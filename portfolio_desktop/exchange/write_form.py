"""A report form as a workbook: last month beside this month, and only the answers unlocked."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from portfolio_desktop.environment.file_names import proposed_name
from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange import form_marks as marks
from portfolio_desktop.exchange.form_style import (
    COLUMNS,
    LABEL_LETTERS,
    NAME_LETTERS,
    REASON_LETTERS,
    TEXT_LETTERS,
    Look,
    dress,
    height_of,
    lock,
    protect,
    set_up_page,
    show_choices,
    show_unchanged,
)
from portfolio_desktop.exchange.xlsx_writing import (
    new_workbook,
    sheet_title,
    workbook_bytes,
    write_text,
)
from portfolio_desktop.services.form_content import (
    CORRECTIVE_ACTION,
    FORECAST,
    REMARKS,
    REPORTED_BY,
    FormContent,
    FormLamp,
    FormPage,
    FormText,
)
from portfolio_desktop.services.form_economy import STATED_ON
from portfolio_desktop.services.words import period_words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LABEL, _BEFORE, _NOW, _REASON, _MADE_NOW, _MADE_REASON = range(2, 8)
_SHORT = frozenset({STATED_ON, FORECAST, REPORTED_BY})
"""Texts of one line."""
_FACTS_IN_ROW = 3
_TALL = {CORRECTIVE_ACTION: 76.0, REMARKS: 170.0}
_LAMP_HEIGHT, _LINE_HEIGHT = 36.0, 28.0


def form_name(content: FormContent) -> str:
    """A usable file name: "18-4 NDIS november 2023.xlsx"."""
    return proposed_name(content.file_title, str(content.period), ".xlsx")


def form_bytes(content: FormContent) -> bytes:
    """The form; the same content gives the same bytes.

    All texts are text, whatever they begin with, and no cell holds a formula.
    """
    workbook = new_workbook(content.file_title)
    workbook.remove(workbook.active)
    for page, title in zip(content.pages, _sheet_titles(content.pages), strict=True):
        _Page(workbook.create_sheet(title), content, page).write()
    lock(workbook)
    return workbook_bytes(workbook)


def _sheet_titles(pages: Sequence[FormPage]) -> Iterator[str]:
    """Each page by its project's number, told apart where two have the same."""
    taken: set[str] = set()
    for page in pages:
        wanted = sheet_title(page.number or page.name).strip("' ") or "1"
        for count in itertools.count(1):
            title = wanted if count == 1 else f"{wanted[:26]} ({count})"
            if title.casefold() not in taken:
                break
        taken.add(title.casefold())
        yield title


class _Page:
    """Writes one page from the top; `_row` is the next free row."""

    def __init__(self, sheet: Any, content: FormContent, page: FormPage) -> None:
        self._sheet = sheet
        self._content = content
        self._page = page
        self._row = 1

    def write(self) -> None:
        self._marks()
        self._head()
        self._facts()
        self._lamps()
        for text in self._page.texts:
            if text.key not in _SHORT:
                self._long_text(text)
        if self._page.milestones:
            self._milestones()
        if self._page.amounts:
            self._amounts()
        for text in self._page.texts:
            if text.key in _SHORT:
                self._short_text(text)
        page, month = self._page, period_words(self._content.period)
        foot = " · ".join(part for part in (page.number, month, marks.FOOTER_MARK) if part)
        set_up_page(self._sheet, foot)
        protect(self._sheet)

    def _marks(self) -> None:
        for column, role in enumerate(marks.ROLES, start=_LABEL):
            write_text(self._sheet.cell(1, column), role)
        write_text(self._sheet.cell(1, 1), f"{marks.FORM_MARK} {marks.FORM_VERSION}")
        subject = self._page.subject
        identity = (
            self._content.register_id,
            str(self._content.period),
            subject.project_id,
            subject.participant_id or "",
        )
        write_text(self._sheet.cell(2, 1), marks.PAGE_ROW)
        for column, part in enumerate(identity, start=_LABEL):
            write_text(self._sheet.cell(2, column), part)
        for row in (1, 2):
            self._sheet.row_dimensions[row].hidden = True
        for letter, width in COLUMNS:
            self._sheet.column_dimensions[letter].width = width or 2
            self._sheet.column_dimensions[letter].hidden = not width
        self._row = 3

    def _head(self) -> None:
        content, page = self._content, self._page
        month = period_words(content.period)
        self._wide(_("Status report for {month}").format(month=month), Look.CAPTION, 20)
        self._wide(" ".join(f"{page.number} {page.name}".split()), Look.TITLE, 28)
        if page.participant:
            words = _("Reported by {participant}").format(participant=page.participant)
            self._wide(words, Look.STRONG, 22)
        told = _("{register} · due {day} · to be sent to {sender}").format(
            register=content.register_name,
            day=content.due_words,
            sender=content.sender or _("the secretariat"),
        )
        self._wide(told, Look.CAPTION, 20)
        self._space()
        self._wide(
            _(
                "Fill in the framed cells. What is grey and slanted is what we have already: write"
                " over it, or leave it where it still holds. Save the file and send it back."
            ),
            Look.NOTE,
            34,
        )
        self._space()

    def _facts(self) -> None:
        """Three beside each other, their names above them."""
        facts = self._page.facts
        for start in range(0, len(facts), _FACTS_IN_ROW):
            part = facts[start : start + _FACTS_IN_ROW]
            for look, height, side in ((Look.CAPTION, 16, 0), (Look.PLAIN, 20, 1)):
                row = self._begin(marks.STATIC_ROW, height)
                for column, fact in zip((_LABEL, _BEFORE, _REASON), part, strict=False):
                    self._cell(row, column, fact[side], look)
                self._merge(row, _BEFORE, _NOW)
        self._space()

    def _headings(self, *words: str) -> None:
        row = self._begin(marks.STATIC_ROW, 34)
        for column, title in enumerate(words, start=_LABEL):
            self._cell(row, column, title, Look.HEADING)

    def _lamps(self) -> None:
        month = self._content.period
        self._headings(
            _("Status"),
            _capital(period_words(month.previous)),
            _capital(period_words(month)),
            _("Why (always where the status is yellow or red)"),
        )
        first = self._row
        for lamp in self._page.lamps:
            self._lamp(lamp)
        show_choices(self._sheet, first, self._row - 1)
        show_unchanged(self._sheet, f"E{first}:E{self._row - 1}", f"$E{first}", f"$G{first}")
        self._space()

    def _lamp(self, lamp: FormLamp) -> None:
        height = max(_LAMP_HEIGHT, height_of(lamp.reason, REASON_LETTERS))
        row = self._begin(marks.LIGHT + lamp.key, height)
        self._cell(row, _LABEL, lamp.name, Look.LABEL)
        dress(self._cell(row, _BEFORE, lamp.before_words, Look.LAMP_BEFORE), lamp.before)
        self._cell(row, _NOW, lamp.now, Look.LAMP_NOW)
        self._cell(row, _REASON, lamp.reason, Look.LINE)
        write_text(self._sheet.cell(row, _MADE_NOW), lamp.now)
        write_text(self._sheet.cell(row, _MADE_REASON), lamp.reason)

    def _milestones(self) -> None:
        self._headings(
            _("Milestones"), _("Approved"), _("Expected"), _("Reached (the day, when it is)")
        )
        self._pairs(
            (marks.MILESTONE + each.id, each.name, each.approved, each.forecast, each.actual)
            for each in self._page.milestones
        )

    def _amounts(self) -> None:
        self._headings(
            _("Economy"),
            _("Approved"),
            _("Spent so far"),
            _("Expected for the whole year (in DKK, thousand or million)"),
        )
        self._pairs(
            (marks.SPENT + each.key, each.name, each.approved, each.actual, each.forecast)
            for each in self._page.amounts
        )

    def _pairs(self, rows: Iterable[tuple[str, str, str, str, str]]) -> None:
        """Rows of a key, a name, what is approved, and two answers; hidden what they were made
        with."""
        first = self._row
        for key, name, approved, *answers in rows:
            row = self._begin(key, max(_LINE_HEIGHT, height_of(name, NAME_LETTERS)))
            self._cell(row, _LABEL, name, Look.LABEL)
            self._cell(row, _BEFORE, approved, Look.DATE_BEFORE)
            for shown, made, answer in zip(
                (_NOW, _REASON), (_MADE_NOW, _MADE_REASON), answers, strict=True
            ):
                self._cell(row, shown, answer, Look.LINE)
                write_text(self._sheet.cell(row, made), answer)
        last = self._row - 1
        show_unchanged(self._sheet, f"D{first}:D{last}", f"$D{first}", f"$F{first}")
        show_unchanged(self._sheet, f"E{first}:E{last}", f"$E{first}", f"$G{first}")
        self._space()

    def _long_text(self, text: FormText) -> None:
        """Last month to the left, this month to the right, under what is asked for."""
        row = self._begin(marks.STATIC_ROW, 30)
        self._cell(row, _LABEL, text.name, Look.HEADING)
        self._merge(row, _LABEL, _BEFORE)
        self._cell(row, _BEFORE, "", Look.HEADING)
        self._cell(row, _NOW, text.hint, Look.HEADING_HINT)
        self._cell(row, _REASON, "", Look.HEADING_HINT)
        self._merge(row, _NOW, _REASON)
        height = max(
            _TALL.get(text.key, _LAMP_HEIGHT),
            height_of(text.now, TEXT_LETTERS),
            height_of(text.before, LABEL_LETTERS),
        )
        row = self._begin(text.key, height)
        self._cell(row, _LABEL, text.before, Look.TEXT_BEFORE)
        self._cell(row, _BEFORE, "", Look.TEXT_BEFORE)
        self._merge(row, _LABEL, _BEFORE)
        self._answer(row, text, Look.ANSWER)
        self._space()

    def _short_text(self, text: FormText) -> None:
        row = self._begin(text.key, _LINE_HEIGHT)
        self._cell(row, _LABEL, text.name, Look.LABEL)
        self._cell(row, _BEFORE, "", Look.LABEL)
        self._merge(row, _LABEL, _BEFORE)
        self._answer(row, text, Look.LINE)
        self._space(6)

    def _answer(self, row: int, text: FormText, look: Look) -> None:
        self._cell(row, _NOW, text.now, look)
        self._cell(row, _REASON, "", look)
        self._merge(row, _NOW, _REASON)
        write_text(self._sheet.cell(row, _MADE_NOW), text.now)
        show_unchanged(self._sheet, f"D{row}:E{row}", f"$D${row}", f"$F${row}")

    def _begin(self, key: str, height: float) -> int:
        row = self._row
        write_text(self._sheet.cell(row, 1), key)
        self._sheet.row_dimensions[row].height = height
        self._row += 1
        return row

    def _space(self, height: float = 12) -> None:
        self._begin(marks.GAP_ROW, height)

    def _wide(self, words: str, look: Look, height: float) -> None:
        row = self._begin(marks.STATIC_ROW, height)
        self._cell(row, _LABEL, words, look)
        self._merge(row, _LABEL, _REASON)

    def _cell(self, row: int, column: int, words: str, look: Look) -> Any:
        cell = self._sheet.cell(row, column)
        write_text(cell, words)
        look.put_on(cell)
        return cell

    def _merge(self, row: int, first: int, last: int) -> None:
        self._sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
