"""The first lines of the frozen program: PySide is imported as `__main__` imports it.

PyInstaller's hook imports QtCore before anything of ours. What `build.spec` took along compiled
would never be used, and PySide's hook around every import would stay.
"""

from portfolio_desktop.environment.pyside import import_pyside

import_pyside("PySide6.QtCore")
