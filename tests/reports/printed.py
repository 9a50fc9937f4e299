"""Everything the program prints, as files: what validators of PDF standards are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.domain.meetings import (
    Edition,
    IssueKind,
    ItemSource,
    Meeting,
    MeetingIssue,
    MeetingState,
)
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.reports.agenda_report import render_agenda
from portfolio_desktop.reports.archive import AttachedFile, Relationship
from portfolio_desktop.reports.figures import Strips, figure_block
from portfolio_desktop.reports.paper import Paper
from portfolio_desktop.reports.sections import drawing
from portfolio_desktop.reports.status_report import render_status_report
from portfolio_desktop.reports.style import HEADING, PORTRAIT
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.issues import Sending
from portfolio_desktop.services.look_values import Look
from portfolio_desktop.services.pack_content import PackOptions
from portfolio_desktop.services.pack_parts import (
    STATUS_PARTS,
    Carried,
    GridPaper,
    PackChoice,
    Part,
    SheetsOf,
)
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.demo import demo_texts, make_demo, shown_period
from portfolio_desktop.workflows.issuing import (
    agenda_bytes,
    issue_now,
    issued_bytes,
    prepare_issue,
)
from portfolio_desktop.workflows.packing import pack_bytes, read_pack
from tests.reports import figure_samples
from tests.reports.annexed import agenda_in, many, real_ones
from tests.reports.sample import IDENTITY, content
from tests.services.look_pictures import picture
from tests.services.meeting_ground import ITEMS, board_register, put

HELD = MeetingState.HELD
Printed = Iterator[tuple[str, bytes]]


def everything_printed(folder: Path) -> list[Path]:
    """One file for each kind of paper, and for each way it can be cut, in a folder of their own."""
    out = folder / "printed"
    out.mkdir()
    use_language(Language.DANISH)
    files = []
    makers: tuple[Callable[[Path], Printed], ...] = (_demo, _board, _by_hand, _figures, _annexed)
    for make in makers:
        for name, pdf in make(folder):
            files.append(out / f"{name}.pdf")
            files[-1].write_bytes(pdf)
    return files


def _demo(folder: Path) -> Printed:
    """All papers of all meetings of the demo, in both editions, and what was issued of them."""
    with open_register(make_demo(folder), actor="test") as register:
        options = PackOptions(shown_period(demo_texts()))
        report = read_pack(register, options)
        yield "report", pack_bytes(report)
        held = [each for each in register.reader.board.rows(Meeting) if each.state is HELD]
        for number, meeting in enumerate((_ahead(register), *held)):
            for wish in _wishes(meeting):
                name = f"{number}-{wish.kind}-{wish.edition}"
                prepared = prepare_issue(register, wish)
                yield name, agenda_bytes(prepared.content)
        everything = PackChoice(
            sheets=SheetsOf.ALL, grid_paper=GridPaper.A3, draft=True, carried=tuple(Carried)
        )
        wish = AgendaWish(_ahead(register).id, choice=everything)
        yield "every-part", agenda_bytes(prepare_issue(register, wish).content)
        cases = PackChoice((Part.ITEMS,))
        chairs = AgendaWish(_ahead(register).id, annotated=True, choice=cases)
        yield "annotated", agenda_bytes(prepare_issue(register, chairs).content)
        for issue in register.reader.board.rows(MeetingIssue):
            yield f"issued-{issue.id}", issued_bytes(register, issue.id)
        use_language(Language.ENGLISH)
        yield "english-report", pack_bytes(read_pack(register, options))
        around = PackChoice((Part.FRONT, Part.CONTENTS, Part.ITEMS, Part.SHEETS))
        english = prepare_issue(register, AgendaWish(_ahead(register).id, choice=around))
        yield "english-agenda", agenda_bytes(english.content)
        use_language(Language.DANISH)


def _wishes(meeting: Meeting) -> Iterator[AgendaWish]:
    kinds = [IssueKind.AGENDA, IssueKind.LATE_PAPERS]
    if meeting.state is HELD:
        kinds = [IssueKind.DRAFT_MINUTES]
    for kind in kinds:
        for edition in Edition:
            yield AgendaWish(meeting.id, kind, edition)


def _ahead(register: RegisterFile) -> Meeting:
    """The demo's next meeting, whose agenda is ready."""
    planned = (
        each for each in register.reader.board.rows(Meeting) if each.state is MeetingState.PLANNED
    )
    return min(planned, key=lambda each: str(each.held_on))


