"""The part of a project's form that says who stands behind it: participants and people's roles."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.domain.participants import Participant, Role, is_valid
from portfolio_desktop.domain.status import RollUpRule
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.month_words import role_word, roll_up_word
from portfolio_desktop.services.participants import in_danish_order
from portfolio_desktop.services.project_team import RoleDraft, TeamDraft, person_words, team_draft
from portfolio_desktop.ui.actions import shown_keys
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, heading, label, labelled
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from portfolio_desktop.ui.words import capital

_DAY_WIDTH = 104


class TeamForm(QWidget):
    """Shows a `TeamDraft` and gives it back as it is typed; `project` is "" for a new one."""

    def __init__(self, context: WindowContext, project: str) -> None:
        super().__init__()
        self._context = context
        reader = context.reader
        before = team_draft(reader, project) if project else TeamDraft()
        self.roles = RolesForm(sorted(set(person_words(reader).values())))
        self._before = before
        self.accountable = choice(
            _("Accountable participant"), [("", pgettext("organisation", "None"))], ""
        )
        rules = ((rule.value, capital(roll_up_word(rule))) for rule in RollUpRule)
        self.rule = choice(
            _("Suggestion for the overall status"),
            [("", _("The register's own rule")), *rules],
            before.roll_up.value if before.roll_up else "",
        )
        self.reporting: dict[str, QCheckBox] = {}
        self._boxes = QGridLayout()
        self._none = label(_("The register has no participants yet."), "caption")
        self._register = button(
            _("Participants and people…"), look="link", tip=shown_keys("Ctrl+Shift+D")
        )
        self._register.clicked.connect(self._show_register)
        self._lay_out()
        self._offer()
        self.accountable.setCurrentIndex(self.accountable.findData(before.accountable_id or ""))
        for role in before.roles:
            self.roles.add(role)
        self.setFocusProxy(self.accountable)

    def draft(self) -> TeamDraft:
        rule = self.rule.currentData()
        return TeamDraft(
            self.accountable.currentData() or None,
            RollUpRule(rule) if rule else None,
            frozenset(row for row, box in self.reporting.items() if box.isChecked()),
            self.roles.drafts(),
        )

    def focus_reporting(self) -> None:
        """To the participants that may report; where there is none, to where they are made."""
        next(iter(self.reporting.values()), self._register).setFocus()

    def _show_register(self) -> None:
        """Let participants be made, and offer those that came."""
        from portfolio_desktop.ui.dialogs.participants import ParticipantsDialog

        ParticipantsDialog(self._context, self.window()).exec()
        self._offer()
        self.focus_reporting()

    def _offer(self) -> None:
        """Offer every participant that is not offered yet; what was chosen stays."""
        for each in in_danish_order(self._context.reader):
            if each.id not in self.reporting and self._is_offered(each):
                self.accountable.addItem(each.name, each.id)
                box = QCheckBox(each.name)
                box.setChecked(each.id in self._before.participants)
                place = len(self.reporting)
                self.reporting[each.id] = box
                self._boxes.addWidget(box, place // 3, place % 3)
        self._none.setVisible(not self.reporting)
        self._order_stops()

    def _order_stops(self) -> None:
        """Let Tab go through the participants, which are made late, where they are seen."""
        before: QWidget = self._register
        for box in self.reporting.values():
            self.setTabOrder(before, box)
            before = box

    def _is_offered(self, participant: Participant) -> bool:
        """Those there today or later, and those that already stand in the project."""
        day, before = self._context.register.today(), self._before
        stands = participant.id in before.participants or participant.id == before.accountable_id
        ended = participant.valid_to is not None and participant.valid_to < day
        return stands or is_valid(participant, day) or not ended

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        above = QHBoxLayout()
        above.setSpacing(SPACE_L)
        for field in (self.accountable, self.rule):
            above.addWidget(labelled(field.accessibleName(), field), 1)
        column.addLayout(above)
        head = QHBoxLayout()
        head.addWidget(heading(_("Report on the project themselves")))
        head.addStretch(1)
        head.addWidget(self._register)
        column.addLayout(head)
        self._boxes.setHorizontalSpacing(SPACE_L)
        self._boxes.setVerticalSpacing(SPACE_XS)
        column.addWidget(self._none)
        column.addLayout(self._boxes)
        column.addWidget(heading(_("Steering group and project")))
        area = QScrollArea()
        area.setWidget(self.roles)
        area.setWidgetResizable(True)
        area.setMinimumHeight(120)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands in it can be reached
        column.addWidget(area, 1)


class RolesForm(QWidget):
    """A line for each person's role; a line without a name is no role."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._names = names
        self.lines: list[RoleLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE_M, 0)
        column.setSpacing(SPACE_S)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_S)
        self.add_button = button(_("Add a person"), look="link")
        self.add_button.clicked.connect(self._add_and_go)
        column.addLayout(self._rows)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def add(self, draft: RoleDraft) -> RoleLine:
        line = RoleLine(draft, self._names)
        line.gone.clicked.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._rows.addWidget(line)
        line.show()  # else it comes with a later event, and the cursor could not go there
        QWidget.setTabOrder(line.gone, self.add_button)
        return line

    def drafts(self) -> tuple[RoleDraft, ...]:
        return tuple(line.draft() for line in self.lines if line.person.text().strip())

    def _add_and_go(self) -> None:
        taken = {line.draft().role for line in self.lines}
        free = [role for role in (Role.CHAIR, Role.MANAGER) if role not in taken]
        self.add(RoleDraft(role=free[0] if free else Role.MEMBER)).person.setFocus()

    def _remove(self, line: RoleLine) -> None:
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add_button.setFocus()


class RoleLine(QWidget):
    """Role, person, from and until; a name that is new becomes a person."""

    def __init__(self, draft: RoleDraft, names: list[str]) -> None:
        super().__init__()
        self._id = draft.id
        roles = ((role.value, capital(role_word(role))) for role in Role)
        self.role: QComboBox = choice(_("Role"), roles, draft.role.value)
        self.person = TextLine(_("Person"), draft.person)
        self.person.setPlaceholderText(pgettext("party", "Name"))
        completer = QCompleter(names, self.person)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.person.setCompleter(completer)
        self._from = TextLine(_("In the role from"), draft.valid_from)
        self._from.setPlaceholderText(_("from"))
        self._to = TextLine(_("In the role until"), draft.valid_to)
        self._to.setPlaceholderText(_("until"))
        self.gone = button("✕", look="quiet", name=_("Remove the role"), tip=_("Remove the role"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self.role, 3)
        row.addWidget(self.person, 4)
        for field in (self._from, self._to):
            field.setFixedWidth(_DAY_WIDTH)
            row.addWidget(field)
        row.addWidget(self.gone)

    def draft(self) -> RoleDraft:
        return RoleDraft(
            self._id,
            Role(self.role.currentData()),
            self.person.text(),
            self._from.text(),
            self._to.text(),
        )
