#!/usr/bin/env bash
# Finds or installs the SDK that global.json names, and hands over to the program in build/. Nothing else happens here.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# Without libicu the SDK runs only when told to do without cultures, and it needs none here.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="${DOTNET_SYSTEM_GLOBALIZATION_INVARIANT:-1}"

# dotnet itself knows whether one of its SDKs satisfies the global.json above the current directory.
has_sdk() { (cd "$root" && "$1" --version) >/dev/null 2>&1; }
download() { if command -v curl; then curl -fsSL "$1" -o "$2"; else wget -qO "$2" "$1"; fi; }

install_sdk() {
  download https://dot.net/v1/dotnet-install.sh "$1/install.sh" &&
    bash "$1/install.sh" --jsonfile "$root/global.json" --install-dir "$HOME/.dotnet" --no-path
}

dotnet=$(command -v dotnet || true)
if [ -z "$dotnet" ] || ! has_sdk "$dotnet"; then
  dotnet="$HOME/.dotnet/dotnet"
  if ! has_sdk "$dotnet"; then
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    [ ! -t 1 ] || echo "Installing the .NET SDK that global.json names into $HOME/.dotnet..."
    if ! install_sdk "$scratch" >/dev/null 2>&1 || ! has_sdk "$dotnet"; then
      echo "Nothing was done, because this machine lacks the .NET SDK that global.json names and it could not be" \
        "downloaded: connect to the network, or install that SDK, and try again." >&2
      exit 1
    fi
    rm -rf "$scratch"
  fi
fi

# The program is compiled once, and used until its sources change.
sources=$(cd "$root" && find build config/build Directory.Build.props global.json -type f -exec cksum {} + | sort | cksum)
stamp="$root/artifacts/build/build-program"
if [ "$(cat "$stamp" 2>/dev/null)" != "$sources" ]; then
  "$dotnet" msbuild "$root/build/Build.csproj" -restore -nologo -verbosity:quiet -nodeReuse:false \
    -property:Configuration=Release -property:UseSharedCompilation=false
  echo "$sources" >"$stamp"
fi
exec "$dotnet" "$root/artifacts/build/bin/Build/release/Build.dll" "$@"
