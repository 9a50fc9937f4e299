"""What was done with an attachment, and what a rule found wrong: phrases and sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from portfolio_desktop.environment.texts import mark

ATTACHMENT_PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "attachment_added": mark("attachment added: {name}"),
        "attachment_renamed": mark("the attachment {before} is called {name}"),
        "attachment_kind": mark("which document {name} is"),
        "attachment_moved": mark("place of the attachment {name}"),
        "attachment_closed": mark("{name} kept out of the open edition"),
        "attachment_opened": mark("{name} let into the open edition"),
        "attachment_removed": mark("attachment removed: {name}"),
    }
)
ATTACHMENT_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "attachment_unknown": mark("The attachment is no longer in the register."),
        "attachment_unnamed": mark("The attachment has no name. Write one."),
        "attachment_filed": mark(
            "“{text}” is filed in the case system, so it stays. Take the tick away first if it was"
            " set by mistake."
        ),
        "attachment_kind": mark(
            "“{text}” cannot be kept in the register. PDF, Word, Excel and PowerPoint files and"
            " pictures (PNG, JPEG) can."
        ),
        "attachment_empty": mark("“{text}” is empty. Choose the file again."),
        "attachment_large": mark(
            "“{text}” is larger than {most} MB. Make it smaller, or add a link to where it lies."
        ),
        "attachment_not_so": mark(
            "“{text}” is not the kind of file that its name says. Open it, save it again, and add"
            " it then."
        ),
        "closed_reason_missing": mark("Write why it is closed: the open edition says so."),
    }
)
