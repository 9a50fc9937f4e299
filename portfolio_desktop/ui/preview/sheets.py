"""Project sheets before they are printed: those of the marked projects."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QCheckBox, QRadioButton, QVBoxLayout, QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.closed_mentions import ClosedMention
from portfolio_desktop.services.escalations import meeting_before
from portfolio_desktop.services.pack_basis import PackOptions
from portfolio_desktop.services.pack_numbers import long_day
from portfolio_desktop.services.portfolio_values import PortfolioRow
from portfolio_desktop.services.sheet_values import SheetPapers
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import heading, label
from portfolio_desktop.ui.document_choice import DocumentChoice, as_of_name
from portfolio_desktop.ui.file_choice import FileChoice
from portfolio_desktop.ui.preview.laying_out import laid_out
from portfolio_desktop.ui.preview.named_lines import NamedLines
from portfolio_desktop.ui.preview.open import show_project
from portfolio_desktop.ui.preview.preview import Press, Preview, PrintForm
from portfolio_desktop.ui.preview.print_verb import print_document
from portfolio_desktop.ui.progress import Progress
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_S
from portfolio_desktop.workflows.packing import mentions_steps
from portfolio_desktop.workflows.sheet_printing import present_sheets_steps, sheets_bytes

_NAMED = 8
"""So many projects are named at the left; how many more there are is said."""


class SheetForm(PrintForm[PackOptions]):
    """Of which projects, compared with which status, and for which edition."""

    def __init__(self, period: Period, meeting: date | None, rows: Sequence[PortfolioRow]) -> None:
        super().__init__()
        self._period, self._held = period, meeting
        self._month = QRadioButton(
            _("With last month ({month})").format(month=period_words(period.previous))
        )
        self._meeting = QRadioButton(_("With the last meeting"))
        if meeting is not None:
            words = _("With the last meeting ({day})").format(day=long_day(meeting))
            self._meeting.setText(words)
        self._meeting.setEnabled(meeting is not None)
        self._notes = QCheckBox(_("The secretariat's remarks"))
        self._notes.setChecked(True)
        self._open = QCheckBox(_("Open edition, without what is closed"))
        (self._month if meeting is None else self._meeting).setChecked(True)
        self.named = NamedLines()
        self._lay_out(rows)
        for choice in (self._month, self._notes, self._open):
            choice.toggled.connect(lambda _on: self.changed.emit())

    def _lay_out(self, rows: Sequence[PortfolioRow]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_S)
        column.addWidget(label(pgettext("sheet", "Project sheets"), "title"))
        column.addWidget(label(period_words(self._period), "caption"))
        column.addSpacing(SPACE_S)
        for name in _names(rows):
            column.addWidget(label(name, wrap=True))
        column.addSpacing(SPACE_S)
        column.addWidget(heading(_("Compare")))
        column.addWidget(self._month)
        column.addWidget(self._meeting)
        column.addSpacing(SPACE_S)
        column.addWidget(self._notes)
        column.addWidget(self._open)
        column.addWidget(self.named)
        column.addStretch(1)

    @property
    def options(self) -> PackOptions | None:
        """What is chosen now."""
        held = self._held if self._meeting.isChecked() else None
        return PackOptions(
            self._period, held, notes=self._notes.isChecked(), open_only=self._open.isChecked()
        )

    def show_named(self, mentions: Sequence[ClosedMention]) -> None:
        self.named.show_mentions(mentions)


class SheetPreview(Preview[PackOptions, SheetPapers]):
    """Shows a page for each of the projects, and says of which of them the edition has none."""

    form_width = 340

    def _left_out(self, content: SheetPapers) -> str:
        return content.left_out

    def _is_empty(self, content: SheetPapers) -> bool:
        return content.section is None


def open_sheets(
    context: WindowContext, parent: QWidget, files: FileChoice, rows: Sequence[PortfolioRow]
) -> None:
    """Show the sheets of these projects in the shown month until the user closes it."""
    preview = sheets_preview(context, parent, files, rows)
    preview.exec()
    preview.deleteLater()


def sheets_preview(
    context: WindowContext, parent: QWidget, files: FileChoice, rows: Sequence[PortfolioRow]
) -> SheetPreview:
    register, projects = context.register, [row.id for row in rows]
    name = as_of_name(_file_words(context.period, rows), context)
    press: Press[PackOptions, SheetPapers] = Press(
        lambda options: present_sheets_steps(register, options, projects),
        _draw,
        f"{name}.pdf",
        name_mark=lambda papers: papers.identity.name_mark,
        named=partial(mentions_steps, register.reader),
    )
    form = SheetForm(context.period, meeting_before(register, context.period), rows)
    preview = SheetPreview(
        parent,
        form,
        press,
        context.runner,
        context.tell,
        lambda asking, document, pdf: print_document(
            context, asking, document, pdf, preview.document_name
        ),
        DocumentChoice(files, context.choices),
    )
    preview.setWindowTitle(pgettext("sheet", "Project sheets"))
    form.named.wanted.connect(lambda project: show_project(context, preview, project))
    return preview


def _draw(papers: SheetPapers, progress: Progress) -> bytes:
    return laid_out(partial(sheets_bytes, papers), progress)


def _names(rows: Sequence[PortfolioRow]) -> list[str]:
    """ "22-3 Billedindeks"; of many the first and how many more."""
    names = [f"{row.number} {row.name}".strip() for row in rows]
    if len(names) <= _NAMED + 1:
        return names
    rest = len(names) - _NAMED
    words = ngettext("and {count} other project", "and {count} other projects", rest)
    return [*names[:_NAMED], words.format(count=rest)]


def _file_words(period: Period, rows: Sequence[PortfolioRow]) -> str:
    """ "Projektark 22-3 2023-10"."""
    numbers = " ".join(row.number for row in rows if row.number) if len(rows) <= 3 else ""
    words = _("Project sheets {numbers} {period}").format(numbers=numbers, period=period)
    return " ".join(words.split())
