"""Pictures of the window on the register as it was, as `tools/screenshots.py` takes them."""

from __future__ import annotations

from portfolio_desktop.services.moments import edit_moment
from portfolio_desktop.ui.dialogs.look_back import LookBackDialog
from portfolio_desktop.ui.main_window import MainWindow
from tools.window_pictures import NARROW, Camera


def picture_past(camera: Camera, window: MainWindow) -> None:
    """The question for a moment, and every page as it was then."""
    camera.dialog(LookBackDialog(window.context, window), "look-back")
    register = window.context.present
    edits = list(register.edits())
    moment = edit_moment(register, edits[len(edits) // 3].id)
    window.looking_back.begin(moment)
    for page in window.pages:
        window.show_page(page)
        camera.window(window, f"past-{page}")
    size = window.size()
    window.resize(NARROW)
    window.show_page(window.pages[0])
    camera.window(window, f"past-{window.pages[0]}-narrow")
    window.resize(size)
    window.looking_back.end()
