"""What a report form shows and asks: one page for each project, or for a participant in one.

The forms themselves are laid out by `exchange.write_form` and come back by `workflows.form_import`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.economy import Economy
from portfolio_desktop.domain.ids import light_id, participant_light_id, participant_report_id
from portfolio_desktop.domain.ids import report_id as report_id_of
from portfolio_desktop.domain.participants import Participant
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import PlannedMilestone
from portfolio_desktop.domain.project import Baseline, Phase, Project
from portfolio_desktop.domain.report import (
    Light,
    ParticipantLight,
    ParticipantReport,
    Report,
    ReportStage,
)
from portfolio_desktop.domain.status import OVERALL, Colour, Dimension, NoLight
from portfolio_desktop.domain.two_texts import project_words
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.due import reports_due
from portfolio_desktop.services.economy import economies
from portfolio_desktop.services.form_economy import (
    STATED_ON,
    FormAmount,
    form_amounts,
    stated_on,
)
from portfolio_desktop.services.milestones import all_milestones
from portfolio_desktop.services.steps import Steps, in_parts, run_through
from portfolio_desktop.services.typed import shown
from portfolio_desktop.services.words import (
    colour_word,
    date_words,
    day_words,
    dimension_name,
    money_words,
    no_light_word,
    period_words,
    phase_name_of,
    state_word,
)
from portfolio_desktop.storage.register_file import RegisterFile

CORRECTIVE_ACTION, REMARKS = "corrective_action", "remarks"
FORECAST, REPORTED_BY = "forecast", "reported_by"
_IN_ONE_STEP = 50


@dataclass(frozen=True, slots=True)
class FormSubject:
    """What one page is about: a project, reported on by itself or by one of its participants."""

    project_id: str
    participant_id: str | None = None


@dataclass(frozen=True, slots=True)
class FormLamp:
    """A lamp to be set. `key` is that of a dimension or `OVERALL`; `now` and `reason` are what the
    cells hold when the form is made.
    """

    key: str
    name: str
    before: Colour | None
    before_words: str
    now: str
    reason: str


@dataclass(frozen=True, slots=True)
class FormText:
    """A text to be written, beside what it said last month."""

    key: str
    name: str
    before: str
    now: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FormMilestone:
    """A milestone with its approved date, and the dates that are asked for as the cells hold them
    when the form is made.
    """

    id: str
    name: str
    approved: str
    forecast: str
    actual: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """`facts` are names with values that are shown and not asked for."""

    subject: FormSubject
    number: str
    name: str
    participant: str
    facts: tuple[tuple[str, str], ...]
    lamps: tuple[FormLamp, ...]
    texts: tuple[FormText, ...]
    milestones: tuple[FormMilestone, ...] = ()
    amounts: tuple[FormAmount, ...] = ()


@dataclass(frozen=True, slots=True)
class FormContent:
    """One form, a file of one or more pages. `title` names whom it is for or what it is about."""

    register_id: str
    register_name: str
    sender: str
    period: Period
    due_words: str
    title: str
    pages: tuple[FormPage, ...]

    @property
    def file_title(self) -> str:
        """What the file is called: "18-4 NDIS november 2023"."""
        return f"{self.title} {period_words(self.period)}"


@dataclass(frozen=True, slots=True)
class FormOrder:
    """A form that is wanted; without a `title` it is called after its first page."""

    subjects: tuple[FormSubject, ...]
    title: str = ""


def form_word(colour: Colour | None) -> str:
    """What stands in the list of a form's cell for a lamp: "Gul", "Ingen status"."""
    if colour is None:
        return pgettext("form", "No status")
    word = colour_word(colour)
    return word[:1].upper() + word[1:]


def forms(
    register: RegisterFile, period: Period, orders: Sequence[FormOrder]
) -> tuple[FormContent, ...]:
    """The content of these forms for the month, in their order."""
    return run_through(form_steps(register, period, orders))


