"""Which report forms to make: for which month, for whom, about what, and in which folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.collection import Collection, collection_steps
from portfolio_desktop.services.due import prepare_due
from portfolio_desktop.services.form_content import FormOrder
from portfolio_desktop.services.form_orders import (
    FormScope,
    participant_orders,
    project_orders,
    projects_in,
)
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.words import period_words
from portfolio_desktop.storage.errors import StorageError
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, heading, label, labelled
from portfolio_desktop.ui.dialogs.form_words import making_words
from portfolio_desktop.ui.dialogs.reading import ReadingDialog
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_S, SPACE_XS

_SIZE = (620, 520)


class MakingFormsDialog(ReadingDialog):
    """Accepted when forms are to be made: `orders` of `period`, in `folder`.

    `chosen` are the projects that the user has marked.
    """

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        documents: DocumentChoice,
        chosen: Sequence[str],
    ) -> None:
        super().__init__(context, parent, _("Make report forms"))
        self._documents = documents
        self._chosen = tuple(chosen)
        self._collection: Collection | None = None
        self.orders: tuple[FormOrder, ...] = ()
        self.resize(*_SIZE)
        self._months = ChoiceBox()
        for month in _months(context):
            self._months.addItem(period_words(month), str(month))
        self._months.setCurrentIndex(max(self._months.findData(str(context.period)), 0))
        self._by_project = QRadioButton(_("One form for each project"))
        self._by_participant = QRadioButton(_("One form for each participant that reports"))
        self._scopes = {
            FormScope.EXPECTED: QRadioButton(_("All projects that are to report")),
            FormScope.MISSING: QRadioButton(_("Only those whose report is missing")),
            FormScope.CHOSEN: QRadioButton(_chosen_words(len(self._chosen))),
        }
        self._folder = TextLine(_("Folder"))
        self._what = label("", "caption", wrap=True)
        self._lay_out_parts()
        self._connect()
        self._read_month()

    def _lay_out_parts(self) -> None:
        self._by_project.setChecked(True)
        self._scopes[FormScope.EXPECTED].setChecked(True)
        self._scopes[FormScope.CHOSEN].setEnabled(bool(self._chosen))
        self._groups = (
            _group(self, (self._by_project, self._by_participant)),
            _group(self, tuple(self._scopes.values())),
        )
        self.body.setSpacing(SPACE_L)
        self.body.addWidget(labelled(_("Month"), self._months))
        self.body.addWidget(_choices(_("For whom"), (self._by_project, self._by_participant)))
        self.body.addWidget(_choices(_("Which reports"), tuple(self._scopes.values())))
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        choose = button(_("Choose…"), name=_("Choose the folder"))
        choose.clicked.connect(self._choose_folder)
        row.addWidget(self._folder, 1)
        row.addWidget(choose)
        self.body.addWidget(labelled(_("Folder"), place))
        self.body.addWidget(self._what)
        self.body.addStretch(1)
        self.name_field("folder", self._folder)
        self._make = self.show_verb(making_words(0), self.accept)
        self._months.setFocus()

    def _connect(self) -> None:
        self._months.currentIndexChanged.connect(lambda _place: self._read_month())
        for group in self._groups:
            group.buttonClicked.connect(lambda _button: self._show_orders())

    @property
    def period(self) -> Period:
        return Period.parse(str(self._months.currentData()))

    @property
    def folder(self) -> Path:
        return Path(self._folder.text().strip())

    def _read_month(self) -> None:
        """Who is to report for the month; the button waits for it."""
        self._give_up()
        self._collection = None
        folder = _("Forms {month}").format(month=period_words(self.period))
        self._folder.setText(str(self._documents.folder_shown / folder))
        self._show_orders()
        period = self.period
        # The calendar of holidays is slow to load the first time.
        self._run(
            lambda _progress: prepare_due(period), lambda _none: self._begin(period), self._fail
        )

    def _begin(self, period: Period) -> None:
        """Read the register, unless another month is wanted by now."""
        if period != self.period:
            return
        register = self.context.register
        steps = collection_steps(register.reader, period, register.today())
        self._take_steps(steps, self._take, self._fail)

    def _take(self, found: Collection) -> None:
        self._collection = found
        self._show_orders()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self.show_fault(message_for(error))

    def _show_orders(self) -> None:
        found = self._collection
        self.orders = () if found is None else self._ordered(found)
        self._make.setText(making_words(None if found is None else len(self.orders)))
        self._make.setAccessibleName(self._make.text())
        self._make.setEnabled(bool(self.orders))
        self._what.setText(
            _("Each form has a page for every project that the participant reports on.")
            if self._by_participant.isChecked()
            else _("Projects whose report is approved need no form.")
        )

    def _ordered(self, found: Collection) -> tuple[FormOrder, ...]:
        scope = next(each for each, choice in self._scopes.items() if choice.isChecked())
        if self._by_project.isChecked():
            return project_orders(projects_in(found, scope, self._chosen))
        missing = scope is FormScope.MISSING
        wanted = projects_in(found, FormScope.EXPECTED if missing else scope, self._chosen)
        return participant_orders(self.context.reader, self.period, wanted, missing_only=missing)

    def _choose_folder(self) -> None:
        chosen = self._documents.folder(self, _("Folder for the forms"))
        if chosen is not None:
            self._folder.setText(str(chosen))


def _months(context: WindowContext) -> tuple[Period, ...]:
    """The months that have reports and the one that comes next, the newest first."""
    known = set(context.reader.periods()) | {context.period}
    return tuple(sorted(known | {max(known).shifted(1)}, reverse=True))


def _chosen_words(count: int) -> str:
    if not count:
        return _("The projects that are marked")
    words = ngettext("The project that is marked", "The {count} projects that are marked", count)
    return words.format(count=count)


def _group(parent: QWidget, choices: Sequence[QRadioButton]) -> QButtonGroup:
    group = QButtonGroup(parent)
    for choice in choices:
        group.addButton(choice)
    return group


def _choices(title: str, choices: Sequence[QRadioButton]) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_XS)
    column.addWidget(heading(title))
    for choice in choices:
        column.addWidget(choice)
    return box
