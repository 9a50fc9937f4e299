"""Issuing a meeting: what was sent stays as it was sent, and can be laid out again the same."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_desktop.domain.meetings import (
    Edition,
    IssueKind,
    Item,
    Meeting,
    MeetingIssue,
    MinutesState,
)
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import Language, active_language, use_language
from portfolio_desktop.services.accounts import receive_account
from portfolio_desktop.services.agenda_content import AgendaWish, status_options
from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.services.attachments import Owner, OwnerField, add_attachment
from portfolio_desktop.services.history import history, next_undo, undo
from portfolio_desktop.services.issue_changes import changes_between
from portfolio_desktop.services.issues import Sending, issue_words, issues_of, next_version
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.locks import require_open_to_write
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.pack_parts import ALL_PARTS, PackChoice, Part, SheetsOf
from portfolio_desktop.services.status import set_colour, set_corrective_action, set_remarks
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.past_register import PastRegister
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import EditKind, Label, Position
from portfolio_desktop.workflows import issuing
from portfolio_desktop.workflows.exporting import ExportOptions, export_register
from portfolio_desktop.workflows.import_values import ImportChoices
from portfolio_desktop.workflows.importing import apply, prepare
from portfolio_desktop.workflows.issuing import (
    agenda_bytes,
    issue_now,
    issue_prepared,
    issued_bytes,
    prepare_issue,
    prepare_steps,
    reprint_steps,
)
from tests.exchange.annex_files import plain_pdf
from tests.reports import reading
from tests.reports.reading import text_of
from tests.services.meeting_ground import change, decide, put
from tests.services.pack_register import ORIGIN

AGENDA = AgendaWish("m-1")
OPEN = AgendaWish("m-1", edition=Edition.OPEN)
SENT = Sending("3.11.2023", "RSI-kredsens medlemmer")


def last(board: RegisterFile) -> MeetingIssue:
    return issues_of(board.reader, "m-1")[-1]


def refused(board: RegisterFile, wish: AgendaWish) -> str:
    with pytest.raises(RuleError) as caught:
        issue_now(board, wish, SENT)
    return caught.value.problem.code


def test_an_issue_keeps_what_was_sent_when_and_to_whom(board: RegisterFile) -> None:
    before = board.position()
    _prepared, pdf = issue_now(board, AGENDA, SENT)
    kept = last(board)
    assert (kept.version, kept.kind, kept.edition) == (1, IssueKind.AGENDA, Edition.FULL)
    assert (kept.sent_on, kept.sent_to) == (date(2023, 11, 3), "RSI-kredsens medlemmer")
    assert Position.parse(kept.position) == before
    assert kept.head == board.anchor(before).head
    assert kept.blob == hashlib.sha256(pdf).hexdigest()
    assert issued_bytes(board, kept.id) == pdf
    assert kept.file_name == "RSI-kredsen 2023-11-10 Dagsorden v1 fortrolig.pdf"
    assert kept.pages == len(reading.pages(pdf))


def test_the_head_of_the_log_stands_in_the_file(board: RegisterFile) -> None:
    _prepared, pdf = issue_now(board, AGENDA, SENT)
    assert last(board).head.encode() in pdf


def test_what_was_issued_is_laid_out_again_the_same_after_a_month_of_edits(
    board: RegisterFile,
) -> None:
    _prepared, pdf = issue_now(board, AGENDA, SENT)
    change(board, "item", "i-4", title="Noget andet", case_text="Nyt")
    change(board, "project", "p-19-2", name="Et andet navn")
    set_remarks(board, "p-17-1", Period(2023, 10), "Skrevet bagefter.")
    with board.edit(Label("test")) as edit:
        edit.delete("item", "i-6")
    again = agenda_bytes(run_through(reprint_steps(board, last(board).id)))
    assert hashlib.sha256(again).digest() == hashlib.sha256(pdf).digest()
    now = agenda_bytes(prepare_issue(board, AGENDA).content)
    assert "Noget andet" in text_of(now)


def test_what_was_issued_in_one_language_is_laid_out_again_in_it_from_a_window_in_another(
    board: RegisterFile,
) -> None:
    annex = plain_pdf("Plan over stuen")
    add_attachment(board, Owner(OwnerField.ITEM, "i-6"), "plan.pdf", annex)
    add_attachment(board, Owner(OwnerField.ITEM, "i-6"), "itu.pdf", b"%PDF-1.7 itu")
    _prepared, pdf = issue_now(board, AGENDA, SENT)
    use_language(Language.ENGLISH)
    try:
        steps = reprint_steps(board, last(board).id)
        next(steps)
        assert active_language() is Language.ENGLISH, "between the steps the window speaks its own"
        steps.close()
        again = agenda_bytes(run_through(reprint_steps(board, last(board).id)))
        assert active_language() is Language.ENGLISH
        now = agenda_bytes(prepare_issue(board, AGENDA).content)
    finally:
        use_language(Language.DANISH)
    assert again == pdf
    assert "Agenda" in text_of(now)


def test_a_second_version_says_what_is_otherwise_and_is_laid_out_again_with_it(
    board: RegisterFile,
) -> None:
    issue_now(board, AGENDA, SENT)
    change(board, "recommendation", "k-2", text="at idriftsættelsen flyttes til juni 2024")
    set_colour(board, "p-22-3", Period(2023, 10), OVERALL, Colour.RED)
    with board.edit(Label("test")) as edit:
        edit.delete("item", "i-2")
    prepared, pdf = issue_now(board, AGENDA, SENT)
    assert prepared.wish.version == 2
    assert prepared.compared == "Dagsorden, version 1"
    assert prepared.changes == (
        "Punkt 3 er nu punkt 2: 23-1 Sundhedsjournalen",
        "Punkt 4 er nu punkt 3: Ændringsanmodning: 17-1 PGDB en måned mere",
        "Punkt 3, Ændringsanmodning: 17-1 PGDB en måned mere: ændret indstilling",
        "Punkt 5 er nu punkt 4: Opsigelse af kontrakten med Zebrafirma",
        "Punkt 6 er nu punkt 5: Eventuelt",
        "Punkt 2, Porteføljestatus, er udgået af dagsordenen.",
    )
    assert last(board).changes.splitlines() == list(prepared.changes)
    assert "Ændret siden dagsorden, version 1" in text_of(pdf)
    change(board, "item", "i-4", title="Senere")
    assert agenda_bytes(run_through(reprint_steps(board, last(board).id))) == pdf


def test_a_second_issue_lets_go_of_the_past_and_is_compared_in_turns_of_their_own(
    board: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue_now(board, AGENDA, SENT)
    done: list[str] = []

    def let_go(past: PastRegister) -> None:
        done.append("let go")
        close(past)

    def compared(*contents: AgendaContent) -> tuple[str, ...]:
        done.append("compared")
        return changes_between(*contents)

    close = PastRegister.close
    monkeypatch.setattr(PastRegister, "close", let_go)
    monkeypatch.setattr(issuing, "changes_between", compared)
    for _step in prepare_steps(board, AGENDA):
        done.append("turn")
    until = done[: done.index("compared") + 1]
    assert until[-4:] == ["turn", "let go", "turn", "compared"]


def test_a_lamp_that_changed_is_told_of_the_status(board: RegisterFile) -> None:
    issue_now(board, AGENDA, SENT)
    set_colour(board, "p-22-3", Period(2023, 10), OVERALL, Colour.RED)
    set_remarks(board, "p-17-1", Period(2023, 10), "Skrevet bagefter.")
    assert prepare_issue(board, AGENDA).changes == (
        "Porteføljestatus: omtalen af 17-1 PGDB",
        "Porteføljestatus: 22-3 IBI 2.0 fra grøn til rød",
    )


def test_a_colour_and_the_words_for_it_are_both_told(board: RegisterFile) -> None:
    issue_now(board, AGENDA, SENT)
    set_colour(board, "p-22-3", Period(2023, 10), OVERALL, Colour.RED)
    set_remarks(board, "p-22-3", Period(2023, 10), "Skrevet bagefter.")
    (told,) = prepare_issue(board, AGENDA).changes
    assert told.startswith("Porteføljestatus: 22-3 IBI 2.0 fra grøn til rød, og det, der står om")


def test_a_corrective_action_that_changed_is_told(board: RegisterFile) -> None:
    october = Period(2023, 10)
    set_colour(board, "p-22-3", october, OVERALL, Colour.RED)
    set_corrective_action(board, "p-22-3", october, "Ny tidsplan.")
    issue_now(board, AGENDA, SENT)
    set_corrective_action(board, "p-22-3", october, "Ny leverandør.")
    changes = prepare_issue(board, AGENDA).changes
    assert "Porteføljestatus: omtalen af 22-3 IBI 2.0" in changes


def test_nothing_is_told_of_items_that_are_not_printed(board: RegisterFile) -> None:
    assert prepare_issue(board, AGENDA).unreleased
    parts = tuple(part for part in AGENDA.choice.parts if part is not Part.ITEMS)
    wish = replace(AGENDA, choice=replace(AGENDA.choice, parts=parts))
    assert prepare_issue(board, wish).unreleased == ()


def test_what_comes_into_the_status_and_goes_is_told(board: RegisterFile) -> None:
    issue_now(board, AGENDA, SENT)
    with board.edit(Label("test")) as edit:
        edit.create("project", "p-new", {"number": "24-1", "name": "Nyt projekt"})
    leave_register(board, ["p-22-3"], LeavingDraft("Lukket", "", "20.10.2023", undecided=True))
    assert prepare_issue(board, AGENDA).changes == (
        "Porteføljestatus: 24-1 Nyt projekt er kommet til",
        "Porteføljestatus: 22-3 IBI 2.0 er udgået",
    )


def test_requests_and_accounts_that_only_the_status_tells_of_are_told(
    board: RegisterFile,
) -> None:
    with board.edit(Label("test")) as edit:
        edit.delete("item", "i-3")
    change(board, "item", "i-4", request_id=None)
    issue_now(board, AGENDA, SENT)
    change(board, "change_request", "r-1", reason="Leverandøren er forsinket.")
    receive_account(
        board, "p-23-1", Period(2023, 10), account="Planen er skredet.", corrective_action=""
    )
    assert prepare_issue(board, AGENDA).changes == (
        "Porteføljestatus: omtalen af ændringsanmodning 2023-09",
        "Porteføljestatus: redegørelsen for 23-1 Sundhedsjournalen",
    )


def test_another_day_or_place_is_told(board: RegisterFile) -> None:
    issue_now(board, AGENDA, SENT)
    change(board, "meeting", "m-1", place="Skype")
    assert prepare_issue(board, AGENDA).changes == (
        "Tid eller sted: 10. november 2023 kl. 10.00–13.00, Skype",
    )


def test_the_end_that_was_noted_is_told_once(board: RegisterFile) -> None:
    minutes = AgendaWish("m-1", IssueKind.DRAFT_MINUTES)
    issue_now(board, minutes, SENT)
    change(board, "meeting", "m-1", ended_at="12:40")
    (told,) = prepare_issue(board, minutes).changes
    assert told.startswith("Tid eller sted: 10. november 2023 kl. 10.00–12.40, ")


def test_what_was_open_in_the_last_issue_and_is_closed_by_now_is_not_told_of_as_it_was(
    board: RegisterFile,
) -> None:
    issue_now(board, OPEN, SENT)
    change(board, "project", "p-22-3", closed=True, open_heading="Et projekt")
    set_colour(board, "p-22-3", Period(2023, 10), OVERALL, Colour.RED)
    change(board, "item", "i-4", closed=True, open_heading="Et punkt", title="Ny hemmelig titel")
    told = "\n".join(prepare_issue(board, OPEN).changes)
    for secret in ("IBI", "grøn", "rød", "PGDB", "hemmelig"):
        assert secret not in told
    assert "Punkt 4, Et punkt: ændret lukning" in told
    assert "Porteføljestatus: omtalen af 22-3 Et projekt" in told


def test_the_open_edition_tells_nothing_of_a_change_in_what_is_closed(
    board: RegisterFile,
) -> None:
    issue_now(board, OPEN, SENT)
    change(board, "item", "i-5", case_text="Hemmeligt nyt", title="Hemmelig titel")
    assert prepare_issue(board, OPEN).changes == ()


def test_editions_and_kinds_are_numbered_apart(board: RegisterFile) -> None:
    issue_now(board, AGENDA, SENT)
    issue_now(board, OPEN, SENT)
    issue_now(board, AGENDA, SENT)
    issue_now(board, replace(AGENDA, kind=IssueKind.LATE_PAPERS), SENT)
    assert [issue_words(each) for each in issues_of(board.reader, "m-1")] == [
        "Dagsorden, version 1",
        "Dagsorden, version 1, åben udgave",
        "Dagsorden, version 2",
        "Eftersendt materiale, version 1",
    ]
    assert next_version(board.reader, OPEN) == 2


def test_issuing_is_never_undone(board: RegisterFile) -> None:
    set_remarks(board, "p-17-1", Period(2023, 10), "Skrevet før.")
    issue_now(board, AGENDA, SENT)
    newest = next(board.edits(limit=1))
    assert newest.kind is EditKind.ISSUE
    step = next_undo(board)
    assert step is not None
    assert "17-1" in step.sentence
    undo(board)
    assert len(issues_of(board.reader, "m-1")) == 1


def test_the_history_says_what_was_issued(board: RegisterFile) -> None:
    issue_now(board, AGENDA, SENT)
    newest = history(board, limit=1)[0]
    assert newest.sentence == "Dagsorden, version 1, til mødet 10. nov. 2023 udsendt"


def test_what_is_not_released_is_told_before(board: RegisterFile) -> None:
    lines = prepare_issue(board, AGENDA).unreleased
    assert "Punkt 5, Opsigelse af kontrakten med Zebrafirma: udkast" in lines
    assert not any("Punkt 4" in line for line in lines)
    minutes = AgendaWish("m-1", IssueKind.DRAFT_MINUTES)
    assert prepare_issue(board, minutes).unreleased == ()


def test_what_the_papers_lack_is_told_before(board: RegisterFile) -> None:
    assert prepare_issue(board, AGENDA).lacking == ()
    with board.edit(Label("test")) as edit:
        edit.delete("recommendation", "k-4")
        for person in ("a-4", "a-1", "a-2", "a-3", "a-5"):
            edit.delete("attendance", person)
    assert prepare_issue(board, AGENDA).lacking == (
        "Mødet har ingen deltagere",
        "Punkt 5, Opsigelse af kontrakten med Zebrafirma: ingen indstilling",
    )
    minutes = AgendaWish("m-1", IssueKind.DRAFT_MINUTES)
    assert prepare_issue(board, minutes).lacking == ("Mødet har ingen deltagere",)


def test_papers_without_the_items_say_so_before(board: RegisterFile) -> None:
    parts = tuple(part for part in ALL_PARTS if part is not Part.ITEMS)
    told = "Dagsordenens punkter er ikke med i materialet"
    agenda = replace(AGENDA, choice=PackChoice(parts))
    assert prepare_issue(board, agenda).lacking == (told,)
    unread = "Bilagenes indhold er ikke gennemsøgt for det lukkede: se dem igennem"
    assert prepare_issue(board, replace(agenda, edition=Edition.OPEN)).lacking == (told, unread)
    minutes = replace(agenda, kind=IssueKind.DRAFT_MINUTES)
    assert told in prepare_issue(board, minutes).lacking


def test_chosen_projects_without_a_sheet_in_the_open_edition_are_told_before(
    board: RegisterFile,
) -> None:
    change(board, "project", "p-19-2", closed=True)
    choice = PackChoice(sheets=SheetsOf.CHOSEN, projects=("p-19-2", "p-23-1"))
    told = "19-2 er lukket og har intet projektark i den åbne udgave"
    prepared = prepare_issue(board, replace(OPEN, choice=choice))
    assert [each.project_id for each in prepared.lacks if each.sentence == told] == ["p-19-2"]
    assert told not in repr(prepared.content)
    sheets = prepared.content.sheets
    assert sheets is not None
    assert [sheet.number for sheet in sheets.sheets] == ["23-1"]
    others = (
        replace(AGENDA, choice=choice),
        replace(OPEN, choice=replace(choice, sheets=SheetsOf.ALL)),
        replace(OPEN, choice=choice.only({Part.ITEMS})),
    )
    for wish in others:
        assert told not in prepare_issue(board, wish).lacking


def test_an_earlier_meeting_that_nobody_marked_is_no_last_meeting(board: RegisterFile) -> None:
    change(board, "meeting", "m-0", state="held")
    put(board, Meeting("m-x", "f-1", held_on=date(2023, 10, 20)))
    prepared = prepare_issue(board, AGENDA)
    assert prepared.lacking == (
        "Mødet 20. oktober 2023 er hverken markeret som holdt eller som aflyst",
    )
    meeting = meeting_of(board.reader, "m-1")
    assert status_options(board.reader, meeting, ORIGIN.day).last_meeting == date(2023, 10, 6)
    change(board, "meeting", "m-x", state="held")
    assert prepare_issue(board, AGENDA).lacking == ()
    assert status_options(board.reader, meeting, ORIGIN.day).last_meeting == date(2023, 10, 20)


def test_papers_for_a_month_that_is_not_opened_show_the_last_that_is(board: RegisterFile) -> None:
    change(board, "meeting", "m-1", held_on=date(2024, 1, 12))
    prepared = prepare_issue(board, AGENDA)
    assert prepared.lacking[0] == (
        "December 2023 er ikke åbnet: status i materialet er fra oktober 2023"
    )
    status = prepared.content.status
    assert status is not None
    assert status.grid.title == "Porteføljestatus oktober 2023"


def test_of_late_papers_only_what_is_in_them_is_told_before(board: RegisterFile) -> None:
    with board.edit(Label("test")) as edit:
        edit.delete("recommendation", "k-4")
    late = replace(AGENDA, kind=IssueKind.LATE_PAPERS)
    prepared = prepare_issue(board, late)
    assert [item.number for item in prepared.content.items] == ["5"]
    assert prepared.unreleased == ("Punkt 5, Opsigelse af kontrakten med Zebrafirma: udkast",)
    assert prepared.lacking == (
        "Punkt 5, Opsigelse af kontrakten med Zebrafirma: ingen indstilling",
    )
    change(board, "item", "i-5", late=False)
    prepared = prepare_issue(board, late)
    assert (prepared.unreleased, prepared.lacking) == ((), ())


def test_an_item_about_a_project_that_is_escalated_no_longer_is_told_before(
    board: RegisterFile,
) -> None:
    october = Period(2023, 10)
    set_colour(board, "p-23-1", october, OVERALL, Colour.GREEN)
    set_colour(board, "p-23-1", october.previous, OVERALL, Colour.GREEN)
    told = ("Punkt 3, 23-1 Sundhedsjournalen: projektet er ikke længere eskaleret",)
    assert prepare_issue(board, AGENDA).lacking == told
    change(board, "item", "i-3", closed=True)
    opened = prepare_issue(board, replace(AGENDA, edition=Edition.OPEN)).lacking
    assert not [each for each in opened if "eskaleret" in each]


def test_minutes_are_issued_as_approved_only_when_they_are(board: RegisterFile) -> None:
    decide(board)
    approved = AgendaWish("m-1", IssueKind.APPROVED_MINUTES)
    assert refused(board, approved) == "issue_not_approved"
    change(board, "meeting", "m-1", minutes_state=MinutesState.APPROVED)
    issue_now(board, approved, SENT)
    assert last(board).kind is IssueKind.APPROVED_MINUTES


def test_approved_minutes_are_held_against_the_draft(board: RegisterFile) -> None:
    decide(board)
    issue_now(board, AgendaWish("m-1", IssueKind.DRAFT_MINUTES), SENT)
    change(board, "recommendation", "k-3", decision_text="med tak")
    change(board, "meeting", "m-1", minutes_state=MinutesState.APPROVED)
    prepared = prepare_issue(board, AgendaWish("m-1", IssueKind.APPROVED_MINUTES))
    assert prepared.compared == "Udkast til referat, version 1"
    assert prepared.changes == (
        "Punkt 4, Ændringsanmodning: 17-1 PGDB en måned mere: ændret beslutning",
    )


def test_the_chair_s_agenda_is_never_issued(board: RegisterFile) -> None:
    chair = AgendaWish("m-1", annotated=True)
    assert refused(board, chair) == "issue_annotated"
    assert prepare_issue(board, chair).content.front.notice
    assert issues_of(board.reader) == ()


def test_an_agenda_without_items_is_never_issued(board: RegisterFile) -> None:
    with board.edit(Label("test")) as edit:
        edit.create("meeting", "m-empty", {"held_on": date(2023, 12, 15)})
    assert refused(board, AgendaWish("m-empty")) == "issue_empty"
    assert issues_of(board.reader) == ()


def test_what_was_laid_out_before_an_edit_is_not_issued_after_it(board: RegisterFile) -> None:
    prepared = prepare_issue(board, AGENDA)
    pdf = agenda_bytes(prepared.content)
    change(board, "item", "i-4", title="Senere")
    with pytest.raises(RuleError) as caught:
        issue_prepared(board, prepared, pdf, SENT)
    assert caught.value.problem.code == "issue_stale"
    assert issues_of(board.reader) == ()


def test_an_edit_while_it_is_read_makes_it_read_again(board: RegisterFile) -> None:
    steps = prepare_steps(board, AGENDA)
    next(steps)
    change(board, "item", "i-4", title="Rettet undervejs")
    prepared = run_through(steps)
    assert prepared.position == board.position()
    assert prepared.content.items[3].title == "Rettet undervejs"


def test_a_day_that_cannot_be_read_is_refused_and_nothing_kept(board: RegisterFile) -> None:
    with pytest.raises(RuleError):
        issue_now(board, AGENDA, Sending("i morgen tidlig"))
    assert issues_of(board.reader) == ()


def test_no_file_that_is_brought_in_changes_what_was_issued(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), Sending(to="kredsen"))
    (issue,) = issues_of(board.reader)
    with pytest.raises(RuleError) as caught:
        require_open_to_write(
            board.reader, {("meeting_issue", issue.id): {"sent_to": "nogen helt andre"}}
        )
    assert caught.value.problem.code == "issue_stands"


def test_a_file_that_says_otherwise_of_an_issue_changes_the_rest_alone(
    board: RegisterFile, tmp_path: Path
) -> None:
    issue_now(board, AgendaWish("m-1"), Sending(to="kredsen"))
    (issue,) = issues_of(board.reader)
    path = export_register(board, tmp_path / "x.json", ExportOptions(with_persons=True)).path
    text = path.read_text(encoding="utf-8").replace("Eventuelt", "Eventuelt og næste møde")
    changed = text.replace(issue.file_name, "En anden fil.pdf")
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    apply(board, prepare(board, path), ImportChoices())
    assert issues_of(board.reader) == (issue,)
    item = board.reader.board.row(Item, "i-6")
    assert item is not None
    assert item.title == "Eventuelt og næste møde"


def test_what_the_open_edition_names_of_what_is_closed_is_told_before(board: RegisterFile) -> None:
    change(board, "project", "p-19-2", closed=True, open_heading="Et praksissystem")
    change(board, "item", "i-4", case_text="De samme folk sidder med LUNA.")
    told = (
        "Sagsfremstillingen under punkt 4, Ændringsanmodning: 17-1 PGDB en måned mere,"
        " nævner »LUNA«, som er lukket for den åbne udgave."
    )
    prepared = prepare_issue(board, OPEN)
    unread = "Bilagenes indhold er ikke gennemsøgt for det lukkede: se dem igennem"
    assert prepared.lacking == (unread, told)
    assert "er lukket for den åbne udgave" not in repr(prepared.content)
    assert "LUNA" in text_of(agenda_bytes(prepared.content)), "nobody's words are changed"
    assert told not in prepare_issue(board, AGENDA).lacking
