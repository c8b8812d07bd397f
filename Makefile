# What a person types. `make` alone lists it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
JOBS ?= 2

# A second `make` finds these files and installs nothing again.
INSTALLED := $(VENV)/.installed
INSTALLED_FOR_TESTS := $(VENV)/.installed-for-tests

.DEFAULT_GOAL := help
.PHONY: help lab test tests notebooks thorough wall programs demo book bench mutants lock clean

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

lab: $(INSTALLED) ## Install what is missing, look the machine over, open JupyterLab
	@$(BIN)/course doctor
	@$(BIN)/course lab

test: $(INSTALLED_FOR_TESTS) programs ## Run the tests: the package, the notebooks, a real browser
	@failed=0; \
	$(MAKE) --no-print-directory notebooks || failed=1; \
	$(MAKE) --no-print-directory tests || failed=1; \
	exit $$failed

# One thread each: two libraries that both take all cores slow each other down threefold.
tests notebooks thorough: export OMP_NUM_THREADS = 1

tests: $(INSTALLED_FOR_TESTS)
	$(BIN)/python -m pytest tests -n $(JOBS) --dist loadgroup --benchmark-disable

notebooks: $(INSTALLED_FOR_TESTS)
	$(BIN)/python -m pytest solutions --nbval-lax -p tests.chapters.cell_rules \
	    -n $(JOBS) --dist loadfile

thorough: $(INSTALLED_FOR_TESTS) programs ## Run what `make test` only takes samples of: half an hour
	$(BIN)/python -m pytest tests -m thorough -n $(JOBS) --dist loadgroup --benchmark-disable

# Debian's own programs are installed where that needs no password. Elsewhere the tests
# (and `course doctor`) say what to install. A pair is a program and its package.
PROGRAMS_FOR_GRADING := bwrap:bubblewrap
PROGRAMS_FOR_TESTS := $(PROGRAMS_FOR_GRADING) chromium:chromium dot:graphviz \
    psql:postgresql
wall: PROGRAMS = $(PROGRAMS_FOR_GRADING)
programs: PROGRAMS = $(PROGRAMS_FOR_TESTS)
wall programs:
	@missing=""; for pair in $(PROGRAMS); do \
	    command -v "$${pair%%:*}" >/dev/null || missing="$$missing $${pair##*:}"; \
	done; \
	if [ -n "$$missing" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y $$missing >/dev/null; \
	elif [ -n "$$missing" ]; then echo "Not installed:$$missing"; fi || \
	    echo "Could not be installed:$$missing"

demo: $(INSTALLED) wall ## Play a whole class: release, 20 submissions, marks, feedback
	@$(BIN)/python -m helpers.grading.demo

book: $(INSTALLED_FOR_TESTS) ## Write the chapters as HTML pages: build/book/index.html
	@$(BIN)/course book

bench: $(INSTALLED_FOR_TESTS) wall ## Time the kernels and grading beside what others offer
	@$(BIN)/python tests/benchmarks/ratios.py
	@$(BIN)/python tests/benchmarks/grading.py
	@$(BIN)/python tests/benchmarks/dqn.py

mutants: $(INSTALLED_FOR_TESTS) wall ## Change every answer a little and see that the checks notice
	@$(BIN)/python -m helpers.authoring.mutants

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "The workbook needs Python 3.11 or newer, and $(PYTHON) is not that." >&2; \
	    echo "Install one and say which: make lab PYTHON=python3.12" >&2; exit 3; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	    echo "Python could not make a virtual environment." >&2; \
	    echo "On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 3; }

$(INSTALLED): requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps -e .
	@touch $@

$(INSTALLED_FOR_TESTS): requirements-test.lock $(INSTALLED)
	$(BIN)/python -m pip install --disable-pip-version-check -r requirements-test.lock
	@touch $@

# torch keeps the version it has: a newer one is asked for by name, because a plain
# `torch` may bring gigabytes of CUDA. Say `make lock TORCH=2.14.0` to move it.
TORCH ?= $(shell sed -n 's/^torch==//p' requirements.lock)
FREEZE = build/lock/bin/python -m pip freeze --exclude ml-workbook | sed \
    -e '/^nvidia-/d; /^cuda-/d; /^triton==/d; s/+cpu$$//' \
    -e 's/^xgboost-cpu==\(.*\)/xgboost-cpu==\1; platform_system != "Darwin"\n&/' \
    -e 's/\nxgboost-cpu==\(.*\)/\nxgboost==\1; platform_system == "Darwin"/'

lock: ## Write the lock files anew, from an empty environment
	rm -rf build/lock
	$(PYTHON) -m venv build/lock
	echo "torch==$(TORCH)" > build/lock/torch.txt
	build/lock/bin/python -m pip install -c build/lock/torch.txt .
	{ echo "# Written by \`make lock\`: all that a student needs."; $(FREEZE); } \
	    > build/lock/requirements.lock
	build/lock/bin/python -m pip install -c build/lock/torch.txt '.[test]'
	{ echo "# Written by \`make lock\`: what the tests need besides."; \
	    echo "-r requirements.lock"; \
	    $(FREEZE) | grep -vxFf build/lock/requirements.lock; } \
	    > build/lock/requirements-test.lock
	mv build/lock/requirements.lock build/lock/requirements-test.lock .
	rm -rf build/lock build/lib build/bdist.*

clean: ## Remove what was installed and built; your notebooks stay
	rm -rf $(VENV) build *.egg-info .pytest_cache .ruff_cache .hypothesis .benchmarks
