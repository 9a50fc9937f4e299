"""The grid of a status report: one row per project, as the board knows it."""

from __future__ import annotations

from dataclasses import replace

from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.report import Report, ReportSource
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.environment.texts import ngettext, pgettext
from portfolio_desktop.services.lamps import LampValue
from portfolio_desktop.services.pack_basis import Basis, PurposeShown
from portfolio_desktop.services.pack_reasons import printed_reasons
from portfolio_desktop.services.pack_remarks import passages
from portfolio_desktop.services.pack_values import (
    DimensionHead,
    Grid,
    GridHeads,
    GridRow,
    Lamp,
    Passage,
)
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.programmes import nested
from portfolio_desktop.services.steps import Steps, in_parts
from portfolio_desktop.services.words import (
    capital,
    colour_word,
    date_words,
    dimension_letter,
    dimension_name,
    no_light_word,
    quoted,
    state_word,
)

_MADE_AT_ONCE = 400


def printed_lamp(value: LampValue, report: Report | None = None) -> Lamp:
    """A lamp as it is printed; where nothing is reported that is said.

    With its report, a resumed project's date stands in the lamp's note.
    """
    if value.no_light is not None and report is not None and report.reports_from is not None:
        start = date_words(report.reports_from)
        note = pgettext("report", "from {date}").format(date=start) if start else ""
        return Lamp(None, capital(no_light_word(value.no_light)), note)
    word = value.word or no_light_word(NoLight.MISSING)
    return Lamp(value.colour, capital(word))


def lamp_told(lamp: Lamp) -> str:
    """A printed lamp inside a sentence: "gul"; a kind of no light, which may be several words, in
    quotation marks: "»genoptaget – rapporterer fra ultimo 2023«".
    """
    word = lamp.word.lower()
    return word if lamp.colour is not None else quoted(word)


def lacks_overall(row: PortfolioRow) -> bool:
    """Whether something is reported, lamps of dimensions or remarks, but no overall status."""
    if not row.now.is_nothing:
        return False
    return bool(row.remarks.strip()) or any(not pair.now.is_nothing for pair in row.lights)


def lamp_of(row: PortfolioRow, report: Report | None = None) -> Lamp:
    """A project's overall lamp in the row's month, and what is missing where there is none."""
    if lacks_overall(row):
        return Lamp(None, capital(pgettext("report", "overall status missing")))
    return marked(printed_lamp(row.now, report), row)


def marked(lamp: Lamp, row: PortfolioRow) -> Lamp:
    """The lamp with a mark at its word where it is another than the participants' reports suggest.

    What was suggested, and why it is another, stands in the grid's footnotes.
    """
    return replace(lamp, word=f"{lamp.word} *") if row.overruled else lamp


def _footnotes(basis: Basis) -> tuple[str, ...]:
    return tuple(
        f"* {f'{row.number} {row.name}'.strip()}: {row.overruled}"
        for row in basis.rows
        if row.overruled
    )


def grid_content_steps(basis: Basis, title: str, lead: str) -> Steps[Grid]:
    """The rows in their order, in steps."""
    rows, nesting = nested(
        basis.rows,
        lambda row: row.id,
        lambda row: row.parent_id,
        () if basis.options.parts else {row.id for row in basis.rows},
    )
    dimensions = basis.judged
    printed: list[GridRow] = []
    for part in in_parts(rows, _MADE_AT_ONCE):
        yield 1, 2
        printed += [grid_row(basis, row, nesting.depths.get(row.id, 0)) for row in part]
    if not dimensions:
        printed = [replace(row, lights=()) for row in printed]
    return Grid(
        title=title,
        lead=lead,
        heads=grid_heads(basis),
        dimensions=tuple(
            DimensionHead(dimension_letter(each), dimension_name(each)) for each in dimensions
        ),
        rows=tuple(printed),
        purpose_column=basis.options.purpose is PurposeShown.ALL,
        purpose_label=pgettext("report", "Purpose"),
        new_label=pgettext("report", "new {since}").format(since=basis.since()),
        empty=pgettext("report", "There are no projects in the register."),
        footnotes=(*_footnotes(basis), *_folded_away(len(basis.rows) - len(rows))),
    )


def _folded_away(count: int) -> tuple[str, ...]:
    """That sub-projects are counted and have no row of their own."""
    if not count:
        return ()
    words = ngettext(
        "{count} sub-project is counted and has no row of its own.",
        "{count} sub-projects are counted and have no rows of their own.",
        count,
    )
    return (words.format(count=count),)


