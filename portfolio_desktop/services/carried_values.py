"""The register as a file inside the papers of a meeting, for those who want to work on with it."""

from __future__ import annotations

from typing import Protocol

from portfolio_desktop.services.pack_parts import Carried


class CarriedFile(Protocol):
    """A frozen value; equal ones are written as equal bytes.

    Large registers take their time to write, so the bytes are made where the paper is drawn, beside
    the window, and not where the register is read.
    """

    @property
    def kind(self) -> Carried: ...

    @property
    def name(self) -> str:
        """With its ending; no two files of a paper have the same."""

    @property
    def description(self) -> str:
        """What readers show beside the name."""

    def written(self) -> bytes:
        """The file, from the same rows as the paper."""
