# The one entry to this project. Needs python3 (3.11 or newer), pip and make; everything else goes into .venv.
#   make demo    read the example and write out/titanic.html
#   make desk    the same as pages in the browser, until Ctrl-C
#   make test    run the tests
#   make check   style, types and architecture
#   make bench   print the benchmark tables of docs/benchmarks.md
#   make bench-facts   those of facts alone: places, times, figures, events, control, entities
#   make bench-crossing   those of the crossing alone: events, claims, discrepancies, crossread check
#   make bench-serve   those of the desk in the browser: every page on 10,000 reports, twenty readers beside a writer
#   make test-training   run the tests of the training kit, in an environment with torch
#   make clean   remove what the above wrote, .venv aside

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
USABLE := $(VENV)/.usable
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --root-user-action ignore
TRAINING := .venv-training
OUT := out
WORKERS ?= 2
MAKEFLAGS += --no-print-directory

.DEFAULT_GOAL := help
.PHONY: help setup demo desk test training-setup test-training check bench bench-facts bench-crossing bench-serve browser clean

help:
	@sed -n 's/^#   //p' Makefile

setup: $(READY)

# What running needs. Without ensurepip (Debian's bare python3) the system's pip puts one into the environment.
$(USABLE): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$$($(PYTHON) --version) is too old: Python 3.11 or newer is needed; try: make PYTHON=python3.12"; exit 1; }
	@echo "Setting up $(VENV), once; this takes a minute or two"
	@$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV) >/dev/null 2>&1 || \
		$(PYTHON) -m venv --clear --without-pip $(VENV)
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m pip --python $(BIN)/python install -qq pip
	@$(PIP) -e .
	@touch $@

# What working on it needs besides.
$(READY): $(USABLE)
	@echo "Adding the tools for tests, checks and benchmarks, once"
	@$(PIP) -e '.[dev]'
	@touch $@

demo: $(USABLE)
	@mkdir -p $(OUT)
	@rm -f $(OUT)/demo.db $(OUT)/demo.db-wal $(OUT)/demo.db-shm
	@$(BIN)/crossread read examples/titanic/*.txt --together --desk $(OUT)/demo.db
	@$(BIN)/crossread report --desk $(OUT)/demo.db --out $(OUT)/titanic.html --open

desk: $(USABLE)
	@mkdir -p $(OUT)
	@$(BIN)/crossread read examples/titanic/*.txt --together --desk $(OUT)/desk.db --quiet
	@$(BIN)/crossread serve --desk $(OUT)/desk.db

test: $(READY) browser
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -rs

# Torch is 200 MB and needed by nobody who only reads: the kit that trains the reader has its own environment.
$(TRAINING)/.ready: training/reader/requirements.txt pyproject.toml
	@echo "Setting up $(TRAINING), once; this takes a few minutes"
	@$(TRAINING)/bin/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear $(TRAINING)
	@$(TRAINING)/bin/python -m pip install -qq --disable-pip-version-check --root-user-action ignore \
		-r training/reader/requirements.txt -e . 'pytest>=8.3' 'hypothesis>=6.120'
	@touch $@

training-setup: $(TRAINING)/.ready

test-training: training-setup
	@$(TRAINING)/bin/python -m pytest tests/training -rs -W ignore

check: $(READY)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(READY)
	@$(BIN)/python -m benchmarks

bench-facts: $(READY)
	@$(BIN)/python -m benchmarks facts.run

bench-crossing: $(READY)
	@$(BIN)/python -m benchmarks crossing.run story_size false_alarms

bench-serve: $(READY)
	@$(BIN)/python -m benchmarks serve.run

# Chromium for the tests of the report page: fetched where that needs no questions, never required.
browser:
	@sh tests/provide_chromium.sh

clean:
	@rm -rf $(OUT) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests benchmarks training -type d -name __pycache__ -prune -exec rm -rf {} +
