# Two commands matter: `make demo` (from nothing to a running site) and `make test`.
PYTHON ?= python3.11
BIN := .venv/bin
TEMPLATES = $(shell find templates -name '*.html')

.PHONY: demo run test test-fast lint format messages lock

demo: .venv/runs
	$(BIN)/python manage.py demo
	$(BIN)/python manage.py runserver

run: .venv/runs
	$(BIN)/python manage.py migrate
	$(BIN)/python manage.py runserver

# On all cores; who has nothing left to do takes tests over from the others.
TEST = $(BIN)/pytest -n auto --dist worksteal

test: .venv/tests
	$(TEST)

# Without the two dear ones: the browser, and every role by every act by every state.
test-fast: .venv/tests
	$(TEST) -m "not browser and not matrix"

lint: .venv/tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	$(BIN)/djlint templates --lint
	$(BIN)/python manage.py makemigrations --check --dry-run

format: .venv/tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	-$(BIN)/djade --target-version 5.2 $(TEMPLATES)

# Needs gettext. Write the translations between the two steps.
messages: .venv/runs
	$(BIN)/python manage.py makemessages -l kk -l ru --no-obsolete --no-location --ignore .venv --ignore node_modules
	$(BIN)/python manage.py compilemessages -l kk -l ru --ignore .venv

# Needs uv.
lock:
	uv pip compile -q --universal --python-version 3.11 requirements.in -o requirements.txt --custom-compile-command "make lock"
	uv pip compile -q --universal --python-version 3.11 requirements-dev.in -c requirements.txt -o requirements-dev.txt --custom-compile-command "make lock"

.venv/runs: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --requirement requirements.txt
	touch $@

.venv/tests: .venv/runs requirements-dev.txt
	$(BIN)/pip install --quiet --requirement requirements-dev.txt
	touch $@
