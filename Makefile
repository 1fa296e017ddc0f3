# The commands of the house. A machine needs python3 (3.11 or newer), make and the package registry; nothing else.
# `make` alone lists them.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test test-long bench lint messages

PORT ?= 8000

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: .venv/.synced-run ## start the portal with demo data (PORT=8001 make run for another port)
	@PORT=$(PORT) exec bin/run

test: .venv/.synced-dev ## run the whole suite, on SQLite and on the databases that answer
	@exec bin/test

test-long: .venv/.synced-dev ## run also what takes minutes
	@exec bin/test long

bench: .venv/.synced-dev ## measure what is promised about speed, beside what others do
	@exec .venv/bin/python -m bench

lint: .venv/.synced-dev ## check style, types, migrations, templates and translations
	@exec bin/lint

messages: .venv/.synced-dev ## gather new sentences into the English catalogue, and compile
	@.venv/bin/python manage.py catalogue extract
	@.venv/bin/python manage.py catalogue compile

# The environment follows uv.lock; the stamps make the check free when nothing changed.
.venv/.synced-run: uv.lock pyproject.toml
	@bin/environment run

.venv/.synced-dev: uv.lock pyproject.toml
	@bin/environment dev