def form_steps(
    register: RegisterFile, period: Period, orders: Sequence[FormOrder]
) -> Steps[tuple[FormContent, ...]]:
    """As `forms`, in steps."""
    wanted = dict.fromkeys(each.project_id for order in orders for each in order.subjects)
    standing = _Standing(register, period)
    for part in in_parts(tuple(wanted), _IN_ONE_STEP):
        standing.read(part)
        yield len(standing.projects), len(wanted)
    info = register.reader.info()
    due = day_words(reports_due(register.reader, period))
    made = []
    for done, order in enumerate(orders):
        if done % _IN_ONE_STEP == 0:
            yield done, len(orders)
        pages = tuple(standing.page(each) for each in order.subjects)
        title = order.title or " ".join(f"{pages[0].number} {pages[0].name}".split())
        sender = info.secretariat.strip()
        made.append(FormContent(register.id, info.name, sender, period, due, title, pages))
    return tuple(made)


@dataclass(slots=True)
class _Standing:
    """What the register holds of the projects that forms are made for."""

    register: RegisterFile
    period: Period
    projects: dict[str, Project] = field(default_factory=dict)
    baselines: dict[str, list[Baseline]] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    lights: dict[str, Light] = field(default_factory=dict)
    theirs: dict[str, ParticipantReport] = field(default_factory=dict)
    their_lights: dict[str, ParticipantLight] = field(default_factory=dict)
    milestones: dict[str, Sequence[PlannedMilestone]] = field(default_factory=dict)
    money: dict[str, Economy] = field(default_factory=dict)
    dimensions: tuple[Dimension, ...] = ()
    phases: tuple[Phase, ...] = ()
    participants: Mapping[str, Participant] = field(default_factory=dict)

    def __post_init__(self) -> None:
        reader = self.register.reader
        self.dimensions = tuple(each for each in reader.dimensions() if each.active)
        self.phases = reader.phases()
        self.participants = {each.id: each for each in reader.participants()}

    def read(self, ids: Sequence[str]) -> None:
        reader, months = self.register.reader, (self.period.previous, self.period)
        self.milestones |= all_milestones(reader, ids)
        self.money |= economies(reader, ids)
        self.projects |= {each.id: each for each in reader.projects(ids)}
        for baseline in reader.baselines(ids):
            self.baselines.setdefault(baseline.project_id, []).append(baseline)
        self.reports |= {each.id: each for each in reader.reports(months, ids)}
        self.lights |= {each.id: each for each in reader.lights(months, ids)}
        self.theirs |= {each.id: each for each in reader.participant_reports(months, ids)}
        self.their_lights |= {each.id: each for each in reader.participant_lights(months, ids)}

    def page(self, subject: FormSubject) -> FormPage:
        project = self.projects[subject.project_id]
        if subject.participant_id is None:
            return self._project_page(subject, project)
        return self._participant_page(subject, project, self.participants[subject.participant_id])

    def _report(self, project: str, period: Period) -> Report | None:
        return self.reports.get(report_id_of(project, str(period)))

    def _project_page(self, subject: FormSubject, project: Project) -> FormPage:
        before = self._report(project.id, self.period.previous)
        held = self._report(project.id, self.period) or before
        lamps = [_overall(before, held)]
        for each in self.dimensions:
            then, now = self._light(before, each.key), self._light(held, each.key)
            lamps.append(_lamp(each.key, dimension_name(each), _colour(before, then), then, now))
        texts = (
            FormText(
                CORRECTIVE_ACTION,
                _("Corrective action"),
                before.corrective_action if before else "",
                held.corrective_action if held else "",
                _("What is done about it; always where the status is red."),
            ),
            FormText(
                REMARKS,
                _("Remarks"),
                _own_words(before),
                _own_words(held),
                _("What the board should know this month."),
            ),
            FormText(FORECAST, _("Expected end date"), "", _date(project.forecast_end)),
            FormText(REPORTED_BY, _("Filled in by"), "", ""),
        )
        money = self.money.get(project.id)
        amounts = form_amounts(money, self.period.year, self.participants)
        words = _("The amounts were made up on (day)")
        day = (FormText(STATED_ON, words, "", stated_on(money)),) if amounts else ()
        return FormPage(
            subject,
            project.number,
            project.name,
            "",
            self._facts(project),
            tuple(lamps),
            (*day, *texts),
            tuple(
                _milestone(each) for each in self.milestones.get(project.id, ()) if not each.dropped
            ),
            amounts,
        )

    def _participant_page(
        self, subject: FormSubject, project: Project, participant: Participant
    ) -> FormPage:
        now = participant_report_id(project.id, str(self.period), participant.id)
        then = participant_report_id(project.id, str(self.period.previous), participant.id)
        held = now if now in self.theirs else then
        names = [(OVERALL, _overall_name())]
        names += [(each.key, dimension_name(each)) for each in self.dimensions]
        lamps = tuple(self._their_lamp(key, name, then, held) for key, name in names)
        texts = (
            FormText(
                REMARKS,
                _("Remarks"),
                _their_words(self.theirs.get(then)),
                _their_words(self.theirs.get(held)),
                _("What the project and the board should know from you this month."),
            ),
            FormText(REPORTED_BY, _("Filled in by"), "", ""),
        )
        facts = self._facts(project)
        return FormPage(
            subject, project.number, project.name, participant.name, facts, lamps, texts
        )

    def _their_lamp(self, key: str, name: str, then: str, held: str) -> FormLamp:
        before = self.their_lights.get(participant_light_id(then, key))
        now = self.their_lights.get(participant_light_id(held, key))
        return _lamp(key, name, None if before is None else before.colour, before, now)

    def _light(self, report: Report | None, key: str) -> Light | None:
        return None if report is None else self.lights.get(light_id(report.id, key))

    def _facts(self, project: Project) -> tuple[tuple[str, str], ...]:
        plans = self.baselines.get(project.id, [])
        first, last = (plans[0], plans[-1]) if plans else (None, None)
        lead = self.participants.get(project.lead_id or "")
        budget = last.budget if last else None
        found = (
            (_("Phase"), phase_name_of(project.phase, self.phases)),
            (_("State"), state_word(project.state)),
            (_("Lead participant"), lead.name if lead else ""),
            (_("Original end date"), date_words(first.end) if first else ""),
            (_("Approved end date"), date_words(last.end) if last else ""),
            (_("Approved budget"), "" if budget is None else money_words(budget)),
        )
        return tuple((name, value) for name, value in found if value)


