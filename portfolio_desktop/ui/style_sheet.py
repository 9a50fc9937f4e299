"""The one style sheet of the window, generated from the tokens.

Widgets choose among the few looks by the dynamic properties `look` (on buttons, labels and frames)
and `level` (on labels); nothing sets a style sheet of its own.
"""

from __future__ import annotations

from functools import lru_cache
from string import Template

from portfolio_desktop.environment.resources import resource
from portfolio_desktop.ui.tokens import CAPTION_PX, RADIUS, TITLE_PX, Palette

_RULES = Template("""
QMainWindow, QDialog, QWidget[look="page"] { background: $page; }
QWidget[look="panel"], QFrame[look="panel"] { background: $panel; }
QWidget[look="nav"] { background: $page; border-right: 1px solid $line; }
QFrame[look="bar"] { background: $panel; border-bottom: 1px solid $line; }
QFrame[look="foot"] { background: $page; border-top: 1px solid $line; }
QFrame[look="marked"] { background: $selection; border-top: 1px solid $selection_line; }
QFrame[look="past"] {
  background: $selection; border-top: 3px solid $accent; border-bottom: 1px solid $selection_line;
}
QFrame[look="strip"] { background: $selection; border-bottom: 1px solid $selection_line; }
QFrame[look="side"] { background: $panel; border: none; }
QFrame[look="card"] { background: $panel; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[look="aside"] {
  background: $page; border: 1px solid $line; border-radius: ${radius}px;
}
QFrame[look="hint"] { background: $hint; border: 1px solid $hint_line; border-radius: ${radius}px; }
QFrame[look="fault"] {
  background: $fault; border: 1px solid $fault_line; border-radius: ${radius}px;
}
QFrame[look="line"] { background: $line; max-height: 1px; min-height: 1px; border: none; }

QLabel { background: transparent; color: $ink; }
QLabel[level="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[level="welcome"] { font-size: 24px; font-weight: 600; }
QLabel[level="heading"] { font-size: ${caption}px; font-weight: 600; color: $soft; }
QLabel[level="caption"] { font-size: ${caption}px; color: $soft; }
QLabel[level="past"] { font-size: 14px; font-weight: 600; }
QLabel[level="strong"] { font-weight: 600; }
QLabel[level="here"] { font-size: ${caption}px; font-weight: 600; color: $accent; }
QLabel[level="late"] { font-weight: 600; color: $late; }
QLabel[level="saved"] { font-size: ${caption}px; font-weight: 600; color: $saved; }
QLabel[level="unsaved"] { font-size: ${caption}px; font-weight: 600; color: $late; }

QPushButton, QToolButton[look="button"] {
  background: $panel; color: $ink; border: 1px solid $control_line; border-radius: ${radius}px;
  padding: 0 14px; min-height: 30px;
}
QPushButton:hover, QToolButton[look="button"]:hover { background: $hover; }
QPushButton:pressed, QToolButton[look="button"]:pressed { background: $selection; }
QPushButton:focus, QToolButton[look="button"]:focus {
  border: 2px solid $accent; padding: 0 13px; min-height: 28px;
}
QPushButton:disabled, QToolButton[look="button"]:disabled { color: $no_light; background: $page; }
QPushButton[look="primary"] {
  background: $accent; border-color: $accent; color: $on_accent; font-weight: 600;
}
QPushButton[look="primary"]:hover { background: $accent_hover; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; }
QPushButton[look="primary"]:disabled { background: $line; border-color: $line; color: $soft; }
QPushButton[look="chosen"] {
  background: $selection; border-color: $accent; color: $accent; font-weight: 600;
}
QPushButton[look="quiet"], QToolButton[look="quiet"] {
  background: transparent; border: 1px solid transparent; color: $accent;
  padding: 0 8px; border-radius: ${radius}px;
}
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover { background: $selection; }
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus { border: 1px solid $accent; }
QPushButton[look="link"], QToolButton[look="link"] {
  background: transparent; border: none; border-bottom: 1px solid transparent; border-radius: 0;
  color: $accent; padding: 0; min-height: 22px; text-align: left;
}
QPushButton[look="link"]:hover, QPushButton[look="link"]:focus, QToolButton[look="link"]:hover,
  QToolButton[look="link"]:focus {
  border-bottom: 1px solid $accent;
}
QPushButton[look="quiet"]:disabled, QPushButton[look="link"]:disabled {
  background: transparent; color: $no_light;
}
QFrame[look="control"] {
  background: $panel; border: 1px solid $control_line; border-radius: ${radius}px;
}
QToolButton[look="month"] {
  background: transparent; border: 1px solid transparent; color: $ink; font-weight: 600;
  border-radius: ${radius}px; padding: 0 6px;
}
QToolButton[look="month"]:hover { background: $hover; }
QToolButton[look="month"]:focus { border: 1px solid $accent; }
QPushButton[look="foot"] {
  background: transparent; border: 1px solid transparent; color: $accent; padding: 0 4px;
  font-size: ${caption}px; min-height: 20px;
}
QPushButton[look="foot"]:hover { background: $selection; }
QPushButton[look="foot"]:focus { border: 1px solid $accent; }
QPushButton[look="row"] {
  background: transparent; border: 1px solid transparent; text-align: left; padding: 0 12px;
  min-height: 34px;
}
QPushButton[look="group"] {
  background: transparent; border: 1px solid transparent; text-align: left; padding: 0 4px;
  font-weight: 600; min-height: 28px;
}
QPushButton[look="group"]:hover { background: $hover; }
QPushButton[look="group"]:focus { border: 1px solid $accent; }
QPushButton[look="row"]:hover { background: $hover; }
QPushButton[look="row"]:focus { border: 1px solid $accent; }
QToolButton[look="chip"] {
  background: $panel; border: 1px solid $line; color: $soft; padding: 0 9px; border-radius: 14px;
}
QToolButton[look="chip"]:hover { background: $hover; }
QToolButton[look="chip"]:focus { border: 2px solid $accent; padding: 0 8px; }
QPushButton[look="filter"] {
  background: $selection; border: 1px solid $selection_line; color: $accent; padding: 0 11px;
  border-radius: 12px; min-height: 22px; max-height: 22px; font-size: ${caption}px;
}
QPushButton[look="filter"]:hover { background: $hover; }
QPushButton[look="filter"]:focus { border: 2px solid $accent; padding: 0 10px; min-height: 20px; }
QToolButton[look="shape"] {
  background: $panel; border: 1px solid $control_line; border-radius: 4px; color: $ink;
  padding: 0 6px; min-height: 20px; min-width: 14px; font-size: ${caption}px;
}
QToolButton[look="shape"]:hover { background: $hover; color: $ink; }
QToolButton[look="shape"]:checked { background: $selection; color: $accent; }
QToolButton[look="shape"]:disabled { color: $no_light; border-color: $line; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox {
  background: $panel; color: $ink; border: 1px solid $control_line; border-radius: ${radius}px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox, QDateEdit, QSpinBox { min-height: 30px; padding: 0 9px; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus,
  QSpinBox:focus {
  border: 1px solid $accent;
}
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only { background: $page; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
  color: $no_light; background: $page;
}
QLineEdit[look="fault"], QPlainTextEdit[look="fault"], QComboBox[look="fault"] {
  border: 1px solid $late;
}
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$chevron"); width: 12px; height: 12px; }
QComboBox QAbstractItemView {
  background: $panel; color: $ink; border: 1px solid $line; selection-background-color: $selection;
  selection-color: $ink; outline: none;
}

QDialog[look="popup"] { background: $panel; border: 1px solid $control_line; }
QListView[look="ticks"] { border: 1px solid $line; border-radius: ${radius}px; padding: 3px; }
QListView[look="ticks"]:focus { border-color: $accent; }
QListView[look="ticks"]::item { border-radius: 4px; color: $ink; }
QListView[look="ticks"]::item:selected { background: $hover; color: $ink; }
QListView[look="ticks"]::item:selected:active { background: $selection; }
QListView::indicator {
  width: 16px; height: 16px; background: $panel; border: 1px solid $no_light; border-radius: 4px;
}
QListView::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }

QMenuBar { background: $panel; color: $ink; border-bottom: 1px solid $line; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: $selection; }
QMenu { background: $panel; color: $ink; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 24px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $ink; }
QMenu::item:disabled { color: $no_light; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { left: 6px; width: 14px; height: 14px; }
QToolTip { background: $panel; color: $ink; border: 1px solid $line; padding: 4px 6px; }

QTableView, QTreeView, QListView {
  background: $panel; color: $ink; border: none; gridline-color: $hair; outline: none;
  selection-background-color: $selection; selection-color: $ink; alternate-background-color: $panel;
}
QTreeView[look="contents"] { border: 1px solid $line; border-radius: ${radius}px; padding: 3px; }
QTreeView[look="contents"]:focus { border-color: $accent; }
QTreeView[look="contents"]::item { min-height: 26px; border-radius: 4px; }
QTreeView[look="contents"]::branch:selected { background: $selection; }
QTreeView[look="contents"]::item:selected { background: $selection; color: $ink; }
QTableView[look="list"]::item {
  padding: 0 5px; border: none; border-bottom: 1px solid $hair;
}
QTableView[look="list"]::item:selected { background: $selection; color: $ink; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section {
  background: $panel; color: $soft; font-size: ${caption}px; font-weight: 600; border: none;
  border-bottom: 1px solid $line; padding: 0 8px;
}
QTableCornerButton::section { background: $panel; border: none; border-bottom: 1px solid $line; }
QTabBar::tab {
  background: transparent; color: $soft; padding: 8px 12px; border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { background: $selection; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QSplitter::handle { background: $line; }
QSplitter[look="gap"]::handle { background: transparent; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[look="panel"] { background: $panel; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QPdfView { border: 2px solid transparent; }
QPdfView:focus { border-color: $accent; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $control_line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $no_light; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QCheckBox, QRadioButton { color: $ink; background: transparent; spacing: 8px; min-height: 24px; }
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator {
  width: 16px; height: 16px; background: $panel; border: 1px solid $no_light;
}
QCheckBox::indicator, QTableView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QRadioButton[look="fault"]::indicator { border-color: $late; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $no_light; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
  background: $page; border-color: $control_line;
}
QCheckBox::indicator:checked, QTableView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$tick");
}
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url("$dot"); }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {
  background: $no_light; border-color: $no_light;
}
QProgressBar {
  background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


@lru_cache(maxsize=2)
def style_sheet(palette: Palette) -> str:
    """The rules for the whole application in one colour scheme."""
    return _RULES.substitute(
        palette._asdict(), radius=RADIUS, caption=CAPTION_PX, title=TITLE_PX, **_signs(palette)
    )


def _signs(palette: Palette) -> dict[str, str]:
    """The small pictures of a scheme; a style sheet wants `/` in paths on Windows too."""
    scheme = "dark" if palette.dark else "light"
    return {
        name: resource("icons", f"{name}-{scheme}.svg").as_posix()
        for name in ("chevron", "tick", "dot")
    }
