"""Drawings of plans: what slips, milestone trends, and the time line."""
