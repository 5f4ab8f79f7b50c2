# `make help` is the only thing to remember.
# Everything a target needs is kept in .venv, which is made when it is first needed and follows the requirements;
# what the tests need from npm is kept in node_modules; what they need of the system, tools/system.sh installs.

PYTHON ?= python3
export PYTHON

# Material for MkDocs warns of MkDocs 2 on every build; ours is pinned to 1.6, so there is nothing to be warned of.
export NO_MKDOCS_2_WARNING = 1

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve site check import test fast real other-browsers lint fix system ready-to-test paper-ready

help: ## List these commands / 列出这些命令
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-14s  %s\n", $$1, $$2}' Makefile

serve: .venv/site.stamp ## Build the site and show it at http://127.0.0.1:8000, or at PORT=8001 / 生成网站并在本机显示
	@.venv/bin/jointreport serve $(if $(PORT),--port $(PORT))

site: .venv/site.stamp paper-ready ## Build the site into site/ for publication / 生成供发布的网站，存入site/
	@.venv/bin/jointreport site

check: .venv/site.stamp ## Check data and pages without building / 只检查数据和页面，不生成网站
	@.venv/bin/jointreport check

import: .venv/site.stamp ## Make records of the Word files in inbox/, or fill those there with FILL=1 / 由inbox/中的Word文件生成记录
	@.venv/bin/jointreport import $(if $(FILL),--fill)

test: ready-to-test ## Run everything that is checked on a pull request / 运行拉取请求的全部检查
	@.venv/bin/python -m pytest -n auto

fast: paper-ready lint ## Run what needs no browser and no long build / 运行无需浏览器、无需长时间生成的测试
	@.venv/bin/python -m pytest -n auto -m "not slow"

real: paper-ready .venv/test.stamp ## Run the tests of the real data and pages alone / 只运行针对真实数据和页面的测试
	@.venv/bin/python -m pytest -n auto -m real_data

other-browsers: paper-ready .venv/test.stamp ## Run what readers do in Firefox and WebKit too / 在Firefox和WebKit中也测试读者的操作
	@sh tools/system.sh browsers
	@.venv/bin/python -m pytest -m other_browsers

lint: .venv/test.stamp ## Check style, types and the layers of the program / 检查代码的格式、类型和层次
	@.venv/bin/python -m ruff check --quiet
	@.venv/bin/python -m ruff format --check --quiet
	@.venv/bin/python -m mypy --no-error-summary
	@.venv/bin/python .venv/bin/lint-imports --no-logo --no-cache > .venv/imports.txt || { cat .venv/imports.txt; exit 1; }

fix: .venv/test.stamp ## Mend what can be mended of style / 自动修正代码格式
	@.venv/bin/python -m ruff check --quiet --fix-only
	@.venv/bin/python -m ruff format --quiet

system: ## Install what documents on paper and the tests need of the system / 安装纸质文件和测试所需的系统软件
	@sh tools/system.sh

paper-ready:
	@sh tools/system.sh paper

# What comes before the tests proper; .ci/run runs it by itself, because its last line must be pytest's own.
ready-to-test: system lint node_modules/.package-lock.json

# The package is installed in place and notes the path of this folder; in a folder that was moved, it is installed anew,
# as where Python was upgraded or taken away since.
ifneq ($(shell .venv/bin/python -c 'import jointreport' 2>/dev/null && cat .venv/place),$(CURDIR))
.PHONY: .venv/site.stamp .venv/test.stamp
endif

.venv/site.stamp: requirements.txt pyproject.toml
	@$(install)

.venv/test.stamp: requirements-dev.txt pyproject.toml
	@$(install)

# npm writes this file itself when it is done. No script of a package is run: that of the checker would fetch a Java.
node_modules/.package-lock.json: package-lock.json package.json
	@npm ci --silent --ignore-scripts --no-audit --no-fund

# Fills .venv with exactly what the requirements file (the first prerequisite) names and with the package itself,
# which fetches nothing, and notes that it was done.
# Programs are called through Python: their own first line names the path of this folder, and holds no space.
define install
$(require-python); \
echo 'Installing $< into .venv … / 正在将$<所列软件包装入.venv……'; \
$(PYTHON) -m venv $$(.venv/bin/python -c 'import jointreport' 2>/dev/null || echo --clear) .venv && \
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes --only-binary :all: -r $< && \
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
    --no-deps --no-build-isolation --no-index --editable . && \
pwd > .venv/place && touch $@
endef

define require-python
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
    echo 'Python 3.11 or later is needed; name one, for example: make PYTHON=python3.12 serve' \
         '/ 需要Python 3.11或更高版本；请指定，例如：make PYTHON=python3.12 serve' >&2; exit 1; }; \
$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
    echo 'Python lacks venv; install it once, on Debian and Ubuntu: sudo apt-get install python3-venv' \
         '/ Python缺少venv，请安装一次；在Debian和Ubuntu上：sudo apt-get install python3-venv' >&2; exit 1; }
endef
