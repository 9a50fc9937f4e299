"""`demo`: a register of twenty projects with a year behind them, its printed report, the window."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from portfolio_desktop.cli.console import say
from portfolio_desktop.cli.opening import opened, require_fit_place
from portfolio_desktop.cli.verbs import OpenWindow
from portfolio_desktop.environment.screen import has_screen
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.pack_content import PackOptions
from portfolio_desktop.workflows.demo import demo_texts, make_demo, shown_period
from portfolio_desktop.workflows.packing import print_pack

FOLDER = Path("demo")


def show_demo(options: Namespace, open_window: OpenWindow) -> int:
    """An earlier demo in the folder is left alone: each call makes its own, under a free name."""
    folder: Path = options.dir or FOLDER
    require_fit_place(folder / "demo")
    register = make_demo(folder)
    pack = register.with_suffix(".pdf")
    with opened(register) as opened_register:
        print_pack(opened_register, PackOptions(shown_period(demo_texts())), pack)
    say(_("Register: {file}").format(file=register))
    say(_("Status report: {file}").format(file=pack))
    if options.no_window:
        return 0
    if not has_screen():
        say(_("There is no screen here, so no window is opened."))
        return 0
    return open_window(register)
