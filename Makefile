# A thin front: every line is a command that works without make, too.
ifeq ($(OS),Windows_NT)
PYTHON ?= python
VENV_PYTHON := ".venv/Scripts/python.exe"
else
PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
endif

.PHONY: install install-dev run test lint bench compare

install:
	$(PYTHON) bootstrap.py requirements.txt

install-dev:
	$(PYTHON) bootstrap.py requirements.txt requirements-dev.txt

run: install
	$(VENV_PYTHON) manage.py dev

# Files of tests side by side: most of the time goes by in browsers that wait.
test: install-dev
	$(VENV_PYTHON) manage.py fetch_assets --dev
	$(VENV_PYTHON) manage.py find_browser --install
	$(VENV_PYTHON) manage.py lint
	$(VENV_PYTHON) -m pytest -n auto --dist loadfile

lint: install-dev
	$(VENV_PYTHON) manage.py lint

bench: install-dev
	$(VENV_PYTHON) manage.py fetch_assets
	$(VENV_PYTHON) manage.py find_browser --install
	$(VENV_PYTHON) manage.py benchmark

# make compare DATA=fer2013.npz FRAMES="clip.mp4 folder" ARGS="--json"; each may be left out.
compare: install
	$(VENV_PYTHON) manage.py fetch_assets
	$(VENV_PYTHON) manage.py compare_with_fer $(if $(DATA),--data "$(DATA)") $(if $(FRAMES),--frames $(FRAMES)) $(ARGS)
