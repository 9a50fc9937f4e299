"""The options of the verbs that are about a meeting."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from portfolio_desktop.cli.pack_options import pack_choice
from portfolio_desktop.environment.texts import _

EDITIONS = ("full", "open")


def meeting_papers(verb: ArgumentParser) -> None:
    """Those of `pack`: the papers of a meeting instead of the status report."""
    _meeting(verb, required=False)
    verb.add_argument(
        "--kind",
        choices=["agenda", "minutes", "annotated"],
        help=_("agenda, minutes, or the chair's annotated agenda"),
    )
    _edition(verb)
    verb.add_argument(
        "--issued",
        type=_version,
        metavar="VERSION",
        help=_("as that version was sent, byte for byte"),
    )
    pack_choice(verb)


def new_meeting(verb: ArgumentParser) -> None:
    verb.add_argument(
        "--date", required=True, metavar="DATE", help=_("the day on which the board meets")
    )
    verb.add_argument("--forum", metavar="TEXT", help=_("the board that meets"))
    verb.add_argument("--number", metavar="TEXT", help=_("the number of the meeting"))
    verb.add_argument("--title", metavar="TEXT", help=_("what the meeting is called"))
    verb.add_argument("--starts", metavar="TIME", help=_("when it begins"))
    verb.add_argument("--ends", metavar="TIME", help=_("when it ends"))
    verb.add_argument("--place", metavar="TEXT", help=_("where it is held"))
    verb.add_argument("--fill", action="store_true", help=_("put on the agenda what belongs there"))


def issued_papers(verb: ArgumentParser) -> None:
    _meeting(verb, required=True)
    verb.add_argument(
        "--kind",
        choices=["agenda", "late", "draft", "minutes"],
        default="agenda",
        help=_("agenda, late papers, draft minutes or approved minutes"),
    )
    _edition(verb)
    verb.add_argument("--sent-on", metavar="DATE", help=_("when it is sent; else today"))
    verb.add_argument("--sent-to", metavar="TEXT", help=_("to whom it is sent"))
    verb.add_argument(
        "-o", "--output", type=Path, metavar="FILE.pdf", help=_("also write it to this file")
    )
    pack_choice(verb)


def _meeting(verb: ArgumentParser, *, required: bool) -> None:
    verb.add_argument(
        "--meeting",
        required=required,
        metavar="ID|DATE",
        help=_("the meeting, by its id or its day"),
    )


def _edition(verb: ArgumentParser) -> None:
    verb.add_argument(
        "--edition",
        choices=EDITIONS,
        default="full",
        help=_("with or without what is closed"),
    )


def _version(text: str) -> int:
    if not text.isdecimal():
        raise ArgumentTypeError(
            _("“{text}” is no version. Write its number, such as 2.").format(text=text)
        )
    return int(text)
