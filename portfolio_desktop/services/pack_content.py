"""The content of the board's status report: one frozen value, built from one reading."""

from __future__ import annotations

from dataclasses import replace

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import Language, _, active_language, pgettext
from portfolio_desktop.services.closed_words import edition_in_names, edition_told
from portfolio_desktop.services.closedness import tells_of_closed
from portfolio_desktop.services.look import draft_word
from portfolio_desktop.services.open_edition import (
    accounts_tell_of_closed,
    for_edition,
    sheets_tell_of_closed,
)
from portfolio_desktop.services.pack_basis import (
    Basis,
    Origin,
    PackOptions,
    PurposeShown,
    basis_steps,
)
from portfolio_desktop.services.pack_escalations import escalations_content_steps
from portfolio_desktop.services.pack_grid import grid_content_steps
from portfolio_desktop.services.pack_numbers import long_day, moment_words
from portfolio_desktop.services.pack_parts import REPORT_PARTS, Part
from portfolio_desktop.services.pack_requests import requests_content
from portfolio_desktop.services.pack_summary import (
    leading_sentences,
    reported_words,
    summary_content_steps,
)
from portfolio_desktop.services.pack_trend import trend_section_steps
from portfolio_desktop.services.pack_values import (
    Fact,
    FrontPage,
    Grid,
    Identity,
    KeyEntry,
    Lamp,
    Margin,
    PackContent,
)
from portfolio_desktop.services.steps import Steps, run_through
from portfolio_desktop.services.words import (
    capital,
    colour_word,
    dimension_letter,
    dimension_name,
    period_words,
)
from portfolio_desktop.storage.reader import Reader

__all__ = ["Origin", "PackContent", "PackOptions", "PurposeShown", "status_report"]


def status_report(reader: Reader, options: PackOptions, origin: Origin) -> PackContent:
    """Every number, sentence and footnote of the report on one month, in the active language.

    The same rows, options and origin give the same content, whatever the day.
    """
    return run_through(status_report_steps(reader, options, origin))


def status_report_steps(reader: Reader, options: PackOptions, origin: Origin) -> Steps[PackContent]:
    """As `status_report`, in steps."""
    reader = for_edition(reader, open_only=options.open_only)
    from portfolio_desktop.services.sheet_content import sheet_section_steps  # stands on this

    basis = yield from basis_steps(reader, options, origin)
    report = yield from report_on_steps(reader, basis)
    if not options.choice.has(Part.SHEETS):
        return report
    return replace(report, sheets=(yield from sheet_section_steps(reader, basis)))


def report_on_steps(reader: Reader, basis: Basis) -> Steps[PackContent]:
    """The report on what was read, with the parts that are chosen, in steps."""
    yield 1, 2
    choice = basis.options.choice
    month = period_words(basis.options.period)
    subject = pgettext("report", "Portfolio status")
    title = f"{subject} {month}"
    summary = yield from summary_content_steps(basis)
    yield 1, 2
    escalations = None
    if choice.has(Part.ESCALATED):
        escalations = yield from escalations_content_steps(reader, basis)
    yield 1, 2
    trend = None
    if choice.has(Part.TREND):
        trend = yield from trend_section_steps(reader, basis, escalations)
    yield 1, 2
    listed = basis if choice.has(Part.GRID) else replace(basis, rows=())
    grid = yield from grid_content_steps(listed, title, leading_sentences(basis))
    yield 1, 2
    requests = requests_content(reader, basis)
    identity = report_identity(basis, title, has_closed=_has_closed(reader, basis))
    margin = report_margin(basis, title, identity.edition)
    return PackContent(
        identity=identity,
        margin=margin if _marks_something(grid) else replace(margin, new_key=""),
        front=_front(basis, month, identity.edition),
        summary=summary,
        grid=grid,
        requests=requests if choice.has(Part.REQUESTS) else replace(requests, groups=()),
        escalations=escalations,
        choice=choice.only(REPORT_PARTS),
        trend=trend,
    )


def _marks_something(grid: Grid) -> bool:
    """Whether any words carry the mark that the key explains."""
    return any(
        any(each.new for each in row.remarks) or any(each.new for each in row.reasons)
        for row in grid.rows
    )


def _printed_by(basis: Basis) -> str:
    """The secretariat. No person's name in its place: the same register would print as another
    file under each account, and whoever made the last edit need not be who prints.
    """
    return basis.info.secretariat.strip()


def _forum(basis: Basis) -> str:
    return basis.info.forum.strip() or basis.info.name.strip()


def _has_closed(reader: Reader, basis: Basis) -> bool:
    """Whether anything of it is left out of the open edition."""
    if basis.options.open_only or tells_of_closed(reader):
        return True
    choice = basis.options.choice
    if choice.has(Part.ESCALATED) and accounts_tell_of_closed(reader, str(basis.options.period)):
        return True
    sheets = choice.has(Part.SHEETS)
    return sheets and sheets_tell_of_closed(reader, [row.id for row in basis.rows])


