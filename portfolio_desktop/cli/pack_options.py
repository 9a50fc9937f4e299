"""What of the papers is printed, as it is asked for on the command line."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from portfolio_desktop.cli.console import Refusal
from portfolio_desktop.cli.options import project_named
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.pack_parts import (
    USUAL,
    Carried,
    GridPaper,
    PackChoice,
    Part,
    SheetsOf,
)
from portfolio_desktop.storage.reader import Reader

_Word = TypeVar("_Word", bound=StrEnum)


def pack_choice(verb: ArgumentParser) -> None:
    """The options of a choice; what is not said is as usual."""
    verb.add_argument(
        "--parts",
        metavar="PARTS",
        help=_("only these parts, in this order: {parts}").format(parts=_listed(Part)),
    )
    verb.add_argument(
        "--no-annexes",
        dest="annexes",
        action="store_false",
        help=_("without the pages of the annexes"),
    )
    verb.add_argument(
        "--sheets",
        metavar="escalated|all|NUMBERS",
        help=_("sheets of the escalated projects, of all, or of these (22-3,18-6)"),
    )
    verb.add_argument(
        "--paper",
        choices=[each.value for each in GridPaper],
        help=_("the paper of the portfolio table"),
    )
    verb.add_argument(
        "--draft", action="store_true", help=_("say across every page that it is a draft")
    )
    verb.add_argument(
        "--attach",
        metavar="xlsx,json",
        help=_("attach the register as a workbook, as JSON or as both"),
    )


def chosen(
    options: Namespace,
    reader: Reader,
    possible: Sequence[Part],
    *,
    usual: PackChoice = USUAL,
    open_only: bool = False,
) -> PackChoice:
    """The choice that is asked for, of the parts that are possible; `Refusal` where it makes no
    sense. What is not said is `usual`."""
    choice = usual.only(possible)
    if options.parts is not None:
        choice = replace(choice, parts=_parts(options.parts, possible))
    if not options.annexes:
        choice = choice.only([part for part in choice.parts if part is not Part.ANNEXES])
    if options.sheets is not None:
        choice = _with_sheets(choice, options, possible, reader)
    if options.attach is not None:
        choice = replace(choice, carried=_carried(options.attach, open_only=open_only))
    paper = GridPaper(options.paper) if options.paper else choice.grid_paper
    return replace(choice, grid_paper=paper, draft=options.draft)


def says_choice(options: Namespace) -> bool:
    """Whether anything of a choice is asked for."""
    given = (options.parts, options.sheets, options.paper, options.attach)
    return any(each is not None for each in given) or options.draft or not options.annexes


def _parts(text: str, possible: Sequence[Part]) -> tuple[Part, ...]:
    parts = _words(Part, text)
    strange = [part for part in parts if part not in possible]
    if strange:
        raise Refusal(
            _("“{part}” has no place here. What can be printed is {parts}.").format(
                part=strange[0].value, parts=_listed(possible)
            )
        )
    return parts


def _with_sheets(
    choice: PackChoice, options: Namespace, possible: Sequence[Part], reader: Reader
) -> PackChoice:
    """Whose sheets; who names none of the parts gets them by asking for them."""
    text: str = options.sheets
    if options.parts is None and Part.SHEETS in possible:
        choice = replace(choice, parts=tuple(dict.fromkeys((*choice.parts, Part.SHEETS))))
    if Part.SHEETS not in choice.parts:
        raise Refusal(_("No project sheets are printed here. Leave out --sheets."))
    if text in (SheetsOf.ESCALATED, SheetsOf.ALL):
        return replace(choice, sheets=SheetsOf(text))
    numbers = [each.strip() for each in text.split(",") if each.strip()]
    if not numbers:
        raise Refusal(_("--sheets names no project."))
    projects = tuple(project_named(reader, number) for number in numbers)
    return replace(choice, sheets=SheetsOf.CHOSEN, projects=projects)


def _carried(text: str, *, open_only: bool) -> tuple[Carried, ...]:
    carried = _words(Carried, text)
    if open_only:
        raise Refusal(
            _(
                "The register itself holds what is closed, so it is never attached to the open"
                " edition. Leave out --attach."
            )
        )
    return carried


def _words(words: type[_Word], text: str) -> tuple[_Word, ...]:
    """The words of a list with commas, each once; `Refusal` for an empty one or a strange word."""
    known = {each.value: each for each in words}
    given = [each.strip().lower() for each in text.split(",") if each.strip()]
    for each in given or [text]:
        if each not in known:
            raise Refusal(
                _("“{word}” is not known here. It can be {words}.").format(
                    word=each, words=_listed(words)
                )
            )
    return tuple(known[each] for each in dict.fromkeys(given))


def _listed(words: type[StrEnum] | Sequence[StrEnum]) -> str:
    return ", ".join(each.value for each in words)
