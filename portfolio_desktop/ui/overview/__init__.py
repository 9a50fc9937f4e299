"""The overview's figures: drawn as scenes from frozen values, for the screen and for pictures."""