def report_identity(basis: Basis, title: str, *, has_closed: bool) -> Identity:
    """Title and subject say which edition it is, as head and front page do."""
    forum, open_only = _forum(basis), basis.options.open_only
    edition = edition_told(open_only=open_only, has_closed=has_closed)
    danish = active_language() is Language.DANISH
    return Identity(
        register_id=basis.info.id,
        position_at=basis.origin.position_at,
        log_head=basis.origin.log_head,
        author=_printed_by(basis) or forum,
        title=" – ".join(part for part in (title, forum, edition) if part),
        subject=" ".join(part for part in (edition and f"{edition}.", _description(basis)) if part),
        language="da-DK" if danish else "en-GB",
        edition=edition,
        name_mark=edition_in_names(open_only=open_only, has_closed=has_closed),
    )


def _description(basis: Basis) -> str:
    forum = basis.info.forum.strip()
    if forum:
        return _(
            "Status of the projects that report to {forum}: overall and for each dimension, what"
            " has changed {since}, and the change requests."
        ).format(forum=forum, since=basis.since())
    return _(
        "Status of the projects in the register: overall and for each dimension, what has changed"
        " {since}, and the change requests."
    ).format(since=basis.since())


def _front(basis: Basis, month: str, edition: str) -> FrontPage:
    facts = [
        *([Fact(pgettext("report", "Edition"), edition)] if edition else []),
        Fact(pgettext("report", "Status as of"), long_day(basis.status_day)),
        Fact(pgettext("report", "Compared with"), _compared(basis)),
    ]
    if basis.rows:
        facts.append(Fact(pgettext("report", "Reports"), capital(reported_words(basis))))
    printed = _("from the register as of {moment}").format(
        moment=moment_words(basis.origin.position_at)
    )
    by = _printed_by(basis)
    facts.append(
        Fact(pgettext("report", "Printed by"), f"{by}, {printed}")
        if by
        else Fact(pgettext("report", "Printed"), capital(printed))
    )
    return FrontPage(
        forum=_forum(basis),
        title=pgettext("report", "Portfolio status"),
        period=month,
        description=_description(basis),
        facts=tuple(facts),
        contents_title=pgettext("report", "Contents"),
    )


def _compared(basis: Basis) -> str:
    month = period_words(basis.options.compared)
    if basis.options.last_meeting is None:
        words = _("last month, {month}").format(month=month)
    else:
        words = _("the last meeting, {day} (status for {month})").format(
            day=long_day(basis.options.last_meeting), month=month
        )
    if not basis.comparable:
        return _("nothing: there is no status for {month}").format(month=month)
    return words


def report_margin(basis: Basis, title: str, edition: str) -> Margin:
    forum = _forum(basis)
    dimensions = tuple(
        f"{dimension_letter(each)} {dimension_name(each).lower()}" for each in basis.judged
    )
    return Margin(
        head_left=" · ".join(part for part in (forum, title) if part),
        head_right=edition or pgettext("report", "for information"),
        key=_key(basis),
        dimension_key=dimensions,
        new_key=_("new {since}").format(since=basis.since()) if basis.comparable else "",
        foot=_foot(basis),
        page=_("page {page} of {pages}"),
        page_reference=_("page {page}"),
        continues=pgettext("report", "continued overleaf"),
        continued=pgettext("report", "continued"),
        look=basis.look,
        draft=draft_word() if basis.options.choice.draft else "",
    )


def _key(basis: Basis) -> tuple[KeyEntry, ...]:
    forum = basis.info.forum.strip()
    red = _("{red}: needs attention from {forum}") if forum else _("{red}: needs the board")
    words = (
        (Colour.GREEN, _("{green}: on plan").format(green=colour_word(Colour.GREEN))),
        (
            Colour.YELLOW,
            _("{yellow}: off plan, can be handled").format(yellow=colour_word(Colour.YELLOW)),
        ),
        (Colour.RED, red.format(red=colour_word(Colour.RED), forum=forum)),
        (None, pgettext("report", "no status")),
    )
    return tuple(KeyEntry(Lamp(colour, ""), capital(text)) for colour, text in words)


def printed_words(basis: Basis) -> str:
    """ "Udskrevet af Jette Holm efter registret 3. november 2023 kl. 14.05"."""
    moment = moment_words(basis.origin.position_at)
    by = _printed_by(basis)
    printed = (
        _("Printed by {name} from the register as of {moment}")
        if by
        else _("Printed from the register as of {moment}")
    )
    return printed.format(name=by, moment=moment)


def _foot(basis: Basis) -> str:
    parts = [
        printed_words(basis),
        _("status as of {day}").format(day=long_day(basis.status_day)),
    ]
    if basis.rows:
        parts.append(reported_words(basis))
    return " · ".join(parts)
