#!/bin/sh
# Installs what documents on paper and the tests need of the system, as far as it is missing: `make system`.
# It asks for each thing itself rather than for its package, so that a browser or a font from elsewhere will do.
set -eu

missing=
# needs PACKAGE TEST: notes the package as missing unless the test, a piece of shell, succeeds.
needs() {
    sh -c "$2" >/dev/null 2>&1 || missing="$missing $1"
}
# Documents on paper: the libraries that set and shape their text, and the faces that print.css names.
needs libpango-1.0-0 'python3 -c "import ctypes; ctypes.CDLL(\"libpango-1.0.so.0\")"'
needs libpangoft2-1.0-0 'python3 -c "import ctypes; ctypes.CDLL(\"libpangoft2-1.0.so.0\")"'
needs libharfbuzz-subset0 'python3 -c "import ctypes; ctypes.CDLL(\"libharfbuzz-subset.so.0\")"'
needs fontconfig 'command -v fc-list'
needs fonts-noto-core 'fc-list ":family=Noto Serif" family | grep . && fc-list ":family=Noto Naskh Arabic" family | grep .'
needs fonts-noto-cjk 'fc-list ":family=Noto Serif CJK SC" family | grep . && fc-list ":family=Noto Sans CJK SC" family | grep .'
# The environment in .venv.
needs python3-venv 'python3 -c "import ensurepip"'
# The tests: the HTML checker is a Java program that npm fetches.
needs default-jre-headless 'command -v java'
needs npm 'command -v npm'
needs git 'command -v git'
needs chromium 'command -v "${CHROMIUM:-chromium}" || command -v chromium-browser || command -v google-chrome'

[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "Install what these packages of Debian hold / 请安装下列Debian软件包所含内容：${missing# }" >&2
    exit 1
fi
as_root='env DEBIAN_FRONTEND=noninteractive'
[ "$(id -u)" -eq 0 ] || as_root="sudo $as_root"
echo "Installing / 正在安装：${missing# }"
$as_root apt-get update -qq >/dev/null
# shellcheck disable=SC2086 # A list of package names, one word each.
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
