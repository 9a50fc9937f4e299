"""What bringing in filled-in forms would do, and what the user decides about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from portfolio_desktop.exchange.form_values import FittedPage, FormReading
from portfolio_desktop.storage.values import Change, Position
from portfolio_desktop.workflows.import_values import PreviewRow, RowStatus


@dataclass(frozen=True, slots=True)
class FormFile:
    """A file that was looked at as a form: its `reading`, or in `refusal` the sentence that says
    why there is none. `modified` is when it was last saved, in seconds.
    """

    path: Path
    modified: float = 0.0
    reading: FormReading | None = None
    refusal: str = ""
    fitted: tuple[FittedPage, ...] = ()
    """The pages of an organisation's own form, before their `reading` is looked up."""
    unknown: bool = False
    """Whether it may be a form of the organisation's own that the register does not know yet."""


@dataclass(frozen=True, slots=True)
class FormSubjectKey:
    """Which report a page is; of several pages for one report only one can be taken."""

    project_id: str
    participant_id: str | None
    period: str


@dataclass(frozen=True, slots=True)
class FormRow:
    """One page of a form, or a file that is none. `row` is what it would do; `sender` who says to
    have filled it in. `offered` pages are brought in unless they are left out. `unknown` is the
    file that may be a form which the register does not know yet.
    """

    row: PreviewRow
    file: str
    sender: str = ""
    participant: str = ""
    subject: FormSubjectKey | None = None
    modified: float = 0.0
    offered: bool = False
    unknown: Path | None = None

    @property
    def key(self) -> str:
        return self.row.key

    @property
    def changes_something(self) -> bool:
        return self.row.status is RowStatus.CHANGED


@dataclass(frozen=True, slots=True)
class FormsPreview:
    """All pages in the order in which they should be looked at, the register at `position`."""

    position: Position
    rows: tuple[FormRow, ...]
    month_asked: bool = False
    """Whether one of the forms has no place for its month."""

    @property
    def month_missing(self) -> bool:
        """Whether nobody has said a month that is asked for, nor does a file's name."""
        problems = (each.row.problem for each in self.rows)
        return any(each is not None and each.code == "form.own_month_wanted" for each in problems)

    def count(self, status: RowStatus) -> int:
        return sum(each.row.status is status for each in self.rows)

    @property
    def offered(self) -> frozenset[str]:
        """The keys of the pages that are brought in where nobody decides otherwise."""
        return frozenset(each.key for each in self.rows if each.offered)


@dataclass(frozen=True, slots=True)
class FormsResult:
    """What was brought in; `change.edit` is None where nothing had to change."""

    change: Change
    preview: FormsPreview
    taken: frozenset[str]

    @property
    def left_out(self) -> tuple[FormRow, ...]:
        """Pages and files of which something could have been taken over, and was not."""
        return tuple(
            each
            for each in self.preview.rows
            if each.row.status is not RowStatus.UNCHANGED and each.key not in self.taken
        )
