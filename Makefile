# Two commands matter: `make serve` and `make test`. `make help` lists the others.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
# Native builds go there whatever the terminal says; the wasm build has its own (.ci/lib.sh).
export CARGO_TARGET_DIR := $(CURDIR)/target

.PHONY: help setup serve build dev dev-build test snapshot bench screenshots budget budget-save clean

# All that dist/ is made from: nothing is built again while none of it has changed.
SOURCES := $(shell find src assets public .ci index.html Trunk.toml Cargo.toml Cargo.lock e2e/package-lock.json -type f 2>/dev/null)

help: ## This list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

setup: ## Install the tools that are missing (the other commands do it)
	@.ci/setup

serve: ## Build if needed, then serve on this machine
	@.ci/setup --no-browser
	@$(MAKE) dist/index.html
	@node .ci/serve.mjs dist

build: ## Build dist/, ready to upload
	@.ci/setup --no-browser
	@$(MAKE) dist/index.html

dist/index.html: $(SOURCES)
	@.ci/build

dev: ## Build quickly (not small), and serve; `make dev-build` in another terminal renews it
	@$(MAKE) dev-build
	@PORT=$${PORT:-8090} node .ci/serve.mjs --live target/dist-dev

dev-build:
	@.ci/setup --no-browser
	@.ci/build --dev

test: ## Run every check: what continuous integration runs
	@.ci/test

snapshot: ## Run the snapshot program: make snapshot ARGS="find metiers"
	@cargo build --quiet --locked --release --features snapshot --bin snapshot </dev/null >&2
	@target/release/snapshot $(ARGS)

bench: ## Time and memory of the native program on the national data
	@.ci/bench

screenshots: ## Every screen at three sizes, in screenshots/
	@.ci/setup
	@$(MAKE) dist/index.html
	@cd e2e && CAPTURES=1 node node_modules/@playwright/test/cli.js test
	@echo "screenshots/: $$(ls screenshots | wc -l) pictures"

budget: ## Weigh dist/ against the limits and the last figures kept
	@node .ci/budget.mjs

budget-save: ## The same, and keep these figures in docs/budget.json
	@node .ci/budget.mjs --save

clean: ## Remove what was built (the tools stay)
	@rm -rf target dist screenshots e2e/results e2e/report
