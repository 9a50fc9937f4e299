"""What the changes of a request are about, in words: "Milepæl: Pilot", "Budget 2024, MedCom"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portfolio_desktop.domain.change_request import RequestedChange, Subject, Topic
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


def in_order(changes: Iterable[RequestedChange]) -> list[RequestedChange]:
    """The changes of a request as they are read: by subject, years in their order."""
    return sorted(changes, key=lambda change: change.topic.place)
