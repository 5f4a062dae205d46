# 清尘：在新机器上只需要 make demo 和 make test。
PYTHON ?= python3
SERVE ?= 1
SCALE ?= small
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help ready fonts demo serve test test-long check fix docs bench clean

help: ## 列出各命令
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

ready: ## 安装依赖、构建前端（其他命令会自动调用）
	@$(PYTHON) setup/ready.py environment
	@$(PYTHON) setup/ready.py frontend

fonts: ## 安装公文 PDF 用的开放字体（需 root；不装时用 Noto，文件中写明）
	@$(PYTHON) setup/ready.py fonts

demo: ready ## 一条命令看到全部：建库、示例数据、走完一轮督导检查、打开网页（SERVE=0 只到出文件）
	@$(BIN)/qingchen demo $(if $(filter 0,$(SERVE)),--no-serve,)

test: ready ## 全部测试：规范检查、SQLite、PostgreSQL、真实浏览器
	@$(PYTHON) setup/ready.py browser
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --max-worker-restart 0 -m "not long"
	@QINGCHEN_TEST_DATABASE=postgresql $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --max-worker-restart 0 -m "not long and not browser and not own_home" tests/integration tests/reference

test-long: ready ## 省级规模、Spark 等耗时较长的测试
	@$(PYTHON) setup/ready.py spark
	@$(BIN)/python -m pytest -m long --timeout 3600 --junitxml .test-long.xml; status=$$?; $(BIN)/python -m tests.long_result .test-long.xml; exit $$status

check: ready ## 格式、静态检查、分层约束、文档是否最新
	@$(BIN)/ruff format --check --quiet . || (echo "格式不符，请执行 make fix" && exit 1)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo 2>/dev/null >.lint-imports.log || (cat .lint-imports.log && exit 1)
	@$(BIN)/qingchen docs --check

fix: ready ## 自动整理格式
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix --quiet .

docs: ready ## 由代码生成 docs/reference
	@$(BIN)/qingchen docs

bench: ready ## 打印性能数字并写入 docs/reference/benchmarks.json（SCALE=small|full）
	@$(BIN)/python -m bench --scale $(SCALE)

clean: ## 删除演示数据和构建产物
	@rm -rf var demo-output qingchen/web/static/build
