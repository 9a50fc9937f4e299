"""Frozen content laid out as PDF: the only package that imports reportlab."""
