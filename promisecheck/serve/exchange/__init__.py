"""Decisions as files: read, taken over, and written. Needs no web framework."""
