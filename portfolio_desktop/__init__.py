"""Portfolio Desktop: the portfolio register of a steering group's secretariat."""

__version__ = "0.1.0"
