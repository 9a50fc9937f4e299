"""The summary of a status report: counts, what has moved, what is red and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from portfolio_desktop.domain.status import Colour, Movement, movement
from portfolio_desktop.domain.text_changes import sentences
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.lamps import LampValue
from portfolio_desktop.services.pack_basis import Basis
from portfolio_desktop.services.pack_grid import months_late, printed_lamp
from portfolio_desktop.services.pack_numbers import (
    Gender,
    count_word,
    listed,
    sentence,
    short_name,
    signed,
)
from portfolio_desktop.services.pack_values import (
    Count,
    DimensionCount,
    Lamp,
    Move,
    Note,
    NoteList,
    Summary,
)
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.words import colour_word, dimension_name, months_words

_NAMED = 5
"""Moves that a sentence names one by one; more are counted."""

_SHOWN: tuple[Colour | None, ...] = (Colour.RED, Colour.YELLOW, Colour.GREEN, None)


def summary_content(basis: Basis) -> Summary:
    since = basis.since()
    return Summary(
        title=pgettext("report", "Summary"),
        sentences=_sentences(basis),
        counts=_counts(basis) if basis.rows else (),
        dimensions_title=pgettext("report", "By dimension"),
        dimension_heads=(
            colour_word(Colour.RED),
            colour_word(Colour.YELLOW),
            colour_word(Colour.GREEN),
            pgettext("report", "no status"),
        ),
        dimensions=_dimensions(basis) if basis.rows else (),
        moves_title=_("Changed {since}").format(since=since) if basis.comparable else "",
        move_heads=_move_heads(basis),
        moves=tuple(_moves(basis)),
        no_moves=_nothing_moved(basis),
        lists=tuple(each for each in (_red(basis), _missing(basis)) if each.notes),
    )


def leading_sentences(basis: Basis) -> str:
    """The two sentences that stand above the grid: how it is, and what has moved."""
    return " ".join(part for part in (_state_sentence(basis), _move_sentence(basis)) if part)


def reported_words(basis: Basis) -> str:
    """ "12 af 13 projekter har rapporteret"."""
    total = len(basis.rows)
    done = sum(row.reported for row in basis.rows)
    template = ngettext(
        "{done} of {total} project has reported", "{done} of {total} projects have reported", total
    )
    return template.format(done=done, total=total)


def _sentences(basis: Basis) -> tuple[str, ...]:
    if not basis.rows:
        return (pgettext("report", "There are no projects in the register."),)
    lines = (leading_sentences(basis), " ".join(part for part in _further(basis) if part))
    return tuple(line for line in lines if line)


def _further(basis: Basis) -> tuple[str, ...]:
    if all(row.reported for row in basis.rows):
        total = len(basis.rows)
        reported = ngettext(
            "The project has reported.", "All {count} projects have reported.", total
        ).format(count=count_word(total, Gender.NEUTER))
    else:
        reported = sentence(f"{reported_words(basis)}.")
    return reported, _delay_sentence(basis)


def _tally(values: Iterable[LampValue]) -> Counter[Colour | None]:
    return Counter(value.colour for value in values)


def _counts(basis: Basis) -> tuple[Count, ...]:
    now = _tally(row.now for row in basis.rows)
    then = _tally(basis.lamp_before(row.id) for row in basis.rows if not basis.is_new(row.id))
    counts = []
    for colour in _SHOWN:
        word = pgettext("report", "no status") if colour is None else colour_word(colour)
        change = signed(now[colour] - then[colour]) if basis.comparable else ""
        counts.append(Count(Lamp(colour, sentence(word)), now[colour], change))
    return tuple(counts)


def _dimensions(basis: Basis) -> tuple[DimensionCount, ...]:
    found = []
    for place, dimension in enumerate(basis.now.dimensions):
        tally = _tally(row.lights[place].now for row in basis.rows)
        found.append(
            DimensionCount(
                name=dimension_name(dimension),
                green=tally[Colour.GREEN],
                yellow=tally[Colour.YELLOW],
                red=tally[Colour.RED],
                none=tally[None],
            )
        )
    return tuple(found)


def _state_sentence(basis: Basis) -> str:
    """ "To projekter er røde og seks gule."; "" where no project shows a colour."""
    now = _tally(row.now for row in basis.rows)
    red, yellow, green = now[Colour.RED], now[Colour.YELLOW], now[Colour.GREEN]
    if red and yellow:
        text = ngettext("{number} project is red", "{number} projects are red", red)
        first = text.format(number=count_word(red, Gender.NEUTER))
        text = ngettext("{number} yellow", "{number} yellow", yellow)
        second = text.format(number=count_word(yellow, Gender.NEUTER))
        return sentence(_("{red} and {yellow}.").format(red=first, yellow=second))
    if red:
        text = ngettext(
            "{number} project is red, none yellow.", "{number} projects are red, none yellow.", red
        )
    elif yellow:
        text = ngettext(
            "{number} project is yellow, none red.",
            "{number} projects are yellow, none red.",
            yellow,
        )
    elif green:
        text = ngettext(
            "{number} project is green, none yellow or red.",
            "{number} projects are green, none yellow or red.",
            green,
        )
    else:
        return ""
    return sentence(text.format(number=count_word(red or yellow or green, Gender.NEUTER)))


def _changed(basis: Basis) -> list[PortfolioRow]:
    """Projects whose lamp went from one colour to another, in the board's order."""
    return [
        row
        for row in basis.rows
        if movement(basis.lamp_before(row.id).colour, row.now.colour)
        in (Movement.BETTER, Movement.WORSE)
    ]


