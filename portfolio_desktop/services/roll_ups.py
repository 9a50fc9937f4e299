"""What the participants' reports suggest for a project's overall lamp, told as a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from portfolio_desktop.domain.ids import report_id
from portfolio_desktop.domain.ordering import danish_key
from portfolio_desktop.domain.participants import Participant, ParticipantKind, reports_for
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.roll_up import Lamps, Suggestion, suggest
from portfolio_desktop.domain.status import Colour, Dimension, RollUpRule
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.overruling import Override, explained, override_of
from portfolio_desktop.services.portfolio_values import Overruled
from portfolio_desktop.services.settings import roll_up_rule
from portfolio_desktop.services.words import colour_word, dimension_name, listed
from portfolio_desktop.storage.grid_reader import lamps_of
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.shapes import Columns


@dataclass(frozen=True, slots=True)
class Suggested:
    """The suggested colour and why: "1 af 5 regioner rapporterer gul status på tid"."""

    colour: Colour
    because: str

    @property
    def sentence(self) -> str:
        """ "Samlet status er gul, fordi 1 af 5 regioner rapporterer gul status på tid." """
        return _("The overall status is {colour}, because {why}.").format(
            colour=colour_word(self.colour), why=self.because
        )

    @property
    def proposal(self) -> str:
        """The same where the lamp shows nothing yet."""
        return _("Suggestion: {colour}, because {why}.").format(
            colour=colour_word(self.colour), why=self.because
        )

    def overruled(self, reason: str) -> str:
        """What is said wherever the lamp shows another colour."""
        why = reason.strip().rstrip(".")
        if not why:
            template = _("Suggested was {colour}, because {why}. Why it is another is missing.")
        else:
            template = _("Suggested was {colour}, because {why}. Overruled: {reason}.")
        return template.format(colour=colour_word(self.colour), why=self.because, reason=why)


def suggestions(reader: Reader, period: Period, reports: Iterable[Columns]) -> dict[str, Suggested]:
    """By project id what these participants' reports on a month suggest; only where they do.

    `reports` are rows of `Reader.grid_participant_reports`.
    """
    lamps = _lamps(reports)
    there = _taking_part(reader, period, lamps)
    rules = reader.columns_of("project", ["roll_up"], lamps)
    usual = roll_up_rule(reader)
    words = _Words(reader.dimensions())
    found: dict[str, Suggested] = {}
    for project, given in lamps.items():
        who = {each.id: each for each in there.get(project, ())}
        (own,) = rules.get(project, (None,))
        rule = usual if own is None else RollUpRule(own)
        made = suggest({row: given.get(row, {}) for row in who}, rule)
        if made is not None:
            found[project] = words.suggested(made, who.values())
    return found


def suggestion(reader: Reader, project_id: str, period: Period) -> Suggested | None:
    """What the participants' reports suggest for one project; None where they suggest nothing."""
    reports = reader.grid_participant_reports(period, [project_id])
    return suggestions(reader, period, reports).get(project_id)


def overruled(reader: Reader, period: Period, reports: Iterable[Columns]) -> dict[str, Overruled]:
    """By project id what is said where its overall lamp is another than the one suggested."""
    found = suggestions(reader, period, reports)
    ids = {report_id(project, str(period)): project for project in found}
    shown = reader.columns_of("report", ["overall", "overall_reason"], ids)
    others = {
        report: (override, reason)
        for report, (colour, reason) in shown.items()
        if (override := override_of(found[ids[report]].colour, colour and Colour(colour)))
    }
    known = explained(reader, others)
    told: dict[str, Overruled] = {}
    for report, (override, reason) in others.items():
        why = reason.strip() if known.get(report) == override else ""
        told[ids[report]] = Overruled(found[ids[report]].overruled(why), bool(why))
    return told


def override_reason(
    reader: Reader, project_id: str, period: Period, override: Override, reason: str
) -> str:
    """The overall reason where it was written for this override, else ""."""
    report = report_id(project_id, str(period))
    return reason if explained(reader, [report]).get(report) == override else ""


def participants_lamps(
    reader: Reader, period: Period, project_ids: Collection[str]
) -> dict[str, dict[str, Lamps]]:
    """By project and participant the lamps reported for the month; empty for one that takes part
    and has not reported.
    """
    given = _lamps(reader.grid_participant_reports(period, project_ids))
    there = _taking_part(reader, period, project_ids)
    return {
        project: {each.id: given.get(project, {}).get(each.id, {}) for each in who}
        for project, who in there.items()
    }


def taking_part(reader: Reader, project_id: str, period: Period) -> tuple[Participant, ...]:
    """Those that report on the project for the month, by name."""
    return _taking_part(reader, period, [project_id]).get(project_id, ())


def _taking_part(
    reader: Reader, period: Period, project_ids: Iterable[str]
) -> dict[str, tuple[Participant, ...]]:
    there = {each.id: each for each in reader.participants() if reports_for(each, period)}
    found: dict[str, list[Participant]] = {}
    for each in reader.participations(project_ids):
        if each.participant_id in there:
            found.setdefault(each.project_id, []).append(there[each.participant_id])
    return {
        project: tuple(sorted(who, key=lambda each: (danish_key(each.name), each.id)))
        for project, who in found.items()
    }


def _lamps(reports: Iterable[Columns]) -> dict[str, dict[str, Lamps]]:
    """By project and participant the lamps that were reported."""
    found: dict[str, dict[str, Lamps]] = {}
    for project, participant, text in reports:
        lamps = {key: Colour(word) for key, word in lamps_of(text).items() if word}
        found.setdefault(project, {})[participant] = lamps
    return found


class _Words:
    def __init__(self, dimensions: Iterable[Dimension]) -> None:
        self._names: Mapping[str, str] = {
            each.key: dimension_name(each).lower() for each in dimensions
        }

    def suggested(self, made: Suggestion, who: Collection[Participant]) -> Suggested:
        return Suggested(made.colour, self._because(made, who))

    def _because(self, made: Suggestion, who: Collection[Participant]) -> str:
        deciding = len(made.deciding)
        facts = {
            "deciding": deciding,
            "parties": _parties(who, made.taking_part),
            "colour": colour_word(made.colour),
            "dimensions": listed([self._names.get(key, key) for key in made.dimensions]),
        }
        if made.dimensions and made.colour is not Colour.GREEN:
            words = ngettext(
                "{deciding} of {parties} reports {colour} status on {dimensions}",
                "{deciding} of {parties} report {colour} status on {dimensions}",
                deciding,
            )
        else:
            words = ngettext(
                "{deciding} of {parties} reports {colour} status",
                "{deciding} of {parties} report {colour} status",
                deciding,
            )
        return words.format(**facts)


def _parties(who: Collection[Participant], count: int) -> str:
    """ "5 regioner" where all are regions, else "5 parter"."""
    if all(each.kind is ParticipantKind.REGION for each in who):
        words = ngettext("{count} region", "{count} regions", count)
    else:
        words = ngettext("{count} participant", "{count} participants", count)
    return words.format(count=count)
