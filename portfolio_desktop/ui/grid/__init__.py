"""The grid of the portfolio page: which rows in which order, their cells, and how they look."""
