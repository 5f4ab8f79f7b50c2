# `make help` is the only thing to remember.
# Everything a target needs is kept in .venv, which is made when it is first needed and follows the requirements;
# what the tests need from npm is kept in node_modules.

PYTHON ?= python3
JOINTREPORT = PYTHONPATH=src .venv/bin/python -m jointreport

# Material for MkDocs warns of MkDocs 2 on every build; ours is pinned to 1.6, so there is nothing to be warned of.
export NO_MKDOCS_2_WARNING = 1

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve site test check system ready-to-test

help: ## List these commands / 列出这些命令
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-6s  %s\n", $$1, $$2}' Makefile

serve: .venv/site.stamp ## Build the site and show it at http://127.0.0.1:8000 / 生成网站并在本机显示
	@$(JOINTREPORT) serve

site: .venv/site.stamp ## Build the site into site/ for publication / 生成供发布的网站，存入site/
	@$(JOINTREPORT) site

test: ready-to-test ## Run everything that is checked on a pull request / 运行拉取请求的全部检查
	@.venv/bin/python -m pytest

check: .venv/site.stamp ## Check data and pages without building / 只检查数据和页面，不生成网站
	@$(JOINTREPORT) check

system: ## Install what the site and the tests need of the system, with apt / 用apt安装网站和测试所需的系统软件
	@sh tools/system.sh

# What comes before the tests proper; .ci/run runs it by itself, because its last line must be pytest's own.
ready-to-test: .venv/test.stamp node_modules/.package-lock.json
	@$(require-system)
	@.venv/bin/python -m ruff check --quiet
	@.venv/bin/python -m ruff format --check --quiet
	@.venv/bin/python -m mypy --no-error-summary
	@PYTHONPATH=src .venv/bin/lint-imports --no-logo --no-cache > .venv/imports.txt || { cat .venv/imports.txt; exit 1; }

.venv/site.stamp: requirements.txt
	@$(install)

.venv/test.stamp: requirements-dev.txt
	@$(install)

# npm writes this file itself when it is done. No script of a package is run: that of the checker would fetch a Java.
node_modules/.package-lock.json: package-lock.json package.json
	@$(require-system)
	@npm ci --silent --ignore-scripts --no-audit --no-fund

# Fills .venv with exactly what the requirements file (the first prerequisite) names, and notes that it was done.
# pip is called as a module: its own script cannot start in a folder whose name holds a space.
define install
$(require-python); \
echo 'Installing $< into .venv … / 正在将$<所列软件包装入.venv……'; \
$(PYTHON) -m venv .venv && \
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes --only-binary :all: -r $< && \
touch $@
endef

define require-python
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
    echo 'Python 3.11 or later is needed; name one, for example: make PYTHON=python3.12 serve' \
         '/ 需要Python 3.11或更高版本；请指定，例如：make PYTHON=python3.12 serve' >&2; exit 1; }
endef

# The browser tests drive the system's own Chromium, Chinese needs a font, and the HTML checker needs Java.
# Only `make system` installs them.
BROWSERS = chromium chromium-browser google-chrome
CHROMIUM ?= $(firstword $(foreach name,$(BROWSERS),$(shell command -v $(name) || true)))
test ready-to-test node_modules/.package-lock.json: export CHROMIUM := $(CHROMIUM)

define require-system
{ command -v "$$CHROMIUM" && command -v java && command -v npm && { ! command -v fc-list || fc-list :lang=zh-cn family | grep . ; }; } >/dev/null 2>&1 || { \
    echo 'The tests need Chromium, a Chinese font, Java and npm; run “make system” once.' \
         '/ 测试需要Chromium、中文字体、Java和npm，请先运行一次“make system”。' >&2; exit 1; }
endef