def _nothing_moved(basis: Basis) -> str:
    return _("No project has changed its overall status {since}.").format(since=basis.since())


def _move_sentence(basis: Basis) -> str:
    if not basis.comparable or not basis.rows:
        return ""
    changed = _changed(basis)
    if not changed:
        return _nothing_moved(basis)
    if len(changed) > _NAMED:
        return _counted_moves(basis, changed)
    parts = []
    for place, row in enumerate(changed):
        words = {
            "project": short_name(row.name) or row.number,
            "before": basis.lamp_before(row.id).word,
            "now": row.now.word,
        }
        template = pgettext("moved lamp, further", "{project} from {before} to {now}")
        if not place:
            template = pgettext("moved lamp, first", "{project} has gone from {before} to {now}")
        parts.append(template.format(**words))
    template = pgettext("moved lamps", "{since}, {moves}.")
    return sentence(template.format(since=basis.since(), moves=listed(parts)))


def _counted_moves(basis: Basis, changed: list[PortfolioRow]) -> str:
    better = sum(
        movement(basis.lamp_before(row.id).colour, row.now.colour) is Movement.BETTER
        for row in changed
    )
    template = pgettext(
        "moved lamps",
        "{since}, {number} projects have changed overall status: {better} for the better and"
        " {worse} for the worse.",
    )
    return sentence(
        template.format(
            since=basis.since(),
            number=count_word(len(changed), Gender.NEUTER),
            better=count_word(better, Gender.NEUTER),
            worse=count_word(len(changed) - better, Gender.NEUTER),
        )
    )


def _delay_sentence(basis: Basis) -> str:
    """How many are late against the original plan, and which one most."""
    late = [(months_late(basis, row), row) for row in basis.rows]
    late = [each for each in late if each[0]]
    if not late:
        return ""
    most, row = max(late, key=lambda each: each[0])
    text = ngettext(
        "{number} project is behind its original plan: {project}, {delay}.",
        "{number} projects are behind their original plan, most of all {project}, {delay}.",
        len(late),
    )
    return sentence(
        text.format(
            number=count_word(len(late), Gender.NEUTER),
            project=short_name(row.name) or row.number,
            delay=months_words(most),
        )
    )


def _move_heads(basis: Basis) -> tuple[str, ...]:
    before = pgettext("report", "Last month")
    if basis.options.last_meeting is not None:
        before = pgettext("report", "At the last meeting")
    return (
        pgettext("report", "No."),
        pgettext("report", "Project"),
        before,
        pgettext("report", "Now"),
        pgettext("report", "Why"),
    )


def _moves(basis: Basis) -> Iterable[Move]:
    """Every other lamp than before, also into and out of no status; not the newcomers."""
    if not basis.comparable:
        return
    for row in basis.rows:
        before = basis.lamp_before(row.id)
        if before.colour is row.now.colour or basis.is_new(row.id) or not row.reported:
            continue
        yield Move(
            number=row.number,
            name=row.name,
            before=printed_lamp(before),
            now=printed_lamp(row.now),
            reason=_reason(basis, row),
        )


def _reason(basis: Basis, row: PortfolioRow) -> str:
    """The reason given for the lamp, else the first sentence of the remarks."""
    report = basis.reports.get(row.id)
    if report is not None and report.overall_reason.strip():
        return report.overall_reason.strip()
    return "".join(sentences(row.remarks.strip())[:1]).strip()


def _note_heads(last: str) -> tuple[str, ...]:
    return (
        pgettext("report", "No."),
        pgettext("report", "Project"),
        pgettext("report", "Status"),
        last,
    )


def _red(basis: Basis) -> NoteList:
    notes = []
    for row in basis.rows:
        if row.now.colour is not Colour.RED:
            continue
        report = basis.reports.get(row.id)
        action = report.corrective_action.strip() if report is not None else ""
        notes.append(_note(row, " ".join(part for part in (_reason(basis, row), action) if part)))
    heads = _note_heads(pgettext("report", "Reason and corrective action"))
    return NoteList(pgettext("report", "Red projects"), heads, tuple(notes))


def _missing(basis: Basis) -> NoteList:
    notes = tuple(_note(row, row.lead_name) for row in basis.rows if not row.reported)
    heads = _note_heads(pgettext("report", "Lead participant"))
    return NoteList(pgettext("report", "Have not reported"), heads, notes)


def _note(row: PortfolioRow, text: str) -> Note:
    return Note(row.number, row.name, printed_lamp(row.now), text)
