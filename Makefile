# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test check lint benchmark browser man clean

demo: $(VENV)/installed
	$(BIN)/promisecheck demo -o promisecheck-demo.html

# Everything: linters, types, contracts, and all tests.
test: $(VENV)/testing lint
	$(BIN)/python -m pytest $(PYTEST)

# The quick part: no slow tests.
check: $(VENV)/testing lint
	$(BIN)/python -m pytest -m "not slow and not train" $(PYTEST)

lint: $(VENV)/testing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

benchmark: $(VENV)/testing
	$(BIN)/python benchmarks/reviews.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade pip

# torch first and pinned: without the pin pip brings several GB of packages that no CPU needs.
$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --constraint constraints.txt torch
	$(PIP) --constraint constraints.txt --editable .
	touch $@

$(VENV)/testing: $(VENV)/installed | browser
	$(PIP) --constraint constraints.txt --editable ".[test]"
	touch $@

# A real Chromium for the tests that open pages: an installed one is taken, on Debian and its like one is installed.
browser:
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	if ! command -v apt-get >/dev/null; then echo "No Chromium found: install one, or the tests that open pages are skipped."; exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then as_root=; elif command -v sudo >/dev/null; then as_root="sudo -n"; \
	else echo "No Chromium found, and only root can install one: apt-get install chromium"; exit 0; fi; \
	$$as_root apt-get update -qq && $$as_root apt-get install -y -qq chromium >/dev/null \
	|| echo "Chromium could not be installed: without it the tests that open pages are skipped, and fail in CI."

# The manual page, made of the commands; a test holds it.
man: $(VENV)/installed
	$(BIN)/python -m promisecheck.cli.man > docs/man/promisecheck.1

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache promisecheck-demo.html
