"""Where fonts, icons, catalogues and demo texts lie: source tree, wheel or frozen program."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_INSTALLED = Path("share") / "portfolio-desktop" / "resources"


def _candidates() -> Iterator[Path]:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        yield Path(frozen) / "resources"
        return
    around = Path(__file__).resolve().parents[2]
    yield around / "resources"
    # `pip install --target` puts all of a wheel in one folder, which Python knows nothing of.
    yield around / _INSTALLED
    import sysconfig  # not loaded where the resources were found already

    yield Path(sysconfig.get_path("data")) / _INSTALLED


@cache
def resources_folder() -> Path:
    """The folder that holds `fonts`, `icons`, `i18n`, `demo`; FileNotFoundError when incomplete."""
    for folder in _candidates():
        if (folder / "i18n").is_dir():
            return folder
    tried = ", ".join(str(folder) for folder in _candidates())
    raise FileNotFoundError(f"the program's resources are missing; looked in {tried}")


def resource(*parts: str) -> Path:
    """The path of one resource, e.g. `resource("fonts", "SourceSans3-Regular.ttf")`."""
    return resources_folder().joinpath(*parts)
