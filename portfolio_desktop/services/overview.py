"""The overview: a month of the portfolio at a glance, every figure with the projects behind it."""

from __future__ import annotations

from datetime import datetime

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.collection import Collection, CollectionRow, collected_steps
from portfolio_desktop.services.escalation_list import Escalations, escalations_steps
from portfolio_desktop.services.overview_bars import (
    kinds_of_no_light,
    month_bands,
    month_bars,
    phase_bars,
)
from portfolio_desktop.services.overview_basis import PARTS, OverviewBasis, basis_steps
from portfolio_desktop.services.overview_turns import turns
from portfolio_desktop.services.overview_values import (
    Collected,
    Escalated,
    Figure,
    LateReport,
    Members,
    Overview,
    Slip,
    Slips,
)
from portfolio_desktop.services.pack_basis import Basis
from portfolio_desktop.services.pack_moves import nothing_moved
from portfolio_desktop.services.pack_numbers import Gender, count_word
from portfolio_desktop.services.pack_summary import delay_sentence, late_rows, leading_sentences
from portfolio_desktop.services.portfolio import PortfolioRow, without_collecting
from portfolio_desktop.services.steps import Steps, as_part, run_through
from portfolio_desktop.services.words import (
    capital,
    date_words,
    days_words,
    delay_words,
    period_words,
)
from portfolio_desktop.storage.reader import Reader


def overview(reader: Reader, period: Period, moment: datetime) -> Overview:
    return run_through(overview_steps(reader, period, moment))


def overview_steps(reader: Reader, period: Period, moment: datetime) -> Steps[Overview]:
    """What there is to tell of a month at a moment (aware); archived projects are not in it.

    The first use in a year needs `due.prepare_due` beforehand, which is slow.
    """
    with without_collecting():
        basis = yield from basis_steps(reader, period, moment)
        pack = basis.pack
        collecting = collected_steps(reader, pack.now, pack.origin.day)
        collection = yield from as_part(collecting, 4, PARTS)
        found_turns = yield from as_part(turns(pack), 5, PARTS)
        months = yield from as_part(month_bars(basis), 6, PARTS)
        items = yield from as_part(escalations_steps(reader, period), 7, PARTS)
        yield PARTS, PARTS
        slips = _slips(pack)
        yield PARTS, PARTS
        bands = month_bands(basis)
        yield PARTS, PARTS
        phases = phase_bars(pack, reader.phases())
        yield PARTS, PARTS
        leading = leading_sentences(pack)
        yield PARTS, PARTS
        collected, no_turns = _collected(collection, pack), _no_turns(pack)
        yield PARTS, PARTS
    # Python looks through all that was made just now: a turn of its own.
    month = period_words(period)
    words = _("in the portfolio in {month}").format(month=month)
    yield PARTS, PARTS
    return Overview(
        period=period,
        month=month,
        sentence=" ".join(part for part in (leading, _passages(pack)) if part),
        all=Figure(words, period, tuple(row.id for row in pack.rows)),
        bands=bands,
        kinds=kinds_of_no_light(pack),
        months=months,
        turns=found_turns,
        no_turns=no_turns,
        escalated=_escalated(items),
        phases=phases,
        slips=slips,
        collected=collected,
        members=_members(basis),
    )


def _passages(basis: Basis) -> str:
    """How many came and went since the month before, where any did."""
    return basis.count.sentence if basis.comparable and basis.count.moved else ""


def _no_turns(basis: Basis) -> str:
    """What is told where nothing has changed."""
    if basis.comparable:
        return nothing_moved(basis)
    return _("There is no status for the month before to compare with.")


def _escalated(items: Escalations) -> Escalated:
    standing = tuple(row.project_id for row in items.standing)
    words = pgettext("overview", "items of their own at the meeting")
    return Escalated(Figure(words, items.period, standing), items)


