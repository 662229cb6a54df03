# Everything works on a fresh clone with Python 3.11+ and make.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help setup run test test-all lint bench eval chaos pictures lock

help:  ## Show this list.
	@sed -n 's/^\([a-z-]*\):.*##/\1\t/p' $(MAKEFILE_LIST)

setup: .venv/run  ## Install what the bot needs.

run: setup  ## Run the bot; without a token, the playground.
	@$(BIN)/python -m bot

# Side by side, one process a core; whoever has nothing left to do takes over from the others.
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist worksteal

test: .venv/dev  ## Run the tests, but for what must be slow.
	@$(PYTEST) -m "not slow"

test-all: .venv/dev  ## Run all tests.
	@$(PYTEST)

lint: .venv/dev  ## Check style, types and layers.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: .venv/dev  ## Measure speed and memory beside a stock python-telegram-bot echo.
	@$(BIN)/python -m tests.bench

eval: .venv/dev  ## Measure how well questions are answered, beside other methods.
	@$(BIN)/python -m training

chaos: .venv/dev  ## Kill the bot 200 times in the middle of its work.
	@GARYSH_KILLS=200 $(BIN)/python -m pytest tests/delivery/test_kills.py tests/editing/dialogue/test_kills.py --timeout 3600

pictures: .venv/dev  ## Make the pictures of README and guides anew.
	@GARYSH_SCREENSHOTS=docs $(BIN)/python -m pytest tests/shell/test_playground.py
	@$(BIN)/python -m tests.pictures

lock: .venv/dev  ## Renew the locked dependencies.
	$(BIN)/uv pip compile pyproject.toml $(LOCK) -o requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml $(LOCK) --extra embeddings -c requirements/run.txt -o requirements/embeddings.txt
	$(BIN)/uv pip compile pyproject.toml $(LOCK) --extra embeddings --extra dev -c requirements/run.txt -o requirements/dev.txt

LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Garysh needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv .venv

# Sentence embeddings are an extra: where there is no wheel for this machine, everything works without.
.venv/run: requirements/run.txt requirements/embeddings.txt | .venv/bin/python
	@echo "Installing what the bot needs ..."
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/embeddings.txt \
		|| echo "No sentence embeddings on this machine; answers come without them."
	@touch $@

.venv/dev: requirements/dev.txt | .venv/run
	@echo "Installing what the tests need ..."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
