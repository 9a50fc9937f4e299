"""Measurements of speed, each as ratios within one run (see docs)."""
