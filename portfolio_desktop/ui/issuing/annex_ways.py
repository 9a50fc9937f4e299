"""What was found in the annexes, each with what becomes of it, to choose anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.annex_values import AnnexProblem, AnnexWay, PreparedAnnex
from portfolio_desktop.services.annex_words import way_word
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.controls import button, heading, label
from portfolio_desktop.ui.tokens import SPACE_S, SPACE_XS


class AnnexWays(QWidget):
    """Lists the annexes that are not bound in, or lost something; of those that are only read aloud
    page by page it is said how many they are, until they are asked for. `chosen(annex id,
    AnnexWay)` when the user wants something else of one."""

    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._annexes: tuple[PreparedAnnex, ...] = ()
        self._all = False
        self._lines: dict[str, tuple[QLabel, ChoiceBox]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, SPACE_S, 0, 0)
        self._column.setSpacing(SPACE_XS)
        self.hide()

    def show_annexes(self, annexes: Sequence[PreparedAnnex]) -> None:
        if _facts(annexes) == _facts(self._annexes):
            return  # a list that is being used stays
        former = self._offered()
        self._annexes = tuple(annexes)
        if self._offered() == former:
            for annex in self._told():  # the one that was just chosen keeps the focus
                self._tell(annex)
        else:
            self._list()

    def _told(self) -> tuple[PreparedAnnex, ...]:
        return tuple(
            each
            for each in self._annexes
            if to_look_at(each) or (self._all and is_read_as_picture(each))
        )

    def _offered(self) -> object:
        """What each annex is called, and what can be chosen for it."""
        told = [(each.id, each.name.label, each.facts.can_be_bound) for each in self._told()]
        return told, sum(map(is_read_as_picture, self._annexes))

    def _list(self) -> None:
        self._clear()
        told, pictures = self._told(), sum(map(is_read_as_picture, self._annexes))
        if told:
            self._column.addWidget(heading(_("Annexes to look at")))
        for annex in told:
            self._add(annex)
        if pictures:
            self._tell_pictures(pictures)
        self.setVisible(bool(told or pictures))

    def _tell_pictures(self, count: int) -> None:
        """One line, since nothing is lost: most files that come from others are like that."""
        words = ngettext(
            "{count} annex is shown as pictures to screen readers.",
            "{count} annexes are shown as pictures to screen readers.",
            count,
        )
        self._column.addWidget(label(words.format(count=count), "caption", wrap=True))
        if not self._all:
            show = button(_("Show which"), look="link", name=_("Show which annexes"))
            show.clicked.connect(self._show_all)
            self._column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        self._all = True
        self._list()
        _words, first = next(iter(self._lines.values()))
        first.setFocus()

    def _add(self, annex: PreparedAnnex) -> None:
        words, ways = label("", "caption", wrap=True), ChoiceBox()
        self._lines[annex.id] = (words, ways)
        self._column.addWidget(words)
        ways.setAccessibleName(_("What becomes of {annex}").format(annex=annex.name.label))
        for way in AnnexWay:
            if way is not AnnexWay.BIND or annex.facts.can_be_bound:
                ways.addItem(way_word(way), way.value)
        self._tell(annex)
        ways.activated.connect(
            lambda place: self.chosen.emit(annex.id, AnnexWay(ways.itemData(place)))
        )
        self._column.addWidget(ways)
        self._column.addSpacing(SPACE_XS)

    def _tell(self, annex: PreparedAnnex) -> None:
        """What was found, and what becomes of it now."""
        words, ways = self._lines[annex.id]
        words.setText("\n".join(annex.findings) or f"{annex.name.label} {annex.name.title}")
        ways.setAccessibleDescription(words.text())
        ways.setCurrentIndex(ways.findData(annex.way.value))

    def _clear(self) -> None:
        self._lines.clear()
        while self._column.count():
            item = self._column.takeAt(0)
            part = item.widget() if item is not None else None
            if part is not None:
                part.hide()
                part.deleteLater()


def to_look_at(annex: PreparedAnnex) -> bool:
    """Whether it is not bound in, or is and lost something."""
    lost = set(annex.facts.problems) - {AnnexProblem.UNTAGGED}
    return annex.way is not AnnexWay.BIND or bool(lost)


def is_read_as_picture(annex: PreparedAnnex) -> bool:
    """Whether that its pages are not tagged is all that there is to say of it."""
    return bool(annex.facts.problems) and not to_look_at(annex)


def unbound_words(annexes: Sequence[PreparedAnnex]) -> str:
    """ "2 bilag bindes ikke ind"; "" where all are."""
    count = sum(each.way is not AnnexWay.BIND for each in annexes)
    words = ngettext("{count} annex is not bound in", "{count} annexes are not bound in", count)
    return words.format(count=count) if count else ""


def unbound_lines(annexes: Sequence[PreparedAnnex]) -> list[str]:
    """Each annex that is not bound in, with what becomes of it."""
    return [_unbound_line(each) for each in annexes if each.way is not AnnexWay.BIND]


def _unbound_line(annex: PreparedAnnex) -> str:
    name = f"{annex.name.label} {annex.name.title}".strip()
    return " ".join(annex.findings) or f"{name}: {way_word(annex.way).lower()}"


def with_way(
    ways: Mapping[str, AnnexWay], annex: str, way: AnnexWay
) -> tuple[tuple[str, AnnexWay], ...]:
    """What was chosen, with this; who wants it bound in has chosen nothing."""
    chosen = {**ways, annex: way}
    return tuple(sorted(each for each in chosen.items() if each[1] is not AnnexWay.BIND))


def _facts(annexes: Sequence[PreparedAnnex]) -> list[tuple[str, AnnexWay, tuple[str, ...]]]:
    return [(each.id, each.way, each.findings) for each in annexes]
