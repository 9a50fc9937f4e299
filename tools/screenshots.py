"""Pictures of every page of the window and of the printed report, with the demo register.

    python3 dev.py screenshots [--dir FOLDER] [--register FILE.pfreg] [--scale 1.5]

In Danish and English, light and dark: every page at the size the window opens with and in the
narrowest one, every dialog, no register, an empty one and 10,000 projects.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

# On a screen of the usual size; its file is named relatively, since a drive's colon ends a setting.
os.environ.setdefault(
    "QT_QPA_PLATFORM",
    f"offscreen:configfile={os.path.relpath(Path(__file__).with_name('screen.json'))}",
)
if "--scale" in sys.argv:
    os.environ["QT_SCALE_FACTOR"] = sys.argv[sys.argv.index("--scale") + 1]
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from portfolio_desktop.app import Program
from portfolio_desktop.environment.folders import HOME_VARIABLE, program_folders
from portfolio_desktop.environment.preferences import Appearance, Preferences, save_preferences
from portfolio_desktop.environment.resources import resource
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.pack_content import PackOptions
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.ui.main_window import MainWindow
from portfolio_desktop.ui.preview.printing import page_image
from portfolio_desktop.workflows.demo import make_demo
from portfolio_desktop.workflows.packing import print_pack
from tools.economy_pictures import picture_economy
from tools.follow_pictures import picture_follow_up
from tools.issue_pictures import picture_issuing
from tools.meeting_pictures import picture_meetings
from tools.minutes_pictures import picture_minutes
from tools.past_pictures import picture_past
from tools.plan_pictures import picture_plans
from tools.trouble_pictures import picture_troubles
from tools.window_pictures import (
    Camera,
    picture_dialogs,
    picture_files,
    picture_pages,
    picture_states,
    picture_views,
)

ROOT = Path(__file__).resolve().parents[1]
WINDOW = QSize(1440, 860)
PAGE_DOTS_PER_INCH = 110
SHOWN_PROJECT = "23-1"
LOOKS = (
    (Language.DANISH, Appearance.LIGHT),
    (Language.DANISH, Appearance.DARK),
    (Language.ENGLISH, Appearance.LIGHT),
    (Language.ENGLISH, Appearance.DARK),
)


def picture_looks(application: QApplication, register: Path, folder: Path) -> None:
    for language, appearance in LOOKS:
        use_language(language)
        preferences = replace(Preferences(), language=language, appearance=appearance)
        save_preferences(program_folders().preferences, preferences)
        program = Program(application)
        window = program.show(register)
        window.resize(WINDOW)
        camera = Camera(application, folder, f"{language}-{appearance}")
        _choose(window, SHOWN_PROJECT)
        window.warning_count.count()
        picture_pages(camera, window)
        picture_views(camera, window)
        _choose(window, SHOWN_PROJECT)
        picture_dialogs(camera, window)
        picture_past(camera, window)
        picture_plans(camera, window, program_folders().root)
        picture_economy(camera, window, program_folders().root)
        picture_issuing(camera, window)
        picture_follow_up(camera, window)
        picture_meetings(camera, window)
        picture_minutes(camera, window, program_folders().root)
        picture_files(camera, window, program_folders().root)
        picture_troubles(camera, window, program_folders().root)
        if language is Language.DANISH:
            picture_states(camera, window, program_folders().root)
        window.close()
        window.deleteLater()
        camera.settle()


def _choose(window: MainWindow, number: str) -> None:
    """Mark the project whose panel has most to show; another register may not have it."""
    shown = window.portfolio.portfolio
    for row in shown.rows if shown else ():
        if row.number == number:
            window.portfolio.view.select_project(row.id)


def picture_report(path: Path, pack: Path, folder: Path) -> None:
    with open_register(path, actor="") as register:
        print_pack(register, PackOptions(max(register.reader.periods())), pack)
    document = QPdfDocument()
    document.load(str(pack))
    for page in range(document.pageCount()):
        picture = page_image(document, page, PAGE_DOTS_PER_INCH)
        picture.save(str(folder / f"pack-{page + 1:02}.png"))
    document.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dir", type=Path, default=ROOT / "build" / "screenshots")
    parser.add_argument("--register", type=Path, help="another register than the demo's")
    parser.add_argument("--scale", help="of the screen, such as 1.5")
    options = parser.parse_args()
    options.dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        application = QApplication(sys.argv[:1])
        for font in resource("fonts").glob("*.ttf"):
            QFontDatabase.addApplicationFont(str(font))
        use_language(Language.DANISH)
        register = options.register or make_demo(Path(home))
        picture_report(register, Path(home) / "pack.pdf", options.dir)
        picture_looks(application, register, options.dir)
    print(*sorted(path.name for path in options.dir.iterdir()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
