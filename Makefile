# Every command works in .venv, made here once from requirements.lock (full pins with hashes).
PYTHON ?= python3
UV ?= uv
BIN := .venv/bin
STAMP := .venv/.made
PIP := $(BIN)/python -m pip --disable-pip-version-check
CASE ?= examples/biden-putin-2021-01
PY_DIRS := $(wildcard src tests bench tools training)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test bench models lock format clean

help:
	@echo 'make demo    compare the example reports; table here, page in build/demo.html'
	@echo 'make test    formatting, lint, types, layers, codebook, tests'
	@echo 'make bench   measure on data given with DATA=PATH'
	@echo 'make models  train the models that come with the package, from training/'
	@echo 'make lock    resolve requirements.lock anew (needs uv)'
	@echo 'make format  format the code and mend what lint can mend'
	@echo 'make clean   remove .venv, build and caches'

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || \
		{ echo 'communique needs Python 3.11 or newer; no $(PYTHON) was found.' \
			'Name another: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "communique needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1)." \
			'Name another: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) lacks its venv module (Debian, Ubuntu: apt install python3-venv)." \
			>&2; exit 1; }
	@test -x $(BIN)/pip || { echo 'Making .venv (about a minute, 600 MB) ...'; \
		$(PYTHON) -m venv .venv; }
	@$(PIP) install -qq --require-hashes --only-binary :all: -r requirements.lock
	@$(PIP) install -qq --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)
	@mkdir -p build
	@$(BIN)/communique compare $(sort $(wildcard $(CASE)/*.txt $(CASE)/*.html)) \
		--html build/demo.html
	@echo 'The same as a page: $(CURDIR)/build/demo.html'

test: $(STAMP)
	$(BIN)/ruff format --check $(PY_DIRS)
	$(BIN)/ruff check $(PY_DIRS)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/communique codebook check
	$(BIN)/pytest

bench: $(STAMP)
	@test -n '$(DATA)' || { echo 'Say what to measure on: make bench DATA=PATH' >&2; exit 1; }
	$(BIN)/python -m bench --data '$(DATA)'

models: $(STAMP)
	$(BIN)/python -m training.attribution
	$(BIN)/python -m training.events
	$(BIN)/python -m training.rows
	$(BIN)/python -m training.stances

# The lock names no index and no path, so that it is the same wherever it is made.
lock:
	@command -v $(UV) >/dev/null || \
		{ echo 'make lock needs uv (pip install uv), or name it: make lock UV=/path/to/uv' >&2; \
			exit 1; }
	$(UV) pip compile pyproject.toml --extra dev --upgrade --quiet \
		--python-version 3.11 --python-platform x86_64-unknown-linux-gnu \
		--generate-hashes --only-binary :all: --no-emit-index-url \
		--custom-compile-command 'make lock' --output-file requirements.lock

format: $(STAMP)
	$(BIN)/ruff format $(PY_DIRS)
	$(BIN)/ruff check --fix $(PY_DIRS)

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find $(PY_DIRS) -type d -name __pycache__ -prune -exec rm -rf {} +
