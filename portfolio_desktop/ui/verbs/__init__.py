"""What the user can ask the window for, each in a few lines: ask, do, let the views refresh."""
