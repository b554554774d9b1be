import subprocess
import sys

import promisecheck


def test_the_public_names():
    """The public names are these, sorted, and each is there."""
    assert sorted(promisecheck.__all__) == [
        "Category", "Claim", "Finding", "Match", "Outcome", "Polarity", "PromiseCheckError", "Remark", "Report", "Review", "Settings",
        "Stance", "StancePair", "Strength", "Told", "Verdict", "audit", "find_claims", "find_remarks", "stance",
    ]  # fmt: skip
    assert promisecheck.__all__ == sorted(promisecheck.__all__)
    assert all(getattr(promisecheck, name).__doc__ for name in promisecheck.__all__)


def test_audit_stays_the_function():
    """`promisecheck.audit` is the function, also after the module of that name was imported."""
    import promisecheck.audit

    assert callable(promisecheck.audit)
    from promisecheck.audit import Audit

    assert Audit.__name__ == "Audit"


def test_help_needs_no_heavy_library():
    """`promisecheck --help` imports neither NumPy nor any model library: that is what keeps it quick."""
    code = (
        "import sys, promisecheck.cli\n"
        "heavy = {'numpy', 'scipy', 'sklearn', 'torch', 'spacy', 'requests', 'bs4', 'sentence_transformers', 'jinja2'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
