# The list of commands. Needs Python 3.11 or newer with pip; everything else comes into $(VENV).
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DEMO   := KRING_HOME="$${KRING_HOME:-$(CURDIR)/var}" KRING_PORT="$${KRING_PORT:-6543}"
LOCK   := requirements
FOLDERS := $(patsubst %/setup.cfg,%,$(wildcard hooks/setup.cfg core/*/setup.cfg plugins/*/setup.cfg))
WORKERS ?= 2
# The tests write databases that are safe against a loss of power; in memory that costs nothing.
SCRATCH := $(if $(wildcard /dev/shm/.),TMPDIR=$${TMPDIR:-/dev/shm})

.DEFAULT_GOAL := help
.PHONY: help install run test sure bench docs lock clean

help: ## Show this list
	@awk -F ': .*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(VENV)/.installed ## Make the environment in .venv, from the hashed lock

run: install ## Serve the demo on http://localhost:6543 (KRING_PORT), its data in var/ (KRING_HOME)
	$(DEMO) $(BIN)/kring demo create
	$(DEMO) $(BIN)/kring serve

test: install ## Run all tests (PostgreSQL's too when KRING_TEST_POSTGRESQL names a server)
	$(SCRATCH) $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup

sure: install ## Check form, types, imports and translations, without running the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q tests/packaging/test_translations.py

bench: install ## Measure speed; the figures are of this machine
	$(BIN)/python tests/bench

docs: install ## Write the generated pages of docs/ again
	$(BIN)/python docs/generate.py

lock: install ## Write the lock again from setup.cfg and requirements/*.in (UPGRADE=--upgrade for newer releases)
	$(COMPILE) $(LOCK)/run.in --output-file $(LOCK)/run.txt
	$(COMPILE) $(LOCK)/development.in --constraints $(LOCK)/run.txt --output-file $(LOCK)/development.txt
	$(COMPILE) $(LOCK)/uv.in --output-file $(LOCK)/uv.txt

clean: ## Remove what was built and cached; the environment and the data stay
	rm -rf .*_cache .hypothesis .coverage .coverage.* htmlcov dist $(addsuffix /build,. $(FOLDERS))
	find $(FOLDERS) tests -depth -type d '(' -name __pycache__ -o -name '*.egg-info' ')' -exec rm -rf {} +

# The lock names neither an index nor a folder: whoever installs says where packages come from.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
    --no-annotate $(foreach folder,$(FOLDERS),--no-emit-package kring-$(notdir $(folder:host=core))) $(UPGRADE)

# pip of the Python outside installs into the environment, which needs no pip of its own: that works
# without ensurepip and where the system's Python is managed by its distribution. uv is some ten times
# faster; where it does not come, pip does the same. The house's own folders come last, without
# dependencies, so that nothing outside the lock is ever fetched.
$(VENV)/.installed: $(LOCK)/development.txt $(LOCK)/uv.txt $(addsuffix /setup.cfg,$(FOLDERS))
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo >&2 \
	    "Kring needs Python 3.11 or newer; '$(PYTHON)' is `$(PYTHON) -V 2>&1`. Try: make $(or $(MAKECMDGOALS),install) PYTHON=python3.12"; \
	    exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { echo >&2 \
	    "'$(PYTHON)' has no pip. On Debian and Ubuntu: apt install python3-pip"; exit 1; }
	@echo "Making the environment $(VENV)"
	@test -x $(BIN)/python || $(PYTHON) -m venv --without-pip $(VENV)
	@$(PIP) install --quiet --require-hashes -r $(LOCK)/uv.txt || echo "Going on without uv: slower, otherwise the same"
	@$(INSTALL) --require-hashes -r $(LOCK)/development.txt
	@$(INSTALL) --no-deps --no-build-isolation $(addprefix -e ./,$(FOLDERS))
	@touch $@

PIP     = $(PYTHON) -m pip --disable-pip-version-check --no-input --python $(BIN)/python
# Compiled at once, as pip does by itself: a start would otherwise compile every library anew where
# Python is told to write no bytecode.
INSTALL = if test -x $(BIN)/uv; then set -- $(BIN)/uv pip install --compile-bytecode --python $(BIN)/python; \
    else set -- $(PIP) install; fi; "$$@" --quiet
