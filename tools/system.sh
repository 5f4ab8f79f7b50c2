#!/bin/sh
# Installs what documents on paper and the tests need of the system, as far as it is missing; `system.sh paper` only
# what documents on paper need, `system.sh browsers` what the tests in other browsers need. Where it may not install, it
# says the one line to run.
# It asks for each thing itself rather than for its package, so that a browser or a font from elsewhere will do.
set -eu

# Elsewhere these things have other names; there the tests say themselves what they do not find.
[ "$(uname)" = Linux ] || exit 0

missing=
wished=
# needs PACKAGE TEST: notes the package as missing unless the test, a piece of shell, succeeds.
needs() {
    sh -c "$2" >/dev/null 2>&1 || missing="$missing $1"
}
# wishes PACKAGE TEST: the same for what the build can do without and then warns of; it alone stops nothing.
wishes() {
    sh -c "$2" >/dev/null 2>&1 || wished="$wished $1"
}
: "${PYTHON:=python3}"
export PYTHON
# The environment in .venv.
needs python3-venv '"$PYTHON" -c "import ensurepip, venv"'
# Documents on paper: the libraries that set and shape their text, and the faces that print.css names.
needs libpango-1.0-0 '"$PYTHON" -c "import ctypes; ctypes.CDLL(\"libpango-1.0.so.0\")"'
needs libpangoft2-1.0-0 '"$PYTHON" -c "import ctypes; ctypes.CDLL(\"libpangoft2-1.0.so.0\")"'
needs libharfbuzz-subset0 '"$PYTHON" -c "import ctypes; ctypes.CDLL(\"libharfbuzz-subset.so.0\")"'
needs fontconfig 'command -v fc-list'
needs fonts-noto-core 'fc-list ":family=Noto Serif" family | grep . && fc-list ":family=Noto Naskh Arabic" family | grep .'
needs fonts-noto-cjk 'fc-list ":family=Noto Serif CJK SC" family | grep . && fc-list ":family=Noto Sans CJK SC" family | grep .'
wishes fonts-arphic-ukai 'fc-list ":family=AR PL UKai CN" family | grep .'
# Ubuntu has browsers under other names.
chromium=chromium
firefox=firefox-esr
! grep -qs '^ID=ubuntu' /etc/os-release || { chromium=chromium-browser && firefox=firefox; }
if [ "${1:-}" = browsers ]; then
    needs "$firefox" 'command -v firefox-esr || command -v firefox'
    needs webkit2gtk-driver 'command -v WebKitWebDriver'
    needs xvfb 'command -v Xvfb'
elif [ "${1:-}" != paper ]; then
    # The tests drive the system's own Chromium; the HTML checker is a Java program that npm fetches.
    needs default-jre-headless 'command -v java'
    needs npm 'command -v npm'
    needs git 'command -v git'
    needs "$chromium" 'command -v "${CHROMIUM:-chromium}" || command -v chromium-browser || command -v google-chrome'
fi

[ -n "$missing$wished" ] || exit 0
# Ends where what is missing cannot be installed; with what is only wished for, all goes on.
give_up() {
    [ -n "$missing" ] || exit 0
    echo "$1" >&2
    exit 1
}
lacking="$missing$wished"

if ! command -v apt-get >/dev/null; then
    give_up "Install what these packages of Debian hold / 请安装下列Debian软件包所含内容：${lacking# }"
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
    as_root='sudo -n'
    if ! sudo -n true 2>/dev/null; then
        give_up "Something is missing; run this once, then try again / 缺少软件，请先运行一次下面这行，然后重试：
sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends$lacking'"
    fi
fi
echo "Installing / 正在安装：${lacking# }"
install() {
    $as_root apt-get update -qq >/dev/null
    # shellcheck disable=SC2086 # A list of package names, one word each.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $lacking >/dev/null
}
install || give_up "apt-get could not install / apt-get无法安装：${lacking# }"
