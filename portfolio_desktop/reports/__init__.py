"""Frozen content laid out on paper: the only package that imports reportlab."""
