"""What was found in the annexes stands beside the papers, and what becomes of each is chosen."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QComboBox

from portfolio_desktop.services.annex_values import AnnexFile, AnnexWay
from portfolio_desktop.services.attachments import Owner, OwnerField, add_attachment
from portfolio_desktop.ui.issuing.issue_preview import IssuePreview
from portfolio_desktop.workflows import annexes
from tests.exchange.annex_files import plain_pdf, scripted_pdf
from tests.reports.reading import text_of
from tests.ui.desk import Desk
from tests.ui.ground import named, words_in
from tests.ui.issuing.ground import hold_meeting, in_issuing, issue_it
from tests.ui.preview.opened import choose
from tests.ui.walking import faults_of


def attach(desk: Desk, name: str, data: bytes) -> str:
    item = Owner(OwnerField.ITEM, "i-2")
    return add_attachment(desk.context.present, item, name, data).id


def settled(preview: IssuePreview) -> IssuePreview:
    while preview._rest.isActive() or not preview._progress.isHidden():
        QApplication.processEvents()
    QApplication.processEvents()
    return preview


def choice_of(preview: IssuePreview) -> tuple[tuple[str, AnnexWay], ...]:
    return preview._issue_form.choice.choice.annexes


def ways_in(preview: IssuePreview) -> list[str]:
    return [
        each.accessibleName()
        for each in preview.findChildren(QComboBox)
        if each.isVisible() and each.accessibleName().startswith("Hvad der sker med Bilag")
    ]


def test_annexes_that_are_only_not_tagged_are_counted_and_listed_when_asked_for(desk: Desk) -> None:
    hold_meeting(desk)
    attach(desk, "tegninger.pdf", plain_pdf("Plan over stuen"))
    second = attach(desk, "kort.pdf", plain_pdf("Kort over grunden"))

    def act(preview: IssuePreview) -> None:
        settled(preview)
        assert "Plan over stuen" in text_of(preview._pdf)
        assert "2 bilag vises som billeder for skærmlæsere." in words_in(preview)
        assert "siderne er ikke opmærket" not in words_in(preview)
        assert ways_in(preview) == []
        assert "bindes ikke ind" not in preview._before._details.text()
        named(preview, "Vis hvilke bilag").click()
        QApplication.processEvents()
        assert "tegninger.pdf: siderne er ikke opmærket" in words_in(preview)
        assert faults_of(preview) == []
        _first, name = ways_in(preview)
        choose(preview, name, "Vedhæft som fil")
        settled(preview)
        assert choice_of(preview) == ((second, AnnexWay.ATTACH),)
        assert "1 bilag vises som billeder for skærmlæsere." in words_in(preview)
        assert "1 bilag bindes ikke ind" in preview._before._details.text()

    in_issuing(desk, act)


def test_what_was_removed_is_told_and_the_annex_can_be_attached_or_left_out(desk: Desk) -> None:
    hold_meeting(desk)
    annex = attach(desk, "skema.pdf", scripted_pdf())

    def act(preview: IssuePreview) -> None:
        settled(preview)
        assert "scripts er fjernet" in words_in(preview)
        pages = preview._report.document.pageCount()
        (name,) = ways_in(preview)
        assert faults_of(preview) == []
        choose(preview, name, "Udelad")
        settled(preview)
        assert choice_of(preview) == ((annex, AnnexWay.LEAVE_OUT),)
        assert preview._report.document.pageCount() < pages
        assert "1 bilag bindes ikke ind" in preview._before._details.text()
        choose(preview, name, "Bind ind")
        settled(preview)
        assert choice_of(preview) == ()
        assert preview._report.document.pageCount() == pages

    in_issuing(desk, act)


def test_what_is_chosen_keeps_its_place_and_the_question_tells_of_it(desk: Desk) -> None:
    hold_meeting(desk)
    attach(desk, "skema.pdf", scripted_pdf())

    def act(preview: IssuePreview) -> None:
        settled(preview)
        preview._issue_form.show_details()
        (box,) = preview._issue_form.annexes.findChildren(QComboBox)
        box.setFocus()
        for way in (AnnexWay.LEAVE_OUT, AnnexWay.ATTACH):
            box.setCurrentIndex(box.findData(way.value))
            box.activated.emit(box.currentIndex())
            settled(preview)
            assert box.hasFocus()
            assert preview._issue_form.annexes.findChildren(QComboBox) == [box]
        (asked,) = issue_it(preview, "Ikke endnu")
        assert "1 bilag bindes ikke ind:\n– Bilag" in asked
        assert "skema: vedhæft som fil" in asked

    in_issuing(desk, act)


def test_what_was_found_in_an_annex_is_told_in_the_question_sentence_by_sentence(
    desk: Desk,
) -> None:
    hold_meeting(desk)
    attach(desk, "skema.pdf", b"%PDF-1.7 and no more")

    def act(preview: IssuePreview) -> None:
        preview._issue_form._open.setChecked(True)
        settled(preview)
        (asked,) = issue_it(preview, "Ikke endnu")
        (line,) = (each for each in asked.splitlines() if each.startswith("– Bilag 2.1"))
        assert "vedhæftes i stedet. Bilag" in line
        assert ".;" not in line

    in_issuing(desk, act)


@pytest.mark.parametrize("kind", ["agenda", "draft_minutes"])
def test_where_no_annexes_are_printed_nothing_is_said_of_them(desk: Desk, kind: str) -> None:
    hold_meeting(desk)
    attach(desk, "skema.pdf", scripted_pdf())

    def act(preview: IssuePreview) -> None:
        box = preview._issue_form.kind
        box.setCurrentIndex(box.findData(kind))
        settled(preview)
        shown = preview._issue_form.annexes.isVisible()
        assert shown == (kind == "agenda")

    in_issuing(desk, act)


def test_a_file_is_read_once_however_often_the_papers_are_looked_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_meeting(desk)
    attach(desk, "tegninger.pdf", plain_pdf("Plan over stuen"))
    attach(desk, "defekt.pdf", b"%PDF-1.7 ikke en pdf")
    read: list[str] = []
    real = annexes._read_now

    def counted(file: AnnexFile, copy: int, stop: Event) -> object:
        read.append(file.file_name)
        return real(file, copy, stop)

    monkeypatch.setattr(annexes, "_read_now", counted)
    for _time in range(2):
        in_issuing(desk, lambda preview: settled(preview) and None)
    assert sorted(read) == ["defekt.pdf", "defekt.pdf", "tegninger.pdf"], (
        "what failed is tried again"
    )