def grid_heads(basis: Basis) -> GridHeads:
    previous = pgettext("report", "Last month")
    if basis.options.last_meeting is not None:
        previous = pgettext("report", "At the last meeting")
    return GridHeads(
        number=pgettext("report", "No."),
        project=pgettext("report", "Project"),
        deadline=pgettext("report", "End date"),
        phase=pgettext("report", "Phase"),
        previous=previous,
        current=pgettext("report", "Now"),
        remarks=pgettext("report", "Remarks"),
        purpose=pgettext("report", "Purpose"),
        reasons=pgettext("report", "Reasons"),
        lights=pgettext("report", "Dimensions"),
    )


def grid_row(basis: Basis, row: PortfolioRow, depth: int = 0) -> GridRow:
    """One project as it stands in the grid, and at the head of its sheet."""
    new = basis.is_new(row.id)
    wanted = basis.options.purpose
    shown = wanted is PurposeShown.ALL or (wanted is PurposeShown.NEW and new)
    return GridRow(
        project_id=row.id,
        number=row.number,
        name=row.name,
        name_note=_name_note(row, new),
        depth=depth,
        deadline=row.deadline_text,
        deadline_notes=delay_notes(row),
        phase=row.phase_name,
        previous=_previous(basis, row),
        current=lamp_of(row, basis.reports.get(row.id)),
        lights=tuple(
            Lamp(pair.now.colour, capital(pair.now.word or pgettext("report", "no status")))
            for pair in row.lights
        ),
        remarks=_remarks(basis, row),
        purpose=row.purpose.strip() if shown else "",
        reasons=printed_reasons(basis, row),
        note=_note(basis, row),
        plan_notes=_plan_notes(row),
        see=basis.agenda.see(row.id) if basis.agenda is not None else "",
    )


def _suggested(colour: Colour) -> str:
    words = pgettext("report", "the sub-projects suggest {colour}")
    return words.format(colour=colour_word(colour))


def _plan_notes(row: PortfolioRow) -> tuple[str, ...]:
    """ "Næste milepæl: Go/no-go, 14. nov. 2023", and what lies above or below the budget."""
    plan = row.plan
    named = ", ".join(part for part in (plan.milestone, date_words(plan.expected)) if part)
    said = pgettext("report", "Next milestone: {milestone}").format(milestone=named)
    return tuple(note for note in (said if plan.milestone else "", plan.spending) if note)


def _note(basis: Basis, row: PortfolioRow) -> str:
    report = basis.reports.get(row.id)
    if report is None or not basis.options.notes or not report.secretariat_note.strip():
        return ""
    words = pgettext("report", "The secretariat: {note}")
    return words.format(note=report.secretariat_note.strip())


def _previous(basis: Basis, row: PortfolioRow) -> Lamp:
    """The compared month's lamp; a dash alone for a project that was not there yet."""
    earlier = basis.before.get(row.id)
    if earlier is not None and lacks_overall(earlier):
        return lamp_of(earlier)
    before = basis.lamp_before(row.id)
    if before.is_nothing and (basis.is_new(row.id) or not basis.comparable):
        return Lamp(None, capital(pgettext("report", "new")) if basis.comparable else "")
    return printed_lamp(before, basis.reports_before.get(row.id))


def _name_note(row: PortfolioRow, new: bool) -> str:
    """What the name does not tell: programme and its sub-projects, state, newcomer."""
    notes = []
    if row.kind is ProjectKind.PROGRAMME:
        notes.append(pgettext("report", "programme"))
    if row.parts is not None:
        notes.append(row.parts.told.replace(" · ", ", "))
        notes += [_suggested(row.suggested)] if row.suggested is not None else []
    if row.state is not LifecycleState.ACTIVE:
        notes.append(state_word(row.state))
    if new:
        notes.append(pgettext("report", "new in the portfolio"))
    return ", ".join(notes)


def delay_notes(row: PortfolioRow) -> tuple[str, ...]:
    """ "forsinket 8 mdr." (or that the deadline has passed this very month) and "flyttet 2 gange";
    nothing of what is in time and was never moved."""
    months = row.months_late
    notes: list[str] = []
    if months:
        notes.append(ngettext("{count} mo. late", "{count} mos. late", months).format(count=months))
    elif row.late:
        notes.append(pgettext("report", "deadline passed"))
    if row.end_moves:
        moved = ngettext("moved {count} time", "moved {count} times", row.end_moves)
        notes.append(moved.format(count=row.end_moves))
    return tuple(notes)


def _remarks(basis: Basis, row: PortfolioRow) -> tuple[Passage, ...]:
    """Marked against the compared report; one that only a table's lamp filled says nothing."""
    now = row.remarks.strip()
    if not basis.comparable:
        return passages(now, None)
    before = basis.reports_before.get(row.id)
    if before is not None and before.source is ReportSource.TABLE and not before.remarks.strip():
        return passages(now, None)
    return passages(now, before.remarks if before is not None else "")
