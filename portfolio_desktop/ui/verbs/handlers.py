"""Which verb each action carries out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.preferences import Appearance
from portfolio_desktop.environment.texts import Language
from portfolio_desktop.ui.verbs import (
    closing,
    collecting,
    economy,
    editing,
    escalating,
    following,
    forms,
    history,
    importing,
    issuing,
    lifecycle,
    looking_back,
    meetings,
    minutes,
    month,
    overview,
    participants,
    planning,
    printing,
    projects,
    registers,
    requests,
    several,
    texts,
    view,
    views,
)

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """For every id of `menus.ACTIONS` what it does."""
    return {
        **_files(window),
        **_projects(window),
        **_months(window),
        **_views(window),
        **_participants(window),
        **_escalations(window),
        **following.follow_verbs(window),
        **meetings.handlers(window),
        **_issues(window),
        **_saved_views(window),
        **minutes.minutes_handlers(window),
        **closing.closing_handlers(window),
        **requests.request_handlers(window),
        "undo": lambda: history.undo_last(window),
        "redo": lambda: history.redo_last(window),
    }


def _issues(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "issue": lambda: issuing.issue(window),
        "issued": lambda: issuing.show_issued(window),
        "file_papers": lambda: issuing.file_papers(window),
        "access_list": lambda: issuing.list_documents(window),
        "since": lambda: issuing.show_since(window),
        "told": lambda: issuing.show_told(window, window.current_project),
    }


def _files(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "new_register": lambda: registers.new(window),
        "open_register": lambda: registers.choose(window),
        "demo": lambda: registers.open_demo(window),
        "save_copy": lambda: registers.save_copy_as(window),
        "register_settings": lambda: registers.change_settings(window),
        "close_register": lambda: registers.close(window),
        "quit": window.close,
        "import": lambda: importing.choose(window),
        "paste": lambda: importing.paste(window),
        "export": lambda: printing.export(window),
        "warnings": lambda: printing.show_warnings(window),
        "pack": lambda: printing.show_pack(window),
        "sheets": lambda: printing.show_sheets(window),
    }


def _projects(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "new_project": lambda: projects.new(window),
        "edit_project": lambda: projects.edit_marked(window),
        "edit_together": lambda: several.edit_together(window),
        **planning.verbs(window),
        **economy.verbs(window),
        **_lifecycle(window),
        "move_up": lambda: projects.move_up(window),
        "move_down": lambda: projects.move_down(window),
        "green": lambda: projects.set_overall(window, Colour.GREEN),
        "yellow": lambda: projects.set_overall(window, Colour.YELLOW),
        "red": lambda: projects.set_overall(window, Colour.RED),
        "no_light": lambda: projects.set_overall(window, None),
        "repeat": lambda: projects.repeat_colours(window, window.current_project),
        "to_reason": lambda: projects.to_reason(window),
        "to_remarks": lambda: projects.to_remarks(window),
    }


def _lifecycle(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "pause": lambda: lifecycle.pause(window, window.current_project),
        "resume": lambda: lifecycle.resume(window, window.current_project),
        "take_out": lambda: lifecycle.take_out(window, window.current_project),
        "take_in": lambda: lifecycle.take_in(window, window.current_project),
        "row_count": lambda: lifecycle.explain_count(window),
    }


def _months(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "open_month": lambda: month.open_month(window),
        "report": lambda: month.mark_as_reported(window),
        "take_report_back": lambda: month.take_report_back(window),
        "approve": lambda: month.approve(window),
        "approve_all": lambda: month.approve_all(window),
        "reopen": lambda: month.reopen(window),
        **_texts(window),
        "make_forms": lambda: forms.make(window),
        "bring_in_forms": lambda: forms.choose(window),
        "learn_form": lambda: forms.learn(window),
        "remind": lambda: collecting.remind(window),
        "copy_collection": lambda: collecting.copy_table(window),
        "due_rule": lambda: collecting.change_due_rule(window),
    }


def _texts(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "to_note": lambda: texts.to_note(window),
        "ask_text": lambda: texts.ask(window),
        "confirm_text": lambda: texts.confirm(window),
        "withdraw_text": lambda: texts.withdraw(window),
        "restore_text": lambda: texts.restore(window),
        "adopt_text": lambda: texts.adopt(window),
    }


def _participants(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "participants": lambda: participants.show_participants(window),
        "reorganise": lambda: participants.reorganise(window),
        "take_suggestion": lambda: participants.take_suggestion(window),
        "to_reports": lambda: participants.to_reports(window),
    }


def _saved_views(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        **{
            f"view_{place}": partial(lambda at: window.views.choose_place(at), place)
            for place in range(1, 10)
        },
        "filter": lambda: views.open_filters(window),
        "save_view": lambda: views.save_view(window),
        "change_view": lambda: views.change_view(window),
        "back_to_view": lambda: window.views.back_to_view(),
        "rename_view": lambda: views.rename_view(window),
        "view_up": lambda: views.move_view(window, -1),
        "view_down": lambda: views.move_view(window, 1),
        "remove_view": lambda: views.remove_view(window),
        "own_participant": lambda: window.views.choose_own(),
    }


def _escalations(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "ask_accounts": lambda: escalating.ask_accounts(window),
        "to_account": lambda: escalating.to_account(window),
        "account_received": lambda: escalating.turn_received(window),
        "approve_account": lambda: escalating.approve(window),
        "reopen_account": lambda: escalating.reopen(window),
        "take_off": lambda: escalating.take_off(window),
        "put_back": lambda: escalating.put_back(window),
        "last_meeting": lambda: escalating.change_last_meeting(window),
    }


def _views(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "cut_text": editing.cut,
        "copy_text": editing.copy,
        "paste_text": editing.paste,
        "mark_all": lambda: several.mark_all(window),
        "search": lambda: view.to_search(window),
        "show_all": lambda: view.show_all(window),
        "page_portfolio": lambda: projects.to_grid(window),
        "page_requests": lambda: window.show_page("requests"),
        "page_history": lambda: window.show_page("history"),
        "page_collection": lambda: window.show_page("collection"),
        "page_escalations": lambda: window.show_page("escalations"),
        "page_overview": lambda: window.show_page("overview"),
        "copy_overview_picture": lambda: overview.copy_picture(window),
        "copy_overview_table": lambda: overview.copy_table(window),
        "look_back": lambda: looking_back.choose(window),
        "look_back_here": lambda: looking_back.look_here(window),
        "back_to_present": lambda: window.looking_back.end(),
        "previous_month": lambda: view.move_month(window, -1),
        "next_month": lambda: view.move_month(window, 1),
        "collapse": lambda: window.portfolio.collapse_all(True),
        "expand": lambda: window.portfolio.collapse_all(False),
        "panel": lambda: window.show_page(window.current_page),
        "archived": lambda: view.show_archived(window),
        "turn_programme": lambda: view.turn_programme(window),
        "fold_programmes": lambda: window.portfolio.fold_programmes(True),
        "unfold_programmes": lambda: window.portfolio.fold_programmes(False),
        "look_system": lambda: view.use_look(window, Appearance.SYSTEM),
        "look_light": lambda: view.use_look(window, Appearance.LIGHT),
        "look_dark": lambda: view.use_look(window, Appearance.DARK),
        "danish": lambda: view.use_language(window, Language.DANISH),
        "english": lambda: view.use_language(window, Language.ENGLISH),
        "guide": lambda: view.show_guide(window),
        "keys": lambda: view.show_keys(window),
        "about": lambda: view.show_about(window),
    }
