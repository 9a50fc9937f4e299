"""Project sheets: one frozen value for each project, from the same rows as the grid."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.lamps import NOTHING, LampValue
from portfolio_desktop.services.open_edition import for_edition, sheets_tell_of_closed
from portfolio_desktop.services.pack_basis import Basis, Origin, PackOptions, basis_steps
from portfolio_desktop.services.pack_content import printed_words, report_identity, report_margin
from portfolio_desktop.services.pack_escalations import escalations_content_steps
from portfolio_desktop.services.pack_grid import grid_heads, grid_row
from portfolio_desktop.services.pack_parts import PackChoice, Part, SheetsOf
from portfolio_desktop.services.pack_values import (
    EscalationCard,
    Fact,
    Lamp,
    Reason,
)
from portfolio_desktop.services.portfolio_values import PortfolioRow
from portfolio_desktop.services.programmes import nested
from portfolio_desktop.services.sheet_facts import end_facts, project_facts
from portfolio_desktop.services.sheet_figures import sheet_figures
from portfolio_desktop.services.sheet_history import history_strip
from portfolio_desktop.services.sheet_reading import (
    SheetGround,
    SheetReading,
    ground_steps,
    read_projects,
)
from portfolio_desktop.services.sheet_tables import sheet_tables
from portfolio_desktop.services.sheet_values import (
    NamedLamp,
    ProjectSheet,
    SheetPapers,
    SheetSection,
    SheetWords,
)
from portfolio_desktop.services.steps import Steps, in_parts
from portfolio_desktop.services.words import (
    capital,
    dimension_letter,
    dimension_name,
    listed,
    overall_name,
    period_words,
)
from portfolio_desktop.storage.reader import Reader

_READ_AT_ONCE = 100


def sheet_section_steps(reader: Reader, basis: Basis) -> Steps[SheetSection | None]:
    """The sheets of the projects that the basis' choice asks for, in the board's order; None
    without any. The reader is the one that the basis was read with.

    Of a project that the edition keeps back there is no sheet, and nothing of it is read.
    """
    escalated = yield from escalations_content_steps(reader, basis)
    cards = {card.project_id: card for card in escalated.cards} if escalated is not None else {}
    wanted = _wanted(basis, cards)
    if not wanted:
        return None
    ground = yield from ground_steps(reader, basis, cards)
    sheets: list[ProjectSheet] = []
    for part in in_parts(wanted, _READ_AT_ONCE):
        yield len(sheets), len(wanted)
        read = read_projects(reader, [row.id for row in part])
        for row in part:
            yield len(sheets), len(wanted)
            sheets.append(_sheet(ground, read, row))
    heads = grid_heads(basis)
    return SheetSection(
        title=pgettext("sheet", "Project sheets"),
        previous_head=heads.previous,
        current_head=heads.current,
        new_label=pgettext("report", "new {since}").format(since=basis.since()),
        words=_words(heads.remarks),
        sheets=tuple(sheets),
    )


def sheet_papers_steps(
    reader: Reader, options: PackOptions, projects: Collection[str], origin: Origin
) -> Steps[SheetPapers]:
    """The sheets of these projects printed by themselves, in steps."""
    reader = for_edition(reader, open_only=options.open_only)
    choice = PackChoice((Part.SHEETS,), SheetsOf.CHOSEN, tuple(projects))
    basis = yield from basis_steps(reader, replace(options, choice=choice), origin)
    section = yield from sheet_section_steps(reader, basis)
    yield 1, 2
    title = f"{pgettext('sheet', 'Project sheets')} {period_words(options.period)}"
    has_closed = sheets_tell_of_closed(reader, projects)
    yield 1, 2
    identity = report_identity(basis, title, has_closed=has_closed)
    # What all projects together have reported is no fact of these sheets, and too much for a
    # portrait page.
    margin = replace(report_margin(basis, title, identity.edition), foot=printed_words(basis))
    yield 1, 2
    return SheetPapers(identity, margin, section, _left_out(basis, projects, section))


def _left_out(basis: Basis, projects: Collection[str], section: SheetSection | None) -> str:
    """Of which projects the edition has no sheet, by number; or that there is none at all."""
    hidden = (row for row in basis.rows if row.id in projects and row.id in basis.hidden)
    numbers = [row.number or row.name for row in hidden]
    if numbers:
        words = _("The open edition has no sheet for {projects}.")
        return words.format(projects=listed(numbers))
    return "" if section is not None else _("None of these projects has a sheet for the month.")


def _wanted(basis: Basis, cards: Collection[str]) -> list[PortfolioRow]:
    choice = basis.options.choice
    rows, _nesting = nested(basis.rows, lambda row: row.id, lambda row: row.parent_id)
    asked: Collection[str] = {row.id for row in rows}
    if choice.sheets is SheetsOf.ESCALATED:
        asked = cards
    elif choice.sheets is SheetsOf.CHOSEN:
        asked = set(choice.projects)
    return [row for row in rows if row.id in asked and row.id not in basis.hidden]


def _sheet(ground: SheetGround, read: SheetReading, row: PortfolioRow) -> ProjectSheet:
    basis = ground.basis
    printed = grid_row(basis, row)
    return ProjectSheet(
        project_id=row.id,
        number=row.number,
        name=row.name,
        name_note=printed.name_note,
        facts=project_facts(ground, read, row),
        dates=end_facts(row),
        current=printed.current,
        previous=printed.previous,
        lights=_lights(basis, row),
        reasons=(*printed.reasons, *_corrective(ground, row)),
        remarks=printed.remarks,
        note=printed.note,
        purpose=row.purpose.strip(),
        account=_account(ground.cards.get(row.id)),
        tables=sheet_tables(ground, read, row),
        figures=sheet_figures(ground, read, row.id),
        history=history_strip(row, basis.options.period),
    )


def _lights(basis: Basis, row: PortfolioRow) -> tuple[NamedLamp, ...]:
    """Nothing where no dimension has a colour, now or before: the overall status says why."""
    earlier = basis.before.get(row.id)
    before = [pair.now for pair in earlier.lights] if earlier is not None else []
    was = dict(zip((each.key for each in basis.now.dimensions), before, strict=False))
    found = tuple(
        NamedLamp(
            dimension_letter(each),
            dimension_name(each),
            _lamp(pair.now),
            _lamp(was.get(each.key, NOTHING)),
        )
        for each, pair in zip(basis.now.dimensions, row.lights, strict=True)
    )
    told = any(lamp.colour for each in found for lamp in (each.lamp, each.before))
    return found if told else ()


def _lamp(value: LampValue) -> Lamp:
    return Lamp(value.colour, capital(value.word or pgettext("report", "no status")))


def _corrective(ground: SheetGround, row: PortfolioRow) -> tuple[Reason, ...]:
    """What the project does about it by its report, unless its account says that."""
    report = ground.basis.reports.get(row.id)
    action = report.corrective_action.strip() if report is not None else ""
    label = pgettext("report", "Corrective action")
    card = ground.cards.get(row.id)
    told = card is not None and any(fact.label == label for fact in card.facts)
    return (Reason(label, action),) if action and not told else ()


def _account(card: EscalationCard | None) -> tuple[Fact, ...]:
    """Why the project goes before the board, how far its account is, and the account."""
    if card is None:
        return ()
    told = " ".join(f"{words}." for words in (capital(card.path), card.state) if words)
    return (Fact(pgettext("sheet", "Why"), told), *card.facts)


def _words(remarks: str) -> SheetWords:
    return SheetWords(
        overall=overall_name(),
        status=pgettext("sheet", "Status"),
        remarks=remarks,
        no_remarks=pgettext("sheet", "Nothing has been remarked for the month."),
        account=pgettext("agenda", "Status and account"),
        purpose=pgettext("report", "Purpose"),
        project=pgettext("sheet", "The project"),
        dates=pgettext("sheet", "End date"),
        history=pgettext("sheet", "The last twelve months"),
        continued=pgettext("report", "continued"),
        left_out=_("Not shown for lack of room: {what}. It stands in the register."),
        purpose_rest=_("the rest of the purpose"),
        one_figure=_("a figure"),
        figures=_("{count} figures"),
    )
