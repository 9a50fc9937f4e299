"""Pictures of who pays what, as `tools/screenshots.py` takes them: the five regions with their key
of 2023 and Sundhedsplatformen; the yearly amounts are made up."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from portfolio_desktop.domain.money import MoneyUnit
from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.economy import CellWish, Part, set_amounts
from portfolio_desktop.services.economy_pasting import block_of, read_block
from portfolio_desktop.services.economy_preview import paste_preview
from portfolio_desktop.services.hours import HoursPart, HoursWish, set_hours
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.services.sharing_keys import (
    ShareWish,
    add_key,
    choose_key,
    copy_shares,
    set_shares,
)
from portfolio_desktop.ui.dialogs.costs import CostsDialog
from portfolio_desktop.ui.dialogs.pasting import PastingDialog
from portfolio_desktop.ui.dialogs.plan import PlanDialog
from portfolio_desktop.ui.dialogs.sharing_keys import SharingKeysDialog
from portfolio_desktop.ui.main_window import MainWindow
from portfolio_desktop.ui.verbs.registers import open_path
from tools.window_pictures import Camera

MOMENT = datetime(2023, 11, 2, 9, 0, tzinfo=UTC)
OF_2023 = {
    "Region Hovedstaden": ".3121",
    "Region Sjælland": ".1543",
    "Region Syddanmark": ".2133",
    "Region Midtjylland": ".2169",
    "Region Nordjylland": ".1034",
}

PASTED = (
    "mio. kr.\tK1 2024\tK2 2024\tK3 2024\tK4 2024\t2024 i alt\tAfvigelse\n"
    "Prognose\t9\tca. 13\t15\t15\t52,6\t12,6\nForbrug\t8,4\t12,1\n"
)


def economy_story(path: Path) -> None:
    """The regions, their key for two years, and what three projects cost them."""
    with new_register(
        path, name="RSI", forum="RSI-kredsen", secretariat="", actor="", clock=lambda: MOMENT
    ) as register:
        regions = {
            name: add_participant(register, ParticipantDraft(name, kind=ParticipantKind.REGION)).id
            for name in OF_2023
        }
        key = add_key(register, "Bloktilskudsnøglen").id
        wishes = [ShareWish(2023, regions[name], text) for name, text in OF_2023.items()]
        set_shares(register, key, wishes)
        copy_shares(register, key, 2023, 2024)
        shared = add_project(register, ProjectDraft("23-1", "Sundhedsjournalen 4.0")).id
        choose_key(register, shared, key)
        amounts = [
            CellWish(2023, Part.APPROVED, "30 mio. kr."),
            CellWish(2024, Part.APPROVED, "40 mio. kr."),
            CellWish(2024, Part.APPROVED, "2,5 mio. kr.", regions["Region Midtjylland"]),
            CellWish(2025, Part.APPROVED, "35 mio. kr."),
            CellWish(2024, Part.FORECAST, "9 mio. kr.", quarter=1),
            CellWish(2024, Part.FORECAST, "13,6 mio. kr.", quarter=2),
            CellWish(2024, Part.FORECAST, "15 mio. kr.", quarter=3),
            CellWish(2024, Part.FORECAST, "15 mio. kr.", quarter=4),
        ]
        set_amounts(register, shared, amounts)
        hours = [
            HoursWish(2023, HoursPart.PLANNED, "1.200"),
            HoursWish(2023, HoursPart.SPENT, "980"),
            HoursWish(2023, HoursPart.RATE, "650 kr."),
            HoursWish(2024, HoursPart.PLANNED, "1.400", regions["Region Midtjylland"]),
            HoursWish(2024, HoursPart.PLANNED, "1.000", regions["Region Syddanmark"]),
            HoursWish(2024, HoursPart.RATE, "670 kr."),
        ]
        set_hours(register, shared, hours)
        for number, name, costs in (
            (
                *("13-1", "Sundhedsplatformen"),
                {"Region Hovedstaden": "2 mia. kr.", "Region Sjælland": "700 mio. kr."},
            ),
            ("14-3", "Cosmic", {"Region Syddanmark": "250 mio. kr."}),
        ):
            project = add_project(register, ProjectDraft(number, name)).id
            costing = [
                CellWish(2023, Part.APPROVED, cost, regions[who]) for who, cost in costs.items()
            ]
            set_amounts(register, project, costing)


def picture_economy(camera: Camera, window: MainWindow, home: Path) -> None:
    """The keys, and what a project makes each participant pay."""
    path = home / "økonomi.pfreg"
    if not path.exists():
        economy_story(path)
    before = window.context.register.path
    open_path(window, path)
    window.context.show_period(Period(2023, 10))
    camera.dialog(SharingKeysDialog(window.context, window), "sharing-keys")
    ids = {each.number: each.id for each in window.context.reader.projects()}
    hours = PlanDialog(window.context, window, ids["23-1"])
    hours.show_page(hours.hours)
    camera.dialog(hours, "plan-hours-23-1")
    for number in ("23-1", "14-3"):
        economy = PlanDialog(window.context, window, ids[number])
        economy.show_page(economy.economy)
        camera.dialog(economy, f"plan-economy-{number}")
        dialog = PlanDialog(window.context, window, ids[number])
        dialog.show_page(dialog.sharing)
        camera.dialog(dialog, f"plan-sharing-{number}")
    block = read_block(block_of(PASTED), {}, MoneyUnit.MILLIONS, None)
    preview = paste_preview(window.context.reader, ids["23-1"], block)
    camera.dialog(PastingDialog(window.context, window, preview), "pasting")
    camera.dialog(CostsDialog(window.context, window), "costs")
    open_path(window, before)
