"""The preview on the open register, with the program's own press."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.checks import standing, warnings_steps
from portfolio_desktop.services.escalations import meeting_before
from portfolio_desktop.services.moments import moment_words
from portfolio_desktop.services.pack_basis import PackOptions
from portfolio_desktop.services.pack_parts import REPORT, REPORT_PARTS
from portfolio_desktop.services.pack_values import PackContent
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.document_choice import DocumentChoice, as_of_name
from portfolio_desktop.ui.file_choice import FileChoice
from portfolio_desktop.ui.issuing.choice_form import ChoiceForm
from portfolio_desktop.ui.preview.laying_out import laid_out
from portfolio_desktop.ui.preview.options_form import OptionsForm
from portfolio_desktop.ui.preview.pack_preview import PackPreview
from portfolio_desktop.ui.preview.preview import Press
from portfolio_desktop.ui.preview.print_verb import print_document
from portfolio_desktop.ui.progress import Progress, raise_unforeseen
from portfolio_desktop.ui.warnings_dialog import WarningsDialog
from portfolio_desktop.workflows.packing import mentions_steps, pack_bytes, present_pack_steps
from portfolio_desktop.workflows.paper_files import report_as


def open_preview(context: WindowContext, parent: QWidget, files: FileChoice) -> None:
    """Show the status report of the shown month until the user closes it."""
    register = context.register
    name = as_of_name(_("Status report {period}").format(period=context.period), context)
    press: Press[PackOptions, PackContent] = Press(
        lambda options: present_pack_steps(register, options),
        _draw,
        f"{name}.pdf",
        report_as,
        lambda content: content.identity.name_mark,
        partial(mentions_steps, register.reader),
    )
    choice = ChoiceForm(context, REPORT, carries=False)
    choice.show_choice(REPORT, REPORT_PARTS)
    form = OptionsForm(context.period, meeting_before(register, context.period), choice)
    preview = PackPreview(
        parent,
        form,
        press,
        context.runner,
        context.tell,
        lambda asking, document, pdf: print_document(
            context, asking, document, pdf, preview.document_name
        ),
        DocumentChoice(files, context.choices),
    )
    if context.past is not None:
        title = _("{title} – as it was {moment}")
        words = moment_words(context.past.moment)
        preview.setWindowTitle(title.format(title=preview.windowTitle(), moment=words))
    form.warnings.wanted.connect(lambda: _show_warnings(context, preview))
    form.named.wanted.connect(lambda project: show_project(context, preview, project))
    counting = _count_warnings(context, form)
    preview.exec()
    counting.cancel()
    preview.deleteLater()


def _count_warnings(context: WindowContext, form: OptionsForm) -> Progress:
    steps = warnings_steps(context.reader, context.period, context.register.today())
    return context.runner.run_steps(
        steps, lambda found: form.warnings.show_count(len(standing(found))), raise_unforeseen
    )


def _show_warnings(context: WindowContext, preview: PackPreview) -> None:
    """Who wants to see one of the projects is led there, away from the report."""
    if WarningsDialog(context, preview).exec():
        preview.reject()


def show_project(context: WindowContext, preview: QDialog, project_id: str) -> None:
    """Where its words can be mended, away from what is printed."""
    preview.reject()
    context.project_requested.emit(project_id)


def _draw(content: PackContent, progress: Progress) -> bytes:
    return laid_out(partial(pack_bytes, content), progress)
