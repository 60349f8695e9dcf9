#!/usr/bin/env bash
# Installs the Debian programs that tests use as independent readers: LibreOffice for .docx and tables,
# poppler for .pdf, Chromium for .html, and a font for Chinese; with npm, a validator for SARIF into .tools.
# What is there already is left alone.
# Where it cannot install it says so and goes on: with FACTCHECK_TOOLS=required the tests then fail.
set -euo pipefail

declare -A PACKAGES=(
    [soffice]=libreoffice-writer
    [localc]=libreoffice-calc
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

# The validator of Microsoft's SARIF SDK, into a folder of this project.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
sarif=@microsoft/sarif-multitool-linux
if [ ! -e .tools/bin/Sarif.Multitool ] && command -v npm >/dev/null; then
    if npm install --silent --no-save --no-package-lock --prefix .tools "$sarif@5.7.0"; then
        mkdir -p .tools/bin
        ln -s "../node_modules/$sarif/Sarif.Multitool" .tools/bin/Sarif.Multitool
    else
        echo "ci_tools: could not be installed (offline?): $sarif" >&2
    fi
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
