"""Pictures of the page of meetings and its dialogs, as `tools/screenshots.py` takes them."""

from __future__ import annotations

from portfolio_desktop.domain.meetings import AttendanceRole, Meeting, Presence
from portfolio_desktop.services.agenda_filling import fill_agenda
from portfolio_desktop.services.attendances import AttendanceDraft, write_attendances
from portfolio_desktop.services.items import ItemDraft, add_item, write_item
from portfolio_desktop.services.meeting_forms import MeetingDraft
from portfolio_desktop.services.meetings import add_series
from portfolio_desktop.services.recommendations import write_recommendation
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.dialogs.attendances import AttendancesDialog
from portfolio_desktop.ui.dialogs.forums import ForumsDialog
from portfolio_desktop.ui.dialogs.meeting import MeetingDialog
from portfolio_desktop.ui.dialogs.year_wheel import YearWheelDialog
from portfolio_desktop.ui.main_window import MainWindow
from tools.window_pictures import NARROW, Camera

_WHEEL = MeetingDraft("Digitaliseringskredsen", starts="9.30", ends="12", place="Regionernes Hus")
_DAYS = "2.2.2024, 12.4.2024, 14.6.2024, 6.9.2024, 8.11.2024"
_CASE = """**Konklusion:** kontrakten bør forlænges, fordi udbuddet først afgøres i juni.

Tre muligheder er undersøgt:

- forlængelse med ét år
- forlængelse med to år
- ny anskaffelse uden om udbuddet"""


def picture_meetings(camera: Camera, window: MainWindow) -> None:
    """A full agenda, wide and narrow, and the dialogs of meetings."""
    register = window.context.present
    meeting, item = _made(register)
    window.context.register_changed.emit()
    window.show_page("meetings")
    window.meetings.mark(meeting, item)
    camera.window(window, "agenda")
    size = window.size()
    window.resize(NARROW)
    camera.window(window, "agenda-narrow")
    window.resize(size)
    context = window.context
    camera.dialog(MeetingDialog(context, window, meeting), "meeting")
    wheel = YearWheelDialog(context, window)
    wheel.days.setPlainText("7.2.2025\n11.4.2025\n13.6.2025")
    camera.dialog(wheel, "year-wheel")
    camera.dialog(AttendancesDialog(context, window, meeting), "attendances")
    camera.dialog(ForumsDialog(context, window), "boards")
    window.show_page("portfolio")


def _made(register: RegisterFile) -> tuple[str, str]:
    """A year of meetings, the first with an agenda; the same again in another look."""
    known = [each.id for each in register.reader.board.rows(Meeting) if each.place == _WHEEL.place]
    first = known[0] if known else add_series(register, _WHEEL, _DAYS).ids[0]
    fill_agenda(register, first)
    drafts = [
        AttendanceDraft(name="Åse Ærø", title="regionsdirektør", role=AttendanceRole.CHAIR),
        AttendanceDraft(name="Bo Bæk", title="it-direktør", presence=Presence.APOLOGIES),
        AttendanceDraft(name="Conny Dam", stands_in_for="Bo Bæk"),
    ]
    if not known:
        write_attendances(register, first, drafts)
    title = "Kontrakt om fælles patologisystem: forlængelse med ét år"
    item = add_item(register, first, ItemDraft(title=title, owner="MKL", minutes="20")).id
    write_item(register, item, "summary", "Kontrakten udløber den **31. marts 2024**.")
    write_item(register, item, "case_text", _CASE)
    points = ["godkender, at kontrakten forlænges", "tager tidsplanen til efterretning"]
    write_recommendation(register, item, points)
    return first, item
