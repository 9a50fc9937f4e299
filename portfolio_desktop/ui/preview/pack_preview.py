"""The status report before it is printed."""

from __future__ import annotations

from portfolio_desktop.services.pack_basis import PackOptions
from portfolio_desktop.services.pack_values import PackContent
from portfolio_desktop.ui.preview.preview import Preview


class PackPreview(Preview[PackOptions, PackContent]):
    """Shows the report of a month, by the options of `OptionsForm`."""

    form_width = 364
