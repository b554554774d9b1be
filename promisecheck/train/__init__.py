"""Corpora -> models, reproducibly: the same files and the same seed give the same scores."""
