"""A change request that is decided: what was recorded, as words. Nothing in it can be changed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.attachments import Owner, OwnerField
from portfolio_desktop.services.request_list import ChangeLine, RequestView, request_view
from portfolio_desktop.services.words import day_words, request_title
from portfolio_desktop.ui.attachments import AttachmentList
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, frame, heading, label
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.request_history import RequestHistoryDialog
from portfolio_desktop.ui.dialogs.request_side import SIDE_WIDTH, Steps
from portfolio_desktop.ui.file_choice import FileChoice
from portfolio_desktop.ui.panel.sections import wrapped
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS

_SIZE = (900, 560)


class RequestRecord(FramedDialog):
    """Tells what was asked for, what was decided, by whom, and which plan came of it."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        request_id: str,
        files: FileChoice | None = None,
    ) -> None:
        super().__init__(context, parent, _("Change request"))
        view = request_view(context.reader, request_id)
        number = _("Change request {number}").format(number=view.request.number)
        self.show_head(number, f"{view.project_number} {view.project_name}")
        self.resize(*_SIZE)
        across = QHBoxLayout()
        across.setSpacing(SPACE_XL)
        across.addLayout(_what_was_asked(view), 1)
        owner = Owner(OwnerField.REQUEST, request_id)
        across.addWidget(_what_was_decided(view, AttachmentList(context, owner, files=files)))
        self.body.addLayout(across, 1)
        close = button(_("Close"))
        close.clicked.connect(self.reject)
        history = button(_("History…"), name=_("History of the request"))
        history.clicked.connect(lambda: RequestHistoryDialog(context, self, request_id).exec())
        self.show_foot((history,), (close,))
        close.setFocus()


def _what_was_asked(view: RequestView) -> QVBoxLayout:
    request = view.request
    column = QVBoxLayout()
    column.setSpacing(SPACE_L)
    column.addWidget(Steps(request.state))
    column.addWidget(_told(_("Title"), _words(request_title(request.title))))
    title = _("What was changed") if view.plan else _("What was asked for")
    column.addWidget(_told(title, _changes(view.lines)))
    parts = (
        (_("Reason"), request.reason),
        (_("Consequence if refused"), request.consequence),
        (_("Requested by") if request.requested_by else _("Submitted on"), _asked_by(view)),
        (_("Case officer"), request.owner),
    )
    for name, text in parts:
        if text:
            column.addWidget(_told(name, _words(text)))
    column.addStretch(1)
    return column


def _asked_by(view: RequestView) -> str:
    """ "Region Sjælland, fremsendt 12. jun. 2023"; the day alone where nobody is named."""
    request = view.request
    submitted = day_words(request.submitted_on)
    if not request.requested_by:
        return submitted
    sent = _("submitted {date}").format(date=submitted) if submitted else ""
    return ", ".join(part for part in (request.requested_by, sent) if part)


def _what_was_decided(view: RequestView, attachments: QWidget) -> QFrame:
    side = frame("aside")
    side.setFixedWidth(SIDE_WIDTH)
    column = QVBoxLayout(side)
    column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
    column.setSpacing(SPACE_S)
    column.addWidget(heading(_("Decision")))
    column.addWidget(label(view.state_word.capitalize(), "strong", wrap=True))
    for text in filter(None, (view.decision, view.request.decision_note)):
        column.addWidget(_words(text))
    if view.plan:
        column.addSpacing(SPACE_M)
        column.addWidget(_told(_("What came of it"), _words(view.plan)))
    column.addSpacing(SPACE_M)
    column.addWidget(attachments)
    column.addStretch(1)
    return side


def _changes(lines: Iterable[ChangeLine]) -> QWidget:
    """A row for each subject: what was before → what it became, and the difference."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE_L)
    grid.setVerticalSpacing(SPACE_S)
    for place, each in enumerate(lines):
        grid.addWidget(label(each.title), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_words(_change_words(each)), place, 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(1, 1)
    return made


def _change_words(change: ChangeLine) -> str:
    """ "mar. 2024 → maj 2024 (+2 måneder)", and under it what was asked for instead.

    A point that was refused stays as it was before.
    """
    if change.refused:
        refused = _("Refused; asked for: {value}").format(value=change.after or "–")
        return f"{change.before}\n{refused}" if change.before else refused
    words = f"{change.before or '–'} → {change.granted or change.after or '–'}"
    if change.difference:
        words = f"{words} ({change.difference})"
    if not change.granted:
        return words
    asked = _("Asked for: {value}").format(value=change.after or "–")
    return f"{words}\n{asked}"


def _told(name: str, content: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_XS)
    column.addWidget(heading(name))
    column.addWidget(content)
    return box


def _words(text: str) -> QLabel:
    """Words that can be marked and copied."""
    made = wrapped(text)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
