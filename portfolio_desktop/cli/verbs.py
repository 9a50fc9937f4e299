"""Where each verb is carried out. The imports stand in the functions, so that a verb loads only
what it needs: `--version` answers before a database module could have been read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from portfolio_desktop import __version__
from portfolio_desktop.cli.console import Refusal
from portfolio_desktop.environment.screen import can_open_window
from portfolio_desktop.environment.texts import _

if TYPE_CHECKING:
    from argparse import Namespace


class OpenWindow(Protocol):
    """The window, handed in by the composition root; returns the program's exit status."""

    def __call__(self, register: Path | None) -> int: ...


Run: TypeAlias = "Callable[[Namespace, OpenWindow], int]"


def version_line() -> str:
    return f"Portfolio Desktop {__version__}"


def window(options: Namespace, open_window: OpenWindow) -> int:
    return show_window(options.register, open_window)


def show_window(register: Path | None, open_window: OpenWindow) -> int:
    if not can_open_window():
        raise Refusal(_("There is no screen here to open the window on."))
    return open_window(register)


def demo(options: Namespace, open_window: OpenWindow) -> int:
    from portfolio_desktop.cli.demo import show_demo

    return show_demo(options, open_window)


def new(options: Namespace, _open_window: OpenWindow) -> int:
    from portfolio_desktop.cli.new import make_register

    return make_register(options)


def import_file(options: Namespace, _open_window: OpenWindow) -> int:
    from portfolio_desktop.cli.importing import import_into

    return import_into(options)


def forms(options: Namespace, _open_window: OpenWindow) -> int:
    from portfolio_desktop.cli.forms import make_forms

    return make_forms(options)


def export(options: Namespace, _open_window: OpenWindow) -> int:
    from portfolio_desktop.cli.exporting import write_export

    return write_export(options)


def pack(options: Namespace, _open_window: OpenWindow) -> int:
    if options.meeting is not None:
        from portfolio_desktop.cli.meetings import print_meeting

        return print_meeting(options)
    from portfolio_desktop.cli.packing import print_status_report

    return print_status_report(options)


def sheet(options: Namespace, _open_window: OpenWindow) -> int:
    from portfolio_desktop.cli.sheets import print_sheets

    return print_sheets(options)


def meeting_list(options: Namespace, _open_window: OpenWindow) -> int:
    from portfolio_desktop.cli.meetings import list_meetings

    return list_meetings(options)


def meeting_create(options: Namespace, _open_window: OpenWindow) -> int:
    from portfolio_desktop.cli.meetings import create_meeting

    return create_meeting(options)


def meeting_issue(options: Namespace, _open_window: OpenWindow) -> int:
    from portfolio_desktop.cli.meetings import issue_meeting

    return issue_meeting(options)


def check(options: Namespace, _open_window: OpenWindow) -> int:
    from portfolio_desktop.cli.checking import check_register

    return check_register(options)


def history(options: Namespace, _open_window: OpenWindow) -> int:
    from portfolio_desktop.cli.history import list_history

    return list_history(options)


def tables(options: Namespace, _open_window: OpenWindow) -> int:
    from portfolio_desktop.cli.tables import show_tables

    return show_tables(options)
