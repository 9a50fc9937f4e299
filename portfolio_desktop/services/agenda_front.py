"""The front page and the margins of what is printed of a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio_desktop.domain.meetings import (
    Edition,
    IssueKind,
    Meeting,
    MinutesKind,
)
from portfolio_desktop.environment.texts import Language, _, active_language, pgettext
from portfolio_desktop.services.agenda import time_words
from portfolio_desktop.services.agenda_people import meeting_people
from portfolio_desktop.services.agenda_values import MeetingFront
from portfolio_desktop.services.closed_words import edition_in_names, edition_told
from portfolio_desktop.services.decided_where import board_name
from portfolio_desktop.services.look import draft_word, look_of
from portfolio_desktop.services.meeting_typed import typed_clock
from portfolio_desktop.services.pack_basis import Origin
from portfolio_desktop.services.pack_numbers import long_day, moment_words
from portfolio_desktop.services.pack_values import Fact, Identity, Margin
from portfolio_desktop.storage.reader import Reader

if TYPE_CHECKING:
    from portfolio_desktop.services.agenda_content import AgendaWish


def meeting_front(
    reader: Reader, meeting: Meeting, wish: AgendaWish, *, has_closed: bool
) -> MeetingFront:
    return MeetingFront(
        forum=board_name(reader, meeting.forum_id),
        title=document_title(meeting, wish),
        meeting=meeting_words(meeting),
        edition=edition_words(wish, has_closed=has_closed),
        notice=_("For the chair – not to be sent out") if wish.annotated else "",
        facts=time_and_place(meeting, held=wish.minutes),
        people=meeting_people(reader, meeting, minutes=wish.minutes),
        contents_title=pgettext("report", "Contents"),
        name_mark=name_mark(wish, has_closed=has_closed),
    )


def document_title(meeting: Meeting, wish: AgendaWish) -> str:
    """ "Dagsorden", "Kommenteret dagsorden", "Beslutningsreferat (udkast)"."""
    if wish.annotated:
        return pgettext("agenda", "Annotated agenda")
    if wish.kind is IssueKind.LATE_PAPERS:
        return pgettext("agenda", "Late papers")
    if wish.kind is IssueKind.AGENDA:
        return pgettext("agenda", "Agenda")
    name = pgettext("agenda", "Minutes of decisions")
    if meeting.minutes_kind is MinutesKind.FULL:
        name = pgettext("agenda", "Minutes")
    if wish.kind is IssueKind.DRAFT_MINUTES:
        return _("{name} (draft)").format(name=name)
    return name


def meeting_words(meeting: Meeting) -> str:
    """ "Møde nr. 4, 10. november 2023", and its own title where it has one."""
    parts = []
    if meeting.number.strip():
        parts.append(_("Meeting no. {number}").format(number=meeting.number.strip()))
    else:
        parts.append(pgettext("agenda", "Meeting"))
    if meeting.held_on is not None:
        join = ", " if meeting.number.strip() else " "
        parts = [join.join((parts[0], long_day(meeting.held_on)))]
    if meeting.title.strip():
        parts.append(meeting.title.strip())
    return " – ".join(parts)


def edition_words(wish: AgendaWish, *, has_closed: bool) -> str:
    """Version and edition; the full one says so where it holds what is closed."""
    parts = []
    if wish.version:
        parts.append(_("Version {number}").format(number=wish.version))
    if not wish.annotated:
        open_only = wish.edition is Edition.OPEN
        parts.append(edition_told(open_only=open_only, has_closed=has_closed))
    return " · ".join(part for part in parts if part)


def name_mark(wish: AgendaWish, *, has_closed: bool) -> str:
    """The edition in the name of a file; nobody sends the chair's own papers on."""
    closed = has_closed and not wish.annotated
    return edition_in_names(open_only=wish.open_only, has_closed=closed)


def time_and_place(meeting: Meeting, *, held: bool = False) -> tuple[Fact, ...]:
    """As `time_words` tells the time."""
    day = long_day(meeting.held_on) if meeting.held_on is not None else _("not fixed yet")
    when = " ".join(part for part in (day, time_words(meeting, held=held)) if part)
    facts = (
        Fact(pgettext("meeting", "Time"), when),
        Fact(pgettext("meeting", "Place"), meeting.place.strip(), written=True),
    )
    return tuple(fact for fact in facts if fact.value)


def ending_words(meeting: Meeting) -> str:
    ended = typed_clock(meeting.ended_at)
    return _("The meeting ended at {time}.").format(time=ended) if ended else ""


def head_words(front: MeetingFront) -> str:
    """What stands at the head of every page."""
    return front.notice or front.edition


def agenda_identity(reader: Reader, front: MeetingFront, origin: Origin) -> Identity:
    info = reader.info()
    danish = active_language() is Language.DANISH
    title = " – ".join(part for part in (front.title, front.meeting, front.forum) if part)
    return Identity(
        register_id=info.id,
        position_at=origin.position_at,
        log_head=origin.log_head,
        author=info.secretariat.strip() or front.forum,
        title=title,
        subject=" · ".join(part for part in (front.edition, front.notice) if part) or front.title,
        language="da-DK" if danish else "en-GB",
    )


def agenda_margin(
    reader: Reader, front: MeetingFront, origin: Origin, *, draft: bool = False
) -> Margin:
    by = reader.info().secretariat.strip()
    printed = (
        _("Printed by {name} from the register as of {moment}")
        if by
        else _("Printed from the register as of {moment}")
    )
    meeting = front.meeting[:1].lower() + front.meeting[1:]
    head = " · ".join(part for part in (front.forum, meeting, front.title.lower()) if part)
    return Margin(
        head_left=head,
        head_right=head_words(front),
        key=(),
        dimension_key=(),
        new_key="",
        foot=printed.format(name=by, moment=moment_words(origin.position_at)),
        page=_("page {page} of {pages}"),
        page_reference=_("page {page}"),
        continues=pgettext("report", "continued overleaf"),
        continued=pgettext("report", "continued"),
        look=look_of(reader),
        draft=draft_word() if draft else "",
    )
