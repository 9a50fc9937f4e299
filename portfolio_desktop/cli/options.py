"""What options mean: months, days and the file endings, or a refusal in words."""

from __future__ import annotations

from argparse import Namespace
from datetime import date, datetime, time
from pathlib import Path

from portfolio_desktop.cli.console import Refusal
from portfolio_desktop.domain.dates import Precision, read_date
from portfolio_desktop.domain.ordering import danish_key
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.files import require_usable_name
from portfolio_desktop.environment.texts import _
from portfolio_desktop.environment.zone import COPENHAGEN
from portfolio_desktop.services.messages import message_for_file
from portfolio_desktop.services.search import folded
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.workflows.paper_files import PaperFormat

_DATABASE = b"SQLite format 3\0"


def month(text: str | None) -> Period | None:
    """`2023-10`; None when nothing was said."""
    if text is None:
        return None
    try:
        return Period.parse(text)
    except ValueError:
        raise Refusal(
            _("“{text}” is not a month. Write it as 2023-10.").format(text=text)
        ) from None


def day(text: str) -> date:
    """A day in ISO or Danish order."""
    value = read_date(text)
    if value.precision is not Precision.DAY or value.latest is None:
        raise Refusal(
            _("“{text}” is not a day. Write it as 2023-11-10 or 10.11.2023.").format(text=text)
        )
    return value.latest


def end_of_day(text: str) -> datetime:
    """The last moment in Copenhagen of a day, written as for `day`."""
    return datetime.combine(day(text), time.max, COPENHAGEN)


def require_ending(path: Path, ending: str) -> None:
    """Refuse a name that does not end as its content wants; capitals are the same."""
    if path.suffix.lower() != ending:
        name = path.name or path  # "." has no name
        raise Refusal(_("{file} must end in {ending}.").format(file=name, ending=ending))


def paper_format(options: Namespace) -> PaperFormat:
    """The kind of file that is wished for, or that the name's ending says; the name must fit."""
    path: Path = options.output
    endings = {each.ending: each for each in PaperFormat}
    wanted = PaperFormat(options.format) if options.format else None
    kind = wanted or endings.get(path.suffix.lower())
    if kind is None:
        name = path.name or path
        raise Refusal(_("{file} must end in .pdf, .docx or .xlsx.").format(file=name))
    require_ending(path, kind.ending)
    return kind


def require_free_place(path: Path, *inputs: Path) -> None:
    """Refuse to write where it would cost a file that the verb reads, or any register, and where
    nothing can be written at all. Asked before anything is changed.
    """
    if path.name:  # "." has none, and is the folder that one stands in
        _require_usable_name(path)
    if path.is_dir():
        raise Refusal(_("{file} is a folder.").format(file=path))
    if not path.parent.is_dir():
        raise Refusal(_("There is no folder {folder}.").format(folder=path.parent))
    if not path.exists():
        return
    if any(other.exists() and path.samefile(other) for other in inputs) or _is_database(path):
        raise Refusal(
            _("{file} would be lost. Choose another name for what is to be written.").format(
                file=path
            )
        )


def _require_usable_name(path: Path) -> None:
    """First of all: to look at what is a device on Windows may take for ever."""
    try:
        require_usable_name(path)
    except OSError as error:
        raise Refusal(message_for_file(path, error).text) from error


def _is_database(path: Path) -> bool:
    """Whether a register stands there, under whatever name."""
    with path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


def shown_month(reader: Reader, today: date) -> Period:
    """What is shown when no month is named: the last one reported on, else the present one."""
    return max(reader.periods(), default=Period.of(today))


def project_named(reader: Reader, wanted: str) -> str:
    """The one project of that number; doubles exist, since nobody's typing is refused, and then
    the name tells which.
    """
    text = wanted.strip()
    projects = reader.projects()
    numbered = [project for project in projects if project.number == text]
    found = numbered or [each for each in projects if folded(each.name) == folded(text)]
    if len(found) == 1:
        return found[0].id
    if not found:
        raise Refusal(_("No project has the number {number}.").format(number=text))
    names = sorted((project.name for project in found), key=danish_key)
    raise Refusal(
        _("Several projects have the number {number}: {names}. Give the name instead.").format(
            number=text, names=", ".join(_("“{name}”").format(name=name) for name in names)
        )
    )
