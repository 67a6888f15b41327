# `make page` and `make test` are all that a new clone needs; both set up what they use in .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check
PYTEST = CHROMIUM="$$(sh tests/chromium.sh $(BIN))" $(BIN)/python -m pytest

.PHONY: page test faults fuzz lint check scripts bench docs outputs pictures pin test-latest test-oldest \
	release clean

page: $(VENV)/.installed
	$(BIN)/treatygraph page

test: $(VENV)/.tested lint check scripts
	$(PYTEST)

# commands killed at every call that changes files, and readers and writers that race
faults: $(VENV)/.tested
	$(BIN)/python tests/faults.py
	$(BIN)/python tests/races.py

# EXAMPLES damaged inputs of each format: make fuzz EXAMPLES=100000
EXAMPLES ?= 10000

fuzz: $(VENV)/.tested
	FUZZ_EXAMPLES=$(EXAMPLES) $(PYTEST) -s tests/fuzz
	FUZZ_EXAMPLES=$(EXAMPLES) sh tests/scripts.sh $(VENV)

# style, types and the direction of imports
lint: $(VENV)/.tested
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy --config-file tests/mypy.ini
	$(BIN)/lint-imports

# the shipped data is valid and in canonical form
check: $(VENV)/.installed
	$(BIN)/treatygraph --data graph_data check

# types, style and unit tests of the page's scripts
scripts: $(VENV)/.tested
	sh tests/scripts.sh $(VENV)

bench: $(VENV)/.benched
	CHROMIUM="$$(sh tests/chromium.sh $(BIN))" $(BIN)/python benchmarks/run.py

# the documentation as a site, in site/
docs: $(VENV)/.tested
	$(BIN)/python -m mkdocs build --strict

# what the consoles of README and docs show, from what the commands print now; read the difference
outputs: $(VENV)/.tested
	$(BIN)/python tools/console_outputs.py README.md docs/*.md

# the pictures of the README; look at them after every change of the page
pictures: $(VENV)/.tested
	CHROMIUM="$$(sh tests/chromium.sh $(BIN))" $(BIN)/python docs/pictures.py

# the versions and hashes that everything above installs; commit what changes
pin: $(VENV)/bin/python
	$(PIP) install --quiet uv
	sh tools/pin.sh $(BIN)/uv --upgrade

# the same tests with the newest of everything that pyproject.toml allows
test-latest:
	sh tools/test_versions.sh latest $(PYTHON)

# the same tests, without the browser, with the lowest versions that pyproject.toml allows
test-oldest:
	sh tools/test_versions.sh oldest $(PYTHON)

# source archive, wheel and their checksums in dist/, the same bytes for the same commit
release: $(VENV)/.tested
	$(BIN)/python tools/release.py

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "treatygraph needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

# pip cannot check the hash of a checkout: what is pinned comes first, then the checkout alone
$(VENV)/.installed: $(VENV)/bin/python pyproject.toml requirements/page.txt
	$(PIP) install --quiet --require-hashes --requirement requirements/page.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.tested: $(VENV)/.installed requirements/test.txt
	$(PIP) install --quiet --require-hashes --requirement requirements/test.txt
	touch $@

# peers to measure against; the row of one that cannot be installed says so
$(VENV)/.benched: $(VENV)/.tested requirements/bench.txt
	-$(PIP) install --quiet --require-hashes --requirement requirements/bench.txt
	touch $@

clean:
	rm -rf $(VENV) .venv-latest .venv-oldest build dist site output/*.html
