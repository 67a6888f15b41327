# `make page` and `make test` are all that a new clone needs; both set up what they use in .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: page test check bench pictures clean

page: $(VENV)/.installed
	$(BIN)/treatygraph page

test: $(VENV)/.tested check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	CHROMIUM="$$(sh tests/chromium.sh $(BIN))" $(BIN)/python -m pytest

# the shipped data is valid and in canonical form
check: $(VENV)/.installed
	$(BIN)/treatygraph --data graph_data check

bench: $(VENV)/.benched
	CHROMIUM="$$(sh tests/chromium.sh $(BIN))" $(BIN)/python benchmarks/run.py

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "treatygraph needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

# --group needs pip 25.1, newer than what some Pythons bring along
$(VENV)/.tested: $(VENV)/.installed pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group test
	touch $@

# peers to measure against; what cannot be installed is told in its row of the table
$(VENV)/.benched: $(VENV)/.tested pyproject.toml
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	touch $@

# the pictures of the README; look at them after every change of the page
pictures: $(VENV)/.tested
	CHROMIUM="$$(sh tests/chromium.sh $(BIN))" $(BIN)/python docs/pictures.py

clean:
	rm -rf $(VENV) build dist output/*.html
