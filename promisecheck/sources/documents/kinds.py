"""Which kinds of file are read as documents."""

from collections.abc import Callable

DOCUMENTS = frozenset({".docx", ".docm", ".pptx", ".pptm", ".pdf", ".eml", ".zip"})
SHEETS = frozenset({".xlsx", ".xlsm", ".csv", ".tsv"})
"""Tables of copy: read as such only where they are named themselves, for most tables are no copy."""
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg"})

Say = Callable[[str, str], None]
"""Takes the place of something that was met and not used, and why."""
