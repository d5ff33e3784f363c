# Two commands matter: `make demo` (from nothing to a running site) and `make test`.
# PORT=8001 serves elsewhere; PYTHON=… makes .venv with another than the newest Python.
PORT ?= 8000
BIN := .venv/bin
TEMPLATES = $(shell find templates -name '*.html')

# Who has written a .env has said there whether this is a real site; else it is a demo.
ifeq ($(wildcard .env),)
export DEBUG ?= on
endif

.PHONY: demo run test test-fast coverage lint format messages lock help free-port anew

demo: free-port ## From nothing to a running site with fourteen records
	$(BIN)/python manage.py demo
	$(BIN)/python manage.py runserver $(PORT)

run: free-port ## Serve the site as it is, on this machine
	$(BIN)/python manage.py migrate
	$(BIN)/python manage.py runserver $(PORT)

demo run: export SITE_URL = http://127.0.0.1:$(PORT)

# On all cores; who has nothing left to do takes tests over from the others.
TEST = $(BIN)/python -m pytest -n auto --dist worksteal

test: .venv/tests ## From nothing to a passed suite
	$(TEST)

test-fast: .venv/tests ## The suite without browser, role matrix and fuzzing, the three dear ones
	$(TEST) -m "not browser and not matrix and not fuzz"

# The search has a module for each database: with POSTGRESQL=postgres://… both are counted.
coverage: .venv/tests ## Which lines and branches no test reaches
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto --dist worksteal
	$(if $(POSTGRESQL),DATABASE_URL=$(POSTGRESQL) $(BIN)/coverage run -m pytest tests/search)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

lint: .venv/tests ## What code, templates and migrations must pass
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	$(BIN)/djlint templates --lint
	$(BIN)/python manage.py makemigrations --check --dry-run

format: .venv/tests ## Let the tools mend what they can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	-$(BIN)/djade --target-version 5.2 $(TEMPLATES)

# Write the translations between the two steps.
messages: .venv/runs ## Collect and compile the translations (needs gettext)
	$(BIN)/python manage.py makemessages -l kk -l ru --no-obsolete --no-location --ignore .venv --ignore node_modules
	$(BIN)/python manage.py compilemessages -l kk -l ru --ignore .venv

lock: ## Turn requirements*.in into requirements*.txt (needs uv)
	uv pip compile -q --universal --python-version 3.11 requirements.in -o requirements.txt --custom-compile-command "make lock"
	uv pip compile -q --universal --python-version 3.11 requirements-optional.in -c requirements.txt -o requirements-optional.txt --custom-compile-command "make lock"
	uv pip compile -q --universal --python-version 3.11 requirements-dev.in -c requirements.txt -o requirements-dev.txt --custom-compile-command "make lock"

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

free-port: .venv/runs
	@$(BIN)/python -c "import socket; socket.create_server(('127.0.0.1', $(PORT)))" 2>/dev/null || \
	{ echo "Port $(PORT) is taken. Another: make $(MAKECMDGOALS) PORT=$$(($(PORT) + 1))"; exit 1; }

# A .venv that has lost a part of itself, or its Python, is made anew.
LOCKED := $(if $(wildcard .venv/tests),requirements-dev.txt,requirements.txt)
.venv/runs: requirements.txt \
    $(shell $(BIN)/python tools/missing_packages.py $(LOCKED) 2>/dev/null || echo anew)
	tools/make_venv.sh
	$(BIN)/python -m pip install --quiet --requirement requirements.txt
	touch $@

.venv/tests: .venv/runs requirements-dev.txt
	$(BIN)/python -m pip install --quiet --requirement requirements-dev.txt
	touch $@
