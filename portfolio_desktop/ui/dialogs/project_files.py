"""The documents that are kept with a project: its project basis, PID, closing report and others."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import finding
from portfolio_desktop.services.attachments import Owner, OwnerField
from portfolio_desktop.ui.attachments import AttachmentList
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.file_choice import FileChoice

_SIZE = (560, 420)


class ProjectFilesDialog(FramedDialog):
    """Every change is carried out at once; the documents count for the project's phase changes."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        project: str,
        files: FileChoice | None = None,
    ) -> None:
        title = _("Documents of the project")
        super().__init__(context, parent, title)
        whose = finding.project(context.reader, project)
        self.show_head(title, f"{whose.number} {whose.name}")
        self.resize(*_SIZE)
        self.files = AttachmentList(context, Owner(OwnerField.PROJECT, project), files=files)
        self.files.changed.connect(self.make_room)
        advice = _(
            "Say under ⋯ › Document what each file is: then change requests know which documents a"
            " phase change has and which it lacks."
        )
        self.body.addWidget(label(advice, "caption", wrap=True))
        self.body.addWidget(self.files)
        self.body.addStretch(1)
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.reject)
        self.show_foot((), (close,))
        self.files.add.setFocus()
