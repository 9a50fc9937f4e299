"""`new`: an empty register, set up as the shipped defaults have it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from portfolio_desktop.cli.console import say
from portfolio_desktop.cli.opening import actor, require_fit_place
from portfolio_desktop.cli.options import require_ending
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.registers import new_register


def make_register(options: Namespace) -> int:
    path: Path = options.register
    require_ending(path, ".pfreg")
    require_fit_place(path)
    register = new_register(
        path,
        name=options.name or path.stem,
        forum=options.forum,
        secretariat=options.secretariat,
        actor=actor(),
    )
    register.close()
    say(_("Made {file}.").format(file=path))
    return 0
