"""The verbs with their flags; how each is carried out is decided in `verbs`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TypeAlias

from portfolio_desktop.cli import verbs
from portfolio_desktop.cli.console import Refusal
from portfolio_desktop.cli.first_words import VERBS, first_word, require_register
from portfolio_desktop.cli.meeting_options import issued_papers, meeting_papers, new_meeting
from portfolio_desktop.environment.texts import Language, _

PROGRAM = "portfolio-desktop"


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are refusals like any other, in one line."""

    def error(self, message: str) -> NoReturn:
        raise Refusal(
            _("{problem} (see {program} --help)").format(problem=message, program=self.prog)
        )


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The verb and its options, `run` being what carries it out; `Refusal` when it makes no sense.

    Without a verb the first word is the register that the window opens.
    """
    first = first_word(arguments)
    parser = _parser(is_verb=first in VERBS)
    options, strange = parser.parse_known_args(arguments)
    if first and first not in VERBS:
        require_register(Path(first))
    if strange:
        parser.error(_("unrecognized arguments: %s") % " ".join(strange))
    return options


def _parser(*, is_verb: bool) -> Parser:
    description = _("The portfolio register of a steering group's secretariat.")
    parser = Parser(prog=PROGRAM, description=description, allow_abbrev=False)
    # argparse says what a version is for in English only.
    parser.add_argument(
        "--version",
        action="version",
        version=verbs.version_line(),
        help=_("show program's version number and exit"),
    )
    _language(parser)
    if not is_verb:
        parser.epilog = _("Verbs: {verbs}. More on each: {program} VERB --help").format(
            verbs=", ".join(VERBS), program=PROGRAM
        )
        parser.add_argument(
            "register", nargs="?", type=Path, metavar="REGISTER", help=_("the register to open")
        )
        parser.set_defaults(run=verbs.window)
        return parser
    kinds = parser.add_subparsers(required=True, metavar="VERB")
    for add in (
        *(_demo, _new, _import, _forms, _export, _pack, _sheet),
        *(_meeting, _check, _history, _tables),
    ):
        add(kinds)
    return parser


def _language(parser: Parser) -> None:
    """Before the verb or after it; `named_language` has seen it wherever it stands."""
    parser.add_argument(
        "--language",
        choices=[language.value for language in Language],
        default=argparse.SUPPRESS,
        help=_("speak Danish (da) or English (en)"),
    )


_Kinds: TypeAlias = "argparse._SubParsersAction[Parser]"


def _verb(kinds: _Kinds, name: str, run: verbs.Run, summary: str) -> Parser:
    verb = kinds.add_parser(name, help=summary, description=summary, allow_abbrev=False)
    verb.set_defaults(run=run)
    _language(verb)
    return verb


def _register(verb: Parser, explanation: str) -> None:
    verb.add_argument("register", type=Path, metavar="REGISTER", help=explanation)


def _demo(kinds: _Kinds) -> None:
    verb = _verb(
        kinds,
        "demo",
        verbs.demo,
        _("make a demo register and its board report, then open the window"),
    )
    verb.add_argument("--dir", type=Path, metavar="DIR", help=_("the folder to put them in"))
    verb.add_argument("--no-window", action="store_true", help=_("do not open the window"))


def _new(kinds: _Kinds) -> None:
    verb = _verb(kinds, "new", verbs.new, _("make an empty register"))
    _register(verb, _("the file to make; it must not exist"))
    verb.add_argument("--name", metavar="TEXT", help=_("what the register is called"))
    verb.add_argument("--forum", default="", metavar="TEXT", help=_("the board it is kept for"))
    verb.add_argument("--secretariat", default="", metavar="TEXT", help=_("who keeps it"))


def _import(kinds: _Kinds) -> None:
    verb = _verb(
        kinds,
        "import",
        verbs.import_file,
        _("bring in a status table (xlsx, docx, pdf, csv), report forms or a register (json)"),
    )
    verb.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE",
        help=_("the file to read; several where they are report forms"),
    )
    verb.add_argument(
        "--register", type=Path, required=True, metavar="REGISTER", help=_("where to put it")
    )
    verb.add_argument(
        "--period", metavar="YYYY-MM", help=_("the month of a table, or of forms that say none")
    )
    verb.add_argument(
        "--mapping", type=Path, metavar="M.json", help=_("which column means what, as JSON")
    )
    verb.add_argument(
        "--accept-proposed",
        action="store_true",
        help=_("take over the lamps that only the remarks name"),
    )
    verb.add_argument(
        "--form-layout",
        type=Path,
        metavar="L.json",
        help=_("where your own report form has its answers, as JSON; the register keeps it"),
    )
    verb.add_argument("--dry-run", action="store_true", help=_("only say what would be done"))
    verb.add_argument(
        "--report", type=Path, metavar="R.json", help=_("write what became of each row and column")
    )


def _forms(kinds: _Kinds) -> None:
    verb = _verb(kinds, "forms", verbs.forms, _("make report forms to be filled in"))
    _register(verb, _("the register to read"))
    verb.add_argument("--period", metavar="YYYY-MM", help=_("the month to report on"))
    verb.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help=_("the folder to write them in")
    )
    verb.add_argument(
        "--project",
        action="append",
        default=[],
        metavar="NUMBER",
        help=_("only this project; can be said several times"),
    )
    verb.add_argument(
        "--participant",
        action="append",
        default=[],
        metavar="NAME",
        help=_("a form for this participant instead; can be said several times"),
    )
    verb.add_argument(
        "--per-participant",
        action="store_true",
        help=_("a form for each participant instead of each project"),
    )
    verb.add_argument(
        "--missing", action="store_true", help=_("only for reports that have not come in")
    )


def _export(kinds: _Kinds) -> None:
    verb = _verb(kinds, "export", verbs.export, _("write the register as json, xlsx or csv"))
    _register(verb, _("the register to read"))
    verb.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="FILE",
        help=_("the file to write; its ending says which kind"),
    )
    verb.add_argument(
        "--as-of", metavar="DATE", help=_("as the register was at the end of that day")
    )
    verb.add_argument("--period", metavar="YYYY-MM", help=_("the month shown in xlsx and csv"))
    verb.add_argument("--with-persons", action="store_true", help=_("with names of persons (json)"))
    verb.add_argument("--with-history", action="store_true", help=_("with every edit (json)"))


def _pack(kinds: _Kinds) -> None:
    verb = _verb(
        kinds,
        "pack",
        verbs.pack,
        _("print the board's status report, or the papers of a meeting, as PDF"),
    )
    _register(verb, _("the register to read"))
    verb.add_argument(
        "-o", "--output", type=Path, required=True, metavar="PACK.pdf", help=_("the file to write")
    )
    verb.add_argument(
        "--format",
        choices=["pdf", "docx", "xlsx"],
        help=_("PDF, Word, or the list of projects as a workbook; else as the file's ending says"),
    )
    _shown_state(verb)
    verb.add_argument(
        "--purpose",
        choices=["new", "all", "none"],
        default="new",
        help=_("print the purpose of new projects, of all or of none"),
    )
    verb.add_argument(
        "--no-secretariat-remarks",
        dest="notes",
        action="store_false",
        help=_("leave out the secretariat's own remarks"),
    )
    verb.add_argument(
        "--no-sub-projects",
        dest="sub_projects",
        action="store_false",
        help=_("one row for each programme, without its sub-projects"),
    )
    meeting_papers(verb)


def _shown_state(verb: Parser) -> None:
    """Of which month a paper tells, from when, and compared with what."""
    verb.add_argument("--period", metavar="YYYY-MM", help=_("the month to report on"))
    verb.add_argument(
        "--as-of", metavar="DATE", help=_("as the register was at the end of that day")
    )
    verb.add_argument(
        "--compared-with-meeting",
        metavar="DATE",
        help=_("compare with what the meeting on that day saw, instead of with last month"),
    )


def _sheet(kinds: _Kinds) -> None:
    verb = _verb(kinds, "sheet", verbs.sheet, _("print a sheet for each of these projects, as PDF"))
    _register(verb, _("the register to read"))
    verb.add_argument(
        "projects", nargs="+", metavar="NUMBER", help=_("the numbers of the projects")
    )
    verb.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE.pdf", help=_("the file to write")
    )
    _shown_state(verb)
    verb.add_argument(
        "--edition",
        choices=["full", "open"],
        default="full",
        help=_("the whole of it, or without what is closed"),
    )


def _meeting(kinds: _Kinds) -> None:
    summary = _("list the meetings, make one, or issue its papers")
    verb = kinds.add_parser("meeting", help=summary, description=summary, allow_abbrev=False)
    _language(verb)
    acts = verb.add_subparsers(required=True, metavar="list|create|issue")
    listing = _verb(acts, "list", verbs.meeting_list, _("list the meetings and what was issued"))
    making = _verb(acts, "create", verbs.meeting_create, _("make a meeting; says its id"))
    issuing = _verb(
        acts, "issue", verbs.meeting_issue, _("keep the papers of a meeting as they are sent out")
    )
    for each in (listing, making, issuing):
        _register(each, _("the register with the meetings"))
    listing.add_argument("--json", action="store_true", help=_("answer as JSON"))
    new_meeting(making)
    issued_papers(issuing)


def _check(kinds: _Kinds) -> None:
    verb = _verb(kinds, "check", verbs.check, _("look for damage, and for what to mend in print"))
    _register(verb, _("the register to check"))
    verb.add_argument("--period", metavar="YYYY-MM", help=_("the month whose warnings to list"))
    verb.add_argument("--json", action="store_true", help=_("answer as JSON"))


def _history(kinds: _Kinds) -> None:
    verb = _verb(kinds, "history", verbs.history, _("list the edits, newest first"))
    _register(verb, _("the register to read"))
    verb.add_argument("--project", metavar="NUMBER", help=_("only edits of this project"))
    verb.add_argument(
        "--all-changes", action="store_true", help=_("tell all that a large edit changed")
    )
    verb.add_argument("--json", action="store_true", help=_("answer as JSON"))


def _tables(kinds: _Kinds) -> None:
    verb = _verb(kinds, "tables", verbs.tables, _("show the tables found in a file"))
    verb.add_argument("file", type=Path, metavar="FILE", help=_("the file to read"))
    verb.add_argument("--json", action="store_true", help=_("answer as JSON"))
