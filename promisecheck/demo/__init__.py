"""The bundled company: invented, and no model was trained on its sentences."""

from importlib.resources import files
from pathlib import Path


def demo_files() -> tuple[str, list[str]]:
    """The site's folder and the files of customers' words."""
    folder = Path(str(files(__package__)))
    return str(folder / "site"), [str(folder / "reviews.csv"), str(folder / "complaints.jsonl")]
