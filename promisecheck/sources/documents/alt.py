"""What Office files say of their pictures to people who cannot see them."""

import re
from typing import Any

from promisecheck.sources.documents.markup import local

_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|emf|wmf)$", re.IGNORECASE)


def alt_text(drawn: Any) -> str:
    """The alt text in a drawing's properties; "" where there is none, or only the name of a file."""
    for part in drawn.iter():
        words = part.get("descr", "").strip() if local(part) in {"docPr", "cNvPr"} else ""
        if words and not _FILE_NAME.match(words):
            return str(words)
    return ""
