"""A logo made for tests."""

from __future__ import annotations

import io

from PIL import Image

from portfolio_desktop.services.look_values import Logo


def picture(width: int = 60, height: int = 20) -> Logo:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#117733").save(out, "PNG")
    return Logo(out.getvalue(), width, height)
