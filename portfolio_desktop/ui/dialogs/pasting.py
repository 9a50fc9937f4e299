"""What a block from a spreadsheet would write, looked through before it is written."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.economy_preview import PastedLine, PastePreview
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.pages.records import (
    ROW_HEIGHT,
    TWO_LINES,
    RecordColumn,
    RecordModel,
    RecordTable,
)

_SIZE = (900, 560)
_WIDTHS = (140, 250, 0)


class PastingDialog(FramedDialog):
    """The cells that cannot be written stand first; the others are written when that is wished."""

    def __init__(self, context: WindowContext, parent: QWidget, preview: PastePreview) -> None:
        title = _("Paste from a spreadsheet")
        super().__init__(context, parent, title)
        self.show_head(title, _("Rows and columns are counted in what was copied."))
        self.resize(*_SIZE)
        self.told = label(preview.told, "strong", wrap=True)
        columns: tuple[RecordColumn[PastedLine], ...] = (
            RecordColumn(_("Cell"), lambda line: line.cell, _WIDTHS[0]),
            RecordColumn(_("What it is about"), lambda line: line.about, _WIDTHS[1]),
            RecordColumn(_("What becomes of it"), _becomes),
        )
        self.lines: RecordModel[PastedLine] = RecordModel(columns, self)
        self.lines.set_records(preview.lines)
        height = (
            TWO_LINES
            if any(line.refused or line.doubtful for line in preview.lines)
            else ROW_HEIGHT
        )
        table = RecordTable(_("Cells that were pasted"), self.lines, height)
        table.lay_out(_WIDTHS)
        self.body.addWidget(self.told)
        self.body.addWidget(table, 1)
        table.setVisible(bool(preview.lines))
        self.body.addStretch(0 if preview.lines else 1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        count = len(preview.wishes)
        words = ngettext("Write {count} amount", "Write {count} amounts", count)
        self.write = button(words.format(count=count), look="primary")
        self.write.setEnabled(bool(count))
        self.write.clicked.connect(self.accept)
        self.show_foot((), (cancel, self.write))
        (self.write if count else cancel).setFocus()


def _becomes(line: PastedLine) -> str:
    return _("Left out: {why}").format(why=line.becomes) if line.refused else line.becomes
