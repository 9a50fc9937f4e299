"""What participants' reports suggest for the overall lamps, as facts beside the reports in JSON."""

from __future__ import annotations

import json
from collections import defaultdict

from portfolio_desktop.domain.participants import reports_for
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.roll_up import Suggestion, suggest
from portfolio_desktop.domain.status import Colour, RollUpRule
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.exchange.json_values import Json
from portfolio_desktop.services.settings import ROLL_UP, chosen_rule

Month = tuple[str, str]
"""Project id and period."""


def suggested(content: RegisterContent) -> dict[Month, Json]:
    """By project and period, where there is a suggestion."""
    usual = _usual_rule(content)
    rules = {each.id: each.roll_up or usual for each in content.projects}
    taking_part: defaultdict[str, list[str]] = defaultdict(list)
    for each in content.participations:
        taking_part[each.project_id].append(each.participant_id)
    found: dict[Month, Json] = {}
    for (project, period), lamps in _lamps(content).items():
        there = _there(content, period)
        who = [each for each in sorted(taking_part[project]) if each in there]
        made = suggest({each: lamps.get(each, {}) for each in who}, rules.get(project, usual))
        if made is not None:
            found[project, period] = _facts(made)
    return found


def _usual_rule(content: RegisterContent) -> RollUpRule:
    texts = [row.value for row in content.settings if row.key == ROLL_UP]
    try:
        return chosen_rule(json.loads(texts[0]) if texts else None)
    except ValueError:
        return chosen_rule(None)


def _there(content: RegisterContent, period: str) -> set[str]:
    when = Period.parse(period)
    return {each.id for each in content.participants if reports_for(each, when)}


def _lamps(content: RegisterContent) -> dict[Month, dict[str, dict[str, Colour | None]]]:
    """By project and period, by participant, the lamps by dimension."""
    lights: defaultdict[str, dict[str, Colour | None]] = defaultdict(dict)
    for light in content.participant_lights:
        lights[light.participant_report_id][light.dimension] = light.colour
    found: defaultdict[Month, dict[str, dict[str, Colour | None]]] = defaultdict(dict)
    for report in content.participant_reports:
        place = (report.project_id, report.period)
        found[place][report.participant_id] = lights[report.id]
    return found


def _facts(made: Suggestion) -> Json:
    return {
        "colour": made.colour.value,
        "rule": made.rule.value,
        "deciding": list(made.deciding),
        "dimensions": sorted(made.dimensions),
        "reporting": made.reporting,
        "taking_part": made.taking_part,
    }
