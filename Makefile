# The two commands: `make site` builds the sample briefing, `make test` runs all tests. Both set up .venv themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help site serve test soak check bench shots format lock clean

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## / - /'

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

site: $(READY) ## build the sample briefing: pages, site and PDF
	@$(BIN)/briefing site

serve: $(READY) ## show the site at http://127.0.0.1:8000/, rebuilt at each save
	@$(BIN)/mkdocs serve

test: $(READY) ## all tests, in random order
	@$(BIN)/python -m pytest -n auto --dist loadfile

soak: $(READY) ## ten times the fuzzing and the kills of `make test`: 10,000 inputs, 200 kills (half an hour)
	@$(BIN)/python -m tests.hostile

check: $(READY) ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -p no:randomly tests/test_layers.py

bench: $(READY) ## time and memory beside named references
	@$(BIN)/python -m tests.benchmarks

shots: site ## every page and every page of the PDF as a picture
	@$(BIN)/python -m tests.shots

format: $(READY) ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(READY) ## resolve pyproject.toml into requirements.lock (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	  --no-emit-find-links --extra dev pyproject.toml -o requirements.lock

clean: ## remove everything that is made
	rm -rf $(VENV) site site.new site.old .cache .pytest_cache .mypy_cache .ruff_cache
