"""The project panel at the right of the grid: one project in one month, edited in place."""
