"""What is issued of a meeting: chosen, looked at, sent, and found again."""