def _board(folder: Path) -> Printed:
    """Second version of the next meeting's agenda, after one was issued for the one before."""
    with board_register(folder) as board:
        put(board, replace(ITEMS[1], id="n-1", meeting_id="m-2"))
        for meeting in ("m-1", "m-2"):
            _issue, pdf = issue_now(board, AgendaWish(meeting), Sending("3.11.2023"))
            yield f"issued-{meeting}", pdf
        put(board, replace(ITEMS[5], id="n-2", meeting_id="m-2", source=ItemSource.FOLLOW_UP))
        put(board, replace(ITEMS[3], id="n-3", meeting_id="m-2"))
        put(board, Action("x-1", number="7", title="Revideret plan", project_id="p-17-1"))
        set_colour(board, "p-22-3", Period(2023, 10), OVERALL, Colour.RED)
        yield "second-version", agenda_bytes(prepare_issue(board, AgendaWish("m-2")).content)
        carrying = PackChoice(carried=tuple(Carried))
        prepared = prepare_issue(board, AgendaWish("m-2", choice=carrying))
        yield "carrying", agenda_bytes(prepared.content)
        case = prepare_issue(board, AgendaWish("m-1")).content
        alone = replace(case, items=case.items[3:4], choice=PackChoice((Part.ITEMS,)))
        yield "one-case", render_agenda(alone)
        turned = PackChoice((Part.CONTENTS, *reversed(STATUS_PARTS), Part.ITEMS))
        wish = AgendaWish("m-2", choice=turned)
        yield "status-turned", agenda_bytes(prepare_issue(board, wish).content)
        told = PackChoice((Part.SUMMARY, Part.SINCE, Part.CONTENTS, Part.GRID))
        wish = AgendaWish("m-2", choice=told)
        yield "status-alone", agenda_bytes(prepare_issue(board, wish).content)


def _by_hand(_folder: Path) -> Printed:
    """Rows that are cut by the page, a table over many pages, a report of nothing, and files."""
    usual = content()
    rows = usual.grid.rows
    long = replace(rows[0], remarks=rows[0].remarks * 60, note="Sekretariatets ord. " * 40)
    yield (
        "cut",
        render_status_report(replace(usual, grid=replace(usual.grid, rows=(long, *rows * 20)))),
    )
    look = Look("#8A1C5B", picture())
    drafted = replace(usual.margin, look=look, draft="UDKAST")
    yield "draft with logo", render_status_report(replace(usual, margin=drafted))
    wide = PackChoice(grid_paper=GridPaper.A3)
    unnamed = replace(usual.front, forum="")
    yield (
        "wide with logo",
        render_status_report(replace(usual, margin=drafted, front=unnamed, choice=wide)),
    )
    yield "empty", render_status_report(replace(usual, grid=replace(usual.grid, rows=())))
    yield (
        "attached",
        with_files(
            AttachedFile(
                "Register æøå.xlsx",
                b"PK" * 500,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "Registret som regneark",
                Relationship.SOURCE,
            ),
            AttachedFile("register.json", b"{}", "application/json", "Data", Relationship.DATA),
        ),
    )


def _figures(_folder: Path) -> Printed:
    """Every figure on a page of its own, those that hold nothing and too much among them."""
    with drawing():
        paper = Paper(IDENTITY)
        setter = Setter(paper)
        left, top = PORTRAIT.left, 60.0
        for figure in (*figure_samples.ALL, *figure_samples.EXTREME):
            with paper.page(PORTRAIT) as page:
                figure_block(setter, figure, left, PORTRAIT.room, tag="H1").draw(page, top)
        with paper.page(PORTRAIT) as page:
            Strips(setter, "Udvalgte", figure_samples.STRIPS, left, 400).draw(page, top)
        yield "figures", paper.finished()


def _annexed(folder: Path) -> Printed:
    """Annexes of every kind that is made here, and real ones where they are."""
    place = folder / "annexed"
    place.mkdir()
    agenda = agenda_in(place)
    yield "annexed", many(agenda)
    for number, pdf in enumerate(real_ones(agenda)):
        yield f"annexed-real-{number}", pdf


def with_files(*files: AttachedFile) -> bytes:
    """One page that carries files."""
    paper = Paper(IDENTITY)
    for file in files:
        paper.attach(file)
    with paper.page() as page, page.marked(paper.element("H1")):
        page.text(50, 50, HEADING, "Registret ligger ved som fil")
    return paper.finished()
