"""Recurring runs: what is due, run it, store it, tell what changed."""
