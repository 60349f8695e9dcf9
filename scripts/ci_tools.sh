#!/usr/bin/env bash
# Installs the Debian programs that tests use as independent readers: LibreOffice for .docx, poppler
# for .pdf, Chromium for .html, and a font for Chinese. What is there already is left alone.
# Where it cannot install it says so and goes on: with FACTCHECK_TOOLS=required the tests then fail.
set -euo pipefail

declare -A PACKAGES=(
    [soffice]=libreoffice-writer
    [pdftotext]=poppler-utils
    [chromium]=chromium
    [chromedriver]=chromium-driver
)
missing=()
for program in "${!PACKAGES[@]}"; do
    command -v "$program" >/dev/null || missing+=("${PACKAGES[$program]}")
done
if ! command -v fc-list >/dev/null || [ -z "$(fc-list :lang=zh-hk file)" ]; then
    missing+=(fonts-noto-cjk)
fi
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "ci_tools: no apt-get here; please install: ${missing[*]}" >&2
    exit 0
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        echo "ci_tools: neither root nor sudo; please install: ${missing[*]}" >&2
        exit 0
    fi
    as_root=(sudo -n)
fi
export DEBIAN_FRONTEND=noninteractive
if ! { "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; }; then
    echo "ci_tools: could not be installed (offline?): ${missing[*]}" >&2
fi
