"""The JSON export holds everything, and what is read back is what was written."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_desktop.domain import ids
from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.project import Baseline, Project
from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.domain.report import Light, Report
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.exchange.json_values import JsonRefusedError
from portfolio_desktop.exchange.read_json import is_register_json, read_register_json
from portfolio_desktop.exchange.write_json import FORMAT, register_json
from tests.exchange.registers import DIMENSIONS, PHASES, registers

REPORT = ids.report_id("p", "2023-10")
ONE = RegisterContent(
    RegisterInfo("x", "Porteføljen"),
    dimensions=DIMENSIONS,
    phases=PHASES,
    projects=(Project("p", "23-1", "Journalen", phase="execution"),),
    baselines=(
        Baseline("b1", "p", 1, read_date("Dec 24"), assumed=True),
        Baseline("b2", "p", 2, read_date("Mar 25")),
    ),
    reports=(Report(REPORT, "p", "2023-10", Colour.RED, remarks="Over budget."),),
    lights=(Light("l", REPORT, "time", Colour.YELLOW, "Forsinket"),),
)


def document(content: RegisterContent) -> dict[str, Any]:
    found = json.loads(register_json(content))
    assert isinstance(found, dict)
    return found


def test_a_project_has_its_four_dates_and_its_deadline() -> None:
    (project,) = document(ONE)["projects"]
    assert project["number"] == "23-1"
    assert project["original"] == {
        "text": "Dec 24",
        "earliest": "2024-12-01",
        "latest": "2024-12-31",
        "precision": "month",
    }
    assert project["approved"]["text"] == project["deadline"]["text"] == "Mar 25"
    assert project["forecast"] is project["actual"] is project["purpose"] is None


def test_every_dimension_stands_in_every_report() -> None:
    (report,) = document(ONE)["projects"][0]["reports"]
    assert report["period"] == "2023-10"
    assert report["overall"] == "red"
    assert report["no_light"] is None
    assert report["dimensions"] == {
        "deliverables": None,
        "time": "yellow",
        "cost": None,
        "resources": None,
    }
    assert report["dimension_reasons"] == {"time": "Forsinket"}


@settings(max_examples=20)
@given(registers())
def test_what_is_written_is_read_back_whole(content: RegisterContent) -> None:
    data = register_json(content)
    assert is_register_json(data)
    again = read_register_json(data)
    assert again.unused == ()
    assert set(again.content.projects) == set(content.projects)
    assert set(again.content.baselines) == set(content.baselines)
    assert set(again.content.reports) == set(content.reports)
    assert set(again.content.lights) == set(content.lights)
    assert set(again.content.requests) == set(content.requests)
    assert set(again.content.requested_changes) == set(content.requested_changes)
    assert again.content.info == content.info
    assert again.content.settings == content.settings
    assert register_json(again.content) == data


def test_the_order_of_rows_does_not_matter() -> None:
    turned = RegisterContent(
        ONE.info,
        dimensions=ONE.dimensions,
        phases=ONE.phases,
        projects=ONE.projects,
        baselines=ONE.baselines[::-1],
        reports=ONE.reports,
        lights=ONE.lights,
    )
    assert register_json(turned) == register_json(ONE)


def test_history_stands_beside_and_is_said_to_be_unused_when_read() -> None:
    data = register_json(ONE, history=[{"edit": "r:1"}])
    assert json.loads(data)["history"] == [{"edit": "r:1"}]
    assert read_register_json(data).unused == ("history",)


def test_unknown_parts_are_named() -> None:
    content = document(ONE)
    content["projects"][0]["colour_of_the_logo"] = "blue"
    assert read_register_json(json.dumps(content).encode()).unused == (
        "projects.colour_of_the_logo",
    )


def _broken(path: list[Any], value: object) -> bytes:
    content: Any = document(ONE)
    place = content
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(content).encode()


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (["format"], "other", "json.format"),
        (["projects", 0, "reports", 0, "dimensions", "time"], ["red"], "json.value"),
        (["projects", 0, "reports", 0, "dimensions", "time"], "blue", "json.value"),
        (["projects"], {}, "json.value"),
        (["projects", 0, "id"], None, "json.missing"),
        (["projects", 0, "name"], 7, "json.value"),
        (["projects", 0, "state"], "sleeping", "json.value"),
        (["projects", 0, "forecast"], {"text": "x", "precision": "day"}, "json.value"),
        (["projects", 0, "baselines", 0, "version"], "1", "json.value"),
        (["projects", 0, "baselines", 1, "version"], 1, "json.twice"),
        (["projects", 0, "reports", 0, "period"], "2023-13", "json.value"),
        (["projects", 0, "reports", 0, "overall"], "blue", "json.value"),
        (["projects", 0, "reports", 0, "no_light"], "paused", "json.value"),
        (["projects", 0, "reports", 0, "dimensions"], {"time": "blue"}, "json.value"),
        (["projects", 0, "reports", 0, "received_on"], "2023-02-30", "json.value"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(path: list[Any], value: object, code: str) -> None:
    with pytest.raises(JsonRefusedError) as caught:
        read_register_json(_broken(path, value))
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (["projects", 0, "forecast"], "maj 2024", "projects[0].forecast"),
        (["projects", 0, "actual"], "maj 2024", "projects[0].actual"),
        (
            ["projects", 0, "reports", 0, "dimension_reasons", "time"],
            7,
            "projects[0].reports[0].dimension_reasons.time",
        ),
        (["projects", 0, "baselines", 1, "end"], 7, "projects[0].baselines[1].end"),
    ],
)
def test_a_place_is_named_by_the_keys_of_the_file(
    path: list[Any], value: object, where: str
) -> None:
    with pytest.raises(JsonRefusedError) as caught:
        read_register_json(_broken(path, value))
    assert caught.value.where == where


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"\xff\xfe{}", b'{"format": NaN}', b"[" * 99999]
)
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(JsonRefusedError) as caught:
        read_register_json(data)
    assert caught.value.code == "json.unreadable"


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5),
                    lambda inner: st.lists(inner, max_size=3)
                    | st.dictionaries(st.sampled_from(["projects", "id", "name", "reports",
                                                       "register", "period", "forecast"]),
                                      inner, max_size=4)))  # fmt: skip
def test_any_json_is_read_or_refused(value: object) -> None:
    given = {"format": FORMAT, **value} if isinstance(value, dict) else value
    with suppress(JsonRefusedError):
        assert read_register_json(json.dumps(given).encode()).content.projects is not None


def test_missing_values_are_null_and_no_light_has_its_word() -> None:
    content = RegisterContent(
        ONE.info,
        projects=(Project("p", "", "Uden nummer"),),
        reports=(Report("r", "p", "2023-10", no_light=NoLight.PAUSED),),
    )
    (project,) = document(content)["projects"]
    assert project["number"] is project["phase"] is project["original"] is None
    assert project["reports"][0]["no_light"] == "paused"
    assert project["reports"][0]["dimensions"] == {}
