"""What the changes of a request are about, in words: "Milepæl: Pilot", "Budget 2024, MedCom"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portfolio_desktop.domain.change_request import RequestedChange, Subject, Topic
from portfolio_desktop.domain.dates import sort_key
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.words import phase_name, subject_word
from portfolio_desktop.storage.reader import Reader


def names_of(reader: Reader, project_ids: Iterable[str] | None = None) -> dict[str, str]:
    """Phases by key, participants and the milestones of these projects by id."""
    names = {phase.key: phase_name(phase) for phase in reader.phases()}
    names |= {each.id: each.name for each in reader.participants()}
    return names | {each.id: each.name for each in reader.plan.milestones(project_ids)}


def topic_words(topic: Topic, names: Mapping[str, str], name: str = "") -> str:
    """What the topic is called; `name` is that of a milestone that comes with the change."""
    about = topic.about
    match topic.subject:
        case Subject.MILESTONE if about.added:
            new = pgettext("subject", "New milestone")
            return f"{new}: {name}" if name else new
        case Subject.MILESTONE:
            milestone = names.get(about.milestone_id, "–")
            return _("Milestone: {name}").format(name=milestone)
        case Subject.YEAR_BUDGET:
            year = _("Budget {year}").format(year=about.year)
            party = names.get(about.participant_id, about.participant_id)
            return f"{year}, {party}" if party else year
    return subject_word(topic.subject)


def topic_in_two(topic: Topic, names: Mapping[str, str], name: str = "") -> tuple[str, str]:
    """The same as what several topics share, and which of them this one is: "Milepæl" and "Pilot",
    "Budget 2024" and "MedCom", "Budget" and "2024"; two empty texts where no other can share."""
    about = topic.about
    match topic.subject:
        case Subject.MILESTONE if about.added:
            return pgettext("subject", "New milestone"), name or "–"
        case Subject.MILESTONE:
            return subject_word(Subject.MILESTONE), names.get(about.milestone_id, "–")
        case Subject.YEAR_BUDGET if about.participant_id:
            year = _("Budget {year}").format(year=about.year)
            return year, names.get(about.participant_id, about.participant_id)
        case Subject.YEAR_BUDGET:
            return subject_word(Subject.BUDGET), str(about.year)
    return "", ""


def in_order(changes: Iterable[RequestedChange]) -> list[RequestedChange]:
    """The changes of a request as they are read: by subject, years and milestones in their order;
    a milestone that drops out stands where it stood."""
    return sorted(changes, key=_place)


def _place(change: RequestedChange) -> tuple[int, int, int, str]:
    subject, year, row = change.topic.place
    after = change.after_date
    when = change.before_date if after is None or after.latest is None else after
    return subject, year, sort_key(when), row