def _overall_name() -> str:
    return pgettext("form", "Overall status")


def _own_words(report: Report | None) -> str:
    """What the project wrote itself, which the secretariat may have changed for the meeting."""
    return "" if report is None else project_words(report)


def _their_words(report: ParticipantReport | None) -> str:
    return "" if report is None else report.remarks


def _milestone(planned: PlannedMilestone) -> FormMilestone:
    own = planned.milestone
    return FormMilestone(
        own.id, own.name, date_words(planned.dates.approved), _date(own.forecast), _date(own.actual)
    )


def _date(value: ImpreciseDate | None) -> str:
    return "" if value is None else shown(value)


def _overall(before: Report | None, held: Report | None) -> FormLamp:
    colour = None if before is None or before.stage is ReportStage.DRAFT else before.overall
    return FormLamp(
        OVERALL,
        _overall_name(),
        colour,
        _before_words(before, colour),
        "" if held is None else _held_words(held.overall, held.no_light),
        "" if held is None else held.overall_reason,
    )


def _before_words(report: Report | None, colour: Colour | None) -> str:
    if colour is not None:
        return form_word(colour)
    if report is None or report.stage is ReportStage.DRAFT:
        return ""
    return "" if report.no_light is None else no_light_word(report.no_light)


def _held_words(colour: Colour | None, no_light: NoLight | None) -> str:
    return "" if colour is None and no_light is None else form_word(colour)


def _colour(report: Report | None, light: Light | None) -> Colour | None:
    if report is None or light is None or report.stage is ReportStage.DRAFT:
        return None
    return light.colour


def _lamp(
    key: str,
    name: str,
    before: Colour | None,
    then: Light | ParticipantLight | None,
    now: Light | ParticipantLight | None,
) -> FormLamp:
    return FormLamp(
        key,
        name,
        before,
        "" if before is None else form_word(before),
        "" if now is None or now.colour is None else form_word(now.colour),
        "" if now is None else now.reason,
    )
