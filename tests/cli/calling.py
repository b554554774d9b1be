"""The program as a user calls it."""

import os
import subprocess
import sys

HEADER = "Review Id,Review Created (UTC),Review Stars,Review Title,Review Content,Review Language\n"
SAID = (
    "Bestilte mandag og fik den først otte dage senere.", "Pakken kom efter ni dage, ikke dagen efter.",
    "Ventede en hel uge på leveringen.", "Den kom først efter seks dage.", "Otte dage om at levere. Ikke i morgen.",
    "Det tog elleve dage, før pakken kom.", "Leveringen tog fjorten dage.", "Pakken kom tolv dage efter bestillingen.",
)  # fmt: skip
"""What customers say of a promise to deliver the day after."""
PROMISE = "Vi leverer alle pakker dagen efter, du har bestilt."


def run(*arguments, cwd=None, stdin=None, **environment):
    """Run the program in `cwd` with more environment; text comes back in UTF-8."""
    return subprocess.run(
        [sys.executable, "-m", "promisecheck", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", cwd=cwd, input=stdin, check=False, timeout=120,
        env=os.environ | {"PYTHONUTF8": "1", "XDG_CONFIG_HOME": str(cwd or "")} | environment,
    )  # fmt: skip


def write_company(folder, *, page=f"# Om levering\n\n{PROMISE}\n", said=SAID):
    """A page with a promise that all customers contradict, and their words."""
    rows = [f"r{n},2026-0{1 + n % 6}-1{n % 9} 10:00:00,1,Sent,{text},da\n" for n, text in enumerate(said)]
    (folder / "copy.md").write_text(page, encoding="utf-8")
    (folder / "reviews.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    return folder
