# The set-up and the names of the commands. The program is build.py: `.venv/bin/python build.py
# --help`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
# the tests of a file share what they make, so they run in one process
ON_ALL_CORES := -n auto --dist loadfile

.PHONY: site press pictures test screenshots serve check lint lock audit clean

site: $(VENV)/.ready              ## everything from nothing to site/
	$(BIN)/python build.py build $(ARGS)

press: $(VENV)/.ready             ## the site, and the files for the print shop in press/
	$(BIN)/python build.py build --press $(ARGS)

test: $(VENV)/.ready-dev          ## lint, types, the tests; the slow ones are `make proofs`
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -m "not slow" $(ON_ALL_CORES) $(ARGS)

proofs: $(VENV)/.ready-dev        ## the tests that take long: kills, full disks, fuzzing, large books, every page in every manner
	$(BIN)/python -m pytest -m slow $(ON_ALL_CORES) $(ARGS)

screenshots: $(VENV)/.ready-dev   ## every page kind in both languages, on phone and desktop, light and dark, into build/screenshots/
	$(BIN)/python -m pytest tests/browser/test_reading.py -k pictures --screenshots build/screenshots

serve: $(VENV)/.ready             ## the site at http://127.0.0.1:8000/, rebuilt as you write
	$(BIN)/python build.py serve $(ARGS)

check: $(VENV)/.ready             ## what is wrong in content/, without building
	$(BIN)/python build.py check $(ARGS)

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lock: $(VENV)/.ready-dev          ## write requirements*.txt anew from requirements*.in
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --upgrade requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --upgrade requirements-cluster.in -o requirements-cluster.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --upgrade requirements-dev.in -o requirements-dev.txt

README_PAGES := pictures and (home-zh or issue-en or article-en or report-zh or standards-zh)
pictures: press $(VENV)/.ready-dev ## the printed pages and the screens in docs/pictures, made anew from the sample
	$(BIN)/python -m pytest tests/browser/test_reading.py -k "$(README_PAGES)" --screenshots build/screenshots
	$(BIN)/python tools/guide_screens.py --site site --to build/screenshots
	$(BIN)/python tools/pictures.py

audit: $(VENV)/.ready             ## known vulnerabilities of the locked packages (exit 2: the database cannot be asked)
	$(BIN)/python tools/audit.py requirements.txt requirements-dev.txt requirements-cluster.txt

clean:                            ## remove what was built; the content stays
	rm -rf site site.versions press .cache build

$(VENV)/.ready: requirements.txt pyproject.toml tools/setup.sh
	PYTHON=$(PYTHON) bash tools/setup.sh requirements.txt
	touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.txt
	PYTHON=$(PYTHON) bash tools/setup.sh requirements-dev.txt
	touch $@
