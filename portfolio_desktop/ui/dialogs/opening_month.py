"""Which month to begin; each project gets last month's report as a draft."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.reporting import open_month, projects_to_begin
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog


class OpeningMonthDialog(FramedDialog):
    """Offers the months that follow one with reports, the one that comes next first."""

    def __init__(self, context: WindowContext, parent: QWidget, months: tuple[Period, ...]) -> None:
        super().__init__(context, parent, _("Open a new month"))
        self._months = months
        self.resize(480, 260)
        self._choice = ChoiceBox()
        for month in months:
            self._choice.addItem(period_words(month))
        self._what = label("", wrap=True)
        self.name_field("period", self._choice)
        self.body.addWidget(labelled(_("Month"), self._choice))
        self.body.addWidget(self._what, 1)
        self._open = self.show_verb(_("Open the month"), self._begin)
        self._choice.currentIndexChanged.connect(lambda _place: self._explain())
        self._explain()
        self._choice.setFocus()

    @property
    def period(self) -> Period:
        return self._months[self._choice.currentIndex()]

    def _explain(self) -> None:
        """What opening the chosen month would do."""
        count = len(projects_to_begin(self.context.reader, self.period))
        self._open.setEnabled(count > 0)
        if not count:
            words = _("Every project that reported the month before has a report for it already.")
        else:
            words = ngettext(
                "{count} project gets a copy of its report for {month}, marked as not reported. It"
                " counts as missing until it is marked as reported.",
                "{count} projects get a copy of their report for {month}, marked as not reported."
                " They count as missing until they are marked as reported.",
                count,
            ).format(count=count, month=period_words(self.period.previous))
        self._what.setText(words)

    def _begin(self) -> None:
        self.clear_fault()
        register, period = self.context.register, self.period
        words = _("Opening {month} …").format(month=period_words(period))
        done = self.context.perform_long(words, lambda told: open_month(register, period, told))
        if done is not None:
            self.accept()
            self.context.show_period(period)
