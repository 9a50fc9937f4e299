"""The summary of a status report: counts, what has moved, what is red and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.domain.views import RowFilter
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.lamps import LampValue
from portfolio_desktop.services.pack_basis import Basis
from portfolio_desktop.services.pack_grid import lacks_overall, lamp_of
from portfolio_desktop.services.pack_moves import move_sentence, moves, nothing_moved
from portfolio_desktop.services.pack_numbers import Gender, count_word, short_name, signed
from portfolio_desktop.services.pack_reasons import ended, why, why_told
from portfolio_desktop.services.pack_values import (
    Count,
    DimensionCount,
    Lamp,
    Note,
    NoteList,
    Summary,
)
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.row_kinds import KINDS, kind_colour, kind_of, kind_words
from portfolio_desktop.services.steps import Steps, gathered
from portfolio_desktop.services.words import (
    capital,
    colour_word,
    dimension_name,
    months_words,
    no_light_word,
)

_MADE_AT_ONCE = 200


def summary_content_steps(basis: Basis) -> Steps[Summary]:
    """What the report begins with, in steps."""
    since = basis.since()
    sentences = _sentences(basis)
    yield 1, 2
    moved = yield from gathered(moves(basis), _MADE_AT_ONCE)
    yield 1, 2
    red = yield from gathered(_red(basis), _MADE_AT_ONCE)
    yield 1, 2
    lists = (_red_list(red), _missing(basis), _passages(basis))
    yield 1, 2
    counts = _counts(basis) if basis.rows else ()
    yield 1, 2
    dimensions = _dimensions(basis) if basis.rows else ()
    yield 1, 2
    return Summary(
        title=pgettext("report", "Summary"),
        sentences=sentences,
        counts=counts,
        dimensions_title=pgettext("report", "By dimension"),
        dimension_heads=(
            colour_word(Colour.RED),
            colour_word(Colour.YELLOW),
            colour_word(Colour.GREEN),
            pgettext("report", "no status"),
        ),
        dimensions=dimensions,
        moves_title=_("Changed {since}").format(since=since) if basis.comparable else "",
        move_heads=_move_heads(basis),
        moves=moved,
        no_moves=nothing_moved(basis),
        lists=tuple(each for each in lists if each.notes),
        footnote=_footnote(basis),
    )


def _footnote(basis: Basis) -> str:
    if not any(row.overruled for row in basis.rows):
        return ""
    return _(
        "* The overall status is another than the participants' reports suggest; why stands below"
        " the list of projects."
    )


def leading_sentences(basis: Basis) -> str:
    """The two sentences that stand above the grid: how it is, and what has moved."""
    return " ".join(part for part in (_state_sentence(basis), move_sentence(basis)) if part)


def reported_words(basis: Basis) -> str:
    """ "12 af 13 projekter har rapporteret"; who may be silent counts on neither side."""
    total = len(basis.due)
    if not total:
        return _("no project has to report")
    if total == len(basis.told):
        template = ngettext(
            "{done} of {total} project has reported",
            "{done} of {total} projects have reported",
            total,
        )
    else:
        template = ngettext(
            "{done} of {total} project that has to report has done so",
            "{done} of {total} projects that have to report have done so",
            total,
        )
    return template.format(done=sum(row.reported for row in basis.due), total=total)


def _sentences(basis: Basis) -> tuple[str, ...]:
    if not basis.rows:
        return (pgettext("report", "There are no projects in the register."),)
    lines = (leading_sentences(basis), " ".join(part for part in _further(basis) if part))
    return tuple(line for line in lines if line)


def _further(basis: Basis) -> tuple[str, ...]:
    return (
        basis.count.sentence if _explains_count(basis) else "",
        reported_sentence(basis),
        _only_overall_sentence(basis),
        delay_sentence(basis),
    )


def _explains_count(basis: Basis) -> bool:
    """Whether projects came or went since a month that this one is compared with."""
    return basis.comparable and basis.count.moved


def reported_sentence(basis: Basis) -> str:
    """Whether all who have to have reported, or how many of them."""
    total = len(basis.due)
    if not total or not all(row.reported for row in basis.due):
        return capital(f"{reported_words(basis)}.")
    if total == len(basis.told):
        text = ngettext("The project has reported.", "All {count} projects have reported.", total)
    else:
        text = ngettext(
            "The one project that has to report has done so.",
            "All {count} projects that have to report have done so.",
            total,
        )
    return text.format(count=count_word(total, Gender.NEUTER))


def _only_overall_sentence(basis: Basis) -> str:
    """How many of those that have not reported lack the overall status alone."""
    number = sum(lacks_overall(row) for row in basis.rows)
    if not number:
        return ""
    text = ngettext(
        "For {number} project only the overall status is missing.",
        "For {number} projects only the overall status is missing.",
        number,
    )
    return text.format(number=count_word(number, Gender.NEUTER))


def _tally(values: Iterable[LampValue]) -> Counter[Colour | None]:
    return Counter(value.colour for value in values)


def _counts(basis: Basis) -> tuple[Count, ...]:
    """As many as the window counts; whose report is missing only where there are any."""
    now = Counter(kind_of(row.now) for row in basis.told)
    then = Counter(
        kind_of(basis.lamp_before(row.id)) for row in basis.told if basis.was_there(row.id)
    )
    counts = []
    for kind in KINDS:
        if kind is RowFilter.NOT_REPORTED and not now[kind] + then[kind]:
            continue
        change = signed(now[kind] - then[kind]) if basis.comparable else ""
        lamp, missing = Lamp(kind_colour(kind), _count_word(kind)), kind is RowFilter.NOT_REPORTED
        counts.append(Count(lamp, now[kind], change, missing))
    if len(basis.told) < len(basis.rows):
        counts.append(_count_of_hidden(basis))
    return tuple(counts)


def _count_of_hidden(basis: Basis) -> Count:
    """They are told by the word alone in both months."""
    now = [row for row in basis.rows if row.id in basis.hidden]
    then = sum(basis.was_there(row.id) for row in now)
    change = signed(len(now) - then) if basis.comparable else ""
    return Count(_lamp_of_hidden(), len(now), change)


def _lamp_of_hidden() -> Lamp:
    """ "1 fortroligt": all that is counted of what the open edition hides."""
    return Lamp(None, capital(no_light_word(NoLight.CONFIDENTIAL)))


def _count_word(kind: RowFilter) -> str:
    """What stands under a count; a colour as under the lamps of the grid."""
    colour = kind_colour(kind)
    if kind is RowFilter.NO_LIGHT:
        return capital(pgettext("report", "no status"))
    return capital(kind_words(kind) if colour is None else colour_word(colour))


def _dimensions(basis: Basis) -> tuple[DimensionCount, ...]:
    found = []
    for place, dimension in enumerate(basis.judged):
        tally = _tally(row.lights[place].now for row in basis.told)
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
        return capital(_("{red} and {yellow}.").format(red=first, yellow=second))
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
    return capital(text.format(number=count_word(red or yellow or green, Gender.NEUTER)))


def late_rows(basis: Basis) -> list[PortfolioRow]:
    """Those behind their original plan, the most delayed first."""
    return sorted((row for row in basis.rows if row.months_late), key=lambda row: -row.months_late)


def delay_sentence(basis: Basis) -> str:
    """How many are late against the original plan, and which one most."""
    late = late_rows(basis)
    if not late:
        return ""
    row = late[0]
    text = ngettext(
        "{number} project is behind its original plan: {project}, {delay}.",
        "{number} projects are behind their original plan, most of all {project}, {delay}.",
        len(late),
    )
    return capital(
        text.format(
            number=count_word(len(late), Gender.NEUTER),
            project=short_name(row.name) or row.number,
            delay=months_words(row.months_late),
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


def _note_heads(last: str) -> tuple[str, ...]:
    return (
        pgettext("report", "No."),
        pgettext("report", "Project"),
        pgettext("report", "Status"),
        last,
    )


def _red(basis: Basis) -> Iterator[Note]:
    for row in basis.rows:
        if row.now.colour is not Colour.RED:
            continue
        report = basis.reports.get(row.id)
        action = report.corrective_action.strip() if report is not None else ""
        reason = why(basis, row)
        text = f"{ended(reason)} {action}" if reason and action else reason or action
        yield replace(_note(row, text), told=why_told(basis, row))


def _red_list(notes: tuple[Note, ...]) -> NoteList:
    heads = _note_heads(pgettext("report", "Reason and corrective action"))
    return NoteList(pgettext("report", "Red projects"), heads, notes)


def _missing(basis: Basis) -> NoteList:
    notes = tuple(_note(row, row.lead_name) for row in basis.rows if not row.reported)
    heads = _note_heads(pgettext("report", "Lead participant"))
    return NoteList(pgettext("report", "Have not reported"), heads, notes)


def _passages(basis: Basis) -> NoteList:
    """Who came into the portfolio and who went out of it, each with reason and decision."""
    count = basis.count
    heads = (
        pgettext("report", "No."),
        pgettext("report", "Project"),
        pgettext("report", "In or out"),
        pgettext("report", "Reason and decision"),
    )
    changes = (*count.came, *count.left) if _explains_count(basis) else ()
    notes = tuple(Note(each.number, each.name, None, each.why, each.way) for each in changes)
    return NoteList(pgettext("report", "Into and out of the portfolio"), heads, notes)


def _note(row: PortfolioRow, text: str) -> Note:
    return Note(row.number, row.name, lamp_of(row), text)