def _members(basis: OverviewBasis) -> Members:
    count, earlier = basis.pack.count, basis.months[-2]
    month = period_words(earlier.period)
    return Members(
        before=Figure(
            _("in the portfolio in {month}").format(month=month), earlier.period, earlier.there
        ),
        came=Figure(
            pgettext("overview", "come in"),
            count.period,
            tuple(each.project_id for each in count.came),
        ),
        left=Figure(
            pgettext("overview", "gone out"),
            count.compared,
            tuple(each.project_id for each in count.left),
        ),
        count=count,
    )


def _slips(basis: Basis) -> Slips:
    rows, period = basis.rows, basis.options.period
    behind = late_rows(basis)
    kept = [row for row in rows if row.delay_original is not None and not row.months_late]
    unknown = [row for row in rows if row.delay_original is None]
    delayed = pgettext("projects", "delayed")
    if len(behind) == 1:
        delayed = pgettext("one project", "delayed")
    return Slips(
        sentence=delay_sentence(basis) or _no_slip(bool(kept)),
        behind=_figure(delayed, period, behind),
        kept=_figure(pgettext("overview", "keep the original plan"), period, kept),
        unknown=_figure(pgettext("overview", "without dates to compare"), period, unknown),
        slips=tuple(_slip(row) for row in behind),
    )


def _no_slip(comparable: bool) -> str:
    if comparable:
        return _("No project is behind its original plan.")
    return _("No project has both an original and an expected end date.")


def _figure(words: str, period: Period, rows: list[PortfolioRow]) -> Figure:
    return Figure(words, period, tuple(row.id for row in rows))


def _slip(row: PortfolioRow) -> Slip:
    now = date_words(row.actual_end) or row.deadline_text
    dates = now
    if row.late:
        dates = _("end date {date} has passed").format(date=now)
    elif row.original_end is not None:
        dates = _("from {original} to {now}").format(original=date_words(row.original_end), now=now)
    return Slip(
        project_id=row.id,
        number=row.number,
        name=row.name,
        months=row.months_late,
        words=delay_words(row.months_late),
        dates=dates,
        colour=row.now.colour,
    )


def _collected(found: Collection, basis: Basis) -> Collected:
    period = basis.options.period
    came = [row for row in found.rows if row.expected and not row.missing]
    late = [row for row in came if row.days_late]
    missing = sorted((row for row in found.rows if row.missing), key=lambda row: -row.days_late)
    return Collected(
        due=found.due,
        due_words=found.due_words,
        sentence=_collected_sentence(len(came), len(late), len(missing)),
        came=_reports(pgettext("overview", "have reported"), period, came),
        too_late=_reports(pgettext("overview", "reported too late"), period, late),
        awaited=_reports(pgettext("overview", "report missing"), period, missing),
        missing=tuple(_late_report(row) for row in missing),
    )


def _reports(words: str, period: Period, rows: list[CollectionRow]) -> Figure:
    return Figure(words, period, tuple(row.project_id for row in rows))


def _collected_sentence(came: int, late: int, missing: int) -> str:
    """ "12 af 13 projekter har rapporteret, to af dem for sent."."""
    total = came + missing
    if not total:
        return _("No project has to report.")
    template = ngettext(
        "{done} of {total} project has reported", "{done} of {total} projects have reported", total
    )
    words = template.format(done=came, total=total)
    if not late:
        return capital(f"{words}.")
    too_late = ngettext("{number} of them too late", "{number} of them too late", late)
    number = count_word(late, Gender.NEUTER)
    return capital(f"{words}, {too_late.format(number=number)}.")


def _late_report(row: CollectionRow) -> LateReport:
    words = pgettext("overview", "not due yet")
    if row.days_late:
        words = _("{days} late").format(days=days_words(row.days_late))
    return LateReport(
        project_id=row.project_id,
        number=row.number,
        name=row.name,
        reporter=row.reporter_words,
        days=row.days_late,
        words=words,
    )
